package fetch

import (
	"context"
	"strings"
	"time"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/match"
	"github.com/citecheck/citecheck/fetch/resolve"
)

// registered asks a registry about an identifier. ok is false if the page
// itself must be asked: no registry is set for it, or it did not say.
func (c *Client) registered(ctx context.Context, id resolve.Identifier, entry *cite.Entry) (v cite.Verdict, ok bool) {
	f := c.shared(ctx, id.Scheme+":"+id.Value, func() *facts { return c.register(ctx, id) })
	switch {
	case f == nil:
		return v, true // interrupted
	case f.Status == cite.Unchecked:
		return v, false
	}
	v = f.verdict()
	if f.Status == cite.OK && entry != nil && len(f.Titles) > 0 {
		if fit, why := match.Page(entry, f.Titles, ""); fit == match.Other {
			v.Status, v.Evidence = cite.Mismatch, why
		}
	}
	return v, true
}

// register makes facts of what a registry says. They are unchecked if it has
// no say.
func (c *Client) register(ctx context.Context, id resolve.Identifier) *facts {
	a, err := c.settings.Services.Ask(ctx, c.transport, id)
	err = c.control.doubt(ctx, id.Scheme, err)
	c.reach.count("the registry of "+id.Scheme, err, time.Now())
	f := &facts{Status: a.Status, Code: a.Code, Final: a.Final, Evidence: a.Evidence, Titles: a.Titles, At: time.Now().Unix()}
	switch {
	case err != nil:
		f.Status, f.Evidence = unheard(err, id.Scheme)
	case !a.Settled:
		f.Status = cite.Unchecked
	}
	return f
}

// unheard is what it means that a registry could not be asked: whatever became
// of it, it says nothing about the identifier.
func unheard(err error, scheme string) (cite.Status, string) {
	what := faults[classify(err)]
	said := "the registry of " + strings.ToUpper(scheme) + "s " + what.words
	switch what.status {
	case cite.Timeout, cite.Unchecked, cite.RateLimited:
		return what.status, said
	case cite.Private:
		return cite.Unsure, said + ": " + err.Error() + "; allow its network with --allow-net"
	default:
		return cite.Unsure, said
	}
}

package archive

import (
	"context"
	"net/http"
	"net/url"
	"time"
)

// A timeGate is an address that answers, put before that of a page, with the
// way to the copy nearest to the time of Accept-Datetime (RFC 7089, 4).
type timeGate string

func (g timeGate) nearest(ctx context.Context, c client, address string, on time.Time) (Copy, bool, error) {
	gate, err := url.Parse(string(g))
	if err != nil {
		return Copy{}, false, err
	}
	home := func(u *url.URL) bool { return u.Host == gate.Host }
	a, at, err := c.follow(ctx, string(g)+address, on, home)
	if err != nil {
		return Copy{}, false, err
	}
	made, err := http.ParseTime(a.header.Get("Memento-Datetime"))
	if err != nil {
		made = stamped(at)
	}
	switch {
	case busy(a.code):
		return Copy{}, false, errBusy
	case a.code != http.StatusOK || made.IsZero() || at == string(g)+address:
		return Copy{}, false, nil
	}
	return Copy{URL: at, At: made.UTC()}, true, nil
}

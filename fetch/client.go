package fetch

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/fetch/resolve"
	"github.com/citecheck/citecheck/fetch/store"
)

// A Client asks addresses and remembers what it learned: for as long as it
// lives, and between runs if it has a cache. It is safe for concurrent use;
// callers may start a goroutine for every link, as the client itself holds the
// limits.
type Client struct {
	settings  *settings
	transport http.RoundTripper
	pace      *pace
	close     func()
	honest    form // how we introduce ourselves

	flights   flights
	known     *store.Store
	unsettled sync.Map // key to *facts that do not outlive the run
	bodies    bodies
	siblings  siblings
	copies    copies
	control   control
	reach     reach
}

// New returns a client, or says which option cannot be used.
func New(o Options) (*Client, error) {
	s, err := o.settings()
	if err != nil {
		return nil, err
	}
	return newClient(s), nil
}

func newClient(s *settings) *Client {
	c := &Client{settings: s, honest: honestForm(s.UserAgent), control: control{resolver: s.Resolver}, known: s.Cache}
	c.pace = newPace(s.PerHost, s.Rate)
	c.transport, c.close = newStack(s, c.pace)
	return c
}

// Close ends the connections that are kept for further requests. The client
// may go on being used. The cache is its owner's to close.
func (c *Client) Close() { c.close() }

// Verify says whether an address still shows what is cited. It has no error:
// what goes wrong is a verdict. When ctx ends it returns at once, with
// cite.Unchecked, and the address is not remembered.
//
// Addresses that differ only in spelling or fragment are asked once. An
// address without a scheme is asked as https, and as http if that gives no
// answer. Identifiers are asked of their registries.
func (c *Client) Verify(ctx context.Context, q cite.Question) cite.Verdict {
	v, isPage := c.answer(ctx, q)
	if ctx.Err() != nil && v.Status == cite.Unchecked {
		return cite.Verdict{URL: q.URL, Status: cite.Unchecked, Evidence: "interrupted"}
	}
	v.URL = q.URL
	if isPage && wantsCopy(v.Status) {
		c.offerCopy(ctx, q, &v)
	}
	return v
}

// answer is the verdict, and whether it is one on a page.
func (c *Client) answer(ctx context.Context, q cite.Question) (v cite.Verdict, isPage bool) {
	id, found, err := resolve.Find(q.URL)
	if err != nil {
		return cite.Verdict{Status: cite.Malformed, Evidence: err.Error()}, false
	}
	if found {
		if v, ok := c.registered(ctx, id, q.Entry); ok {
			return v, false
		}
		if id.URL == "" {
			return cite.Verdict{Status: cite.Skipped, Evidence: "nobody is asked about the " + strings.ToUpper(id.Scheme) + " " + id.Value}, false
		}
		q.URL = id.URL
	}
	a, err := readAddress(q.URL)
	if err != nil {
		return unasked(err), false
	}
	return c.page(ctx, a, q.Entry), true
}

// page asks for a page, and judges it.
func (c *Client) page(ctx context.Context, a address, entry *cite.Entry) cite.Verdict {
	f := c.shared(ctx, a.key(), func() *facts { return c.visit(ctx, a) })
	if a.assumed && f != nil && f.Code == 0 && f.Status != cite.Private {
		plain := *a.url
		plain.Scheme = "http"
		b := address{url: &plain, note: a.note + ", asked as http"}
		if g := c.shared(ctx, b.key(), func() *facts { return c.visit(ctx, b) }); g != nil && g.Code != 0 {
			f, a = g, b
		}
	}
	if f == nil {
		return cite.Verdict{}
	}
	v := c.weigh(ctx, f, a.url, entry)
	c.checkFragment(ctx, a, &v)
	return dress(v, a)
}

// unasked is the verdict on what is no address, or not one for us.
func unasked(err error) cite.Verdict {
	v := cite.Verdict{Status: cite.Malformed, Evidence: err.Error()}
	var e *AddressError
	if !errors.As(err, &e) {
		return v
	}
	v.Evidence = e.Reason
	if e.Other {
		v.Status = cite.Skipped
	}
	return v
}

// dress makes a shared verdict that of one citation: its fragment, and how it
// was read.
func dress(v cite.Verdict, a address) cite.Verdict {
	if v.Final != "" && a.url.Fragment != "" && !strings.Contains(v.Final, "#") {
		v.Final += "#" + a.url.EscapedFragment()
	}
	if a.note != "" && v.Status != cite.Unchecked {
		v.Evidence = strings.TrimPrefix(v.Evidence+"; "+a.note, "; ")
	}
	return v
}

// visit asks for the page at an address, without its fragment.
func (c *Client) visit(ctx context.Context, a address) *facts {
	bare := *a.url
	bare.Fragment, bare.RawFragment = "", ""
	h := c.pace.host(bare.Host)
	h.begin()
	defer h.end()
	return c.learn(ctx, &bare, a.url.Fragment != "", c.version(a.key()))
}

// learn asks for a page as who we are, and once more as a browser would where
// the answer may be about us. What was known of an older version holds if the
// server says that nothing has changed.
func (c *Client) learn(ctx context.Context, u *url.URL, anchored bool, known *facts) *facts {
	etag := ""
	if known != nil && !anchored {
		etag = known.ETag
	}
	a := c.follow(ctx, u, c.honest, anchored, etag)
	defer a.release()
	c.reach.count(u.Host, a.err, a.at)
	if etag != "" && a.code == http.StatusNotModified && len(a.hops) == 0 {
		return known.confirmed(time.Now())
	}
	f := c.judge(u, a)
	last := &a
	if c.aboutUs(a) {
		b := c.follow(ctx, u, browserForm, anchored, "")
		defer b.release()
		last, f = &b, preferBrowser(f, c.judge(u, b))
	}
	if anchored {
		c.bodies.keep(u, last)
	}
	return f
}

// aboutUs reports whether an answer may be due to who we say we are.
func (c *Client) aboutUs(a answer) bool {
	refusal := a.code == http.StatusForbidden || a.code == http.StatusNotAcceptable
	return a.err == nil && refusal && !c.settings.accepts(a.code) && walled(a.header) == ""
}

// preferBrowser takes the answer to a browser if it settles the matter.
func preferBrowser(honest, browser *facts) *facts {
	switch browser.Status {
	case cite.OK, cite.Moved, cite.Broken:
		if browser.Code == 0 {
			break // connections broken off are no answer either
		}
		browser.Evidence = strings.TrimPrefix(browser.Evidence+"; ", "; ") +
			"asked again in a browser-like form, as " + honest.Evidence
		return browser
	default: // no better than the first answer
	}
	honest.Evidence += "; so too in a browser-like form"
	return honest
}

func honestForm(agent string) form {
	return form{
		"User-Agent": {agent},
		"Accept":     {"text/html,application/xhtml+xml,*/*;q=0.8"}, // some sites answer 406 unless HTML is named
	}
}

// browserForm is what Firefox 140 ESR sends for an address that was typed in.
var browserForm = form{
	"User-Agent":                {"Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"},
	"Accept":                    {"text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"},
	"Accept-Language":           {"en-US,en;q=0.5"},
	"Upgrade-Insecure-Requests": {"1"},
	"Sec-Fetch-Dest":            {"document"},
	"Sec-Fetch-Mode":            {"navigate"},
	"Sec-Fetch-Site":            {"none"},
	"Sec-Fetch-User":            {"?1"},
}

// accepts reports whether the user takes a status code for ok.
func (s *settings) accepts(code int) bool { return code >= 400 && slices.Contains(s.Accept, code) }

package fetch

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sync/singleflight"

	"github.com/citecheck/citecheck/cite"
)

// A Client asks addresses and remembers the verdicts for as long as it lives.
// It is safe for concurrent use; callers may start a goroutine for every link,
// as the client itself holds the limits.
type Client struct {
	settings  *settings
	transport http.RoundTripper
	close     func()
	honest    form // how we introduce ourselves

	flights singleflight.Group
	known   sync.Map // address without fragment to cite.Verdict
	control control
	reach   reach
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
	c := &Client{settings: s, honest: honestForm(s.UserAgent), control: control{resolver: s.Resolver}}
	c.transport, c.close = newStack(s)
	return c
}

// Close ends the connections that are kept for further requests. The client
// may go on being used.
func (c *Client) Close() { c.close() }

// Verify says whether an address works. It has no error: what goes wrong is a
// verdict. When ctx ends it returns at once, with cite.Unchecked, and the
// address is not remembered.
//
// Addresses that differ only in spelling or fragment are asked once. An
// address without a scheme is asked as https, and as http if that gives no
// answer.
func (c *Client) Verify(ctx context.Context, q cite.Question) cite.Verdict {
	a, err := readAddress(q.URL)
	if err != nil {
		return unasked(q.URL, err)
	}
	v := c.shared(ctx, a)
	if a.assumed && v.Code == 0 && v.Status != cite.Unchecked && v.Status != cite.Private {
		plain := *a.url
		plain.Scheme = "http"
		if w := c.shared(ctx, address{url: &plain}); w.Code != 0 {
			v, a.note = w, a.note+", asked as http"
		}
	}
	return dress(v, q.URL, a)
}

// unasked is the verdict on what is no address, or not one for us.
func unasked(url string, err error) cite.Verdict {
	v := cite.Verdict{URL: url, Status: cite.Malformed, Evidence: err.Error()}
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

// dress makes a shared verdict that of one citation: its spelling, its
// fragment, and how it was read.
func dress(v cite.Verdict, url string, a address) cite.Verdict {
	v.URL = url
	v.Hops = slices.Clone(v.Hops)
	if v.Final != "" && a.url.Fragment != "" && !strings.Contains(v.Final, "#") {
		v.Final += "#" + a.url.EscapedFragment()
	}
	if a.note != "" && v.Status != cite.Unchecked {
		v.Evidence = strings.TrimPrefix(v.Evidence+"; "+a.note, "; ")
	}
	return v
}

// shared returns the verdict on an address, asking at most once however many
// callers want it. A caller whose own context lives on asks again if the one
// that asked was interrupted.
func (c *Client) shared(ctx context.Context, a address) cite.Verdict {
	key := a.key()
	for ctx.Err() == nil {
		if v, ok := c.known.Load(key); ok {
			return v.(cite.Verdict)
		}
		answer := c.flights.DoChan(key, func() (any, error) { return c.first(ctx, key, a.url), nil })
		select {
		case <-ctx.Done():
		case r := <-answer:
			if v := r.Val.(cite.Verdict); v.Status != cite.Unchecked {
				return v
			}
		}
	}
	return cite.Verdict{Status: cite.Unchecked, Evidence: "interrupted"}
}

// first asks an address that nobody is asking, and remembers the verdict.
func (c *Client) first(ctx context.Context, key string, u *url.URL) cite.Verdict {
	if v, ok := c.known.Load(key); ok { // remembered while this flight was starting
		return v.(cite.Verdict)
	}
	bare := *u
	bare.Fragment, bare.RawFragment = "", ""
	v := c.verdict(ctx, &bare)
	if ctx.Err() != nil {
		return cite.Verdict{Status: cite.Unchecked}
	}
	c.known.Store(key, v)
	return v
}

// verdict asks: by HEAD where a page would be a big file, else or in doubt by
// GET, and once more as a browser would where the answer may be about us.
func (c *Client) verdict(ctx context.Context, u *url.URL) cite.Verdict {
	if isBigFile(u) {
		if p := c.follow(ctx, http.MethodHead, u, c.honest); p.err == nil && p.code/100 == 2 {
			c.reach.count(p.err)
			return c.judge(p)
		}
	}
	p := c.follow(ctx, http.MethodGet, u, c.honest)
	c.reach.count(p.err)
	v := c.judge(p)
	if !c.aboutUs(p) {
		return v
	}
	return preferBrowser(v, c.judge(c.follow(ctx, http.MethodGet, u, browserForm)))
}

// aboutUs reports whether an answer may be due to who we say we are.
func (c *Client) aboutUs(p page) bool {
	refusal := p.code == http.StatusForbidden || p.code == http.StatusNotAcceptable
	return p.err == nil && refusal && !c.settings.accepts(p.code) && walled(p.header) == ""
}

// preferBrowser takes the answer to a browser if it settles the matter.
func preferBrowser(honest, browser cite.Verdict) cite.Verdict {
	first := honest.Evidence
	switch browser.Status {
	case cite.OK, cite.Moved, cite.Broken:
		if browser.Code == 0 {
			break // connections broken off are no answer either
		}
		browser.Evidence = strings.TrimPrefix(browser.Evidence+"; ", "; ") +
			"asked again in a browser-like form, as " + first
		return browser
	default: // no better than the first answer
	}
	honest.Evidence += "; so too in a browser-like form"
	return honest
}

// bigFiles end the paths whose body nobody wants to fetch. PDF is not one: it
// is read in its beginning only, and servers are odd about HEAD.
var bigFiles = setOf(`.7z .avi .bz2 .deb .dmg .exe .flac .gz .img .iso .jar .m4a .m4v .mkv .mov .mp3
	.mp4 .mpeg .mpg .msi .ogg .ogv .pkg .rar .rpm .tar .tgz .wav .webm .wmv .xz .zip .zst`)

func isBigFile(u *url.URL) bool { return bigFiles[strings.ToLower(path.Ext(u.Path))] }

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

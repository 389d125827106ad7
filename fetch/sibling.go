package fetch

import (
	"context"
	"fmt"
	"hash/fnv"
	"net/http"
	"net/url"
	"path"
	"slices"
	"sync"
)

// A sibling says what a site answers to an address beside the one cited that
// cannot exist.
type sibling uint8

const (
	unknownSibling sibling = iota
	absentSibling          // an error, as it should be
	sameSibling            // the very page that it gives for the address cited
	otherSibling           // some other page
)

// siblings are the sites that were asked, each once in a run.
type siblings struct{ byHost sync.Map } // host to *probe

// A probe is one such question.
type probe struct {
	once  sync.Once
	facts *facts // nil if it was interrupted
}

// sibling compares the page at an address with what its site says to one that
// cannot exist. Front pages have no siblings.
func (c *Client) sibling(ctx context.Context, f *facts, u *url.URL) sibling {
	if !isDeep(u) {
		return unknownSibling
	}
	known, _ := c.siblings.byHost.LoadOrStore(u.Host, new(probe))
	p := known.(*probe)
	p.once.Do(func() {
		if f := c.learn(ctx, impossible(u), false, nil); ctx.Err() == nil {
			p.facts = f
		}
	})
	return p.compare(f)
}

func (p *probe) compare(f *facts) sibling {
	switch g := p.facts; {
	case g == nil:
		return unknownSibling
	case g.Code == http.StatusNotFound || g.Code == http.StatusGone:
		return absentSibling
	case g.Code/100 != 2:
		return unknownSibling
	case slices.Equal(f.Titles, g.Titles) && nearly(f.Size, g.Size):
		return sameSibling
	}
	return otherSibling
}

// nearly allows for the address that an error page repeats.
func nearly(a, b int) bool {
	d := max(a, b) - min(a, b)
	return d <= 64+max(a, b)/50
}

// impossible is an address beside u that no site has: the name says who asks.
// It is the same in every run, so that caches hold.
func impossible(u *url.URL) *url.URL {
	h := fnv.New32a()
	h.Write([]byte(u.Host))
	s := *u
	s.Path, s.RawPath = path.Join(path.Dir(u.Path), fmt.Sprintf("citecheck-probe-%08x", h.Sum32())), ""
	s.RawQuery, s.Fragment, s.RawFragment = "", "", ""
	return &s
}

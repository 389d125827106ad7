package fetch

import (
	"bytes"
	"context"
	"net/url"
	"slices"
	"sync"
	"time"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/fetch/page"
)

// checkFragment looks for the place in the page that an address names. Only a
// page that is otherwise fine is looked at.
func (c *Client) checkFragment(ctx context.Context, a address, v *cite.Verdict) {
	fragment := a.url.EscapedFragment()
	if fragment == "" || v.Status != cite.OK && v.Status != cite.Moved || v.Code/100 != 2 {
		return
	}
	f := c.shared(ctx, a.url.String(), func() *facts { return c.place(ctx, a, fragment) })
	if f == nil {
		v.Status = cite.Unchecked
		return
	}
	if f.Status == cite.FragmentMissing {
		v.Status, v.Evidence = f.Status, f.Evidence
	}
}

// place says whether a page has a place: of the page that was just read, or of
// one asked for anew.
func (c *Client) place(ctx context.Context, a address, fragment string) *facts {
	bare := *a.url
	bare.Fragment, bare.RawFragment = "", ""
	b, ok := c.bodies.find(&bare)
	if !ok {
		c.learn(ctx, &bare, true, nil)
		b, ok = c.bodies.find(&bare)
	}
	f := &facts{Status: cite.OK, At: b.at}
	if !ok {
		f.Status = cite.Unsure // too large, or gone meanwhile
		return f
	}
	if has, why := page.Fragment(b.bytes, b.contentType, b.cut, fragment); has == page.Absent {
		f.Status, f.Evidence = cite.FragmentMissing, why
	}
	return f
}

// bodies are the pages that were read last, as several places of one page are
// often cited. They take so many bytes at most.
type bodies struct {
	mu    sync.Mutex
	pages map[string]body
	order []string // the oldest first
	size  int
}

type body struct {
	bytes       []byte
	contentType string
	cut         bool
	at          int64 // Unix seconds
}

// maxBodies is how many bytes they take together.
const maxBodies = 8 << 20

// keep keeps the body of a page of which places are cited.
func (b *bodies) keep(asked *url.URL, a *answer) {
	if a.page == nil || a.code/100 != 2 {
		return
	}
	key := asked.String()
	b.mu.Lock()
	defer b.mu.Unlock()
	if _, ok := b.pages[key]; ok {
		b.drop(key)
	}
	for len(b.order) > 0 && b.size+len(a.body) > maxBodies {
		b.drop(b.order[0])
	}
	if b.pages == nil {
		b.pages = make(map[string]body)
	}
	b.pages[key] = body{bytes.Clone(a.body), a.header.Get("Content-Type"), a.more || a.cut, time.Now().Unix()}
	b.order = append(b.order, key)
	b.size += len(a.body)
}

func (b *bodies) find(u *url.URL) (body, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	found, ok := b.pages[u.String()]
	return found, ok
}

// drop forgets a page; the caller holds the lock.
func (b *bodies) drop(key string) {
	b.size -= len(b.pages[key].bytes)
	delete(b.pages, key)
	if i := slices.Index(b.order, key); i >= 0 {
		b.order = slices.Delete(b.order, i, i+1)
	}
}

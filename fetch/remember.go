package fetch

import (
	"context"
	"time"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/fetch/store"
)

// shared returns the facts on a key: those that are known, or else what ask
// finds, which is called once however many want to know. It returns nil if ctx
// ends before.
func (c *Client) shared(ctx context.Context, key string, ask func() *facts) *facts {
	if f := c.recall(key); f != nil {
		return f
	}
	return c.flights.do(ctx, key, func() *facts {
		if f := c.recall(key); f != nil { // learned while this flight was boarding
			return f
		}
		f := ask()
		if ctx.Err() != nil && f.Status != cite.OK {
			return nil // what an interrupted question found out is nothing
		}
		c.remember(key, f)
		return f
	})
}

func (c *Client) recall(key string) *facts {
	if f, ok := c.unsettled.Load(key); ok {
		return f.(*facts)
	}
	if b, ok := c.known.Get(key, time.Now()); ok {
		return decodeFacts(b)
	}
	return nil
}

// version is what is known of a page that does not hold any more, and which its
// server can confirm; nil if there is none.
func (c *Client) version(key string) *facts {
	b, ok := c.known.Stale(key)
	if !ok {
		return nil
	}
	if f := decodeFacts(b); f != nil && f.ETag != "" && f.Status == cite.OK {
		return f
	}
	return nil
}

// remember keeps what may be asked for again: in the cache what holds beyond
// this run, in memory what the next run should ask anew.
func (c *Client) remember(key string, f *facts) {
	at := time.Unix(f.At, 0)
	ttl := f.ttl(c.settings.CacheTTL)
	if ttl == 0 {
		c.unsettled.Store(key, f)
	}
	if f.Status == cite.Unchecked {
		return // nothing was learned
	}
	status := f.Status
	if s := f.sure(); s != nil && (status == cite.OK || status == cite.Moved) {
		status = s.Status // so the history tells of error pages that say they are fine
	}
	c.known.Put(key, f.encode(), store.Outcome{Status: status, URL: key}, at, at.Add(ttl))
}

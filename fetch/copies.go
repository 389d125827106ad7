package fetch

import (
	"context"
	"sync/atomic"
	"time"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/fetch/archive"
)

// wantsCopy reports whether readers would be glad of an archived copy.
func wantsCopy(s cite.Status) bool { return s == cite.Broken || s == cite.Soft404 || s == cite.Parked }

// copies asks archives, until they fail too often in a row: they are a
// kindness, and must not hold a run up.
type copies struct{ failed atomic.Int32 }

const maxArchiveFailures = 3

// offerCopy puts the archived copy nearest to the day on which the address was
// seen into the verdict.
func (c *Client) offerCopy(ctx context.Context, q cite.Question, v *cite.Verdict) {
	u, err := Normalize(q.URL)
	if err != nil || c.copies.failed.Load() >= maxArchiveFailures {
		return
	}
	day := archive.Day(q.Entry)
	key := "copy:" + day.Format(time.DateOnly) + ":" + u.String()
	f := c.shared(ctx, key, func() *facts { return c.nearest(ctx, u.String(), day) })
	if f != nil {
		v.Archive = f.Final
	}
}

// nearest is the copy as facts: where it is, nowhere if there is none, and
// unchecked if nobody could say.
func (c *Client) nearest(ctx context.Context, address string, day time.Time) *facts {
	ctx, t := withTrace(ctx)
	t.once = true
	f := &facts{Status: cite.OK, At: time.Now().Unix()}
	found, ok, err := c.settings.Archives.Nearest(ctx, c.transport, address, day)
	if err != nil {
		c.copies.failed.Add(1)
		f.Status = cite.Unchecked
		return f
	}
	c.copies.failed.Store(0)
	if ok {
		f.Final = found.URL
	}
	return f
}

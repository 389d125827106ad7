package fetch

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"
)

// notAPage is how many bytes of an answer that is no page are read: enough for
// most connections to be used again.
const notAPage = 16 << 10

// maxAnchored is how many bytes are read of a page of which a certain place is
// cited, as places stand anywhere.
const maxAnchored = 8 << 20

// A bodyError says that a page was promised and no byte of it came.
type bodyError struct{ err error }

func (e *bodyError) Error() string { return "read the page: " + e.err.Error() }
func (e *bodyError) Unwrap() error { return e.err }

// readLayer reads the beginning of the body within the time of the request and
// closes it. So the policies outside see answers that are over: a slot given
// back is free, and a page that breaks off at once can be asked for again.
func readLayer(timeout time.Duration, limit int64) layer {
	return func(next http.RoundTripper) http.RoundTripper {
		return tripper(func(req *http.Request) (*http.Response, error) {
			ctx, cancel := context.WithTimeout(req.Context(), timeout)
			defer cancel()
			t := traceOf(ctx)
			defer func() { t.at = time.Now() }() // before another takes the slot, so that times are in order
			resp, err := next.RoundTrip(req.WithContext(ctx))
			if err != nil {
				return nil, err
			}
			if err := readBeginning(ctx, resp, limit); err != nil {
				return nil, err
			}
			return resp, nil
		})
	}
}

// readBeginning replaces the body by its first bytes. What breaks off later
// than that, or behind an error status, does not change what the status says.
func readBeginning(ctx context.Context, resp *http.Response, limit int64) error {
	defer resp.Body.Close()
	t := traceOf(ctx)
	if !isPage(resp.Header) {
		limit = min(limit, notAPage)
	} else if t.anchored {
		limit = max(limit, maxAnchored)
	}
	m := newMemory()
	n, err := m.ReadFrom(io.LimitReader(resp.Body, limit))
	t.more = n >= limit
	resp.Body = m
	switch {
	case err == nil || resp.StatusCode >= 300:
		return nil
	case n == 0:
		m.Close()
		return &bodyError{err}
	}
	t.cut = true
	return nil
}

// A memory is a body that has been read. Closing it gives its room back, and
// the bytes are not to be looked at any more.
type memory struct {
	bytes.Buffer
	given bool // back already
}

var memories = sync.Pool{New: func() any { return new(memory) }}

// keptMemory is the largest room that is kept for the next body.
const keptMemory = 64 << 10

func newMemory() *memory {
	m := memories.Get().(*memory)
	m.Reset()
	m.given = false
	return m
}

// Close gives the room back. Room given back twice would be two pages' at once.
func (m *memory) Close() error {
	if m.given {
		return nil
	}
	m.given = true
	if m.Cap() <= keptMemory {
		memories.Put(m)
	}
	return nil
}

// isPage reports whether an answer may be HTML, of which all is worth reading:
// it says so or says nothing. PDFs tell their title somewhere.
func isPage(h http.Header) bool {
	ct := h.Get("Content-Type")
	if ct == "" || strings.HasPrefix(ct, "text/html") {
		return true
	}
	ct = strings.ToLower(ct)
	return strings.Contains(ct, "html") || strings.Contains(ct, "xml") || strings.Contains(ct, "pdf")
}

// A trace tells the policies what a request is for, and collects what they did
// to it. Requests run in one goroutine, so it needs no lock.
type trace struct {
	anchored   bool // a place in the page is asked for
	once       bool // not worth a second try
	tries      int
	cut        bool      // the body broke off
	more       bool      // the body goes on
	silentHost bool      // the host has not answered anybody for a while
	at         time.Time // of the last answer
}

type traceKey struct{}

func withTrace(ctx context.Context) (context.Context, *trace) {
	t := &trace{}
	return context.WithValue(ctx, traceKey{}, t), t
}

func traceOf(ctx context.Context) *trace {
	if t, ok := ctx.Value(traceKey{}).(*trace); ok {
		return t
	}
	return &trace{}
}

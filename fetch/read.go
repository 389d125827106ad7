package fetch

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"strings"
	"time"
)

// notAPage is how many bytes of an answer that is no page are read: enough for
// most connections to be used again.
const notAPage = 16 << 10

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
	if !isPage(resp.Header) {
		limit = min(limit, notAPage)
	}
	body, err := io.ReadAll(io.LimitReader(resp.Body, limit))
	resp.Body = io.NopCloser(bytes.NewReader(body))
	switch {
	case err == nil || resp.StatusCode >= 300:
		return nil
	case len(body) == 0:
		return &bodyError{err}
	}
	traceOf(ctx).cut = true
	return nil
}

// isPage reports whether an answer may be HTML: it says so or says nothing.
func isPage(h http.Header) bool {
	ct := strings.ToLower(h.Get("Content-Type"))
	return ct == "" || strings.Contains(ct, "html") || strings.Contains(ct, "xml")
}

// A trace collects what the policies did to one request. Requests run in one
// goroutine, so it needs no lock.
type trace struct {
	tries      int
	cut        bool // the body broke off
	silentHost bool // the host has not answered anybody for a while
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

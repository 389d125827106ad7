package fetch

import (
	"context"
	"hash/fnv"
	"net/http"
	"time"
)

// retry asks again after faults that often heal.
type retry struct {
	next    http.RoundTripper
	more    int           // tries after the first
	first   time.Duration // the wait before the second
	accepts func(code int) bool
}

func retryLayer(more int, first time.Duration, accepts func(int) bool) layer {
	return func(next http.RoundTripper) http.RoundTripper {
		return &retry{next, more, first, accepts}
	}
}

// RoundTrip returns the first answer worth having, or else the last.
func (t *retry) RoundTrip(req *http.Request) (*http.Response, error) {
	for try := 0; ; try++ {
		traceOf(req.Context()).tries = try + 1
		resp, err := t.next.RoundTrip(req)
		wait, again := t.again(req, resp, err, try)
		if !again {
			return resp, err
		}
		if resp != nil {
			resp.Body.Close()
		}
		if err := sleep(req.Context(), wait); err != nil {
			return nil, err
		}
	}
}

func (t *retry) again(req *http.Request, resp *http.Response, err error, try int) (time.Duration, bool) {
	wait := backoff(t.first, req.URL.String(), try)
	switch {
	case try >= t.more, req.Context().Err() != nil:
		return 0, false
	case traceOf(req.Context()).silentHost, traceOf(req.Context()).once:
		return 0, false
	case err != nil:
		return wait, transient(err)
	case t.accepts(resp.StatusCode), !passing(resp.StatusCode), walled(resp.Header) != "":
		return 0, false
	}
	told, _ := patienceAsked(resp, time.Now())
	return max(wait, told), told <= longestWait
}

// passing reports whether a status code may be another one in a moment.
func passing(code int) bool {
	switch code {
	case http.StatusRequestTimeout, http.StatusTooManyRequests:
		return true
	case http.StatusNotImplemented, http.StatusHTTPVersionNotSupported:
		return false
	}
	return code >= 500 && code < 600
}

// backoff is the wait before the next try, with a quarter more or less so that
// links that failed together do not come back together. The quarter is taken
// from the address, not from chance: two runs behave alike.
func backoff(first time.Duration, url string, try int) time.Duration {
	h := fnv.New32a()
	h.Write([]byte(url))
	h.Write([]byte{byte(try)})
	d := first << min(try, 6)
	share := time.Duration(h.Sum32() % 1000) // thousandths of the half
	return d - d/4 + d/2*share/1000
}

// sleep waits for d or until the context ends.
func sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}

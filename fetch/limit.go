package fetch

import (
	"net/http"

	"golang.org/x/sync/semaphore"
)

// limitLayer lets n requests run at once, in the order they came.
func limitLayer(n int) layer {
	slots := semaphore.NewWeighted(int64(n))
	return func(next http.RoundTripper) http.RoundTripper {
		return tripper(func(req *http.Request) (*http.Response, error) {
			if err := slots.Acquire(req.Context(), 1); err != nil {
				return nil, err
			}
			defer slots.Release(1)
			return next.RoundTrip(req)
		})
	}
}

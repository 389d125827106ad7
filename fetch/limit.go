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

// spareDescriptors are left for documents, reports, the cache, name lookups,
// and connections that are kept for further requests.
const spareDescriptors = 64

// withinDescriptors keeps so many requests at once that the files a process
// may have open suffice: half of them for connections in use.
func withinDescriptors(n int) int {
	if most := maxDescriptors(); most > 0 {
		return max(1, min(n, (most-spareDescriptors)/2))
	}
	return n
}

package fetch

import "net/http"

// A layer wraps a transport in one policy.
type layer func(next http.RoundTripper) http.RoundTripper

// newStack composes the policies, outermost first. Retrying stands outside the
// limits, so that a request that waits for its next try keeps no slot; the
// limits stand outside the clock, so that a request that waits for its turn
// does not time out; the guard's second half sits in the dialer, behind DNS.
func newStack(s *settings, hosts *pace) (http.RoundTripper, func()) {
	g := &guard{allow: s.AllowNet}
	wire := newRoute(s, g)
	return compose(wire,
		headerLayer(s.headers),
		g.layer(),
		retryLayer(s.Retries, s.firstWait, s.accepts),
		hosts.layer(),
		limitLayer(withinDescriptors(s.Concurrency)),
		readLayer(s.Timeout, s.MaxBody),
	), wire.close
}

func compose(inner http.RoundTripper, outermostFirst ...layer) http.RoundTripper {
	for i := len(outermostFirst) - 1; i >= 0; i-- {
		inner = outermostFirst[i](inner)
	}
	return inner
}

// tripper makes a transport of a function.
type tripper func(*http.Request) (*http.Response, error)

// RoundTrip calls the function.
func (f tripper) RoundTrip(req *http.Request) (*http.Response, error) { return f(req) }

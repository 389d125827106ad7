package fetch

import (
	"net/http"
	"sync"
	"time"

	"golang.org/x/sync/semaphore"
	"golang.org/x/time/rate"
)

// The pace of a host that has said 429: two requests a second, half of that
// each further time, and at the slowest one in eight seconds. Every other
// answer doubles it again until it is back to normal.
const (
	slowed  rate.Limit = 2
	slowest rate.Limit = 1.0 / 8
)

// silentFor is how many requests in a row a host leaves unanswered before its
// links are no longer tried again: two rounds with DefaultPerHost. Otherwise a
// hundred links to one dead host would take an hour of time-outs.
const silentFor = 2 * DefaultPerHost

// pace asks each host a few requests at a time and, if so set, so many a
// second. A slot is held until the body is read (see read.go).
type pace struct {
	next   http.RoundTripper
	slots  int
	normal rate.Limit

	mu    sync.Mutex
	hosts map[string]*host
}

// A host is what is known of one name and port.
type host struct {
	slots   *semaphore.Weighted
	limiter *rate.Limiter

	mu     sync.Mutex
	quiet  time.Time // nothing is asked before
	silent int       // time-outs in a row
}

func paceLayer(slots int, perSecond float64) layer {
	normal := rate.Inf
	if perSecond > 0 {
		normal = rate.Limit(perSecond)
	}
	return func(next http.RoundTripper) http.RoundTripper {
		return &pace{next: next, slots: slots, normal: normal, hosts: map[string]*host{}}
	}
}

// RoundTrip waits for the host's turn.
func (p *pace) RoundTrip(req *http.Request) (*http.Response, error) {
	h := p.host(req.URL.Host)
	if err := h.slots.Acquire(req.Context(), 1); err != nil {
		return nil, err
	}
	defer h.slots.Release(1)
	if err := h.wait(req); err != nil {
		return nil, err
	}
	resp, err := p.next.RoundTrip(req)
	if err == nil {
		h.heed(resp, p.normal)
	}
	traceOf(req.Context()).silentHost = h.silence(err) >= silentFor
	return resp, err
}

// silence counts the time-outs in a row.
func (h *host) silence(err error) int {
	h.mu.Lock()
	defer h.mu.Unlock()
	if err != nil && classify(err) == faultTimeout {
		h.silent++
	} else {
		h.silent = 0
	}
	return h.silent
}

func (p *pace) host(name string) *host {
	p.mu.Lock()
	defer p.mu.Unlock()
	h := p.hosts[name]
	if h == nil {
		h = &host{slots: semaphore.NewWeighted(int64(p.slots)), limiter: rate.NewLimiter(p.normal, 1)}
		p.hosts[name] = h
	}
	return h
}

func (h *host) wait(req *http.Request) error {
	h.mu.Lock()
	pause := time.Until(h.quiet)
	h.mu.Unlock()
	if err := sleep(req.Context(), pause); err != nil {
		return err
	}
	turn := h.limiter.Reserve()
	err := sleep(req.Context(), turn.Delay())
	if err != nil {
		turn.Cancel()
	}
	return err
}

// heed slows the host down or lets it recover. A pause that it asks for within
// the cap holds for all its links; one beyond the cap only slows them, as one
// jealous page must not keep the rest of a site from being asked.
func (h *host) heed(resp *http.Response, normal rate.Limit) {
	h.mu.Lock()
	defer h.mu.Unlock()
	now := h.limiter.Limit()
	switch {
	case resp.StatusCode == http.StatusTooManyRequests:
		h.limiter.SetLimit(max(min(now/2, slowed), slowest))
		if d, ok := retryAfter(resp.Header, time.Now()); ok && d <= longestWait {
			h.quiet = time.Now().Add(d)
		}
	case now < normal && resp.StatusCode < 500:
		h.limiter.SetLimit(recovered(now, normal))
	}
}

func recovered(now, normal rate.Limit) rate.Limit {
	if now *= 2; now > slowed || now > normal {
		return normal
	}
	return now
}

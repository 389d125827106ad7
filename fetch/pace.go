package fetch

import (
	"errors"
	"fmt"
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

// burst is how many requests a rate lets through before it counts: the
// handful of links that most lists have to a host.
const burst = 5

// silentFor is how many requests in a row a host leaves unanswered before its
// links are no longer tried again: two rounds with DefaultPerHost. Otherwise a
// hundred links to one dead host would take an hour of time-outs. One that has
// never said anything is not asked any more a round later, and all its links
// share what became of the last question.
const (
	silentFor = 2 * DefaultPerHost
	deafFor   = 3 * DefaultPerHost
)

// refusals is how many times in a row a host may ask for more patience than
// we have before it is left alone.
const refusals = 3

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

	mu       sync.Mutex
	quiet    time.Time // nothing is asked before
	silent   int       // requests in a row that were not answered
	silence  error     // why the last of them was not
	answered bool      // ever
	refused  int       // answers in a row that asked for more patience than we have

	waiting, running int
	links            int       // addresses asked, however often
	first, last      time.Time // first question, last answer
}

// errRefused says that a host is not asked as it wants to be left alone.
var errRefused = errors.New("the host asks to wait longer than we do")

func newPace(slots int, perSecond float64) *pace {
	p := &pace{slots: slots, normal: rate.Inf, hosts: make(map[string]*host)}
	if perSecond > 0 {
		p.normal = rate.Limit(perSecond)
	}
	return p
}

func (p *pace) layer() layer {
	return func(next http.RoundTripper) http.RoundTripper {
		p.next = next
		return p
	}
}

// RoundTrip waits for the host's turn.
func (p *pace) RoundTrip(req *http.Request) (*http.Response, error) {
	h := p.host(req.URL.Host)
	h.note(1, 0)
	err := h.slots.Acquire(req.Context(), 1)
	if err == nil {
		defer h.slots.Release(1)
		err = h.wait(req)
	}
	h.note(-1, 0)
	if err != nil {
		return nil, err
	}
	h.note(0, 1)
	resp, err := p.next.RoundTrip(req)
	h.note(0, -1)
	if err == nil {
		h.heed(resp, p.normal)
	}
	traceOf(req.Context()).silentHost = h.hear(err) >= silentFor
	return resp, err
}

// hear counts the requests in a row that were not answered: in time, or
// because nobody was there.
func (h *host) hear(err error) int {
	h.mu.Lock()
	defer h.mu.Unlock()
	if err != nil {
		if kind := classify(err); kind == faultTimeout || kind == faultRefused || kind == faultReset || kind == faultNoHost {
			h.silent++
			h.silence = err
			return h.silent
		}
	}
	h.silent, h.answered = 0, true
	return 0
}

func (p *pace) host(name string) *host {
	p.mu.Lock()
	defer p.mu.Unlock()
	h := p.hosts[name]
	if h == nil {
		h = &host{slots: semaphore.NewWeighted(int64(p.slots)), limiter: rate.NewLimiter(p.normal, burst)}
		p.hosts[name] = h
	}
	return h
}

// wait waits for the host's turn: behind its slower ones, and behind a pause
// that the host asks for in the meantime.
func (h *host) wait(req *http.Request) error {
	for {
		pause, err := h.pause()
		if err != nil {
			return err
		}
		if err := sleep(req.Context(), pause); err != nil {
			return err
		}
		turn := h.limiter.Reserve()
		if err := sleep(req.Context(), turn.Delay()); err != nil {
			turn.Cancel()
			return err
		}
		if pause, err := h.pause(); err == nil && pause <= 0 {
			return nil
		}
	}
}

// pause says how long nothing is asked, or why nothing is asked any more.
func (h *host) pause() (time.Duration, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	switch {
	case h.refused >= refusals:
		return 0, errRefused
	case h.silent >= deafFor && !h.answered:
		return 0, fmt.Errorf("after %d questions without an answer: %w", h.silent, h.silence)
	case h.quiet.IsZero():
		return 0, nil
	}
	return time.Until(h.quiet), nil
}

// heed slows the host down or lets it recover. A pause that it asks for within
// the cap holds for all its links; one beyond the cap only slows them, as one
// jealous page must not keep the rest of a site from being asked, unless it is
// all that the host says.
func (h *host) heed(resp *http.Response, normal rate.Limit) {
	h.mu.Lock()
	defer h.mu.Unlock()
	now := h.limiter.Limit()
	told, ok := patienceAsked(resp, time.Now())
	if ok && told <= longestWait {
		h.quiet = latest(h.quiet, time.Now().Add(told))
	}
	if resp.StatusCode != http.StatusTooManyRequests {
		h.refused = 0
		if now < normal && resp.StatusCode < 500 {
			h.limiter.SetLimit(recovered(now, normal))
		}
		return
	}
	h.limiter.SetBurst(1)
	h.limiter.SetLimit(max(min(now/2, slowed), slowest))
	if ok && told > longestWait {
		h.refused++
	}
}

func latest(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

func recovered(now, normal rate.Limit) rate.Limit {
	if now *= 2; now > slowed || now > normal {
		return normal
	}
	return now
}

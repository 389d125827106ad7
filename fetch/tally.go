package fetch

import (
	"cmp"
	"slices"
	"time"

	"golang.org/x/time/rate"

	"github.com/citecheck/citecheck/cite"
)

// note counts the requests that wait and those that run.
func (h *host) note(waiting, running int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.waiting += waiting
	h.running += running
}

// begin and end of the questions about one address.
func (h *host) begin() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.links++
	if h.first.IsZero() {
		h.first = time.Now()
	}
}

func (h *host) end() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.last = time.Now()
}

// Load says which hosts hold things up, the one with the longest queue first.
func (c *Client) Load() []cite.HostLoad {
	var all []cite.HostLoad
	c.pace.each(func(name string, h *host) {
		if h.waiting+h.running == 0 {
			return
		}
		l := cite.HostLoad{Host: name, Waiting: h.waiting, Running: h.running}
		if limit := h.limiter.Limit(); limit != rate.Inf {
			l.PerSecond = float64(limit)
		}
		all = append(all, l)
	})
	slices.SortFunc(all, func(a, b cite.HostLoad) int {
		return cmp.Or(cmp.Compare(b.Waiting, a.Waiting), cmp.Compare(b.Running, a.Running), cmp.Compare(a.Host, b.Host))
	})
	return all
}

// Slowest says how long each host took, the slowest first.
func (c *Client) Slowest() []cite.HostTime {
	var all []cite.HostTime
	c.pace.each(func(name string, h *host) {
		if h.links > 0 && !h.last.IsZero() {
			all = append(all, cite.HostTime{Host: name, Links: h.links, Took: h.last.Sub(h.first)})
		}
	})
	slices.SortFunc(all, func(a, b cite.HostTime) int {
		return cmp.Or(cmp.Compare(b.Took, a.Took), cmp.Compare(a.Host, b.Host))
	})
	return all
}

// each calls f for every host, with its lock held.
func (p *pace) each(f func(name string, h *host)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for name, h := range p.hosts {
		h.mu.Lock()
		f(name, h)
		h.mu.Unlock()
	}
}

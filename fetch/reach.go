package fetch

import (
	"sync"
	"time"
)

// reach watches whether there is a network: whether anything at all could be
// asked, and whether it went away half-way.
type reach struct {
	mu    sync.Mutex
	asked int
	out   int                 // of those, failed at our end of the wire
	since int                 // failed so since the last that did not
	hosts map[string]struct{} // the hosts of those
	last  time.Time           // when the last of those failed
}

// lostHosts is how many hosts must have failed at our end, and none answered
// since, for the network to be gone: one host may well have lost its own way.
const lostHosts = 3

// count takes in what became of a question at a time. Answers come in from many
// goroutines, so an older one may be the last to be counted.
func (r *reach) count(host string, err error, at time.Time) {
	kind := faultOther
	if err != nil {
		kind = classify(err)
	}
	if err != nil && (kind == faultInterrupted || kind == faultPrivate || kind == faultPatience) {
		return // says nothing about the network
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.asked++
	if err == nil || !faults[kind].local {
		if at.After(r.last) {
			r.since, r.hosts = 0, nil
		}
		return
	}
	if at.After(r.last) {
		r.last = at
	}
	r.out++
	r.since++
	if r.hosts == nil {
		r.hosts = make(map[string]struct{})
	}
	if len(r.hosts) < lostHosts {
		r.hosts[host] = struct{}{}
	}
}

// Reachable reports whether there is a network to ask: false if addresses were
// asked and every one of them failed at our end of the wire, that is with no
// route, no word from the name service (or one that knows no public names at
// all) or no way through the proxy. What the guard refused or the caller
// interrupted does not count; a host that does not exist is an answer. It is
// true as long as nothing was asked.
func (c *Client) Reachable() bool {
	c.reach.mu.Lock()
	defer c.reach.mu.Unlock()
	return c.reach.asked == 0 || c.reach.out < c.reach.asked
}

// Lost returns how many addresses could not be asked because the network went
// away and has not come back, 0 if it is there: nothing but faults at our end
// since, of several hosts.
func (c *Client) Lost() int {
	c.reach.mu.Lock()
	defer c.reach.mu.Unlock()
	if len(c.reach.hosts) < lostHosts {
		return 0
	}
	return c.reach.since
}

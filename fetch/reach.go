package fetch

import "sync/atomic"

// reach counts whether anything at all could be asked.
type reach struct {
	asked, out atomic.Int64
}

func (r *reach) count(err error) {
	kind := faultOther
	if err != nil {
		kind = classify(err)
	}
	if err != nil && (kind == faultInterrupted || kind == faultPrivate) {
		return // says nothing about the network
	}
	r.asked.Add(1)
	if err != nil && faults[kind].local {
		r.out.Add(1)
	}
}

// Reachable reports whether there is a network to ask: false if addresses were
// asked and every one of them failed at our end of the wire, that is with no
// route, no word from the name service (or one that knows no public names at
// all) or no way through the proxy. What the guard refused or the caller
// interrupted does not count; a host that does not exist is an answer. It is true as long as nothing was asked.
func (c *Client) Reachable() bool {
	asked := c.reach.asked.Load()
	return asked == 0 || c.reach.out.Load() < asked
}

package fetch

import (
	"context"
	"fmt"
	"net"
	"syscall"
	"testing"
	"time"
)

// A network that goes away half-way is noticed, one that stutters is not.
func TestLostNetwork(t *testing.T) {
	gone := &net.OpError{Op: "dial", Err: syscall.ENETUNREACH}
	c := &Client{}
	at := time.Now()
	say := func(host string, err error) { at = at.Add(time.Second); c.reach.count(host, err, at) }
	if !c.Reachable() || c.Lost() != 0 {
		t.Error("nothing was asked: want reachable, nothing lost")
	}
	say("a", nil)
	for i := range 10 {
		say("b", gone) // one host may have lost its own way
		if c.Lost() != 0 {
			t.Fatalf("lost after %d failures of one host", i+1)
		}
	}
	say("c", gone)
	say("d", context.Canceled)
	say("d", gone)
	if got := c.Lost(); got != 12 || !c.Reachable() {
		t.Errorf("lost %d, reachable %v, want 12, true", got, c.Reachable())
	}
	c.reach.count("a", nil, at.Add(-time.Minute)) // an answer from before, counted late
	if c.Lost() != 12 {
		t.Errorf("lost %d after an old answer", c.Lost())
	}
	say("a", fmt.Errorf("read: %w", syscall.ECONNRESET)) // an answer of sorts
	if c.Lost() != 0 {
		t.Errorf("lost %d after an answer", c.Lost())
	}
}

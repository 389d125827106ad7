package fetch

import (
	"context"
	"sync"
)

// flights let one caller at a time do the work for an address, on its own
// goroutine, while the others who want it wait: a thousand questions cost no
// goroutines beyond those that ask. Unlike x/sync/singleflight, whoever waits
// may leave, and takes over if the one who works is interrupted.
type flights struct {
	mu    sync.Mutex
	under map[string]*flight
}

type flight struct {
	landed chan struct{}
	facts  *facts // nil if the one who asked was interrupted
}

// do returns what work finds, or nil when ctx ends.
func (f *flights) do(ctx context.Context, key string, work func() *facts) *facts {
	for ctx.Err() == nil {
		mine, theirs := f.board(key)
		if mine != nil {
			mine.facts = work()
			f.land(key, mine)
			return mine.facts
		}
		select {
		case <-ctx.Done():
		case <-theirs.landed:
			if theirs.facts != nil {
				return theirs.facts
			}
		}
	}
	return nil
}

// board returns a new flight for the caller to fly, or one under way.
func (f *flights) board(key string) (mine, theirs *flight) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if theirs = f.under[key]; theirs != nil {
		return nil, theirs
	}
	if f.under == nil {
		f.under = make(map[string]*flight)
	}
	mine = &flight{landed: make(chan struct{})}
	f.under[key] = mine
	return mine, nil
}

func (f *flights) land(key string, done *flight) {
	f.mu.Lock()
	delete(f.under, key)
	f.mu.Unlock()
	close(done.landed)
}

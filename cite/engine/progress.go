package engine

import "sync"

// reporter counts from many goroutines and calls back from one at a time.
type reporter struct {
	mu   sync.Mutex
	p    Progress
	call func(Progress)
}

func newReporter(call func(Progress)) *reporter { return &reporter{call: call} }

func (r *reporter) documents(n int) { r.update(func(p *Progress) { p.Documents = n }) }
func (r *reporter) documentDone()   { r.update(func(p *Progress) { p.DocumentsDone++ }) }
func (r *reporter) links(n int)     { r.update(func(p *Progress) { p.Links = n }) }
func (r *reporter) linksDone(n int) { r.update(func(p *Progress) { p.LinksDone += n }) }

func (r *reporter) update(change func(*Progress)) {
	if r.call == nil {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	change(&r.p)
	r.call(r.p)
}

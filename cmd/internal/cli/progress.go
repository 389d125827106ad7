package cli

import (
	"fmt"
	"io"

	"github.com/citecheck/citecheck/cite/engine"
)

// A progress shows one changing line on standard error.
type progress struct {
	w     io.Writer
	shown bool
}

func (a *app) newProgress(mode string) *progress {
	if mode == "always" || mode == "auto" && isTerminal(a.err) {
		return &progress{w: a.err}
	}
	return &progress{}
}

func (p *progress) show(e engine.Progress) {
	if p.w == nil {
		return
	}
	p.shown = true
	fmt.Fprintf(p.w, "\r\x1b[Kdocuments %d/%d, links %d/%d", e.DocumentsDone, e.Documents, e.LinksDone, e.Links)
}

func (p *progress) clear() {
	if p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}

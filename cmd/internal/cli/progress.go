package cli

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"golang.org/x/term"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/engine"
)

// redraw is how often the line is drawn anew.
const redraw = 200 * time.Millisecond

// A progress shows one changing line on standard error while a run goes on:
// how far it is, how fast, which hosts hold it up and how long it will take.
type progress struct {
	w     io.Writer // nil: nothing is shown
	width func() int
	load  func() []cite.HostLoad // nil if nothing is asked

	mu    sync.Mutex
	state engine.Progress
	asked time.Time // when the first link was asked

	stop  chan struct{}
	drawn sync.WaitGroup
	shown bool
}

// newProgress starts to show the line, if there is somebody to see it.
func (a *app) newProgress(mode string, load func() []cite.HostLoad) *progress {
	p := &progress{load: load, width: func() int { return widthOf(a.err) }}
	if mode == "always" || mode == "auto" && isTerminal(a.err) && os.Getenv("TERM") != "dumb" {
		p.w, p.stop = a.err, make(chan struct{})
		p.drawn.Go(p.draw)
	}
	return p
}

// show takes the latest state; it is cheap, as it is called for every link.
func (p *progress) show(e engine.Progress) {
	if p.w == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.state = e
	if e.Links > 0 && p.asked.IsZero() {
		p.asked = time.Now()
	}
}

func (p *progress) draw() {
	tick := time.NewTicker(redraw)
	defer tick.Stop()
	for {
		select {
		case <-p.stop:
			return
		case <-tick.C:
			fmt.Fprint(p.w, "\r\x1b[K"+p.line(time.Now()))
			p.shown = true
		}
	}
}

// clear ends the showing and leaves an empty line.
func (p *progress) clear() {
	if p.w == nil {
		return
	}
	close(p.stop)
	p.drawn.Wait()
	if p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
	p.w = nil
}

// line is what is shown, no wider than the terminal.
func (p *progress) line(now time.Time) string {
	p.mu.Lock()
	e, asked := p.state, p.asked
	p.mu.Unlock()
	parts := []string{fmt.Sprintf("documents %d/%d", e.DocumentsDone, e.Documents)}
	if e.Links > 0 {
		parts = append(parts, fmt.Sprintf("links %d/%d", e.LinksDone, e.Links))
		var load []cite.HostLoad
		if p.load != nil {
			load = p.load()
		}
		parts = append(parts, pace(e, now.Sub(asked), load)...)
	}
	return fitting(strings.Join(parts, ", "), p.width())
}

// pace says how fast links are asked, how long it will take, and which hosts
// others wait for.
func pace(e engine.Progress, took time.Duration, load []cite.HostLoad) []string {
	var parts []string
	rate := float64(e.LinksDone) / max(took.Seconds(), 0.001)
	if took < time.Second || e.LinksDone == 0 {
		rate = 0
	} else {
		parts = append(parts, fmt.Sprintf("%.0f/s", rate))
	}
	if left := timeLeft(e, rate, load); left > 0 {
		parts = append(parts, "about "+left.String()+" left")
	}
	var holding []string
	for _, h := range load[:min(len(load), 2)] {
		if h.Waiting > 0 {
			holding = append(holding, fmt.Sprintf("%d wait for %s", h.Waiting, h.Host))
		}
	}
	return append(parts, holding...)
}

// timeLeft is that of the slowest host: what waits for it at the pace that it
// allows, or all that is left at the pace so far.
func timeLeft(e engine.Progress, rate float64, load []cite.HostLoad) time.Duration {
	seconds := 0.0
	if rate > 0 {
		seconds = float64(e.Links-e.LinksDone) / rate
	}
	for _, h := range load {
		if h.PerSecond > 0 {
			seconds = max(seconds, float64(h.Waiting)/h.PerSecond)
		}
	}
	return time.Duration(seconds * float64(time.Second)).Round(time.Second)
}

// fitting cuts a line to a width in characters, 0 for any.
func fitting(s string, width int) string {
	if width <= 0 || utf8.RuneCountInString(s) < width {
		return s
	}
	return string([]rune(s)[:max(0, width-2)]) + "…"
}

// widthOf is the width of a terminal in characters, 0 if it is none.
func widthOf(w any) int {
	file, ok := w.(*os.File)
	if !ok {
		return 0
	}
	width, _, err := term.GetSize(int(file.Fd()))
	if err != nil {
		return 0
	}
	return width
}

// patience is how long a run takes before its users want to know why.
const patience = 5 * time.Second

// tellSlowest names the hosts that a run waited for longest.
func (a *app) tellSlowest(hosts []cite.HostTime, took time.Duration, verbose bool) {
	if took < patience && !verbose || len(hosts) == 0 {
		return
	}
	var words []string
	for _, h := range hosts[:min(len(hosts), 3)] {
		words = append(words, fmt.Sprintf("%s (%s, %.1f s)", h.Host, plural(h.Links, "link"), h.Took.Seconds()))
	}
	a.complain("slowest hosts: %s", strings.Join(words, ", "))
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

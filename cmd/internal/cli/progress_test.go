package cli

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/engine"
)

func TestProgressLine(t *testing.T) {
	now := time.Now()
	load := []cite.HostLoad{{Host: "slow.example", Waiting: 60, Running: 4, PerSecond: 2}, {Host: "b.example", Waiting: 3, Running: 4}, {Host: "c.example", Waiting: 1}}
	tests := []struct {
		state engine.Progress
		took  time.Duration
		load  []cite.HostLoad
		width int
		want  string
	}{
		{engine.Progress{Documents: 3, DocumentsDone: 1}, 0, nil, 0, "documents 1/3"},
		{engine.Progress{Documents: 3, DocumentsDone: 3, Links: 400}, 0, nil, 0, "documents 3/3, links 0/400"},
		{engine.Progress{Documents: 3, DocumentsDone: 3, Links: 400, LinksDone: 100}, 10 * time.Second, nil, 0, "documents 3/3, links 100/400, 10/s, about 30s left"},
		{engine.Progress{Documents: 3, DocumentsDone: 3, Links: 400, LinksDone: 350}, 10 * time.Second, load, 0,
			"documents 3/3, links 350/400, 35/s, about 30s left, 60 wait for slow.example, 3 wait for b.example"},
		{engine.Progress{Documents: 3, DocumentsDone: 3, Links: 400, LinksDone: 350}, 10 * time.Second, load, 30, "documents 3/3, links 350/400…"},
	}
	for _, tt := range tests {
		p := &progress{state: tt.state, asked: now.Add(-tt.took), width: func() int { return tt.width }, load: func() []cite.HostLoad { return tt.load }}
		if got := p.line(now); got != tt.want {
			t.Errorf("%+v: %q, want %q", tt.state, got, tt.want)
		}
	}
}

// The line is drawn a few times a second however many links are done, and gone
// at the end.
func TestProgressIsDrawnAndCleared(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out strings.Builder
		a := &app{err: &out}
		p := a.newProgress("always", nil)
		for i := range 1000 {
			p.show(engine.Progress{Documents: 1, DocumentsDone: 1, Links: 1000, LinksDone: i})
			time.Sleep(time.Millisecond)
		}
		p.clear()
		if n := strings.Count(out.String(), "links"); n < 3 || n > 5 {
			t.Errorf("drawn %d times in a second", n)
		}
		if !strings.HasSuffix(out.String(), "\r\x1b[K") {
			t.Errorf("not cleared: %q", out.String())
		}
		out.Reset()
		q := a.newProgress("auto", nil) // no terminal
		q.show(engine.Progress{Documents: 1})
		time.Sleep(time.Second)
		q.clear()
		if out.Len() > 0 {
			t.Errorf("shown to nobody: %q", out.String())
		}
	})
}

func TestSlowestHosts(t *testing.T) {
	var out strings.Builder
	a := &app{err: &out}
	hosts := []cite.HostTime{{Host: "slow.example", Links: 12, Took: 8100 * time.Millisecond}, {Host: "b.example", Links: 1, Took: time.Second}}
	a.tellSlowest(hosts, time.Second, false)
	if out.Len() > 0 {
		t.Errorf("told of a quick run: %q", out.String())
	}
	a.tellSlowest(hosts, 9*time.Second, false)
	if want := "citecheck: slowest hosts: slow.example (12 links, 8.1 s), b.example (1 link, 1.0 s)\n"; out.String() != want {
		t.Errorf("%q, want %q", out.String(), want)
	}
}

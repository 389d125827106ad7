package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/citecheck/citecheck/cite"
)

// watched are the files that a run depended on, and the folders and globs in
// which others may appear.
type watched struct {
	args  []string
	input inputFlags
	files []string // the configuration, the baseline, what documents name
}

// keepChecking checks again whenever something that the check depends on is
// written, until it is interrupted; its status is that of the last check. Each
// check is a whole run of the same command line, so that a changed
// configuration counts too.
func (a *app) keepChecking(ctx context.Context, args []string, f *checkFlags) error {
	if err := f.canBeWatched(args); err != nil {
		return err
	}
	interrupted := func() bool { return ctx.Err() != nil }
	seen := watched{args: args, input: f.inputFlags}
	for first := true; ; first = false {
		before := seen.state()
		if isTerminal(a.out) {
			fmt.Fprint(a.out, "\x1b[H\x1b[2J\x1b[3J")
		}
		once := &app{in: a.in, out: a.out, err: a.err, once: true}
		a.status = once.run(ctx, a.args)
		if interrupted() {
			return nil
		}
		if first && once.depends.args == nil {
			return nil // wrong from the beginning: the run has said how
		}
		if once.depends.args != nil { // else the run ended early, and what it was to read stays
			seen = once.depends
			before = merged(before, seen.state())
		}
		a.complain("%s: waiting for changes; Ctrl-C ends", time.Now().Format(time.TimeOnly))
		if !settled(ctx, before, seen.state, watchPace) {
			return nil
		}
	}
}

// canBeWatched says what makes no sense with --watch.
func (f *checkFlags) canBeWatched(args []string) error {
	switch {
	case slices.Contains(args, "-"):
		return errors.New("--watch: standard input cannot be watched; name a file")
	case slices.ContainsFunc(args, isAddress):
		return errors.New("--watch: pages cannot be watched; save the page and name the file")
	case f.noCache && !f.offline:
		return errors.New("--watch without a cache would ask all links at every save: leave out --no-cache, or add --offline")
	}
	return nil
}

// dependsOn notes what a run read, for those who watch.
func (a *app) dependsOn(args []string, f *checkFlags, run *cite.Run) {
	a.depends = watched{args: args, input: f.inputFlags}
	if a.configured != nil {
		a.depends.files = append(a.depends.files, a.configured.path)
	}
	if f.baseline != "" {
		a.depends.files = append(a.depends.files, f.baseline)
	}
	for _, doc := range run.Documents {
		for _, part := range doc.Parts {
			if part.Name != "" {
				a.depends.files = append(a.depends.files, filepath.Join(filepath.Dir(doc.Path), filepath.FromSlash(part.Name)))
			}
		}
	}
}

// A stamp tells one state of a file from another.
type stamp struct {
	size     int64
	modified time.Time
}

// state looks at all files that count now. Editors write a new file and move
// it over the old one, so it is the paths that are watched.
func (w *watched) state() map[string]stamp {
	state := make(map[string]stamp)
	inputs, _, err := (&app{}).inputs(w.args, &w.input)
	if err != nil {
		inputs = nil // told by the run
	}
	paths := append(slices.Clone(w.files), configName)
	for _, in := range inputs {
		paths = append(paths, in.Path)
	}
	for _, path := range paths {
		if info, err := os.Stat(path); err == nil && info.Mode()&fs.ModeType == 0 {
			state[path] = stamp{info.Size(), info.ModTime()}
		}
	}
	return state
}

// merged takes the earlier state of a file where there are two, so that what
// was written during a run is not missed.
func merged(earlier, later map[string]stamp) map[string]stamp {
	all := maps.Clone(later)
	for path, s := range earlier {
		if _, ok := later[path]; ok {
			all[path] = s
		}
	}
	return all
}

// watchPace is how often files are looked at. A look at ten thousand files
// takes some 30 ms; longer ones make the pauses longer.
const watchPace = 250 * time.Millisecond

// settled waits until the state differs from what it was and has been the same
// for a pause, so that a burst of saves is one change. It reports false when it
// was interrupted.
func settled(ctx context.Context, before map[string]stamp, state func() map[string]stamp, pause time.Duration) bool {
	last := before
	for {
		began := time.Now()
		now := state()
		changed := !maps.Equal(now, before)
		if changed && maps.Equal(now, last) {
			return true
		}
		last = now
		select {
		case <-ctx.Done():
			return false
		case <-time.After(max(pause, 10*time.Since(began))):
		}
	}
}

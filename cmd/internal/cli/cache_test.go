package cli_test

import (
	"path/filepath"
	"slices"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/fetch/store"
)

// seen fills the cache as a run does that asks one address on a day, and finds
// what it says:
//
//	seen 2026-03-01 broken https://example.org/a
//	seen today ok https://example.org/b
func seen(ts *testscript.TestScript, _ bool, args []string) {
	at, err := time.Parse(time.DateOnly, args[0])
	if args[0] == "today" {
		at, err = time.Now(), nil
	}
	ts.Check(err)
	status := slices.IndexFunc(cite.Statuses(), func(s cite.Status) bool { return s.String() == args[1] })
	if status < 0 {
		ts.Fatalf("%s is no status", args[1])
	}
	s := store.Open(filepath.Join(ts.Getenv("XDG_CACHE_HOME"), "citecheck"), store.Options{Now: func() time.Time { return at }})
	s.Put(args[2], []byte("a verdict"), store.Outcome{Status: cite.Status(status), URL: args[2]}, at, at.Add(time.Hour))
	ts.Check(s.Close())
}

package store_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	bolt "go.etcd.io/bbolt"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/fetch/store"
)

const (
	hour = time.Hour
	day  = 24 * hour
)

var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

// put remembers for an hour that an address had an outcome.
func put(s *store.Store, key string, status cite.Status, at time.Time) {
	s.Put(key, []byte("value of "+key), store.Outcome{Status: status, URL: "https://example.org/" + key}, at, at.Add(hour))
}

func wantKeys(t *testing.T, s *store.Store, keys ...string) {
	t.Helper()
	for _, k := range keys {
		if v, ok := s.Get(k, time.Now()); !ok || string(v) != "value of "+k {
			t.Errorf("Get(%q) = %q, %v", k, v, ok)
		}
	}
}

func closed(t *testing.T, s *store.Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Errorf("close: %v", err)
	}
}

func filesIn(t *testing.T, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// checkWithBolt has bbolt itself look at every page.
func checkWithBolt(dir string) error {
	db, err := bolt.Open(filepath.Join(dir, store.File), 0o600, &bolt.Options{Timeout: time.Second, ReadOnly: true})
	if err != nil {
		return err
	}
	defer db.Close()
	return db.View(func(tx *bolt.Tx) error {
		for err := range tx.Check() {
			return err
		}
		return nil
	})
}

// eachKind runs a test with a store in memory, and with one in a file before
// and after it is opened again.
func eachKind(t *testing.T, fill, test func(*testing.T, *store.Store)) {
	t.Run("memory", func(t *testing.T) {
		s := store.Memory()
		fill(t, s)
		test(t, s)
		closed(t, s)
		closed(t, s)
	})
	dir := filepath.Join(t.TempDir(), "missing", "folder")
	t.Run("file", func(t *testing.T) {
		s := store.Open(dir, store.Options{})
		fill(t, s)
		test(t, s)
		if err := s.Flush(); err != nil {
			t.Fatal(err)
		}
		test(t, s)
		closed(t, s)
		closed(t, s)
	})
	t.Run("opened again", func(t *testing.T) {
		s := store.Open(dir, store.Options{})
		test(t, s)
		if s.Notice() != "" {
			t.Errorf("notice %q", s.Notice())
		}
		closed(t, s)
	})
}

func TestGet(t *testing.T) {
	puts := []struct {
		key       string
		at, until time.Time
	}{
		{"fresh", noon, noon.Add(hour)},
		{"endless", noon, noon.Add(1000 * day)},
		{"upside down", noon, noon.Add(-hour)},
		{"before time", time.Time{}, noon.Add(hour)},
		{"beyond time", noon.AddDate(300, 0, 0), noon.AddDate(300, 0, 1)},
	}
	gets := []struct {
		key  string
		now  time.Time
		want bool
	}{
		{"fresh", noon, true},
		{"fresh", noon.Add(59 * time.Minute), true},
		{"fresh", noon.Add(hour), false},
		{"fresh", noon.Add(-time.Second), false}, // the clock was set back
		{"endless", noon.Add(29 * day), true},
		{"endless", noon.Add(30 * day), false},
		{"upside down", noon, false},
		{"before time", noon, false},
		{"beyond time", noon.AddDate(300, 0, 0).Add(hour), false},
		{"unknown", noon, false},
	}
	eachKind(t, func(_ *testing.T, s *store.Store) {
		for _, p := range puts {
			s.Put(p.key, []byte(p.key), store.Outcome{Status: cite.OK}, p.at, p.until)
		}
		s.Put("too long", make([]byte, 1<<20), store.Outcome{}, noon, noon.Add(hour))
	}, func(t *testing.T, s *store.Store) {
		for _, g := range gets {
			v, ok := s.Get(g.key, g.now)
			if ok != g.want || ok && string(v) != g.key {
				t.Errorf("Get(%q, %v) = %q, %v; want %v", g.key, g.now, v, ok, g.want)
			}
		}
		if _, ok := s.Get("too long", noon); ok {
			t.Error("a value of 1 MB was kept")
		}
	})
}

// TestHistory says in a row of letters what happened, each run in a word of its
// own: good, failing, blocked.
func TestHistory(t *testing.T) {
	letters := map[rune]cite.Status{'g': cite.OK, 'f': cite.Broken, 'b': cite.Blocked}
	tests := []struct {
		runs                            string
		failures, lastGood, firstFailed int // the last two are runs, 0 for never
	}{
		{"g", 0, 1, 0},
		{"f", 1, 0, 1},
		{"ff", 1, 0, 1},
		{"f f f", 3, 0, 1},
		{"g f f", 2, 1, 2},
		{"g g b", 0, 2, 0},
		{"f b f", 2, 0, 1},
		{"g f b", 1, 1, 2},
		{"f f g", 0, 3, 0},
		{"f fg f", 1, 2, 3},
		{"g f g f f", 2, 3, 4},
	}
	for _, tt := range tests {
		dir, run := t.TempDir(), 0
		s := store.Open(dir, store.Options{})
		for _, r := range tt.runs + " " {
			if r == ' ' {
				run++
				closed(t, s)
				s = store.Open(dir, store.Options{})
				continue
			}
			put(s, "a", letters[r], noon.Add(time.Duration(run+1)*day))
		}
		h, ok := s.History("a")
		when := func(run int) time.Time {
			if run == 0 {
				return time.Time{}
			}
			return noon.Add(time.Duration(run) * day)
		}
		status := letters[rune(tt.runs[len(tt.runs)-1])]
		want := store.History{Status: status, At: when(run), LastGood: when(tt.lastGood), Failures: tt.failures, FirstFailure: when(tt.firstFailed)}
		if diff := cmp.Diff(want, h); diff != "" || !ok {
			t.Errorf("%q: (-want +got)\n%s", tt.runs, diff)
		}
		if _, ok := s.History("b"); ok {
			t.Error("an address that nobody asked has a history")
		}
		closed(t, s)
	}
}

func TestAll(t *testing.T) {
	eachKind(t, func(_ *testing.T, s *store.Store) {
		put(s, "a", cite.OK, noon)
		put(s, "b", cite.OK, noon)
		put(s, "c", cite.Timeout, noon)
		put(s, "a", cite.Broken, noon.Add(hour))
	}, func(t *testing.T, s *store.Store) {
		var got []string
		for _, r := range s.All() {
			got = append(got, fmt.Sprint(r.Status, " ", r.URL, " ", r.Failures, " ", r.Fresh(noon), " ", r.Size))
		}
		want := []string{
			"ok  0 true 10",
			"timeout https://example.org/c 1 true 10",
			"broken https://example.org/a 1 false 10",
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
		for range s.All() {
			break
		}
	})
}

// TestWriteBehind demands that what was learned is in the file half a second
// later, that nobody waits for it, and that nothing runs on after Close: a
// bubble does not end before its goroutines.
func TestWriteBehind(t *testing.T) {
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		s := store.Open(dir, store.Options{})
		put(s, "a", cite.OK, time.Now())
		if n := len(maps.Collect(store.Open(dir, store.Options{ReadOnly: true}).All())); n != 0 {
			t.Errorf("%d records are in the file at once", n)
		}
		time.Sleep(501 * time.Millisecond)
		synctest.Wait()
		wantKeys(t, store.Open(dir, store.Options{ReadOnly: true}), "a")
		wantKeys(t, s, "a")
		closed(t, s)
		put(s, "b", cite.OK, time.Now())
		closed(t, s)
	})
}

func TestManyAtOnce(t *testing.T) {
	dir := t.TempDir()
	s := store.Open(dir, store.Options{})
	var all sync.WaitGroup
	const workers, each = 8, 2000
	for w := range workers {
		all.Go(func() {
			for i := range each {
				key := fmt.Sprint(w, " ", i)
				put(s, key, cite.Status(i%3+1), time.Now())
				if _, ok := s.Get(key, time.Now()); !ok {
					t.Errorf("%s is missing", key)
				}
				s.History(fmt.Sprint(w+1, " ", i))
			}
		})
	}
	all.Go(func() {
		for range 3 {
			s.Flush()
			for range s.All() {
			}
		}
	})
	all.Wait()
	closed(t, s)
	s = store.Open(dir, store.Options{})
	if n := len(maps.Collect(s.All())); n != workers*each {
		t.Errorf("%d records, want %d", n, workers*each)
	}
	closed(t, s)
}

func TestDefault(t *testing.T) {
	cache := t.TempDir()
	t.Setenv("XDG_CACHE_HOME", cache)
	dir, err := store.Default()
	if err != nil || dir != filepath.Join(cache, "citecheck") {
		t.Errorf("Default() = %q, %v", dir, err)
	}
	s := store.Open("", store.Options{})
	put(s, "a", cite.OK, time.Now())
	closed(t, s)
	if names := filesIn(t, dir); !slices.Equal(names, []string{store.File}) {
		t.Errorf("the folder holds %v", names)
	}
	t.Setenv("XDG_CACHE_HOME", "")
	t.Setenv("HOME", "")
	s = store.Open("", store.Options{})
	put(s, "a", cite.OK, time.Now())
	wantKeys(t, s, "a")
	if s.Notice() == "" {
		t.Error("a system without a folder for caches is not told of")
	}
	closed(t, s)
}

func TestClear(t *testing.T) {
	dir, _ := sound(t, 10, noon)
	stay := []string{"links.db.backup", "links.dbx", "notes.txt"}
	for _, name := range append([]string{"links.db.late-1", "links.db.new-2", "links.db.new", "links.db.damaged-20260301-00"}, stay...) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if n, _, err := store.Clear(dir); n != 5 || err != nil {
		t.Errorf("%d files were removed, %v; want 5", n, err)
	}
	if names := filesIn(t, dir); !slices.Equal(names, stay) {
		t.Errorf("the folder holds %v, want %v", names, stay)
	}
	if n, size, err := store.Clear(filepath.Join(dir, "missing")); n != 0 || size != 0 || err != nil {
		t.Errorf("a folder that is missing: %d files, %d bytes, %v", n, size, err)
	}
}

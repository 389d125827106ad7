package store_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/fetch/store"
)

// sound returns a folder with a cache of n records made at a time, and the
// bytes of the file.
func sound(t testing.TB, n int, at time.Time) (dir string, data []byte) {
	t.Helper()
	dir = t.TempDir()
	s := store.Open(dir, store.Options{})
	for i := range n {
		put(s, fmt.Sprint("key ", i), cite.Status(i%4), at)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(dir, store.File))
	if err != nil {
		t.Fatal(err)
	}
	return dir, data
}

// TestDamage demands of every file that is not one of ours that it is kept
// under another name, that people are told, and that the cache works.
func TestDamage(t *testing.T) {
	dir, good := sound(t, 3000, time.Now())
	damaged := func(do func(b []byte) []byte) []byte { return do(bytes.Clone(good)) }
	tests := map[string]struct {
		data   []byte
		notice string
	}{
		"text":         {[]byte("dear diary"), "damaged"},
		"zeros":        {make([]byte, 64<<10), "damaged"},
		"cut short":    {good[:len(good)/2], "shorter than it should be"},
		"cut to pages": {good[:8<<10], "shorter than it should be"},
		"a page of it": {good[:4<<10], "damaged"},
		"lost pages":   {damaged(func(b []byte) []byte { clear(b[8<<10:]); return b }), "damaged"},
		"one byte":     {damaged(flipped), "not as it was written"},
		"other version": {damaged(func(b []byte) []byte {
			return bytes.ReplaceAll(b, []byte("version1 [unchecked"), []byte("version2 [unchecked"))
		}), "of another version"},
	}
	path := filepath.Join(dir, store.File)
	for name, tt := range tests {
		if err := os.WriteFile(path, tt.data, 0o600); err != nil {
			t.Fatal(err)
		}
		shown := store.Open(dir, store.Options{ReadOnly: true})
		if n := shown.Notice(); !strings.Contains(n, tt.notice) {
			t.Errorf("%s, only shown: notice %q", name, n)
		}
		s := store.Open(dir, store.Options{})
		if n := s.Notice(); !strings.Contains(n, tt.notice) || !strings.Contains(n, path+".damaged-") {
			t.Errorf("%s: notice %q", name, n)
		}
		put(s, "new", cite.OK, time.Now())
		closed(t, s)
		s = store.Open(dir, store.Options{})
		wantKeys(t, s, "new")
		if n := s.Notice(); n != "" {
			t.Errorf("%s, opened again: notice %q", name, n)
		}
		closed(t, s)
	}
	if n := len(filesIn(t, dir)); n != len(tests)+1 {
		t.Errorf("%d files are kept, want %d and the new one", n, len(tests))
	}
}

// flipped turns a bit in the middle of a block.
func flipped(b []byte) []byte {
	b[bytes.Index(b, []byte("value of key 99"))+3] ^= 1
	return b
}

// TestNoFile has everything in the way of a file: the store works in memory,
// and says so.
func TestNoFile(t *testing.T) {
	dir, _ := sound(t, 10, time.Now())
	inTheWay := t.TempDir()
	if err := os.Mkdir(filepath.Join(inTheWay, store.File), 0o700); err != nil {
		t.Fatal(err)
	}
	readOnly := store.Options{}.WithOpenFile(func(name string, _ int, _ os.FileMode) (*os.File, error) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: syscall.EROFS}
	})
	full := store.Options{}.WithOpenFile(func(string, int, os.FileMode) (*os.File, error) {
		return nil, syscall.ENOSPC
	})
	tests := map[string]struct {
		dir    string
		o      store.Options
		notice string
		known  int // records that can be read all the same
	}{
		"a folder in its place": {inTheWay, store.Options{}, "is a directory", 0},
		"a file for a folder":   {filepath.Join(dir, store.File), store.Options{}, "not a directory", 0},
		"read only, and empty":  {t.TempDir(), readOnly, "read-only file system", 0},
		"read only, and there":  {dir, readOnly, "read-only file system", 10},
		"a full disk":           {t.TempDir(), full, "no space left", 0},
	}
	for name, tt := range tests {
		s := store.Open(tt.dir, tt.o)
		if n := s.Notice(); !strings.Contains(n, tt.notice) {
			t.Errorf("%s: notice %q, want %q in it", name, n, tt.notice)
		}
		if n := len(maps.Collect(s.All())); n != tt.known {
			t.Errorf("%s: %d records are known, want %d", name, n, tt.known)
		}
		put(s, "new", cite.OK, time.Now())
		if err := s.Flush(); err != nil {
			t.Errorf("%s: flush: %v", name, err)
		}
		wantKeys(t, s, "new")
		closed(t, s)
	}
}

// TestCutShortWhileOpen takes the file away under a store that has it mapped.
func TestCutShortWhileOpen(t *testing.T) {
	dir, _ := sound(t, 3000, time.Now())
	s := store.Open(dir, store.Options{})
	if err := os.Truncate(filepath.Join(dir, store.File), 0); err != nil {
		t.Fatal(err)
	}
	if _, ok := s.Get("key 1", time.Now()); ok {
		t.Error("a record is there although the file is empty")
	}
	put(s, "new", cite.OK, time.Now())
	s.Flush()
	s.Close()
	if s.Notice() == "" {
		t.Error("nobody is told")
	}
	s = store.Open(dir, store.Options{})
	put(s, "new", cite.OK, time.Now())
	closed(t, s)
}

func TestReadOnlyChangesNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "none")
	s := store.Open(dir, store.Options{ReadOnly: true})
	put(s, "a", cite.OK, time.Now())
	wantKeys(t, s, "a")
	if s.Notice() != "" {
		t.Errorf("notice %q", s.Notice())
	}
	closed(t, s)
	if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
		t.Error("a folder was made")
	}
}

// TestForget opens a cache again after a time: what nobody asked about for 90
// days is gone, and a clock that jumps ahead takes nothing with it.
func TestForget(t *testing.T) {
	tests := map[string]struct {
		after time.Duration // from the old records to the new one
		now   time.Duration // from the new one to the opening
		known int
	}{
		"soon":              {80 * day, 0, 11},
		"late":              {91 * day, 0, 1},
		"a clock far ahead": {day, 3000 * day, 11},
		"a clock set back":  {91 * day, -3000 * day, 11},
	}
	for name, tt := range tests {
		dir, _ := sound(t, 10, noon)
		for range 2 {
			s := store.Open(dir, store.Options{Now: func() time.Time { return noon }})
			put(s, "new", cite.OK, noon.Add(tt.after))
			closed(t, s)
		}
		s := store.Open(dir, store.Options{Now: func() time.Time { return noon.Add(tt.after + tt.now) }})
		if n := len(maps.Collect(s.All())); n != tt.known {
			t.Errorf("%s: %d records are known, want %d", name, n, tt.known)
		}
		closed(t, s)
	}
}

// TestCompact writes the same records again and again, and old ones, until the
// file would be written anew.
func TestCompact(t *testing.T) {
	dir, _ := sound(t, 20_000, noon)
	for range 3 {
		s := store.Open(dir, store.Options{Now: func() time.Time { return noon }})
		for i := range 10_000 {
			put(s, fmt.Sprint("key ", i), cite.Broken, noon.Add(91*day))
		}
		closed(t, s)
	}
	path := filepath.Join(dir, store.File)
	before, _ := os.Stat(path)
	s := store.Open(dir, store.Options{Now: func() time.Time { return noon.Add(91 * day) }})
	if n := len(maps.Collect(s.All())); n != 10_000 {
		t.Errorf("%d records are known, want 10000", n)
	}
	put(s, "new", cite.OK, noon.Add(92*day))
	if h, _ := s.History("key 5"); h.Failures != 3 {
		t.Errorf("failures %d, want 3", h.Failures)
	}
	put(s, "key 5", cite.Broken, noon.Add(92*day))
	if h, _ := s.History("key 5"); h.Failures != 4 {
		t.Errorf("failures %d after another run, want 4", h.Failures)
	}
	closed(t, s)
	after, _ := os.Stat(path)
	if before.Size() < store.Worthwhile || after.Size() > before.Size()/2 {
		t.Errorf("the file has %d bytes, and had %d", after.Size(), before.Size())
	}
	if err := checkWithBolt(dir); err != nil {
		t.Error(err)
	}
	if names := filesIn(t, dir); len(names) != 1 {
		t.Errorf("the folder holds %v", names)
	}
}

// TestFreeListIsRead makes a file with many free pages: bbolt writes over them,
// and we must not take them for damage.
func TestFreeListIsRead(t *testing.T) {
	dir, _ := sound(t, 3000, time.Now())
	db, err := bolt.Open(filepath.Join(dir, store.File), 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, do := range []func(*bolt.Bucket, []byte) error{
		func(b *bolt.Bucket, k []byte) error { return b.Put(k, make([]byte, 3000)) },
		func(b *bolt.Bucket, k []byte) error { return b.Delete(k) },
	} {
		err := db.Update(func(tx *bolt.Tx) error {
			b, err := tx.CreateBucketIfNotExists([]byte("other"))
			for i := range uint32(500) {
				err = errors.Join(err, do(b, binary.BigEndian.AppendUint32(nil, i)))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	db.Close()
	s := store.Open(dir, store.Options{})
	wantKeys(t, s, "key 5")
	if s.Notice() != "" {
		t.Errorf("notice %q", s.Notice())
	}
	closed(t, s)
}

// FuzzOpen opens any bytes as a cache: the store works, whatever they are.
func FuzzOpen(f *testing.F) {
	_, good := sound(f, 40, time.Now())
	f.Add(good)
	f.Add(good[:12<<10])
	f.Add(flipped(bytes.Clone(good)))
	f.Add([]byte{})
	f.Add(make([]byte, 16<<10))
	f.Fuzz(func(t *testing.T, data []byte) {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, store.File), data, 0o600); err != nil {
			t.Fatal(err)
		}
		s := store.Open(dir, store.Options{})
		for range s.All() {
		}
		put(s, "key 1", cite.Broken, time.Now())
		s.Flush()
		wantKeys(t, s, "key 1")
		s.Close()
		s = store.Open(dir, store.Options{})
		wantKeys(t, s, "key 1")
		closed(t, s)
	})
}

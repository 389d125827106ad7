package store

import (
	"cmp"
	"os"
	"path/filepath"
)

// load indexes the file, without what nobody asked about for long, and reports
// whether most of it is of no use any more. It changes nothing on disk.
func (s *Store) load(f *os.File) (waste bool, err error) {
	var all tally
	err = scan(f, func(number uint32, block []byte) {
		all.add(block)
		s.indexBlock(number, block)
	})
	if err != nil {
		return false, err
	}
	if oldest := s.forgetBefore(all.newest); all.oldest < oldest {
		err = scan(f, func(number uint32, block []byte) { s.forget(number, block, oldest) })
	}
	return all.waste(f, len(s.index)), err
}

// forgetBefore is the time before which records are forgotten. It is counted
// from the newest record where the clock is ahead of that: a clock that is
// wrong for a day shall not empty the cache.
func (s *Store) forgetBefore(newest uint32) uint32 {
	now := min(stamp(s.options.Now()), newest)
	return now - min(now, lifetime(s.options.Keep))
}

// forget takes the records of a block out of the index that are too old. Those
// that were put again since stand elsewhere.
func (s *Store) forget(number uint32, block []byte, oldest uint32) {
	for offset, r := range records(block) {
		if r.at < oldest && s.index[r.key.head()] == at(number, offset) {
			delete(s.index, r.key.head())
		}
	}
}

// A tally is what a file holds, in use or not.
type tally struct {
	records, bytes int
	oldest, newest uint32
}

func (t *tally) add(block []byte) {
	t.bytes += len(block)
	for _, r := range records(block) {
		if t.records == 0 {
			t.oldest = r.at
		}
		t.records++
		t.oldest, t.newest = min(t.oldest, r.at), max(t.newest, r.at)
	}
}

// worthwhile is the size from which a file is written anew when half of it is
// of no use.
const worthwhile = 2 << 20

// waste reports whether less than half of the file is records in use.
func (t *tally) waste(f *os.File, used int) bool {
	info, err := f.Stat()
	if err != nil || info.Size() < worthwhile {
		return false
	}
	return t.records == 0 || int64(t.bytes)*int64(used)/int64(t.records) < info.Size()/2
}

// compactName is the name of a file until it takes the place of the old one.
const compactName = File + ".new"

// compact writes what is in use into a new file, gives it the name of the old
// one, and returns the store of the new one. The old file stays held until
// then; after an error it is as it was.
func (s *Store) compact(old *os.File) (*Store, error) {
	name := filepath.Join(filepath.Dir(s.path), compactName)
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return nil, err
	}
	t := newStore(s.options)
	t.path = s.path
	err = guard(func() (err error) {
		if t.db, err = openBolt(name, f); err == nil {
			err = s.copyTo(t, old)
		}
		return err
	})
	if err == nil {
		err = os.Rename(name, s.path)
	}
	if err != nil {
		f.Close()
		os.Remove(name)
		return nil, err
	}
	t.run()
	return t, nil
}

// copyTo puts the records in use into another store, a few blocks at a time.
func (s *Store) copyTo(t *Store, old *os.File) error {
	var failed error
	err := scan(old, func(number uint32, block []byte) {
		for offset, r := range records(block) {
			if s.index[r.key.head()] == at(number, offset) {
				t.append(r.encode)
			}
		}
		if len(t.sealed) >= blocksAtOnce && failed == nil {
			failed = t.write()
		}
	})
	if err != nil || failed != nil {
		return cmp.Or(err, failed)
	}
	return t.write()
}

package store

import (
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"slices"
	"time"

	bolt "go.etcd.io/bbolt"
)

var (
	metaBucket   = []byte("meta")
	blocksBucket = []byte("blocks")
	versionKey   = []byte("version")
)

func openBolt(path string, f *os.File) (*bolt.DB, error) {
	db, err := bolt.Open(path, 0o600, &bolt.Options{
		Timeout: 50 * time.Millisecond, FreelistType: bolt.FreelistMapType, NoStatistics: true,
		OpenFile: func(string, int, os.FileMode) (*os.File, error) { return f, nil },
	})
	if err != nil {
		return nil, err
	}
	db.AllocSize = 256 << 10
	return db, nil
}

// errFault is what guard makes of a panic: bbolt trusts the file that it maps,
// and someone may cut it short or write into it while we run.
var errFault = errors.New("the file changed under us")

// guard runs what works on the mapped file and turns its faults into errors.
func guard(work func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: %v", errFault, p)
		}
	}()
	return work()
}

// guarded is guard for the file of a store. After a fault the file is not
// touched again, not even to close it: bbolt holds locks that it will never let
// go. For the same reason transactions begin one at a time.
func (s *Store) guarded(work func(db *bolt.DB) error) error {
	s.mu.RLock()
	db := s.db
	s.mu.RUnlock()
	if db == nil {
		return errFault
	}
	err := guard(func() error { return work(db) })
	if errors.Is(err, errFault) {
		s.mu.Lock()
		s.db = nil
		s.trouble = fmt.Sprintf("the cache %s was changed by someone while it was in use: what is learned is kept in memory", s.path)
		s.mu.Unlock()
	}
	return err
}

// view reads from the file.
func (s *Store) view(work func(*bolt.Tx) error) error {
	s.beginning.Lock()
	defer s.beginning.Unlock()
	return s.guarded(func(db *bolt.DB) error { return db.View(work) })
}

// update writes to the file, while others read.
func (s *Store) update(work func(*bolt.Tx) error) error {
	var tx *bolt.Tx
	s.beginning.Lock()
	err := s.guarded(func(db *bolt.DB) (err error) {
		tx, err = db.Begin(true)
		return err
	})
	s.beginning.Unlock()
	if err != nil {
		return err
	}
	return s.guarded(func(*bolt.DB) error {
		if err := work(tx); err != nil {
			return errors.Join(err, tx.Rollback())
		}
		return tx.Commit()
	})
}

// dropEvery is how many reads map pages of the file, with their neighbours,
// before these are dropped: 500 times 64 kB would be 32 MB at worst.
const dropEvery = 500

// fetch reads a record from the file. After a fault it is missing, as are all
// others in the file.
func (s *Store) fetch(p place) (r record, ok bool) {
	err := s.view(func(tx *bolt.Tx) error {
		if blocks := tx.Bucket(blocksBucket); blocks != nil {
			r, _, ok = decode(blocks.Get(blockKey(p.block())), p.offset())
			r.value, r.url = slices.Clone(r.value), slices.Clone(r.url)
		}
		if s.reads++; s.reads%dropEvery == 0 {
			drop(tx)
		}
		return nil
	})
	return r, ok && err == nil
}

// writeBatch writes blocks in one transaction: after a crash all of them are
// there, or none.
func (s *Store) writeBatch(batch []numbered) error {
	if err := s.update(func(tx *bolt.Tx) error { return putAll(tx, batch) }); err != nil {
		return err
	}
	return s.view(func(tx *bolt.Tx) error { drop(tx); return nil })
}

func putAll(tx *bolt.Tx, batch []numbered) error {
	blocks, err := buckets(tx)
	for _, b := range batch {
		if err == nil {
			err = blocks.Put(blockKey(b.number), b.block)
		}
	}
	return err
}

// buckets makes what a new file lacks.
func buckets(tx *bolt.Tx) (blocks *bolt.Bucket, err error) {
	if tx.Bucket(metaBucket) == nil {
		m, err := tx.CreateBucket(metaBucket)
		if err != nil {
			return nil, err
		}
		if err := m.Put(versionKey, []byte(version)); err != nil {
			return nil, err
		}
	}
	if blocks, err = tx.CreateBucketIfNotExists(blocksBucket); err == nil {
		blocks.FillPercent = 1 // blocks come in the order of their keys
	}
	return blocks, err
}

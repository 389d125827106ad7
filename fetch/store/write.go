package store

import (
	"errors"
	"fmt"
	"time"

	bolt "go.etcd.io/bbolt"
)

const (
	writeEvery   = 500 * time.Millisecond // what a killed process loses at most
	retryEvery   = 30 * time.Second       // how long a full disk is left alone
	blocksAtOnce = 16                     // in one transaction: 4 MB
)

// writeBehind writes what waits, twice a second and whenever a block is full,
// until the store is closed.
func (s *Store) writeBehind() {
	tick := time.NewTicker(writeEvery)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
		case <-s.kick:
		case <-s.done:
			return
		}
		if s.write() == nil {
			continue
		}
		select {
		case <-time.After(retryEvery):
		case <-s.done:
			return
		}
	}
}

// Flush writes what waits to the file and returns when it is there for good.
// A store in memory has nothing to write.
func (s *Store) Flush() error { return s.write() }

// write writes what waits. What cannot be written stays in memory.
func (s *Store) write() error {
	s.writing.Lock()
	defer s.writing.Unlock()
	s.mu.Lock()
	if s.db != nil {
		s.seal()
	}
	s.mu.Unlock()
	for {
		db, batch := s.next()
		if db == nil || len(batch) == 0 {
			return s.dropLate(db != nil)
		}
		if err := s.writeBatch(db, batch); err != nil {
			return s.cannotWrite(err)
		}
		s.written(len(batch))
	}
}

type numbered struct {
	number uint32
	block  []byte
}

// next returns the oldest blocks that wait.
func (s *Store) next() (*bolt.DB, []numbered) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	var batch []numbered
	for _, n := range s.sealed[:min(len(s.sealed), blocksAtOnce)] {
		batch = append(batch, numbered{n, s.memory[n]})
	}
	return s.db, batch
}

// writeBatch writes blocks in one transaction: after a crash all of them are
// there, or none.
func (s *Store) writeBatch(db *bolt.DB, batch []numbered) error {
	return guard(func() error {
		if err := db.Update(func(tx *bolt.Tx) error { return putAll(tx, batch) }); err != nil {
			return err
		}
		return db.View(func(tx *bolt.Tx) error { drop(tx); return nil })
	})
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

// written lets go of blocks that are in the file.
func (s *Store) written(n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, number := range s.sealed[:n] {
		delete(s.memory, number)
	}
	s.sealed = s.sealed[n:]
	s.trouble = ""
}

// cannotWrite tells people why the cache is not kept. A file that changed
// under us is not touched again, not even to close it: bbolt holds locks that
// it could not let go.
func (s *Store) cannotWrite(err error) error {
	err = fmt.Errorf("write cache %s: %w", s.path, err)
	s.mu.Lock()
	defer s.mu.Unlock()
	if errors.Is(err, errFault) {
		s.db = nil
	}
	s.trouble = fmt.Sprintf("the cache %s cannot be written (%s): what is learned is kept in memory; make room on the disk", s.path, reason(err))
	return err
}

// Close writes what waits and lets go of the file. What is put into a closed
// store is forgotten. Closing again does nothing.
func (s *Store) Close() (err error) {
	s.closing.Do(func() {
		close(s.done)
		s.writer.Wait()
		if s.guest {
			err = s.handOver()
			return
		}
		err = s.write()
		s.mu.Lock()
		db := s.db
		s.db = nil
		s.mu.Unlock()
		if db != nil {
			err = errors.Join(err, guard(db.Close))
		}
	})
	return err
}

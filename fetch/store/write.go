package store

import (
	"errors"
	"fmt"
	"time"
)

const (
	writeEvery   = 500 * time.Millisecond // what a killed process loses at most
	retryEvery   = 30 * time.Second       // how long a full disk is left alone
	blocksAtOnce = 64                     // in one transaction at most: 4 MB
	blocksToKick = 8                      // that wait, full, so that the writer comes before its time
)

// writeBehind writes what waits, twice a second and when much waits, until the
// store is closed.
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
		batch := s.next()
		if len(batch) == 0 {
			return s.dropLate()
		}
		if err := s.writeBatch(batch); err != nil {
			return s.cannotWrite(err)
		}
		s.written(len(batch))
	}
}

type numbered struct {
	number uint32
	block  []byte
}

// next returns the oldest blocks that wait for the file, none if there is no
// file.
func (s *Store) next() (batch []numbered) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if s.db == nil {
		return nil
	}
	for _, n := range s.sealed[:min(len(s.sealed), blocksAtOnce)] {
		batch = append(batch, numbered{n, s.memory[n]})
	}
	return batch
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

// cannotWrite tells people why the cache is not kept.
func (s *Store) cannotWrite(err error) error {
	err = fmt.Errorf("write cache %s: %w", s.path, err)
	s.mu.Lock()
	defer s.mu.Unlock()
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

package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A guest is a process that found the file held by another. What it learned it
// leaves at its end in a file of its own, a few blocks each after its length,
// and the next process that holds the cache takes it in.

// latePrefix begins the names of the files of guests, and newPrefix while they
// are being written.
const (
	latePrefix = File + ".late-"
	newPrefix  = File + ".new-"
)

// maxLate bounds what is taken in from one guest, and lateAtOnce from how many.
const (
	maxLate    = 64 << 20
	lateAtOnce = 64
)

// handOver leaves what this run learned to others: at once if nobody holds the
// cache any more, else in a file beside it.
func (s *Store) handOver() error {
	s.mu.Lock()
	s.seal()
	var blocks [][]byte
	for _, n := range s.sealed {
		blocks = append(blocks, s.memory[n])
	}
	s.mu.Unlock()
	if len(blocks) == 0 || len(lateFiles(filepath.Dir(s.path))) == lateAtOnce {
		return nil // nothing to leave, or nobody came for what others left
	}
	if err := leave(filepath.Dir(s.path), blocks); err != nil {
		return fmt.Errorf("leave what was learned beside the cache %s: %w", s.path, err)
	}
	if host, err := openFile(s.options, s.path); err == nil {
		return host.Close()
	}
	return nil // whoever holds the cache next will find it
}

// leave writes blocks to a file that appears in full or not at all.
func leave(dir string, blocks [][]byte) error {
	f, err := os.CreateTemp(dir, newPrefix+"*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // which is gone by then if all went well
	for _, b := range blocks {
		if _, err = f.Write(append(binary.LittleEndian.AppendUint32(nil, uint32(len(b))), b...)); err != nil {
			break
		}
	}
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	name := strings.TrimPrefix(filepath.Base(f.Name()), newPrefix)
	return os.Rename(f.Name(), filepath.Join(dir, latePrefix+name))
}

// adopt takes in what guests left. Their files are removed once all of it is
// written; should that be prevented, it is taken in twice, which harms nobody.
func (s *Store) adopt() {
	for _, name := range lateFiles(filepath.Dir(s.path)) {
		for _, block := range lateBlocks(name) {
			s.memory[s.number] = block
			s.sealed = append(s.sealed, s.number)
			s.indexBlock(s.number, block)
		}
		s.late = append(s.late, name)
	}
}

func lateFiles(dir string) (names []string) {
	entries, _ := os.ReadDir(dir) // a folder that cannot be listed shows none
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), latePrefix) && len(names) < lateAtOnce {
			names = append(names, filepath.Join(dir, e.Name()))
		}
	}
	return names
}

// lateBlocks reads the blocks that a guest left, up to one that is damaged.
func lateBlocks(name string) (blocks [][]byte) {
	if info, err := os.Lstat(name); err != nil || !info.Mode().IsRegular() || info.Size() > maxLate {
		return nil
	}
	data, err := os.ReadFile(name)
	for err == nil && len(data) >= 4 {
		n := binary.LittleEndian.Uint32(data)
		if data = data[4:]; uint64(n) > uint64(len(data)) || !isSealed(data[:n]) {
			return blocks
		}
		blocks = append(blocks, slices.Clone(data[:n]))
		data = data[n:]
	}
	return blocks
}

// dropLate removes the files of guests, all of which has been written.
func (s *Store) dropLate() error {
	var err error
	for _, name := range s.late {
		err = errors.Join(err, os.Remove(name))
	}
	s.late = nil
	return err
}

// Package store remembers between runs what was learned about addresses: an
// opaque value under a key, until when it holds, and how often the address
// failed before.
//
// Records are appended to blocks of some 64 kB, and a block is one value of a
// bbolt file; which block holds a key is known by an index in memory. A tree
// with one entry a record would be simpler, but keys that are hashes fall all
// over it: 500,000 records took 8 s and 460 bytes of memory each that way, and
// take 0.5 s and 65 bytes this way. A store in memory is the same without the
// file.
//
// The address itself is kept only of what is not plainly good, so that a good
// link costs little; the others are known by their hash alone.
package store

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"hash/crc32"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	bolt "go.etcd.io/bbolt"

	"github.com/citecheck/citecheck/cite"
)

// Options say how long a store remembers. The zero value is what users get.
type Options struct {
	MaxTTL   time.Duration    // no record holds longer than this after it was made; 0 means 30 days
	Keep     time.Duration    // what nobody asked about for so long is forgotten when the file is opened; 0 means 90 days
	ReadOnly bool             // take the file as it stands and change nothing on disk, for those who only show it
	Now      func() time.Time // the clock by which old records are told; nil means time.Now

	openFile func(name string, flag int, perm os.FileMode) (*os.File, error) // os.OpenFile, but in tests of full disks
}

// A Store is a cache of records, in a file or in memory. It is safe for
// concurrent use, and of the use of one folder by several processes. Close
// it, or what was learned in the last half second is lost.
type Store struct {
	options Options
	path    string // of the file, "" if there is none

	mu      sync.RWMutex
	index   map[uint64]place  // by the first half of the key
	memory  map[uint32][]byte // sealed blocks that are not in the file, or not yet
	sealed  []uint32          // of those, the ones to be written, oldest first
	fill    []byte            // the block that grows
	number  uint32            // of that block
	mine    uint32            // the first block of this run
	db      *bolt.DB          // nil if all is kept in memory
	notice  string            // how it was opened
	trouble string            // why it cannot be written at the moment

	beginning sync.Mutex // held while a transaction begins, or reads
	reads     uint       // from the file

	writing sync.Mutex // held by whoever writes to the file
	kick    chan struct{}
	done    chan struct{}
	writer  sync.WaitGroup
	closing sync.Once
	guest   bool     // another process holds the file: hand over at the end
	late    []string // files that guests left, to be removed once they are in the file
}

// A Key is what a record is found by: a hash of the caller's key.
type Key [16]byte

// head is the half of a key that the index knows.
func (k Key) head() uint64 { return binary.LittleEndian.Uint64(k[:]) }

func keyOf(key string) Key {
	sum := sha256.Sum256([]byte(key))
	return Key(sum[:len(Key{})])
}

// A place is where a record begins: the number of its block, and the offset
// in it.
type place uint64

func at(block uint32, offset int) place { return place(block)<<32 | place(uint32(offset)) }
func (p place) block() uint32           { return uint32(p >> 32) }
func (p place) offset() int             { return int(uint32(p)) }

// Default is the folder of the cache: citecheck in $XDG_CACHE_HOME, which
// counts on every system if it is set, else where the system keeps caches.
func Default() (dir string, err error) {
	if dir = os.Getenv("XDG_CACHE_HOME"); !filepath.IsAbs(dir) {
		if dir, err = os.UserCacheDir(); err != nil {
			return "", err
		}
	}
	return filepath.Join(dir, "citecheck"), nil
}

// Memory returns a store that forgets when the program ends. A record takes
// under 100 bytes beside its value.
func Memory() *Store { return newStore(Options{}) }

func newStore(o Options) *Store {
	if o.MaxTTL <= 0 {
		o.MaxTTL = 30 * 24 * time.Hour
	}
	if o.Keep <= 0 {
		o.Keep = 90 * 24 * time.Hour
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.openFile == nil {
		o.openFile = os.OpenFile
	}
	return &Store{
		options: o, index: map[uint64]place{}, memory: map[uint32][]byte{}, fill: newBlock(0), number: 1, mine: 1,
		kick: make(chan struct{}, 1), done: make(chan struct{}),
	}
}

// Path returns the name of the file, "" for a store that never had one.
func (s *Store) Path() string { return s.path }

// Notice is a sentence for people if the store cannot do all that was asked of
// it: damaged, held by another process, not to be written. It is "" if all is
// well, and may change while the store is in use, as disks fill up.
func (s *Store) Notice() string {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return cmp.Or(s.trouble, s.notice)
}

// Get returns the value under a key, if there is one that holds at that time.
// What claims to be made later than now does not hold. The value is the
// caller's.
func (s *Store) Get(key string, now time.Time) (value []byte, ok bool) {
	r, _, ok := s.find(keyOf(key))
	if !ok || !r.fresh(now) {
		return nil, false
	}
	return slices.Clone(r.value), true
}

// Stale returns the value under a key whether or not it still holds, for those
// who can find out whether it does.
func (s *Store) Stale(key string) (value []byte, ok bool) {
	r, _, ok := s.find(keyOf(key))
	if !ok {
		return nil, false
	}
	return slices.Clone(r.value), true
}

// Put remembers a value that was learned at a time and holds until another,
// at most Options.MaxTTL later, in place of what was known under the key. It
// never waits for the disk: what the disk is too slow for waits in memory. A
// value of more than 64 kB is not kept.
func (s *Store) Put(key string, value []byte, outcome Outcome, at, until time.Time) {
	if len(value) > maxValue {
		return
	}
	r := record{key: keyOf(key), value: value, status: outcome.Status, at: stamp(at)}
	r.ttl = lifetime(min(until.Sub(at), s.options.MaxTTL))
	if !r.good() {
		previous, sameRun, known := s.find(r.key)
		r.url = shorten(outcome.URL)
		r.follow(previous, known, sameRun)
	}
	s.mu.Lock()
	much := s.append(r.encode)
	s.mu.Unlock()
	if much {
		select {
		case s.kick <- struct{}{}:
		default: // the writer is on its way already
		}
	}
}

// append adds a record to the block that grows and reports whether much waits
// to be written. The caller holds the lock.
func (s *Store) append(encode func([]byte) []byte) (much bool) {
	if len(s.fill) >= blockSize {
		s.seal()
		much = len(s.sealed) >= blocksToKick
	}
	offset := len(s.fill)
	s.fill = encode(s.fill)
	s.index[Key(s.fill[offset:]).head()] = at(s.number, offset)
	return much
}

// seal ends the block that grows and begins another.
func (s *Store) seal() {
	if len(s.fill) == crc32.Size {
		return
	}
	seal(s.fill)
	s.memory[s.number] = s.fill
	s.sealed = append(s.sealed, s.number)
	s.number++
	s.fill = newBlock(len(s.fill)) // as large as the last one had to be
}

// History returns what earlier runs and this one saw of an address, fresh or
// not, and whether anything is known.
func (s *Store) History(key string) (History, bool) {
	r, _, ok := s.find(keyOf(key))
	if !ok {
		return History{}, false
	}
	return r.history(), true
}

// find returns the newest record of a key, which nobody may change, and
// whether this run made it.
func (s *Store) find(k Key) (r record, mine, ok bool) {
	s.mu.RLock()
	p, ok := s.index[k.head()]
	s.mu.RUnlock()
	if !ok {
		return record{}, false, false
	}
	r, ok = s.read(p)
	return r, p.block() >= s.mine, ok && r.key == k
}

// read returns the record at a place.
func (s *Store) read(p place) (r record, ok bool) {
	s.mu.RLock()
	block, inFile := s.memory[p.block()], s.db != nil
	if p.block() == s.number {
		block = s.fill
	}
	s.mu.RUnlock()
	switch {
	case block != nil: // what is written there never changes, although fill grows
		r, _, ok = decode(block, p.offset())
	case inFile:
		r, ok = s.fetch(p)
	}
	return r, ok
}

// All yields what is remembered, fresh or not, from the oldest to the newest.
// Of what is put in meanwhile it may show some.
func (s *Store) All() iter.Seq2[Key, Record] {
	return func(yield func(Key, Record) bool) {
		s.mu.RLock()
		places := slices.Sorted(maps.Values(s.index))
		s.mu.RUnlock()
		for _, p := range places {
			if r, ok := s.read(p); ok && !yield(r.key, r.public()) {
				return
			}
		}
	}
}

// An Outcome is what a store must understand of a value.
type Outcome struct {
	Status cite.Status
	URL    string // as people know the address; kept only if Status is neither OK nor Moved
}

package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/citecheck/citecheck/cite"
)

// File is the name of the cache in its folder. What we write beside it begins
// with the same word and a dot.
const File = "links.db"

// version is the format of blocks. Records hold statuses as numbers, so a
// program with other statuses writes another version.
var version = fmt.Sprint("1 ", cite.Statuses())

var (
	errHeld    = errors.New("another citecheck uses it")
	errVersion = errors.New("the file is of another version of citecheck")
)

// Open opens the cache in a folder, "" for that of Default, and makes what is
// missing. It never fails: what does not allow a cache in a file gives one in
// memory, and Notice says why. A damaged file is set aside and begun anew. If
// another process holds the file, what it knows is read as it stands, and what
// is learned here is handed over at the end.
func Open(dir string, o Options) *Store {
	s := newStore(o)
	if dir == "" {
		var err error
		if dir, err = Default(); err != nil {
			s.notice = fmt.Sprintf("there is no folder for the cache (%v): what is learned is kept for this run only; set XDG_CACHE_HOME", err)
			return s
		}
	}
	path := filepath.Join(dir, File)
	if o.ReadOnly {
		return look(o, path)
	}
	err := os.MkdirAll(dir, 0o700)
	if err == nil {
		s, err = openFile(o, path)
	}
	if err != nil {
		return without(o, path, err)
	}
	return s
}

// without is the store of those who may not write: what can be read, and the
// rest in memory.
func without(o Options, path string, err error) *Store {
	s := look(o, path)
	switch {
	case errors.Is(err, errHeld):
		known := "what it knows is used"
		if s.notice != "" {
			known = "what it knows cannot be read now"
		}
		s.guest = true
		s.notice = fmt.Sprintf("another citecheck uses the cache %s: %s, and what is learned here is added at the end", path, known)
	default:
		s.notice = fmt.Sprintf("the cache %s cannot be used (%s): what is learned is kept for this run only; remove what is in its place, or set XDG_CACHE_HOME to a folder that can be written", path, reason(err))
	}
	return s
}

// reason is an error without the path, which the sentence has already.
func reason(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}

// openFile opens or makes the file for writing, setting aside one that cannot
// be used.
func openFile(o Options, path string) (*Store, error) {
	s := newStore(o)
	s.path = path
	f, err := hold(s.options.openFile, path)
	if err != nil {
		return s, err
	}
	waste, err := s.load(f)
	if err != nil {
		return begin(o, path, f, err)
	}
	if waste {
		if t, err := s.compact(f); err == nil {
			f.Close()
			return t, nil
		}
	}
	return s, s.start(f)
}

// begin sets a file aside that cannot be read, and begins anew.
func begin(o Options, path string, f *os.File, why error) (*Store, error) {
	aside, err := setAside(path, time.Now())
	f.Close() // not before, lest another process finds the file unheld
	if err != nil {
		return nil, err
	}
	s, err := openFile(o, path)
	if err == nil {
		s.notice = fmt.Sprintf("the cache %s was begun anew (%v); the old one is kept as %s", path, why, aside)
	}
	return s, err
}

// asidePrefix begins the names of files that could not be used.
const asidePrefix = File + ".damaged-"

// setAside gives a file another name that nobody has, and returns it.
func setAside(path string, now time.Time) (string, error) {
	for i := range 100 {
		name := fmt.Sprintf("%s%s-%02d", asidePrefix, now.Format("20060102"), i)
		aside := filepath.Join(filepath.Dir(path), name)
		if _, err := os.Lstat(aside); errors.Is(err, fs.ErrNotExist) {
			return aside, os.Rename(path, aside)
		}
	}
	return "", errors.New("there are 100 damaged ones of today beside it; remove them")
}

// start has bbolt take over a file that is sound and held, and begins to
// write.
func (s *Store) start(f *os.File) error {
	err := guard(func() (err error) {
		s.db, err = openBolt(s.path, f)
		return err
	})
	if err != nil {
		f.Close()
		return err
	}
	s.run()
	return nil
}

// run begins the work of a store with a file: this run's blocks are those from
// now on.
func (s *Store) run() {
	s.adopt()
	s.mine = s.number
	s.writer.Go(s.writeBehind)
}

// hold opens a file, made if missing, and takes the lock that bbolt will ask
// for. It waits little: those who only show the cache are done soon, and those
// who work with it are not.
func hold(open func(string, int, os.FileMode) (*os.File, error), path string) (*os.File, error) {
	for range 6 {
		f, err := open(path, os.O_RDWR|os.O_CREATE, 0o600)
		if err != nil {
			return nil, err
		}
		if tryLock(f) && isStill(f, path) {
			return f, nil
		}
		f.Close()
		time.Sleep(4 * time.Millisecond)
	}
	return nil, errHeld
}

// isStill reports whether an open file is the one of that name: it may have
// been set aside or written anew before we had the lock.
func isStill(f *os.File, path string) bool {
	ours, err := f.Stat()
	if err != nil {
		return false
	}
	named, err := os.Stat(path)
	return err == nil && os.SameFile(ours, named)
}

// scan shows the blocks of a file in the order in which they were written. A
// block with a wrong checksum makes the file a damaged one: bbolt has none of
// its own.
func scan(f *os.File, show func(number uint32, block []byte)) error {
	info, err := f.Stat()
	if err != nil || info.Size() == 0 {
		return err
	}
	found, blocks := "", 0
	err = walk(f, info.Size(), func(bucket, key, value []byte) error {
		switch {
		case bytes.Equal(bucket, metaBucket) && bytes.Equal(key, versionKey):
			found = string(value)
		case bytes.Equal(bucket, blocksBucket):
			if len(key) != 4 || !isSealed(value) {
				return unsound("block %x is not as it was written", key)
			}
			blocks++
			show(binary.BigEndian.Uint32(key), value)
		}
		return nil
	})
	if err == nil && found != version && (found != "" || blocks > 0) {
		return errVersion
	}
	return err
}

// look reads a file as it stands, also while another process writes to it, and
// keeps it in memory. What cannot be read is told by Notice.
func look(o Options, path string) *Store {
	var s *Store
	for range 3 { // a process that writes may outrun us
		var err error
		if s, err = snapshot(o, path); err == nil || errors.Is(err, fs.ErrNotExist) {
			break
		}
		s = newStore(o)
		s.notice = fmt.Sprintf("the cache %s cannot be read (%s): it is taken for empty", path, reason(err))
	}
	s.path = path
	for _, name := range lateFiles(filepath.Dir(path)) {
		for _, block := range lateBlocks(name) {
			s.keep(s.number, block)
		}
	}
	s.mine = s.number
	return s
}

// maxSnapshot bounds what is read from a file that another process holds: the
// start shall not wait for more.
const maxSnapshot = 16 << 20

func snapshot(o Options, path string) (*Store, error) {
	s := newStore(o)
	info, err := os.Stat(path) // before it is opened: a pipe would wait for a writer
	switch {
	case err != nil:
		return s, err
	case !info.Mode().IsRegular():
		return s, errors.New("it is no file; remove it")
	case info.Size() > maxSnapshot && !o.ReadOnly:
		return s, errors.New("it is too large to be copied")
	}
	f, err := os.Open(path)
	if err != nil {
		return s, err
	}
	defer f.Close()
	before := transactionOf(f)
	err = scan(f, s.keep)
	// A page that is in use is written over only after another transaction.
	if err == nil && transactionOf(f) != before {
		err = errors.New("it changes too fast")
	}
	return s, err
}

// keep remembers a block in memory that is in the file.
func (s *Store) keep(number uint32, block []byte) {
	s.memory[number] = slices.Clone(block)
	s.indexBlock(number, block)
}

func (s *Store) indexBlock(number uint32, block []byte) {
	for offset, r := range records(block) {
		s.index[r.key.head()] = at(number, offset)
	}
	s.number = number + 1
}

package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"math"
)

// This file reads bbolt files without bbolt. It looks at every page that is in
// use before bbolt maps the file, as bbolt trusts what it finds, ends the
// process by faults in goroutines of its own, and runs in circles where pages
// do; and it reads a file that another process holds. The format (version 2)
// is that of https://github.com/etcd-io/bbolt/tree/v1.5.0/internal/common.

var errUnsound = errors.New("the file is damaged")

func unsound(format string, args ...any) error {
	return fmt.Errorf("%w: %s", errUnsound, fmt.Sprintf(format, args...))
}

const (
	pageHeader = 16 // id, flags, count, overflow
	element    = 16 // of a branch: pos, ksize, id; of a leaf: flags, pos, ksize, vsize
	metaSize   = 64 // magic, version, page size, flags, root, sequence, free list, pages, transaction, checksum

	branchPage, leafPage, freePage = 0x01, 0x02, 0x10

	boltMagic, boltVersion = 0xED0CDAED, 2

	maxDepth = 16       // of a tree: with two children a page, as deep as needed for 65,000 blocks
	maxRun   = 64 << 20 // bytes of a page with its overflow
)

var native = binary.NativeEndian

// meta is the page that says where the others are.
type meta struct {
	pageSize                       int
	root, free, pages, transaction uint64
}

// pages walks through a file.
type pages struct {
	meta
	r       io.ReaderAt
	seen    []bool
	buffers [maxDepth + 1][]byte
	visit   func(bucket, key, value []byte) error
}

// walk shows every entry of every bucket to visit, in the order of keys; the
// bytes are lent. Its error is visit's, or wraps errUnsound.
func walk(r io.ReaderAt, size int64, visit func(bucket, key, value []byte) error) error {
	m, err := newestMeta(r, size)
	if err != nil {
		return err
	}
	p := &pages{meta: m, r: r, seen: make([]bool, m.pages), visit: visit}
	if err := p.page(m.root, nil, 0); err != nil {
		return err
	}
	return p.freeList()
}

// transactionOf says how often the file was written, 0 if it cannot be told.
func transactionOf(r io.ReaderAt) uint64 {
	m, err := newestMeta(r, math.MaxInt64)
	if err != nil {
		return 0
	}
	return m.transaction
}

// newestMeta reads the two pages that take turns and returns the last one that
// was written in full, which is the one that bbolt will trust. Where the second
// one is depends on the size of pages.
func newestMeta(r io.ReaderAt, size int64) (meta, error) {
	best, ok := readMeta(r, 0)
	if ok {
		if m, found := readMeta(r, int64(best.pageSize)); found && m.transaction > best.transaction {
			best = m
		}
	}
	for second := int64(1 << 10); !ok && second <= 64<<10; second <<= 1 {
		best, ok = readMeta(r, second)
		ok = ok && int64(best.pageSize) == second
	}
	if !ok {
		return meta{}, unsound("it has no page that says where the others are")
	}
	if s := best.pageSize; s < 1<<10 || s > 64<<10 || s&(s-1) != 0 || best.pages < 4 || best.pages > uint64(size)/uint64(s) {
		return meta{}, unsound("it is shorter than it should be")
	}
	return best, nil
}

func readMeta(r io.ReaderAt, offset int64) (meta, bool) {
	b := make([]byte, pageHeader+metaSize)
	if _, err := r.ReadAt(b, offset); err != nil {
		return meta{}, false
	}
	b = b[pageHeader:]
	sum := fnv.New64a()
	sum.Write(b[:56])
	if native.Uint32(b) != boltMagic || native.Uint32(b[4:]) != boltVersion || native.Uint64(b[56:]) != sum.Sum64() {
		return meta{}, false
	}
	return meta{
		pageSize: int(native.Uint32(b[8:])), root: native.Uint64(b[16:]), free: native.Uint64(b[32:]),
		pages: native.Uint64(b[40:]), transaction: native.Uint64(b[48:]),
	}, true
}

// read returns a page with its overflow, the first time that it is asked for.
func (p *pages) read(id uint64, depth int) (b []byte, kind uint16, err error) {
	if id < 2 || id >= p.pages || depth > maxDepth {
		return nil, 0, unsound("page %d is out of place", id)
	}
	head := make([]byte, pageHeader)
	if _, err := p.r.ReadAt(head, int64(id)*int64(p.pageSize)); err != nil {
		return nil, 0, unsound("page %d: %v", id, err)
	}
	run := uint64(native.Uint32(head[12:])) + 1
	if native.Uint64(head) != id || run > p.pages-id || run*uint64(p.pageSize) > maxRun {
		return nil, 0, unsound("page %d does not say what it is", id)
	}
	for i := id; i < id+run; i++ {
		if p.seen[i] {
			return nil, 0, unsound("page %d is used twice", i)
		}
		p.seen[i] = true
	}
	b = p.buffer(depth, int(run)*p.pageSize)
	if _, err := p.r.ReadAt(b, int64(id)*int64(p.pageSize)); err != nil {
		return nil, 0, unsound("page %d: %v", id, err)
	}
	return b, native.Uint16(b[8:]), nil
}

// buffer lends room for a page; each depth has its own, as a page is read on
// after those below it.
func (p *pages) buffer(depth, size int) []byte {
	if cap(p.buffers[depth]) < size {
		p.buffers[depth] = make([]byte, size)
	}
	return p.buffers[depth][:size]
}

// page walks through a page and those below it.
func (p *pages) page(id uint64, bucket []byte, depth int) error {
	b, kind, err := p.read(id, depth)
	switch {
	case err != nil:
		return err
	case kind == leafPage:
		return p.leaf(b, bucket, depth)
	case kind == branchPage && native.Uint16(b[10:]) > 0:
		return p.branch(b, bucket, depth)
	}
	return unsound("page %d is of a kind that does not belong there", id)
}

func (p *pages) branch(b, bucket []byte, depth int) error {
	return eachElement(b, func(e []byte) error {
		if _, err := stretch(e, native.Uint32(e), native.Uint32(e[4:])); err != nil {
			return err
		}
		return p.page(native.Uint64(e[8:]), bucket, depth+1)
	})
}

// leaf shows the entries of a leaf. The bucket without a name holds buckets
// and nothing else, the others hold none.
func (p *pages) leaf(b, bucket []byte, depth int) error {
	var previous []byte
	return eachElement(b, func(e []byte) error {
		pos, keySize := native.Uint32(e[4:]), native.Uint32(e[8:])
		key, err := stretch(e, pos, keySize)
		if err != nil {
			return err
		}
		value, err := stretch(e[min(uint64(pos)+uint64(keySize), uint64(len(e))):], 0, native.Uint32(e[12:]))
		if err != nil {
			return err
		}
		isBucket := native.Uint32(e)&1 != 0
		if isBucket != (bucket == nil) || bytes.Compare(previous, key) >= 0 {
			return unsound("entries are out of order")
		}
		previous = key
		if isBucket {
			return p.bucket(key, value, depth)
		}
		return p.visit(bucket, key, value)
	})
}

// bucket walks through a bucket: a small one lies in the entry that names it.
func (p *pages) bucket(name, value []byte, depth int) error {
	if len(value) < 16 {
		return unsound("bucket %q is cut short", name)
	}
	if root := native.Uint64(value); root != 0 {
		return p.page(root, name, depth+1)
	}
	if value = value[16:]; len(value) < pageHeader || native.Uint16(value[8:]) != leafPage {
		return unsound("bucket %q is cut short", name)
	}
	return p.leaf(value, name, depth)
}

// eachElement yields the elements of a page, each with all that follows it, as
// what it names lies there.
func eachElement(b []byte, do func([]byte) error) error {
	n := int(native.Uint16(b[10:]))
	if pageHeader+n*element > len(b) {
		return unsound("a page has more entries than room")
	}
	for i := range n {
		if err := do(b[pageHeader+i*element:]); err != nil {
			return err
		}
	}
	return nil
}

func stretch(b []byte, offset, size uint32) ([]byte, error) {
	if uint64(offset)+uint64(size) > uint64(len(b)) {
		return nil, unsound("an entry is cut short")
	}
	return b[offset : uint64(offset)+uint64(size)], nil
}

// freeList reads the pages that may be written over: none that is in use.
func (p *pages) freeList() error {
	b, kind, err := p.read(p.free, 0)
	if err != nil || kind != freePage {
		return unsound("the list of free pages is missing")
	}
	n, b := uint64(native.Uint16(b[10:])), b[pageHeader:]
	if n == 0xFFFF {
		n, b = native.Uint64(b), b[8:]
	}
	if n > uint64(len(b))/8 {
		return unsound("the list of free pages is cut short")
	}
	for i := range n {
		id := native.Uint64(b[8*i:])
		if id < 2 || id >= p.pages || p.seen[id] {
			return unsound("page %d is free and in use", id)
		}
		p.seen[id] = true
	}
	return nil
}

package store

import (
	"encoding/binary"
	"math"
	"slices"
	"time"

	"github.com/citecheck/citecheck/cite"
)

// A History is what is known of an address over the runs.
type History struct {
	Status       cite.Status // the last one
	At           time.Time   // when that was learned
	LastGood     time.Time   // when it last answered with its page; zero if it never did
	Failures     int         // runs in a row that found it failing, up to 255
	FirstFailure time.Time   // the first of those; zero if there are none
}

// A Record is one entry of a store.
type Record struct {
	History
	URL   string    // "" if Status is OK or Moved
	Until time.Time // as long as it holds
	Size  int       // bytes of the value
}

// Fresh reports whether the record holds at that time.
func (r Record) Fresh(now time.Time) bool { return !r.At.After(now) && now.Before(r.Until) }

// Good reports whether the address showed what it should when it was last
// asked; then the store does not know what it is.
func (r Record) Good() bool { return good(r.Status) }

// good reports whether an address showed what it should.
func good(s cite.Status) bool { return s == cite.OK || s == cite.Moved }

// failed reports whether an address did not, for whatever reason. The rest
// says nothing about it: robots are kept out, or nobody asked.
func failed(s cite.Status) bool {
	switch s {
	case cite.Broken, cite.Soft404, cite.Parked, cite.Mismatch, cite.FragmentMissing, cite.TLSError, cite.Timeout, cite.Unsure:
		return true
	case cite.OK, cite.Moved, cite.Unchecked, cite.Blocked, cite.RateLimited, cite.Private, cite.Malformed, cite.Skipped:
		return false
	}
	return false
}

// Bounds of what is kept in one record, in bytes.
const (
	maxValue = 64 << 10
	maxURL   = 4 << 10
)

func shorten(url string) []byte {
	if len(url) > maxURL {
		url = url[:maxURL-len("…")] + "…"
	}
	return []byte(url)
}

// A record as it is written: key, at, ttl, status, length of value, value; and
// unless it is good, lastGood, firstFailure, failures, length of url, url.
// Times are seconds since 1970, numbers are little endian.
type record struct {
	key        Key
	at, ttl    uint32
	status     cite.Status
	value, url []byte

	lastGood, firstFailure uint32
	failures               uint8
}

func (r *record) good() bool { return good(r.status) }

func (r *record) fresh(now time.Time) bool { return r.public().Fresh(now) }

// follow continues the history of the record before: runs are counted, not
// requests, so a second failure in the same run adds nothing.
func (r *record) follow(previous record, known, sameRun bool) {
	if known {
		p := previous.history()
		r.lastGood, r.firstFailure, r.failures = stamp(p.LastGood), previous.firstFailure, previous.failures
	}
	switch {
	case !failed(r.status):
	case r.failures == 0:
		r.failures, r.firstFailure = 1, r.at
	case !sameRun && r.failures < math.MaxUint8:
		r.failures++
	}
}

func (r *record) history() History {
	h := History{Status: r.status, At: moment(r.at), LastGood: moment(r.lastGood), Failures: int(r.failures)}
	if r.good() {
		h.LastGood = h.At
	}
	h.FirstFailure = moment(r.firstFailure)
	return h
}

func (r *record) public() Record {
	until := moment(r.at).Add(time.Duration(r.ttl) * time.Second)
	return Record{History: r.history(), URL: string(r.url), Until: until, Size: len(r.value)}
}

// stamp is a time as it is written; what cannot be is 0, which no clock that
// was ever set shows.
func stamp(t time.Time) uint32 {
	if s := t.Unix(); s > 0 && s <= math.MaxUint32 {
		return uint32(s)
	}
	return 0
}

func moment(stamp uint32) time.Time {
	if stamp == 0 {
		return time.Time{}
	}
	return time.Unix(int64(stamp), 0).UTC()
}

func lifetime(d time.Duration) uint32 {
	return uint32(min(max(d/time.Second, 0), math.MaxUint32))
}

// fixed is the length of what every record begins with.
const fixed = len(Key{}) + 4 + 4 + 1

func (r *record) encode(b []byte) []byte {
	b = append(b, r.key[:]...)
	b = binary.LittleEndian.AppendUint32(b, r.at)
	b = binary.LittleEndian.AppendUint32(b, r.ttl)
	b = append(b, byte(r.status))
	b = binary.AppendUvarint(b, uint64(len(r.value)))
	b = append(b, r.value...)
	if r.good() {
		return b
	}
	b = binary.LittleEndian.AppendUint32(b, r.lastGood)
	b = binary.LittleEndian.AppendUint32(b, r.firstFailure)
	b = append(b, r.failures)
	b = binary.AppendUvarint(b, uint64(len(r.url)))
	return append(b, r.url...)
}

var statuses = cite.Status(len(cite.Statuses()))

// decode reads the record that begins at an offset of a block and says where
// it ends. What it returns lies in the block.
func decode(block []byte, offset int) (r record, end int, ok bool) {
	if offset < 0 || len(block)-offset < fixed {
		return record{}, 0, false
	}
	b := block[offset:]
	r.key = Key(b)
	r.at = binary.LittleEndian.Uint32(b[16:])
	r.ttl = binary.LittleEndian.Uint32(b[20:])
	r.status = cite.Status(b[24])
	if r.status >= statuses {
		return record{}, 0, false
	}
	if r.value, b, ok = cut(b[fixed:]); ok && !r.good() {
		b, ok = r.decodeHistory(b)
	}
	return r, len(block) - len(b), ok
}

func (r *record) decodeHistory(b []byte) (rest []byte, ok bool) {
	if len(b) < 9 {
		return nil, false
	}
	r.lastGood = binary.LittleEndian.Uint32(b)
	r.firstFailure = binary.LittleEndian.Uint32(b[4:])
	r.failures = b[8]
	r.url, b, ok = cut(b[9:])
	return b, ok
}

// cut takes bytes off that are preceded by their length.
func cut(b []byte) (part, rest []byte, ok bool) {
	n, width := binary.Uvarint(b)
	if width <= 0 || n > uint64(len(b)-width) {
		return nil, nil, false
	}
	b = b[width:]
	return slices.Clip(b[:n]), b[n:], true
}

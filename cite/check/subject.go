package check

import (
	"sync"
	"time"

	"github.com/citecheck/citecheck/cite"
)

// A Subject is a document under examination, with what many rules ask about it
// and is dear to work out. Rules may look at it at the same time.
type Subject struct {
	Doc *cite.Document

	// Now is the day on which the document is checked; if it is zero, no rule
	// asks what lies in the future.
	Now time.Time

	bibs  func() []*Bib
	names func() []bibName // of all records

	haystack func() *haystack
	inBlock  func() map[int][]int // the references of each block
	sources  func() []refPlace
	roll     func() *roll
	allows   func() []*Allow
	ran      map[*Rule]bool // see RunAll
}

// NewSubject returns the document as the rules want it.
func NewSubject(doc *cite.Document) *Subject {
	s := &Subject{Doc: doc, bibs: sync.OnceValue(func() []*Bib { return readBibs(doc) })}
	s.names = sync.OnceValue(func() []bibName { return readNames(s.bibs()) })
	s.haystack = sync.OnceValue(func() *haystack { return newHaystack(doc) })
	s.inBlock = sync.OnceValue(func() map[int][]int {
		all := make(map[int][]int)
		for i := range doc.References {
			all[doc.References[i].Block] = append(all[doc.References[i].Block], i)
		}
		return all
	})
	s.sources = sync.OnceValue(func() []refPlace { return refPlaces(doc) })
	s.roll = sync.OnceValue(func() *roll { return newRoll(doc) })
	s.allows = sync.OnceValue(func() []*Allow { return readAllows(doc) })
	return s
}

package check

import (
	"sync"

	"github.com/citecheck/citecheck/cite"
)

// A Subject is a document under examination, with what many rules ask about it
// and is dear to work out. Rules may look at it at the same time.
type Subject struct {
	Doc *cite.Document

	bibs func() []*Bib
}

// NewSubject returns the document as the rules want it.
func NewSubject(doc *cite.Document) *Subject {
	return &Subject{Doc: doc, bibs: sync.OnceValue(func() []*Bib { return readBibs(doc) })}
}

package bibtex

import (
	"errors"
	"fmt"
	"slices"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/match"
)

// MergeOptions say how Merge writes what is new. The zero value writes in the
// dialect of the file and leaves the entries that are there alone.
type MergeOptions struct {
	Dialect string // BibTeX or Biblatex; "" means that of the file
	ASCII   bool
	Fill    bool // give the entries of the file the fields that they lack
}

// A Merged is a .bib file with further entries. Whatever was there stays as it
// was, byte for byte: there are insertions only.
type Merged struct {
	File     *File // before
	Dialect  string
	Edits    []Insertion // in the order of the file
	Outcomes []Outcome   // one for each entry, in their order
}

// An Insertion is text that comes before a byte of the file.
type Insertion struct {
	At   int
	Text string
}

// An Outcome says what became of an entry.
type Outcome struct {
	Entry    *cite.Entry // as it was given
	Key      string      // under which the file has its work now
	Added    bool        // it is new
	Evidence match.Evidence

	// Of an entry that was there:
	Span      cite.Span          // where it stands in the file
	Commented bool               // BibTeX reads it, biber does not
	Fields    []string           // that it lacks; with Fill they are there now
	Conflicts []match.Difference // A is the file's

	// Of an entry that came twice: the number of the first.
	First int
}

// Bytes returns the merged file.
func (m *Merged) Bytes() []byte { return insert(m.File.Source, m.Edits) }

// insert returns src with the insertions, which are in order.
func insert(src []byte, edits []Insertion) []byte {
	var out []byte
	at := 0
	for _, e := range edits {
		out = append(append(out, src[at:e.At]...), e.Text...)
		at = e.At
	}
	return append(out, src[at:]...)
}

// Merge puts entries into a .bib file in UTF-8: those whose works the file does
// not have go to its end, in the layout that most of its entries have and under
// keys that are free. A work that the file has is never written again; what the
// file says otherwise is a conflict, which is told and not resolved. To merge
// the same entries again changes nothing.
//
// The result was read back: the entries of the file are what they were, and the
// new ones are there. With an *ASCIIError the result is complete all the same;
// any other error comes without a result.
func Merge(src []byte, entries []*cite.Entry, o MergeOptions) (*Merged, error) {
	m := newMerger(Parse(src), o)
	missed, err := m.take(entries)
	if err != nil {
		return nil, err
	}
	m.settle()
	merged := m.merged()
	if err := m.verify(merged); err != nil {
		return nil, err
	}
	if missed != nil {
		return merged, missed
	}
	return merged, nil
}

// A merger holds the works of the file and those that come to it.
type merger struct {
	file    *File
	options Options
	fill    bool
	layout  *layout
	keys    keyring

	sources []*source
	targets []*target
}

// A source is an entry to merge, as it reads once it is written.
type source struct {
	given  *cite.Entry
	entry  *cite.Entry
	work   *match.Work
	before *match.Work // before it was written, which may lose something
	record record
	target *target
	why    match.Evidence
}

// A target is an entry of the merged file.
type target struct {
	entry   *cite.Entry // with what was filled in
	was     *cite.Entry
	work    *match.Work
	node    *Node // in the file; nil if it is new
	maker   int   // the number of the source that a new one is made of
	record  record
	text    string // as it is written, without insertions
	edits   []Insertion
	filled  []string // names of the fields inserted
	sources []*source
}

func newMerger(f *File, o MergeOptions) *merger {
	m := &merger{file: f, options: Options{Dialect: o.Dialect, ASCII: o.ASCII}, fill: o.Fill, layout: learn(f), keys: takenKeys(f)}
	if o.Dialect == "" {
		m.options.Dialect = dialectOf(f)
	}
	nodes := make(map[cite.Span]*Node)
	for i := range f.Nodes {
		nodes[f.Nodes[i].Span] = &f.Nodes[i]
	}
	for _, e := range f.Entries() {
		n := nodes[e.Span]
		m.targets = append(m.targets, &target{entry: e, was: e, work: match.Of(e), node: n, text: string(f.Source[n.Span.Start:n.Span.End])})
	}
	return m
}

// take writes and reads the entries, so that they are compared as they would
// stand in the file.
func (m *merger) take(entries []*cite.Entry) (*ASCIIError, error) {
	entries = slices.DeleteFunc(slices.Clone(entries), func(e *cite.Entry) bool { return e == nil })
	data, err := Print(entries, m.options)
	var missed *ASCIIError
	if err != nil && !errors.As(err, &missed) {
		return nil, err
	}
	if err := ReadBack(data, entries); err != nil {
		return nil, fmt.Errorf("reading the new entries back gave something else (a bug in citecheck): %w", err)
	}
	read := Parse(data).Entries()
	records, _ := compose(entries, m.options)
	if len(read) != len(entries) {
		return nil, fmt.Errorf("read back %d entries, %d were meant (a bug in citecheck)", len(read), len(entries))
	}
	for i, e := range read {
		records[i].key = entries[i].Key
		m.sources = append(m.sources, &source{given: entries[i], entry: e, work: match.Of(e), before: match.Of(entries[i]), record: records[i]})
	}
	return missed, nil
}

// mostRounds bounds how often works are compared anew. It takes two rounds
// unless a field that was filled in tells more than the entry did before.
const mostRounds = 8

// settle finds the target of each source. Since fields that are filled in can
// change what is the same, it goes on until nothing changes: merging the same
// again shall not.
func (m *merger) settle() {
	for range mostRounds {
		m.assign()
		if !m.fillAll(func(t *target) bool { return m.fill || t.node == nil }) {
			break
		}
	}
	if !m.fill { // say what would be filled in
		m.fillAll(func(t *target) bool { return t.node != nil })
	}
}

// assign finds the targets of all sources, and makes those that are missing.
func (m *merger) assign() {
	var index match.Index
	for _, t := range m.targets {
		t.sources = nil
		index.Add(t.work)
	}
	for i, s := range m.sources {
		n, why := index.Find(s.work, nil)
		if why == match.None {
			n, why = index.Find(s.before, nil)
		}
		if s.why = why; why == match.None {
			n = len(m.targets)
			m.targets = append(m.targets, m.newTarget(i))
			index.Add(s.work)
		}
		s.target = m.targets[n]
		s.target.sources = append(s.target.sources, s)
	}
}

// newTarget makes an entry of source i.
func (m *merger) newTarget(i int) *target {
	s := m.sources[i]
	r := s.record
	r.key = m.keys.unique(r.key)
	return &target{entry: s.entry, was: s.entry, work: s.work, maker: i, record: r, text: m.layout.write(r)}
}

// merged tells what became of the entries, and what to insert where.
func (m *merger) merged() *Merged {
	out := &Merged{File: m.file, Dialect: m.options.Dialect, Edits: m.insertions()}
	for i, s := range m.sources {
		out.Outcomes = append(out.Outcomes, s.outcome(i))
	}
	return out
}

// insertions puts the fields into the entries of the file, and the new entries
// behind them.
func (m *merger) insertions() []Insertion {
	var edits []Insertion
	var added []string
	for _, t := range m.targets {
		switch {
		case t.node == nil:
			added = append(added, string(insert([]byte(t.text), t.edits)))
		case m.fill:
			for _, e := range t.edits {
				edits = append(edits, Insertion{t.node.Span.Start + e.At, e.Text})
			}
		}
	}
	if len(added) > 0 {
		edits = append(edits, Insertion{len(m.file.Source), m.layout.join(m.file, added)})
	}
	return edits
}

// outcome says what became of source i.
func (s *source) outcome(i int) Outcome {
	t := s.target
	o := Outcome{Entry: s.given, Evidence: s.why, First: i}
	if t.node == nil {
		o.Key, o.First, o.Added = t.record.key, t.maker, t.maker == i
		if !o.Added {
			o.Conflicts = match.Differences(t.was, s.entry)
		}
		return o
	}
	o.Key, o.Span, o.Commented = t.node.Key.Text, t.node.Span, t.node.Commented
	o.Conflicts = match.Differences(t.was, s.entry)
	if t.sources[0] == s {
		o.Fields = t.filled
	}
	return o
}

// takenKeys returns the keys that the file uses, aliases included.
func takenKeys(f *File) keyring {
	keys := keyring{taken: make(map[string]bool)}
	for i := range f.Nodes {
		n := &f.Nodes[i]
		if n.Kind != EntryNode {
			continue
		}
		keys.taken[small(n.Key.Text)] = true
		if ids := n.Field("ids"); ids != nil {
			for _, id := range splitKeys(ids.Value.Text()) {
				keys.taken[small(id)] = true
			}
		}
	}
	return keys
}

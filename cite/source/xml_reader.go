package source

import (
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// An xmlRole says what an element does with the text in it.
type xmlRole uint8

const (
	xmlInline xmlRole = iota
	xmlSkip           // not shown
	xmlHead
	xmlPara
	xmlList
	xmlItem
	xmlQuote
	xmlCaption
	xmlCell
	xmlCode
	xmlNote
	xmlEntry
	xmlLabel // the number of the note or entry that it stands in
	xmlRaised
	xmlLink
	xmlCite
	xmlGroup // begins and ends blocks, and is one more level
)

// An xmlElement is one that is open.
type xmlElement struct {
	tag  xmlTag
	role xmlRole
	at   int // length of the text when it began
	was  xmlPlace
}

// An xmlPlace is what the open elements say about a text.
type xmlPlace struct {
	kind       cite.BlockKind
	level      int // of sections
	list       int
	depth      int
	quote      bool
	entry      bool
	structured bool // fields without the punctuation of a reference
	key        string
}

// An xmlReader turns a file into blocks, by the roles of its elements.
type xmlReader struct {
	*draft
	data []byte
	role func(r *xmlReader, t *xmlTag) xmlRole

	v       visible
	taken   []cite.Span
	raised  []cite.Span
	fields  []cite.Field // that the elements of the entry name
	journal bool         // the entry is marked as an article of a journal
	open    []xmlElement
	place   xmlPlace
	marker  string
	before  string // name of the field that ended last
	noted   string // marker of the note that begins
	skipped int
	ranges  [][2]int // citations that a dash joins
	last    int      // end of the last citation
}

func newXMLReader(data []byte, role func(*xmlReader, *xmlTag) xmlRole) *xmlReader {
	return &xmlReader{draft: newDraft(data), data: data, role: role, v: visible{src: data}, last: -1}
}

func (r *xmlReader) start(t xmlTag) {
	if r.skipped > 0 || len(r.open) >= 5*textLimits.MaxDepth {
		r.skipped++
		return
	}
	role := r.role(r, &t)
	if role == xmlSkip {
		r.skipped = 1
		return
	}
	e := xmlElement{tag: t, role: role, was: r.place}
	if isXMLBlock(role) && !r.place.entry {
		r.flush()
	}
	r.enter(role, &t)
	e.at = r.v.b.Len()
	r.open = append(r.open, e)
}

// isXMLBlock reports elements that begin and end blocks.
func isXMLBlock(role xmlRole) bool {
	return xmlHead <= role && role <= xmlEntry || role == xmlGroup
}

// enter changes the place for what is in an element.
func (r *xmlReader) enter(role xmlRole, t *xmlTag) {
	p := &r.place
	switch role {
	case xmlHead:
		p.kind = cite.Heading
	case xmlList:
		p.list, p.depth = r.draft.list(), p.depth+1
	case xmlItem:
		p.kind = cite.ListItem
		if r.marker == "" {
			r.marker = "-"
		}
	case xmlQuote:
		p.quote = true
	case xmlCaption:
		p.kind = cite.Caption
	case xmlCell:
		p.kind = cite.TableCell
	case xmlCode:
		p.kind = cite.Code
	case xmlNote:
		p.kind = cite.Note
		r.marker, r.noted = r.noted, ""
		p.key, _ = t.attribute(r.data, "id")
	case xmlEntry:
		p.kind, p.entry = cite.ListItem, true
		p.key, _ = t.attribute(r.data, "id")
	case xmlGroup:
		p.level++
	}
}

func (r *xmlReader) end(name string, from, to int) {
	if r.skipped > 0 {
		r.skipped--
		return
	}
	n := len(r.open) - 1
	for n >= 0 && r.open[n].tag.name != name {
		n--
	}
	if n < 0 {
		return // closes nothing
	}
	for len(r.open) > n {
		r.leave(from, to)
	}
}

// leave closes the innermost element.
func (r *xmlReader) leave(from, to int) {
	e := r.open[len(r.open)-1]
	r.open = r.open[:len(r.open)-1]
	switch e.role {
	case xmlLabel:
		words := r.v.b.Text().Slice(e.at, r.v.b.Len()).TrimSpace().String()
		r.v, r.marker = visible{src: r.data, last: r.v.last}, words
	case xmlRaised:
		r.raised = append(r.raised, cite.Span{Start: e.tag.to, End: max(from, e.tag.to)})
	case xmlLink:
		r.link(&e, to)
	case xmlCite:
		r.citation(&e, from)
	}
	if r.v.b.Len() > e.at && e.role == xmlInline && fieldParts[e.tag.name] != "" || e.tag.name == "title" {
		r.before = e.tag.name
	}
	if r.place.entry && r.v.b.Len() > e.at {
		r.named(&e, from)
	}
	if r.place.structured && e.tag.name == "issue" && r.v.b.Len() > e.at {
		r.put(")", to)
	}
	if isXMLBlock(e.role) && !e.was.entry {
		r.flush()
	}
	r.place = e.was
}

func (r *xmlReader) text(from, to int, decode decoder) {
	if r.skipped > 0 {
		return
	}
	if r.place.kind == cite.Code {
		r.v.verbatim(from, to, decode)
		return
	}
	if r.place.structured && strings.TrimSpace(string(r.data[from:to])) != "" {
		r.separate(from)
	}
	r.v.add(from, to, decode)
}

// flush ends the block being read.
func (r *xmlReader) flush() {
	p := &r.place
	b := cite.Block{
		Kind: p.kind, List: p.list, Level: p.depth, Quote: p.quote, Entry: p.entry, Key: p.key,
		Text: r.v.text(), Raised: r.raised, Fields: r.settled(),
	}
	if p.kind == cite.Heading {
		b.Level, b.List = min(max(p.level, 1), 6), 0
	}
	if b.Text.Len() > 0 {
		b.Marker, r.marker = r.marker, ""
		r.add(b, r.taken)
	}
	r.v, r.taken, r.raised, r.fields, r.journal = visible{src: r.data, last: r.v.last}, nil, nil, nil, false
}

// link adds the link that an element is.
func (r *xmlReader) link(e *xmlElement, end int) {
	url, target := e.tag.attribute(r.data, "href")
	if url == "" {
		url, target = e.tag.attribute(r.data, "target")
	}
	words := r.v.b.Text().Slice(e.at, r.v.b.Len()).TrimSpace()
	if !strings.Contains(url, "://") && !strings.HasPrefix(url, "mailto:") {
		return // the words may be the address
	}
	span := cite.Span{Start: e.tag.from, End: max(end, e.tag.to)}
	r.doc.Links = append(r.doc.Links, cite.Link{URL: url, Kind: cite.Anchor, Label: words, Span: span, Target: target, Ref: -1})
	r.taken = append(r.taken, span)
}

// citation adds the citation that an element is.
func (r *xmlReader) citation(e *xmlElement, end int) {
	ids, _ := e.tag.attribute(r.data, "rid")
	if ids == "" {
		ids, _ = e.tag.attribute(r.data, "target")
	}
	keys := strings.Fields(strings.ReplaceAll(ids, "#", " "))
	words := r.v.b.Text().Slice(e.at, r.v.b.Len()).TrimSpace()
	if len(keys) == 0 || words.Len() == 0 {
		return
	}
	kind := cite.ByKey
	if refType, _ := e.tag.attribute(r.data, "ref-type"); refType == "fn" || refType == "table-fn" {
		kind = cite.ByNote
	}
	if n := len(r.doc.Citations); n > 0 && 0 <= r.last && r.last <= e.tag.from && isDash(string(r.data[r.last:e.tag.from])) {
		r.ranges = append(r.ranges, [2]int{n - 1, n})
	}
	r.doc.Citations = append(r.doc.Citations, cite.Citation{Kind: kind, Text: words, Keys: keys})
	r.last = end
}

// isDash reports whether nothing but a dash stands in a piece of source.
func isDash(s string) bool {
	if len(s) > 200 {
		return false
	}
	v := visible{src: []byte(s)}
	for s != "" {
		open := strings.IndexByte(s, '<')
		if open < 0 {
			open = len(s)
		}
		from := len(v.src) - len(s)
		v.add(from, from+open, entity)
		if s = s[open:]; s != "" {
			s = s[strings.IndexByte(s, '>')+1:]
			if len(s) == len(v.src)-from-open {
				return false // a tag that does not end
			}
		}
	}
	words := v.text().String()
	return words == "-" || words == "–" || words == "—" || words == "‑"
}

// done closes what is open and fills the ranges of citations.
func (r *xmlReader) done() *cite.Document {
	for len(r.open) > 0 {
		r.leave(len(r.data), len(r.data))
	}
	r.flush()
	var order []string
	for i := range r.doc.Blocks {
		if b := &r.doc.Blocks[i]; b.Entry && b.Key != "" {
			order = append(order, b.Key)
		}
	}
	order = slices.Compact(order) // entries of several works
	for _, x := range r.ranges {
		first, last := r.doc.Citations[x[0]], &r.doc.Citations[x[1]]
		from, to := slices.Index(order, first.Keys[len(first.Keys)-1]), slices.Index(order, last.Keys[0])
		if from >= 0 && from+1 < to && to-from < 100 {
			last.Keys = append(slices.Clone(order[from+1:to]), last.Keys...)
		}
	}
	return r.finish()
}

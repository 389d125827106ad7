package source

import (
	"strconv"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// adocMarkup matches what means something inside a line. The groups tell
// which: 1 and 2 a link with its words, 3 and 4 a cross reference, 5 to 7 a
// footnote, 8 a citation, 9 and 10 a cross reference by macro, 11 code, 12 a
// raised text, 13 an anchor.
var adocMarkup = pattern.New("(?:link:)?((?:https?|ftp|mailto)://?[^\\s\\[\\]<>]+|link:[^\\s\\[\\]]+)\\[([^\\[\\]]*)\\]" +
	`|<<([^<>,\s]+)(?:,\s*([^<>]*))?>>` +
	`|(footnote|footnoteref):([\w-]*)\[((?:[^\[\]]|\[[^\[\]]*\])*)\]` +
	`|(?:cite|citenp|citep|citet):\[([^\[\]]*)\]` +
	`|xref:([^\s\[\]]+)\[([^\[\]]*)\]` +
	"|`([^`\\s][^`]*)`" +
	`|\^([^\s^]{1,40})\^` +
	`|\[\[([^\[\]]+)\]\]`)

// inline reads data[from:to] as running text into v.
func (r *adocReader) inline(from, to int) {
	at := from
	for _, m := range adocMarkup.FindAllSubmatchIndex(r.data[from:to], -1) {
		for i := range m {
			if m[i] >= 0 {
				m[i] += from
			}
		}
		r.words(at, m[0])
		r.markup(m)
		at = m[1]
	}
	r.words(at, to)
}

// markup reads one match of adocMarkup.
func (r *adocReader) markup(m []int) {
	group := func(n int) string { return strings.ToValidUTF8(string(r.data[m[2*n]:m[2*n+1]]), "\uFFFD") }
	switch {
	case m[2] >= 0:
		r.link(m)
	case m[6] >= 0:
		r.reference(group(3), m, 3, 4)
	case m[10] >= 0:
		r.footnote(m)
	case m[16] >= 0:
		r.cited(m)
	case m[18] >= 0:
		r.reference(group(9), m, 9, 10)
	case m[22] >= 0:
		r.v.add(m[22], m[23], nil)
		r.taken = append(r.taken, cite.Span{Start: m[0], End: m[1]})
	case m[24] >= 0:
		r.raised = append(r.raised, cite.Span{Start: m[24], End: m[25]})
		r.v.add(m[24], m[25], entity)
	}
}

// link reads "https://example.org[words]".
func (r *adocReader) link(m []int) {
	target := cite.Span{Start: m[2], End: m[3]}
	url := strings.ToValidUTF8(strings.TrimPrefix(string(r.data[m[2]:m[3]]), "link:"), "\uFFFD")
	target.Start = m[3] - len(strings.TrimPrefix(string(r.data[m[2]:m[3]]), "link:"))
	before := r.v.b.Len()
	if m[4] < m[5] {
		words := r.data[m[4]:m[5]]
		end := m[4] + len(strings.TrimRight(strings.TrimSuffix(string(words), "^"), " "))
		r.words(m[4], end)
	} else {
		r.v.add(target.Start, target.End, nil)
	}
	span := cite.Span{Start: m[0], End: m[1]}
	r.doc.Links = append(r.doc.Links, cite.Link{
		URL: url, Kind: cite.Anchor, Label: r.v.b.Text().Slice(before, r.v.b.Len()).TrimSpace(), Span: span, Target: target, Ref: -1,
	})
	r.taken = append(r.taken, span)
}

// reference reads <<id>>: a citation if a bibliography has that id.
func (r *adocReader) reference(id string, m []int, idGroup, textGroup int) {
	before := r.v.b.Len()
	switch from, to := m[2*textGroup], m[2*textGroup+1]; {
	case from >= 0 && from < to:
		r.words(from, to)
	case r.anchors[id]:
		r.v.add(m[2*idGroup], m[2*idGroup+1], nil)
	}
	if !r.anchors[id] {
		return
	}
	if text := r.v.b.Text().Slice(before, r.v.b.Len()).TrimSpace(); text.Len() > 0 {
		r.doc.Citations = append(r.doc.Citations, cite.Citation{Kind: cite.ByKey, Text: text, Keys: []string{id}})
	}
}

// footnote keeps the text of a note until the end, and marks its place.
func (r *adocReader) footnote(m []int) {
	id, from, to := string(r.data[m[12]:m[13]]), m[14], m[15]
	if string(r.data[m[10]:m[11]]) == "footnoteref" {
		name, _, _ := strings.Cut(string(r.data[from:to]), ",")
		id, from = name, min(from+len(name)+1, to)
	}
	number, known := r.byID[id]
	if !known || id == "" {
		r.notes = append(r.notes, adocNote{from, to})
		number = len(r.notes)
		r.byID[id] = number
	}
	mark := visible{src: r.data}
	mark.add(m[0], m[14], nil)
	r.doc.Citations = append(r.doc.Citations, cite.Citation{Kind: cite.ByNote, Text: mark.text(), Keys: []string{strconv.Itoa(number)}})
}

// adocKey matches a key of asciidoctor-bibtex, with its pages.
var adocKey = pattern.New(`([^\s,()]+)(?:\(([^()]*)\))?`)

// cited reads cite:[key(12), other].
func (r *adocReader) cited(m []int) {
	before := r.v.b.Len()
	r.v.add(m[0], m[1], nil)
	c := cite.Citation{Kind: cite.ByKey, Text: r.v.b.Text().Slice(before, r.v.b.Len()).TrimSpace()}
	for _, k := range adocKey.FindAllStringSubmatch(strings.ToValidUTF8(string(r.data[m[16]:m[17]]), "\uFFFD"), -1) {
		c.Keys = append(c.Keys, k[1])
		if c.Locator == "" {
			c.Locator = k[2]
		}
	}
	if len(c.Keys) > 0 {
		r.doc.Citations = append(r.doc.Citations, c)
		r.taken = append(r.taken, cite.Span{Start: m[0], End: m[1]})
	}
}

// adocMark matches the signs of emphasis at the borders of words.
var adocMark = pattern.New(`(?:^|[\s(\["'>—–-])(\*{1,2}|_{1,2}|#{1,2}|\+{1,2})[^\s*_#+]|[^\s*_#+](\*{1,2}|_{1,2}|#{1,2}|\+{1,2})(?:$|[\s)\].,;:!?"'—–-])`)

// words reads running text without the signs of emphasis.
func (r *adocReader) words(from, to int) {
	at := from
	for at < to {
		m := adocMark.FindSubmatchIndex(r.data[at:to])
		if m == nil {
			break
		}
		start, end := at+max(m[2], m[4]), at+max(m[3], m[5])
		if start > at && isAddressByte(r.data, at, start) {
			r.v.add(at, end, entity)
		} else {
			r.v.add(at, start, entity)
		}
		at = end
	}
	if at < to {
		r.v.add(at, to, entity)
	}
}

// isAddressByte reports whether data[at:end] ends in an address, in which
// signs are letters.
func isAddressByte(data []byte, at, end int) bool {
	word := data[max(at, end-300):end]
	i := strings.LastIndexAny(string(word), " \t\n")
	return strings.Contains(string(word[i+1:]), "://")
}

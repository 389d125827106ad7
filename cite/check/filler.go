package check

import (
	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// A filler is what people and programs write where data should come later.
type filler struct {
	re      *pattern.Regexp // group 1, if there is one, is what to underline
	needs   []string        // one of these, in small letters, is in every match, where re itself does not tell
	listed  bool            // only in references and notes: elsewhere it may be spoken of
	allowed func(s string, start, end int) bool
}

// fill reports the fillers in the text of the article and in the fields of
// database entries. The format takes the words found.
func (p *Pass) fill(fillers []filler, format string) {
	if fillers = p.possible(fillers); len(fillers) == 0 {
		return
	}
	for i := range p.Doc.Blocks {
		if prose(&p.Doc.Blocks[i]) {
			p.fillBlock(i, fillers, format)
		}
	}
	for i := range p.Doc.References {
		r := &p.Doc.References[i]
		if r.Text.Len() > 0 || r.Entry == nil {
			continue
		}
		for _, f := range r.Entry.Fields {
			if found := fillersIn(f.Value, fillers, true); len(found) > 0 {
				p.ReportRef(i, f.Span, format, f.Value[found[0][0]:found[0][1]])
			}
		}
	}
}

// possible returns the fillers that may be in the document.
func (p *Pass) possible(fillers []filler) []filler {
	var may []filler
	for _, f := range fillers {
		if p.matches(f.re) && (f.needs == nil || p.mentions(f.needs...)) {
			may = append(may, f)
		}
	}
	return may
}

func (p *Pass) fillBlock(i int, fillers []filler, format string) {
	text := p.Doc.Blocks[i].Text
	for _, m := range fillersIn(text.String(), fillers, p.Doc.Blocks[i].Kind == cite.Note || p.holdsReference(i)) {
		span := text.Span(m[0], m[1])
		if spokenOf(p.Doc, span) || inAddress(p.Doc, span) && !fillerAddress(text.String()[m[0]:m[1]]) {
			continue
		}
		ref := p.refAt(span)
		if ref < 0 {
			ref = p.refInBlock(i, span)
		}
		p.ReportRef(ref, span, format, text.String()[m[0]:m[1]])
	}
}

// holdsReference reports whether block b is one of a reference list.
func (p *Pass) holdsReference(b int) bool {
	return len(p.subject.inBlock()[b]) > 0
}

// fillersIn returns the places of fillers in s, none inside another. listed
// says that s is of a reference list.
func fillersIn(s string, fillers []filler, listed bool) [][2]int {
	var found [][2]int
	for i := range fillers {
		f := &fillers[i]
		if f.listed && !listed {
			continue
		}
		for _, m := range f.re.FindAllStringSubmatchIndex(s, -1) {
			start, end := m[0], m[1]
			if len(m) > 2 && m[2] >= 0 {
				start, end = m[2], m[3]
			}
			if (f.allowed == nil || !f.allowed(s, start, end)) && !inOne(found, start, end) {
				found = append(found, [2]int{start, end})
			}
		}
	}
	return found
}

func inOne(found [][2]int, start, end int) bool {
	for _, f := range found {
		if f[0] < end && start < f[1] {
			return true
		}
	}
	return false
}

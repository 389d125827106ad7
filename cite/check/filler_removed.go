package check

import (
	"unicode"

	"github.com/citecheck/citecheck/cite"
)

// removed reports fillers that say nothing to readers, with the fix that takes
// them out.
func (p *Pass) removed(fillers []filler, format string) {
	inner := *p
	inner.report = func(f cite.Finding) {
		if s := p.withSpace(f.Span); editable(p.Doc, s) {
			f.Fixes = []cite.Fix{{Message: "take it out", Edits: []cite.Edit{{Span: s}}}}
		}
		p.report(f)
	}
	inner.fill(fillers, format)
}

// withSpace adds the white space before s if what stands behind it needs none.
func (p *Pass) withSpace(s cite.Span) cite.Span {
	if s.Part < 0 || s.Part >= len(p.Doc.Parts) {
		return s
	}
	src := p.Doc.Parts[s.Part].Source
	if s.End < len(src) && (unicode.IsLetter(rune(src[s.End])) || src[s.End] >= 0x80 || src[s.End] == '<') {
		return s
	}
	for s.Start > 0 && (src[s.Start-1] == ' ' || src[s.Start-1] == '\t') {
		s.Start--
	}
	return s
}

// editable reports whether the words of s are in the source as they are read.
func editable(doc *cite.Document, s cite.Span) bool {
	return s.Part >= 0 && s.Part < len(doc.Parts) && (doc.Parts[s.Part].Editable || doc.Parts[s.Part].Encoding != "")
}

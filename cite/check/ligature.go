package check

import (
	"strings"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var ligatureOrHyphen = &Rule{
	ID:       "CC115",
	Name:     "ocr-ligature-or-hyphen",
	Severity: cite.Info,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A ligature, or the hyphen of a line end, in the middle of a word",
		Why:   "Both come along when text is copied from a PDF. \"ﬁeld\" is not found by who looks for \"field\", nor is \"revo- lution\".",
		Bad: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Hahn, Jeffrey. *The ﬁeld of Soviets*. Princeton: PUP, 1988.\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999.\n"},
			{Format: "markdown", Source: "The revolution came.\n\n## References\n\n- Hahn, Jeffrey. *The Russian revo- lution*. Princeton: PUP, 1988.\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999.\n"},
			{Format: "bibtex", Source: "@book{a,\n  author = {Doe, Jane},\n  title = {On the ﬂow of Soviets},\n  publisher = {Verso},\n  year = 1999,\n}\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "Vorschulen gab es.\n\n## References\n\n- Hahn, Jeffrey. *Vor- und Nachteile der Vor- Schulen, Œuvres*. Princeton: PUP, 1988.\n- Wood, Ellen. *Pre- and Postwar Capitalism*. London: Verso, 1999.\n"},
		},
	},
	Run: func(p *Pass) {
		for i := range p.Doc.References {
			if t := p.Doc.References[i].Text; t.Len() > 0 {
				p.ligatures(i, t.String(), t.Span)
				p.lineHyphens(i, t)
			}
		}
		for r, f := range p.FieldsNamed() {
			p.ligatures(r.Ref, f.TeX, func(from, to int) cite.Span { return r.Within(f, from, to) })
		}
	},
}

// ligatures reports the first ligature of s, with a fix for all.
func (p *Pass) ligatures(ref int, s string, span func(from, to int) cite.Span) {
	if ascii(s) {
		return
	}
	var f cite.Finding
	var fix cite.Fix
	for i, r := range s {
		letters := ligatures[r]
		if letters == "" {
			continue
		}
		at := span(i, i+utf8.RuneLen(r))
		if f.Message == "" {
			f = cite.Finding{Ref: ref, Span: at, Message: "\"" + string(r) + "\" is one character for the letters \"" + letters + "\""}
		}
		if at.End-at.Start == utf8.RuneLen(r) {
			fix.Edits = append(fix.Edits, cite.Edit{Span: at, New: letters})
		}
	}
	if f.Message == "" {
		return
	}
	if len(fix.Edits) > 0 {
		fix.Message = "write the letters"
		f.Fixes = []cite.Fix{fix}
	}
	p.Report(f)
}

var ligatures = map[rune]string{'ﬀ': "ff", 'ﬁ': "fi", 'ﬂ': "fl", 'ﬃ': "ffi", 'ﬄ': "ffl", 'ﬅ': "st", 'ﬆ': "st"}

var lineHyphen = pattern.New(`(\p{Ll}{3,})([-‐\x{ad}] )(\p{Ll}{3,})`)

// lineHyphens reports words that were parted at the end of a line, if the
// article has them in one piece elsewhere.
func (p *Pass) lineHyphens(ref int, t cite.Text) {
	s := t.String()
	if !strings.Contains(s, "- ") && !strings.Contains(s, "‐ ") {
		return
	}
	for _, m := range lineHyphen.FindAllStringSubmatchIndex(s, -1) {
		first, second := s[m[2]:m[3]], s[m[6]:m[7]]
		if joints[second] || !p.mentions(strings.ToLower(first+second)) || !p.hasWord(first+second) {
			continue
		}
		at := t.Span(m[2], m[7])
		p.ReportRef(ref, at, "%q is one word, parted at the end of a line", s[m[2]:m[7]])
	}
}

// joints are words behind a hyphen that belongs there: "pre- and postwar".
var joints = wordSet("and und oder or och och et and bis to sowie bzw beziehungsweise oder noch")

// hasWord reports whether a word stands in the article in one piece.
func (p *Pass) hasWord(word string) bool {
	for i := range p.Doc.Blocks {
		if b := &p.Doc.Blocks[i]; prose(b) && strings.Contains(strings.ToLower(b.Text.String()), word) {
			return true
		}
	}
	return false
}

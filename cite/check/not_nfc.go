package check

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/citecheck/citecheck/cite"
)

var notNFC = &Rule{
	ID:       "CC114",
	Name:     "not-nfc",
	Severity: cite.Info,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A letter and its accent as two characters",
		Why: "\"é\" can be one character or two. Mac file names and PDFs have two, and a search for the name, or a program that " +
			"sorts the list, does not find it (Unicode normal form C, UAX #15).",
		Bad: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Dupre\u0301, Jean. *La Commune*. Paris: Seuil, 1998.\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999.\n"},
			{Format: "bibtex", Source: "@book{a,\n  author = {Mu\u0308ller, Jan},\n  title = {On Soviets},\n  publisher = {Verso},\n  year = 1999,\n}\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Dupré, Jean. *La Commune*. Paris: Seuil, 1998.\n- Wood, Ellen. *The x\u0304 of Capitalism*. London: Verso, 1999.\n"},
		},
	},
	Run: func(p *Pass) {
		for i := range p.Doc.References {
			if t := p.Doc.References[i].Text; t.Len() > 0 {
				p.composed(i, t.String(), t.Span)
			}
		}
		for r, f := range p.FieldsNamed() {
			p.composed(r.Ref, f.TeX, func(from, to int) cite.Span { return r.Within(f, from, to) })
		}
	},
}

// composed reports the first letter of s that is two characters and has a form
// as one, with a fix for all. Only accents of Latin, Greek and Cyrillic count:
// elsewhere normal forms change what is read.
func (p *Pass) composed(ref int, s string, span func(from, to int) cite.Span) {
	if ascii(s) {
		return
	}
	var f cite.Finding
	var fix cite.Fix
	for i, r := range s {
		if r < 0x300 || r > 0x36f {
			continue
		}
		_, n := utf8.DecodeLastRuneInString(s[:i])
		from, to := i-n, i+utf8.RuneLen(r)
		one := norm.NFC.String(s[from:to])
		if n == 0 || utf8.RuneCountInString(one) != 1 {
			continue
		}
		at := span(from, to)
		if at.End-at.Start != to-from {
			continue // written some other way, or put together from pieces
		}
		if f.Message == "" {
			f = cite.Finding{Ref: ref, Span: at, Message: "\"" + one + "\" is written as a letter and an accent"}
		}
		fix.Edits = append(fix.Edits, cite.Edit{Span: at, New: one})
	}
	if len(fix.Edits) > 0 {
		fix.Message = "write it as one character"
		f.Fixes = []cite.Fix{fix}
		p.Report(f)
	}
}

package check

import (
	"bytes"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
)

var bibEncoding = &Rule{
	ID:       "CC710",
	Name:     "bib-encoding",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A .bib file that is not plain UTF-8",
		Why: "biber and today's LaTeX read UTF-8 unless told otherwise: letters with accents come out wrong, and before a byte order " +
			"mark BibTeX prints a stray sign.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "\ufeff@book{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  publisher = {Pantheon},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@book{muller1991,\n  author = {M\xfcller, Ann},\n  title = {R\xe4te},\n  publisher = {Pantheon},\n  year = 1991\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{muller1991,\n  author = {Müller, Ann},\n  title = {R{\\\"a}te},\n  publisher = {Pantheon},\n  year = 1991\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for _, b := range p.Bibs() {
			p.encoding(b, &p.Doc.Parts[b.Part])
		}
	},
}

const bom = "\ufeff"

// encoding reports how a file is encoded, at the first place where it tells.
func (p *Pass) encoding(b *Bib, part *cite.Part) {
	first := bytes.IndexFunc(b.Source, func(c rune) bool { return c >= utf8.RuneSelf })
	switch {
	case first < 0:
	case part.Encoding != "":
		p.Reportf(b.At(wholeRune(b.Source, first)), "the file is in %s: save it as UTF-8, which biber and LaTeX expect", part.Encoding)
	case bytes.HasPrefix(b.Source, []byte(bom)):
		span := b.At(cite.Span{End: len(bom)})
		p.Report(cite.Finding{
			Ref: -1, Span: span, Message: "the file begins with a byte order mark, which BibTeX takes for text",
			Fixes: []cite.Fix{{Message: "leave it out", Edits: []cite.Edit{{Span: span}}}},
		})
	default:
		if at := notUTF8(b.Source[first:]); at >= 0 {
			p.Reportf(b.At(cite.Span{Start: first + at, End: first + at + 1}), "the byte %02X is no UTF-8, though the rest of the file is", b.Source[first+at])
		}
	}
}

// notUTF8 returns where s first is no UTF-8, or -1.
func notUTF8(s []byte) int {
	for i := 0; i < len(s); {
		c, n := utf8.DecodeRune(s[i:])
		if c == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

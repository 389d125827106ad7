package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
	"github.com/citecheck/citecheck/cite/pattern"
)

var oddHash = &Rule{
	ID:       "CC535",
	Name:     "odd-hash",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A # that joins nothing",
		Why: "Outside of braces # joins the pieces of a value, and one of them is missing; inside of braces it joins nothing " +
			"and is printed, or stops LaTeX.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@string{sit = {Simon and Schuster}}\n\n@book{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  publisher = sit # ,\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  publisher = {Pantheon},\n  month = {jan # \"~12\"},\n  year = 1991\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {C\\# for Historians, or the \"#1\" Guide},\n  publisher = {Pantheon},\n  month = jan # \"~12\",\n  year = 1991\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for r, f := range p.FieldsNamed() {
			if at, ok := r.looseHash(f); ok {
				p.ReportRef(r.Ref, r.Bib.At(cite.Span{Start: at, End: at + 1}), "this # has nothing to join behind it: put the missing piece there, or leave it out")
			} else if len(f.Value.Pieces) == 1 && f.Value.Pieces[0].Kind != bibtex.Macro && enclosedJoin.MatchString(f.TeX) {
				hash := strings.IndexByte(f.TeX, '#')
				p.ReportRef(r.Ref, r.Within(f, hash, hash+1), "this # joins nothing inside of braces: take the pieces out of them")
			}
		}
	},
}

// looseHash finds the "#" behind the last piece of a value, or one that stands
// alone.
func (r *Record) looseHash(f *BibField) (at int, ok bool) {
	from := f.Field.Name.Span.End
	if n := len(f.Value.Pieces); n > 0 {
		if f.Value.Pieces[n-1].Unclosed {
			return 0, false
		}
		from = f.Value.Pieces[n-1].Span.End
	}
	src := r.Bib.Source
	for from < len(src) && (src[from] == ' ' || src[from] == '\t' || src[from] == '\n' || src[from] == '\r' || src[from] == '=' && len(f.Value.Pieces) == 0) {
		from++
	}
	return from, from < len(src) && src[from] == '#'
}

// enclosedJoin matches the words of a value that joins a macro and a piece in
// quotation marks, as it should stand without the braces around it.
var enclosedJoin = pattern.New(`^\s*(?:[a-zA-Z]\w*\s*#\s*"[^"]*"|"[^"]*"\s*#\s*[a-zA-Z]\w*)\s*$`)

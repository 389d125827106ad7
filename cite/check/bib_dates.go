package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
)

// known reports whether all of a value can be read: it is not empty, and no
// macro in it lacks a definition.
func (f *BibField) known() bool {
	for _, piece := range f.Value.Pieces {
		if piece.Kind == bibtex.Macro && !piece.Defined {
			return false
		}
	}
	return strings.TrimSpace(f.Text) != ""
}

// usesMacro reports whether a macro is part of the value.
func (f *BibField) usesMacro() bool {
	for _, piece := range f.Value.Pieces {
		if piece.Kind == bibtex.Macro {
			return true
		}
	}
	return false
}

// words returns the text of the value with single spaces.
func (f *BibField) words() string { return strings.Join(strings.Fields(f.Text), " ") }

// asDate returns the value as biber takes a date: "~" is a sign in it, not a
// space.
func (f *BibField) asDate() string {
	if len(f.Value.Pieces) == 1 && !strings.Contains(f.TeX, `\`) {
		return strings.Join(strings.Fields(strings.Trim(f.TeX, "{} \t\r\n")), " ")
	}
	return f.words()
}

// recode returns the fix that puts code in place of the whole value, which
// may then be a macro or pieces that "#" joins.
func (r *Record) recode(f *BibField, message, code string) cite.Fix {
	return cite.Fix{Message: message, Edits: []cite.Edit{{Span: r.Bib.At(f.Value.Span), New: code}}}
}

// reportFixed reports a problem with the value of a field, with the fixes.
func (p *Pass) reportFixed(r *Record, f *BibField, message string, fixes ...cite.Fix) {
	span := f.Value.Content()
	if span.Start >= span.End {
		span = f.Field.Name.Span
	}
	p.Report(cite.Finding{Ref: r.Ref, Span: r.Bib.At(span), Message: message, Fixes: fixes})
}

package check

import (
	"iter"
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
)

// A texPiece is LaTeX as it stands in a .bib file, between delimiters of its
// own: a value, a part of one, or what a macro stands for.
type texPiece struct {
	r   *Record
	f   *BibField // whose value it is; of a macro the first that uses it
	tex string
	at  int // its first byte in the file
}

// pieces yields what is written in the fields of those names. What macros
// stand for comes once, where it is defined. What does not close is left out:
// where it should end nobody knows.
func (p *Pass) pieces(names ...string) iter.Seq[texPiece] {
	return func(yield func(texPiece) bool) {
		for _, b := range p.Bibs() {
			w := pieceWalk{defined: definitions(b), yield: yield}
			for _, r := range b.Records {
				for i := range r.Fields {
					if f := &r.Fields[i]; slices.Contains(names, f.Name) && !w.value(r, f, f.Value) {
						return
					}
				}
			}
		}
	}
}

// A pieceWalk goes through the values of a file.
type pieceWalk struct {
	defined map[string]bibtex.Value // of macros that have not come yet, by name in small letters
	yield   func(texPiece) bool
}

// value goes through a value and reports whether to go on.
func (w *pieceWalk) value(r *Record, f *BibField, v bibtex.Value) bool {
	for _, piece := range v.Pieces {
		if piece.Kind == bibtex.Macro {
			name := strings.ToLower(string(r.Bib.Source[piece.Span.Start:piece.Span.End]))
			definition := w.defined[name]
			delete(w.defined, name)
			if !w.value(r, f, definition) {
				return false
			}
		} else if !piece.Unclosed && !w.yield(texPiece{r: r, f: f, tex: piece.Text, at: piece.Content().Start}) {
			return false
		}
	}
	return true
}

// definitions returns what the macros of a file stand for.
func definitions(b *Bib) map[string]bibtex.Value {
	all := make(map[string]bibtex.Value)
	for i := range b.Nodes {
		if n := &b.Nodes[i]; n.Kind == bibtex.StringNode {
			for _, f := range n.Fields {
				all[strings.ToLower(f.Name.Text)] = f.Value
			}
		}
	}
	return all
}

// span returns where tex[from:to] stands.
func (t *texPiece) span(from, to int) cite.Span {
	return t.r.Bib.At(cite.Span{Start: t.at + from, End: t.at + to})
}

// A texEdit writes something else in the place of tex[from:to].
type texEdit struct {
	from, to int
	with     string
}

// fix returns the fix that makes the edits.
func (t *texPiece) fix(message string, edits []texEdit) cite.Fix {
	fix := cite.Fix{Message: message}
	for _, e := range edits {
		fix.Edits = append(fix.Edits, cite.Edit{Span: t.span(e.from, e.to), New: e.with})
	}
	return fix
}

// edited returns the fix that makes the edits in the value of a field, and
// leaves its delimiters as they are. A value that is put together from pieces
// or is a macro has none: who else uses the macro is not to be seen from it.
func (r *Record) edited(f *BibField, message string, edits ...texEdit) []cite.Fix {
	if len(f.Value.Pieces) != 1 || f.Value.Pieces[0].Kind == bibtex.Macro || f.Value.Pieces[0].Unclosed {
		return nil
	}
	t := texPiece{r: r, f: f, tex: f.TeX, at: f.Value.Content().Start}
	return []cite.Fix{t.fix(message, edits)}
}

// applied returns tex with the edits made.
func applied(tex string, edits []texEdit) string {
	var b strings.Builder
	at := 0
	for _, e := range edits {
		b.WriteString(tex[at:e.from] + e.with)
		at = e.to
	}
	return b.String() + tex[at:]
}

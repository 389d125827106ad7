package source

import (
	"bytes"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
)

// amsItem reads \bib{key}{article}{author={…}, title={…}} of amsrefs.
func (r *latexReader) amsItem(int) {
	f := r.next()
	if f.call != nil || !f.braced() {
		return
	}
	args, end := f.src.arguments(f.at, 3)
	if len(args) < 3 || end > f.end || bytes.IndexByte(f.src.data[args[2][0]:args[2][1]], '=') < 0 {
		return
	}
	n := bibtex.Node{Kind: bibtex.EntryNode, Key: f.src.token(args[0]), Type: f.src.token(args[1]), Span: cite.Span{Start: f.at, End: end}, Closed: true}
	names := map[string][]string{}
	eachAssignment(f.src, args[2], func(name string, value [2]int) {
		switch name {
		case "author", "editor", "translator":
			names[name] = append(names[name], f.src.value(value))
			name, at := name, cite.Span{Start: value[0], End: value[1]}
			if old := n.Field(name); old != nil {
				at = old.Value.Span.Union(at)
				*old = composed(old.Name, strings.Join(names[name], " and "), at)
				return
			}
			n.Fields = append(n.Fields, composed(bibtex.Token{Text: name}, names[name][0], at))
		case "review", "label":
		default:
			n.Fields = append(n.Fields, composed(bibtex.Token{Text: name}, f.src.value(value), cite.Span{Start: value[0], End: value[1]}))
		}
	})
	f.at = end
	file := bibtex.File{Source: f.src.data, Nodes: []bibtex.Node{n}}
	r.references(f.src.part, file.Entries())
}

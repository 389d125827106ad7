package source

import (
	"bytes"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// A rstDirectiveKind says what becomes of the parts of a directive.
type rstDirectiveKind uint8

const (
	directiveBody   rstDirectiveKind = iota // the content is text; the rest steers it
	directiveText                           // the argument is text too, and goes on in the content
	directiveTitled                         // the argument is a title above the text
	directiveRubric                         // the argument is a heading
	directiveFigure                         // the content is a caption
	directiveTable                          // the argument is a caption
	directiveCells                          // so it is, above a list of cells
	directiveCode                           // the content is no text
	directiveHidden                         // nothing is read
)

// rstDirectives are those of docutils, Sphinx and its usual extensions that are
// not directiveBody.
var rstDirectives = rstDirectiveTable(map[rstDirectiveKind]string{
	directiveText: `note warning attention caution danger error hint important tip seealso todo centered epigraph
		highlights pull-quote abstract versionadded versionchanged versionremoved deprecated deprecated-removed`,
	directiveTitled: "admonition topic sidebar",
	directiveRubric: "rubric",
	directiveFigure: "figure",
	directiveTable:  "table",
	directiveCells:  "list-table",
	directiveCode: `code code-block sourcecode parsed-literal literalinclude prompt math raw productionlist graphviz graph digraph
		uml plantuml mermaid blockdiag seqdiag actdiag nwdiag doctest testcode testsetup testoutput testcleanup ipython
		jupyter-execute plot command-output program-output csv-table autosummary tikz exec code-cell inheritance-diagram
		try_examples`,
	directiveHidden: `contents toctree sectnum section-numbering image meta index include role default-role highlight currentmodule
		module automodule autoclass autofunction automethod autoattribute autodata autoexception sectionauthor codeauthor
		moduleauthor target-notes title bibliography footbibliography tabularcolumns youtube vimeo video post author date
		header footer default-domain py:module py:currentmodule disqus`,
})

func rstDirectiveTable(kinds map[rstDirectiveKind]string) map[string]rstDirectiveKind {
	table := make(map[string]rstDirectiveKind)
	for kind, names := range kinds {
		for _, name := range strings.Fields(names) {
			table[name] = kind
		}
	}
	return table
}

var rstDirective = pattern.New(`^(` + rstSimpleName + `)\s?::(?:\s|$)`)

// directive reads ".. name:: argument", its options and its content.
func (r *rstReader) directive(lines []textLine, at int, c rstContext) bool {
	s := r.line(lines[0])[at:]
	m := rstDirective.FindSubmatch(s[:min(len(s), rstMaxLabel)])
	if m == nil {
		return false
	}
	name := strings.ToLower(string(m[1]))
	kind := rstDirectives[name]
	lines[0].from += at + len(bytes.TrimRight(m[0], " \t"))
	for lines[0].from < lines[0].to && isSpace(r.data[lines[0].from]) {
		lines[0].from++
	}
	if kind == directiveHidden {
		r.hidden(name, lines)
		return true
	}
	args, content := r.arguments(lines, kind)
	r.content(kind, args, content, c)
	return true
}

// hidden learns from what readers do not see.
func (r *rstReader) hidden(name string, lines []textLine) {
	arg := strings.ToValidUTF8(string(r.line(lines[0])), "\uFFFD")
	switch name {
	case "bibliography", "footbibliography":
		r.databases(lines[0])
	case "title":
		r.doc.Title = arg
	case "role":
		if role, base, ok := strings.Cut(arg, "("); ok && strings.HasPrefix(base, "raw") {
			r.rawRoles[strings.TrimSpace(role)] = true
		}
	case "meta":
		r.metaLang(lines[1:])
	}
}

// databases reads the files of references that the argument of "bibliography"
// names. Without an argument they are named in the settings of Sphinx.
func (r *rstReader) databases(arg textLine) {
	for name := range strings.FieldsSeq(string(r.line(arg))) {
		if strings.HasPrefix(name, ":") {
			return
		}
		r.bibliography(r.file, name, cite.Span{Start: arg.from, End: arg.to})
	}
}

func (r *rstReader) metaLang(lines []textLine) {
	for _, l := range lines {
		m := rstField.FindSubmatch(r.line(l))
		if m != nil && (string(m[1]) == "lang" || string(m[1]) == "language") {
			r.doc.Lang = strings.ToValidUTF8(string(m[2]), "\uFFFD")
		}
	}
}

// arguments splits a directive into its argument, with the options gone, and
// its content.
func (r *rstReader) arguments(lines []textLine, kind rstDirectiveKind) (args, content []textLine) {
	n := 1
	for n < len(lines) && !lines[n].blank() && rstField.Find(r.line(lines[n])) == nil && kind != directiveText {
		n++
	}
	if lines[0].blank() && kind != directiveCode {
		n = 1 // all is content
	}
	args = lines[:n]
	for n < len(lines) && !lines[n].blank() && rstField.Match(r.line(lines[n])) {
		n += rstBelow(lines[n:], lines[n].col)
	}
	return args, lines[n:]
}

// content reads what a directive holds.
func (r *rstReader) content(kind rstDirectiveKind, args, content []textLine, c rstContext) {
	c.base = leftmost(content, 1<<30)
	switch kind {
	case directiveText:
		content = r.joined(args[0], content, c)
	case directiveTitled, directiveTable, directiveRubric:
		r.directiveTitle(kind, args, c)
	case directiveCells:
		r.directiveTitle(kind, args, c)
		c.kind = cite.TableCell
	case directiveFigure:
		c.kind = cite.Caption
	case directiveCode:
		if len(content) == 0 {
			content = args[1:] // no blank line above the code
		}
		r.code(content, c)
		return
	case directiveBody, directiveHidden:
	}
	r.body(content, c)
}

// joined puts the argument of a directive before its content. Options between
// the two part them.
func (r *rstReader) joined(arg textLine, content []textLine, c rstContext) []textLine {
	switch {
	case arg.blank():
		return content
	case len(content) > 0 && len(bytes.TrimSpace(r.data[arg.to:content[0].from])) > 0:
		r.push(c.block(), []textLine{arg})
		return content
	}
	arg.col = c.base
	return append([]textLine{arg}, content...)
}

// directiveTitle reads the argument of a directive that has a title.
func (r *rstReader) directiveTitle(kind rstDirectiveKind, args []textLine, c rstContext) {
	if args[0].blank() {
		return
	}
	b := c.block()
	switch kind {
	case directiveRubric:
		r.rubric = r.promise(r.line(args[0]))
		b = cite.Block{Kind: cite.Heading, Level: min(r.level+1, rstMaxLevel)}
	case directiveTable, directiveCells:
		b.Kind = cite.Caption
	default:
	}
	r.push(b, args)
}

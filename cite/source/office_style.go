package source

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// A paraRole is what the name of a paragraph style says of a paragraph.
type paraRole struct {
	kind  cite.BlockKind
	level int // of a heading
	quote bool
	entry bool // of a list of references
	title bool // of the article
	toc   bool
}

// styleRoles lists names of styles. Word keeps the English name of its own
// styles in every language; the others are of LibreOffice, Pandoc, reference
// managers, and the templates of publishers.
var styleRoles = map[string]paraRole{
	"title": {kind: cite.Heading, level: 1, title: true},

	"quote": {quote: true}, "intense quote": {quote: true}, "quotations": {quote: true}, "block text": {quote: true},

	"caption": {kind: cite.Caption}, "table caption": {kind: cite.Caption}, "image caption": {kind: cite.Caption},
	"figure caption": {kind: cite.Caption}, "tablecaption": {kind: cite.Caption}, "figurecaption": {kind: cite.Caption},
	"illustration": {kind: cite.Caption}, "figure": {kind: cite.Caption}, "table": {kind: cite.Caption},

	"source code": {kind: cite.Code}, "html preformatted": {kind: cite.Code}, "preformatted text": {kind: cite.Code},
	"macro": {kind: cite.Code}, "macro text": {kind: cite.Code}, "code": {kind: cite.Code}, "listing": {kind: cite.Code},

	"toc heading": {toc: true}, "table of figures": {toc: true}, "table of authorities": {toc: true}, "toa heading": {toc: true},

	"bibliography heading": biblHeading, "citavi bibliography heading": biblHeading, "endnote bibliography title": biblHeading,
}

var biblHeading = paraRole{kind: cite.Heading, level: 1}

// entryStyles are names of styles for the entries of a list of references,
// without digits and punctuation.
var entryStyles = wordSet("bibliography bibliographyentry bibliographyitem bibitem bibentry bibliographie bibliografie bibliografía " +
	"bibliografia literatur literaturverzeichnis literatureintrag literaturangabe quellenverzeichnis endnotebibliography " +
	"citavibibliographyentry references reference referencelist referenceitem referencetext referenceentry mdpireferences elsreferences " +
	"ieeereference ieeereferences referencias referências références refs workscited workcited 参考文献 参考文献条目 библиография списоклитературы")

var (
	headingName = pattern.New(`^heading ([1-9])$`)
	tocName     = pattern.New(`^(?:toc|contents|index) \d+$`)
	noLetters   = pattern.New(`[\P{L}]+`)
)

// roleOf returns what the name of a paragraph style says, if anything.
func roleOf(name string) (paraRole, bool) {
	name = strings.ToLower(strings.TrimSpace(name))
	if r, ok := styleRoles[name]; ok {
		return r, true
	}
	if m := headingName.FindStringSubmatch(name); m != nil {
		return paraRole{kind: cite.Heading, level: min(int(m[1][0]-'0'), 6)}, true
	}
	if tocName.MatchString(name) {
		return paraRole{toc: true}, true
	}
	entry := entryStyles[noLetters.ReplaceAllString(name, "")]
	return paraRole{entry: entry}, entry
}

// play gives p the kind that its style says.
func (o *office) play(p *para, r paraRole) {
	b := &p.block
	b.Kind, b.Quote = r.kind, r.quote
	if r.kind == cite.Heading {
		b.Level = r.level
	}
	if r.kind == cite.Paragraph && o.cells > 0 {
		b.Kind = cite.TableCell
	}
	if r.toc || o.toc > 0 {
		b.Region = cite.Furniture
	}
	p.entry = p.entry || r.entry
	if r.title && o.doc.Title == "" && len(o.open) == 1 {
		o.doc.Title = p.v.text().Collapse().String()
	}
}

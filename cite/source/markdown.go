package source

import (
	"context"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	gfm "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// markdownFormat reads CommonMark with the tables, strikethrough and notes of
// GitHub, the citations of Pandoc and a front matter in YAML or TOML.
var markdownFormat = &Format{
	Name:       "markdown",
	Extensions: []string{".md", ".markdown", ".mdown", ".mkd", ".rmd", ".qmd"},
	Sniff:      sniffMarkdown,
	Read:       readMarkdown,
	Limits:     textLimits,
}

// markdownSigns matches what hardly stands in plain text: front matter, a
// heading with number signs, a link, or a definition of one.
var markdownSigns = pattern.New(`\A---\r?\n[\w-]+:|(?m)^#{1,6} \S|\]\((?:https?://|#|<|\))|^ {0,3}\[[^\]\n]+\]: *\S+://`)

func sniffMarkdown(head []byte) bool { return markdownSigns.Match(head) }

// A markdownReader turns the tree that goldmark makes into blocks and links.
// Offsets in that tree count from base, where the front matter ends.
type markdownReader struct {
	*draft
	data  []byte // the whole file
	src   []byte // what goldmark sees of data[base:], byte for byte
	base  int
	notes *noteParser
	links *linkParser

	v         visible
	taken     []cite.Span
	cites     []citeMark // in v
	last      int        // end of the last word read, in data
	open      *openLink
	citations citationScanner
}

func readMarkdown(ctx context.Context, f *File) (*cite.Document, error) {
	data := f.Data
	meta := readFrontMatter(data, bomLen(data))
	r := newMarkdownReader(newDraft(data), data, meta)
	r.base, r.src = meta.end, data[meta.end:]
	r.src = r.mask(ctx)
	root := r.parser().Parse(text.NewReader(r.src))
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	r.abstract(meta.prose)
	r.blocks(root, place{item: new(item)})
	r.bibliographies(f, meta.bibliography)
	return r.finish(), nil
}

// newMarkdownReader returns a reader of data, or of pieces of it.
func newMarkdownReader(d *draft, data []byte, meta frontMatter) *markdownReader {
	d.doc.Title, d.doc.Lang = meta.title, meta.lang
	return &markdownReader{
		draft: d, data: data,
		notes: newNoteParser(), links: newLinkParser(), v: visible{src: data},
		citations: citationScanner{bare: meta.bibliography != nil || keyInBrackets.Match(data)},
	}
}

// parser makes a parser for one document: ours keep what they find on the way.
// Priorities are those of goldmark, lower first.
func (r *markdownReader) parser() parser.Parser {
	blocks := append(parser.DefaultBlockParsers(), util.Prioritized(r.notes, 999))
	inlines := []util.PrioritizedValue{
		util.Prioritized(addressParser{}, 50),
		util.Prioritized(parser.NewCodeSpanParser(), 100),
		util.Prioritized(noteMarkParser{}, 150),
		util.Prioritized(r.links, 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(parser.NewRawHTMLParser(), 400),
		util.Prioritized(&emphasisParser{InlineParser: parser.NewEmphasisParser()}, 500),
		util.Prioritized(&emphasisParser{InlineParser: extension.NewStrikethroughParser()}, 500),
	}
	return parser.NewParser(
		parser.WithBlockParsers(blocks...),
		parser.WithInlineParsers(inlines...),
		parser.WithParagraphTransformers(append(parser.DefaultParagraphTransformers(),
			util.Prioritized(extension.NewTableParagraphTransformer(), 200))...),
		parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)))
}

// blocks reads what is in a container.
func (r *markdownReader) blocks(parent ast.Node, p place) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		r.block(n, p)
	}
}

func (r *markdownReader) block(n ast.Node, p place) {
	switch n := n.(type) {
	case *ast.Heading:
		p.kind, p.level = cite.Heading, n.Level
		r.inlines(n)
		r.flush(p)
	case *ast.Paragraph, *ast.TextBlock:
		r.inlines(n)
		r.flush(p)
	case *ast.ThematicBreak:
		r.add(cite.Block{Kind: cite.ThematicBreak}, nil)
	case *ast.Blockquote:
		p.quote = true
		r.blocks(n, p)
	case *ast.List:
		r.list(n, p)
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		r.code(n, p)
	case *ast.HTMLBlock:
		r.html(n, p)
	case *gfm.TableCell:
		p.kind, p.item = cite.TableCell, new(item)
		r.inlines(n)
		r.flush(p)
	case *gfm.Footnote:
		p.note, p.item = true, &item{marker: "[^" + strings.ToValidUTF8(string(n.Ref), "\uFFFD") + "]"}
		r.blocks(n, p)
	default:
		r.blocks(n, p)
	}
}

func (r *markdownReader) list(n *ast.List, p place) {
	p.kind, p.list = cite.ListItem, r.draft.list()
	p.depth++
	number := n.Start
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		p.item = &item{marker: "-"}
		if n.IsOrdered() {
			p.item.marker = strconv.Itoa(number) + string(rune(n.Marker))
			number++
		}
		r.blocks(c, p)
	}
}

// flush ends the block being read.
func (r *markdownReader) flush(p place) {
	r.closeLink(r.last)
	r.closeCite()
	b := cite.Block{
		Kind: p.kind, Level: p.depth, List: p.list, Quote: p.quote, Text: r.v.text(),
	}
	if p.kind != cite.Code {
		b.Text = without(blockAttributes, b.Text)
	}
	switch {
	case p.kind == cite.Heading:
		b.Level, b.List = p.level, 0
		b.Text = without(headingAttributes, b.Text)
	case p.note && p.kind != cite.TableCell && p.kind != cite.Code:
		b.Kind = cite.Note
	}
	if b.Text.Len() > 0 {
		if b.Kind != cite.Heading {
			b.Marker, p.item.marker = p.item.marker, ""
		}
		if b.Kind != cite.Code {
			r.cite(citations(&r.v, r.cites))
			r.cite(r.citations.scan(b.Text, disjoint(r.taken)))
		}
		r.add(b, r.taken)
	}
	r.v, r.taken, r.cites = visible{src: r.data}, nil, nil
}

// cite adds citations of the block being read.
func (r *markdownReader) cite(found []cite.Citation) {
	for _, c := range found {
		r.taken = append(r.taken, c.Text.Source())
	}
	r.doc.Citations = append(r.doc.Citations, found...)
}

// headingAttributes matches what Pandoc, kramdown and Hugo allow behind a
// heading: {#id .class}, {-}; blockAttributes what kramdown allows behind any
// block: {: .class}.
var (
	headingAttributes = pattern.New(`\s*\{[#.:\-][^{}]*\}$`)
	blockAttributes   = pattern.New(`\s*\{:[^{}]*\}$`)
)

func without(attributes *pattern.Regexp, t cite.Text) cite.Text {
	if !strings.HasSuffix(t.String(), "}") {
		return t
	}
	if m := attributes.FindStringIndex(t.String()); m != nil {
		return t.Slice(0, m[0])
	}
	return t
}

// code reads a block of code line by line, without its fence and indent.
func (r *markdownReader) code(n ast.Node, p place) {
	lines := n.Lines()
	for i := range lines.Len() {
		s := lines.At(i)
		r.v.verbatim(r.base+s.Start, r.base+s.Stop, nil)
	}
	p.kind = cite.Code
	r.flush(p)
}

// html reads a block of HTML. Inside quotations and lists its lines are not
// next to each other in the file; then each run is a piece of its own.
func (r *markdownReader) html(n *ast.HTMLBlock, p place) {
	lines := n.Lines()
	var runs []cite.Span
	add := func(s text.Segment) {
		if k := len(runs) - 1; k >= 0 && runs[k].End == r.base+s.Start {
			runs[k].End = r.base + s.Stop
		} else if s.Start < s.Stop {
			runs = append(runs, cite.Span{Start: r.base + s.Start, End: r.base + s.Stop})
		}
	}
	for i := range lines.Len() {
		add(lines.At(i))
	}
	if n.HasClosure() {
		add(n.ClosureLine)
	}
	for _, run := range runs {
		stream, tree, err := parseHTML(r.data, run.Start, run.End)
		if err != nil {
			continue // more deeply nested than any HTML: nothing to see
		}
		newHTMLReader(r.draft, stream).body(tree, p)
	}
}

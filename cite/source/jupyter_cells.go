package source

import (
	"bytes"
	"context"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/citecheck/citecheck/cite"
)

// A notebook is read in two steps. The sources of all cells are decoded into
// one text, in which the reader of Markdown works; then what it found is led
// back to the file. Each cell is parsed by itself, as Jupyter does it, so that
// a fence or a list that one leaves open does not reach into the next; but
// notes and addresses that one cell defines hold in all of them, as MyST and
// Quarto have it.
type notebook struct {
	*markdownReader
	cells      []bookCell
	pieces     [][2]int // where each cell stands in text
	meta       frontMatter
	text       cite.Text // the sources, decoded
	references map[string]parser.Reference
}

func newNotebook(j jsonText, d *draft, cells []bookCell) *notebook {
	n := &notebook{cells: cells, references: map[string]parser.Reference{}}
	var b cite.TextBuilder
	for _, c := range cells {
		from := b.Len()
		j.source(c.source, &b)
		n.pieces = append(n.pieces, [2]int{from, b.Len()})
	}
	n.text = b.Text()
	data := []byte(n.text.String())
	n.meta = n.frontMatter(data)
	n.markdownReader = newMarkdownReader(d, data, n.meta)
	return n
}

// source decodes the source of a cell, which is a string or a list of lines.
func (j jsonText) source(at int, b *cite.TextBuilder) {
	if at >= 0 && j[at] == '"' {
		j.decode(at, b)
		return
	}
	j.elements(at, func(line int) {
		if j[line] == '"' {
			j.decode(line, b)
		}
	})
}

// frontMatter reads the metadata that Quarto and Jupytext keep in the first
// cell, and leaves it out of that.
func (n *notebook) frontMatter(data []byte) frontMatter {
	if len(n.cells) == 0 || n.cells[0].kind == "code" {
		return frontMatter{}
	}
	meta := readFrontMatter(data[:n.pieces[0][1]], 0)
	n.pieces[0][0] = meta.end
	return meta
}

// read reads the cells, and leads what they say back to the file.
func (n *notebook) read(ctx context.Context, f *File) error {
	n.define(ctx)
	n.abstract(n.meta.prose)
	p := n.parser()
	for i, c := range n.cells {
		if err := ctx.Err(); err != nil {
			return err
		}
		if c.kind == "markdown" || c.kind == "heading" {
			n.prose(ctx, p, i)
			continue
		}
		n.v.verbatim(n.pieces[i][0], n.pieces[i][1], nil)
		n.flush(place{kind: cite.Code, item: new(item)})
	}
	n.bibliographies(f, n.meta.bibliography)
	n.lead(n.text)
	return ctx.Err()
}

// define learns the notes and link references of all cells.
func (n *notebook) define(ctx context.Context) {
	p := parser.NewParser(
		parser.WithBlockParsers(append(parser.DefaultBlockParsers(), util.Prioritized(n.notes, 999))...),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...))
	for i, c := range n.cells {
		if c.kind != "markdown" || ctx.Err() != nil || !bytes.Contains(n.data[n.pieces[i][0]:n.pieces[i][1]], []byte("]:")) {
			continue
		}
		pc := parser.NewContext()
		n.parse(ctx, p, i, pc)
		for _, ref := range pc.References() {
			if key := util.ToLinkReference(ref.Label()); n.references[key] == nil {
				n.references[key] = ref
			}
		}
	}
}

// parse makes the tree of cell i.
func (n *notebook) parse(ctx context.Context, p parser.Parser, i int, pc parser.Context) ast.Node {
	from, to := n.pieces[i][0], n.pieces[i][1]
	n.base, n.src = from, n.data[from:to]
	n.src = n.mask(ctx)
	return p.Parse(text.NewReader(n.src), parser.WithContext(pc))
}

// prose reads cell i as Markdown.
func (n *notebook) prose(ctx context.Context, p parser.Parser, i int) {
	root := n.parse(ctx, p, i, &sharedContext{parser.NewContext(), n.references})
	at := place{item: new(item)}
	if n.cells[i].kind == "heading" {
		at.kind, at.level = cite.Heading, n.cells[i].level
	}
	n.blocks(root, at)
}

// A sharedContext knows the link references of other cells too; those of its
// own come first.
type sharedContext struct {
	parser.Context
	others map[string]parser.Reference
}

// Reference returns the link reference of that label.
func (c *sharedContext) Reference(label string) (parser.Reference, bool) {
	if ref, ok := c.Context.Reference(label); ok {
		return ref, true
	}
	ref, ok := c.others[label]
	return ref, ok
}

// cleanLine returns s on one line and in UTF-8.
func cleanLine(s string) string {
	return strings.ToValidUTF8(strings.Join(strings.Fields(s), " "), "\uFFFD")
}

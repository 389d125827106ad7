package source

import (
	"bytes"
	"context"
	"fmt"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// jupyterFormat reads notebooks: the cells in Markdown as Markdown is read,
// and the input of the others as code. What cells put out is left out. All
// places are those of the file as it is, JSON included.
var jupyterFormat = &Format{
	Name:       "jupyter",
	Extensions: []string{".ipynb"},
	Sniff:      sniffJupyter,
	Read:       readJupyter,
	Limits:     textLimits,
}

// notebookSigns matches what JSON begins with if it is a notebook.
var notebookSigns = pattern.New(`"(?:cells|worksheets)"\s*:\s*\[|"nbformat"\s*:`)

func sniffJupyter(head []byte) bool {
	return bytes.HasPrefix(bytes.TrimSpace(head), []byte("{")) && notebookSigns.Match(head)
}

// A bookCell is one piece of a notebook.
type bookCell struct {
	kind   string // "markdown", "code", "raw"; "heading" in the third format
	mime   string // of a raw cell
	level  int    // of a heading
	source int    // where the value begins, or -1
}

func readJupyter(ctx context.Context, f *File) (*cite.Document, error) {
	start := bomLen(f.Data)
	d := newDraft(f.Data)
	if err := checkJSON(f.Data, start); err != nil {
		return nil, err.in(&d.doc.Parts[0])
	}
	j := jsonText(f.Data)
	book := j.space(start)
	cells, ok := j.cells(book)
	if !ok {
		return nil, fmt.Errorf(`%w: it is JSON but no notebook, for it has no list "cells"`, ErrDamaged)
	}
	n := newNotebook(j, d, cells)
	n.describe(j, j.member(book, "metadata"))
	if err := n.read(ctx, f); err != nil {
		return nil, err
	}
	return n.finish(), nil
}

// cells lists the cells of the notebook at j[at], and reports whether it is
// one. In the third format they are on worksheets.
func (j jsonText) cells(at int) (all []bookCell, ok bool) {
	list := j.member(at, "cells")
	sheets := j.member(at, "worksheets")
	j.elements(list, func(c int) { all = append(all, j.cell(c)) })
	j.elements(sheets, func(sheet int) {
		j.elements(j.member(sheet, "cells"), func(c int) { all = append(all, j.cell(c)) })
	})
	return all, j.isArray(list) || j.isArray(sheets)
}

func (j jsonText) isArray(at int) bool { return at >= 0 && j[at] == '[' }

// cell reads what is said of the cell at j[at].
func (j jsonText) cell(at int) bookCell {
	c := bookCell{source: -1}
	j.members(at, func(key string, v int) {
		switch key {
		case "cell_type":
			c.kind = j.text(v)
		case "source", "input": // the latter for code in the third format
			c.source = v
		case "level":
			c.level = min(max(j.number(v), 1), 6)
		case "metadata":
			c.mime = j.text(j.member(v, "format"))
			if c.mime == "" {
				c.mime = j.text(j.member(v, "raw_mimetype"))
			}
		}
	})
	if c.kind == "html" || c.kind == "raw" && c.mime == "text/markdown" {
		c.kind = "markdown"
	}
	return c
}

// describe takes title and language from the metadata, unless a front matter
// gave them.
func (n *notebook) describe(j jsonText, meta int) {
	if n.doc.Title == "" {
		n.doc.Title = cleanLine(j.text(j.member(meta, "title")))
	}
	if n.doc.Lang == "" {
		n.doc.Lang = cleanLine(j.text(j.member(meta, "lang")))
	}
}

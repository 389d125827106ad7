package source

import (
	"bytes"
	"context"
	"strconv"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// mediawikiFormat reads the text of wikis such as Wikipedia: what <ref> holds
// becomes a reference list where the page shows it.
// https://www.mediawiki.org/wiki/Help:Formatting
var mediawikiFormat = &Format{
	Name:       "mediawiki",
	Extensions: []string{".mediawiki", ".wiki", ".wikitext"},
	Sniff:      func(head []byte) bool { return wikiSigns.Match(head) },
	Read:       readMediaWiki,
	Limits:     textLimits,
}

// wikiSigns are what only such texts have.
var wikiSigns = pattern.New(`(?m)^==+ ?[^=\n]+ ?==+\s*$[\s\S]*(?:<ref[ >/]|\{\{\s*(?i:cite |reflist|literatur|internetquelle)|\[\[[^\]\n]+\]\])|\[\[(?:Category|Kategorie|Catégorie|Категория):`)

// A wikiReader reads one page.
type wikiReader struct {
	*draft
	data  []byte
	pairs map[int]int // where what begins at an offset ends
	v     visible
	taken []cite.Span

	list    int    // number of the list that is open, or 0
	signs   []byte // with which its last item began
	numbers []int  // of its levels
	refs    wikiRefs
	table   bool
	raised  []cite.Span
	fields  []cite.Field // that citation templates of the block name
	depth   int
}

func readMediaWiki(ctx context.Context, f *File) (*cite.Document, error) {
	r := &wikiReader{draft: newDraft(f.Data), data: f.Data, pairs: wikiPairs(f.Data), v: visible{src: f.Data}}
	for at := bomLen(f.Data); at < len(f.Data); {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		end := r.lineEnd(at)
		r.line(at, end)
		at = end + 1
	}
	r.flush(cite.Paragraph, cite.Block{})
	r.references("")
	return r.finish(), nil
}

// lineEnd is where the line at an offset ends; what is opened on it and closed
// on another belongs to it.
func (r *wikiReader) lineEnd(at int) int {
	for at < len(r.data) && r.data[at] != '\n' {
		if end := r.pairs[at]; end > at {
			at = end
			continue
		}
		at++
	}
	return at
}

// line takes in one line.
func (r *wikiReader) line(from, to int) {
	text := bytes.TrimRight(r.data[from:to], " \t\r")
	to = from + len(text)
	switch {
	case r.table:
		r.tableLine(from, to)
	case len(bytes.TrimSpace(text)) == 0:
		r.flush(cite.Paragraph, cite.Block{})
		r.list = 0
	case text[0] == '=' && r.heading(from, to):
	case bytes.HasPrefix(text, []byte("----")):
		r.flush(cite.Paragraph, cite.Block{})
		r.add(cite.Block{Kind: cite.ThematicBreak}, nil)
	case bytes.HasPrefix(bytes.TrimLeft(text, ": "), []byte("{|")):
		r.flush(cite.Paragraph, cite.Block{})
		r.table = true
	case strings.IndexByte("*#:;", text[0]) >= 0:
		r.item(from, to)
	case text[0] == ' ' && len(bytes.TrimSpace(text)) > 0 && r.v.b.Len() == 0:
		r.v.verbatim(from, to, entity)
		r.flush(cite.Code, cite.Block{})
	default:
		r.list = 0
		r.inline(from, to)
		r.v.blank(to, to+1)
	}
}

// headingLine matches "== Title ==", perhaps with a comment behind it.
var headingLine = pattern.New(`^(={1,6})(.+?)(={1,6})\s*(?:<!--.*-->\s*)*$`)

// heading reads a heading and reports whether the line is one.
func (r *wikiReader) heading(from, to int) bool {
	m := headingLine.FindSubmatchIndex(r.data[from:to])
	if m == nil {
		return false
	}
	r.flush(cite.Paragraph, cite.Block{})
	r.list = 0
	r.inline(from+m[4], from+m[5])
	r.flush(cite.Heading, cite.Block{Level: min(m[3]-m[2], m[7]-m[6])})
	return true
}

// item reads a line of a list; ":" and ";" indent and define.
func (r *wikiReader) item(from, to int) {
	r.flush(cite.Paragraph, cite.Block{})
	start := from
	for start < to && strings.IndexByte("*#:;", r.data[start]) >= 0 {
		start++
	}
	level, kind := start-from, r.data[start-1]
	if kind == ':' || kind == ';' {
		r.inline(start, to)
		r.flush(cite.Paragraph, cite.Block{})
		return
	}
	r.level(r.data[from:start])
	for len(r.numbers) < min(level, r.limitDepth()) {
		r.numbers = append(r.numbers, 0)
	}
	r.numbers = r.numbers[:min(level, len(r.numbers))]
	r.numbers[len(r.numbers)-1]++
	marker := "-"
	if kind == '#' {
		marker = strconv.Itoa(r.numbers[len(r.numbers)-1]) + "."
	}
	r.inline(start, to)
	r.flush(cite.ListItem, cite.Block{Level: len(r.numbers), List: r.list, Marker: marker})
}

// level goes on with the list that is open, as far as the signs before the
// item are those of the item before.
func (r *wikiReader) level(signs []byte) {
	same := 0
	for same < min(len(signs), len(r.signs), len(r.numbers)) && signs[same] == r.signs[same] {
		same++
	}
	if r.list == 0 || same == 0 {
		r.list, same = r.draft.list(), 0
	}
	r.numbers, r.signs = r.numbers[:same], signs
}

func (r *wikiReader) limitDepth() int { return textLimits.MaxDepth }

// tableLine reads a line between {| and |}.
func (r *wikiReader) tableLine(from, to int) {
	for from < to && isSpace(r.data[from]) {
		from++
	}
	text := r.data[from:to]
	switch {
	case bytes.HasPrefix(text, []byte("|}")):
		r.flush(cite.TableCell, cite.Block{})
		r.table = false
	case bytes.HasPrefix(text, []byte("|-")):
		r.flush(cite.TableCell, cite.Block{})
	case bytes.HasPrefix(text, []byte("|+")):
		r.flush(cite.TableCell, cite.Block{})
		r.inline(from+2, to)
		r.flush(cite.Caption, cite.Block{})
	case len(text) > 0 && (text[0] == '|' || text[0] == '!'):
		r.cells(from+1, to)
	case len(text) > 0:
		r.inline(from, to)
		r.v.blank(to, to+1)
	}
}

// cells reads the cells of a line, with their attributes left out.
func (r *wikiReader) cells(from, to int) {
	r.flush(cite.TableCell, cite.Block{})
	start := from
	for at := from; at <= to; {
		if end := r.pairs[at]; at < to && end > at {
			at = end
			continue
		}
		double := at+1 < to && (r.data[at] == '|' && r.data[at+1] == '|' || r.data[at] == '!' && r.data[at+1] == '!')
		switch {
		case double || at == to:
			r.inline(start, at)
			if double {
				r.flush(cite.TableCell, cite.Block{})
			}
			at += 2
			start = at
		case r.data[at] == '|':
			at++
			start = at // attributes stood before
		default:
			at++
		}
	}
	r.v.blank(to, to+1)
}

// flush ends the block being read; b holds what is known of it.
func (r *wikiReader) flush(kind cite.BlockKind, b cite.Block) {
	b.Kind, b.Text, b.Raised, b.Fields = kind, r.v.text(), r.raised, r.fields
	r.add(b, r.taken)
	r.v, r.taken, r.raised, r.fields = visible{src: r.data}, nil, nil, nil
}

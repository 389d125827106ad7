package source

import (
	"context"
	"strings"
	"unicode"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// rstFormat reads reStructuredText as docutils and Sphinx do, see
// https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html.
// It reads twice. The first pass (rst_blocks.go, rst_lists.go, rst_section.go,
// rst_explicit.go, rst_directive.go, rst_table.go) finds the blocks and what
// has a name; then footnotes are numbered (rst_names.go), and the second pass
// (rst_inline.go, rst_match.go, rst_refs.go, rst_role.go, rst_link.go) reads the text of the
// blocks, which may name what only comes later.
var rstFormat = &Format{
	Name:       "rst",
	Extensions: []string{".rst", ".rest"},
	Sniff:      sniffRST,
	Read:       readRST,
	Limits:     textLimits,
}

// An rstBlock is a block whose text is yet to be read.
type rstBlock struct {
	cite.Block
	lines  []textLine
	breaks bool // readers see its line ends
	cell   bool // its lines are pieces of lines
}

// An rstReader holds what is known of the document so far.
type rstReader struct {
	*draft
	file   *File
	data   []byte
	blocks []rstBlock
	rstSections
	rstNames
}

func readRST(ctx context.Context, f *File) (*cite.Document, error) {
	r := &rstReader{draft: newDraft(f.Data), file: f, data: f.Data, rstNames: newRSTNames()}
	lines := textLines(f.Data)
	lines = lines[r.header(lines):]
	r.body(lines, rstContext{kind: cite.Paragraph})
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	r.entries()
	r.number()
	r.substitutes()
	for i := range r.blocks {
		if r.blocks[i].Kind != cite.Code {
			newRSTInline(r, &r.blocks[i]).learnEmbedded()
		}
	}
	for i := range r.blocks {
		r.write(&r.blocks[i])
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return r.finish(), nil
}

// push keeps a block for the second pass.
func (r *rstReader) push(b cite.Block, lines []textLine) *rstBlock {
	r.chain = r.chain[:0]
	if l := r.listing(); l != nil && (b.Kind == cite.Paragraph || b.Kind == cite.ListItem) {
		l.plain++
	}
	r.blocks = append(r.blocks, rstBlock{Block: b, lines: lines})
	return &r.blocks[len(r.blocks)-1]
}

// write reads the text of a block.
func (r *rstReader) write(b *rstBlock) {
	if b.Kind == cite.Code && len(b.lines) > 0 {
		v := visible{src: r.data}
		v.verbatim(b.lines[0].from, b.lines[len(b.lines)-1].to, nil)
		b.Text = v.text()
		r.add(b.Block, nil)
		return
	}
	w := newRSTInline(r, b)
	w.scan(0, len(w.s))
	b.Text, b.Raised = w.v.text(), w.raised
	r.add(b.Block, w.taken)
}

func (r *rstReader) line(l textLine) []byte { return r.data[l.from:l.to] }

// rstHeader matches a line of the headers that enhancement proposals begin
// with, as letters do (RFC 2822).
var rstHeader = pattern.New(`^([A-Z][A-Za-z]*(?:-[A-Za-z]+)*):(?:\s+(.*))?$`)

// header reads such a header and returns how many lines it has.
func (r *rstReader) header(lines []textLine) int {
	from := 0
	for from < len(lines) && lines[from].blank() {
		from++
	}
	n, fields := from, 0
	for ; n < len(lines) && !lines[n].blank(); n++ {
		if lines[n].col == 0 {
			if !rstHeader.Match(r.line(lines[n])) {
				return 0
			}
			fields++
		} else if n == from {
			return 0
		}
	}
	if fields < 3 {
		return 0
	}
	r.headerFields(lines[from:n])
	return n
}

func (r *rstReader) headerFields(lines []textLine) {
	for i := 0; i < len(lines); {
		n := rstBelow(lines[i:], 0)
		r.push(cite.Block{Kind: cite.Paragraph}, lines[i:i+n])
		m := rstHeader.FindSubmatch(r.line(lines[i]))
		if string(m[1]) == "Title" {
			r.doc.Title = strings.ToValidUTF8(string(m[2]), "\uFFFD")
		}
		i += n
	}
}

// What shows that a text is reStructuredText: explicit mark-up, and something
// that refers to it or an underlined title.
var (
	rstExplicitSign = pattern.New(`(?m)^\.\. (?:\[[#*\w][\w.-]*\] |_[^:\n]+:|[a-z][a-z:-]+::(?:\s|$)|\|[^|\n]+\| \w+::)`)
	rstInlineSign   = pattern.New("\\[[#*\\w]+\\]_\\b|\\[[#*\\w.-]+\\]_[\\s.,;:)]|`__?[\\s.,;:)]|:[a-z]+:`[^`\n]+`|``[^`\n]+``")
	rstTitleSign    = pattern.New(`(?m)^[^\s=~^"'` + "`" + `*+#.-].{2,80}\r?\n(?:={4,}|-{4,}|~{4,}|\^{4,}|"{4,}|\*{4,}|#{4,})\r?$`)
)

// sniffRST reports whether head can hardly be anything else.
func sniffRST(head []byte) bool {
	return rstExplicitSign.Match(head) && (rstInlineSign.Match(head) || rstTitleSign.Match(head))
}

// isRSTWord reports letters and digits, which simple names are made of.
func isRSTWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

package source

import (
	"bytes"
	"context"
	"strconv"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// asciidocFormat reads AsciiDoc as Asciidoctor does: bibliography sections and
// their anchors, footnotes, and the citations of asciidoctor-bibtex.
// https://docs.asciidoctor.org/asciidoc/latest/
var asciidocFormat = &Format{
	Name:       "asciidoc",
	Extensions: []string{".adoc", ".asciidoc", ".asc"},
	Read:       readASCIIDoc,
	Limits:     textLimits,
}

// An adocReader reads one document, line by line.
type adocReader struct {
	*draft
	file *File
	data []byte
	v    visible

	taken   []cite.Span
	raised  []cite.Span
	anchors map[string]bool // of bibliography entries
	notes   []adocNote
	byID    map[string]int // notes by their names

	block   cite.Block // what is known of the block being read
	fence   string     // of the code or comment that is open
	hidden  bool       // the fence is that of a comment
	quote   bool
	table   bool
	code    bool // the next paragraph is code
	list    int
	entries bool // in a bibliography section
	header  bool // below the title: author, revision, attributes
}

// An adocNote is a footnote, which is shown at the end.
type adocNote struct{ from, to int }

// adocAnchor matches the anchors of bibliography entries.
var adocAnchor = pattern.New(`\[\[\[([^\[\],]+?)(?:,\s*([^\[\]]*?))?\]\]\]`)

func readASCIIDoc(ctx context.Context, f *File) (*cite.Document, error) {
	r := &adocReader{draft: newDraft(f.Data), file: f, data: f.Data, v: visible{src: f.Data}, anchors: map[string]bool{}, byID: map[string]int{}}
	for _, m := range adocAnchor.FindAllSubmatch(f.Data, -1) {
		r.anchors[string(m[1])] = true
	}
	for at := bomLen(f.Data); at < len(f.Data); {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		line, next := lineAt(f.Data, at)
		r.line(line, at)
		at = next
	}
	r.flush()
	for i := 0; i < len(r.notes); i++ {
		r.block = cite.Block{Kind: cite.Note, Marker: strconv.Itoa(i + 1)}
		r.inline(r.notes[i].from, r.notes[i].to)
		r.flush()
	}
	return r.finish(), nil
}

var (
	adocFence     = pattern.New("^(?:-{4,}|\\.{4,}|\\+{4,}|/{4,}|`{3,}.*)$")
	adocDelimiter = pattern.New(`^(?:={4,}|\*{4,}|--|<<<|'{3,})$`)
	adocHeading   = pattern.New(`^(={1,6}|#{1,6})\s+(.+)$`)
	adocAttribute = pattern.New(`^:(!?[\w-]+!?):\s*(.*)$`)
	adocItem      = pattern.New(`^\s*(\*{1,6}|-|\.{1,6}|\d+[.)]|[a-z]\.|<\d+>|<\.>)\s+(.+)$`)
	adocTerm      = pattern.New(`^\s*(.+?)(?::{2,4}|;;)(?:\s+(.*))?$`)
	adocMacro     = pattern.New(`^(?:image|video|audio|include|toc|ifdef|ifndef|endif|ifeval|bibliography)::.*$`)
)

// line takes in one line without its end.
func (r *adocReader) line(line string, at int) {
	trimmed := strings.TrimSpace(line)
	switch {
	case r.fence != "":
		r.fenced(line, at)
	case adocFence.MatchString(trimmed):
		r.flush()
		r.fence, r.hidden = trimmed[:3], trimmed[0] == '/'
	case trimmed == "":
		r.flush()
		r.code, r.header = false, false
	case r.header:
		if adocAttribute.MatchString(line) {
			r.setting(line, at)
		}
	case strings.HasPrefix(line, "//"):
	case strings.HasPrefix(trimmed, "____"):
		r.flush()
		r.quote = !r.quote
	case strings.HasPrefix(trimmed, "|===") || strings.HasPrefix(trimmed, "!==="):
		r.flush()
		r.table = !r.table
	case r.table:
		r.cells(at, at+len(line))
	case adocDelimiter.MatchString(trimmed):
		r.flush()
	case r.v.b.Len() == 0 && r.opening(line, at):
	default:
		r.paragraph(line, at)
	}
}

// fenced reads a line of code, or of a comment.
func (r *adocReader) fenced(line string, at int) {
	if trimmed := strings.TrimSpace(line); strings.HasPrefix(trimmed, r.fence) && strings.Trim(trimmed, r.fence[:1]) == "" {
		r.fence = ""
		r.flush()
		return
	}
	if !r.hidden {
		r.block.Kind = cite.Code
		r.v.verbatim(at, at+len(line), nil)
		r.v.newline(at+len(line), at+len(line))
	}
}

// opening reads a line that may begin something, and reports whether it did.
func (r *adocReader) opening(line string, at int) bool {
	switch {
	case adocMacro.MatchString(line):
		return true
	case line[0] == '[' && strings.HasSuffix(line, "]") && !strings.HasPrefix(line, "[[["):
		r.attributes(line)
		return true
	case line[0] == ':' && adocAttribute.MatchString(line):
		r.setting(line, at)
		return true
	case line[0] == '.' && len(line) > 1 && line[1] != '.' && !isSpace(line[1]):
		r.block.Kind = cite.Caption
		r.inline(at+1, at+len(line))
		r.flush()
		return true
	case line[0] == ' ' && adocItem.FindString(line) == "":
		r.block.Kind = cite.Code
		return false
	}
	return r.heading(line, at)
}

func (r *adocReader) heading(line string, at int) bool {
	m := adocHeading.FindStringSubmatchIndex(line)
	if m == nil {
		return false
	}
	bibliography := r.entries && r.block.Kind == cite.Heading
	r.block, r.list = cite.Block{Kind: cite.Heading, Level: m[3] - m[2]}, 0
	r.header = r.block.Level == 1 && len(r.doc.Blocks) == 0
	r.inline(at+m[4], at+m[5])
	r.flush()
	r.entries = bibliography
	return true
}

// attributes reads "[bibliography]" and "[source,go]".
func (r *adocReader) attributes(line string) {
	name, _, _ := strings.Cut(strings.Trim(line, "[]"), ",")
	switch name {
	case "bibliography":
		r.entries, r.block.Kind = true, cite.Heading // of the section that begins
	case "source", "listing", "literal", "stem", "latexmath", "asciimath", "plantuml", "pass":
		r.code = true
	}
}

// setting reads an attribute of the document.
func (r *adocReader) setting(line string, at int) {
	m := adocAttribute.FindStringSubmatchIndex(line)
	value := strings.ToValidUTF8(line[m[4]:m[5]], "\uFFFD")
	switch line[m[2]:m[3]] {
	case "lang":
		r.doc.Lang = value
	case "bibtex-file", "bibliography-database":
		if value != "" {
			r.bibliography(r.file, value, cite.Span{Start: at + m[4], End: at + m[5]})
		}
	}
}

// paragraph reads a line of text, or the first of a list item.
func (r *adocReader) paragraph(line string, at int) {
	if r.code || r.block.Kind == cite.Code {
		r.block.Kind = cite.Code
		r.v.verbatim(at, at+len(line), nil)
		r.v.newline(at+len(line), at+len(line))
		return
	}
	if line == "+" {
		r.flush() // the next block belongs to the item
		return
	}
	from := at
	if m := adocItem.FindStringSubmatchIndex(line); m != nil {
		from = at + m[4]
		r.item(line[m[2]:m[3]])
	} else if m := adocTerm.FindStringSubmatchIndex(line); m != nil && r.v.b.Len() == 0 {
		r.inline(at+m[2], at+m[3])
		if m[4] >= 0 && m[4] < m[5] {
			r.flush()
			r.inline(at+m[4], at+m[5])
		}
		return
	}
	to := at + len(line)
	hard := strings.HasSuffix(line, " +")
	if hard {
		to = max(to-2, from)
	}
	if r.block.Kind == cite.ListItem && r.v.b.Len() == 0 {
		from += r.anchor(from, to)
	}
	r.inline(from, to)
	if hard {
		r.v.newline(to, at+len(line))
	} else {
		r.v.blank(to, to+1)
	}
}

// item begins a list item.
func (r *adocReader) item(marker string) {
	r.flush()
	if r.list == 0 {
		r.list = r.draft.list()
	}
	r.block = cite.Block{Kind: cite.ListItem, List: r.list, Level: 1, Marker: "-"}
	switch marker[0] {
	case '*', '.':
		r.block.Level = len(marker)
	case '<', '-':
	default:
		r.block.Marker = marker
	}
}

// anchor reads "[[[id,label]]]" before an entry, and returns its length.
func (r *adocReader) anchor(from, to int) int {
	m := adocAnchor.FindSubmatchIndex(r.data[from:to])
	if m == nil || m[0] != 0 {
		r.block.Entry = r.entries
		return 0
	}
	id := strings.ToValidUTF8(string(r.data[from+m[2]:from+m[3]]), "\uFFFD")
	label := id
	if m[4] >= 0 {
		label = strings.ToValidUTF8(string(r.data[from+m[4]:from+m[5]]), "\uFFFD")
	}
	r.block.Entry, r.block.Key, r.block.Marker = true, id, "["+label+"]"
	return m[1]
}

// cells reads a line of a table.
func (r *adocReader) cells(from, to int) {
	for from < to {
		n := bytes.IndexByte(r.data[from:to], '|')
		if n < 0 {
			n = to - from
		}
		r.block.Kind = cite.TableCell
		r.inline(from, from+n)
		if from += n + 1; from <= to {
			r.flush()
		}
	}
	r.v.blank(to, to+1)
}

// flush ends the block being read.
func (r *adocReader) flush() {
	b := r.block
	b.Text, b.Quote, b.Raised = r.v.text(), r.quote, r.raised
	if b.Text.Len() > 0 {
		if b.Kind != cite.ListItem && b.Kind != cite.Code && b.Kind != cite.Caption {
			r.list = 0
		}
		r.add(b, r.taken)
		r.block = cite.Block{}
	}
	r.v, r.taken, r.raised = visible{src: r.data, last: r.v.last}, nil, nil
}

package source

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"

	"github.com/citecheck/citecheck/cite"
)

// An orgInline reads the text of one block.
type orgInline struct {
	*pieces
	r      *orgReader
	taken  []cite.Span
	raised []cite.Span
	notes  []orgInlineNote

	start   int            // of the text that is scanned
	vain    map[string]int // offset up to which an end was looked for in vain
	closers map[byte]orgCloser
	pairs   map[int]int // brackets: where each is closed
}

// An orgInlineNote is a footnote that stands in the text.
type orgInlineNote struct {
	marker string
	lines  []textLine
}

func newOrgInline(r *orgReader, lines []textLine) *orgInline {
	return &orgInline{pieces: newPieces(r.data, lines), r: r, vain: make(map[string]int), closers: make(map[byte]orgCloser)}
}

// maxEmphasis bounds the nesting of mark-up in the text.
const maxEmphasis = 8

// scan reads s[i:end] with the mark-up in it.
func (w *orgInline) scan(i, end, depth int) {
	outer, from := w.start, i
	w.start = i
	for i < end {
		m, next := w.match(i, end)
		if m.end <= i {
			i = next
			continue
		}
		w.emit(from, i)
		w.show(m, depth)
		i, from = m.end, m.end
	}
	w.emit(from, end)
	w.start = outer
}

// show writes what readers see of m.
func (w *orgInline) show(m orgMark, depth int) {
	switch m.kind {
	case orgEmphasis, orgRaised:
		if m.kind == orgRaised {
			w.raised = raise(w.raised, w.s[m.from:m.to], w.span(m.from, m.to))
		}
		if depth < maxEmphasis {
			w.scan(m.from, m.to, depth+1)
		} else {
			w.emit(m.from, m.to)
		}
	case orgCode:
		w.emit(m.from, m.to)
		w.taken = append(w.taken, w.span(m.from, m.to))
	case orgFragment:
		w.emit(m.from, m.to)
	case orgEntity:
		w.put(orgEntityText(w.s[m.from:m.to]), w.span(m.from-1, m.end))
	case orgDash:
		w.put([]string{"–", "—"}[m.end-m.from-2], w.span(m.from, m.end))
	case orgBreak:
		at, end := w.source(m.from), w.source(m.end-1)+1
		w.v.newline(at, end)
		if w.label != nil {
			w.label.blank(at, end)
		}
	case orgLink:
		w.link(m, depth)
	case orgFootnote:
		w.footnote(m)
	case orgCite:
		w.citation(m)
	case orgDatabase:
		w.r.databases(string(w.s[m.from:m.to]), w.span(m.from, m.to))
	case orgHidden:
	}
}

// orgEntityText decodes the name of an entity; most are those of HTML.
func orgEntityText(name []byte) string {
	if s, ok := orgEntities[string(name)]; ok {
		return s
	}
	text := html.UnescapeString("&" + string(name) + ";")
	if strings.HasPrefix(text, "&") && len(text) > 1 || strings.HasSuffix(text, ";") && len(text) > 1 {
		return ""
	}
	return text
}

// orgEntities are the names that HTML lacks, or uses for something else.
var orgEntities = map[string]string{
	"vert": "|", "dots": "…", "hellip": "…", "slash": "/", "plus": "+", "under": "_", "equal": "=", "dollar": "$", "checkmark": "✓",
	"lbrack": "[", "rbrack": "]", "star": "*", "ast": "*", "percnt": "%", "num": "#", "EUR": "€", "dag": "†", "ddag": "‡", "S": "§",
}

// entityName is the length of the name behind the backslash at s[i].
func (w *orgInline) entityName(i, end int) int {
	n := 0
	for i+1+n < end && n < 20 && (w.s[i+1+n]|0x20 >= 'a' && w.s[i+1+n]|0x20 <= 'z' || n > 2 && isAlnum(w.s[i+1+n])) {
		n++
	}
	return n
}

// find looks for delim in s[from:end], and remembers where there is none.
func (w *orgInline) find(delim string, from, end int) int {
	if end <= w.vain[delim] {
		return -1
	}
	n := bytes.Index(w.s[from:end], []byte(delim))
	if n < 0 {
		w.vain[delim] = end
		return -1
	}
	return from + n
}

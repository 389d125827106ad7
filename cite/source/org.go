package source

import (
	"context"
	"strconv"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// orgFormat reads Org mode, as Org exports it: https://orgmode.org/manual/.
// org_block.go and org_list.go find the blocks, org_inline.go and org_match.go
// read the text in them, org_link.go and org_cite.go what it refers to.
var orgFormat = &Format{
	Name:       "org",
	Extensions: []string{".org"},
	Sniff:      sniffOrg,
	Read:       readOrg,
	Limits:     textLimits,
}

// An orgReader builds a document.
type orgReader struct {
	*draft
	file    *File
	data    []byte
	todo    map[string]bool  // words that headlines may begin with
	numbers map[string]bool  // labels of footnotes that are numbers
	unnamed int              // the number given last to a footnote without a label
	ends    map[string][]int // where the lines stand that end blocks
}

// An orgContext is what a body of text stands in.
type orgContext struct {
	depth  int
	kind   cite.BlockKind
	level  int // of lists
	list   int
	quote  bool
	breaks bool    // verse keeps its line ends
	marker *string // of the item or note, for its first block to take
}

func (c orgContext) block() cite.Block {
	b := cite.Block{Kind: c.kind, Level: c.level, List: c.list, Quote: c.quote}
	if c.marker != nil {
		b.Marker, *c.marker = *c.marker, ""
	}
	return b
}

func readOrg(ctx context.Context, f *File) (*cite.Document, error) {
	r := &orgReader{
		draft: newDraft(f.Data), file: f, data: f.Data, numbers: make(map[string]bool),
		todo: map[string]bool{
			"TODO": true, "DONE": true, "NEXT": true, "WAITING": true, "HOLD": true, "CANCELLED": true, "CANCELED": true,
			"STARTED": true, "INPROGRESS": true, "SOMEDAY": true,
		},
	}
	for _, m := range orgNumber.FindAllSubmatch(f.Data, -1) {
		r.numbers[string(m[1])] = true
	}
	lines := textLines(f.Data)
	r.findEnds(lines)
	r.outline(lines)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return r.finish(), nil
}

var orgNumber = pattern.New(`\[fn:(\d{1,9})[:\]]`)

// number hands out a label for a footnote without one.
func (r *orgReader) number() string {
	for r.unnamed++; r.numbers[strconv.Itoa(r.unnamed)]; r.unnamed++ {
	}
	return strconv.Itoa(r.unnamed)
}

func (r *orgReader) line(l textLine) []byte { return r.data[l.from:l.to] }

// stars is the level of a headline, or 0.
func (r *orgReader) stars(l textLine) int {
	if l.col > 0 || l.blank() || r.data[l.from] != '*' {
		return 0
	}
	s := r.line(l)
	n := 0
	for n < len(s) && s[n] == '*' {
		n++
	}
	if n == len(s) || s[n] != ' ' && s[n] != '\t' {
		return 0
	}
	return n
}

// outline reads headlines and the text between them. What is below one that
// is not exported is left out.
func (r *orgReader) outline(lines []textLine) {
	hidden := 0 // level of the headline that hides what is below it
	for i := 0; i < len(lines); {
		if level := r.stars(lines[i]); level > 0 {
			if hidden == 0 || level <= hidden {
				hidden = r.headline(lines[i], level)
			}
			i++
			continue
		}
		j := i + 1
		for j < len(lines) && r.stars(lines[j]) == 0 {
			j++
		}
		if hidden == 0 {
			r.body(r.planned(lines, i, j), orgContext{})
		}
		i = j
	}
}

// orgPlanning matches the line of dates below a headline.
var orgPlanning = pattern.New(`^(?:SCHEDULED|DEADLINE|CLOSED):\s*[<\[]`)

// planned returns lines[i:j], the text below lines[i-1], without its dates.
func (r *orgReader) planned(lines []textLine, i, j int) []textLine {
	if i > 0 && r.stars(lines[i-1]) > 0 && orgPlanning.Match(r.line(lines[i])) {
		i++
	}
	return lines[i:j]
}

var (
	orgPriority = pattern.New(`^\[#[A-Z0-9]{1,2}\]\s*`)
	orgTags     = pattern.New(`\s+:((?:[\p{L}\p{N}_@#%]+:)+)$`)
	orgWord     = pattern.New(`^([A-Z][A-Z_-]+)(?:\s+|$)`)
)

// headline reads a headline and returns its level if it hides what is below.
func (r *orgReader) headline(l textLine, level int) int {
	l.from += level
	tags := ""
	if m := orgTags.FindSubmatchIndex(r.line(l)); m != nil {
		tags = ":" + string(r.line(l)[m[2]:m[3]])
		l.to = l.from + m[0]
	}
	for l.from < l.to && isSpace(r.data[l.from]) {
		l.from++
	}
	if m := orgWord.FindSubmatch(r.line(l)); m != nil {
		if string(m[1]) == "COMMENT" {
			return level
		}
		if r.todo[string(m[1])] {
			l.from += len(m[0])
		}
	}
	l.from += len(orgPriority.Find(r.line(l)))
	if strings.Contains(tags, ":noexport:") {
		return level
	}
	if !strings.Contains(tags, ":ignore:") {
		r.text([]textLine{l}, orgContext{kind: cite.Heading, level: min(level, 6)})
	}
	return 0
}

// What shows that a text is Org: a keyword or a block, and a headline or a
// link besides.
var (
	orgKeywordSign = pattern.New(`(?mi)^#\+(?:title|author|date|options|startup|begin_\w+|bibliography|filetags|language|latex_header|property)[: ]`)
	orgInlineSign  = pattern.New(`(?m)^\*+ \S|\[\[[^\]\n]+\](?:\[[^\]\n]+\])?\]|\[fn:|^[ \t]*:END:|\[cite(?:/\w+)?:@`)
)

func sniffOrg(head []byte) bool { return orgKeywordSign.Match(head) && orgInlineSign.Match(head) }

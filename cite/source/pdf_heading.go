package source

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// A headingStyle is how a heading looks; headings of one style are of one
// level.
type headingStyle struct {
	size float64 // 0 for that of the running text
	rank int     // 0 bold or capitals, 1 italic
}

// Bounds on what can be a heading, in characters and lines.
const (
	maxHeadingChars = 160
	maxHeadingLines = 4
	larger          = 1.09 // than the running text
)

var (
	sectionNumber = pattern.New(`^(?:(\d+(?:\.\d+)*)\.?|[IVX]+\.|[A-Z]\.)\s+\pL`)
	smallCaps     = pattern.New(`(?i)csc|smallcap|caps|-sc\b`)
)

// heading reports whether lines that stand together are a heading.
func (y *pdfLayout) heading(ls []*pdfLine) (headingStyle, bool) {
	chars, bold, italic, maths := 0, true, true, 0.0
	var texts []string
	for _, l := range ls {
		chars += l.chars
		bold, italic = bold && l.bold, italic && l.italic
		maths = max(maths, l.maths)
		texts = append(texts, l.text())
	}
	s := strings.Join(texts, " ")
	if len(ls) > maxHeadingLines || chars > maxHeadingChars || maths > 0.4 || !worded(s) || captionStart.MatchString(s) ||
		ls[0].gaps > 1 || leaders.MatchString(s) {
		return headingStyle{}, false
	}
	size := ls[0].size
	numbered := sectionNumber.MatchString(s)
	ended := strings.HasSuffix(s, ".") || strings.HasSuffix(s, ",") || strings.HasSuffix(s, ";")
	switch {
	case size > larger*y.body:
		return headingStyle{size: size}, true
	case size < 0.9*y.body, len(ls) > 2:
		return headingStyle{}, false
	case bold && !y.bold && (!ended || chars < 60):
		return headingStyle{}, true
	case (capitals(ls) || numbered && italic) && !ended:
		return headingStyle{rank: boolInt(italic)}, true
	}
	return headingStyle{}, false
}

// worded reports a text with a word in it.
func worded(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n >= 3 || n > 0 && len(s) > n && n*2 > len([]rune(s))
}

// capitals reports lines all in capitals, large or small.
func capitals(ls []*pdfLine) bool {
	upper, lower := 0, 0
	for _, l := range ls {
		for _, w := range l.words {
			caps := smallCaps.MatchString(w.font.name)
			for _, r := range w.text {
				if unicode.IsUpper(r) || caps && unicode.IsLetter(r) {
					upper++
				} else if unicode.IsLower(r) {
					lower++
				}
			}
		}
	}
	return upper >= 5 && lower == 0
}

// rankHeadings sets the levels: larger type before smaller, bold before
// italic, and 3.1 below 3.
func rankHeadings(blocks []*pdfBlock, set func(b *pdfBlock, level int)) {
	styles := headingStyles(blocks)
	top := 0 // level of the numbered sections
	for _, b := range blocks {
		if b.kind != cite.Heading || b.furniture {
			continue
		}
		level := 1 + slices.IndexFunc(styles, func(s headingStyle) bool { return s.like(b.style) })
		if m := sectionNumber.FindStringSubmatch(b.lines[0].text()); m != nil && m[1] != "" {
			depth := strings.Count(m[1], ".")
			if depth == 0 && top == 0 {
				top = level
			}
			if top > 0 {
				level = top + depth
			}
		}
		set(b, min(level, 6))
	}
}

func (s headingStyle) like(o headingStyle) bool {
	return s.rank == o.rank && s.size <= o.size*1.03 && o.size <= s.size*1.03
}

// headingStyles lists the styles from the highest.
func headingStyles(blocks []*pdfBlock) []headingStyle {
	var out []headingStyle
	for _, b := range blocks {
		if b.kind == cite.Heading && !b.furniture && !slices.ContainsFunc(out, b.style.like) {
			out = append(out, b.style)
		}
	}
	slices.SortStableFunc(out, func(a, b headingStyle) int {
		return cmp.Or(cmp.Compare(b.size, a.size), cmp.Compare(a.rank, b.rank))
	})
	return out
}

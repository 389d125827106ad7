package extract

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var (
	raised = pattern.New(`[⁰¹²³⁴⁵⁶⁷⁸⁹]+`)
	digits = pattern.New(`\d{1,3}(?:[,–-]\d{1,3})*`)
)

// shortLine is the length in bytes under which a block is no prose.
const shortLine = 80

// superscripts finds raised numbers: by their characters, or by the tag that
// the source has before them.
func (f *finder) superscripts(b *cite.Block) {
	s := b.Text.String()
	if len(s) < shortLine {
		return // "Jane Doe¹": an affiliation
	}
	for _, m := range raised.FindAllStringIndex(s, -1) {
		if w := lastWord(s[:m[0]]); utf8.RuneCountInString(w) > 2 {
			f.raise(b, m[0], m[1], lowered(s[m[0]:m[1]]))
		}
	}
	src := b.Text.Source()
	tagged := src.Part < len(f.doc.Parts) && strings.Contains(f.doc.Excerpt(src), "<sup")
	if !tagged && len(b.Raised) == 0 {
		return
	}
	for _, m := range digits.FindAllStringIndex(s, -1) {
		span := b.Text.Span(m[0], m[1])
		if m[0] > 0 && (isRaised(b, span) || tagged && supTag.MatchString(f.before(span))) {
			f.raise(b, m[0], m[1], s[m[0]:m[1]])
		}
	}
}

// isRaised reports whether the format says that the words at s are raised.
func isRaised(b *cite.Block, s cite.Span) bool {
	for _, r := range b.Raised {
		if r.Contains(s) {
			return true
		}
	}
	return false
}

// supTag matches source that ends in the start of a raised text, links inside
// it included.
var supTag = pattern.New(`(?i)<sup(?:\s[^<>]*)?>(?:\s*<(?:a|span|em|strong|b|i)(?:\s[^<>]*)?>)*\s*$`)

// before is the source before s, far enough for a few tags.
func (f *finder) before(s cite.Span) string {
	const far = 400
	return f.doc.Excerpt(cite.Span{Part: s.Part, Start: max(0, s.Start-far), End: s.Start})
}

// raise keeps a raised number if the list has it: others are powers.
func (f *finder) raise(b *cite.Block, i, j int, text string) {
	c := cite.Citation{Kind: cite.Numeric}
	for _, n := range numbers(text) {
		label := strconv.Itoa(n)
		hits := f.labels.by[label]
		if hits == nil {
			return
		}
		c.Keys, c.Targets = append(c.Keys, label), append(c.Targets, f.nearest(b, hits))
	}
	if len(c.Keys) > 0 {
		f.add(c, b.Text, i, j)
	}
}

// lowered writes raised digits as plain ones.
func lowered(s string) string { return plainDigits.Replace(s) }

var plainDigits = strings.NewReplacer("⁰", "0", "¹", "1", "²", "2", "³", "3", "⁴", "4", "⁵", "5", "⁶", "6", "⁷", "7", "⁸", "8", "⁹", "9")

func lastWord(s string) string {
	s = strings.TrimRight(s, ".,;:!?\"”»)")
	return tailOf(s, unicode.IsLetter)
}

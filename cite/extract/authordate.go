package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// maxGroup bounds, in bytes, what brackets may hold to be a citation.
const maxGroup = 400

// authorDate finds "(Knuth 1984)" and "Knuth (1984)" in b.
func (f *finder) authorDate(b *cite.Block) {
	s := b.Text.String()
	for _, g := range groups(s) {
		inside := s[g.start+g.width : g.end-g.width]
		if !mayDate(inside) {
			continue
		}
		switch m := onlyDate.FindStringSubmatch(inside); {
		case m != nil && follows(inside[len(m[0]):]):
			f.narrative(b, g, m[1], inside[len(m[0]):])
		case g.width > 0:
			f.parenthetical(b, g)
		}
	}
}

// mayDate is a quick look for digits or a word that stands for a year.
func mayDate(s string) bool {
	return strings.ContainsAny(s, "0123456789") || undated.MatchString(s) || toCome.MatchString(s)
}

// A group is a pair of brackets without others inside; width is that of each
// bracket in bytes.
type group struct{ start, end, width int }

// groups finds the innermost brackets of s.
func groups(s string) []group {
	var out []group
	open, width := -1, 0
	for i, r := range s {
		switch r {
		case '(', '[', '（', '［':
			open, width = i, utf8.RuneLen(r)
		case ')', ']', '）', '］':
			if open >= 0 && i-open <= maxGroup && utf8.RuneLen(r) == width {
				out = append(out, group{open, i + width, width})
			}
			open = -1
		}
	}
	return out
}

// A mention is one source in a pair of brackets.
type mention struct {
	names      []string
	years      []string
	rest       string // locator or title
	start, end int    // in the text of the block
	formal     bool
}

// parenthetical reads "(see Baal et al. 1994; Koch & Stevenson, 2017)".
func (f *finder) parenthetical(b *cite.Block, g group) {
	s := b.Text.String()
	ms := mentions(s, g.start+g.width, g.end-g.width)
	if len(ms) == 1 {
		ms[0].start, ms[0].end = g.start, g.end
	}
	for _, m := range ms {
		f.mention(b, m)
	}
	if len(ms) == 0 {
		f.authorPage(b, g)
	}
}

// mentions reads s[from:to], one source after the other.
func mentions(s string, from, to int) []mention {
	var out []mention
	for from < to {
		end := to
		if i := strings.IndexAny(s[from:to], ";；"); i >= 0 {
			end = from + i
		}
		m := dated.FindStringSubmatchIndex(s[from:end])
		if m == nil {
			from = nextPart(s, end, to)
			continue
		}
		rest := s[from+m[1] : end]
		if again.MatchString(rest) {
			end, rest = from+m[1], ""
		} else if !follows(rest) {
			from = nextPart(s, end, to)
			continue
		}
		out = append(out, mention{
			names: splitNames(s[from+m[2] : from+m[3]]), years: oneYear.FindAllString(s[from+m[8]:from+m[9]], -1),
			rest: rest, start: from + m[2], end: end,
			formal: m[4] < m[5] || m[6] < m[7] && s[from+m[6]] == ',' || nameJoint.MatchString(s[from+m[2]:from+m[3]]),
		})
		from = nextPart(s, end, to)
	}
	return out
}

// nextPart is where the part after the separator at end begins.
func nextPart(s string, end, to int) int {
	if end >= to {
		return to
	}
	_, n := utf8.DecodeRuneInString(s[end:])
	return end + n
}

// follows reports whether rest can stand behind a year in brackets: nothing,
// a locator, a title, a remark.
func follows(rest string) bool {
	rest = strings.TrimLeft(rest, " \u00a0\n")
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || strings.ContainsRune(",:;.，：、[", r)
}

func splitNames(s string) []string {
	if r, _ := utf8.DecodeRuneInString(s); eastAsian(r) {
		return strings.FieldsFunc(strings.TrimRight(s, "ほから他等"), func(r rune) bool { return strings.ContainsRune("・、と和 ", r) })
	}
	var out []string
	for _, n := range nameJoint.Split(s, -1) {
		n = strings.TrimSpace(n)
		if n = strings.TrimSuffix(strings.TrimSuffix(n, "'s"), "’s"); n != "" && !initials(n) {
			out = append(out, n)
		}
	}
	return out
}

// initials reports "L.J.P." and "A": the given name in "Smith, J.".
func initials(s string) bool {
	return strings.HasSuffix(s, ".") && utf8.RuneCountInString(strings.ReplaceAll(s, ".", "")) <= 3
}

// mention resolves one source and keeps it, or doubts it.
func (f *finder) mention(b *cite.Block, m mention) {
	if len(m.names) == 0 {
		return
	}
	c := cite.Citation{Kind: cite.AuthorDate, Names: families(m.names), Year: m.years[0], Text: b.Text.Slice(m.start, m.end)}
	if l := locator.FindStringSubmatch(m.rest); l != nil {
		c.Locator = l[1]
	}
	var missing []string
	for _, y := range m.years {
		hits := f.index.find(m.names, normalYear(y), title(m.rest))
		if len(hits) == 0 {
			missing = append(missing, y)
		}
		c.Targets = append(c.Targets, hits...)
	}
	if len(c.Targets) == 0 {
		f.unanswered(b, c, m)
		return
	}
	slices.Sort(c.Targets)
	c.Targets = slices.Compact(c.Targets)
	if f.add(c, b.Text, m.start, m.end) {
		f.dated++
		f.missing(b, c, m, missing)
	}
}

// missing keeps the years of a citation that the list lacks, as citations of
// their own at the year.
func (f *finder) missing(b *cite.Block, c cite.Citation, m mention, missing []string) {
	for _, y := range missing {
		i := strings.LastIndex(b.Text.String()[m.start:m.end], y)
		if i < 0 {
			continue
		}
		c.Targets, c.Year, c.Locator = nil, y, ""
		c.Text = b.Text.Slice(m.start+i, m.start+i+len(y))
		f.found = append(f.found, c)
	}
}

// title is what stands behind the year if it begins like one.
func title(rest string) string {
	t := strings.TrimLeft(rest, ",.: \u00a0\n")
	if r, _ := utf8.DecodeRuneInString(t); !unicode.IsUpper(r) || strings.Count(t, " ") < 1 {
		return ""
	}
	return t
}

func normalYear(y string) string {
	switch {
	case undated.MatchString(y):
		return noYear
	case toCome.MatchString(y):
		return inFuture
	}
	y, _, _ = strings.Cut(y, "/")
	return y
}

// families are the names without the given ones.
func families(names []string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		f := strings.Fields(n)
		k := len(f) - 1
		for k > 0 && aParticle.MatchString(f[k-1]) {
			k--
		}
		out[i] = strings.Join(f[k:], " ")
	}
	return out
}

var aParticle = pattern.New(`^(?:\p{Ll}.*|Van|Von|De|Der|Den|Del|Della|Di|Du|Da|La|Le|Ten|Ter|Zu|Al|El)$`)

// unanswered doubts a citation in brackets that nothing in the list answers.
func (f *finder) unanswered(b *cite.Block, c cite.Citation, m mention) {
	first := strings.Fields(m.names[0])
	if len(first) > 3 || b.Kind == cite.Note || slices.ContainsFunc(m.names, noPerson) {
		return
	}
	if len(m.names) == 1 && !m.formal && utf8.RuneCountInString(m.names[0]) < 2 {
		return
	}
	// An author of the list with a year that it lacks is hardly anything else.
	known := utf8.RuneCountInString(m.names[0]) > 3 && len(f.index.by(m.names)) > 0
	f.doubtful = append(f.doubtful, doubt{c, m.formal || known})
}

// authorPage reads "(Rosenzweig, 736)", if exactly one reference is by that
// author.
func (f *finder) authorPage(b *cite.Block, g group) {
	m := authorPg.FindStringSubmatch(b.Text.String()[g.start+g.width : g.end-g.width])
	if m == nil || notName(m[1]) || f.labels.numeric {
		return
	}
	names := splitNames(m[1])
	if len(names) == 0 {
		return
	}
	hits := f.index.by(names)
	if len(hits) != 1 || !strings.HasPrefix(f.index.sources[hits[0]].first, fold(names[0])) {
		return
	}
	f.add(cite.Citation{Kind: cite.AuthorDate, Names: families(names), Locator: m[2], Targets: hits}, b.Text, g.start, g.end)
}

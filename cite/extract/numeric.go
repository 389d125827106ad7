package extract

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var (
	bracketNumbers = pattern.New(`[\[［]\s*\d{1,4}(?:\s*[,;、–—-]\s*\d{1,4})*(?:,\s*(?:pp?|S|с|с|pág|ch|sec|§)\.?\s*[\d–-]+)?\s*[\]］]`)
	bracketKey     = pattern.New(`\[([\p{L}][\p{L}\d+.:\-]{1,24})\]`)
	locatorInside  = pattern.New(`,\s*((?:pp?|S|с|pág|ch|sec|§)\.?\s*[\d–-]+)`)
	aNumber        = pattern.New(`\d+`)
	output         = pattern.New(`^ +(?:-?\d|["“”']|TRUE|FALSE|NA\b|NULL)`) // what R prints behind its line numbers
	rangeDash      = pattern.New(`^\s*[–—-]\s*$`)
)

// maxRange bounds "[1-200]": a longer one is an interval.
const maxRange = 60

// numbers reads "[1, 3-5]".
func numbers(s string) []int {
	if m := locatorInside.FindStringIndex(s); m != nil {
		s = s[:m[0]]
	}
	var out []int
	at := aNumber.FindAllStringIndex(s, -1)
	for i, m := range at {
		n, err := strconv.Atoi(s[m[0]:m[1]])
		if err != nil {
			return nil
		}
		if i > 0 && rangeDash.MatchString(s[at[i-1][1]:m[0]]) {
			first := out[len(out)-1]
			if n <= first || n-first > maxRange {
				return nil
			}
			for k := first + 1; k < n; k++ {
				out = append(out, k)
			}
		}
		out = append(out, n)
	}
	return out
}

// numeric finds "[12]", "[1, 3-5]", "[Knu84]" and raised numbers in b.
func (f *finder) numeric(b *cite.Block) {
	s := b.Text.String()
	if len(f.labels.by) == 0 {
		return
	}
	if f.labels.numeric && strings.ContainsAny(s, "[［") {
		for _, m := range bracketNumbers.FindAllStringIndex(s, -1) {
			f.number(b, m[0], m[1])
		}
	}
	for _, m := range bracketKey.FindAllStringSubmatchIndex(s, -1) {
		if hits := f.labels.by[s[m[2]:m[3]]]; hits != nil {
			f.add(cite.Citation{Kind: cite.ByKey, Keys: []string{s[m[2]:m[3]]}, Targets: hits}, b.Text, m[0], m[1])
		}
	}
	if f.labels.numeric {
		f.superscripts(b)
	}
}

// number keeps the citation at [i, j) of b, and what of it the list lacks.
func (f *finder) number(b *cite.Block, i, j int) {
	s := b.Text.String()
	if f.subscript(b, i) || output.MatchString(s[j:]) || j < len(s) && s[j] == '(' || i == 0 && j < len(s) && isSpace(s[j]) {
		return // arr[0], a Markdown link, an entry of another list
	}
	ns := numbers(s[i:j])
	c := cite.Citation{Kind: cite.Numeric}
	if m := locatorInside.FindStringSubmatch(s[i:j]); m != nil {
		c.Locator = m[1]
	}
	lacking := 0
	for _, n := range ns {
		label := strconv.Itoa(n)
		c.Keys = append(c.Keys, label)
		hits := f.labels.by[label]
		if hits == nil {
			lacking++
			continue
		}
		c.Targets = append(c.Targets, f.nearest(b, hits))
	}
	switch {
	case len(ns) == 0 || lacking > 0 && !f.plainly(ns):
		return // an interval, a year, an amount
	case lacking > 0 && len(c.Targets) > 0:
		f.lacking(b, ns, i)
	}
	f.add(c, b.Text, i, j)
}

// lacking keeps the numbers of a group that the list does not have, as
// citations of their own.
func (f *finder) lacking(b *cite.Block, ns []int, i int) {
	s := b.Text.String()
	for _, n := range ns {
		label := strconv.Itoa(n)
		at := strings.LastIndex(s[:i+strings.IndexAny(s[i:], "]］")], label)
		if f.labels.by[label] != nil || at < i {
			continue
		}
		f.found = append(f.found, cite.Citation{Kind: cite.Numeric, Keys: []string{label}, Text: b.Text.Slice(at, at+len(label))})
	}
}

// nearest picks, of several references with one label, that of the list which
// comes next: chapters may each have their own.
func (f *finder) nearest(b *cite.Block, hits []int) int {
	at := b.Text.Source()
	for _, h := range hits {
		if r := f.refs[h].Text.Source(); r.Part == at.Part && r.Start >= at.Start {
			return h
		}
	}
	return hits[len(hits)-1]
}

// plainly reports whether numbers that the list lacks are citations all the
// same: not far above its last, and the list long enough to count.
func (f *finder) plainly(ns []int) bool {
	for _, n := range ns {
		if n > f.labels.highest+5 || n == 0 && f.labels.by["0"] == nil {
			return false
		}
	}
	return f.labels.highest >= 3
}

// subscript reports whether the bracket at i is tied to a short word of Latin
// letters, as in arr[0], or to code. Wikipedia ties citations to whole words.
func (f *finder) subscript(b *cite.Block, i int) bool {
	s := b.Text.String()[:i]
	w := tailOf(s, func(r rune) bool {
		return r <= unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_')
	})
	if w == "" || linked(f.doc, b.Text.Span(i, i+1)) {
		return false
	}
	code := strings.HasSuffix(f.before(b.Text.Span(i-len(w), i)), "`")
	return code || len(w) <= 3 || strings.ContainsAny(w, "_0123456789")
}

// tailOf is the longest end of s of which every rune fits.
func tailOf(s string, fits func(rune) bool) string {
	return s[len(strings.TrimRightFunc(s, fits)):]
}

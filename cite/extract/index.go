package extract

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// An index finds references by the family name of their first author.
type index struct {
	sources []source
	byWord  map[string][]int // folded words of the first author
	byHan   map[rune][]int   // first character of East Asian names
}

// A source is a reference as citations see it.
type source struct {
	first string // folded first author, all words
	head  string // folded beginning of the reference: all authors
	text  string // folded
	years []string
	heir  bool // names its author by "ders." or a dash
}

// headLen is how much of a reference, in bytes, is searched for the authors
// after the first. Lists of authors are cut at about twenty in most styles.
const headLen = 300

func newIndex(refs []cite.Reference) *index {
	x := &index{byWord: map[string][]int{}, byHan: map[rune][]int{}}
	for i := range refs {
		s := newSource(&refs[i])
		if i > 0 && inherits(refs[i].Text.String()) {
			s.first, s.head, s.heir = x.sources[i-1].first, x.sources[i-1].head, true
		}
		x.sources = append(x.sources, s)
		for _, w := range slices.Compact(slices.Sorted(slices.Values(words(s.first)))) {
			x.byWord[w] = append(x.byWord[w], i)
		}
		for _, r := range s.first {
			x.byHan[r] = append(x.byHan[r], i)
			break
		}
	}
	return x
}

func newSource(ref *cite.Reference) source {
	text := ref.Text.String()
	s := source{text: fold(text), years: years(text)}
	s.first = fold(firstAuthor(text))
	s.head = s.text[:min(len(s.text), headLen)]
	if e := ref.Entry; e != nil {
		if names := e.Authors(); len(names) > 0 {
			s.first += " " + fold(names[0].Sort()+" "+names[0].Given)
			for _, n := range names {
				s.head += " " + fold(n.Sort())
			}
		}
		for _, d := range e.Dates {
			if d.Year > 0 {
				s.years = append(s.years, strconv.Itoa(d.Year)+d.Suffix, strconv.Itoa(d.Year))
			}
		}
	}
	return s
}

// inherits reports whether a reference names its author by "ders." or a dash.
func inherits(s string) bool {
	s = strings.ToLower(s)
	for _, w := range inherit {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// authorEnd is where the first author ends.
var authorEnd = pattern.New(`[;:&/(（『「《“"„«\d]|,(?: \p{Lu}\S*){2}|\. \p{Lu}\p{Ll}\p{Ll}|[,;] (?:and|und|et|y|e|и) | (?:and|und|et al|y|и|unter) |, et al|[.．。] ?\p{Han}`)

func firstAuthor(s string) string {
	const most = 120
	if m := authorEnd.FindStringIndex(s); m != nil && m[0] > 0 {
		s = s[:m[0]]
	}
	return strings.ToValidUTF8(s[:min(len(s), most)], "")
}

var (
	undated = pattern.New(`(?i)\b(?:n\. ?d\.|n\. ?y\.|o\. ?j\.|s\. ?d\.|s\. ?a\.|no date|ohne jahr|без года|б\. ?г\.)`)
	toCome  = pattern.New(`(?i)\b(?:forthcoming|in press|im erscheinen|i\. ?e\.|im druck|à paraître|en prensa|no prelo|в печати)`)
)

// Marks for years that are none.
const (
	noYear   = "n.d."
	inFuture = "forthcoming"
)

// years lists all years that a reference names, with and without a letter.
func years(s string) []string {
	var out []string
	for i := 0; i+4 <= len(s); i++ {
		if !fourDigits(s[i:]) || i > 0 && isDigit(s[i-1]) {
			continue
		}
		switch end := i + 4; {
		case end < len(s) && 'a' <= s[end] && s[end] <= 'z' && !wordAt(s, end+1):
			out = append(out, s[i:end+1], s[i:end])
		case !wordAt(s, end) || strings.HasPrefix(s[end:], "年"):
			out = append(out, s[i:end])
		}
		i += 3
	}
	if undated.MatchString(s) {
		out = append(out, noYear)
	}
	if toCome.MatchString(s) {
		out = append(out, inFuture)
	}
	return out
}

// fourDigits reports whether s begins with a number from 1500 to 2099.
func fourDigits(s string) bool {
	return (s[0] == '1' && s[1] >= '5' || s[0] == '2' && s[1] == '0') && isDigit(s[1]) && isDigit(s[2]) && isDigit(s[3])
}

// wordAt reports whether a letter or digit stands at s[i].
func wordAt(s string, i int) bool {
	if i >= len(s) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// fold makes names comparable: lower case, no accents, no apostrophes.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r) || r == '\'' || r == '’':
			return -1
		case r == 'ß':
			return 's'
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(strings.ReplaceAll(s, "ß", "ss")))
}

func words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && !unicode.Is(unicode.Mn, r) })
}

// find returns the references by the named authors from that year; those
// that the title fits, if it fits any.
func (x *index) find(names []string, year, title string) []int {
	var hits []int
	for _, i := range x.by(names) {
		if slices.Contains(x.sources[i].years, year) || slices.Contains(x.sources[i].years, yearOnly(year)) && !x.lettered(names, year) {
			hits = append(hits, i)
		}
	}
	if title != "" {
		hits = prefer(hits, func(i int) bool { return strings.Contains(x.sources[i].text, fold(title)) })
	}
	return prefer(hits, func(i int) bool { return !x.sources[i].heir })
}

// prefer keeps the hits that fit, or all if none does.
func prefer(hits []int, fits func(int) bool) []int {
	if len(hits) < 2 {
		return hits
	}
	kept := slices.DeleteFunc(slices.Clone(hits), func(i int) bool { return !fits(i) })
	if len(kept) == 0 {
		return hits
	}
	return kept
}

func yearOnly(year string) string {
	if len(year) == 5 {
		return year[:4]
	}
	return year
}

// lettered reports whether a reference by these authors has the year with its
// letter, so that the bare year does not do for it.
func (x *index) lettered(names []string, year string) bool {
	if len(year) != 5 {
		return false
	}
	for _, i := range x.by(names) {
		if slices.Contains(x.sources[i].years, year) {
			return true
		}
	}
	return false
}

// by returns the references whose first author is names[0] and whose others
// include the rest of names.
func (x *index) by(names []string) []int {
	first := words(fold(names[0]))
	if len(first) == 0 {
		return nil
	}
	var out []int
	for _, i := range x.candidates(first[len(first)-1]) {
		if x.all(i, names[1:]) {
			out = append(out, i)
		}
	}
	return out
}

func (x *index) candidates(family string) []int {
	if c := x.byWord[family]; c != nil || family == "" {
		return c
	}
	first := []rune(family)[0]
	if !eastAsian(first) {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(x.byHan[first]), func(i int) bool {
		return !strings.HasPrefix(x.sources[i].first, family)
	})
}

// all reports whether all names stand among the authors of source i.
func (x *index) all(i int, names []string) bool {
	for _, n := range names {
		w := words(fold(n))
		if len(w) == 0 || !containsWord(x.sources[i].head, w[len(w)-1]) {
			return false
		}
	}
	return true
}

func containsWord(s, w string) bool {
	for from := 0; ; {
		i := strings.Index(s[from:], w)
		if i < 0 {
			return false
		}
		i += from
		before, after := i == 0 || !isLetterAt(s[:i], true), i+len(w) == len(s) || !isLetterAt(s[i+len(w):], false)
		if before && after || eastAsian([]rune(w)[0]) {
			return true
		}
		from = i + len(w)
	}
}

func eastAsian(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

// isLetterAt reports whether s ends (or begins) with a letter.
func isLetterAt(s string, end bool) bool {
	r, _ := utf8.DecodeRuneInString(s)
	if end {
		r, _ = utf8.DecodeLastRuneInString(s)
	}
	return unicode.IsLetter(r)
}

package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
)

// narrative reads "Baal et al. (1994: 14)": names before a year in brackets.
func (f *finder) narrative(b *cite.Block, g group, years, rest string) {
	s := b.Text.String()
	from := namesFrom(s, g.start)
	before := s[from:g.start]
	m := mention{years: oneYear.FindAllString(years, -1), rest: rest, end: g.end}
	if n := namesEnd.FindStringSubmatchIndex(before); n != nil {
		m.names = splitNames(before[n[2]:n[3]])
		m.formal = n[4] < n[5]
		f.named(b, m, from+n[2], from+n[3])
		return
	}
	if n := hanFrom(s, g.start); n < g.start {
		f.namedInHan(b, m, n, g.start)
	}
}

// betweenNames are the small words of a list of names.
var betweenNames = set(`and & und et y e i и mit al al. u. a. coll. др. others colleagues outros otros autres / of the für
	van von de der den del della di du da dos das la le ten ter zu zur af el`)

// namesFrom is where the words begin that may be names, counted back from
// end: capitals and what stands between names, within a sentence.
func namesFrom(s string, end int) int {
	const most = 15 // words
	from := end
	for range most {
		t := strings.TrimRight(s[:from], " \n\t\u00a0")
		start := strings.LastIndexAny(t, " \n\t\u00a0([") + 1
		if start > 0 && !utf8.RuneStart(s[start]) {
			start++ // the second byte of a no-break space
		}
		w := t[min(start, len(t)):]
		if w == "" || !mayBeName(w) || from < end && endsSentence(w) {
			break
		}
		from = start
		if start == 0 || t[start-1] == '(' || t[start-1] == '[' {
			break
		}
	}
	return from
}

func mayBeName(w string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "dDlL'’"))
	first, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(first) || unicode.IsUpper(r) && strings.ContainsAny(w, "'’") || betweenNames[strings.TrimRight(w, ",")]
}

// endsSentence reports whether w closes a sentence or a clause; initials and
// "al." do not.
func endsSentence(w string) bool {
	switch {
	case strings.ContainsAny(w[len(w)-1:], ";:!?)]\""):
		return true
	case !strings.HasSuffix(w, "."):
		return false
	}
	return !betweenNames[w] && utf8.RuneCountInString(w) > 3
}

// hanFrom is where the East Asian characters before end begin, at most twelve.
func hanFrom(s string, end int) int {
	from := end
	for range 12 {
		r, n := utf8.DecodeLastRuneInString(s[:from])
		if !unicode.In(r, unicode.Han, unicode.Katakana) && r != 'ー' {
			break
		}
		from -= n
	}
	return from
}

// named finds which of the words in [i, j) name the author: "In Koch and
// Stevenson" begins with a preposition, "Mancur Olson" with a given name.
func (f *finder) named(b *cite.Block, m mention, i, j int) {
	for len(m.names) > 0 {
		if hits := f.index.find(m.names, normalYear(m.years[0]), ""); len(hits) > 0 {
			m.start = f.nameStart(b.Text.String(), i, j, m.names, hits[0])
			f.mention(b, m)
			return
		}
		if len(m.names) == 1 {
			break
		}
		m.names = m.names[1:] // "In Berlin, Rosa (2005)"
	}
	f.unlisted(b, m, i, j)
}

// nameStart is where in [i, j) the name begins: at the first word of its
// phrase that the reference knows too.
func (f *finder) nameStart(s string, i, j int, names []string, hit int) int {
	at := strings.LastIndex(s[i:j], names[0])
	if at < 0 {
		return i
	}
	at += i
	for w := range strings.FieldsSeq(names[0]) {
		known := words(fold(w))
		if len(known) > 0 && containsWord(f.index.sources[hit].first, known[0]) {
			return at + strings.Index(s[at:j], w)
		}
	}
	return at
}

// unlisted keeps "Walker's (2017)" if the list has a Walker of another year,
// and "Müller et al. (2019)" in any case. Names alone before a year are too
// often a city, a film or a party.
func (f *finder) unlisted(b *cite.Block, m mention, i, j int) {
	if len(m.names) == 0 || b.Kind == cite.Note {
		return
	}
	last := strings.Fields(m.names[0])
	name := last[len(last)-1]
	known := len(f.index.by([]string{name})) > 0
	if notName(name) || !known && !m.formal || len(m.names) > 1 {
		return
	}
	m.start = i + max(0, strings.LastIndex(b.Text.String()[i:j], name))
	m.names = []string{name}
	c := cite.Citation{Kind: cite.AuthorDate, Names: m.names, Year: m.years[0], Text: b.Text.Slice(m.start, m.end)}
	f.doubtful = append(f.doubtful, doubt{c, true})
}

// namedInHan finds the author at the end of [i, j), where nothing parts names
// from other words.
func (f *finder) namedInHan(b *cite.Block, m mention, i, j int) {
	s := b.Text.String()
	for at := range s[i:j] {
		m.names, m.start = []string{s[i+at : j]}, i+at
		if utf8.RuneCountInString(m.names[0]) >= 2 && len(f.index.find(m.names, normalYear(m.years[0]), "")) > 0 {
			f.mention(b, m)
			return
		}
	}
}

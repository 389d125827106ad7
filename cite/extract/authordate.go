package extract

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
)

// The grammar of author-date citations, from the inside out.
const (
	aYear     = `(?:(?:1[5-9]|20)\d\d[a-z]?(?:/(?:(?:1[5-9]|20)\d\d|\d\d))?|n\. ?d\.|n\. ?y\.|o\. ?J\.|s\. ?d\.|forthcoming|in press|im Erscheinen|i\. ?E\.|im Druck|à paraître|en prensa|no prelo|в печати|б\. ?г\.)`
	someYears = aYear + `(?:\s*(?:,|and|und|et|y|&|e)\s*` + aYear + `)*`
	nameWord  = `\p{Lu}[\p{L}\p{M}'’\-]*\.?`
	particle  = `(?:[Vv]an|[Vv]on|[Dd]e|der|den|del|della|di|du|da|dos|das|la|le|ten|ter|zu|zur|af|[Aa]l|[Ee]l|of|the|für|et|and|&) `
	aName     = `(?:` + particle + `|[dDlL]['’]){0,3}` + nameWord + `(?:[ \x{00A0}](?:` + particle + `)?` + nameWord + `)*`
	joint     = `\s*(?:,\s*(?:and|und|et|y|e|&|и)|,|&|/|\band\b|\bund\b|\bet\b|\by\b|\be\b|\bи\b|\bmit\b)\s*`
	manyNames = aName + `(?:` + joint + aName + `)*`
	others    = `(?:,?\s*(?:et\s+al\b\.?|et\s+coll\b\.?|u\. ?a\.|и др\.|y otros|e outros|et autres|and others|and colleagues))?`
	hanName   = `[\p{Han}\p{Katakana}ー]{1,8}(?:[・、と和]\s?[\p{Han}\p{Katakana}ー]{1,8}){0,3}(?:ほか|ら|他|等)?`
	cue       = `(?:(?:[^()\[\]:]{0,40}(?:[Ss]ource|[Cc]redit|[Qq]uelle|[Ff]rom|[Ff]onte|[Ff]uente|after)s?:?\s+|[^\p{Lu}()\[\]]{0,60}[\s]|(?:Vgl|Siehe|See|Cf|S|Voir|Ver|Vide|Ср|См|So|Z\. ?B|E\.g|Nach|For [a-z ]{1,40})\.?,?\s+(?:also |auch |e\.g\.,? |z\. ?B\.,? |aussi |insb\. )*))?`
)

var (
	dated     = regexp.MustCompile(`^\s*` + cue + `(` + manyNames + `|` + hanName + `)(` + others + `)(,?\s*)\(?(` + someYears + `)\)?`)
	again     = regexp.MustCompile(`^\s*[,，]\s*` + manyNames + others + `,?\s*` + aYear)
	onlyDate  = regexp.MustCompile(`^\s*(` + someYears + `)`)
	namesEnd  = regexp.MustCompile(`(` + manyNames + `)(` + others + `)(?:['’]s?)?[\s\x{00A0}]*$`)
	oneYear   = regexp.MustCompile(aYear)
	authorPg  = regexp.MustCompile(`^(` + aName + `),?\s+(\d{1,4}(?:[–-]\d{1,4})?)$`)
	nameJoint = regexp.MustCompile(joint)
	locator   = regexp.MustCompile(`^\s*[,:]\s*((?:pp?|SS?|s|pág|с|ch|chap|Kap|sec|§|vol|Bd|n)\b\.?.{1,40}|\d.{0,30})$`)
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
		return strings.FieldsFunc(strings.TrimRight(s, "ほからほか他等"), func(r rune) bool { return strings.ContainsRune("・、と和 ", r) })
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

var aParticle = regexp.MustCompile(`^(?:\p{Ll}.*|Van|Von|De|Der|Den|Del|Della|Di|Du|Da|La|Le|Ten|Ter|Zu|Al|El)$`)

// unanswered doubts a citation in brackets that nothing in the list answers.
func (f *finder) unanswered(b *cite.Block, c cite.Citation, m mention) {
	first := strings.Fields(m.names[0])
	if len(first) > 3 || b.Kind == cite.Note || slices.ContainsFunc(m.names, noPerson) {
		return
	}
	if len(m.names) == 1 && !m.formal && utf8.RuneCountInString(m.names[0]) < 2 {
		return
	}
	f.doubtful = append(f.doubtful, doubt{c, m.formal})
}

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

// noPerson reports a phrase that begins or ends with a word that is no name.
func noPerson(s string) bool {
	w := strings.Fields(s)
	return len(w) == 0 || notName(w[0]) || notName(w[len(w)-1])
}

// notName reports a word that is no author: a month, a place, an acronym.
func notName(s string) bool {
	w := strings.TrimRight(strings.ToLower(s), ".")
	acronym := utf8.RuneCountInString(s) > 1 && s == strings.ToUpper(s) && s != w && !strings.Contains(s, "-")
	return acronym || notNames[w]
}

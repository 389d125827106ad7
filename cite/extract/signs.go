package extract

import (
	"strings"

	"github.com/citecheck/citecheck/cite/pattern"
)

// A sign is a pattern that references show and prose does not.
type sign struct {
	name   string
	weight float64
	re     *pattern.Regexp
	among  string                  // one of these characters must be there; "" for none
	words  func(lower string) bool // instead of re, asked of the text in lower case
}

// signs are what score counts beside the year, each once, the quickest to look
// for first. The weights were set by hand on articles, change logs, link lists
// and comment threads.
var signs = []sign{
	{name: "identifier", weight: 2, words: hasIdentifier},
	{name: "address", weight: 1, words: hasLink},
	{"bare address", 1, pattern.New(`^(?:https?|ftp)://\S+$`), "/", nil},
	{"promise", 1, pattern.New(`(?i)[\[［](?:online|en ligne|en línea|em linha|pdf|html|link|lien|ici|hier|here|available|см|read|download|text|full text|electronic|электронный|こちら|在线)[^\]］]{0,30}[\]］]`), "[［", nil},
	{"standard marks", 2, pattern.New(`\[(?:M|J|N|C|D|S|R|P|EB|DB|CP|A|Z|Электронный)(?:/OL)?[\]а-я ]| // \p{L}`), "[/", nil},
	{"quoted title", 1, pattern.New(`["“„«‘'][^"“”„«»]{8,}["”“»’']|[「『《〈][^「」『』《》〈〉]{2,}[」』》〉]`), "\"“„«‘'「『《〈", nil},
	{name: "access date", weight: 1, words: hasAccess},
	{name: "publisher", weight: 1, words: hasPublisher},
	{"place and publisher", 1, pattern.New(`\p{Lu}[\p{L}.]+(?:, [A-Z]{2})? ?[:：] ?\p{Lu}[^:：]{2,60}[,.] ?(?:\(?(?:1[5-9]|20)\d\d|s\. ?d\.)|[.”’"!?] \p{Lu}[\p{L}.]+(?: [\p{Lu}\p{L}.]+)?(?:, [\p{L}. ]{2,14})? ?: \p{Lu}[\p{L}&.,'’/ -]{2,50}\.?$|\p{Lu}\p{L}+: [\p{L}&., ]{2,40} (?:1[5-9]|20)\d\d|S\.l\.`), ":：", nil},
	{"pages or volume", 1, pattern.New(`(?i)\b(?:pp?|ss?|сс?|стр|vol|bd|heft|jg|nr|nos?|pág|т|tome?|hft|iss)\. ?\d|\d ?\(\d+(?:[-–]\d+)?\)|\b\d+[:/.]\d+(?:,| \((?:1[5-9]|20)\d\d\))|n[°º] ?\d|№ ?\d|[\d]+\s?[–-]\s?\d+\.?$|: \d+[–-]\d+|第\d+|\d頁|\b\d+ F\.\dd|U\.S\.C\.`), "", nil},
	{"roles", 1, pattern.New(`(?i)\bet al\b|\((?:hrsg|hg|eds?|org|coord|dir|éd|ред|trans)s?\.|\b(?:ed\.|eds\.|hrsg\.|hg\.|trad\.|transl\.|trans\. )|\bIn ?: |\bIn Proc|\b\d(?:st|nd|rd|th) ed\b|\(=|\bAuflage\b|\(blog\)`), "", nil},
	{"law", 2, pattern.New(`\b\d+ (?:F\.(?:\dd| Supp\.)|U\.S\.|U\.S\.C\.|S\. ?Ct\.) |§ ?\d+|\bCir\. \d{4}`), "", nil},
}

// An opening is how references begin, with what that is worth. The first that
// fits counts.
var openings = []sign{
	{"family in capitals", 2, pattern.New(`^(?:[\p{Lu}][\p{Lu}'’\-]+ ?){1,4}, (?:\p{Lu}|et )`), "", nil},
	{"family and initials", 2, pattern.New(`^` + particles + word + `(?: ` + word + `)?, ?(?:\p{Lu}\p{M}?\.[ \-]?)+`), "", nil},
	{"family, given", 1.5, pattern.New(`^` + particles + word + `(?: ` + word + `)?, ` + word + `(?: (?:\p{Lu}\.|` + word + `|de|da|di|von|van|e|y)){0,3}(?:[.,;:/(]| ?\(?(?:1[5-9]|20)\d\d)`), "", nil},
	{"Vancouver", 1.5, pattern.New(`^` + particles + word + `(?: ` + word + `)? \p{Lu}(?:-?\p{Lu}){0,3}(?:,|\.| et al| \()`), "", nil},
	{"initials and family", 1.5, pattern.New(`^(?:\p{Lu}\.[ \-]?){1,3}` + particles + word + `[,.:; ]`), "", nil},
	{"author and year", 1.5, pattern.New(`^` + word + `(?:(?:,| and| &| und| et| y)* ` + word + `){0,5},? \(?(?:1[5-9]|20)\d\d[a-z]?\)?[,.:]`), "", nil},
	{"author, quoted", 1, pattern.New(`^` + word + `(?:(?:,| and| &| und| et| y)* (?:\p{Lu}\.|` + word + `|and|van|von|de)){0,9}[,.:] ?["“„«「『‘']`), "", nil},
	{"given family, title", 0.5, pattern.New(`^` + word + `(?: (?:\p{Lu}\.|` + word + `|van|von|de|der|del|la)){1,3}, (?:\p{Lu}|["“„«])`), "", nil},
	{"quoted", 0.5, pattern.New(`^["“„«「『‘']`), "", nil},
	{"East Asian", 1.5, pattern.New(`^[\p{Han}\p{Hangul}\p{Katakana}ー・、;；,， ]{2,30}(?:等|ら|ほか|編著?|编著?|著|主编)?[,，:：]?(?:\s?[『「《.．“]|\s?[（(]\d{4})`), "", nil},
}

const (
	word      = `\p{Lu}[\p{L}'’\-]+`
	particles = `(?:(?:[Vv]an|[Vv]on|[Dd]e|[Dd]er|[Dd]en|[Dd]el|[Dd]ella|[Dd]i|[Dd]u|[Dd]a|[Ll]a|[Ll]e|[Tt]en|[Tt]er|[Zz]u|af|[Aa]l|[Ee]l) )*(?:[dDlL]['’])?`
)

// in reports whether s, in lower case lower, shows the sign.
func (g *sign) in(s, lower string) bool {
	if g.words != nil {
		return g.words(lower)
	}
	return (g.among == "" || strings.ContainsAny(s, g.among)) && g.re.MatchString(s)
}

// opening is what the beginning of s is worth.
func opening(s string) float64 {
	for i := range openings {
		if openings[i].re.MatchString(s) {
			return openings[i].weight
		}
	}
	return 0
}

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
	among  string // one of these characters must be there; "" for none
}

// signs are what score counts beside the year, each once, the quickest to look
// for first. The weights were set by hand on articles, change logs, link lists
// and comment threads.
var signs = []sign{
	{"identifier", 2, pattern.New(`(?i)\bdoi:? ?(?:org)?|\b10\.\d{4,9}/|\bisbn\b|\bissn\b|arxiv:? ?\d|\bpmid\b|\bpmc\d`), ""},
	{"address", 1, pattern.New(`(?i)https?://|www\.\w|\bftp://`), "/."},
	{"bare address", 1, pattern.New(`^(?:https?|ftp)://\S+$`), "/"},
	{"promise", 1, pattern.New(`(?i)[\[［](?:online|en ligne|en línea|em linha|pdf|html|link|lien|ici|hier|here|available|см|read|download|text|full text|electronic|электронный|こちら|在线)[^\]］]{0,30}[\]］]`), "[［"},
	{"standard marks", 2, pattern.New(`\[(?:M|J|N|C|D|S|R|P|EB|DB|CP|A|Z|Электронный)(?:/OL)?[\]а-я ]| // \p{L}`), "[/"},
	{"quoted title", 1, pattern.New(`["“„«‘'][^"“”„«»]{8,}["”“»’']|[「『《〈][^「」『』《》〈〉]{2,}[」』》〉]`), "\"“„«‘'「『《〈"},
	{"access date", 1, pattern.New(`(?i)\b(?:retrieved|accessed|archived from|consulté|consultado|abruf|abgerufen|zugriff|stand:|last accessed|дата обращения|acesso em|visitato)\b|閲覧|访问`), ""},
	{"publisher", 1, pattern.New(`(?i:\b(?:press|verlag|publish(?:ers|ing|er)|éditions?|édit\.|editorial|editora|ediciones|edizioni|editore|издательство|изд-во|wydawnictwo|nakladatelství|routledge|springer|elsevier|wiley|suhrkamp|verso|gallimard|maspero|penguin|macmillan|blackwell|pantheon|norton|mcgraw|addison|o'reilly|books|university|universität|université|universidad|universidade|journal|proceedings|conference|magazine|review|revue|revista|zeitschrift|quarterly|arxiv|thesis|dissertation|tesis|tese|thèse|constitution|lexicon))\b|出版社?|쪽|社、|書店|書房|新聞|书局|出版会|学报|学刊|大学|論集|評論`), ""},
	{"place and publisher", 1, pattern.New(`\p{Lu}[\p{L}.]+(?:, [A-Z]{2})? ?[:：] ?\p{Lu}[^:：]{2,60}[,.] ?(?:\(?(?:1[5-9]|20)\d\d|s\. ?d\.)|[.”’"!?] \p{Lu}[\p{L}.]+(?: [\p{Lu}\p{L}.]+)?(?:, [\p{L}. ]{2,14})? ?: \p{Lu}[\p{L}&.,'’/ -]{2,50}\.?$|\p{Lu}\p{L}+: [\p{L}&., ]{2,40} (?:1[5-9]|20)\d\d|S\.l\.`), ":："},
	{"pages or volume", 1, pattern.New(`(?i)\b(?:pp?|ss?|сс?|стр|vol|bd|heft|jg|nr|nos?|pág|т|tome?|hft|iss)\. ?\d|\d ?\(\d+(?:[-–]\d+)?\)|\b\d+[:/.]\d+(?:,| \((?:1[5-9]|20)\d\d\))|n[°º] ?\d|№ ?\d|[\d]+\s?[–-]\s?\d+\.?$|: \d+[–-]\d+|第\d+|\d頁|\b\d+ F\.\dd|U\.S\.C\.`), ""},
	{"roles", 1, pattern.New(`(?i)\bet al\b|\((?:hrsg|hg|eds?|org|coord|dir|éd|ред|trans)s?\.|\b(?:ed\.|eds\.|hrsg\.|hg\.|trad\.|transl\.|trans\. )|\bIn ?: |\bIn Proc|\b\d(?:st|nd|rd|th) ed\b|\(=|\bAuflage\b|\(blog\)`), ""},
	{"law", 2, pattern.New(`\b\d+ (?:F\.(?:\dd| Supp\.)|U\.S\.|U\.S\.C\.|S\. ?Ct\.) |§ ?\d+|\bCir\. \d{4}`), ""},
}

// An opening is how references begin, with what that is worth. The first that
// fits counts.
var openings = []sign{
	{"family in capitals", 2, pattern.New(`^(?:[\p{Lu}][\p{Lu}'’\-]+ ?){1,4}, (?:\p{Lu}|et )`), ""},
	{"family and initials", 2, pattern.New(`^` + particles + word + `(?: ` + word + `)?, ?(?:\p{Lu}\p{M}?\.[ \-]?)+`), ""},
	{"family, given", 1.5, pattern.New(`^` + particles + word + `(?: ` + word + `)?, ` + word + `(?: (?:\p{Lu}\.|` + word + `|de|da|di|von|van|e|y)){0,3}(?:[.,;:/(]| ?\(?(?:1[5-9]|20)\d\d)`), ""},
	{"Vancouver", 1.5, pattern.New(`^` + particles + word + `(?: ` + word + `)? \p{Lu}(?:-?\p{Lu}){0,3}(?:,|\.| et al| \()`), ""},
	{"initials and family", 1.5, pattern.New(`^(?:\p{Lu}\.[ \-]?){1,3}` + particles + word + `[,.:; ]`), ""},
	{"author and year", 1.5, pattern.New(`^` + word + `(?:(?:,| and| &| und| et| y)* ` + word + `){0,5},? \(?(?:1[5-9]|20)\d\d[a-z]?\)?[,.:]`), ""},
	{"author, quoted", 1, pattern.New(`^` + word + `(?:(?:,| and| &| und| et| y)* (?:\p{Lu}\.|` + word + `|and|van|von|de)){0,9}[,.:] ?["“„«「『‘']`), ""},
	{"given family, title", 0.5, pattern.New(`^` + word + `(?: (?:\p{Lu}\.|` + word + `|van|von|de|der|del|la)){1,3}, (?:\p{Lu}|["“„«])`), ""},
	{"quoted", 0.5, pattern.New(`^["“„«「『‘']`), ""},
	{"East Asian", 1.5, pattern.New(`^[\p{Han}\p{Hangul}\p{Katakana}ー・、;；,， ]{2,30}(?:等|ら|ほか|編著?|编著?|著|主编)?[,，:：]?(?:\s?[『「《.．“]|\s?[（(]\d{4})`), ""},
}

const (
	word      = `\p{Lu}[\p{L}'’\-]+`
	particles = `(?:(?:[Vv]an|[Vv]on|[Dd]e|[Dd]er|[Dd]en|[Dd]el|[Dd]ella|[Dd]i|[Dd]u|[Dd]a|[Ll]a|[Ll]e|[Tt]en|[Tt]er|[Zz]u|af|[Aa]l|[Ee]l) )*(?:[dDlL]['’])?`
)

// in reports whether s shows the sign.
func (g *sign) in(s string) bool {
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

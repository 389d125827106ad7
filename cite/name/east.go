package name

import (
	"strings"
	"unicode"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var (
	// dots part the words of a foreign name in Chinese or Japanese, and persons
	// in Korean lists and some Japanese ones.
	dots = pattern.New(`\s*[·•・‧･]\s*`)

	han     = pattern.New(`^\p{Han}{2,5}$`)
	spaced  = pattern.New(`^\p{Han}{1,3} ?\p{Han}{1,3}$`)
	hangul  = pattern.New(`^\p{Hangul}{2,5}$`)
	kanaEnd = pattern.New(`^(\p{Han}{1,3})([\p{Hiragana}\p{Katakana}ー]+)$`)
	hanEnd  = pattern.New(`^([\p{Hiragana}\p{Katakana}ー]+)(\p{Han}{1,3})$`)
	blank   = pattern.New(` +`)

	// union is the "and" of Chinese between two names, that of Korean behind one.
	union = pattern.New(`\s*[和与與及]\s*|(?:와|과)\s+`)

	easternHeads = pattern.New(`(?:院|部|局|会|會|社|党|黨|委|所|厅|庁|省|署|大学|大學|中心|公司|课题组|編集組|组|銀行|银行|联合国|聯合國|政府|室|馆|館|联盟|聯盟|组织|組織|机构|機構|機関|报|報|新聞|网|協議会|センター|グループ|チーム|` +
		`대학교|대학|위원회|연구원|연구소|협회|학회|은행|정부|공사|재단|센터|신문사|공단|본부|국회|법원|진흥원|개발원|평가원|도서관|박물관|출판사|연합|연맹|조합|교육부|환경부|외교부|국방부|법무부|복지부|노동부|재정부|관광부|통계청|국세청|경찰청|기상청|특허청)$`)
)

// isEastern reports whether s is written in Chinese, Japanese or Korean script
// throughout.
func isEastern(s string) bool {
	seen := false
	for _, r := range s {
		switch {
		case easternLetter(r):
			seen = true
		case letter(r) || strings.ContainsRune(".,;()[]", r):
			return false
		}
	}
	return seen
}

func hasEastern(s string) bool { return strings.ContainsFunc(s, easternLetter) }

func easternLetter(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana) || r == 'ー'
}

func letter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// easternBody reports whether s names an organisation in such a script.
func easternBody(s string) bool {
	return len([]rune(s)) > 2 && easternHeads.MatchString(s) && !dots.MatchString(s)
}

// eastern cuts a group of names in an Eastern script that nothing but a dot, a
// blank or an "and" parts; other groups stay whole.
func (l *list) eastern(g piece) []piece {
	text := l.text(g)
	if !hasEastern(text) {
		return []piece{g}
	}
	for _, by := range []struct {
		sep  *pattern.Regexp
		list func(sep string, parts []string) bool
	}{{dots, dotsPart}, {union, unionParts}, {blank, blanksPart}} {
		cuts := l.cutAt(g, by.sep)
		if len(cuts) > 1 && by.list(text, l.texts(cuts)) {
			return pieces(cuts)
		}
	}
	return []piece{g}
}

func (l *list) texts(cuts []cut) []string {
	out := make([]string, len(cuts))
	for i, c := range cuts {
		out[i] = l.text(c.piece)
	}
	return out
}

func pieces(cuts []cut) []piece {
	out := make([]piece, len(cuts))
	for i, c := range cuts {
		out[i] = c.piece
	}
	return out
}

// dotsPart reports whether dots part persons: Koreans, or Japanese if the dot
// is the wide one. In a Chinese text they stand in a foreign name.
func dotsPart(text string, parts []string) bool {
	return every(parts, hangul.MatchString) || strings.ContainsAny(text, "・･") && every(parts, spaced.MatchString)
}

func unionParts(_ string, parts []string) bool {
	return every(parts, func(s string) bool { return ownFamily(s) && len([]rune(s)) < 5 })
}

// blanksPart reports whether blanks part persons and not family and given name:
// names of three characters, or more than two of two or three.
func blanksPart(_ string, parts []string) bool {
	return every(parts, func(s string) bool {
		n := len([]rune(s))
		return ownFamily(s) && (n == 3 || n == 2 && len(parts) > 2)
	})
}

// ownFamily reports whether s is a Chinese or Korean name of two characters or
// more that begins with a common family name.
func ownFamily(s string) bool {
	r := []rune(s)
	return len(r) > 1 && (strings.ContainsRune(chineseFamilies, r[0]) && han.MatchString(s) || strings.ContainsRune(koreanFamilies, r[0]) && hangul.MatchString(s))
}

func every(all []string, ok func(string) bool) bool {
	for _, s := range all {
		if !ok(s) {
			return false
		}
	}
	return true
}

// eastern reads a single name: foreign ones with dots end in the family name,
// others begin with it.
func eastern(s string) cite.Name {
	if all := dots.FindAllStringIndex(s, -1); len(all) > 0 {
		last := all[len(all)-1]
		if last[0] > 0 && last[1] < len(s) {
			return cite.Name{Family: s[last[1]:], Given: s[:last[0]]}
		}
		s = strings.Trim(s, "·•・‧･ ")
	}
	if easternBody(s) {
		return cite.Name{Literal: s}
	}
	if family, given, ok := strings.Cut(strings.NewReplacer("，", " ", ",", " ").Replace(s), " "); ok {
		return cite.Name{Family: family, Given: strings.TrimSpace(given)}
	}
	for _, re := range []*pattern.Regexp{kanaEnd, hanEnd} {
		if m := re.FindStringSubmatch(s); m != nil {
			return cite.Name{Family: m[1], Given: m[2]}
		}
	}
	return closed(s)
}

// closed reads a name without a blank by the length of known family names: the
// first character, or more in the known double names and in the four characters
// that are usual in Japan.
func closed(s string) cite.Name {
	r := []rune(s)
	k := 1
	switch n := len(r); {
	case foreign[s] || !han.MatchString(s) && !hangul.MatchString(s):
		return cite.Name{Family: s}
	case n > 3 && japaneseThree[string(r[:3])]:
		k = 3
	case n == 5 && strings.ContainsRune(japaneseEnds, r[4]):
		k = 2
	case n > 4:
		return cite.Name{Literal: s}
	case n > 2 && (doubled[string(r[:2])] || japaneseTwo[string(r[:2])]), n == 4:
		k = 2
	}
	return cite.Name{Family: string(r[:k]), Given: string(r[k:])}
}

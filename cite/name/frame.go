package name

import "strings"

// frame finds the names proper: without the mark for the authors before,
// "edited by", "(eds.)" behind, and "et al.", which it reports.
func (l *list) frame() (all piece, others bool) {
	s := l.s
	all = trim(s, piece{0, len(s)})
	if n := Repeats(s[all.from:all.to]); n > 0 {
		all.from += n
		all.from += len(joined.FindString(s[all.from:all.to]))
	}
	all = l.unbracket(trim(s, all))
	if loc := leadWords.FindStringIndex(s[all.from:all.to]); loc != nil {
		all.from += loc[1]
	}
	for range mostMarks {
		text := s[all.from:all.to]
		if !ends[lastOf(text)] && !strings.ContainsFunc(text, easternLetter) {
			return trim(s, all), others
		}
		if loc := roleMarks.FindStringIndex(text); loc != nil && loc[0] < loc[1] {
			all.to = all.from + loc[0]
		} else if at := findEtAl(text); at > 0 {
			all.to, others = all.from+at, true
		} else {
			break
		}
	}
	return trim(s, all), others
}

// findEtAl returns where "et al." at the end of s begins, with the commas and
// the "and" before it; -1 if there is none. It looks at the end alone: the
// expression is slow.
func findEtAl(s string) int {
	if at := plainEtAl(s); at >= 0 {
		return beforeEtAl(s, at)
	}
	from := max(0, len(s)-etAlMost)
	if from > 0 {
		blank := strings.IndexByte(s[from:], ' ')
		if blank < 0 {
			return -1
		}
		from += blank
	}
	loc := etAl.FindStringIndex(s[from:])
	if loc == nil {
		return -1
	}
	return beforeEtAl(s, from+loc[0])
}

// plainEtAl returns where "et al" at the end of s begins, as most lists have it,
// or -1; brackets round it are left to the expression.
func plainEtAl(s string) int {
	s = strings.TrimSuffix(s, ".")
	at := len(s) - len("et al")
	if at < 0 || !strings.EqualFold(s[at:], "et al") || at > 0 && wordByte(s[at-1]) {
		return -1
	}
	if before := strings.TrimRight(s[:at], " "); strings.HasSuffix(before, "(") || strings.HasSuffix(before, "[") {
		return -1
	}
	return at
}

// etAlMost is longer than any way to say it.
const etAlMost = 80

// beforeEtAl goes back over separators.
func beforeEtAl(s string, at int) int {
	for {
		cut := strings.TrimRight(s[:at], " \t\n\f\r,;&،")
		if n := len(cut) - len("and"); n >= 0 && len(cut) < at && strings.EqualFold(cut[n:], "and") && (n == 0 || !wordByte(cut[n-1])) {
			cut = cut[:n]
		}
		if len(cut) == at {
			return at
		}
		at = len(cut)
	}
}

// wordByte is what \w matches.
func wordByte(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z'
}

// mostMarks is how many marks are taken off the end of a list: "et al. (eds.)"
// has two.
const mostMarks = 4

// lastOf returns the last word of s in lower case, or the bracket or dot that s
// ends in if no letter stands before it.
func lastOf(s string) string {
	cut := strings.TrimRight(s, " .,")
	if len(s)-len(cut) > 2 {
		return ""
	}
	s = cut
	if s == "" || strings.HasSuffix(s, "…") || strings.HasSuffix(s, ")") || strings.HasSuffix(s, "]") {
		return ""
	}
	if i := strings.LastIndexAny(s, " ,;([&"); i >= 0 {
		s = s[i+1:]
	}
	return strings.ToLower(s)
}

// ends are the last words of what etAl and roleMarks find; "" stands for
// brackets and dots.
var ends = withEmpty(words(`al alii alia aliae al.ii a e.a u.a m m.fl fl mfl u.v.a andere others colleagues otros col cols colaboradores collaboratori
	outros altri altres autres coll collaborateurs flere andra andre anderen in inni kol další spol aj dr drugi idr ș.a alții diğerleri ark vd v.d
	mtsai munkatársai tsai mások ym muut jt u.c c kt dkk sự cs др соавт ін інші соавторы другие сар κ.ά κ.α ά α άλλοι κ.ο.κ κ
	אחרים ואחרים ואח' ואח׳ وآخرون وآخرين دیگران ودیگران همکاران وهمکاران अन्य และคณะ
	ed eds hrsg hrsgg hg hgg coord coords comp comps trans dir dirs red szerk toim org orgs ред editor editors translator translators`))

func withEmpty(set map[string]bool) map[string]bool {
	set[""] = true
	return set
}

// unbracket takes off brackets around the whole list, which say that the work
// itself does not name its author: "[Marx, Karl]".
func (l *list) unbracket(p piece) piece {
	text := l.s[p.from:p.to]
	if len(text) < 3 || text[0] != '[' || strings.Count(text, "[") != 1 || strings.IndexByte(text, ']') != len(strings.TrimRight(text, "."))-1 {
		return p
	}
	return piece{p.from + 1, p.from + strings.IndexByte(text, ']')}
}

// trim leaves white space and stray separators out of p.
func trim(s string, p piece) piece {
	const stray = " ,;:/\t\n\u00a0•、，；"
	text := s[p.from:p.to]
	p.from += len(text) - len(strings.TrimLeft(text, stray))
	p.to = p.from + len(strings.Trim(text, stray))
	return p
}

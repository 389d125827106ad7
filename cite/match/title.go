package match

import (
	"strings"

	"github.com/citecheck/citecheck/cite/pattern"
)

// A title is folded: letters and digits, without the article in front.
type title struct {
	all, main string // with and without its subtitle
	rest      string // the subtitle
}

// subtitleMark matches what stands before a subtitle.
var subtitleMark = pattern.New(`\s*(?::|[.?!]\s|;|\s[-–—]\s|\s*—|\(|\[)\s*`)

// newTitle takes a title apart.
func newTitle(s string) title {
	t := title{all: withoutArticle(Fold(s))}
	t.main = t.all
	if m := subtitleMark.FindStringIndex(s); m != nil {
		if main := withoutArticle(Fold(s[:m[0]])); main != "" {
			t.main, t.rest = main, Fold(s[m[1]:])
		}
	}
	return t
}

// articles begin titles and are often left out, or put behind.
var articles = set(`the a an der die das den dem ein eine le la les l un une el los las il lo gli i o os as het een de`)

func withoutArticle(s string) string {
	first, rest, ok := strings.Cut(s, " ")
	if ok && articles[first] {
		return rest
	}
	return s
}

// parting are words that begin a subtitle which names another work than the
// one without it: a volume, an answer.
var parting = set(`volume volumes vol part parts band bd teil tome tom t book buch chapter number no nr issue edition supplement appendix
	errata erratum corrigendum correction reply response comment comments rejoinder review i ii iii iv v vi vii viii ix x`)

// generic are titles that many works have, if nothing stands behind them.
var generic = set(`introduction preface foreword prologue epilogue afterword conclusion conclusions editorial review comment commentary reply
	response note notes letter letters discussion index contents bibliography abstract summary obituary errata erratum corrigendum
	einleitung vorwort nachwort rezension préface avant`)

func set(words string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// like reports whether two titles are the same, or one is the other without its
// subtitle.
func (t title) like(u title) bool {
	if t.all == "" || u.all == "" {
		return false
	}
	return t.all == u.all || t.shortens(u) || u.shortens(t)
}

// shortens reports whether t is u without its subtitle.
func (t title) shortens(u title) bool {
	first, _, _ := strings.Cut(u.rest, " ")
	return t.all == u.main && !generic[t.all] && !parting[first] && !startsWithDigit(first)
}

func startsWithDigit(s string) bool { return s != "" && '0' <= s[0] && s[0] <= '9' }

// short reports whether a title is of the kind that an author may use twice.
func (t title) short() bool { return strings.Count(t.all, " ") < fewWords || generic[t.main] }

// names are the ways to call the work.
func (t title) names() []string {
	switch {
	case t.all == "":
		return nil
	case t.main == t.all:
		return []string{t.all}
	}
	return []string{t.all, t.main}
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

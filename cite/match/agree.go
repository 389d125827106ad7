package match

import (
	"slices"
	"strconv"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/ident"
)

// agree reports whether two values of a variable say the same, or one says it
// less exactly.
func agree(variable, a, b string) bool {
	switch variable {
	case "title":
		t, u := newTitle(a), newTitle(b)
		return t.all == u.all || t.all == u.main || u.all == t.main
	case "volume", "issue", "number", "edition", "collection-number", "chapter-number":
		return sameNumber(a, b)
	case "page":
		return samePages(a, b)
	case "DOI":
		return sameDOI(a, b)
	case "arxiv":
		return arXiv(a) == arXiv(b)
	case "ISBN":
		return sameISBN(a, b)
	case "URL":
		return address(a) == address(b) || ident.IsDOIURL(a) || ident.IsDOIURL(b)
	}
	return sameWords(Fold(a), Fold(b))
}

func sameDOI(a, b string) bool {
	x, okX := ident.ParseDOI(a)
	y, okY := ident.ParseDOI(b)
	return okX && okY && x == y || strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b))
}

func sameISBN(a, b string) bool {
	x := isbns(&cite.Entry{Fields: []cite.Field{{Name: "ISBN", Value: a}}})
	y := isbns(&cite.Entry{Fields: []cite.Field{{Name: "ISBN", Value: b}}})
	if len(x) == 0 || len(y) == 0 { // a misprint, of which another rule tells
		return Fold(a) == Fold(b)
	}
	return shares(x, y)
}

// sameNumber compares numbers that may have a word with them, or be Roman:
// "vol. 3", "2nd ed.", "XII".
func sameNumber(a, b string) bool {
	x, y := Fold(a), Fold(b)
	if m, n := numbersIn(x), numbersIn(y); m+n != "" {
		return x == y || m == n
	}
	return sameWords(x, y) // "Expanded edition", "expanded"
}

// numbersIn returns the numbers among folded words.
func numbersIn(s string) string {
	var all []string
	for _, w := range strings.Fields(s) {
		if n, ok := roman(w); ok {
			all = append(all, strconv.Itoa(n))
		} else if digits := leadingDigits(w); digits != "" {
			all = append(all, strings.TrimLeft(digits, "0")+strings.TrimLeft(w[len(digits):], "stndrhe"))
		} else if n, ok := spelled[w]; ok {
			all = append(all, n)
		}
	}
	return strings.Join(all, " ")
}

// spelled are numbers of editions in words.
var spelled = map[string]string{
	"first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6", "seventh": "7", "eighth": "8", "ninth": "9", "tenth": "10",
}

func leadingDigits(s string) string {
	n := 0
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	return s[:n]
}

var romanDigits = map[byte]int{'i': 1, 'v': 5, 'x': 10, 'l': 50, 'c': 100, 'd': 500, 'm': 1000}

// roman reads a Roman number.
func roman(s string) (n int, ok bool) {
	for i := range len(s) {
		d := romanDigits[s[i]]
		if d == 0 || len(s) > 12 {
			return 0, false
		}
		if i+1 < len(s) && d < romanDigits[s[i+1]] {
			d = -d
		}
		n += d
	}
	return n, n > 0
}

// sameWords reports whether two folded texts are equal, or one of them leaves
// words out at an end, shortens them ("j hist ideas") or has their first
// letters alone ("cup").
func sameWords(a, b string) bool {
	a, b = withoutArticle(a), withoutArticle(b)
	x, y := telltale(a), telltale(b)
	return a == b || within(a, b) || within(b, a) || abbreviates(x, y) || abbreviates(y, x) || initials(x) == b || initials(y) == a
}

// within reports whether the words of part stand together in whole.
func within(part, whole string) bool {
	return part != "" && strings.Contains(" "+whole+" ", " "+part+" ")
}

// small are words that abbreviations leave out.
var small = set(`of the and for in on de la des du der die das und für et y e zu a an to`)

func telltale(s string) []string {
	return slices.DeleteFunc(strings.Fields(s), func(w string) bool { return small[w] })
}

// abbreviates reports whether every word of a is one of b or shortens it.
func abbreviates(a, b []string) bool {
	if len(a) != len(b) || len(a) == 0 {
		return false
	}
	for i := range a {
		if !shortens(a[i], b[i]) && !shortens(b[i], a[i]) {
			return false
		}
	}
	return true
}

// shortens reports whether "natl" may stand for "national": it begins alike,
// and its letters come in that order.
func shortens(short, long string) bool {
	if short == "" || len(short) > len(long) || short[0] != long[0] {
		return false
	}
	at := 0
	for i := 0; i < len(long) && at < len(short); i++ {
		if long[i] == short[at] {
			at++
		}
	}
	return at == len(short)
}

// initials returns the first letters of two or more words. "-" is what no
// folded text is.
func initials(words []string) string {
	if len(words) < 2 {
		return "-"
	}
	var b strings.Builder
	for _, w := range words {
		r := []rune(w)
		b.WriteRune(r[0])
	}
	return b.String()
}

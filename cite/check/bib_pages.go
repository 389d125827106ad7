package check

import (
	"strconv"
	"strings"

	"github.com/citecheck/citecheck/cite/pattern"
)

// A pageItem is one page or range of a list of pages. Its places are offsets
// into the TeX of the field.
type pageItem struct {
	from, to    int
	label       string // "pp.~", as it stands before the item
	first, last page   // last is zero but for a range
	dash        string // as written; "" but for a range
	dashAt      int
}

// A page is a number with letters around it: "S12", "12a", or a Roman number.
type page struct {
	text   string
	prefix string
	digits string // "" for Roman numbers
	number int    // 0 if it is out of all bounds
	suffix string
}

const pageForm = `(?:[A-Za-z]{0,3}\d+[A-Za-z]?|[ivxlcdmIVXLCDM]+)`

var (
	pageItemForm = pattern.New(`^(\s*(?i:(?:pages?|pgs?\.?|pp\.?|p\.|p[\s~]|p[áa]gs?\.|páginas?|seiten?|ss?\.|стр\.?|с\.|str\.|sid\.|lk\.)(?:\s|~|:|\\,)*))?\s*(` +
		pageForm + `)(?:(\s*(?:-+|[‐‑‒–—−=]|\$-+\$|\{-+\}|\\text(?:en|em)dash(?:\{\}|\s)?|\{\\text(?:en|em)dash(?:\{\})?\})\s*)(` + pageForm + `))?\s*\.?\s*$`)
	pageParts = pattern.New(`^([A-Za-z]{0,3}?)(\d+)([A-Za-z]?)$`)
)

// pageItems returns the pages and ranges of a list; what is neither it leaves
// out.
func pageItems(tex string) []pageItem {
	var items []pageItem
	from := 0
	for i := 0; i <= len(tex); i++ {
		if i < len(tex) && !endsItem(tex, i) {
			continue
		}
		if item, ok := newPageItem(tex, from, i); ok {
			items = append(items, item)
		}
		from = i + 1
	}
	return items
}

// endsItem reports whether a list goes on behind tex[i]. A comma may also
// group the thousands.
func endsItem(tex string, i int) bool {
	switch tex[i] {
	case ';', '&':
		return true
	case ',':
		digits := 0
		for digits < 4 && i+1+digits < len(tex) && isDigit(tex[i+1+digits]) {
			digits++
		}
		return digits != 3
	}
	return false
}

func newPageItem(tex string, from, to int) (pageItem, bool) {
	s := strings.TrimSuffix(tex[from:to], `\`) // of "\&"
	at := pageItemForm.FindStringSubmatchIndex(s)
	if at == nil {
		return pageItem{}, false
	}
	group := func(n int) string {
		if at[2*n] < 0 {
			return ""
		}
		return s[at[2*n]:at[2*n+1]]
	}
	lead := len(s) - len(strings.TrimLeft(s, " \t\r\n"))
	item := pageItem{from: from + lead, to: from + len(strings.TrimRight(s, " \t\r\n")), label: strings.TrimSpace(group(1)), dash: group(3)}
	item.first, item.last = newPage(group(2)), newPage(group(4))
	if item.dash != "" {
		item.dashAt = from + at[6]
	}
	return item, true
}

func newPage(s string) page {
	p := page{text: s}
	parts := pageParts.FindStringSubmatch(s)
	if parts == nil {
		p.number = roman(s)
		return p
	}
	p.prefix, p.digits, p.suffix = parts[1], parts[2], strings.ToLower(parts[3])
	if len(p.digits) < 10 {
		p.number, _ = strconv.Atoi(p.digits)
	}
	return p
}

// roman reads a Roman number, or returns 0 for what is not written as one.
func roman(s string) int {
	s = strings.ToLower(s)
	n, rest := 0, s
	for _, step := range romanSteps {
		for strings.HasPrefix(rest, step.letters) {
			n, rest = n+step.value, rest[len(step.letters):]
		}
	}
	if rest != "" || n > 0 && romanNumber(n) != s {
		return 0
	}
	return n
}

func romanNumber(n int) string {
	var b strings.Builder
	for _, step := range romanSteps {
		for ; n >= step.value && b.Len() < 32; n -= step.value {
			b.WriteString(step.letters)
		}
	}
	return b.String()
}

var romanSteps = []struct {
	value   int
	letters string
}{
	{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"},
	{10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"},
}

// isRange reports two numbers of one kind that can be compared.
func (it pageItem) isRange() bool {
	a, b := it.first, it.last
	sameKind := (a.digits == "") == (b.digits == "")
	samePrefix := strings.EqualFold(a.prefix, b.prefix) || b.prefix == ""
	return it.dash != "" && sameKind && samePrefix && a.number > 0 && b.number > 0
}

// end returns the last page of a range in full: 1437 for 1425--37.
func (it pageItem) end() int {
	a, b := it.first, it.last
	if b.number >= a.number || len(b.digits) >= len(a.digits) {
		return b.number
	}
	full, _ := strconv.Atoi(a.digits[:len(a.digits)-len(b.digits)] + b.digits)
	return full
}

// singleHyphen reports a range that is written with one hyphen, which may as
// well be a number such as "A-12" or "4-3".
func (it pageItem) singleHyphen() bool { return strings.TrimSpace(it.dash) == "-" }

// articleNumber reports what publishers write for the page within an article
// that has a number: "045104-6".
func (it pageItem) articleNumber() bool {
	a, b := it.first.digits, it.last.digits
	return len(a) > len(b) && (strings.HasPrefix(a, "0") || len(a) > 5)
}

// reversed reports a range that ends before it begins.
func (it pageItem) reversed() bool {
	if !it.isRange() || it.articleNumber() {
		return false
	}
	a, b := it.first, it.last
	if a.number == b.number {
		return a.suffix > b.suffix && b.suffix != ""
	}
	return it.end() < a.number
}

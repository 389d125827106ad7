package layout

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
)

// A sortKey is what a unit is compared by.
type sortKey struct {
	text    string
	missing bool
}

// setKeys finds out what the units are compared by.
func (w *work) setKeys(units []*unit) {
	entries := w.entriesWithNames()
	for _, u := range units {
		for _, by := range w.o.Sort {
			text := sortText(u.main, lower(strings.TrimPrefix(by, "-")), entries)
			u.keys = append(u.keys, sortKey{fold(text), text == ""})
		}
	}
}

// entriesWithNames returns the entries by their places if names are asked for.
func (w *work) entriesWithNames() map[int]*cite.Entry {
	if !slices.ContainsFunc(w.o.Sort, func(by string) bool { return people[lower(strings.TrimPrefix(by, "-"))] }) {
		return nil
	}
	entries := make(map[int]*cite.Entry)
	for _, e := range w.file.Entries() {
		entries[e.Span.Start] = e
	}
	return entries
}

// sortText returns what an entry is sorted by. Names go by their families,
// months by their numbers, and a date says the year too.
func sortText(c *chunk, by string, entries map[int]*cite.Entry) string {
	switch {
	case by == "key":
		return c.node.Key.Text
	case by == "type":
		return c.node.Type.Text
	case people[by]:
		if e := entries[c.node.Span.Start]; e != nil && len(e.Names[by]) > 0 {
			return joined(e.Names[by])
		}
	case by == "year" && c.text("year") == "":
		return head(c.text("date"), len("2000"))
	case by == "month":
		return monthNumber(c.text("month"))
	}
	return strings.TrimSpace(bibtex.Decode(c.text(by)))
}

func joined(names []cite.Name) string {
	all := make([]string, len(names))
	for i, n := range names {
		all[i] = n.Sort()
	}
	return strings.Join(all, "\x01")
}

func monthNumber(s string) string {
	s = strings.Trim(s, blanks+"{}")
	for i, name := range fullMonths {
		if isMonth(s, name, i+1) {
			return twoDigits(i + 1)
		}
	}
	return s
}

// fold writes letters small and without marks.
func fold(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(s))
	return strings.Join(strings.Fields(s), " ")
}

// compare compares two units. What lacks the field comes last either way.
func (w *work) compare(a, b *unit) int {
	for i, by := range w.o.Sort {
		x, y := a.keys[i], b.keys[i]
		switch {
		case x.missing != y.missing:
			if x.missing {
				return 1
			}
			return -1
		case strings.HasPrefix(by, "-"):
			x, y = y, x
		}
		if order := naturally(x.text, y.text); order != 0 {
			return order
		}
	}
	return 0
}

// naturally compares strings with the numbers in them as numbers.
func naturally(a, b string) int {
	for a != "" && b != "" {
		m, n := digits(a), digits(b)
		if m > 0 && n > 0 {
			x, y := strings.TrimLeft(a[:m], "0"), strings.TrimLeft(b[:n], "0")
			if order := cmp.Or(len(x)-len(y), strings.Compare(x, y)); order != 0 {
				return order
			}
			a, b = a[m:], b[n:]
			continue
		}
		if a[0] != b[0] {
			return int(a[0]) - int(b[0])
		}
		a, b = a[1:], b[1:]
	}
	return len(a) - len(b)
}

// digits returns how many digits s begins with.
func digits(s string) int {
	n := 0
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	return n
}

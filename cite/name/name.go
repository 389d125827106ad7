// Package name takes lists of persons apart, as reference lists print them:
// "Doe, J., Roe, R. & Poe, P.", "Pérez-Higueras JJ, Smith AB", "ANWEILER,
// Oscar", "Иванов И. И.", "卡尔·马克思". It does not look names up anywhere and
// does not decide who wrote what.
//
// Read name.go first, then ditto.go (marks for the authors before), frame.go
// (what stands around the names), tidy.go (gaps that typesetting left), list.go
// and split.go (where one name ends), double.go ("Ortega y Gasset"), body.go
// (organisations), person.go and order.go (what is family and what is given),
// east.go (Chinese, Japanese, Korean), shout.go (capitals), honour.go (titles),
// and the word lists: words.go, bodies.go, given.go, families.go.
package name

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// Parse splits a list of names. Spans are byte offsets into list.
func Parse(list string) []cite.Name {
	var b cite.TextBuilder
	b.Append(list, cite.Span{End: len(list)})
	return ParseText(b.Text())
}

// ParseText is Parse for a text that knows its place in the source; so do the
// names. Every name has a family name or is a Literal.
func ParseText(t cite.Text) []cite.Name {
	raw := t.String()
	l := newList(raw)
	all, others := l.frame()
	stops := needsStop(l.s[all.from:all.to])
	var names []cite.Name
	for _, p := range l.split(all) {
		n := person(l.s[p.from:p.to], p.body)
		if n.Sort() == "" || joining[n.Sort()] {
			continue
		}
		from, to := l.origin(p.piece)
		n.Written, n.Span = raw[from:to], t.Span(from, to)
		names = append(names, n)
	}
	if len(names) == 0 {
		return nil
	}
	share(names, raw)
	last := &names[len(names)-1]
	last.Others = others
	if stops && (strings.Contains(last.Written, ",") || strings.Contains(raw, ".")) {
		last.Given = withStop(last.Given)
	}
	return names
}

// share gives initials before an "and" the family name behind it: "L. and U.
// Procacci".
func share(names []cite.Name, raw string) {
	end := 0
	for i, n := range names {
		end += strings.Index(raw[end:], n.Written) + len(n.Written)
		if i+1 == len(names) || n.Given != "" || !dotted.MatchString(n.Family) || names[i+1].Given == "" {
			continue
		}
		if next := strings.Index(raw[end:], names[i+1].Written); next > 1 && !strings.ContainsAny(raw[end:end+next], ",;/") {
			names[i].Given, names[i].Family, names[i].Particle = n.Family, names[i+1].Family, names[i+1].Particle
		}
	}
}

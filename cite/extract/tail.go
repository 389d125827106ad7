package extract

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

const (
	// minTail is how many references a list without a heading must have.
	// Two may be a quotation and its source.
	minTail = 3
	// maxAfter is how many paragraphs of prose may follow such a list: the
	// author's portrait, thanks, a licence.
	maxAfter = 3
	// longProse is the length in bytes from which a block is such a
	// paragraph, not a line of a form or a menu.
	longProse = 200
	// minMean is the score that a list has to have on average, and overMean
	// the one under a heading that says something else.
	minMean, overMean = 2.5, 4
)

// tail finds a list without a heading: a run of paragraphs or items near the
// end that look like references.
func tail(doc *cite.Document) []run {
	cs := chunks(doc, 0, len(doc.Blocks))
	last := lastReference(cs)
	if last < 0 {
		return nil
	}
	list := keep(items(cs[firstReference(cs, last) : last+1]))
	if !convincing(list) {
		return nil
	}
	return []run{{list}}
}

// best is the highest score of the items in c.
func best(c chunk) float64 {
	points := 0.0
	for _, it := range items([]chunk{c}) {
		if !notReference(it.text.String()) {
			points = max(points, it.points)
		}
	}
	return points
}

// lastReference is the index of the last chunk that looks like a reference
// behind another, or -1 if too much prose follows.
func lastReference(cs []chunk) int {
	after, next := 0, false
	for i := len(cs) - 1; i >= 0 && after <= maxAfter; i-- {
		likely := best(cs[i]) >= likely
		switch {
		case likely && next:
			return i + 1
		case likely && strings.Contains(cs[i].text.String(), "\n"):
			return i // perhaps a list on lines
		case cs[i].text.Len() > longProse:
			after++
		}
		next = likely
	}
	return -1
}

// firstReference is the index of the first chunk of the list that ends with
// cs[last]. One chunk that is no reference may stand between two that are.
func firstReference(cs []chunk, last int) int {
	first := last
	for i := last; i >= 0 && first-i < 2; i-- {
		switch {
		case best(cs[i]) >= likely:
			first = i
		case cs[i].text.Len() > longProse || prose(cs[i].text.String()) >= 1.5:
			return first
		}
		if cs[i].after {
			return first
		}
	}
	return first
}

// keep drops what stands between references without being one. What is short
// and no sentence passes: its neighbours speak for it.
func keep(its []item) []item {
	var out []item
	for _, it := range its {
		s := it.text.String()
		if it.points >= 1 && prose(s) == 0 && !notReference(s) {
			out = append(out, it)
		}
	}
	for len(out) > 0 && out[len(out)-1].points < likely {
		out = out[:len(out)-1]
	}
	return out
}

// convincing judges a list that has nothing but itself to speak for it.
func convincing(its []item) bool {
	if len(its) < minTail {
		return false
	}
	total, certain, known := 0.0, 0, 0
	for i := range its {
		total += its[i].points
		if s := its[i].text.String(); dating.MatchString(s) {
			known++
		}
		if its[i].points >= sure {
			certain++
		}
	}
	need := minMean
	if its[0].after {
		need = overMean
	}
	return total >= need*float64(len(its)) && certain >= minTail && 2*known > len(its)
}

// dating is a year, or an identifier of those that only publications have.
var dating = pattern.New(`(?i)(?:^|\D)(?:1[5-9]|20)\d\d|\bdoi\b|\bisbn\b|arxiv`)

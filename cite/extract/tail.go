package extract

import (
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
	minMean, overMean = 2.5, 3.5
)

// tail finds a list without a heading: a run of paragraphs or items near the
// end that look like references.
func tail(doc *cite.Document) []run {
	cs := chunks(doc, 0, len(doc.Blocks))
	first, last := heaviest(cs)
	if first > last {
		return nil
	}
	list := keep(items(cs[first:last+1], enough))
	if !convincing(list) {
		return nil
	}
	return []run{{list}}
}

// The weights of chunks in a run. A reference outweighs a line that is none,
// and a paragraph of prose outweighs two references.
const (
	neutral   = 1.75 // the score that neither speaks for a list nor against it
	most      = 4.0  // what one chunk can add
	proseCost = 6.0
	underCost = 2.0 // a heading stands over the chunk, and says something else
	dropOff   = 12.0
)

// heaviest finds the run of chunks with the greatest weight, from the end of
// the article up to where too much prose has passed.
func heaviest(cs []chunk) (first, last int) {
	first, last = 0, -1
	greatest, weight, after := 0.0, 0.0, 0
	end := len(cs) - 1
	for i := len(cs) - 1; i >= 0; i-- {
		w := weigh(cs[i])
		weight += w
		if weight > greatest {
			greatest, first, last = weight, i, end
		}
		if cs[i].after {
			weight -= underCost
		}
		if weight <= 0 {
			weight, end = 0, i-1
		}
		if w <= -proseCost {
			after++
		}
		if last < 0 && after > maxAfter || last >= 0 && weight < greatest-dropOff {
			break
		}
	}
	return first, last
}

// weigh says how much a chunk speaks for being in a list (positive) or not.
func weigh(c chunk) float64 {
	its := items([]chunk{c}, enough)
	sum := 0.0
	for i := range its {
		s := its[i].text.String()
		switch {
		case notReference(s):
			sum -= neutral
		case its[i].points < neutral && len(s) > longProse && prose(s) >= 1.5:
			sum -= proseCost
		default:
			sum += min(its[i].points, most+neutral) - neutral
		}
	}
	return sum
}

// keep drops what stands between references without being one. What is short
// and no sentence passes: its neighbours speak for it.
func keep(its []item) []item {
	var out []item
	for i := range its {
		it := &its[i]
		s := it.text.String()
		if notReference(s) || it.points < 0.5 && !amid(its, i) {
			continue
		}
		if prose(s) > 0 && it.points < likely && !(amid(its, i) && it.points >= 1) {
			continue
		}
		out = append(out, *it)
	}
	for len(out) > 0 && out[len(out)-1].points < likely {
		out = out[:len(out)-1]
	}
	for len(out) > 0 && out[0].points < plausible {
		out = out[1:]
	}
	return out
}

// amid reports whether a reference stands right before item i and another
// right behind it, in a list of the same kind.
func amid(its []item, i int) bool {
	return i > 0 && i+1 < len(its) && its[i-1].points >= likely && its[i+1].points >= likely &&
		its[i].list == its[i-1].list && its[i].kind == its[i+1].kind && len(its[i].text.String()) < 3*longProse
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
	return total >= need*float64(len(its)) && 2*known > len(its) && (certain >= minTail || certain >= 2 && total >= sure*float64(len(its)))
}

// dating is a year, or an identifier of those that only publications have.
var dating = pattern.New(`(?i)(?:^|\D)(?:1[5-9]|20)\d\d|\bdoi\b|\bisbn\b|arxiv`)

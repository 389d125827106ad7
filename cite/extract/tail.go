package extract

import (
	"github.com/citecheck/citecheck/cite"
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
	// maxMean is the score that a list has to have on average, and overMean
	// the one under a heading that says something else.
	minMean, overMean = 2.5, 4
)

// tail finds a list without a heading: a run of paragraphs or items near the
// end that look like references.
func tail(doc *cite.Document) []run {
	its := items(chunks(doc, tailStart(doc), len(doc.Blocks)))
	last := lastReference(its)
	first := last
	for i := last; i >= 0 && last-i < len(its); i-- {
		if its[i].points >= likely {
			first = i
		} else if first-i > 1 || prose(its[i].text.String()) >= 1.5 || len(its[i].text.String()) > longProse {
			break
		}
		if its[i].after && first == i {
			break
		}
	}
	if last < 0 {
		return nil
	}
	list := keep(its[first : last+1])
	if !convincing(list) {
		return nil
	}
	return []run{{list}}
}

// tailStart is where the search for a tail begins: behind the first third of
// the document, so that an opening list of links is none.
func tailStart(doc *cite.Document) int {
	content := 0
	for i := range doc.Blocks {
		if doc.Blocks[i].Region == cite.Content {
			content++
		}
	}
	for i := range doc.Blocks {
		if doc.Blocks[i].Region == cite.Content {
			if content -= 3; content <= 0 {
				return i
			}
		}
	}
	return len(doc.Blocks)
}

// lastReference is the index of the last item that looks like a reference,
// or -1 if too much prose follows.
func lastReference(its []item) int {
	after := 0
	for i := len(its) - 1; i >= 0; i-- {
		if its[i].points >= likely && !notReference(its[i].text.String()) {
			if i > 0 && its[i-1].points >= likely {
				return i
			}
		}
		if len(its[i].text.String()) > longProse {
			after++
		}
		if after > maxAfter {
			return -1
		}
	}
	return -1
}

// keep drops what stands between references without being one.
func keep(its []item) []item {
	var out []item
	for _, it := range its {
		if it.points >= likely && !notReference(it.text.String()) {
			out = append(out, it)
		}
	}
	return out
}

// convincing judges a list that has nothing but itself to speak for it.
func convincing(its []item) bool {
	if len(its) < minTail {
		return false
	}
	total, certain := 0.0, 0
	for i := range its {
		total += its[i].points
		if its[i].points >= sure {
			certain++
		}
	}
	need := minMean
	if its[0].after {
		need = overMean
	}
	return total >= need*float64(len(its)) && certain >= minTail
}

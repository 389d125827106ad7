package extract

import (
	"slices"

	"github.com/citecheck/citecheck/cite"
)

// headed finds the lists that stand under a heading which promises one.
func headed(doc *cite.Document) []run {
	var runs []run
	for i := 0; i < len(doc.Blocks); i++ {
		if doc.Blocks[i].Region != cite.Content {
			continue
		}
		w := headingOf(&doc.Blocks[i])
		if w == none {
			continue
		}
		end := sectionEnd(doc, i)
		its := choose(doc, items(chunks(doc, i+1, end), ceiling(w)), w)
		if accepted(its, w) {
			runs = append(runs, run{its})
			i = end - 1
		}
	}
	return runs
}

// sectionEnd is the index of the block that ends the section under block i: a
// heading of the same rank, or one that opens another list.
func sectionEnd(doc *cite.Document, i int) int {
	level := 7
	if doc.Blocks[i].Kind == cite.Heading {
		level = doc.Blocks[i].Level
	}
	for j := i + 1; j < len(doc.Blocks); j++ {
		b := &doc.Blocks[j]
		if b.Region != cite.Content {
			continue
		}
		if b.Kind == cite.Heading && b.Level <= level || headingOf(b) != none {
			return j
		}
	}
	return len(doc.Blocks)
}

// threshold is the score from which an item counts for its list.
func threshold(w weight) float64 {
	if w == strong {
		return 1 // a bare address under "References" is one
	}
	return likely
}

// ceiling is the score from which more does not matter for the list.
func ceiling(w weight) float64 {
	if w == strong {
		return sure
	}
	return enough
}

// choose keeps the items of a section that are references, and none of what
// follows the list.
func choose(doc *cite.Document, its []item, w weight) []item {
	its = dropLists(doc, its, w)
	var out, doubt []item
	interrupted := false
	for i := range its {
		it := &its[i]
		s := it.text.String()
		if notReference(s) || interrupted && !resumes(out, it) {
			continue
		}
		good := it.points >= threshold(w) && (it.trusted || it.points >= plausible)
		if it.trusted || good {
			if (it.after || it.gap > 1) && len(out) > 0 && !good {
				if interrupted = doc.Format == "pdf"; interrupted {
					continue
				}
				break
			}
			out = append(append(out, doubt...), *it)
			doubt = nil
			continue
		}
		if len(out) == 0 {
			continue // an introduction
		}
		if ends(s) || it.after || prose(s) >= 1.5 && len(s) > 200 {
			if interrupted = doc.Format == "pdf"; interrupted {
				doubt = nil
				continue
			}
			break
		}
		if it.points >= 0.5 && len(s) < 300 {
			doubt = append(doubt, *it)
		}
	}
	return out
}

// resumes reports whether an item goes on with a list that a table or figure
// interrupts, as they do where a page is set. Behind it prose may follow as
// well, with years and names.
func resumes(out []item, it *item) bool {
	if last := out[len(out)-1].label; last != "" {
		return successive(last, it.label)
	}
	return it.points >= sure && it.label == "" && opening(it.text.String()) > 0
}

// dropLists removes the items of lists that are no reference lists: menus,
// key points, sub-lists of remarks.
func dropLists(doc *cite.Document, its []item, w weight) []item {
	good, all := map[int]int{}, map[int]int{}
	for i := range its {
		it := &its[i]
		if it.trusted && linked(doc, it.text.Source()) {
			it.points++
		}
		all[it.list]++
		if it.points >= threshold(w) {
			good[it.list]++
		}
	}
	return slices.DeleteFunc(its, func(it item) bool {
		if it.list == 0 {
			return false
		}
		return float64(good[it.list]) < 0.4*float64(all[it.list])
	})
}

// linked reports whether a link with an address stands in s.
func linked(doc *cite.Document, s cite.Span) bool {
	for i := firstLink(doc, s); i < len(doc.Links); i++ {
		l := &doc.Links[i]
		if l.Span.Part != s.Part || l.Span.Start >= s.End {
			break
		}
		if l.Span.Overlaps(s) && l.URL != "" {
			return true
		}
	}
	return false
}

// accepted judges a list as a whole.
func accepted(its []item, w weight) bool {
	good, total := 0, 0.0
	for i := range its {
		total += its[i].points
		if its[i].points >= threshold(w) {
			good++
		}
	}
	n := float64(len(its))
	if w == strong {
		return good > 0 && float64(good) >= 0.4*n && (good > 1 || total >= plausible)
	}
	return good > 0 && float64(good) >= 0.6*n && total >= likely*n && (good > 1 || total >= sure)
}

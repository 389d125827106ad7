package engine

import (
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// An asking is a link that the network is asked about, with the work that is
// cited there.
type asking struct {
	link  *cite.Link
	entry *cite.Entry
}

// readable is how sure the parser must be of a reference for a page to be held
// against its title: a title that was misread accuses the wrong page.
const readable = 0.5

// cited returns the work that is cited at a link, nil if there is none or it
// could not be read well.
func cited(doc *cite.Document, l *cite.Link) *cite.Entry {
	if l.Ref < 0 || l.Ref >= len(doc.References) || doc.References[l.Ref].Confidence < readable {
		return nil
	}
	return doc.References[l.Ref].Entry
}

// byPage groups what is asked by page, and puts the pages in an order in which
// every host has its turn: a thousand links to one host that come first must
// not keep the others waiting. Within a page, its places come first, so that
// it is read to its end at once.
func byPage(asked []asking) [][]asking {
	slot := make(map[string]int, len(asked))
	var pages [][]asking
	for _, a := range asked {
		page, _, _ := strings.Cut(a.link.URL, "#")
		i, known := slot[page]
		if !known {
			i = len(pages)
			slot[page] = i
			pages = append(pages, nil)
		}
		pages[i] = append(pages[i], a)
	}
	for _, p := range pages {
		slices.SortStableFunc(p, func(a, b asking) int { return places(b) - places(a) })
	}
	return inTurns(pages)
}

// places is 1 for a link to a place in a page, else 0.
func places(a asking) int {
	if strings.Contains(a.link.URL, "#") {
		return 1
	}
	return 0
}

// inTurns orders pages so that the hosts follow each other, each host's pages
// in their own order.
func inTurns(pages [][]asking) [][]asking {
	turn, turns := make(map[string]int), make([]int, len(pages))
	order := make([]int, len(pages))
	for i, p := range pages {
		h := hostOf(p[0].link.URL)
		order[i], turns[i] = i, turn[h]
		turn[h]++
	}
	slices.SortStableFunc(order, func(a, b int) int { return turns[a] - turns[b] })
	out := make([][]asking, len(pages))
	for i, at := range order {
		out[i] = pages[at]
	}
	return out
}

// hostOf returns what stands where an address has its host, near enough to
// take turns by.
func hostOf(url string) string {
	_, rest, ok := strings.Cut(url, "//")
	if !ok {
		scheme, _, _ := strings.Cut(url, ":")
		return scheme // identifiers have one registry for all
	}
	url = rest
	if i := strings.IndexAny(url, "/?#"); i >= 0 {
		url = url[:i]
	}
	return url
}

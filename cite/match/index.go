package match

import (
	"slices"
	"strconv"
)

// An Index finds the works of a list that are the same as another. The zero
// value is an empty list.
type Index struct {
	works []*Work
	by    map[string][]int
}

// mostAlike bounds how many works of one name are compared: no honest list has
// more, and a hostile one shall not take quadratic time.
const mostAlike = 256

// Add puts a work behind the others.
func (x *Index) Add(w *Work) {
	if x.by == nil {
		x.by = make(map[string][]int)
	}
	for _, name := range x.names(w) {
		if len(x.by[name]) < mostAlike {
			x.by[name] = append(x.by[name], len(x.works))
		}
	}
	x.works = append(x.works, w)
}

// Find returns the number, counted from 0 in the order of Add, of the work that
// is the same as w on the best evidence, and among equals the first. The
// evidence is None if there is none. Works that keep refuses are passed by; a
// nil keep refuses none.
func (x *Index) Find(w *Work, keep func(v *Work, e Evidence) bool) (n int, e Evidence) {
	for _, name := range x.names(w) {
		for _, i := range x.by[name] {
			found := w.Same(x.works[i])
			if found == None || keep != nil && !keep(x.works[i], found) {
				continue
			}
			if found > e || found == e && i < n {
				n, e = i, found
			}
		}
	}
	return n, e
}

// names adds all that is said of the work where nothing else names it, or too
// many have the same name.
func (x *Index) names(w *Work) []string {
	names := w.names()
	full := func(name string) bool { return len(x.by[name]) >= mostAlike }
	if len(names) == 0 || slices.ContainsFunc(names, full) {
		sum := w.content()
		names = append(names, "content "+string(sum[:]))
	}
	return names
}

// names are such that two entries of the same work have one in common.
func (w *Work) names() []string {
	var names []string
	if w.doi != "" {
		names = append(names, "doi "+w.doi)
	}
	if w.arxiv != "" {
		names = append(names, "arxiv "+w.arxiv)
	}
	if w.url != "" && w.title.all == "" {
		names = append(names, "url "+w.url)
	}
	author := lastWord(w.author)
	for _, title := range w.title.names() {
		for _, isbn := range w.isbns {
			names = append(names, "isbn "+isbn+" "+title)
		}
		if w.url != "" {
			names = append(names, "url "+w.url+" "+title)
		}
		names = append(names, "title "+title+"/"+author+"/"+strconv.Itoa(w.year))
	}
	return names
}

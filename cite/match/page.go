package match

import (
	"slices"
	"strconv"

	"github.com/citecheck/citecheck/cite"
)

// A Fit says how the titles of a web page stand to the work that is cited
// there.
type Fit uint8

// Unclear is what most pages are that are titled by their site, their journal
// or in another language. Other accuses, and is said only of a page that
// shares nothing with the work.
const (
	Unclear Fit = iota
	Fits
	Other
)

// Limits of the comparison.
const (
	fitting   = 0.65 // the share of the title's words that a page must have to be the work
	truncated = 0.8  // the share of the page's words, where it has but a part of the title's
	fewOwn    = 3    // words of a title that can be held against a short one
)

// Page holds the titles of a page, the best first, against the work that is
// cited there. host is that of the page. The evidence is for people: which
// title the page has.
func Page(cited *cite.Entry, titles []string, host string) (Fit, string) {
	w := wordsOf(cited, host)
	if len(w.title) == 0 {
		return Unclear, ""
	}
	shares, foreign := false, ""
	for _, t := range titles {
		p := words(t)
		if w.fits(p, t) {
			return Fits, ""
		}
		switch own := w.own(p); {
		case w.shares(p):
			shares = true
		case len(own) > 0 && foreign == "" && apart(languageOf(Fold(cited.Get("title"))), languageOf(Fold(t))):
			shares = true // a translation, perhaps
		case len(own) >= w.enough() && foreign == "" && sameScript(w.title, own):
			foreign = t
		}
	}
	if shares || foreign == "" || untitled[cited.Type] {
		return Unclear, ""
	}
	return Other, "the page is titled " + strconv.Quote(foreign)
}

// untitled are types whose pages are titled by numbers, names of bodies, or
// what somebody said, so that nothing follows from another title.
var untitled = set("legislation legal_case bill regulation treaty hearing patent post post-weblog personal_communication dataset software map standard figure graphic song motion_picture broadcast interview")

// A work as it is compared with pages.
type workWords struct {
	title, main []string
	whole       string // the title, folded
	entry       *cite.Entry
	host        string
	around      map[string]bool // words of who made it and where it appeared
	site        map[string]bool // of the host's name
}

func wordsOf(e *cite.Entry, host string) *workWords {
	title := e.Get("title")
	t := newTitle(title)
	w := &workWords{title: words(title), whole: t.all, entry: e, host: host}
	w.main = w.title
	if t.main != t.all {
		w.main = words(t.main)
	}
	return w
}

// surroundings fills in what stands around the title, which most pages that
// are the work can do without.
func (w *workWords) surroundings() {
	if w.around != nil {
		return
	}
	e := w.entry
	w.around, w.site = make(map[string]bool), make(map[string]bool)
	for _, name := range []string{"container-title", "container-title-short", "collection-title", "publisher", "event-title", "archive", "original-title", "title-short"} {
		w.add(w.around, e.Get(name))
	}
	for _, names := range e.Names {
		for _, n := range names {
			w.add(w.around, n.Family+" "+n.Literal)
		}
	}
	w.add(w.site, w.host)
}

func (w *workWords) add(to map[string]bool, s string) {
	for _, x := range words(s) {
		to[x] = true
	}
}

// fits reports whether a page is the work for all that its title tells.
func (w *workWords) fits(page []string, title string) bool {
	if len(w.title) < 2 {
		w.surroundings()
		own := slices.DeleteFunc(slices.Clone(page), func(x string) bool { return w.around[x] || w.site[x] })
		return Fold(title) == w.whole || len(own) == 1 && own[0] == w.title[0]
	}
	n := common(w.title, page)
	switch {
	case n < 2:
		return false
	case float64(n) >= fitting*float64(len(w.title)):
		return true
	case w.telling() && common(w.main, page) == len(w.main):
		return true
	}
	own := w.own(page)
	return n >= 3 && float64(n) >= truncated*float64(len(own))
}

// telling reports whether the title says enough without its subtitle: "Page not
// found" does not.
func (w *workWords) telling() bool {
	n := 0
	for _, x := range w.main {
		if !ofPages[x] && x != "found" && x != "not" {
			n++
		}
	}
	return n >= 2
}

// shares reports whether a page has anything to do with the work.
func (w *workWords) shares(page []string) bool {
	w.surroundings()
	for _, x := range page {
		if w.around[x] || slices.ContainsFunc(w.title, func(y string) bool { return akin(x, y) }) {
			return true
		}
	}
	return false
}

// own are the words of a page's title that are not those of its site, nor such
// as pages of every kind have.
func (w *workWords) own(page []string) []string {
	w.surroundings()
	return slices.DeleteFunc(slices.Clone(page), func(x string) bool { return w.site[x] || ofPages[x] || x[0] >= '0' && x[0] <= '9' })
}

// enough is how many words of its own a page must have to be another work:
// more if the title cited says little.
func (w *workWords) enough() int {
	if len(w.title) < 2 {
		return fewOwn
	}
	return 2
}

// common counts the words of a title that a page has.
func common(title, page []string) int {
	n := 0
	for _, x := range title {
		if slices.ContainsFunc(page, func(y string) bool { return x == y || akin(x, y) }) {
			n++
		}
	}
	return n
}

// akinFrom is how many letters two words must share at their beginning to be
// forms or compounds of one.
const akinFrom = 5

// akin reports whether two words are forms of one: they begin alike, or one
// letter is another one.
func akin(a, b string) bool {
	if a == b {
		return true
	}
	n := min(len(a), len(b))
	i := 0
	for i < n && a[i] == b[i] {
		i++
	}
	if i >= akinFrom && (i >= n-3 || i >= 7) {
		return true
	}
	return n >= akinFrom && (len(a) == len(b) && a[i+1:] == b[i+1:] || len(a) > len(b) && a[i+1:] == b[i:] || len(b) > len(a) && b[i+1:] == a[i:])
}

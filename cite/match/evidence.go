package match

import (
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// Evidence says how it is known that two entries mean the same work.
type Evidence uint8

// The kinds of evidence, the weakest first.
const (
	None    Evidence = iota // they mean different works, or nothing is known
	Content                 // they say the same in every word, but nothing names the work
	Title                   // title, first author and year
	URL                     // address and title
	ISBN                    // ISBN and title
	ArXiv                   // number at arXiv
	DOI
)

// String says it in words that fit behind "the same".
func (e Evidence) String() string {
	return [...]string{"nothing", "words", "title, author and year", "address and title", "ISBN and title", "arXiv number", "DOI"}[e]
}

// Same says how it is known that two entries mean the same work. It makes no
// difference which comes first, and every work is the same as itself.
//
// Entries of the same work may differ in single fields, in which one of them
// is wrong or less exact: Differences names those.
func (w *Work) Same(v *Work) Evidence {
	e := w.evidence(v)
	switch {
	case e != None && !w.apart(v, e):
		return e
	case w.content() == v.content():
		return max(e, Content)
	}
	return None
}

// evidence is the strongest that speaks for one work.
func (w *Work) evidence(v *Work) Evidence {
	alike := w.title.like(v.title)
	switch {
	case w.doi != "" && w.doi == v.doi:
		return DOI
	case w.arxiv != "" && w.arxiv == v.arxiv:
		return ArXiv
	case alike && shares(w.isbns, v.isbns):
		return ISBN
	case w.url != "" && w.url == v.url && w.sameTime(v) && (alike || w.title.all == "" && v.title.all == ""):
		return URL
	case alike && w.year == v.year && w.sameTime(v) && w.sameAuthor(v):
		return Title
	}
	return None
}

// shares reports whether two sorted lists have a member in common.
func shares(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// sameTime reports whether the years do not contradict each other.
func (w *Work) sameTime(v *Work) bool {
	if w.year != 0 && v.year != 0 && w.year != v.year {
		return false
	}
	return w.suffix == "" || v.suffix == "" || w.suffix == v.suffix // 1984a is not 1984b
}

// fewWords is how many words a title has that many works share, if no author
// is there to tell them apart.
const fewWords = 2

// sameAuthor reports whether the first names agree: "van der Berg" and "Berg"
// do. Works without any name need a telling title and, where both have an
// address, the same.
func (w *Work) sameAuthor(v *Work) bool {
	if w.author == "" && v.author == "" {
		return strings.Count(w.title.all, " ") >= fewWords && w.title.all == v.title.all && w.year != 0 && (w.url == "" || v.url == "" || w.url == v.url)
	}
	return w.author != "" && v.author != "" && (endsInWords(w.author, v.author) || endsInWords(v.author, w.author))
}

// endsInWords reports whether the last words of s are those of tail.
func endsInWords(s, tail string) bool {
	return s == tail || strings.HasSuffix(s, " "+tail)
}

// telling are the variables by which works with one title are told apart. A
// difference in the first few is enough, of the others it takes two.
var telling = []struct {
	name  string
	alone bool
}{
	{"container-title", true}, {"edition", true}, {"genre", true}, {"collection-number", true}, {"chapter-number", true},
	{"volume", false}, {"issue", false}, {"number", false}, {"page", false}, {"DOI", false},
}

// Contradictions returns the variables that both have, in which works of the
// same title differ, and entries of the same work should not.
func (w *Work) Contradictions(v *Work) []string {
	var names []string
	for _, t := range telling {
		if a, b := w.Entry.Get(t.name), v.Entry.Get(t.name); a != "" && b != "" && !agree(t.name, a, b) {
			names = append(names, t.name)
		}
	}
	return names
}

// apart reports whether what speaks against one work outweighs the evidence.
func (w *Work) apart(v *Work, e Evidence) bool {
	if e == ArXiv {
		return false
	}
	against := w.Contradictions(v)
	if e == DOI { // chapters may bear the DOI of their book
		return w.title.all != "" && v.title.all != "" && !w.title.like(v.title) && (slices.Contains(against, "page") || slices.Contains(against, "chapter-number"))
	}
	alone := slices.ContainsFunc(telling, func(t struct {
		name  string
		alone bool
	}) bool {
		return t.alone && slices.Contains(against, t.name)
	})
	return alone || len(against) > 1 || slices.Contains(against, "DOI") && (isPreprint(w.Entry) != isPreprint(v.Entry) || w.title.short() || v.title.short())
}

// isPreprint reports whether an entry is that of a preprint, which has a DOI
// of its own beside that of the article.
func isPreprint(e *cite.Entry) bool { return e.Type == "article" }

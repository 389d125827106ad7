// Package match says whether two entries mean the same work, how that is
// known, and in which fields they differ. It compares what is meant, not how it
// is spelled: "153-60" are the pages 153 to 160, "J. Hist. Ideas" is the Journal
// of the History of Ideas, and ISBNs of ten and thirteen digits are one.
//
// A work is told by a number that only it has, or by its title, first author
// and year. What speaks against it counts too: two volumes of one title are two
// works. The package looks nothing up and changes nothing.
//
// Read match.go first, then evidence.go (what speaks for and against), index.go
// (the works of a long list), title.go, differences.go, and agree.go, pages.go
// and people.go (when two values say the same); fold.go has the letters.
package match

import (
	"cmp"
	"crypto/sha256"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/ident"
)

// A Work is an entry with what tells its work from others, prepared once for
// many comparisons.
type Work struct {
	Entry *cite.Entry

	doi, arxiv, url string
	isbns           []string // thirteen digits each
	title           title
	author          string // the family name of the first, folded
	year            int
	suffix          string

	once sync.Once
	sum  [sha256.Size]byte // see content
}

// Of prepares an entry for comparison. The entry must not change afterwards.
func Of(e *cite.Entry) *Work {
	w := &Work{
		Entry: e, url: address(e.Get("URL")), isbns: isbns(e), title: newTitle(e.Get("title")),
		year: e.Dates["issued"].Year, suffix: e.Dates["issued"].Suffix,
	}
	w.doi, _ = ident.ParseDOI(cmp.Or(e.Get("DOI"), doiIn(e.Get("URL"))))
	w.arxiv = arXiv(cmp.Or(e.Get("arxiv"), w.doi))
	if a := e.Authors(); len(a) > 0 {
		w.author = Fold(a[0].Sort())
	}
	return w
}

// doiIn returns an address if it is one of the DOI resolver.
func doiIn(address string) string {
	if ident.IsDOIURL(address) {
		return address
	}
	return ""
}

// arXiv returns the number at arXiv without its version: all versions are one
// work.
func arXiv(s string) string {
	id, ok := ident.ParseArXiv(s)
	if !ok {
		return ""
	}
	if i := strings.LastIndexByte(id, 'v'); i > 0 && strings.Trim(id[i+1:], "0123456789") == "" {
		id = id[:i]
	}
	return strings.ToLower(id)
}

// isbns returns the ISBNs of an entry, which may have one for each binding.
func isbns(e *cite.Entry) []string {
	var all []string
	for _, f := range e.Fields {
		if f.Name != "ISBN" {
			continue
		}
		for _, s := range append(strings.FieldsFunc(f.Value, isComma), f.Value) {
			if isbn, ok := ident.ParseISBN(s); ok {
				all = append(all, ident.ISBN13(isbn))
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func isComma(r rune) bool { return r == ',' || r == ';' || r == '/' }

// address writes a URL as it is compared: without protocol, "www." and what
// makes no difference at its end.
func address(url string) string {
	url = strings.TrimSpace(url)
	if i := strings.Index(url, "://"); i >= 0 {
		url = url[i+len("://"):]
	}
	host, path, _ := strings.Cut(url, "/")
	return strings.TrimRight(strings.TrimPrefix(strings.ToLower(host), "www.")+"/"+path, "/#")
}

// content is the sum of all that the entry says. Few comparisons ask for it.
func (w *Work) content() [sha256.Size]byte {
	w.once.Do(func() { w.sum = contentOf(w.Entry) })
	return w.sum
}

// contentOf sums up all that an entry says, apart from its key and its place.
func contentOf(e *cite.Entry) [sha256.Size]byte {
	var all []string
	for _, f := range e.Fields {
		all = append(all, f.Name+"\x00"+f.Value)
	}
	for role, names := range e.Names {
		for i, n := range names {
			all = append(all, strings.Join([]string{role, strconv.Itoa(i), n.Given, n.Dropping, n.Particle, n.Family, n.Suffix, n.Literal, strconv.FormatBool(n.Others)}, "\x00"))
		}
	}
	for variable, d := range e.Dates {
		all = append(all, strings.Join([]string{variable, d.String(), d.Suffix, d.Literal}, "\x00"))
	}
	slices.Sort(all)
	return sha256.Sum256([]byte(e.Type + "\x00" + e.Lang + "\x01" + strings.Join(all, "\x01")))
}

package check

import (
	"strconv"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/match"
)

// A roll knows the references of a document by the family names of their first
// authors, as citations by author and year name them.
type roll struct {
	refs    []cite.Reference
	byName  map[string][]int // folded names
	names   []string         // in the order of the list
	authors []string         // of each reference, all family names, folded
}

// newRoll takes in the references that have an entry with a name.
func newRoll(doc *cite.Document) *roll {
	r := &roll{refs: doc.References, byName: make(map[string][]int), authors: make([]string, len(doc.References))}
	for i := range doc.References {
		ref := &doc.References[i]
		if ref.Entry == nil || isNote(doc, ref) {
			continue
		}
		people := ref.Entry.Authors()
		if len(people) == 0 {
			continue
		}
		var all []string
		for _, n := range people {
			all = append(all, match.Fold(n.Sort()))
		}
		r.authors[i] = strings.Join(all, "; ")
		if len(r.byName[all[0]]) == 0 {
			r.names = append(r.names, all[0])
		}
		r.byName[all[0]] = append(r.byName[all[0]], i)
	}
	return r
}

// fitting returns the references whose authors a citation may mean: the first
// is the same, and the others that it names are among them.
func (r *roll) fitting(c *cite.Citation) []int {
	if len(c.Names) == 0 {
		return nil
	}
	var all []int
	for _, i := range r.byName[match.Fold(c.Names[0])] {
		ok := true
		for _, name := range c.Names[1:] {
			ok = ok && strings.Contains(r.authors[i], match.Fold(name))
		}
		if ok {
			all = append(all, i)
		}
	}
	return all
}

// says reports whether a reference has a year anywhere.
func says(ref *cite.Reference, year int) bool {
	for _, d := range ref.Entry.Dates {
		if d.Year == year || d.End != nil && d.End.Year == year {
			return true
		}
	}
	for _, y := range years(ref.Text.String()) {
		if y == year {
			return true
		}
	}
	return false
}

// citedYear returns the year of a citation and its letter, or 0.
func citedYear(c *cite.Citation) (year int, letter string) {
	digits := strings.TrimRight(c.Year, "abcdefghijklmnopqrstuvwxyz")
	year, err := strconv.Atoi(digits)
	if err != nil || len(digits) != 4 || c.Kind != cite.AuthorDate {
		return 0, ""
	}
	return year, c.Year[len(digits):]
}

// misspelt returns the reference that a citation means if one letter or two of
// the name are wrong; -1 if there is none, or more than one.
func (r *roll) misspelt(c *cite.Citation) (ref int) {
	const short, long = 5, 8 // letters, from which on one or two may be wrong
	year, _ := citedYear(c)
	if year == 0 || len(c.Names) == 0 || len(r.names) > 5000 {
		return -1
	}
	cited := match.Fold(c.Names[0])
	ref = -1
	name := ""
	for _, n := range r.names {
		most := 0
		if letters := min(len([]rune(cited)), len([]rune(n))); letters >= long {
			most = 2
		} else if letters >= short {
			most = 1
		}
		if most == 0 || n == cited || distance(cited, n) > most {
			continue
		}
		for _, i := range r.byName[n] {
			if !says(&r.refs[i], year) {
				continue
			}
			if ref >= 0 && name != n {
				return -1
			}
			ref, name = i, n
		}
	}
	return ref
}

// yearSpan is where the year of a citation stands, or the whole of it.
func yearSpan(c *cite.Citation) cite.Span {
	if at := strings.LastIndex(c.Text.String(), c.Year); at >= 0 && c.Year != "" {
		return c.Text.Span(at, at+len(c.Year))
	}
	return c.Text.Source()
}

// nameSpan is where the first name of a citation stands, or the whole of it.
func nameSpan(c *cite.Citation) cite.Span {
	if at := strings.Index(c.Text.String(), c.Names[0]); at >= 0 {
		return c.Text.Span(at, at+len(c.Names[0]))
	}
	return c.Text.Source()
}

package check

import (
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

var missingRecommended = &Rule{
	ID:       "CC502",
	Name:     "missing-recommended",
	Severity: cite.Info,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "An entry without a field that its peers in the file have",
		Why: "Where nearly all articles of a bibliography have volume and pages, a reader takes the one that has none for " +
			"unfinished. Works in press, and those that are paged otherwise, are left alone.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: peers(9) + "@article{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  journal = {History Today},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@incollection{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  booktitle = {Papers on History},\n  number = 12,\n  publisher = {Pantheon},\n  year = 1991\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: peers(9) + "@article{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  journal = {History Today},\n  note = {In press},\n  year = 2024\n}\n"},
			{Format: "bibtex", Source: peers(3) + "@article{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  journal = {History Today},\n  year = 1991\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for _, b := range p.Bibs() {
			shares := b.recommendedShares()
			for _, r := range b.Records {
				if missing := r.unlikePeers(shares); len(missing) > 0 && !r.unfinished() && !r.orphaned() {
					p.ReportRecord(r, "this @%s has no %s, as nearly all others in the file do", r.Type, strings.Join(missing, " and no "))
				} else if r.Has("number") && !r.Has("series", "volume") && slices.Contains(numbered, r.Type) {
					p.ReportRecord(r, "this @%s has the number %s, but no series that it counts in", r.Type, shown(r.Field("number").Text))
				}
			}
		}
	},
}

// peers writes articles that have everything.
func peers(n int) string {
	var b strings.Builder
	for i := range n {
		c := string(rune('a' + i))
		b.WriteString("@article{hill1988" + c + ",\n  author = {Hill, Mary},\n  title = {Parties in Town " + strings.ToUpper(c) +
			"},\n  journal = {History Today},\n  volume = 38,\n  pages = {1" + string(rune('0'+i)) + "--20},\n  year = 1988\n}\n\n")
	}
	return b.String()
}

// recommended are the fields that readers need to find a part of a work, or a
// book, each with what does as well.
var recommended = map[string][][]string{
	"article":       {{"volume", "number", "issue", "eid", "articleno"}, {"pages", "eid", "articleno", "article-number", "numpages", "eprint"}},
	"book":          {{"publisher", "institution", "organization"}, {"address", "location"}},
	"collection":    {{"publisher", "institution", "organization"}, {"address", "location"}},
	"incollection":  {{"pages", "chapter", "eid"}, {"publisher", "organization"}, {"editor"}},
	"inbook":        {{"pages", "chapter", "eid"}, {"publisher", "organization"}},
	"inproceedings": {{"pages", "eid", "articleno", "article-number", "numpages"}},
	"techreport":    {{"number"}},
	"report":        {{"number"}},
}

// numbered are the types of which BibTeX says "there's a number but no series".
var numbered = []string{"book", "inbook", "incollection", "inproceedings", "conference", "proceedings"}

const (
	fewestPeers = 8   // entries of a type that make a custom
	mostPeers   = 0.9 // the share of them that has the field
)

// recommendedShares returns the shares of the entries of each type that have
// its recommended fields.
func (b *Bib) recommendedShares() map[string][]float64 {
	total, shares := make(map[string]int), make(map[string][]float64)
	for _, r := range b.Records {
		groups := recommended[r.Type]
		if total[r.Type]++; shares[r.Type] == nil {
			shares[r.Type] = make([]float64, len(groups))
		}
		for i, names := range groups {
			if r.Has(names...) {
				shares[r.Type][i]++
			}
		}
	}
	for name, of := range shares {
		for i := range of {
			if of[i] /= float64(total[name]); total[name] < fewestPeers {
				of[i] = 0
			}
		}
	}
	return shares
}

// unlikePeers names the recommended fields that a record lacks and most of its
// type have.
func (r *Record) unlikePeers(shares map[string][]float64) []string {
	var missing []string
	for i, names := range recommended[r.Type] {
		demanded := slices.ContainsFunc(r.demanded(), func(d string) bool { return slices.Contains(names, strings.Split(d, "|")[0]) })
		if shares[r.Type][i] >= mostPeers && !demanded && !r.Has(names...) {
			missing = append(missing, names[0])
		}
	}
	return missing
}

// unfinished reports a work that has no volume and pages yet, or none at all.
func (r *Record) unfinished() bool {
	if r.Has("pubstate", "eprint", "archiveprefix", "eprinttype") || r.saysUndated() {
		return true
	}
	for _, name := range []string{"year", "journal", "journaltitle", "booktitle"} {
		if f := r.Field(name); f != nil && hasAny(strings.ToLower(f.Text), append([]string{"arxiv", "preprint"}, undated...)...) {
			return true
		}
	}
	return false
}

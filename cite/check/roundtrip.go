package check

import (
	"bytes"
	"strconv"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
)

var roundtripUnstable = &Rule{
	ID:       "CC711",
	Name:     "roundtrip-unstable",
	Severity: cite.Info,
	Since:    "0.1.0",
	Needs:    NeedEntries,
	Off:      true, // about citecheck, not about the file
	Doc: Doc{
		Title: "An entry that citecheck would write otherwise than it reads it",
		Why: "A check of citecheck by itself: what it would write for the entry is read back and written again. Where the " +
			"two differ, look at the entry before it goes through citecheck bib.",
		Bad: []cite.Example{},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann and {Councils {\\&} Co.}},\n  title = {Councils: {\\\"A}rger in {Moscow}},\n  publisher = {Pantheon},\n  year = 1991\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for r := range p.Records() {
			if r.Entry == nil || r.Node.Key.Text == "" {
				continue
			}
			if what := unstable(r.Entry, bibtex.Options{Dialect: r.Bib.Dialect}); what != "" {
				p.ReportRecord(r, "citecheck writes this entry otherwise when it reads its own words back: %s", what)
			}
		}
	},
}

// unstable writes an entry, reads that back and writes it again, and says what
// differs, or "".
func unstable(e *cite.Entry, o bibtex.Options) string {
	once, err := bibtex.Print([]*cite.Entry{e}, o)
	if err != nil {
		return err.Error()
	}
	file := bibtex.Parse(once)
	again := file.Entries()
	if len(again) != 1 || len(file.Problems) > 0 {
		return strconv.Itoa(len(again)) + " entries come back"
	}
	if got, want := again[0].Get("title"), e.Get("title"); plain(got) != plain(want) {
		return "the title " + strconv.Quote(excerpt(want)) + " comes back as " + strconv.Quote(excerpt(got))
	}
	twice, err := bibtex.Print(again, o)
	if err != nil {
		return err.Error()
	}
	return firstDifference(once, twice)
}

// firstDifference returns the first line in which a and b differ.
func firstDifference(a, b []byte) string {
	x, y := bytes.Split(a, []byte("\n")), bytes.Split(b, []byte("\n"))
	for i := range min(len(x), len(y)) {
		if !bytes.Equal(x[i], y[i]) {
			return excerpt(string(bytes.TrimSpace(x[i]))) + " becomes " + excerpt(string(bytes.TrimSpace(y[i])))
		}
	}
	if len(x) != len(y) {
		return "lines are lost"
	}
	return ""
}

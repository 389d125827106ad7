package check

import (
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// apartRecords reports entries of .bib files that are different after all,
// though they say the same of author, title and year, or of the DOI.
func apartRecords(a, b *Record) bool {
	if a == nil || b == nil {
		return false
	}
	x, y := plain(a.Entry.Get("title")), plain(b.Entry.Get("title"))
	switch {
	case strings.EqualFold(a.Node.Key.Text, b.Node.Key.Text):
		return true // which CC702 tells
	case refers(a, b) || refers(b, a), a.Has("related") || b.Has("related"), a.Type == "set" || b.Type == "set":
		return true // a reprint, a part, the members of a set: they say so
	case x != "" && y != "" && !strings.Contains(x, y) && !strings.Contains(y, x):
		return true // one of the DOIs is wrong, which is another problem
	case conferenceAndJournal(a.Type, b.Type):
		return true
	}
	return months(a.Entry, b.Entry) && !strings.Contains(x, " ") // "Editorial" of another month
}

// conferenceAndJournal reports the types of a paper and of the article that it
// became.
func conferenceAndJournal(a, b string) bool {
	papers := []string{"inproceedings", "conference"}
	return slices.Contains(papers, a) && b == "article" || slices.Contains(papers, b) && a == "article"
}

func months(a, b *cite.Entry) bool {
	x, y := a.Dates["issued"], b.Dates["issued"]
	return x.Month != 0 && y.Month != 0 && (x.Month != y.Month || x.Day != y.Day)
}

// duplicateRecord reports a record that repeats another.
func (p *Pass) duplicateRecord(r, before *Record) {
	f := cite.Finding{
		Ref: r.Ref, Span: r.Place(), Message: r.workName() + " is in the file already",
		Related: []cite.Related{{Span: before.Place(), Message: "first entered here"}},
	}
	if key := before.Node.Key.Text; key != "" && key != r.Node.Key.Text {
		f.Message += ", as " + shown(key)
	}
	p.Report(f)
}

func (r *Record) workName() string {
	if title := r.Entry.Get("title"); title != "" {
		return "\"" + shown(title) + "\""
	}
	return "this work"
}

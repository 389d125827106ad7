package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
)

var journalMixed = &Rule{
	ID:       "CC527",
	Name:     "journal-abbreviation-mixed",
	Severity: cite.Info,
	Since:    "0.1.0",
	Off:      true,
	Doc: Doc{
		Title: "A journal in full here and abbreviated there",
		Why:   "Readers take \"J. Hist.\" and \"Journal of History\" for two journals; a list should keep to one form.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  journal = {Journal of Modern History},\n  year = {1991}\n}\n\n@article{moore1992,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  journal = {J. Mod. Hist.},\n  year = {1991}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  journal = {Journal of Modern History},\n  year = {1991}\n}\n\n@article{moore1992,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  journal = {J. Mil. Hist.},\n  year = {1991}\n}\n"},
		},
	},
	Run: func(p *Pass) {
		full := make(map[string][]*BibField)
		for _, f := range p.FieldsNamed("journal", "journaltitle") {
			if !strings.Contains(f.Text, ".") {
				full[initialsOf(f.Text)] = append(full[initialsOf(f.Text)], f)
			}
		}
		for r, f := range p.FieldsNamed("journal", "journaltitle") {
			for _, other := range full[initialsOf(f.Text)] {
				if strings.Contains(f.Text, ".") && abbreviates(f.Text, other.Text) {
					p.ReportField(r, f, "\"%s\" is written in full elsewhere: \"%s\"", f.Text, other.Text)
					break
				}
			}
		}
	},
}

// journalWords are the words of a journal's name but for those that
// abbreviations leave out.
func journalWords(s string) []string {
	return slices.DeleteFunc(strings.Fields(strings.ToLower(strings.ReplaceAll(s, ".", ". "))), func(w string) bool {
		return isWordOf(strings.Trim(w, "."), smallJournalWords)
	})
}

var smallJournalWords = strings.Fields("of the and for in on de la le des du et für der die das und e di della y del & \\&")

func initialsOf(s string) string {
	var b strings.Builder
	for _, w := range journalWords(s) {
		r, _ := utf8.DecodeRuneInString(w)
		b.WriteRune(r)
	}
	return b.String()
}

// abbreviates reports whether each word of short begins that of long in its
// place, and one at least ends early.
func abbreviates(short, long string) bool {
	a, b := journalWords(short), journalWords(long)
	if len(a) != len(b) || len(a) < 2 {
		return false
	}
	for i := range a {
		if !strings.HasPrefix(b[i], strings.TrimSuffix(a[i], ".")) {
			return false
		}
	}
	return true
}

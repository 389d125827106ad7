package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var titleOtherFields = &Rule{
	ID:       "CC521",
	Name:     "title-contains-other-fields",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A title or journal with an address, pages or an imprint in it",
		Why:   "What stands in the title cannot be printed where a style wants it, followed as a link or looked up.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  journal = {History Today 12 (3)},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@inproceedings{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  booktitle = {Papers on History, Verso, 1991},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils. https://example.org/councils},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  journal = {History Today, vol. 3, pp. 12--14},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@inproceedings{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  booktitle = {Papers on History, pp. 12--14},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils, ISBN 978-0-306-40615-7},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {A Puzzle, or: {TUGboat} 13(2), p. 190},\n  journal = {History Today},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {A History of Verso, 1991},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {1984},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Revolution of 1905, vol. 2},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {ISBN and ISSN Explained},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  journal = {PP: Papers in Politics 3},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {How www.example.org and http:// Came to Be},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for r, f := range p.FieldsNamed(append([]string{"journal", "journaltitle"}, titleFields...)...) {
			if what, loc := r.misplaced(f); loc != nil {
				from := loc[1] - len(strings.TrimLeft(f.TeX[loc[0]:loc[1]], " ,.:(~\n\t\r"))
				p.ReportRef(r.Ref, r.Within(f, from, loc[1]), "the %s has %s in it: move it to a field of its own", f.Name, what)
			}
		}
	},
}

// elsewhere are values that have fields of their own.
var elsewhere = []struct {
	what  string
	match *pattern.Regexp
}{
	{"an address", pattern.New(`https?://[\w.-]+\.[a-z]{2,}[^\s{}]*`)},
	{"pages", pattern.New(`(?i)[,(:.][\s~]*\b(?:pp?\.|pages?|S\.|с\.)[\s~]*\d+(?:[\s~]*[-–]+[\s~]*\d+)?`)},
	{"an ISBN", pattern.New(`\bIS[BS]N:?[\s~]*\d[\dX-]{7,}`)},
	{"a DOI", pattern.New(`(?i)\bdoi:?\s*10\.\d{4,}[^\s{}]+`)},
}

// misplaced finds what a title or a journal has in it that is of another field.
func (r *Record) misplaced(f *BibField) (what string, loc []int) {
	for _, e := range elsewhere {
		loc := e.match.FindStringIndex(f.TeX)
		if loc == nil || e.what == "pages" && f.Name == "title" && namesAnother(f.TeX, loc) || e.what == "an address" && r.quotesAddress(f) {
			continue
		}
		return e.what, loc
	}
	if f.Name == "journal" || f.Name == "journaltitle" {
		return "a volume or number", inJournals.FindStringIndex(f.TeX)
	}
	return r.imprint(f)
}

// aboutAnother matches titles that name the pages of another work, in which
// the title is then about.
var aboutAnother = pattern.New(`(?i)\b(?:errat|corrig|correct|addend|amend|supplement|repl(?:y|ies)|respon|review|rezension|comment|remark|note on|letter|continu|index|solution|puzzle|answer|retract|withdraw|discussion)|\bre:`)

// namesAnother reports whether the pages at loc are those of another work.
// They follow its volume, or the title says so.
func namesAnother(title string, loc []int) bool {
	return aboutAnother.MatchString(title) || strings.HasPrefix(title[loc[1]:], ")") || endsInNumber(title[:loc[0]])
}

func endsInNumber(s string) bool {
	s = strings.TrimRight(s, ") ~")
	return s != "" && isASCIIDigit(s[len(s)-1]) && !yearAtEnd.MatchString(s)
}

var yearAtEnd = pattern.New(`\b(?:1[5-9]|20)\d\d$`)

// quotesAddress reports whether an address belongs to the title: that of a post
// in a network, which is its text.
func (r *Record) quotesAddress(f *BibField) bool {
	return strings.Contains(f.TeX, "://t.co/") || strings.Contains(f.TeX, " on Twitter") || strings.Contains(f.TeX, " on X:")
}

// inJournals are values that a journal's name has no place for.
var inJournals = pattern.New(`(?i)(?:[,(]\s*(?:vol(?:ume|\.)?|no\.|issue|Bd\.|Jg\.|т\.)[\s~]*\d+|\s\d+[\s~]*\(\d+\)|,\s*\d+:\d+)`)

// imprint finds the publisher and the year of the record itself behind a
// title, set off by signs.
func (r *Record) imprint(f *BibField) (what string, loc []int) {
	publisher, year := r.Field("publisher"), r.Field("year", "date")
	if publisher == nil || year == nil || len(year.TeX) < len("1991") || strings.TrimSpace(publisher.TeX) == "" {
		return "", nil
	}
	at := strings.LastIndex(f.TeX, publisher.TeX)
	if at < len(", ") || strings.IndexByte(",.(:", strings.TrimRight(f.TeX[:at], " ")[len(strings.TrimRight(f.TeX[:at], " "))-1]) < 0 {
		return "", nil
	}
	if rest := strings.Trim(f.TeX[at+len(publisher.TeX):], " ,.)~"); rest == year.TeX[:len("1991")] {
		return "its publisher and year", []int{at, len(f.TeX)}
	}
	return "", nil
}

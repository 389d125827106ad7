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
		Title: "A title or journal with an address, pages or numbers in it",
		Why:   "What stands in the title cannot be printed where a style wants it, followed as a link or looked up.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils. https://example.org/councils},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  journal = {History Today, vol. 3, pp. 12--14},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@inproceedings{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  booktitle = {Papers on History, pp. 12--14},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils, ISBN 978-0-306-40615-7},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {1984},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Revolution of 1905, vol. 2},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {ISBN and ISSN Explained},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  journal = {PP: Papers in Politics 3},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {How www.example.org and http:// Came to Be},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for r, f := range p.FieldsNamed(append([]string{"journal", "journaltitle"}, titleFields...)...) {
			if what, loc := misplaced(f); loc != nil {
				p.ReportRef(r.Ref, r.Within(f, loc[0], loc[1]), "the %s has %s in it: move it to a field of its own", f.Name, what)
			}
		}
	},
}

// elsewhere are values that have fields of their own.
var elsewhere = []struct {
	what  string
	match *pattern.Regexp
}{
	{"an address", pattern.New(`https?://[\w.-]+\.[a-z]{2,}\S*`)},
	{"pages", pattern.New(`(?i)[,(:.]\s*(?:pp?\.|pages?|S\.|с\.)[\s~]*\d+(?:\s*[-–]+\s*\d+)?`)},
	{"an ISBN", pattern.New(`\bIS[BS]N:?\s*[\dX-]{8,}`)},
	{"a DOI", pattern.New(`(?i)\bdoi:?\s*10\.\d{4,}\S+`)},
}

// aboutAnother matches titles that name the pages of another work.
var aboutAnother = pattern.New(`(?i)\b(?:errat|corrig|correct|addend|repl(?:y|ies)|response|review|comment|letter|continued|index)`)

// namesAnother reports whether the pages at loc are those of another work,
// which the title is about.
func namesAnother(title string, loc []int) bool {
	return aboutAnother.MatchString(title) || strings.HasPrefix(title[loc[1]:], ")")
}

// inJournals are values that a journal's name has no place for.
var inJournals = pattern.New(`(?i)[,(]\s*(?:vol(?:ume|\.)?|no\.|issue|Bd\.|Jg\.|т\.)[\s~]*\d+`)

func misplaced(f *BibField) (what string, loc []int) {
	for _, e := range elsewhere {
		if loc := e.match.FindStringIndex(f.TeX); loc != nil && !(e.what == "pages" && namesAnother(f.TeX, loc)) {
			return e.what, loc
		}
	}
	if f.Name == "journal" || f.Name == "journaltitle" {
		return "a volume or number", inJournals.FindStringIndex(f.TeX)
	}
	return "", nil
}

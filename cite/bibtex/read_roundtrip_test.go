package bibtex_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
)

// TestReadMirrorsPrint prints what was read from what was printed: nothing that
// the file says may be lost on the way.
func TestReadMirrorsPrint(t *testing.T) {
	changed := map[string]string{
		"romanpages": "too many commas for biber: the name is in braces and comes back as an organisation",
		"":           "the first time it is sorted as Untitled, for want of a key",
		"ключ":       "the same",

		"kaggle2018": "the words in howpublished come in another order",

		"rsfsr1918constitution": "a misc with an address is a web page",
	}
	for _, o := range optionsOfAllKinds {
		for _, e := range all() {
			if changed[e.Key] != "" {
				continue
			}
			want, err := bibtex.Print([]*cite.Entry{e}, o)
			var missed *bibtex.ASCIIError
			if err != nil && !errors.As(err, &missed) {
				t.Fatal(err)
			}
			file := bibtex.Parse(want)
			if len(file.Problems) > 0 {
				t.Errorf("%+v: problems %v in\n%s", o, file.Problems, want)
			}
			got, _ := bibtex.Print(file.Entries(), o)
			if d := cmp.Diff(untied(want), untied(got)); d != "" {
				t.Errorf("%+v: %s (-printed +read and printed):\n%s", o, e.Key, d)
			}
		}
	}
}

// untied writes ties as spaces and dashes as hyphens: what is said in words
// comes back with the characters that they stand for.
func untied(data []byte) string {
	return strings.NewReplacer("~", " ", "–", "--").Replace(string(data))
}

// unsayable is what BibTeX has no word for, so that it comes back as something
// else or not at all; the rest of these entries must come back.
var unsayable = map[string]string{
	"lu1923nahan":      "language",                                   // babel knows one Chinese
	"smith2015news":    "type",                                       // an article is an article
	"lee1999":          "type",                                       // the same
	"wood1998agrarian": "type",                                       // the same
	"trotsky1929":      "archive archive_location medium genre note", // said in words
	"who2023":          "URL container-title medium",                 // percents for what TeX cannot have
	"tao2007":          "type container-title medium",
	"kaggle2018":       "type publisher medium",
	"numpy":            "type",
	"gdpr":             "type container-title medium key",
	"eisenstein1925":   "type author director publisher medium",
	"untitled":         "key",  // a work without an author is filed under its title
	"nopublisher":      "type", // BibTeX demands a publisher of a chapter
	"unsigned1921":     "type container-title medium key",
	"rangebook":        "number-of-volumes note",

	"rsfsr1918constitution": "type key",
}

// TestReadGivesTheSameEntry compares what was read with what was printed.
func TestReadGivesTheSameEntry(t *testing.T) {
	for _, o := range optionsOfAllKinds {
		for _, e := range sound() {
			data, _ := bibtex.Print([]*cite.Entry{e}, o)
			got := bibtex.Parse(data).Entries()[0]
			if d := cmp.Diff(told(e), told(got)); d != "" {
				t.Errorf("%+v: %s (-meant +read):\n%s", o, e.Key, d)
			}
		}
	}
}

// told lists all that an entry says and BibTeX can, in one spelling.
func told(e *cite.Entry) []string {
	all := []string{"type " + e.Type, "language " + e.Lang}
	for role, names := range e.Names {
		for i, n := range names {
			if n.Others && n.Sort() == "" {
				continue
			}
			others := n.Others || i+1 < len(names) && names[i+1].Others && names[i+1].Sort() == ""
			all = append(all, fmt.Sprintf("%s %d %s|%s|%s|%s|%v", role, i, strings.TrimSpace(n.Dropping+" "+n.Particle), n.Family, n.Given, n.Suffix+n.Literal, others))
		}
	}
	for variable, d := range e.Dates {
		all = append(all, variable+" "+d.String())
	}
	for _, f := range e.Fields {
		switch f.Name {
		case "DOI":
			f.Value = strings.ToLower(strings.TrimPrefix(f.Value, "https://doi.org/"))
		case "edition":
			f.Value = strings.TrimSuffix(f.Value, "rd ed.")
		}
		all = append(all, f.Name+" "+strings.ReplaceAll(f.Value, "–", "-"))
	}
	all = slices.DeleteFunc(all, func(s string) bool {
		name, _, _ := strings.Cut(s, " ")
		return slices.Contains(strings.Fields(unsayable[e.Key]), name)
	})
	slices.Sort(all)
	return append(all, "key "+e.Key)
}

package bibtex_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/citecheck/citecheck/cite/bibtex"
)

// partsStyle prints the four parts of every name of every entry.
const partsStyle = `ENTRY { author } {} {}
INTEGERS { i n }
FUNCTION {default.type}
{ "@" cite$ * write$ newline$
  author num.names$ 'n :=
  #1 'i :=
  { i n #1 + < }
    { "|" author i "{ff}" format.name$ * write$ newline$
      "|" author i "{vv}" format.name$ * write$ newline$
      "|" author i "{ll}" format.name$ * write$ newline$
      "|" author i "{jj}" format.name$ * write$ newline$
      i #1 + 'i := }
  while$
}
FUNCTION {misc} {default.type}
READ
ITERATE {default.type}
`

// asBibTeX returns what BibTeX makes of each list of names: its four parts, as
// they would be printed.
func asBibTeX(t *testing.T, lists []string) [][]string {
	t.Helper()
	if _, err := exec.LookPath("bibtex"); err != nil {
		missing(t, "bibtex")
	}
	dir := t.TempDir()
	var bib strings.Builder
	for i, list := range lists {
		fmt.Fprintf(&bib, "@misc{k%d, author = {%s}}\n", i, list)
	}
	write(t, dir, "x.bib", bib.String())
	write(t, dir, "parts.bst", partsStyle)
	write(t, dir, "x.aux", "\\citation{*}\n\\bibstyle{parts}\n\\bibdata{x}\n")
	cmd := exec.Command("bibtex", "-min-crossrefs=99", "x")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "max_strings=2000000", "BSTINPUTS=.:", "BIBINPUTS=.:")
	out, _ := cmd.CombinedOutput()
	bbl, err := os.ReadFile(filepath.Join(dir, "x.bbl"))
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	text := strings.ReplaceAll(string(bbl), "\n  ", " ") // long lines are broken
	all := make([][]string, len(lists))
	for _, entry := range strings.Split(text, "@k")[1:] {
		var i int
		head, parts, _ := strings.Cut(entry, "\n")
		if _, err := fmt.Sscan(head, &i); err != nil {
			t.Fatal(err)
		}
		all[i] = namesOf(strings.Split(parts, "\n"))
	}
	return all
}

// namesOf joins the four lines of each name.
func namesOf(lines []string) []string {
	var names []string
	for ; len(lines) >= 4; lines = lines[4:] {
		var parts []string
		for _, line := range lines[:4] {
			line = strings.TrimPrefix(line, "|")
			parts = append(parts, bibtex.Decode(strings.TrimSuffix(line, "~")))
		}
		names = append(names, strings.Join(parts, "|"))
	}
	return names
}

// asWe returns what we make of a list of names, in the same form.
func asWe(list string) []string {
	var names []string
	for _, n := range bibtex.Parse([]byte("@misc{k, author = {" + list + "}}")).Entries()[0].Names["author"] {
		if n.Sort() != "" {
			names = append(names, strings.Join([]string{strings.TrimSpace(n.Given + " " + n.Dropping), n.Particle, n.Family + n.Literal, n.Suffix}, "|"))
		}
		if n.Others {
			names = append(names, "||others|")
		}
	}
	return names
}

// TestNamesAsBibTeX makes names of all forms from words of all kinds. What we do
// otherwise on purpose is left out here and tested in TestReadNames.
func TestNamesAsBibTeX(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	lists := make([]string, 4000)
	for i := range lists {
		lists[i] = randomNames(r)
	}
	for _, d := range unlikeBibTeX(t, lists) {
		t.Error(d)
	}
}

// unlikeBibTeX tells of the lists that we read otherwise than BibTeX.
func unlikeBibTeX(t *testing.T, lists []string) (all []string) {
	t.Helper()
	for i, want := range asBibTeX(t, lists) {
		if got := asWe(lists[i]); strings.Join(got, "\n") != strings.Join(want, "\n") {
			all = append(all, fmt.Sprintf("%s\n   we read %q\n    BibTeX %q", lists[i], got, want))
		}
	}
	return all
}

// nameWords are words of capitals, of small letters, and of neither.
var nameWords = [][]string{
	strings.Split(`Anna|B.|McNeil|Smith-Jones|{\'E}mile|{\OE}uvre|{\L}ukasz|{\relax Von}|{\"O}z|O'Neil|{N}ame|J.-P.|{\v S}ime|{\v{S}}ime|A{\"e}b`, "|"),
	strings.Split(`von|de|la|{\'e}mile|{\oe}uvre|{\ss}x|d'Arc|{\relax von}|{\"o}z|{\i}b|(de)|3de|x{Y}z`, "|"),
	{`{van der}`, `{Foo and Bar}`, `{a}`, `(`, `{World, Ltd.}`, `12`},
}

func randomNames(r *rand.Rand) string {
	names := make([]string, 1+r.IntN(3))
	for i := range names {
		names[i] = randomName(r)
	}
	list := strings.Join(names, []string{" and ", "\n and\t", " AND ", " And "}[r.IntN(4)])
	if r.IntN(5) == 0 {
		list += " and others"
	}
	return list
}

func randomName(r *rand.Rand) string {
	words := func(most int) string {
		all := make([]string, 1+r.IntN(most))
		for i := range all {
			kind := nameWords[[]int{0, 0, 0, 1, 1, 2}[r.IntN(6)]]
			all[i] = kind[r.IntN(len(kind))]
		}
		return strings.Join(all, []string{" ", "  ", "\n", " "}[r.IntN(4)])
	}
	capital := nameWords[0][r.IntN(len(nameWords[0]))]
	switch r.IntN(4) {
	case 0:
		return words(5) + " " + capital
	case 1:
		return "von " + words(3) + ", " + words(3)
	case 2:
		return capital + "," + words(2) + ", " + words(3)
	}
	return capital + " , " + words(3)
}

// TestNamesAsBibTeXInTheWild compares the lists of names in the files of other
// programs' tests, if they are there. Few differ: those that say what BibTeX has
// no form for, see TestReadNames.
func TestNamesAsBibTeXInTheWild(t *testing.T) {
	paths, _ := filepath.Glob("../../../shared/data/bib/*/*.bib")
	if len(paths) == 0 {
		t.Skip("the collection of .bib files is not there")
	}
	seen := make(map[string]bool)
	var lists []string
	for _, path := range paths {
		src, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range bibtex.Parse(src).Nodes {
			for _, field := range []string{"author", "editor"} {
				f := n.Field(field)
				if f == nil || seen[f.Value.Text()] {
					continue
				}
				seen[f.Value.Text()] = true
				if list := f.Value.Text(); matched(list) {
					lists = append(lists, list)
				}
			}
		}
	}
	unlike := unlikeBibTeX(t, lists)
	for _, d := range unlike {
		t.Log(d)
	}
	if len(unlike)*100 > len(lists)*2 {
		t.Errorf("%d of %d lists of names are read otherwise than BibTeX reads them: more than the two in a hundred that have no right form", len(unlike), len(lists))
	}
}

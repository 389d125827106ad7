package bibtex_test

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
)

// missing skips a test whose judge is not installed; where all of them must
// be, as in CI, that is a failure.
func missing(t *testing.T, name string) {
	t.Helper()
	if os.Getenv("CITECHECK_REQUIRE_TOOLS") != "" {
		t.Fatalf("%s not installed", name)
	}
	t.Skipf("%s not installed", name)
}

// run returns all that the program says. Exit codes are not asked: biber and
// bibtex have theirs for other purposes.
func run(t *testing.T, dir, name string, args ...string) []byte {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "max_strings=2000000") // BibTeX's own limit is for small files
	out, err := cmd.CombinedOutput()
	if err != nil && len(out) == 0 {
		t.Fatalf("%s: %v", name, err)
	}
	return out
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func matching(out []byte, re *regexp.Regexp) []string {
	var lines []string
	for line := range strings.Lines(string(out)) {
		if line = strings.TrimSpace(line); re.MatchString(line) {
			lines = append(lines, line)
		}
	}
	return lines
}

func TestToolsDoNotComplain(t *testing.T) {
	for _, c := range []struct {
		name    string
		entries []*cite.Entry
		options bibtex.Options
	}{
		{"all", all(), bibtex.Options{}},
		{"unlinked soviets", unlinked(), bibtex.Options{}},
		{"ascii", latin(sound()), bibtex.Options{ASCII: true}},
		{"biblatex", all(), bibtex.Options{Dialect: bibtex.Biblatex}},
	} {
		data := mustPrint(t, c.entries, c.options)
		for _, tool := range tools {
			if tool.slow || !tool.judges(c.options) {
				continue
			}
			t.Run(c.name+"/"+tool.name, func(t *testing.T) {
				t.Parallel()
				if got := complain(t, tool, data); len(got) > 0 {
					t.Errorf("%s complains:\n%s", tool.name, strings.Join(got, "\n"))
				}
			})
		}
	}
}

// complain returns what the tool has to say against data, truths left out.
func complain(t *testing.T, tool tool, data []byte) []string {
	t.Helper()
	if _, err := exec.LookPath(tool.program); err != nil {
		if tool.program == "pdflatex" {
			t.Skip("pdflatex not installed")
		}
		missing(t, tool.program)
	}
	dir := t.TempDir()
	write(t, dir, "x.bib", string(data))
	lines := tool.complaints(t, dir)
	wrong := slices.DeleteFunc(slices.Clone(lines), doubtful(data).excuse)
	t.Logf("%d complaints, %d of them about the data alone", len(lines), len(lines)-len(wrong))
	return wrong
}

// latin leaves out the entries that ASCII cannot spell.
func latin(entries []*cite.Entry) []*cite.Entry {
	return without(entries, "platonov", "lu1923nahan")
}

func without(entries []*cite.Entry, keys ...string) []*cite.Entry {
	var kept []*cite.Entry
	for _, e := range entries {
		if !cmp.Equal(keys, []string{e.Key}) && !strings.Contains(" "+strings.Join(keys, " ")+" ", " "+e.Key+" ") {
			kept = append(kept, e)
		}
	}
	return kept
}

// TestToolsBearRandomEntries prints entries of any strings.
func TestToolsBearRandomEntries(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	entries := make([]*cite.Entry, 40)
	for i := range entries {
		entries[i] = randomEntry(r)
		if i%10 > 0 {
			entries[i].Set("title", "Ever "+randomText(r), cite.Span{})
		}
	}
	for _, o := range []bibtex.Options{{}, {Dialect: bibtex.Biblatex}} {
		data := mustPrint(t, entries, o)
		for _, tool := range tools {
			if tool.slow || !tool.judges(o) {
				continue
			}
			t.Run(o.Dialect+"/"+tool.name, func(t *testing.T) {
				t.Parallel()
				for _, line := range complain(t, tool, data) {
					t.Errorf("%s: %s", tool.name, line)
				}
			})
		}
	}
}

// TestPandocReadsWhatWasMeant compares what pandoc reads with the entries.
func TestPandocReadsWhatWasMeant(t *testing.T) {
	if _, err := exec.LookPath("pandoc"); err != nil {
		missing(t, "pandoc")
	}
	for _, o := range []bibtex.Options{{}, {ASCII: true}, {Dialect: bibtex.Biblatex}} {
		entries := latin(sound())
		dir := t.TempDir()
		write(t, dir, "x.bib", string(mustPrint(t, entries, o)))
		var items []item
		if err := json.Unmarshal(run(t, dir, "pandoc", "-f", "biblatex", "-t", "csljson", "x.bib"), &items); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(meaning(entries), loosened(items)); diff != "" {
			t.Errorf("pandoc reads %+v otherwise (-meant +read):\n%s", o, diff)
		}
	}
}

// An item is what we compare of CSL-JSON.
type item struct {
	ID     string `json:"id"`
	Title  string `json:"title"`
	DOI    string `json:"DOI"`
	Author []struct {
		Family, Given, Literal, Suffix string
		Dropping                       string `json:"dropping-particle"`
	} `json:"author"`
	Issued struct {
		Parts [][]any `json:"date-parts"`
	} `json:"issued"`
}

// meaning lists key, title, DOI, year and names of each entry.
func meaning(entries []*cite.Entry) [][]string {
	var all [][]string
	for _, e := range entries {
		row := []string{e.Key, loose(e.Get("title")), doiOf(e)}
		names := e.Names["author"]
		if len(names) == 0 {
			names = e.Names["director"]
		}
		for _, n := range names {
			if !n.Others {
				row = append(row, loose(n.Dropping+n.Particle+" "+n.Given+" "+n.Family+n.Literal+" "+n.Suffix))
			}
		}
		all = append(all, row)
	}
	return all
}

func doiOf(e *cite.Entry) string {
	return strings.ToLower(strings.TrimPrefix(e.Get("DOI"), "https://doi.org/"))
}

func loosened(items []item) [][]string {
	var all [][]string
	for _, i := range items {
		row := []string{i.ID, loose(i.Title), i.DOI}
		for _, n := range i.Author {
			if n.Literal != "others" {
				row = append(row, loose(n.Dropping+" "+n.Given+" "+n.Family+n.Literal+" "+n.Suffix))
			}
		}
		all = append(all, row)
	}
	return all
}

// loose keeps the letters and digits, in small letters.
func loose(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune("\"“”'’‘", r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}

package bibtex_test

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
)

// A tool is a program that reads .bib files. Its complaints about x.bib in the
// folder come back as lines.
type tool struct {
	name, skip string // skip is what it is not made for
	complaints func(t *testing.T, dir string) []string
}

var tools = []tool{
	{"biber", "", func(t *testing.T, dir string) []string {
		out := run(t, dir, "biber", "--tool", "--validate-datamodel", "--output-file", "o.bib", "x.bib")
		return matching(out, regexp.MustCompile(`^(?:WARN|ERROR)|, line \d+, `))
	}},
	{"bibtex", "biblatex", func(t *testing.T, dir string) []string {
		write(t, dir, "x.aux", "\\citation{*}\n\\bibstyle{plain}\n\\bibdata{x}\n")
		run(t, dir, "bibtex", "x")
		log, err := os.ReadFile(filepath.Join(dir, "x.blg"))
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(log, []byte("I couldn't open style file")) {
			missing(t, "plain.bst")
		}
		return matching(log, regexp.MustCompile(`^Warning--|error|---line|^I (?:was|found|couldn't)|^Sorry|^Aborted`))
	}},
	{"bibclean", "biblatex", func(t *testing.T, dir string) []string {
		cmd := exec.Command("bibclean", "x.bib")
		cmd.Dir = dir
		var complaints bytes.Buffer
		cmd.Stderr = &complaints
		if err := cmd.Run(); err != nil && complaints.Len() == 0 {
			t.Fatal(err)
		}
		return matching(complaints.Bytes(), regexp.MustCompile(`.`))
	}},
	{"bibtool", "biblatex", func(t *testing.T, dir string) []string {
		return matching(run(t, dir, "bibtool", "x.bib", "-o", "o.bib"), regexp.MustCompile(`.`))
	}},
	{"bibtex-tidy", "", func(t *testing.T, dir string) []string {
		return matching(run(t, dir, "bibtex-tidy", "x.bib", "-o", "o.bib"), regexp.MustCompile(`(?i)error|warn|duplicate|invalid|missing`))
	}},
	{"pandoc", "", func(t *testing.T, dir string) []string {
		return matching(run(t, dir, "pandoc", "-f", "biblatex", "-t", "csljson", "-o", "o.json", "x.bib"), regexp.MustCompile(`.`))
	}},
}

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
		{"sound", sound(), bibtex.Options{}},
		{"unlinked soviets", unlinked(), bibtex.Options{}},
		{"ascii", latin(sound()), bibtex.Options{ASCII: true}},
		{"biblatex", signed(sound()), bibtex.Options{Dialect: bibtex.Biblatex}},
	} {
		data := mustPrint(t, c.entries, c.options)
		for _, tool := range tools {
			if tool.skip != "" && tool.skip == c.options.Dialect {
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

func complain(t *testing.T, tool tool, data []byte) []string {
	t.Helper()
	if _, err := exec.LookPath(tool.name); err != nil {
		missing(t, tool.name)
	}
	dir := t.TempDir()
	write(t, dir, "x.bib", string(data))
	return tool.complaints(t, dir)
}

// latin leaves out the entries that ASCII cannot spell.
func latin(entries []*cite.Entry) []*cite.Entry {
	return without(entries, "platonov", "lu1923nahan")
}

// signed leaves out the article without an author, which biblatex cannot have.
func signed(entries []*cite.Entry) []*cite.Entry { return without(entries, "unsigned1921") }

func without(entries []*cite.Entry, keys ...string) []*cite.Entry {
	var kept []*cite.Entry
	for _, e := range entries {
		if !cmp.Equal(keys, []string{e.Key}) && !strings.Contains(" "+strings.Join(keys, " ")+" ", " "+e.Key+" ") {
			kept = append(kept, e)
		}
	}
	return kept
}

// TestToolsComplainOfTheDataAlone prints works that lack something. Tools may
// say so, or doubt a true but rare value; they may not say anything else.
func TestToolsComplainOfTheDataAlone(t *testing.T) {
	truths := map[string]*regexp.Regexp{
		"biber":    regexp.MustCompile(`^WARN - Datamodel: Entry '\w+' \(x\.bib\): (?:Missing mandatory field|Invalid value of field 'volume' must be datatype 'integer')`),
		"bibtex":   regexp.MustCompile(`^Warning--all relevant fields are empty in entryb$`),
		"bibclean": regexp.MustCompile("(?:Unexpected value|Suspicious year) in ``(?:year = \"731\"|pages = \"xii--xv, A-12\")''"),
	}
	for _, tool := range tools {
		t.Run(tool.name, func(t *testing.T) {
			t.Parallel()
			for _, line := range complain(t, tool, mustPrint(t, all(), bibtex.Options{})) {
				if truth := truths[tool.name]; truth == nil || !truth.MatchString(line) {
					t.Errorf("%s: %s", tool.name, line)
				}
			}
		})
	}
}

// TestToolsBearRandomEntries prints entries of any strings. Tools may doubt the
// values; they may not fail over how they are written, nor skip an entry.
func TestToolsBearRandomEntries(t *testing.T) {
	doubts := regexp.MustCompile("Missing mandatory field|field 'volume' must be|Range field 'pages' in entry .* is malformed|Unexpected value in ``|Suspicious \\w+ in ``")
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
			if tool.skip != "" && tool.skip == o.Dialect {
				continue
			}
			t.Run(o.Dialect+"/"+tool.name, func(t *testing.T) {
				t.Parallel()
				for _, line := range complain(t, tool, data) {
					if !doubts.MatchString(line) {
						t.Errorf("%s: %s", tool.name, line)
					}
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

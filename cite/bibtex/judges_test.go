package bibtex_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/citecheck/citecheck/cite/bibtex"
)

// A tool is a program that reads .bib files. Its complaints about x.bib in the
// folder come back as lines.
type tool struct {
	name, program string
	skip          string // the dialect that it is not made for
	slow          bool   // for the sample alone
	complaints    func(t *testing.T, dir string) []string
}

// judges reports whether the tool is made for the dialect.
func (j tool) judges(o bibtex.Options) bool { return j.skip == "" || j.skip != o.Dialect }

var tools = []tool{
	{"biber", "biber", "", false, func(t *testing.T, dir string) []string {
		return warnings(run(t, dir, "biber", "--tool", "--validate-datamodel", "--output-file", "o.bib", "x.bib"))
	}},
	{"plain", "bibtex", bibtex.Biblatex, false, style("plain")},
	{"alpha", "bibtex", bibtex.Biblatex, false, style("alpha")},
	{"apalike", "bibtex", bibtex.Biblatex, false, style("apalike")},
	{"biblatex", "pdflatex", "", true, biblatex},
	{"bibclean", "bibclean", bibtex.Biblatex, false, func(t *testing.T, dir string) []string {
		cmd := exec.Command("bibclean", "x.bib")
		cmd.Dir = dir
		var complaints bytes.Buffer
		cmd.Stderr = &complaints
		if err := cmd.Run(); err != nil && complaints.Len() == 0 {
			t.Fatal(err)
		}
		return matching(complaints.Bytes(), regexp.MustCompile(`.`))
	}},
	{"bibtool", "bibtool", bibtex.Biblatex, false, func(t *testing.T, dir string) []string {
		return matching(run(t, dir, "bibtool", "x.bib", "-o", "o.bib"), regexp.MustCompile(`.`))
	}},
	{"bibtex-tidy", "bibtex-tidy", "", false, func(t *testing.T, dir string) []string {
		return matching(run(t, dir, "bibtex-tidy", "x.bib", "-o", "o.bib"), regexp.MustCompile(`(?i)error|warn|duplicate|invalid|missing`))
	}},
	{"pandoc", "pandoc", "", false, func(t *testing.T, dir string) []string {
		return matching(run(t, dir, "pandoc", "-f", "biblatex", "-t", "csljson", "-o", "o.json", "x.bib"), regexp.MustCompile(`.`))
	}},
}

// warnings are the lines in which biber is not content.
func warnings(out []byte) []string {
	return matching(out, regexp.MustCompile(`^(?:WARN|ERROR)|, line \d+, `))
}

// style runs BibTeX with one of its styles over all entries.
func style(name string) func(*testing.T, string) []string {
	return func(t *testing.T, dir string) []string {
		write(t, dir, name+".aux", "\\citation{*}\n\\bibstyle{"+name+"}\n\\bibdata{x}\n")
		run(t, dir, "bibtex", name)
		log, err := os.ReadFile(filepath.Join(dir, name+".blg"))
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(log, []byte("I couldn't open style file")) {
			missing(t, name+".bst")
		}
		return matching(log, regexp.MustCompile(`^Warning--|error|---line|^I (?:was|found|couldn't)|^Sorry|^Aborted`))
	}
}

// biblatex runs LaTeX with biblatex, and biber on what that asks for. biblatex
// is a large package that not even CI installs, so its absence is no failure.
func biblatex(t *testing.T, dir string) []string {
	if exec.Command("kpsewhich", "biblatex.sty").Run() != nil {
		t.Skip("biblatex.sty not installed")
	}
	write(t, dir, "d.tex", `\documentclass{article}\usepackage{biblatex}\addbibresource{x.bib}
\begin{document}\nocite{*}\printbibliography\end{document}`)
	run(t, dir, "pdflatex", "-interaction=nonstopmode", "d")
	return warnings(run(t, dir, "biber", "--validate-datamodel", "d"))
}

// Truths are what is so in the data and cannot be written in a way that all
// tools are content with: apalike warns of each work without a year, whatever
// its type, and biber of each year that is no number; bibclean doubts years
// before 1800 and values that the BibTeX of 1988 could not hold.
type truths struct {
	undated map[string]bool // keys
	years   map[string]bool // before 1800 or to come
	long    map[string]bool // names of fields that hold more than 1000 characters
}

var (
	entryStart = regexp.MustCompile(`^@\w+\{(.*),$`)
	fieldLine  = regexp.MustCompile(`^  (\w+) += \{?(.*?)\}?,?$`)
	doubted    = regexp.MustCompile("^Warning--empty year in (.*)$|year = \"(\\d+)\"''|exceeds standard BibTeX limit for ``(\\w+)''")
)

func doubtful(data []byte) truths {
	tr := truths{map[string]bool{}, map[string]bool{}, map[string]bool{}}
	key := ""
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		if m := entryStart.FindStringSubmatch(line); m != nil {
			key = m[1]
			tr.undated[key] = true
		}
		m := fieldLine.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		if n, _ := strconv.Atoi(m[2]); m[1] == "year" {
			delete(tr.undated, key)
			tr.years[m[2]] = n < 1800 || n > 2099
		}
		tr.long[m[1]] = tr.long[m[1]] || len(m[2]) > 1000
	}
	return tr
}

// excuse reports whether the complaint is of such a truth.
func (tr truths) excuse(line string) bool {
	m := doubted.FindStringSubmatch(line)
	return m != nil && (tr.undated[m[1]] || tr.years[m[2]] || tr.long[m[3]])
}

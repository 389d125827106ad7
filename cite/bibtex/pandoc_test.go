package bibtex_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

func needPandoc(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("pandoc"); err != nil {
		missing(t, "pandoc")
	}
}

// TestPandocAgreesOnFixtures compares what pandoc and we read in a file that has
// every kind of difference that we know, each of which must be named.
func TestPandocAgreesOnFixtures(t *testing.T) {
	needPandoc(t)
	src, err := os.ReadFile("testdata/read.bib")
	if err != nil {
		t.Fatal(err)
	}
	c := newComparison(t)
	c.ask(subjects(src, "k"))
	for _, d := range c.unexplained {
		t.Error(d)
	}
	for _, x := range explanations {
		if c.classes[x.name] == 0 {
			t.Errorf("no entry of the file differs in this way: %s", x.name)
		}
	}
	if c.unread > 0 {
		t.Errorf("pandoc does not read %d entries", c.unread)
	}
}

// smallFile is how large a file of the collection may be by default.
const smallFile = 12_000

// TestPandocAgreesInTheWild compares what pandoc and we read in the files of
// other programs' tests, if they are there: the small ones, or all of them with
// CITECHECK_PANDOC_ALL=1, which takes some minutes.
func TestPandocAgreesInTheWild(t *testing.T) {
	needPandoc(t)
	paths, _ := filepath.Glob("../../../shared/data/bib/*/*.bib")
	if len(paths) == 0 || testing.Short() {
		t.Skip("the collection of .bib files is not there")
	}
	var all []*subject
	for i, path := range paths {
		src, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if len(src) < smallFile || os.Getenv("CITECHECK_PANDOC_ALL") != "" {
			all = append(all, subjects(src, fmt.Sprintf("f%dk", i))...)
		}
	}
	c := newComparison(t)
	c.ask(all)
	c.report()
	for field, n := range c.fields {
		if known := n.agree + n.explained; known*100 < n.total*99 {
			t.Errorf("%s: we agree with pandoc on %d of %d, and %d differ for a reason: less than 99 %%", field, n.agree, n.total, n.explained)
		}
	}
}

package main

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/pflag"

	"github.com/citecheck/citecheck/cmd/internal/cli"
)

func TestPagesAreReproducible(t *testing.T) {
	t.Setenv("SOURCE_DATE_EPOCH", "1700000000")
	first, second := written(t), written(t)
	if diff := cmp.Diff(first, second); diff != "" {
		t.Errorf("two runs differ:\n%s", diff)
	}
	if page := first["man/man1/citecheck.1"]; !strings.Contains(page, `"2023-11-14" "citecheck 1.2.3"`) {
		t.Errorf("the page does not name its day and release: %.120q", page)
	}
	t.Setenv("SOURCE_DATE_EPOCH", "")
	if page := written(t)["man/man1/citecheck.1"]; !strings.HasPrefix(page, ".nh\n.TH \"CITECHECK\" \"1\" \"\" ") {
		t.Errorf("a page without SOURCE_DATE_EPOCH has a day: %.120q", page)
	}
	t.Setenv("SOURCE_DATE_EPOCH", "yesterday")
	if err := write(t.TempDir(), "1.2.3"); err == nil {
		t.Error("SOURCE_DATE_EPOCH=yesterday gave no error")
	}
}

// written returns what one run writes, by path.
func written(t *testing.T) map[string]string {
	t.Helper()
	dir, all := t.TempDir(), make(map[string]string)
	if err := write(dir, "1.2.3"); err != nil {
		t.Fatal(err)
	}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, _ := filepath.Rel(dir, path)
		data, err := os.ReadFile(path)
		all[filepath.ToSlash(name)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestEveryFlagIsOnItsPage(t *testing.T) {
	for _, cmd := range visible(cli.Command()) {
		text := page(cmd, edition{})
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			if !f.Hidden && !strings.Contains(text, "**"+plain("--"+f.Name)+"**") {
				t.Errorf("%s: --%s is not on the page", pageName(cmd), f.Name)
			}
		})
	}
}

func TestPageOfTheWhole(t *testing.T) {
	text := page(cli.Command(), edition{})
	for _, heading := range []string{"SYNOPSIS", "COMMANDS", "EXAMPLES", "EXIT STATUS", "ENVIRONMENT", "FILES", "SEE ALSO"} {
		if !strings.Contains(text, "\n# "+heading+"\n") {
			t.Errorf("citecheck(1) has no section %s", heading)
		}
	}
}

func TestProse(t *testing.T) {
	got := prose("What *it* does.\n\nTokens:\n  [auth]   a name\n  [year]\nMore of it.\n\n#### Linux:\n\n\trun $(it)\n")
	want := "What \\*it\\* does\\.\n\nTokens:\n\n```\n[auth]   a name\n[year]\n```\n\nMore of it\\.\n\nLinux:\n\n```\nrun $(it)\n```\n\n"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("prose (-want +got):\n%s", diff)
	}
}

func TestPagesPleaseMandoc(t *testing.T) {
	if _, err := exec.LookPath("mandoc"); err != nil {
		if os.Getenv("CITECHECK_REQUIRE_TOOLS") != "" {
			t.Fatal("mandoc is not installed")
		}
		t.Skip("mandoc is not installed")
	}
	t.Setenv("SOURCE_DATE_EPOCH", "1700000000") // it asks for a date
	dir := t.TempDir()
	if err := write(dir, "1.2.3"); err != nil {
		t.Fatal(err)
	}
	pages, _ := filepath.Glob(filepath.Join(dir, "man", "man1", "*.1"))
	if len(pages) < 10 {
		t.Fatalf("%d pages, want one for each command", len(pages))
	}
	out, err := exec.Command("mandoc", append([]string{"-Tlint", "-Wwarning"}, pages...)...).CombinedOutput()
	if err != nil || len(out) > 0 {
		t.Errorf("mandoc: %v\n%s", err, out)
	}
}

package csl_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/csl"
)

// works are what pandoc shall read as we mean it.
func works() []*cite.Entry {
	field := func(e *cite.Entry, pairs ...string) *cite.Entry {
		for i := 0; i < len(pairs); i += 2 {
			e.Set(pairs[i], pairs[i+1], cite.Span{})
		}
		return e
	}
	return []*cite.Entry{
		field(&cite.Entry{Type: "book", Key: "anweiler1974", Lang: "en", Names: map[string][]cite.Name{
			"author": {{Family: "Anweiler", Given: "Oskar"}, {Literal: "World Bank"}}, "translator": {{Family: "Gaulle", Given: "Ruth", Dropping: "de"}},
		}, Dates: map[string]cite.Date{"issued": {Year: 1974}, "original-date": {Year: 1958, Circa: true}}},
			"title", "The Soviets: councils * of_workers 1 < 2 $5 [sic]", "publisher", "Pantheon", "publisher-place", "New York", "ISBN", "0-394-47150-6"),
		field(&cite.Entry{Type: "article-journal", Key: "wood:1998", Names: map[string][]cite.Name{
			"author": {{Family: "Berg", Particle: "van der", Given: "Jan", Suffix: "Jr."}},
		}, Dates: map[string]cite.Date{"issued": {Year: 1998, Month: 7, Day: 4}, "accessed": {Year: 2020, Month: 1, Day: 2}}},
			"title", "Grüße \\ aus a_b ~ x^2 -- 北京", "container-title", "Monthly Review", "volume", "50", "issue", "3", "page", "14-31",
			"DOI", "10.1000/a_b_c(1)2", "URL", "https://example.org/~a/b_c_d?x=[1]&y=2*3*4"),
		field(&cite.Entry{Type: "chapter", Key: "k3", Names: map[string][]cite.Name{"editor": {{Family: "Roe"}}},
			Dates: map[string]cite.Date{"issued": {Year: 2001, End: &cite.Date{Year: 2003}}}},
			"title", "1. The beginning", "container-title", "# A Book", "note", "- one"),
		field(&cite.Entry{Type: "thesis", Key: "k4", Dates: map[string]cite.Date{"issued": {Literal: "forthcoming"}}}, "title", "@A thesis", "genre", "PhD thesis"),
	}
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

// pandoc converts a file and demands that it says nothing to it.
func pandoc(t *testing.T, data []byte, name, from, to string, more ...string) []byte {
	t.Helper()
	if _, err := exec.LookPath("pandoc"); err != nil {
		missing(t, "pandoc")
	}
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("pandoc", append([]string{"-f", from, "-t", to, path}, more...)...)
	var out, complaints bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaints
	if err := cmd.Run(); err != nil || complaints.Len() > 0 {
		t.Errorf("pandoc -f %s -t %s: %v\n%s", from, to, err, complaints.Bytes())
	}
	return out.Bytes()
}

// members flattens items into lines, so that the order of members does not
// count. HTML escapes and typographic quotes are pandoc's ways to write.
func members(t *testing.T, data []byte) []map[string]string {
	t.Helper()
	var items []map[string]any
	if err := json.Unmarshal(data, &items); err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
	plain := strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&", "–", "-", "--", "-")
	var all []map[string]string
	for _, item := range items {
		flat := make(map[string]string)
		for name, value := range item {
			text, _ := json.Marshal(value)
			var s string
			if json.Unmarshal(text, &s) != nil {
				s = string(text)
			}
			flat[name] = plain.Replace(s)
		}
		all = append(all, flat)
	}
	return all
}

// TestPandocReadsWhatWasMeant compares what pandoc reads with what we wrote. A
// date in words is lost in its JSON (2.17) and has empty parts in its YAML.
func TestPandocReadsWhatWasMeant(t *testing.T) {
	want := members(t, jsonOf(t, works()))
	forthcoming := want[3]
	forthcoming["issued"] = `{"date-parts":[]}`
	if d := cmp.Diff(want, members(t, pandoc(t, jsonOf(t, works()), "x.json", "csljson", "csljson"))); d != "" {
		t.Errorf("JSON (-written +read by pandoc):\n%s", d)
	}
	forthcoming["issued"] = `{"date-parts":[],"literal":"forthcoming"}`
	if d := cmp.Diff(want, members(t, pandoc(t, yamlOf(t, works()), "x.md", "markdown", "csljson"))); d != "" {
		t.Errorf("YAML (-written +read by pandoc):\n%s", d)
	}
}

// TestPandocConverts has pandoc make BibTeX of what we wrote.
func TestPandocConverts(t *testing.T) {
	for _, to := range []string{"bibtex", "biblatex"} {
		out := pandoc(t, jsonOf(t, works()), "x.json", "csljson", to)
		if n := bytes.Count(out, []byte("\n@")) + bytes.Count(out[:min(1, len(out))], []byte("@")); n != len(works()) {
			t.Errorf("%s: %d entries of %d:\n%s", to, n, len(works()), out)
		}
	}
}

// TestReadWhatPandocWrites reads pandoc's own JSON, and the front matter that it
// makes of it.
func TestReadWhatPandocWrites(t *testing.T) {
	dated := works()[:3]
	read, err := csl.Read(pandoc(t, jsonOf(t, dated), "x.json", "csljson", "csljson"))
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(members(t, jsonOf(t, dated)), members(t, jsonOf(t, read))); d != "" {
		t.Errorf("JSON (-written +read from pandoc):\n%s", d)
	}
	front := pandoc(t, jsonOf(t, dated), "x.json", "csljson", "markdown", "--standalone")
	if read, err = csl.ReadYAML(front); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(members(t, jsonOf(t, dated)), members(t, jsonOf(t, read))); d != "" {
		t.Errorf("YAML (-written +read from pandoc):\n%s\n%s", d, front)
	}
}

package report_test

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/report"
)

// compared is the sample with a baseline that has its first finding.
func compared() *cite.Run {
	run := sample()
	run.Compared = true
	run.Findings[0].Suppressed = cite.InBaseline
	return run
}

// TestApart demands that what is new and what is known stand apart.
func TestApart(t *testing.T) {
	var text bytes.Buffer
	format, err := report.ByName("text")
	if err != nil {
		t.Fatal(err)
	}
	if err := format.Write(&text, compared(), report.Options{Verbose: true}); err != nil {
		t.Fatal(err)
	}
	fresh, known, found := strings.Cut(text.String(), "In the baseline:\n")
	if !found || strings.Contains(fresh, "7:43: error") || !strings.Contains(known, "7:43: error") || strings.Contains(known, "8:25: error") {
		t.Errorf("text:\n%s", text.String())
	}
	if !strings.Contains(text.String(), "new: 1 error, 1 warning, 0 infos (1 in the baseline, 1 suppressed)") {
		t.Errorf("the summary does not tell them apart:\n%s", text.String())
	}

	fresh, known, _ = strings.Cut(string(written(t, "markdown", compared())), "<details><summary>1 in the baseline</summary>")
	if strings.Contains(fresh, "online here") || !strings.Contains(known, "online here") || !strings.HasSuffix(strings.TrimSpace(strings.Split(known, "> **")[0]), "</details>") {
		t.Errorf("markdown:\n%s\n----\n%s", fresh, known)
	}

	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(written(t, "html", compared())))
	if err != nil {
		t.Fatal(err)
	}
	if got := doc.Find("details.quiet summary").Map(func(_ int, s *goquery.Selection) string { return s.Text() }); strings.Join(got, ", ") != "1 in the baseline, 1 that do not count" {
		t.Errorf("html: %q", got)
	}
}

func TestBaselineStates(t *testing.T) {
	states := func(run *cite.Run) (got []string) {
		var log struct {
			Runs []struct {
				Results []struct{ BaselineState string }
			}
		}
		if err := json.Unmarshal(written(t, "sarif", run), &log); err != nil {
			t.Fatal(err)
		}
		for _, r := range log.Runs[0].Results {
			got = append(got, r.BaselineState)
		}
		return got
	}
	if got := strings.Join(states(compared()), " "); got != "unchanged new new new" {
		t.Errorf("states with a baseline: %s", got)
	}
	if got := strings.Join(states(sample()), ""); got != "" {
		t.Errorf("states without a baseline: %s", got)
	}
}

// TestTerminalWidth demands that no line of an excerpt is wider than the
// terminal, wide characters included.
func TestTerminalWidth(t *testing.T) {
	wide := strings.Repeat("鉄道の歴史", 60) + " TODO: " + strings.Repeat("東京", 80) + "\n\n" + strings.Repeat("long words ", 40) + "TODO: " + strings.Repeat("tail ", 60) + "\n"
	run := ran(t, "wide.md", "# A\n\n"+wide)
	if len(run.Findings) < 2 {
		t.Fatalf("%d findings", len(run.Findings))
	}
	for _, width := range []int{55, 60, 80, 100, 200} {
		var text bytes.Buffer
		format, _ := report.ByName("text")
		if err := format.Write(&text, run, report.Options{Width: width}); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(text.String()) {
			if !regexp.MustCompile(`^ +\d* \| `).MatchString(line) {
				continue
			}
			n := 0
			for _, r := range strings.TrimSuffix(line, "\n") {
				if n++; r > 0x2E80 {
					n++
				}
			}
			if n > width {
				t.Errorf("%d columns on a terminal of %d: %s", n, width, line)
			}
		}
		if strings.Count(text.String(), "TODO") != 4 { // twice in messages, twice in excerpts
			t.Errorf("at width %d the words are not shown:\n%s", width, text.String())
		}
	}
}

// TestHyperlinks demands that places and rules lead somewhere, and that no
// address of a document ends the command.
func TestHyperlinks(t *testing.T) {
	run := sample()
	run.Documents[0].Links[0].URL = "https://example.org/\x1b\\\x07"
	format, _ := report.ByName("text")
	var plain, linked bytes.Buffer
	if err := format.Write(&plain, run, report.Options{Verbose: true}); err != nil {
		t.Fatal(err)
	}
	o := report.Options{Verbose: true, FileURL: func(path string) string { return "file://host/" + path }}
	if err := format.Write(&linked, run, o); err != nil {
		t.Fatal(err)
	}
	command := regexp.MustCompile("\x1b]8;;([!-~]*)\x1b\\\\")
	if got := command.ReplaceAllString(linked.String(), ""); got != plain.String() {
		t.Errorf("beside the links the text differs:\n%q", got)
	}
	targets := make(map[string]int)
	for _, m := range command.FindAllStringSubmatch(linked.String(), -1) {
		targets[m[1]]++
	}
	if targets["file://host/notes.md"] != 5 || targets["https://github.com/citecheck/citecheck/blob/main/cite/check/RULES.md#cc301-link-dead"] != 1 || len(targets) != 4 {
		t.Errorf("targets %v", targets)
	}
}

package report_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// TestGitLabForm holds the report to what GitLab documents of Code Quality: these
// members, these severities, paths from the root of the repository, and
// fingerprints that no two findings share.
func TestGitLabForm(t *testing.T) {
	run := library(t, 30, "Mills")
	run.Documents[0].Path = "./posts/../posts/library.md"
	var issues []struct {
		Description string `json:"description"`
		Check       string `json:"check_name"`
		Fingerprint string `json:"fingerprint"`
		Severity    string `json:"severity"`
		Location    struct {
			Path  string `json:"path"`
			Lines struct {
				Begin int `json:"begin"`
				End   int `json:"end"`
			} `json:"lines"`
		} `json:"location"`
	}
	dec := json.NewDecoder(bytes.NewReader(written(t, "gitlab", run)))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&issues); err != nil {
		t.Fatal(err)
	}
	if len(issues) != len(run.Findings) || len(issues) == 0 {
		t.Fatalf("%d issues of %d findings", len(issues), len(run.Findings))
	}
	seen := make(map[string]bool)
	for _, i := range issues {
		if i.Description == "" || i.Check == "" || i.Location.Path != "posts/library.md" || i.Location.Lines.Begin < 1 || i.Location.Lines.End < i.Location.Lines.Begin {
			t.Errorf("%+v", i)
		}
		if !slices.Contains(strings.Fields("info minor major critical blocker"), i.Severity) {
			t.Errorf("severity %q", i.Severity)
		}
		if seen[i.Fingerprint] || i.Fingerprint == "" {
			t.Errorf("fingerprint %q stands twice", i.Fingerprint)
		}
		seen[i.Fingerprint] = true
	}
}

package house_test

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestProblemMatcher reads the output that the README shows, as GitHub would.
func TestProblemMatcher(t *testing.T) {
	data, err := os.ReadFile("../../../.github/citecheck-matcher.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		ProblemMatcher []struct {
			Owner   string
			Pattern []struct{ Regexp string }
		}
	}
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	readme, err := os.ReadFile("../../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []struct {
		owner, line string
		severities  []string
	}{
		{"citecheck", "76", []string{"error", "warning"}}, {"citecheck-info", "79", []string{"info"}},
	} {
		for _, m := range file.ProblemMatcher {
			if m.Owner != want.owner {
				continue
			}
			found := regexp.MustCompile("(?m)"+m.Pattern[0].Regexp).FindAllStringSubmatch(string(readme), -1)
			shown := 0
			for _, severity := range want.severities {
				shown += strings.Count(string(readme), ": "+severity+": ")
			}
			if len(found) == 0 || found[0][1] != "testdata/soviets/article.html" || found[0][2] != want.line || len(found) != shown {
				t.Errorf("%s: %d of %d lines, %q", m.Owner, len(found), shown, found)
			}
		}
	}
}

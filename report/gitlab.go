package report

import (
	"encoding/json"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// gitlabFormat writes GitLab's Code Quality report
// (https://docs.gitlab.com/ci/testing/code_quality/), which puts findings into
// the widget and the lines of a merge request.
var gitlabFormat = &Format{Name: "gitlab", Ext: ".gitlab.json", Write: writeGitLab}

type gitlabIssue struct {
	Description string         `json:"description"`
	Rule        string         `json:"check_name"`
	Fingerprint string         `json:"fingerprint"`
	Severity    string         `json:"severity"`
	Location    gitlabLocation `json:"location"`
}

type gitlabLocation struct {
	Path  string      `json:"path"`
	Lines gitlabLines `json:"lines"`
}

type gitlabLines struct {
	Begin int `json:"begin"`
	End   int `json:"end"`
}

var gitlabSeverities = [...]string{"info", "minor", "major"}

func writeGitLab(w io.Writer, run *cite.Run, _ Options) error {
	issues, seen := []gitlabIssue{}, make(map[string]int)
	for _, f := range counted(run) {
		path := strings.TrimPrefix(filepath.ToSlash(filepath.Clean(partPath(f.Doc, f.Span.Part))), "./")
		print := path + ":" + f.Fingerprint().Exact
		if seen[print]++; seen[print] > 1 { // the same words twice are two findings
			print += ":" + strconv.Itoa(seen[print])
		}
		issues = append(issues, gitlabIssue{
			clean(f.Message), f.Rule + " " + f.Name, print, gitlabSeverities[f.Severity],
			gitlabLocation{clean(path), gitlabLines{f.From.Line, f.To.Line}},
		})
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(issues)
}

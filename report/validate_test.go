package report_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/report"
)

func written(t testing.TB, format string, run *cite.Run) []byte {
	t.Helper()
	f, err := report.ByName(format)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := f.Write(&out, run, report.Options{}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// multitool finds Microsoft's validator of SARIF, which npm installs.
func multitool(t testing.TB) string {
	root, err := exec.Command("npm", "root", "-g").Output()
	path := filepath.Join(strings.TrimSpace(string(root)), "@microsoft", "sarif-multitool-linux", "Sarif.Multitool")
	if named := os.Getenv("SARIF_MULTITOOL"); named != "" {
		path, err = named, nil
	}
	if _, statErr := os.Stat(path); err != nil || statErr != nil {
		missing(t, "Microsoft's SARIF multitool is not installed: npm install -g @microsoft/sarif-multitool-linux")
	}
	return path
}

// TestSARIFIsValid lets Microsoft's validator look at the report, by the schema
// and by all its rules. Notes are left out: they ask for what makes files large.
func TestSARIFIsValid(t *testing.T) {
	tool, dir := multitool(t), t.TempDir()
	for name, run := range map[string]*cite.Run{"sample": sample(), "empty": {}} {
		path := filepath.Join(dir, name+".sarif")
		if err := os.WriteFile(path, written(t, "sarif", run), 0o600); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(tool, "validate", path, "--output", path+".out", "--log", "ForceOverwrite", "--level", "Error;Warning", "--kind", "Fail")
		cmd.Env = append(os.Environ(), "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1")
		out, err := cmd.CombinedOutput()
		if complaint := regexp.MustCompile(`(?m)^.*(?:error|warning) (?:SARIF|JSON)\d+.*$`).Find(out); err != nil || complaint != nil {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
	}
}

// TestSARIFNames what GitHub needs to show and to know a finding again.
func TestSARIFNames(t *testing.T) {
	var log struct {
		Runs []struct {
			ColumnKind string
			Tool       struct {
				Driver struct{ Rules []struct{ ID string } }
			}
			Results []struct {
				RuleID              string
				RuleIndex           int
				PartialFingerprints map[string]string
				CodeFlows           []struct{ ThreadFlows []any }
				Suppressions        []struct{ Kind string }
			}
		}
	}
	if err := json.Unmarshal(written(t, "sarif", sample()), &log); err != nil {
		t.Fatal(err)
	}
	run, seen := log.Runs[0], map[string]bool{}
	if run.ColumnKind != "unicodeCodePoints" || len(run.Results) != len(sample().Findings) {
		t.Errorf("run: %+v", run)
	}
	for i, r := range run.Results {
		if run.Tool.Driver.Rules[r.RuleIndex].ID != r.RuleID {
			t.Errorf("result %d: rule %d is not %s", i, r.RuleIndex, r.RuleID)
		}
		print := r.PartialFingerprints["citecheck/v1"]
		if print == "" || seen[print] {
			t.Errorf("result %d: fingerprint %q", i, print)
		}
		seen[print] = true
		if r.RuleID == "CC301" && len(r.CodeFlows) != 1 {
			t.Error("the redirects of a link are not told")
		}
		if r.RuleID == "CC606" && (len(r.Suppressions) != 1 || r.Suppressions[0].Kind != "inSource") {
			t.Errorf("suppressions %+v", r.Suppressions)
		}
	}
}

// TestMachineForms reads what machines read.
func TestMachineForms(t *testing.T) {
	for _, format := range []string{"junit", "checkstyle"} {
		dec := xml.NewDecoder(bytes.NewReader(written(t, format, sample())))
		for {
			if _, err := dec.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", format, err)
			}
		}
	}
	for _, format := range []string{"gitlab", "rdjson", "sarif", "json"} {
		if !json.Valid(written(t, format, sample())) {
			t.Errorf("%s is no JSON", format)
		}
	}
	rows, err := csv.NewReader(bytes.NewReader(written(t, "csv", sample()))).ReadAll()
	if err != nil || len(rows) != 1+len(sample().Findings) {
		t.Errorf("csv: %d rows, %v", len(rows), err)
	}
}

// TestGitHubCommands demands that no document can give a command of its own.
func TestGitHubCommands(t *testing.T) {
	run := sample()
	run.Findings[0].Message = "a\n::set-env name=x::y\r%0A"
	run.Findings[0].Doc.Path = "a,b:c\n.md"
	for line := range strings.Lines(string(written(t, "github", run))) {
		if strings.HasPrefix(line, "::") && !regexp.MustCompile(`^::(?:error|warning|notice) file=[^,:\n]*[,:]`).MatchString(line) {
			t.Errorf("command %q", line)
		}
	}
}

// many is a run of n findings on links, with everything that a report shows.
func many(n int) *cite.Run {
	run := sample()
	first := run.Findings[2]
	for len(run.Findings) < n {
		f := first
		f.Message = fmt.Sprintf("example.org answered %d", len(run.Findings))
		run.Findings = append(run.Findings, f)
	}
	return run
}

// BenchmarkFormats writes ten thousand findings. The aim is less than 300 ms
// and 100 MB for each format.
func BenchmarkFormats(b *testing.B) {
	run := many(10_000)
	for _, f := range report.All {
		b.Run(f.Name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := f.Write(io.Discard, run, report.Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

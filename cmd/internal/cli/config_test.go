package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/pflag"
)

// asked runs --print-config with a configuration and returns what it says.
func asked(t testing.TB, config string) (status int, out, complaint string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "c.yml")
	if err := os.WriteFile(path, []byte(config), 0o600); err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	a := &app{in: strings.NewReader(""), out: &stdout, err: &stderr}
	status = a.run(t.Context(), []string{"check", "--print-config", "--config", path})
	return status, strings.ReplaceAll(stdout.String(), path, "c.yml"), strings.ReplaceAll(stderr.String(), path, "c.yml")
}

// FuzzConfig demands that a configuration is taken or refused at a place, and
// that what is in force is a configuration that means the same.
func FuzzConfig(f *testing.F) {
	for _, seed := range []string{
		"links:\n  allow-net: [10.0.0.0/8]\n  timeout: 5s\n", "disable: [CC3xx]\nseverity: {CC511: info}\n", "offline: yes please\n", "a: &a [*a]\n",
		"services: {doi: off, wayback: {url: \"https://x\"}}\n", "overrides:\n  - paths: [\"*.md\"]\n    preset: minimal\n", "\xff\xfeo\x00", "\ufeffoffline: true\n", "- x\n", "<<: {offline: true}\n",
		"x: &x {k: v}\nrules: *x\n", "retries: 99999999999999999999\n", "user-agent: \"a\\nb: c # d\"\n", "include: ['*.md', \"a,b\", '']\n",
	} {
		f.Add(seed)
	}
	placed := regexp.MustCompile(`^citecheck: c\.yml:\d+(:\d+)?: [^\n]+\n`)
	comment := regexp.MustCompile(`(?m) # [^#\n]*$`)
	f.Fuzz(func(t *testing.T, config string) {
		status, out, complaint := asked(t, config)
		switch status {
		case exitUsage:
			if !placed.MatchString(complaint) {
				t.Fatalf("no place in %q", complaint)
			}
		case exitClean:
			again, same, complaint := asked(t, out)
			if again != exitClean {
				t.Fatalf("what is in force is refused: %s\n%s", complaint, out)
			}
			if comment.ReplaceAllString(same, "") != comment.ReplaceAllString(out, "") {
				t.Fatalf("in force:\n%s\nread again:\n%s", out, same)
			}
		default:
			t.Fatalf("exit status %d: %s", status, complaint)
		}
	})
}

// TestEnvironmentOfEveryFlag sets each flag by its variable.
func TestEnvironmentOfEveryFlag(t *testing.T) {
	values := map[string]string{"bool": "true", "int": "3", "float64": "2.5", "duration": "3s", "string": "auto", "stringArray": "a=b", "stringSlice": "a,b"}
	(&app{}).check().Flags().VisitAll(func(f *pflag.Flag) {
		value, known := values[f.Value.Type()]
		if notConfigured[f.Name] {
			return
		}
		if !known {
			value = "1" // types of our own are numbers
		}
		t.Run(f.Name, func(t *testing.T) {
			t.Setenv(variable(f.Name), value)
			_, out, complaint := asked(t, "")
			if !regexp.MustCompile(`(?m)^` + f.Name + `: .* # ` + variable(f.Name) + `$`).MatchString(out) {
				t.Errorf("%s=%s has no effect: %s", variable(f.Name), value, complaint)
			}
		})
	})
}

// TestAliasesEnd demands that aliases of aliases cost nothing.
func TestAliasesEnd(t *testing.T) {
	var b strings.Builder
	b.WriteString("a0: &a0 [x, x, x, x, x, x, x, x, x]\n")
	for i := range 30 {
		b.WriteString(strings.NewReplacer("N", string(rune('a'+i%26))+string(rune('a'+i/26)), "P", func() string {
			if i == 0 {
				return "a0"
			}
			return string(rune('a'+(i-1)%26)) + string(rune('a'+(i-1)/26))
		}()).Replace("N: &N [*P, *P, *P, *P, *P, *P, *P, *P, *P]\n"))
	}
	if status, _, complaint := asked(t, b.String()); status != exitUsage || !strings.HasPrefix(complaint, "citecheck: c.yml:1:1: unknown key") {
		t.Errorf("exit status %d: %s", status, complaint)
	}
}

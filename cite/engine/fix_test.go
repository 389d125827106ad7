package engine_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/check"
	"github.com/citecheck/citecheck/cite/engine"
	"github.com/citecheck/citecheck/cite/mend"
)

// network is one with the verdicts of an example.
type network map[string]cite.Verdict

func (a network) Verify(_ context.Context, q cite.Question) cite.Verdict {
	if v, ok := a[q.URL]; ok {
		v.URL = q.URL
		return v
	}
	return cite.Verdict{URL: q.URL, Status: cite.OK, Code: 200}
}

func mendOne(data []byte, format string, o engine.Options, unsafe bool) *engine.Mended {
	in := engine.Input{Path: "example", Format: format, Load: func() ([]byte, error) { return data, nil }}
	return engine.Fix(context.Background(), in, o, unsafe)
}

// demandMended asks for what always holds: no fix is left over, none was
// refused, and a second run changes nothing.
func demandMended(t *testing.T, data []byte, format string, o engine.Options, unsafe bool) *engine.Mended {
	t.Helper()
	m := mendOne(data, format, o, unsafe)
	for _, p := range m.Problems {
		if !p.Partial || strings.Contains(p.Message, "was not fixed") {
			t.Errorf("%s\nin:\n%s", p.Message, data)
		}
	}
	for _, c := range mend.Choose(m.Left, unsafe, func(cite.Located) bool { return true }) {
		t.Errorf("%s is left to be fixed: %s\nbefore:\n%s\nafter:\n%s", c.Finding.Rule, c.Fix.Message, data, m.After)
	}
	if again := mendOne(m.After, format, o, unsafe); !bytes.Equal(again.After, m.After) {
		t.Errorf("fixing twice changes something:\n%s\nbecame:\n%s\nthen:\n%s", data, m.After, again.After)
	}
	return m
}

// TestFixExamples mends the examples of every rule, with that rule alone and
// with all of them.
func TestFixExamples(t *testing.T) {
	for _, r := range check.All {
		for i, e := range r.Doc.Bad {
			t.Run(fmt.Sprintf("%s/%d", r.ID, i), func(t *testing.T) {
				for _, unsafe := range []bool{false, true} {
					alone := engine.Options{Policy: engine.Policy{Rules: []*check.Rule{r}}, Verifier: network(e.Answers)}
					if r.Needs&check.NeedAllows != 0 {
						alone.Rules = check.All
					}
					m := demandMended(t, []byte(e.Source), e.Format, alone, unsafe)
					for _, f := range m.Left {
						if f.Suppressed == "" && len(f.Fixes) > 0 && (unsafe || !f.Fixes[0].Unsafe) {
							t.Errorf("%s: left in\n%s", f.Message, m.After)
						}
					}
					demandMended(t, []byte(e.Source), e.Format, engine.Options{Policy: engine.Policy{Rules: check.All}, Verifier: network(e.Answers)}, unsafe)
				}
			})
		}
	}
}

// TestFixTheWild mends the files of other programs' tests, if they are there.
func TestFixTheWild(t *testing.T) {
	paths, _ := filepath.Glob("../../../shared/data/bib/*/*.bib")
	more, _ := filepath.Glob("../../../shared/data/documents/docs/*")
	paths = append(paths, more...)
	if len(paths) == 0 {
		t.Skip("the collection of files is not there")
	}
	for i, path := range paths {
		if i%20 != 0 && os.Getenv("CITECHECK_SAMPLE") == "" {
			continue // a twentieth of them by default
		}
		t.Run(filepath.Base(path), func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if len(data) > 200_000 {
				t.Skip("too long for every day")
			}
			in := engine.Input{Path: path, Load: func() ([]byte, error) { return data, nil }}
			once := engine.Fix(context.Background(), in, engine.Options{Policy: engine.Policy{Rules: defaultRules()}}, false)
			in.Load = func() ([]byte, error) { return once.After, nil }
			if again := engine.Fix(context.Background(), in, engine.Options{Policy: engine.Policy{Rules: defaultRules()}}, false); !bytes.Equal(again.After, once.After) {
				t.Errorf("fixing twice changes something: %d fixes, then %d", len(once.Fixed), len(again.Fixed))
			}
			for _, p := range once.Problems {
				if strings.Contains(p.Message, "was not fixed") {
					t.Errorf("%s: %s", p.Path, p.Message)
				}
			}
		})
	}
}

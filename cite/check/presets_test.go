package check_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/check"
)

// TestPresetsNameRules finds a name in a preset that no rule has.
func TestPresetsNameRules(t *testing.T) {
	for _, p := range check.Presets {
		for _, name := range slices.Concat(p.Enable, p.Disable, slices.Collect(maps.Keys(p.Severity))) {
			if check.Find(name) == nil {
				t.Errorf("preset %s: no rule %q", p.Name, name)
			}
		}
		if p.Doc == "" {
			t.Errorf("preset %s says nothing of itself", p.Name)
		}
	}
}

func TestPresets(t *testing.T) {
	count := func(name string) (n int) {
		p, err := check.FindPreset(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range check.All {
			if p.Runs(r) {
				n++
			}
			if name == check.DefaultPreset && p.Runs(r) == r.Off {
				t.Errorf("%s: the default preset thinks otherwise than the rule", r.ID)
			}
			if name == "minimal" && p.Runs(r) && r.Severity < cite.Error {
				t.Errorf("minimal runs %s", r.ID)
			}
		}
		return n
	}
	if minimal, plain, strict := count("minimal"), count("default"), count("strict"); minimal >= plain || plain >= strict || strict != len(check.All)-1 {
		t.Errorf("%d rules in minimal, %d in default, %d in strict, of %d", minimal, plain, strict, len(check.All))
	}
	if _, err := check.FindPreset("loud"); err == nil {
		t.Error("there is a preset of no name")
	}
}

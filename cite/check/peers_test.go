package check_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/citecheck/citecheck/cite/check"
)

// TestPeersAreAnswered demands that every rule that the comparison with other
// programs names exists. Rules about addresses (CC3xx) and characters (CC11x)
// may be yet to come.
func TestPeersAreAnswered(t *testing.T) {
	for _, family := range []string{"CC512", "CC601"} {
		if check.Find(family) == nil {
			t.Skipf("the rules about names, dates and pages are not in this build (%s)", family)
		}
	}
	for _, p := range check.Peers() {
		for _, id := range p.Rules {
			later := strings.HasPrefix(id, "CC3") || strings.HasPrefix(id, "CC11")
			if check.Find(id) == nil && !later {
				t.Errorf("%s %s: there is no rule %s", p.Program, p.Check, id)
			}
		}
	}
}

func TestPeersAreComplete(t *testing.T) {
	programs := map[string]int{}
	for _, p := range check.Peers() {
		programs[p.Program]++
		if p.Check == "" || p.Finds == "" || slices.ContainsFunc(p.Rules, func(id string) bool { return !idForm.MatchString(id) }) {
			t.Errorf("incomplete: %+v", p)
		}
		if len(p.Rules) == 0 && !strings.ContainsAny(p.Finds, ";,") {
			t.Errorf("%s %s: no rule and no reason: %q", p.Program, p.Check, p.Finds)
		}
	}
	for _, name := range []string{"JabRef", "biber", "BibTeX", "bibclean", "bibtex-tidy"} {
		if programs[name] < 5 {
			t.Errorf("%d checks of %s", programs[name], name)
		}
	}
}

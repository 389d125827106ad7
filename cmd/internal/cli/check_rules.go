package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/check"
)

// ruleFlags say which rules run and how bad their findings are.
type ruleFlags struct {
	enable, disable, severity []string
}

func (f *ruleFlags) register(flags *pflag.FlagSet) {
	flags.StringSliceVar(&f.enable, "enable", nil, "also run this `RULE`: an id, a name or a family such as CC2xx (repeatable)")
	flags.StringSliceVar(&f.disable, "disable", nil, "do not run this `RULE` (repeatable; wins over --enable)")
	flags.StringSliceVar(&f.severity, "severity", nil, "`RULE=LEVEL`: report a rule as error, warning or info (repeatable)")
}

// selected returns the rules to run, by ID, and the severities that differ
// from the rules' own.
func (f *ruleFlags) selected() ([]*check.Rule, map[string]cite.Severity, error) {
	on := make(map[*check.Rule]bool)
	for _, r := range check.All {
		on[r] = !r.Off
	}
	if err := set(on, "--enable", f.enable, true); err != nil {
		return nil, nil, err
	}
	if err := set(on, "--disable", f.disable, false); err != nil {
		return nil, nil, err
	}
	severity, err := f.severities()
	return slices.DeleteFunc(slices.Clone(check.All), func(r *check.Rule) bool { return !on[r] }), severity, err
}

func set(on map[*check.Rule]bool, flag string, names []string, value bool) error {
	for _, name := range names {
		rules, err := findRules(name)
		if err != nil {
			return fmt.Errorf("%s: %w", flag, err)
		}
		for _, r := range rules {
			on[r] = value
		}
	}
	return nil
}

func (f *ruleFlags) severities() (map[string]cite.Severity, error) {
	severity := make(map[string]cite.Severity)
	for _, s := range f.severity {
		name, level, _ := strings.Cut(s, "=")
		rules, err := findRules(name)
		if err != nil {
			return nil, fmt.Errorf("--severity: %w", err)
		}
		value, err := cite.ParseSeverity(level)
		if err != nil {
			return nil, fmt.Errorf("--severity %s: %w", s, err)
		}
		for _, r := range rules {
			severity[r.ID] = value
		}
	}
	return severity, nil
}

// findRules returns the rules that a user means by an id, name or family.
func findRules(name string) ([]*check.Rule, error) {
	rules := check.Find(name)
	if len(rules) > 0 {
		return rules, nil
	}
	if near := check.Suggest(name); near != "" {
		return nil, fmt.Errorf("unknown rule %q: did you mean %s?", name, near)
	}
	return nil, fmt.Errorf("unknown rule %q: 'citecheck rules' lists them all", name)
}

package cli

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/check"
	"github.com/citecheck/citecheck/cite/engine"
)

// ruleFlags say which rules run and how bad their findings are.
type ruleFlags struct {
	preset                    string
	enable, disable, severity []string

	overrides  []override      // of the configuration, for some documents
	configured map[string]bool // flags that the configuration set: overrides win over them, not over others
}

func (f *ruleFlags) register(flags *pflag.FlagSet) {
	flags.StringVar(&f.preset, "preset", check.DefaultPreset, "a choice of rules: "+check.PresetNames())
	flags.StringSliceVar(&f.enable, "enable", nil, "also run this `RULE`: an id, a name or a family such as CC2xx (repeatable)")
	flags.StringSliceVar(&f.disable, "disable", nil, "do not run this `RULE` (repeatable; wins over --enable)")
	flags.StringSliceVar(&f.severity, "severity", nil, "`RULE=LEVEL`: report a rule as error, warning or info (repeatable)")
}

// A choice of rules is worked out step by step: a preset, then what is said of
// rules by name, then what holds for some documents.
type choice struct {
	on       map[*check.Rule]bool
	severity map[string]cite.Severity
}

// policy returns what the flags say, without overrides.
func (f *ruleFlags) policy() (engine.Policy, error) {
	c, err := f.choose()
	if err != nil {
		return engine.Policy{}, err
	}
	return c.policy(), nil
}

func (f *ruleFlags) choose() (*choice, error) {
	c := &choice{on: make(map[*check.Rule]bool), severity: make(map[string]cite.Severity)}
	if err := c.apply("--", f.preset, f.enable, f.disable, f.severity); err != nil {
		return nil, err
	}
	return c, nil
}

// apply takes one more step; keys are named with the prefix in errors.
func (c *choice) apply(prefix, preset string, enable, disable, severity []string) error {
	if preset != "" {
		if err := c.start(preset); err != nil {
			return fmt.Errorf("%spreset: %w", prefix, err)
		}
	}
	if err := set(c.on, prefix+"enable", enable, true); err != nil {
		return err
	}
	if err := set(c.on, prefix+"disable", disable, false); err != nil {
		return err
	}
	return c.grade(prefix, severity)
}

// start begins with a preset.
func (c *choice) start(name string) error {
	preset, err := check.FindPreset(name)
	if err != nil {
		return err
	}
	clear(c.severity)
	for _, r := range check.All {
		c.on[r] = preset.Runs(r)
	}
	for name, level := range preset.Severity {
		for _, r := range check.Find(name) {
			c.severity[r.ID] = level
		}
	}
	return nil
}

// policy is the outcome, rules by ID.
func (c *choice) policy() engine.Policy {
	return engine.Policy{
		Rules:    slices.DeleteFunc(slices.Clone(check.All), func(r *check.Rule) bool { return !c.on[r] }),
		Severity: maps.Clone(c.severity),
	}
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

// grade sets severities, each written "RULE=LEVEL".
func (c *choice) grade(prefix string, severity []string) error {
	for _, s := range severity {
		name, level, _ := strings.Cut(s, "=")
		rules, err := findRules(name)
		if err != nil {
			return fmt.Errorf("%sseverity: %w", prefix, err)
		}
		value, err := cite.ParseSeverity(level)
		if err != nil {
			return fmt.Errorf("%sseverity %s: %w", prefix, s, err)
		}
		for _, r := range rules {
			c.severity[r.ID] = value
		}
	}
	return nil
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

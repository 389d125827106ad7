package cli

import (
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"go.yaml.in/yaml/v3"

	"github.com/citecheck/citecheck/cite/check"
	"github.com/citecheck/citecheck/cite/engine"
)

// An override is what the configuration says of the rules for some documents:
//
//	overrides:
//	  - paths: ["drafts/**", "*.bib"]
//	    preset: minimal
//	    disable: [todo-marker]
//	    severity: {CC501: info}
type override struct {
	where                     string // place in the configuration, for errors
	dir                       string // that paths are relative to
	paths                     []string
	preset                    string
	enable, disable, severity []string
}

// override reads the list of overrides.
func (c *config) override(n *yaml.Node) error {
	if n.Kind != yaml.SequenceNode {
		return c.wrong(n, "overrides: expected a list, each with paths and what holds for them")
	}
	for _, item := range n.Content {
		item = resolveAlias(item)
		o := override{where: fmt.Sprintf("%s:%d:%d", c.path, item.Line, item.Column), dir: filepath.Dir(c.path)}
		if err := c.mapping(item, " below overrides", func(key, value *yaml.Node) error { return c.overrideKey(&o, key, value) }); err != nil {
			return err
		}
		if len(o.paths) == 0 {
			return c.wrong(item, "an override without paths holds for nothing: add paths: [\"posts/**\"]")
		}
		*c.overrides = append(*c.overrides, o)
	}
	return nil
}

func (c *config) overrideKey(o *override, key, value *yaml.Node) error {
	lists := map[string]*[]string{"paths": &o.paths, "enable": &o.enable, "disable": &o.disable, "severity": &o.severity}
	to := lists[key.Value]
	if to == nil && key.Value != "preset" {
		return c.unknown(key, []string{"paths", "preset", "enable", "disable", "severity"})
	}
	values, err := c.values(key, value)
	if err != nil {
		return err
	}
	if key.Value == "preset" {
		o.preset = strings.Join(values, " ")
		return nil
	}
	for _, v := range values {
		if key.Value == "paths" && !doublestar.ValidatePattern(v) {
			return c.wrong(value, "paths: %q is no glob", v)
		}
	}
	*to = values
	return nil
}

// holds reports whether the override is meant for a document: a glob without a
// slash fits names in any folder, as in .gitignore.
func (o *override) holds(document string) bool {
	name := document
	from, err1 := filepath.Abs(o.dir)
	to, err2 := filepath.Abs(document)
	if rel, err := filepath.Rel(from, to); err1 == nil && err2 == nil && err == nil {
		name = rel
	}
	name = path.Clean(filepath.ToSlash(name))
	return slices.ContainsFunc(o.paths, func(glob string) bool {
		subject := name
		if !strings.Contains(glob, "/") {
			subject = path.Base(name)
		}
		ok, _ := doublestar.Match(strings.TrimPrefix(glob, "./"), subject) // the form of globs was checked
		return ok
	})
}

// perPath returns what holds for single documents, nil if no override is there.
// Later overrides win.
func (f *ruleFlags) perPath() (func(path string) *engine.Policy, error) {
	if len(f.overrides) == 0 {
		return nil, nil
	}
	for i := range f.overrides { // so that mistakes are found even if no document comes by
		if _, err := f.overridden(f.overrides[i : i+1]); err != nil {
			return nil, err
		}
	}
	return func(path string) *engine.Policy {
		fitting := slices.DeleteFunc(slices.Clone(f.overrides), func(o override) bool { return !o.holds(path) })
		if len(fitting) == 0 {
			return nil
		}
		policy, err := f.overridden(fitting)
		if err != nil {
			return nil // each was tried above
		}
		return policy
	}, nil
}

// configure takes over what the configuration says beside the values of flags.
func (f *ruleFlags) configure(a *app) {
	f.overrides, f.configured = a.overrides, make(map[string]bool)
	if a.configured != nil {
		for name := range a.configured.from {
			f.configured[name] = true
		}
	}
}

// overridden applies overrides, one after the other, to what the flags say,
// and then once more what was said on the command line or in the environment,
// which wins.
func (f *ruleFlags) overridden(overrides []override) (*engine.Policy, error) {
	c, err := f.choose()
	if err != nil {
		return nil, err
	}
	presetGiven := f.preset != check.DefaultPreset && !f.configured["preset"]
	for _, o := range overrides {
		if presetGiven {
			o.preset = ""
		}
		if err := c.apply("", o.preset, o.enable, o.disable, o.severity); err != nil {
			return nil, fmt.Errorf("%s: %w", o.where, err)
		}
	}
	given := func(name string, values []string) []string {
		if f.configured[name] {
			return nil
		}
		return values
	}
	if err := c.apply("--", "", given("enable", f.enable), given("disable", f.disable), given("severity", f.severity)); err != nil {
		return nil, err
	}
	policy := c.policy()
	return &policy, nil
}

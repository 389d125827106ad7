package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"go.yaml.in/yaml/v3"
)

// configName is the file that is looked for upwards from the working folder.
const configName = ".citecheck.yml"

// maxConfig is the largest configuration that is read, in bytes.
const maxConfig = 1 << 20

// A config is one configuration file on its way into flags. Every flag of
// every command is a key of the same name, at the top or in a section; keys
// of commands other than the one in use are read and let be, so that one file
// serves all.
type config struct {
	path  string
	flags *pflag.FlagSet  // of the command in use
	known map[string]bool // flags of all commands

	services  *services
	overrides *[]override
	from      map[string]int // flag to the line that set it
}

// sections group keys; their names say nothing more.
var sections = []string{"links", "rules", "report", "input"}

// configure finds and reads the configuration. Flags and the environment have
// been set before and win.
func (a *app) configure(cmd *cobra.Command) error {
	flags := cmd.Flags()
	path, err := configPath(flags)
	if err != nil || path == "" {
		return err
	}
	c := &config{path: path, flags: flags, known: make(map[string]bool), services: &a.services, overrides: &a.overrides, from: make(map[string]int)}
	for _, other := range cmd.Root().Commands() {
		other.Flags().VisitAll(func(f *pflag.Flag) { c.known[f.Name] = true })
	}
	a.configured = c
	return c.read()
}

// configPath is the file that --config names, or the nearest one upwards.
func configPath(flags *pflag.FlagSet) (string, error) {
	if none, _ := flags.GetBool("no-config"); none {
		return "", nil
	}
	if named, _ := flags.GetString("config"); named != "" {
		return named, nil
	}
	dir, err := os.Getwd()
	if err != nil {
		return "", nil //nolint:nilerr // a folder that is gone has no configuration
	}
	for {
		path := filepath.Join(dir, configName)
		if _, err := os.Stat(path); err == nil {
			return relative(path), nil
		} else if !errors.Is(err, fs.ErrNotExist) {
			return "", fmt.Errorf("configuration: %w", err)
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", nil
		}
		dir = parent
	}
}

// relative names a path from the working folder, if that is shorter.
func relative(path string) string {
	if wd, err := os.Getwd(); err == nil {
		if rel, err := filepath.Rel(wd, path); err == nil && len(rel) < len(path) {
			return rel
		}
	}
	return path
}

func (c *config) read() error {
	info, err := os.Stat(c.path)
	if err != nil {
		return fmt.Errorf("configuration: %w", err)
	}
	if info.Size() > maxConfig || !info.Mode().IsRegular() {
		return fmt.Errorf("%s: a configuration is a file of at most 1 MB", c.path)
	}
	data, err := os.ReadFile(c.path)
	if err != nil {
		return fmt.Errorf("configuration: %w", err)
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		return c.unreadable(err)
	}
	if len(doc.Content) == 0 {
		return nil // empty, or comments alone
	}
	return c.mapping(doc.Content[0], "", c.key)
}

// unreadable is an error of the parser, which names the line, but not the first.
func (c *config) unreadable(err error) error {
	line, why := 1, strings.TrimPrefix(err.Error(), "yaml: ")
	if n, rest, ok := strings.Cut(strings.TrimPrefix(why, "line "), ": "); ok && strings.HasPrefix(why, "line ") {
		if at, err := strconv.Atoi(n); err == nil {
			line, why = at, rest
		}
	}
	if strings.Contains(why, "cannot start any token") {
		why += "; indent with spaces, and put values with signs in quotes"
	}
	return fmt.Errorf("%s:%d:1: %s", c.path, line, why)
}

// placed says where the configuration set the flag that an error is about.
func (a *app) placed(err error) error {
	var failed *failure
	if a.configured == nil || errors.As(err, &failed) {
		return err
	}
	name := strings.TrimLeft(strings.FieldsFunc(err.Error()+" ", func(r rune) bool { return r == ' ' || r == ':' || r == '=' })[0], "-")
	if line := a.configured.from[name]; line > 0 && strings.HasPrefix(err.Error(), "--") {
		return fmt.Errorf("%s:%d: %w", a.configured.path, line, err)
	}
	return err
}

// wrong is an error at a place of the file.
func (c *config) wrong(n *yaml.Node, format string, args ...any) error {
	return fmt.Errorf("%s:%d:%d: %s", c.path, n.Line, n.Column, fmt.Sprintf(format, args...))
}

// mapping calls each for every key of a mapping, and refuses keys that stand
// there twice.
func (c *config) mapping(n *yaml.Node, what string, each func(key, value *yaml.Node) error) error {
	n = resolveAlias(n)
	if n.Kind == yaml.ScalarNode && n.Tag == "!!null" {
		return nil
	}
	if n.Kind != yaml.MappingNode {
		return c.wrong(n, "expected keys and values%s", what)
	}
	seen := make(map[string]bool)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], resolveAlias(n.Content[i+1])
		if seen[key.Value] {
			return c.wrong(key, "the key %q stands here twice", key.Value)
		}
		seen[key.Value] = true
		if err := each(key, value); err != nil {
			return err
		}
	}
	return nil
}

func resolveAlias(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.AliasNode && n.Alias != nil {
		return n.Alias
	}
	return n
}

// key reads one key at the top.
func (c *config) key(key, value *yaml.Node) error {
	switch {
	case key.Value == "services":
		return c.mapping(value, " below services", c.service)
	case key.Value == "overrides":
		return c.override(value)
	case slices.Contains(sections, key.Value) && (value.Kind == yaml.MappingNode || !c.known[key.Value]):
		return c.mapping(value, " below "+key.Value, c.flag)
	}
	return c.flag(key, value)
}

// flag gives a flag its value, unless it has one from elsewhere.
func (c *config) flag(key, value *yaml.Node) error {
	if notConfigured[key.Value] {
		return c.wrong(key, "%s is for the command line alone", key.Value)
	}
	if !c.known[key.Value] {
		return c.unknown(key, c.names())
	}
	f := c.flags.Lookup(key.Value)
	if f == nil {
		return nil
	}
	values, err := c.values(key, value)
	if err != nil {
		return err
	}
	if _, many := f.Value.(pflag.SliceValue); !many && value.Kind != yaml.ScalarNode {
		return c.wrong(value, "%s: expected one value", key.Value)
	}
	if f.Changed {
		return nil
	}
	c.from[f.Name] = key.Line
	return c.set(f, key, value, values)
}

// set gives a flag its values. Those of a list are taken as they are, so that a
// glob may hold a comma.
func (c *config) set(f *pflag.Flag, key, n *yaml.Node, values []string) error {
	if list, ok := f.Value.(pflag.SliceValue); ok && n.Kind == yaml.SequenceNode {
		f.Changed = true
		if err := list.Replace(values); err != nil {
			return c.wrong(n, "%s: %s", key.Value, reason(f, "", err))
		}
		return nil
	}
	for _, v := range values {
		if pathFlags[f.Name] && v != "" && !filepath.IsAbs(v) {
			v = filepath.Join(filepath.Dir(c.path), v)
		}
		if err := c.flags.Set(f.Name, v); err != nil {
			return c.wrong(n, "%s: %s", key.Value, reason(f, v, err))
		}
	}
	return nil
}

// pathFlags are relative to the file that sets them.
var pathFlags = map[string]bool{"ca": true, "cache-dir": true, "merge": true, "baseline": true}

// reason says what a value should be; what pflag says names its own parts.
func reason(f *pflag.Flag, value string, err error) string {
	switch f.Value.Type() {
	case "bool":
		return fmt.Sprintf("expected true or false, not %q", value)
	case "int", "float64":
		return fmt.Sprintf("expected a number, not %q", value)
	case "duration":
		return fmt.Sprintf("expected a time such as 500ms, 10s or 2m, not %q", value)
	}
	if _, after, ok := strings.Cut(err.Error(), `" flag: `); ok {
		return after
	}
	return err.Error()
}

// values are what a flag is set to, one after the other.
func (c *config) values(key, n *yaml.Node) ([]string, error) {
	switch n.Kind {
	case yaml.ScalarNode:
		if n.Tag == "!!null" {
			return nil, c.wrong(key, "%s has no value", key.Value)
		}
		return []string{n.Value}, nil
	case yaml.SequenceNode:
		var all []string
		for _, item := range n.Content {
			if item = resolveAlias(item); item.Kind != yaml.ScalarNode {
				return nil, c.wrong(item, "%s: expected a list of words or numbers", key.Value)
			}
			all = append(all, item.Value)
		}
		return all, nil
	case yaml.MappingNode:
		var all []string
		err := c.mapping(n, "", func(k, v *yaml.Node) error {
			if v.Kind != yaml.ScalarNode {
				return c.wrong(v, "%s: expected a word or a number", k.Value)
			}
			all = append(all, k.Value+"="+v.Value)
			return nil
		})
		return all, err
	case yaml.DocumentNode, yaml.AliasNode: // resolved before
	}
	return nil, c.wrong(n, "%s: expected a word, a number or a list", key.Value)
}

func (c *config) names() []string {
	names := append(slices.Clone(sections), "services", "overrides")
	for name := range c.known {
		names = append(names, name)
	}
	return names
}

func (c *config) unknown(key *yaml.Node, names []string) error {
	slices.Sort(names)
	if near := nearest(key.Value, names); near != "" {
		return c.wrong(key, "unknown key %q; did you mean %q?", key.Value, near)
	}
	return c.wrong(key, "unknown key %q", key.Value)
}

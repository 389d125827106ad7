package cli

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/citecheck/citecheck/cite/check"
)

const schemaAddress = "https://raw.githubusercontent.com/citecheck/citecheck/main/cmd/internal/cli/schema.json"

// config is a configuration for the site, with comments.
func (s site) config() string {
	var b strings.Builder
	b.WriteString("# yaml-language-server: $schema=" + schemaAddress + "\n")
	b.WriteString("# citecheck: references, citations and links. Every flag of 'citecheck check --help' is a\n# key here; 'citecheck check --print-config' says what is in force.\n")
	if s.made != "" {
		b.WriteString("# Made for " + s.made + ".\n")
	}
	b.WriteString("\nfail-on: error # or warning, info, never\n")
	b.WriteString("preset: " + cmp.Or(s.preset, check.DefaultPreset) + " # or " + otherPresets(s.preset) + "\n")
	if len(s.exclude) > 0 {
		b.WriteString("\n# What is made from the sources is not checked.\nexclude:\n")
		for _, glob := range s.exclude {
			b.WriteString("  - \"" + glob + "\"\n")
		}
	}
	b.WriteString(`
links:
  # Addresses that are not to be asked, as regular expressions.
  skip-url: []
  # Networks that may be asked although they are private, such as 10.1.0.0/16.
  allow-net: []

rules:
  # Ids, names or families (CC2xx); 'citecheck rules' lists them all.
  enable: []
  disable: []
  severity: {} # such as {listed-not-cited: warning}

# Other rules for some documents; later ones win.
# overrides:
#   - paths: ["drafts/**"]
#     preset: minimal
`)
	return b.String()
}

func otherPresets(but string) string {
	var names []string
	for _, p := range check.Presets {
		if p.Name != but {
			names = append(names, p.Name)
		}
	}
	return strings.Join(names, ", ")
}

// workflow is a workflow of GitHub that checks what a pull request changes.
func (s site) workflow() string {
	return `name: citecheck
on:
  pull_request:
permissions:
  contents: read
jobs:
  citecheck:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0 # so that the action sees what changed
      - uses: citecheck/citecheck@main # better: a tag
        with:
          paths: ` + s.pathLines() + `
          only-changed: origin/${{ github.base_ref }}
`
}

// pathLines are the folders of the documents, one a line.
func (s site) pathLines() string {
	if len(s.paths) == 1 {
		return s.paths[0]
	}
	return "|\n            " + strings.Join(s.paths, "\n            ")
}

// configSchema is the JSON Schema (2020-12) of the configuration, made of the
// flags of all commands, so that editors complete and check it.
func configSchema(root *cobra.Command) []byte {
	flags := make(map[string]any)
	for _, cmd := range root.Commands() {
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			if flags[f.Name] == nil && !notConfigured[f.Name] {
				flags[f.Name] = flagSchema(f)
			}
		})
	}
	properties := make(map[string]any)
	for name, s := range flags {
		properties[name] = s
	}
	for _, section := range sections {
		same := make(map[string]any)
		for name := range flags {
			if !slices.Contains(sections, name) {
				same[name] = map[string]any{"$ref": "#/properties/" + name}
			}
		}
		own := map[string]any{"type": []string{"object", "null"}, "properties": same, "additionalProperties": false, "description": "flags, grouped for the reader"}
		if flags[section] != nil {
			own = map[string]any{"anyOf": []any{flags[section], own}}
		}
		properties[section] = own
	}
	properties["services"] = servicesSchema()
	properties["overrides"] = overridesSchema()
	out, err := json.MarshalIndent(map[string]any{
		"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": schemaAddress, "title": "Configuration of citecheck (.citecheck.yml)",
		"type": []string{"object", "null"}, "properties": properties, "additionalProperties": false,
	}, "", "  ")
	if err != nil {
		panic(err) // maps and strings can be encoded
	}
	return append(out, '\n')
}

func flagSchema(f *pflag.Flag) map[string]any {
	s := map[string]any{"description": strings.ReplaceAll(f.Usage, "`", "")}
	word := map[string]any{"type": []string{"string", "number", "boolean"}}
	switch kind := f.Value.Type(); {
	case kind == "bool":
		s["type"] = "boolean"
	case kind == "int" || kind == "uint":
		s["type"] = "integer"
	case strings.HasSuffix(kind, "Slice") || strings.HasSuffix(kind, "Array") || kind == "strings":
		s["anyOf"] = []any{word, map[string]any{"type": "array", "items": word}, map[string]any{"type": "object", "additionalProperties": word}}
	default:
		s["type"] = word["type"]
	}
	if f.Name == "preset" {
		var names []string
		for _, p := range check.Presets {
			names = append(names, p.Name)
		}
		delete(s, "type")
		s["enum"] = names
	}
	return s
}

func servicesSchema() map[string]any {
	var s services
	var names []string
	for name := range s.fields() {
		names = append(names, name)
	}
	slices.Sort(names)
	address := map[string]any{"type": []string{"string", "boolean"}, "description": "an address, or off"}
	one := map[string]any{"anyOf": []any{address, map[string]any{
		"type": "object", "additionalProperties": false,
		"properties": map[string]any{"url": address, "mailto": map[string]any{"type": "string"}, "availability": address, "timegates": map[string]any{"type": "array", "items": map[string]any{"type": "string"}}},
	}}}
	properties := make(map[string]any)
	for _, name := range names {
		properties[name] = one
	}
	return map[string]any{"type": "object", "properties": properties, "additionalProperties": false, "description": "where services are; each can be a mirror, or off"}
}

func overridesSchema() map[string]any {
	words := map[string]any{"type": "array", "items": map[string]any{"type": "string"}}
	return map[string]any{
		"type": "array", "description": "other rules for some documents; later ones win",
		"items": map[string]any{
			"type": "object", "additionalProperties": false, "required": []string{"paths"},
			"properties": map[string]any{
				"paths": words, "preset": map[string]any{"type": "string"}, "enable": words, "disable": words,
				"severity": map[string]any{"anyOf": []any{words, map[string]any{"type": "object", "additionalProperties": map[string]any{"enum": []string{"error", "warning", "info"}}}}},
			},
		},
	}
}

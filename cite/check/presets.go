package check

import (
	"fmt"
	"slices"

	"github.com/citecheck/citecheck/cite"
)

// A Preset is a choice of rules for one kind of work.
type Preset struct {
	Name, Doc string
	Least     cite.Severity // rules below it are off
	All       bool          // rules that are off by default are on
	Enable    []string      // ids, names or families
	Disable   []string      // wins over Enable
	Severity  map[string]cite.Severity
}

// DefaultPreset is the name of the preset that leaves all as the rules say.
const DefaultPreset = "default"

// Presets are all there are, the default first.
var Presets = []Preset{
	{Name: DefaultPreset, Doc: "what a careful editor would flag in any article"},
	{
		Name: "minimal", Doc: "errors alone: what is plainly broken for readers",
		Least: cite.Error,
	},
	{
		Name: "strict", Doc: "every rule, those that are matters of house style included",
		All:      true,
		Disable:  []string{"unicode-in-bibtex8"}, // for files that must stay ASCII
		Severity: map[string]cite.Severity{"listed-not-cited": cite.Warning, "low-confidence-parse": cite.Warning},
	},
	{
		Name: "bibtex", Doc: "databases for classic BibTeX: no field, type or letter that it lacks",
		Enable:  []string{"biblatex-only-in-bibtex", "title-caps-unprotected", "unicode-in-bibtex8", "unknown-field", "key-deviates", "journal-abbreviation-mixed", "inconsistent-field-set"},
		Disable: []string{"langid-unknown"},
	},
	{
		Name: "journalism", Doc: "news and magazines: placeholders, credits, quotations and links; no bibliographic detail",
		Enable:  []string{"quote-without-source", "generic-link-text", "link-insecure"},
		Disable: []string{"listed-not-cited", "missing-recommended", "name-all-caps", "low-confidence-parse", "unparsed-entry", "title-too-short"},
	},
	{
		Name: "wikipedia", Doc: "drafts for Wikipedia: sources for all, archived copies, days of access",
		Enable:  []string{"link-unarchived", "urldate-missing", "link-insecure", "quote-without-source"},
		Disable: []string{"listed-not-cited", "name-all-caps"},
	},
	{
		Name: "thesis", Doc: "theses and books: one style throughout, everything listed cited",
		Enable: []string{
			"list-not-sorted", "mixed-citation-styles", "name-particle", "name-initials-only-mixed", "name-transliteration", "journal-abbreviation-mixed",
			"inconsistent-field-set", "title-caps-unprotected", "original-date-lost", "urldate-missing", "pages-implausible",
		},
		Severity: map[string]cite.Severity{"listed-not-cited": cite.Warning, "mixed-citation-styles": cite.Warning, "list-not-sorted": cite.Warning},
	},
}

// FindPreset returns the preset of a name.
func FindPreset(name string) (*Preset, error) {
	if i := slices.IndexFunc(Presets, func(p Preset) bool { return p.Name == name }); i >= 0 {
		return &Presets[i], nil
	}
	return nil, fmt.Errorf("unknown preset %q: use %s", name, PresetNames())
}

// PresetNames lists the presets for people.
func PresetNames() string {
	names := ""
	for i, p := range Presets {
		switch {
		case i == len(Presets)-1:
			names += " or "
		case i > 0:
			names += ", "
		}
		names += p.Name
	}
	return names
}

// Runs reports whether the preset runs a rule.
func (p *Preset) Runs(r *Rule) bool {
	on := (p.All || !r.Off) && r.Severity >= p.Least
	return (on || r.isOne(p.Enable)) && !r.isOne(p.Disable)
}

// isOne reports whether a rule is among those that ids, names or families
// stand for.
func (r *Rule) isOne(names []string) bool {
	return slices.ContainsFunc(names, func(n string) bool { return slices.Contains(Find(n), r) })
}

package cli

import (
	"slices"

	"github.com/citecheck/citecheck/cite/bibtex/layout"
	"github.com/citecheck/citecheck/cite/check"
	"github.com/citecheck/citecheck/cite/source"
	"github.com/citecheck/citecheck/report"
)

// ruleWords are names, ids and families of rules, each told by a title.
func ruleWords() []string {
	var names, ids, families []string
	for _, r := range check.All {
		info := r.Info()
		names = append(names, info.Name+"\t"+info.Title)
		ids = append(ids, info.ID+"\t"+info.Title)
		if family := info.Family(); len(families) == 0 || families[len(families)-1] != family {
			families = append(families, family)
		}
	}
	return slices.Concat(names, ids, families)
}

func presetWords() []string {
	all := make([]string, len(check.Presets))
	for i, p := range check.Presets {
		all[i] = p.Name + "\t" + p.Doc
	}
	return all
}

func reportWords() []string {
	all := make([]string, len(report.All))
	for i, f := range report.All {
		all[i] = f.Name
	}
	return all
}

// extensionWords are globs for the extensions that are known.
func extensionWords() []string {
	var all []string
	for _, f := range source.All {
		for _, extension := range f.Extensions {
			all = append(all, "*"+extension)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func duplicateWords() []string {
	all := []string{"all"}
	for _, r := range layout.Rules {
		all = append(all, string(r))
	}
	return all
}

package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
)

var titleDoubleBraced = &Rule{
	ID:       "CC519",
	Name:     "title-double-braced",
	Severity: cite.Info,
	Since:    "0.1.0",
	Off:      true,
	Doc: Doc{
		Title: "A whole title in double braces",
		Why:   "Braces keep the case of what is inside, so {{The Soviets}} stays as it is in every style, also where all other titles change. Protect the names and acronyms alone.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {{The Councils of Petrograd}},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {{Petrograd} and its {Councils}},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {{NATO}},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for r, f := range p.FieldsNamed(titleFields...) {
			if bibtex.Enclosed(f.TeX) && len(strings.Fields(f.Text)) > 1 {
				open, shut := strings.IndexByte(f.TeX, '{'), strings.LastIndexByte(f.TeX, '}')
				p.Report(cite.Finding{
					Ref: r.Ref, Span: r.Within(f, 0, len(f.TeX)), Message: "the whole title is in double braces, so no style can change its case",
					Fixes: unsafe(r.edited(f, "leave the inner braces out", texEdit{open, open + 1, ""}, texEdit{shut, shut + 1, ""})),
				})
			}
		}
	},
}

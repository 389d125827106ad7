package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var publisherNoise = &Rule{
	ID:       "CC529",
	Name:     "publisher-noise",
	Severity: cite.Info,
	Since:    "0.1.0",
	Off:      true,
	Doc: Doc{
		Title: "The legal form of a publisher",
		Why:   "Manuals of style leave out Inc., Ltd. and GmbH: they say nothing about the publisher, and make one appear under several names.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  publisher = {Verso Books Ltd.},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  publisher = {John Wiley \\& Sons, Inc.},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  publisher = {Walter de Gruyter GmbH},\n  year = {1991}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  publisher = {Little, Brown and Co},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  publisher = {Incunabula},\n  year = {1991}\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for r, f := range p.FieldsNamed("publisher") {
			loc := legalForms.FindStringIndex(f.TeX)
			if loc == nil || loc[0] == 0 {
				continue
			}
			p.Report(cite.Finding{
				Ref: r.Ref, Span: r.Within(f, loc[0], loc[1]),
				Message: "\"" + strings.Trim(shown(f.TeX[loc[0]:loc[1]]), " ,") + "\" is the legal form of the publisher, which styles leave out",
				Fixes:   unsafe(r.edited(f, "leave it out", texEdit{loc[0], loc[1], ""})),
			})
		}
	},
}

var legalForms = pattern.New(`,?\s+(?:Inc|Ltd|LLC|GmbH(?: \\?& Co\.? KG)?|Pty\.? Ltd|PLC|plc|B\.?V|S\.A|S\.L|S\.r\.l|AG|KG|OOO|ООО|ЗАО)\.?$`)

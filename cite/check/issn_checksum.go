package check

import (
	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/ident"
)

var issnChecksum = &Rule{
	ID:       "CC422",
	Name:     "issn-mistyped",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "An ISSN with a wrong check digit",
		Why:   "The last digit is worked out from the others, so one of them is mistyped. Under this number there is no journal, or another one.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Wood, Ellen. \"The Origin of Capitalism.\" *Past & Present* 12 (1999): 3-20. ISSN 0031-2747.\n- Lewin, Moshe. \"Soviets.\" *Slavic Review* 3 (1985): 5-9.\n"},
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  journal = {History},\n  year = 1991,\n  issn = {0018-2649}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Wood, Ellen. \"The Origin of Capitalism.\" *Past & Present* 12 (1999): 3-20. ISSN 0031-2746.\n- Lewin, Moshe. \"Soviets.\" *Slavic Review* 3 (1985): 5-9. eISSN: 2325-7784.\n"},
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  journal = {History},\n  year = 1991,\n  issn = {0018-2648, 1468229x}\n}\n"},
		},
	},
	Run: func(p *Pass) {
		p.writtenISSNs()
		for r, f := range p.FieldsNamed(issnFields...) {
			if _, isDOI := ident.ParseDOI(f.Text); isDOI {
				continue
			}
			for _, n := range bookNumbers(f.TeX) {
				if _, ok := ident.ParseISSN(n.digits); !ok && len(n.digits) == 8 {
					p.reportID(r, f, n.from, n.to, nil, "ISSN \""+n.written+"\" has a digit mistyped: after the others the last would be "+checkISSN(n.digits))
					break
				}
			}
		}
	},
}

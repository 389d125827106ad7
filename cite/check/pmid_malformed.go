package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/ident"
	"github.com/citecheck/citecheck/cite/pattern"
)

var pmidMalformed = &Rule{
	ID:       "CC441",
	Name:     "pmid-pmcid-malformed",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A number of PubMed or PubMed Central that cannot be one",
		Why:   "A PMID has up to eight digits and nothing else; a PMCID begins with PMC. Styles and programs make a link of the value as it stands.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Roe, Jim. \"Pills.\" *Lancet* 3 (2001): 1-2. PMID: 1234567890.\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999.\n"},
			{Format: "bibtex", Source: "@article{moore2009,\n  author = {Moore, Ann},\n  title = {Councils},\n  journal = {History},\n  year = 2009,\n  pmid = {PMID: 19304878}\n}\n"},
			{Format: "bibtex", Source: "@article{moore2009,\n  author = {Moore, Ann},\n  title = {Councils},\n  journal = {History},\n  year = 2009,\n  pmid = {327574500002}\n}\n"},
			{Format: "bibtex", Source: "@article{moore2009,\n  author = {Moore, Ann},\n  title = {Councils},\n  journal = {History},\n  year = 2009,\n  pmcid = 2682512\n}\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Roe, Jim. \"Pills.\" *Lancet* 3 (2001): 1-2. PMID: 11130070; PMCID: PMC1234567.\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999.\n"},
			{Format: "bibtex", Source: "@article{moore2009,\n  author = {Moore, Ann},\n  title = {Councils},\n  journal = {History},\n  year = 2009,\n  pmid = {19304878},\n  pmcid = {PMC2682512}\n}\n"},
		},
	},
	Run: func(p *Pass) {
		p.writtenPMIDs()
		for r, f := range p.FieldsNamed("pmid", "pmcid", "pmc", "eprint") {
			switch {
			case f.Text == "":
			case f.Name == "pmid" || f.Name == "eprint" && r.onPubMed():
				p.pmid(r, f)
			case f.Name != "eprint":
				p.pmcid(r, f)
			}
		}
	},
}

func (r *Record) onPubMed() bool {
	f := r.Field("eprinttype", "archiveprefix")
	return f != nil && (strings.EqualFold(f.Text, "pubmed") || strings.EqualFold(f.Text, "pmid"))
}

func (p *Pass) pmid(r *Record, f *BibField) {
	id, ok := ident.ParsePMID(f.Text)
	pmc, isPMC := ident.ParsePMCID(f.Text)
	switch {
	case ok && id == f.Text:
	case ok:
		p.reportID(r, f, 0, len(f.TeX), r.rewrote(f, id), "\""+excerpt(f.Text)+"\" has more in it than the PMID, "+id)
	case isPMC:
		p.reportID(r, f, 0, len(f.TeX), r.movedTo(f, "pmcid", pmc), "the field "+f.Name+" holds the PMCID "+pmc)
	default:
		p.reportID(r, f, 0, len(f.TeX), nil, "\""+excerpt(f.Text)+"\" is not a PMID, which has up to eight digits")
	}
}

// pmcDigits matches a PMCID that lost its letters, or has a space behind them.
var pmcDigits = pattern.New(`^(?:PMC)?[\s:]*(\d{2,8})(?:\.\d)?$`)

func (p *Pass) pmcid(r *Record, f *BibField) {
	id, ok := ident.ParsePMCID(f.Text)
	m := pmcDigits.FindStringSubmatch(f.Text)
	switch {
	case ok && id == f.Text:
	case m != nil && !ok:
		p.reportID(r, f, 0, len(f.TeX), r.rewrote(f, "PMC"+m[1]), "\""+f.Text+"\" lacks the letters of a PMCID: PMC"+m[1])
	case ok:
		p.reportID(r, f, 0, len(f.TeX), r.rewrote(f, id), "\""+excerpt(f.Text)+"\" is not in the form of a PMCID: "+id)
	default:
		p.reportID(r, f, 0, len(f.TeX), nil, "\""+excerpt(f.Text)+"\" is not a PMCID, which is PMC and digits")
	}
}

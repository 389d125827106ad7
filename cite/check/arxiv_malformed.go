package check

import (
	"strconv"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/ident"
	"github.com/citecheck/citecheck/cite/pattern"
)

var arXivMalformed = &Rule{
	ID:       "CC431",
	Name:     "arxiv-malformed",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A number of arXiv that cannot be one",
		Why: "Numbers of arXiv have a year, a month and a count, 2401.01234, or before April 2007 an archive, hep-th/9901001. " +
			"Of anything else styles make a link that leads nowhere.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Doe, Jane. \"Things.\" arXiv:2513.00001, 2025.\n- Poe, Ann. \"Ravens.\" *Birds* 12 (2001): 3-4.\n"},
			{Format: "bibtex", Source: "@misc{moore2025,\n  author = {Moore, Ann},\n  title = {Councils},\n  year = 2025,\n  eprint = {2513.00001},\n  archiveprefix = {arXiv}\n}\n"},
			{Format: "bibtex", Source: "@online{moore2020,\n  author = {Moore, Ann},\n  title = {Councils},\n  date = {2020},\n  eprint = {https://arxiv.org/abs/2001.01234},\n  eprinttype = {arxiv}\n}\n"},
			{Format: "bibtex", Source: "@misc{moore1999,\n  author = {Moore, Ann},\n  title = {Councils},\n  year = 1999,\n  eprint = {9901001},\n  archiveprefix = {arXiv},\n  primaryclass = {hep-th}\n}\n"},
			{Format: "bibtex", Source: "@article{moore2020,\n  author = {Moore, Ann},\n  title = {Councils},\n  journal = {arXiv preprint arXiv:2001.123},\n  year = 2020\n}\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Doe, Jane. \"Things.\" arXiv:2512.00001v2, 2025.\n- Poe, Ann. \"Ravens.\" arXiv:hep-th/9901001, arXiv 0704.0001.\n"},
			{Format: "bibtex", Source: "@online{moore2020,\n  author = {Moore, Ann},\n  title = {Councils},\n  date = {2020},\n  eprint = {2001.01234v2},\n  eprinttype = {arxiv}\n}\n@misc{moore1999,\n  author = {Moore, Ann},\n  title = {Councils},\n  year = 1999,\n  eprint = {math.GT/9901001},\n  archiveprefix = {arXiv}\n}\n"},
			{Format: "bibtex", Source: "@article{moore2020,\n  author = {Moore, Ann},\n  title = {Councils},\n  journal = {arXiv preprint arXiv:2001.01234},\n  year = 2020,\n  eprint = {https://www.history.org/doi/pdf/10.1080/14786445}\n}\n"},
		},
	},
	Run: func(p *Pass) {
		p.writtenArXiv()
		for r, f := range p.FieldsNamed("eprint", "arxivid", "arxiv", "journal", "journaltitle", "howpublished", "note") {
			switch f.Name {
			case "eprint", "arxivid", "arxiv":
				if f.Name != "eprint" || r.onArXiv() {
					p.arXivField(r, f)
				}
			default:
				p.arXivWords(r, f)
			}
		}
	},
}

// onArXiv reports whether the eprint of a record says that it is one of arXiv.
func (r *Record) onArXiv() bool {
	f := r.Field("eprinttype", "archiveprefix")
	return f != nil && strings.EqualFold(f.Text, "arxiv")
}

// arXivField reports a field that does not hold the number of arXiv alone.
func (p *Pass) arXivField(r *Record, f *BibField) {
	id, ok := ident.ParseArXiv(f.Text)
	if s := r.archived(f.Text); !ok && s != "" {
		p.reportID(r, f, 0, len(f.TeX), r.rewrote(f, s), "\""+f.Text+"\" lacks the archive before it: "+s)
		return
	}
	switch fault := arXivFault(id); {
	case f.Text == "":
	case !ok && f.Name != "eprint" && strings.Contains(f.Text, "10."):
		// programs put DOIs of other preprints here
	case !ok || fault != "":
		if fault == "" {
			fault = "which is like 2401.01234 or hep-th/9901001"
		}
		p.reportID(r, f, 0, len(f.TeX), nil, "\""+excerpt(f.Text)+"\" is not a number of arXiv, "+fault)
	case f.Name == "eprint" && id != f.Text:
		p.reportID(r, f, 0, len(f.TeX), r.rewrote(f, id), "eprint \""+excerpt(f.Text)+"\" has more in it than the number of arXiv, "+id)
	}
}

// archived returns the number before April 2007 with its archive, which
// primaryclass tells or a missing slash hid, or "".
func (r *Record) archived(s string) string {
	archive := ""
	if f := r.Field("primaryclass", "eprintclass"); f != nil {
		archive = strings.TrimSpace(f.Text)
	}
	if m := inBrackets.FindStringSubmatch(s); m != nil {
		s, archive = m[1], m[2]
	}
	if m := bareOld.FindStringSubmatch(s); m != nil {
		if m[1] != "" {
			archive = strings.TrimRight(m[1], ":")
		}
		if id := archive + "/" + m[2]; ident.ValidArXiv(id) {
			return id
		}
	}
	return ""
}

var (
	bareOld    = pattern.New(`^([a-z]+(?:-[a-z]+)?(?:\.[A-Z]{2})?:?)?(\d{7}(?:v\d+)?)$`)
	inBrackets = pattern.New(`^(\d{7}(?:v\d+)?)\s*\[(?:arXiv:)?([a-z.A-Z-]+)\]$`)

	newForm = pattern.New(`^(\d\d)(\d\d)\.(\d+)`)
)

// arXivFault says what is wrong with a number of arXiv in the form since 2007,
// which had four digits behind the point until the end of 2014 and has five since.
func arXivFault(id string) string {
	m := newForm.FindStringSubmatch(id)
	if m == nil {
		return ""
	}
	month, _ := strconv.Atoi(m[1] + m[2])
	switch {
	case month < 704:
		return "which had other numbers before April 2007"
	case month < 1501 && len(m[3]) != 4:
		return "which had four digits behind the point until 2014"
	case month >= 1501 && len(m[3]) != 5:
		return "which has five digits behind the point since 2015"
	}
	return ""
}

// arXivNamed matches a number with the name of arXiv before it.
var arXivNamed = pattern.New(`(?i)\barxiv[:.\s]\s*(\d[\d.]*\d(?:v\d+)?)`)

// arXivWords reports a number of arXiv in running text that cannot be one.
func (p *Pass) arXivWords(r *Record, f *BibField) {
	loc := arXivNamed.FindStringSubmatchIndex(f.TeX)
	if loc == nil {
		return
	}
	id := f.TeX[loc[2]:loc[3]]
	fault := arXivFault(id)
	if !strings.Contains(id, ".") || ident.ValidArXiv(id) && fault == "" {
		return
	}
	if fault == "" {
		fault = "which is like 2401.01234"
	}
	p.reportID(r, f, loc[2], loc[3], nil, "\""+excerpt(id)+"\" is not a number of arXiv, "+fault)
}

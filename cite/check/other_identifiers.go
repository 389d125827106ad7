package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var otherIdentifiers = &Rule{
	ID:       "CC443",
	Name:     "handle-ark-urn-malformed",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A handle, ARK, URN or number of a library or archive that has not its form",
		Why:   "Links are made of these values as they stand, and a number that was cut off or has its label twice leads nowhere.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  publisher = {Verso},\n  year = 1991,\n  hdl = {2027/}\n}\n"},
			{Format: "bibtex", Source: "@article{moore2012,\n  author = {Moore, Ann},\n  title = {Councils},\n  journal = {Stars},\n  year = 2012,\n  bibcode = {2012PhRvB..85d53}\n}\n"},
			{Format: "bibtex", Source: "@online{moore2012,\n  author = {Moore, Ann},\n  title = {Councils},\n  date = {2012},\n  eprint = {moore12},\n  eprinttype = {jstor}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  publisher = {Verso},\n  year = 1991,\n  hdl = {2027/mdp.39015012345678},\n  oclc = {ocm12345678},\n  urn = {urn:nbn:de:101:1-201201013},\n  ark = {ark:/12148/bpt6k107371t}\n}\n"},
			{Format: "bibtex", Source: "@online{moore2012,\n  author = {Moore, Ann},\n  title = {Councils},\n  date = {2012},\n  eprint = {10.2307/2707213},\n  eprinttype = {jstor},\n  bibcode = {2012PhRvB..85d5323J},\n  hal_id = {tel-01234567v2}\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for r := range p.Records() {
			for i := range r.Fields {
				f := &r.Fields[i]
				form, ok := idForms[r.idKind(f)]
				if !ok || f.Text == "" || form.match.MatchString(strings.TrimRight(f.Text, "/ ")) {
					continue
				}
				p.reportID(r, f, 0, len(f.TeX), nil, "\""+excerpt(f.Text)+"\" is not "+form.what)
			}
		}
	},
}

// idKind names the kind of identifier that a field holds: the field's name, or
// for an eprint the name of the archive.
func (r *Record) idKind(f *BibField) string {
	if f.Name != "eprint" {
		return f.Name
	}
	if kind := r.Field("eprinttype", "archiveprefix"); kind != nil {
		return strings.ToLower(kind.Text)
	}
	return ""
}

// An idForm is what identifiers of a kind look like.
type idForm struct {
	what  string
	match *pattern.Regexp
}

var (
	handleForm = idForm{"a handle, which is like 2027/mdp.39015012345678", pattern.New(`(?i)^(?:hdl:|(?:https?://)?hdl\.handle\.net/)?\d+(?:\.[\w-]+)*/\S+$`)}
	urnForm    = idForm{"a URN, which is like urn:nbn:de:101:1-201201013", pattern.New(`(?i)^(?:https?://[\w.-]+/)?urn:[a-z0-9][a-z0-9-]{0,31}:\S+$`)}
	halForm    = idForm{"a number of HAL, which is like hal-01234567", pattern.New(`(?i)^(?:https?://[\w.-]+/)?[a-z]+(?:[-_][a-z]+)*[-_]\d{6,}(?:v\d+)?$`)}
	jstorForm  = idForm{"a number of JSTOR, which has digits: 2707213", pattern.New(`(?i)^(?:https?://(?:www\.)?jstor\.org/stable/|10\.\d{4,}/)?(?:\d{4,}|[a-z]+\d{4,}|[a-z]+\.[a-z0-9._-]+)$`)}
	mrForm     = idForm{"a number of Mathematical Reviews, which has up to seven digits", pattern.New(`^(?:MR)?\s*\d{1,7}(?:\s*\(.*\)?|\s*#.*)?$`)}
	zblForm    = idForm{"a number of zbMATH, which is like 0123.45678", pattern.New(`^(?:Zbl|JFM|zbMATH)?[\s:]*(?:\d{4}\.\d{5}|\d{2}\.\d{4}\.\d{2}|\d{7,9})$`)}
	codeForm   = idForm{"a bibcode, which has 19 characters and begins with the year", pattern.New(`^\d{4}[A-Za-z.&]{5}[\w.]{4}[\w.][\d.]{4}[A-Za-z.:]$`)}
	oclcForm   = idForm{"a number of OCLC, which has digits", pattern.New(`(?i)^(?:\(OCoLC\)|oclc|ocm|ocn|on)?[\s:]*\d{1,14}$`)}
	arkForm    = idForm{"an ARK, which is like ark:/12148/bpt6k107371t", pattern.New(`(?i)^(?:https?://[\w./-]+/)?ark:/?[0-9bcdfghjkmnpqrstvwxz]{5,}/\S+$`)}
)

var idForms = map[string]idForm{
	"hdl": handleForm, "handle": handleForm, "urn": urnForm, "urn:nbn": urnForm, "nbn": urnForm, "ark": arkForm,
	"hal": halForm, "hal_id": halForm, "halid": halForm, "jstor": jstorForm, "mrnumber": mrForm, "mr": mrForm,
	"zblnumber": zblForm, "zbl": zblForm, "zmnumber": zblForm, "bibcode": codeForm, "oclc": oclcForm,
}

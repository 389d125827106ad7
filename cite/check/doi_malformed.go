package check

import (
	"html"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/ident"
	"github.com/citecheck/citecheck/cite/pattern"
)

var doiMalformed = &Rule{
	ID:       "CC401",
	Name:     "doi-malformed",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "Something in the place of a DOI that is none, or more than one",
		Why:   "Styles make a link of what stands there: https://doi.org/ and the value. With a label, a full stop or an entity of HTML in it the link leads nowhere.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Roe, Jim. \"Pills.\" *Lancet* 3 (2001): 1-2. doi: 1016/S0140-6736(01)00001-2.\n- Poe, Ann. \"Ravens.\" *Birds* 12 (2001): 3-4. DOI 0.1016/j.birds.2001.01.001.\n"},
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  journal = {History},\n  year = 1991,\n  doi = {doi:10.1017/S0018246X00014035}\n}\n"},
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  journal = {History},\n  year = 1991,\n  doi = {10.1017/S0018246X00014035.}\n}\n"},
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  journal = {History},\n  year = 1991,\n  doi = {10.1002/(SICI)1097-0258(19980815)17:15&lt;1661::AID-SIM968&gt;3.0.CO;2-2}\n}\n"},
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  journal = {History},\n  year = 1991,\n  doi = {https://www.history.org/moore.pdf}\n}\n"},
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  journal = {History},\n  year = 1991,\n  doi = {10.1017/ S0018246X00014035}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Roe, Jim. \"Pills.\" *Lancet* 3 (2001): 1-2. doi: 10.1016/S0140-6736(01)00001-2.\n- Poe, Ann. \"What Is a DOI 2001.\" *Birds* 12 (2001): 3-4. doi:10/abc, https://doi.org/10.1000/182.\n"},
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  journal = {History},\n  year = 1991,\n  doi = {10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2}\n}\n"},
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  journal = {History},\n  year = 1991,\n  doi = {10.1007/978-3-642-00304-2\\_3}\n}\n@article{moore1992,\n  author = {Moore, Ann},\n  title = {More Councils},\n  journal = {History},\n  year = 1992,\n  doi = {10/bgd35r}\n}\n"},
		},
	},
	Run: func(p *Pass) {
		p.writtenDOIs()
		for r, f := range p.FieldsNamed("doi") {
			if message, fix := doiFault(r, f); message != "" {
				p.reportID(r, f, 0, len(f.TeX), fix, message)
			}
		}
	},
}

var (
	shortDOI = pattern.New(`^10/[a-zA-Z0-9]+$`) // http://shortdoi.org/

	doiLabel = pattern.New(`(?i)^(?:doi|info:doi/|urn:doi:)[\s:.=]*`)

	// doiTail is what the address of an article has behind its DOI.
	doiTail = pattern.New(`(?i)/(?:full|abstract|e?pdf|meta|fulltext|full/html|summary|html|references|issuetoc)/?$|\.pdf$`)
)

// doiFault says what is wrong with the value of a field for DOIs, or "", and
// how to mend it if that is clear. Addresses of the resolver are for CC404.
func doiFault(r *Record, f *BibField) (string, *cite.Fix) {
	s := f.Text
	doi, ok := ident.ParseDOI(s)
	switch {
	case s == "" || shortDOI.MatchString(s) || addressOfDOI(s) != "":
		return "", nil
	case strings.Contains(s, "&") && html.UnescapeString(s) != s:
		return "DOI \"" + excerpt(s) + "\" has an entity of HTML in it", r.rewrote(f, html.UnescapeString(s))
	case !ok:
		return unlikeDOI(r, f, s)
	}
	at := strings.Index(strings.ToLower(s), doi)
	switch label := doiLabel.FindString(s); {
	case at < 0:
		return "\"" + excerpt(s) + "\" is an address with the DOI " + doi + " in it", r.doubtful(f, doi)
	case at > 0 && at == len(label):
		return "DOI \"" + excerpt(s) + "\" begins with \"" + strings.TrimSpace(label) + "\", where styles expect the DOI alone", r.rewrote(f, s[at:])
	case at > 0:
		return "\"" + excerpt(s) + "\" has more in it than the DOI " + excerpt(s[at:at+len(doi)]), r.doubtful(f, s[at:at+len(doi)])
	}
	return behindDOI(r, f, s, s[:len(doi)])
}

// unlikeDOI says what is wrong with a value in which there is no DOI.
func unlikeDOI(r *Record, f *BibField, s string) (string, *cite.Fix) {
	if strings.Contains(s, "://") {
		return "\"" + excerpt(s) + "\" is an address, not a DOI: move it to url", r.movedTo(f, "url", s)
	}
	joined := strings.Join(strings.Fields(s), "")
	if doi, ok := ident.ParseDOI(joined); ok && len(doi) == len(joined) && joined != s {
		return "DOI \"" + excerpt(s) + "\" has a space in it", r.doubtful(f, joined)
	}
	if _, ok := ident.ParseDOI("1" + s); ok && strings.HasPrefix(s, "0.") {
		return "DOI \"" + excerpt(s) + "\" lacks the 1 with which DOIs begin", r.doubtful(f, "1"+s)
	}
	return "\"" + excerpt(s) + "\" is not a DOI, which begins with 10. and four digits or more, and a slash", nil
}

// behindDOI says what is wrong behind the DOI with which a value begins.
func behindDOI(r *Record, f *BibField, s, doi string) (string, *cite.Fix) {
	rest := strings.TrimSpace(s[len(doi):])
	_, another := ident.ParseDOI(rest)
	switch tail := doiTail.FindString(doi); {
	case tail != "" && rest == "":
		return "DOI \"" + excerpt(s) + "\" ends in \"" + tail + "\", which is of an address", r.doubtful(f, strings.TrimSuffix(doi, tail))
	case rest == "" || strings.Trim(rest, "*_-/<>()[]") == "":
		return "", nil // what a DOI may end in
	case another:
		return "\"" + excerpt(s) + "\" is more than one DOI, and styles make one link of them", nil
	case strings.Trim(rest, ".,;:!?'\"’”") == "":
		return "DOI \"" + excerpt(s) + "\" ends in \"" + rest + "\", which is no part of it", r.rewrote(f, doi)
	case s[len(doi)] == ' ' && !strings.Contains(rest, " ") && strings.ContainsAny(rest, "0123456789"):
		return "DOI \"" + excerpt(s) + "\" has a space in it", r.doubtful(f, doi+rest)
	}
	return "\"" + excerpt(s) + "\" has more in it than the DOI " + excerpt(doi), r.doubtful(f, doi)
}

// doubtful is the fix that makes text the whole value, for a person to look at.
func (r *Record) doubtful(f *BibField, text string) *cite.Fix {
	fix := r.rewrote(f, text)
	if fix != nil {
		fix.Unsafe = true
	}
	return fix
}

// doiHost matches the addresses of the resolver, older ones and those that
// lost their scheme included.
var doiHost = pattern.New(`(?i)^(?:https?:/?/?)?(?:dx\.|www\.)?(?:doi\.org|doi\.acm\.org)/+`)

// addressOfDOI returns the DOI of an address of the resolver, or "".
func addressOfDOI(s string) string {
	host := doiHost.FindString(s)
	if host == "" {
		return ""
	}
	doi, ok := ident.ParseDOI("https://doi.org/" + s[len(host):])
	if !ok {
		return ""
	}
	if at := strings.Index(strings.ToLower(s), doi); at > 0 {
		return s[at : at+len(doi)] // with its capitals
	}
	return doi
}

package check

import (
	"strconv"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var orcidMistyped = &Rule{
	ID:       "CC446",
	Name:     "orcid-mistyped",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "An ORCID iD with a wrong check digit",
		Why: "The last digit is worked out from the others (ISO 7064, MOD 11-2), so one of them is mistyped: the page of this " +
			"author does not exist, or is that of somebody else.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "By Josiah Carberry (https://orcid.org/0000-0002-1825-0098).\n"},
			{Format: "html", Source: "<p>By <a href=\"https://orcid.org/0000-0001-5109-3701\">Laurel Haak</a>.</p>\n"},
			{Format: "text", Source: "Josiah Carberry, Brown University (ORCID iD: 0000-0002-1825-0079)\n"},
			{Format: "bibtex", Source: "@book{a, title = {On Soviets}, author = {Doe, Jane}, publisher = {Verso}, year = 1999, orcid = {0000-0002-1825-0087}}\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "By Josiah Carberry (https://orcid.org/0000-0002-1825-0097). Call 0000-0002-1825-0098.\n"},
			{Format: "html", Source: "<p>By <a href=\"https://orcid.org/0000-0002-1694-233X\">Laurel Haak</a>.</p>\n"},
			{Format: "markdown", Source: "A wrong one is `https://orcid.org/0000-0002-1825-0098`.\n"},
		},
	},
	Run: func(p *Pass) {
		for i := range p.Doc.Links {
			if l := &p.Doc.Links[i]; counts(l) && l.Kind == cite.Anchor && strings.Contains(l.URL, "orcid.org/") {
				p.orcid(l.URL, l.Ref, func(int, int) (cite.Span, bool) { return place(l), true })
			}
		}
		for i := range p.Doc.Blocks {
			if b := &p.Doc.Blocks[i]; p.mentions("orcid") && prose(b) {
				p.orcid(b.Text.String(), -1, func(from, to int) (cite.Span, bool) {
					at := b.Text.Span(from, to)
					return at, !spokenOf(p.Doc, at)
				})
			}
		}
		for r, f := range p.FieldsNamed("orcid", "orcidid", "author-orcid") {
			p.orcid("orcid "+f.TeX, r.Ref, func(from, to int) (cite.Span, bool) {
				return r.Within(f, from-len("orcid "), to-len("orcid ")), true
			})
		}
	},
}

var writtenORCID = pattern.New(`(?i)\borcid(?:\.org/|(?:\s+id)?[\s:]{1,3})(\d{4}-\d{4}-\d{4}-\d{3}[\dx])\b`)

// orcid reports the iDs in s whose last digit is not that of the others.
func (p *Pass) orcid(s string, ref int, span func(from, to int) (at cite.Span, meant bool)) {
	for _, m := range writtenORCID.FindAllStringSubmatchIndex(s, -1) {
		id := s[m[2]:m[3]]
		if want := checkORCID(id); want != id[len(id)-1:] && (want != "X" || id[len(id)-1] != 'x') {
			if at, meant := span(m[2], m[3]); meant {
				p.ReportRef(ref, at, "ORCID iD %q has a digit mistyped: after the others the last would be %s", id, want)
			}
		}
	}
}

// checkORCID returns the check digit of an iD by its first fifteen digits:
// https://support.orcid.org/hc/en-us/articles/360006897674
func checkORCID(id string) string {
	total := 0
	for _, c := range id[:len(id)-1] {
		if c != '-' {
			total = (total + int(c-'0')) * 2
		}
	}
	n := (12 - total%11) % 11
	if n == 10 {
		return "X"
	}
	return strconv.Itoa(n)
}

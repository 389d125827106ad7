package check

import (
	"html"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var htmlEntity = &Rule{
	ID:       "CC116",
	Name:     "html-entity-in-text",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "The code of a character in place of the character",
		Why:   "\"Smith &amp; Sons\" was meant to be \"Smith & Sons\": readers see the code, because it was encoded twice or copied from the source of a page.",
		Bad: []cite.Example{
			{Format: "html", Source: "<h2>References</h2><ul><li>Wood, Ellen. <i>Origins &amp;amp; Ends</i>. London: Verso, 1999.</li><li>Lewin, Moshe. <i>Lenin&amp;#8217;s Last Struggle</i>. New York: Pantheon, 1968.</li></ul>\n"},
			{Format: "text", Source: "References\n==========\n\nWood, Ellen. Origins &amp; Ends. London: Verso, 1999.\n\nLewin, Moshe. Lenin&#39;s Last Struggle. New York: Pantheon, 1968.\n"},
		},
		Good: []cite.Example{
			{Format: "html", Source: "<h2>References</h2><ul><li>Wood, Ellen. <i>Origins &amp; Ends</i>. London: Verso, 1999.</li><li>Roe, Jim. <i>R&amp;D; a Study</i>. London: Verso, 2001.</li></ul>\n"},
			{Format: "text", Source: "Write &amp; for the sign.\n\nReferences\n==========\n\nWood, Ellen. R&D; and more. London: Verso, 1999.\n\nLewin, Moshe. Lenin's Last Struggle. New York: Pantheon, 1968.\n"},
		},
	},
	Run: func(p *Pass) {
		for i := range p.Doc.References {
			if t := p.Doc.References[i].Text; strings.IndexByte(t.String(), '&') >= 0 {
				p.entities(i, t)
			}
		}
	},
}

var writtenEntity = pattern.New(`&(?:#\d{2,6}|#[xX][0-9A-Fa-f]{2,5}|[A-Za-z]{2,8}\d{0,2});`)

func (p *Pass) entities(ref int, t cite.Text) {
	s := t.String()
	for _, m := range writtenEntity.FindAllStringIndex(s, -1) {
		code := s[m[0]:m[1]]
		sign := html.UnescapeString(code)
		at := t.Span(m[0], m[1])
		if sign == code || spokenOf(p.Doc, at) || inAddress(p.Doc, at) {
			continue
		}
		f := cite.Finding{Ref: ref, Span: at, Message: "\"" + code + "\" stands in place of \"" + sign + "\""}
		if written := inFormat(p.Doc.Format, sign); written != "" {
			f.Fixes = []cite.Fix{{Message: "write " + sign, Edits: []cite.Edit{{Span: at, New: written}}}}
		}
		p.Report(f)
	}
}

// inFormat spells a character as the source of a format does, or returns "" if
// that is not known.
func inFormat(format, sign string) string {
	switch format {
	case "html", "jats", "tei", "epub", "mediawiki":
		return html.EscapeString(sign)
	case "text":
		return sign
	}
	return ""
}

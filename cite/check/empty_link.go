package check

import (
	"strings"
	"unicode"

	"github.com/citecheck/citecheck/cite"
)

var emptyLinkTarget = &Rule{
	ID:       "CC211",
	Name:     "empty-link-target",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A link without an address",
		Why:   "It looks like a link and leads nowhere, or back to the top of the page.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "The [first report]() came in May.\n"},
			{Format: "html", Source: "<p>The <a href=\"#\">first report</a> came in May.</p>\n"},
			{Format: "html", Source: "<p>The <a>first report</a> came in May.</p>\n"},
			{Format: "html", Source: "<p>The <a href=\"javascript:void(0)\">first report</a> came in May.</p>\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "The [first report](https://example.org/r1) came in [May](#may).\n"},
			{Format: "html", Source: "<p>The report<a id=\"r1\"></a> came <a name=\"may\">in May</a>. <a role=\"button\" href=\"#\">Show more</a> <a href=\"#\" onclick=\"more()\">More</a></p>\n"},
			{Format: "html", Source: "<nav><a href=\"#\">Menu</a></nav><p>The report came in May. <a href=\"#\">↑</a></p>\n"},
			{Format: "html", Source: "<h2>References</h2><ul><li>Knuth, Donald. <i>The TeXbook</i>. Addison-Wesley, 1984. [<a href=\"\">online here</a>]</li></ul>\n"},
		},
	},
	Run: func(p *Pass) {
		p.emptyCommands()
		var claimed []cite.Span
		for i := range p.Doc.Links {
			l := &p.Doc.Links[i]
			if leads(l) || !counts(l) || !followable(p.Doc, l) {
				continue
			}
			if claimed == nil {
				claimed = p.claims()
			}
			if !overlapsAny(claimed, l.Span) {
				p.ReportRef(l.Ref, l.Span, "%s", emptyMessage(l))
			}
		}
	},
}

// claims returns the places that CC201 and CC227 speak of: one fault, one
// finding. The result is never nil.
func (p *Pass) claims() []cite.Span {
	spans := []cite.Span{}
	for _, pr := range p.promises() {
		spans = append(spans, pr.span)
	}
	for _, n := range bareNumbers(p.Doc) {
		spans = append(spans, n.span)
	}
	return spans
}

func overlapsAny(spans []cite.Span, s cite.Span) bool {
	for _, o := range spans {
		if o.Overlaps(s) || s.Contains(o) {
			return true
		}
	}
	return false
}

// followable reports whether a reader takes a link without an address for a
// link to somewhere: it has words, and is no control of a script, no place to
// jump to and no way back to the top.
func followable(doc *cite.Document, l *cite.Link) bool {
	words := folded(l.Label.String())
	if words == "" || l.Kind == cite.Image || isWayBack(words) {
		return false
	}
	t := tag(doc, l)
	if hasAny(t, controls...) || l.URL != "" && hasAny(t, " id=") {
		return false
	}
	if l.Kind == cite.NoTarget && hasAny(t, " id=", " name=", "selflink", "aria-current") {
		return false // a place to jump to, or the page itself in a menu of pages
	}
	return !isScript(strings.TrimSpace(l.URL)) || l.Ref >= 0 || idleScript(l.URL)
}

// controls are what the tags of links have that a script makes buttons of.
var controls = []string{
	"role=\"button\"", "role='button'", "role=button", "onclick", " data-", "aria-expanded", "aria-controls", "aria-haspopup",
	"@click", "ng-click", "btn", "button", "toggle", "dropdown", "share", "print", "tooltip",
	"accesskey", "\"current ", "\"current\"",
}

// isWayBack reports the words of links to the top of the page.
func isWayBack(words string) bool {
	switch words {
	case "top", "back to top", "to top", "go to top", "return to top", "nach oben", "haut de page", "retour en haut",
		"volver arriba", "arriba", "voltar ao topo", "torna su", "наверх", "do góry", "naar boven", "返回顶部", "edit":
		return true
	}
	return false
}

// idleScript reports a script that does nothing: javascript:void(0).
func idleScript(url string) bool {
	code := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == ';' || r == '(' || r == ')' || r == '0' {
			return -1
		}
		return unicode.ToLower(r)
	}, url[strings.IndexByte(url, ':')+1:])
	return code == "" || code == "void" || code == "false" || code == "returnfalse"
}

func emptyMessage(l *cite.Link) string {
	words := excerpt(strings.Join(strings.Fields(l.Label.String()), " "))
	url := strings.TrimSpace(l.URL)
	switch {
	case l.Kind == cite.NoTarget:
		return "the link \"" + words + "\" has no address"
	case url == "":
		return "the address of the link \"" + words + "\" is empty"
	case url == "#":
		return "the link \"" + words + "\" leads back to the top of this page"
	}
	return "the link \"" + words + "\" runs a script and has no address"
}

// emptyCommands reports \url{} in LaTeX, which shows nothing and is no link.
func (p *Pass) emptyCommands() {
	const command = `\url{}`
	if p.Doc.Format != "latex" || len(p.Doc.Parts) == 0 {
		return
	}
	src := string(p.Doc.Parts[0].Source)
	for at := 0; ; at += len(command) {
		i := strings.Index(src[at:], command)
		if i < 0 {
			return
		}
		at += i
		line, _ := lineAround(p.Doc.Parts[0].Source, at)
		s := cite.Span{Start: at, End: at + len(command)}
		if !strings.Contains(strings.ReplaceAll(src[line:at], `\%`, ""), "%") && !spokenOf(p.Doc, s) && !inCode(p.Doc, 0, at) {
			p.ReportRef(p.refAt(s), s, "the address of this \\url is empty")
		}
	}
}

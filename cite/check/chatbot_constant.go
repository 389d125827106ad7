package check

import (
	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var chatbotConstant = &Rule{
	ID:       "CC236",
	Name:     "llm-placeholder-constant",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A constant such as \"INSERT_SOURCE_URL\" that was never replaced",
		Why:   "Chatbots and templates put such a word where they know no address. A link to it leads nowhere.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Hahn, Jeffrey. *Soviet Grassroots*. Princeton: PUP, 1988. INSERT_SOURCE_URL_30\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999.\n"},
			{Format: "html", Source: "<p>See <a href=\"PASTE_ARTICLE_URL_HERE\">the article</a>.</p>\n"},
			{Format: "bibtex", Source: "@online{a,\n  author = {Doe, Jane},\n  title = {On Soviets},\n  url = {URL_HERE},\n  date = {1999},\n}\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "Set `INSERT_SOURCE_URL` to the address, or \"URL_HERE\".\n\n    PASTE_LINK_HERE\n"},
		},
	},
	Run: func(p *Pass) {
		p.fill(constants, "%q was never replaced")
		p.fill(madeUp, "%q says that there is no such work")
		for i := range p.Doc.Links {
			l := &p.Doc.Links[i]
			if m := constants[0].re.FindStringIndex(l.URL); m != nil && counts(l) && l.Kind != cite.Autolink && !p.isEntryLink(l) {
				p.ReportRef(l.Ref, place(l), "the address %q was never replaced", l.URL)
			}
		}
	},
}

var constants = []filler{
	{re: pattern.New(`\b((?:INSERT|PASTE|ADD|ENTER|REPLACE)_(?:[A-Z]+_){0,4}(?:URL|LINK|SOURCE|DOI|TITLE|AUTHOR|DATE|CITATION|REFERENCE|NAME|HERE|ID)(?:_HERE)?(?:_\d+)?|(?:URL|LINK|DOI|SOURCE|CITATION|REFERENCE|TITLE|AUTHOR)_HERE|YOUR_(?:[A-Z]+_)?(?:URL|LINK|SOURCE|NAME|TITLE)(?:_HERE)?)\b`)},
}

// madeUp are the remarks of a chatbot on references that it invented.
var madeUp = []filler{
	{re: pattern.New(`(?i)([(\[](?:this is an? )?(?:hypothetical|fictional|fictitious|made-up|invented|illustrative|placeholder|dummy) (?:reference|citation|source|example|entry)s?(?: for [a-z ]{3,30})?[)\]])`), needs: inventedWords, listed: true},
	{re: pattern.New(`(?i)((?:note: ?)?this is an? (?:hypothetical|fictional|fictitious|made-up|invented|illustrative|placeholder|dummy) (?:reference|citation|source|entry)[^.\n]{0,40})`), needs: inventedWords, listed: true},
}

// isEntryLink reports the link of a record in a database, whose fields are
// looked through by themselves.
func (p *Pass) isEntryLink(l *cite.Link) bool {
	return l.Ref >= 0 && p.Doc.References[l.Ref].Text.Len() == 0
}

var inventedWords = []string{"hypothetical ", "fictional ", "fictitious ", "made-up ", "invented ", "illustrative ", "placeholder ", "dummy "}

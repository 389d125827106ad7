package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var insertInstruction = &Rule{
	ID:       "CC207",
	Name:     "insert-instruction",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "An instruction to insert something, or a blank to fill in",
		Why:   "\"[Insert reference here]\" and \"at ___\" come from a template; the author meant to replace them.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "The vote was unanimous [insert reference here].\n"},
			{Format: "markdown", Source: "The court agreed.[^1]\n\n[^1]: Junger v. Daley, 209 F.3d 481, at ___ (6th Cir. 2000).\n"},
			{Format: "text", Source: "So it was decided [Your source].\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "Press [Insert](https://example.org/insert) or `[insert reference here]`.\n\nName: ______\n\n## References\n\n- OECD. 2001. *Education at a Glance*. Paris: OECD.\n- ______. 2005. *School Factors*. Paris: OECD.\n"},
		},
	},
	Run: func(p *Pass) { p.fill(instructionFillers, "%q was never filled in") },
}

var instructionFillers = []filler{
	{re: pattern.New(`(?i)(\[(?:please )?(?:insert|add|enter|paste|provide|specify|fill in|put|your|include|describe|explain|summari[sz]e|mention|give|write)\b[^\[\]]{1,80}\])(?:[^(\[:]|$)`), allowed: notSource},
	{re: pattern.New(`(?i)(<(?:insert|your|add)\b [^<>]{1,60}>)`)},
	{re: pattern.New(`(\[(?:REFS?|CITE|CITATION|SOURCE|PAGE|YEAR|DATE|NAME|TITLE|AUTHOR|PUBLISHER|XX+)\])(?:[^(\[:]|$)`)},
	{re: pattern.New(`(\[(?:[Yy]our|[Ii]hre?|[Vv]otre|[Tt]u|[Ss]eu|[Вв]аш[аи]?) [^\[\]]{2,60}\])(?:[^(\[:]|$)`), listed: true, allowed: filmOf2016},
	{re: pattern.New(`(?:^|\s)(%[A-Z][A-Z_]{2,20}%)(?:[\s.,;)]|$)`)},
	{re: pattern.New(`(?:^|[\s(])((?:at|pp?\.|vol\.|no\.|on|of|in|S\.|Bd\.|Nr\.) _{2,})`), listed: true, needs: []string{" __"}},
	{re: pattern.New(`\p{L}[,.:]? (_{3,})(?:[\s,.;:)]|$)`), listed: true},
}

// sourceWords are what an instruction in an article about anything else than
// software asks for.
var sourceWords = []string{"source", "reference", "citation", "cite", "link", "url", "doi", "page", "date", "year", "author", "title", "journal", "quote", "name", "note", "here", "isbn", "number", "range", "figure", "image", "caption", "description", "city", "place", "location", "text", "detail", "paragraph", "example", "sentence", "publisher", "volume", "issue", "edition", "editor"}

// notSource reports an instruction that asks for nothing of a reference: a
// button, a field of a form.
func notSource(s string, start, end int) bool {
	return filmOf2016(s, start, end) || !hasAny(strings.ToLower(s[start:end]), sourceWords...)
}

// filmOf2016 reports the title "[Your Name]".
func filmOf2016(s string, start, end int) bool {
	return strings.EqualFold(s[start:end], "[Your Name]") && start > 0 && hasYear(s[end:])
}

// isInstruction reports a bracket that CC207 speaks of.
func isInstruction(bracket string) bool {
	f := instructionFillers[0]
	return f.re.MatchString(bracket) && !f.allowed(bracket, 0, len(bracket))
}

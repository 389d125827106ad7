package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var (
	nociteCommand = pattern.New(`(?m)^[^%\n]*\\nocite\s*\{([^{}]*)\}`)
	nociteFront   = pattern.New(`(?m)^nocite:(?:[ \t]*[|>]?[^\n]*\n?(?:[ \t]+[^\n]*\n?|[ \t]*\n)*)`)
	nociteKey     = pattern.New(`@(\*|[\w][\w:.#$%&+?<>~/-]*)`)
)

// nocited returns the keys that a document puts into its list without citing
// them: \nocite{a,b} in LaTeX and what has LaTeX in it, nocite: "@a, @b" in
// the front matter of Markdown. "*" stands for all.
func nocited(doc *cite.Document) map[string]bool {
	keys := make(map[string]bool)
	for i := range doc.Parts {
		if doc.Format == "bibtex" || strings.HasSuffix(strings.ToLower(doc.Parts[i].Name), ".bib") {
			continue
		}
		source := string(doc.Parts[i].Source)
		if !strings.Contains(source, "nocite") {
			continue
		}
		for _, m := range nociteCommand.FindAllStringSubmatchIndex(source, -1) {
			for key := range strings.SplitSeq(source[m[2]:m[3]], ",") {
				keys[strings.TrimSpace(key)] = true
			}
		}
		if doc.Format == "markdown" {
			front := nociteFront.FindString(source)
			for _, m := range nociteKey.FindAllStringSubmatchIndex(front, -1) {
				keys[strings.TrimRight(front[m[2]:m[3]], ".:;")] = true
			}
		}
	}
	delete(keys, "")
	return keys
}

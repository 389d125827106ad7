package report

import "github.com/citecheck/citecheck/cite"

type jsonFinding struct {
	Rule       string        `json:"rule"`
	Name       string        `json:"name"`
	Severity   string        `json:"severity"`
	Message    string        `json:"message"`
	Help       string        `json:"help"`
	Path       string        `json:"path"`
	Span       jsonSpan      `json:"span"`
	Text       string        `json:"text"`
	Reference  string        `json:"reference"`
	Suppressed string        `json:"suppressed"`
	Related    []jsonRelated `json:"related"`
	Fixes      []jsonFix     `json:"fixes"`
}

type jsonRelated struct {
	Message string   `json:"message"`
	Span    jsonSpan `json:"span"`
}

type jsonFix struct {
	Message string     `json:"message"`
	Safe    bool       `json:"safe"`
	Edits   []jsonEdit `json:"edits"`
}

type jsonEdit struct {
	Span jsonSpan `json:"span"`
	New  string   `json:"new"`
}

func newJSONFinding(f cite.Located) jsonFinding {
	return jsonFinding{
		Rule:       f.Rule,
		Name:       f.Name,
		Severity:   f.Severity.String(),
		Message:    f.Message,
		Help:       f.Help,
		Path:       f.Doc.Path,
		Span:       newJSONSpan(f.Doc, f.Span),
		Text:       f.Doc.Excerpt(f.Span),
		Reference:  referenceID(f.Ref),
		Suppressed: f.Suppressed,
		Related:    mapped(f.Related, func(r cite.Related) jsonRelated { return jsonRelated{r.Message, newJSONSpan(f.Doc, r.Span)} }),
		Fixes:      mapped(f.Fixes, func(x cite.Fix) jsonFix { return newJSONFix(f.Doc, x) }),
	}
}

func newJSONFix(doc *cite.Document, x cite.Fix) jsonFix {
	return jsonFix{
		Message: x.Message,
		Safe:    !x.Unsafe,
		Edits:   mapped(x.Edits, func(e cite.Edit) jsonEdit { return jsonEdit{newJSONSpan(doc, e.Span), e.New} }),
	}
}

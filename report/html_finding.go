package report

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/citecheck/citecheck/cite"
)

// An htmlFinding is a finding with the words of the source around it.
type htmlFinding struct {
	Rule, Name, Severity, Message, Help, At string
	Suppressed                              string
	Line                                    int
	Before, Wrong, After                    string
	Fixes                                   []htmlFix
	Related                                 []string
}

// An htmlFix is a remedy, with what it would change.
type htmlFix struct {
	Message string
	Safe    bool
	Edits   []htmlEdit
}

type htmlEdit struct{ Old, New string }

func newHTMLFinding(f *cite.Located) *htmlFinding {
	h := &htmlFinding{
		Rule: f.Rule, Name: f.Name, Severity: f.Severity.String(), Message: clean(f.Message), Help: clean(f.Help),
		At: placeInWords(f.Doc, f.Span.Part, f.From), Suppressed: clean(f.Suppressed), Line: f.From.Line,
	}
	h.Before, h.Wrong, h.After = around(f)
	for _, fix := range f.Fixes {
		h.Fixes = append(h.Fixes, htmlFix{clean(fix.Message), !fix.Unsafe, mapped(fix.Edits, func(e cite.Edit) htmlEdit {
			return htmlEdit{shorten(f.Doc.Excerpt(e.Span)), shorten(e.New)}
		})})
	}
	h.Related = mapped(f.Related, func(r cite.Related) string {
		return placeInWords(f.Doc, r.Span.Part, f.Doc.Position(r.Span.Part, r.Span.Start)) + ": " + clean(r.Message)
	})
	return h
}

// around cuts the line of a finding into the wrong words and what surrounds them.
func around(f *cite.Located) (before, wrong, after string) {
	if f.Span.Part < 0 || f.Span.Part >= len(f.Doc.Parts) || f.Doc.Parts[f.Span.Part].Source == nil {
		return "", "", ""
	}
	line := []rune(f.Doc.Parts[f.Span.Part].Line(f.From.Line))
	at := columnsOf(*f, line)
	cut, shift := window(line, at, at, excerptWidth)
	start := min(max(at.start-shift, 0), len(cut))
	end := min(max(at.end-shift, start), len(cut))
	return visible(cut[:start]), visible(cut[start:end]), visible(cut[end:])
}

// placeInWords says where something stands in its document, whose path is the
// heading above.
func placeInWords(doc *cite.Document, part int, at cite.Position) string {
	place := fmt.Sprintf("line %d, column %d", at.Line, at.Column)
	if part >= 0 && part < len(doc.Parts) && doc.Parts[part].Name != "" {
		return clean(doc.Parts[part].Name) + ", " + place
	}
	return place
}

const longestEdit = 200 // code points of an edit that are shown

func shorten(s string) string {
	runes := []rune(strings.Join(strings.Fields(s), " "))
	if len(runes) > longestEdit {
		runes = append(runes[:longestEdit:longestEdit], []rune(ellipsis)...)
	}
	return visible(runes)
}

// printableText keeps the marks that right-to-left words need, and line ends;
// the page sets each text apart from what surrounds it.
func printableText(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return '\uFFFD'
		}
		return r
	}, s)
}

func filepathToSlash(s string) string { return strings.ReplaceAll(s, "\\", "/") }

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

package check

import (
	"cmp"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var footnoteMismatch = &Rule{
	ID:       "CC806",
	Name:     "footnote-mismatch",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A note that nothing refers to, or that refers to nothing",
		Why: "Programs that make pages leave notes out that no mark in the text leads to. An \"Ibid.\" in the first note means a " +
			"work that was named in a note that is gone. Marks without a note are told by cited-not-listed.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "The soviets came first.[^1]\n\n[^1]: Lewin, Moshe. *Lenin's Last Struggle*. New York: Pantheon, 1968.\n[^2]: Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999.\n"},
			{Format: "markdown", Source: "The soviets came first.[^1] The vote came later.[^2]\n\n[^1]: Ibid., p. 3.\n[^2]: Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999.\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "The soviets came first.[^1] The vote came later.[^2]\n\n[^1]: Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999.\n[^2]: Ibid., p. 3.\n"},
		},
	},
	Run: func(p *Pass) {
		cited, some := make(map[string]bool), false
		for i := range p.Doc.Citations {
			if c := &p.Doc.Citations[i]; c.Kind == cite.ByNote {
				some = true
				for _, k := range c.Keys {
					cited[strings.Trim(k, "[]^:. ")] = true
				}
			}
		}
		first := true
		for i := range p.Doc.Blocks {
			b := &p.Doc.Blocks[i]
			if b.Kind != cite.Note || b.Text.Len() == 0 || b.Region != cite.Content {
				continue
			}
			if some && p.Doc.Format == "markdown" && noteName(b) != "" && !cited[noteName(b)] {
				p.ReportRef(p.refAt(b.Text.Source()), firstWords(b.Text), "nothing in the text refers to this note")
			}
			if m := sameAsAbove.FindStringIndex(b.Text.String()); first && m != nil {
				p.ReportRef(p.refAt(b.Text.Source()), b.Text.Span(m[0], m[1]), "%q stands in the first note, with nothing before it", b.Text.String()[m[0]:m[1]])
			}
			first = false
		}
	},
}

// noteName is the name by which the text refers to a note of Markdown.
func noteName(b *cite.Block) string { return strings.Trim(cmp.Or(b.Key, b.Marker), "[]^:. ") }

// sameAsAbove matches the words for "the work of the note before" at the start
// of a note.
var sameAsAbove = pattern.New(`^(?i:ibid(?:em)?\b\.?|ebd\.|ebenda\b|a\. ?a\. ?o\.|op\. ?cit\.|loc\. ?cit\.|ivi\b,|там же|тамже|tamże|tamtéž|ibíd\.|同上|同書)`)

// firstWords is the beginning of a text: what to underline of a whole block.
func firstWords(t cite.Text) cite.Span {
	const most = 60 // bytes
	s := t.String()
	if len(s) <= most {
		return t.Source()
	}
	if i := strings.LastIndexByte(s[:most], ' '); i > 0 {
		return t.Span(0, i)
	}
	return t.Source()
}

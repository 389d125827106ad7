package check

import (
	"regexp"
	"strings"
	"sync"

	"github.com/citecheck/citecheck/cite"
)

var bareNumericLink = &Rule{
	ID:       "CC227",
	Name:     "bare-numeric-link",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A row of bracketed numbers with neither links nor entries behind them",
		Why: "The numbers were links in the draft. Pasted as plain text they lead nowhere, and no numbered list " +
			"says what they stand for.",
		Bad: []cite.Example{
			{Format: "text", Source: "A few articles on the events cited above: [1]; [2]; [3].\n"},
			{Format: "html", Source: "<p>More on this: <a>[1]</a>, <a href=\"#\">[2]</a> and [3].</p>\n"},
			{Format: "markdown", Source: "Quelques articles : [a], [b] et [c].\n"},
		},
		Good: []cite.Example{
			{Format: "html", Source: "<p>More on this: <a href=\"https://example.org/1\">[1]</a>, <a href=\"https://example.org/2\">[2]</a>.</p>\n"},
			{Format: "markdown", Source: "Others say the same: [1], [2].\n\n## References\n\n[1] Knuth, Donald. *The TeXbook*. Addison-Wesley, 1984.\n\n[2] Lamport, Leslie. *LaTeX*. Addison-Wesley, 1986.\n"},
			{Format: "text", Source: "The function returns the first two items, [1] and [2] in our count, of each row.\n"},
			{Format: "text", Source: "See what others found [1], [2].\n"},
		},
	},
	Run: func(p *Pass) {
		for _, span := range bareNumbers(p.Doc) {
			p.Reportf(span.span, "%q has neither a link nor an entry behind it", span.words)
		}
	},
}

// numberRow matches a block that is nothing but bracketed numbers, or small
// letters, behind a lead-in that ends in a colon.
var numberRow = sync.OnceValue(func() *regexp.Regexp {
	const item = `\[\s*(?:\d{1,3}|[a-z])\s*\]`
	const between = `[\s\x{a0}\x{202f}]*(?:[;,/|&·•+、，；–-]|\b(?:and|et|und|y|e|i|и|en|och|og|ve|και)\b|и|[\s\x{a0}\x{202f}])*`
	return regexp.MustCompile(`(?:^|[:：][\s\x{a0}\x{202f}]*)(` + item + `(?:` + between + item + `)+)[\s.;。]*$`)
})

// A bareNumber is a bracketed number that stands for nothing.
type bareNumber struct {
	span  cite.Span
	words string
}

// bareNumbers returns the numbers of rows that have nothing behind them.
func bareNumbers(doc *cite.Document) []bareNumber {
	var found []bareNumber
	var entries map[string]bool
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		start, end, ok := rowIn(b)
		if !ok {
			continue
		}
		if entries == nil {
			entries = numberedEntries(doc)
		}
		row := b.Text.String()[start:end]
		for _, br := range bracketed(row, brackets[:1], 8) {
			span := b.Text.Span(start+br.start, start+br.end)
			if !entries[strings.TrimSpace(br.inner)] && !linked(doc, span) {
				found = append(found, bareNumber{span, row[br.start:br.end]})
			}
		}
	}
	return found
}

// rowIn finds the row of numbers that block b ends in.
func rowIn(b *cite.Block) (start, end int, ok bool) {
	s := b.Text.String()
	if !prose(b) || b.Kind == cite.Heading || !strings.HasSuffix(strings.TrimRight(s, " .;。\n\u00a0"), "]") {
		return 0, 0, false
	}
	m := numberRow().FindStringSubmatchIndex(s)
	if m == nil {
		return 0, 0, false
	}
	return m[2], m[3], true
}

// numberedEntries returns the numbers that a reference, a note or another
// block bears.
func numberedEntries(doc *cite.Document) map[string]bool {
	entries := make(map[string]bool)
	for i := range doc.References {
		entries[strings.Trim(doc.References[i].Label, "[]().")] = true
	}
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if strings.HasPrefix(b.Marker, "[") || b.Kind == cite.Note {
			entries[strings.Trim(b.Marker, "[]().^")] = true
		}
		number, rest, ok := strings.Cut(strings.TrimPrefix(b.Text.String(), "["), "]")
		if ok && strings.HasPrefix(b.Text.String(), "[") && beginsEntry(rest) {
			entries[strings.TrimSpace(number)] = true
		}
	}
	return entries
}

// beginsEntry reports whether what stands behind a bracketed number are words
// and not the next number of a row.
func beginsEntry(rest string) bool {
	rest = strings.TrimLeft(rest, " \t\n\u00a0:.")
	return rest != "" && !strings.HasPrefix(rest, "[") && strings.IndexFunc(rest, func(r rune) bool { return !isPunctuation(r) }) == 0
}

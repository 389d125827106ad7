package check_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
	"github.com/citecheck/citecheck/cite/check"
)

// fixed applies the edits of a fix to the first part of a document.
func fixed(doc *cite.Document, fix cite.Fix) string {
	source := string(doc.Parts[0].Source)
	edits := slices.Clone(fix.Edits)
	slices.SortFunc(edits, func(a, b cite.Edit) int { return b.Span.Start - a.Span.Start })
	for _, e := range edits {
		source = source[:e.Span.Start] + e.New + source[e.Span.End:]
	}
	return source
}

// TestFixesOfRecords applies every fix of the examples: the rule has nothing
// more to say there, the file reads as well as before, and as many entries
// are in it, or one less where the fix takes one out.
func TestFixesOfRecords(t *testing.T) {
	for _, id := range strings.Fields("CC503 CC504 CC505 CC506 CC532 CC533 CC534 CC538 CC401 CC404 CC405 CC411 CC415 CC421 CC423 CC416 CC431 CC441 CC601 CC602 CC603 CC604 CC606 CC607 CC702 CC703 CC704 CC710") {
		rule := check.Find(id)[0]
		tried := 0
		for _, e := range rule.Doc.Bad {
			if e.Format != "bibtex" {
				continue
			}
			doc := document(t, e)
			found := findings(t, rule, doc)
			for _, f := range found {
				for _, fix := range f.Fixes {
					tried++
					after := cite.Example{Format: "bibtex", Source: fixed(doc, fix)}
					if rest := findings(t, rule, document(t, after)); len(rest) >= len(found) {
						t.Errorf("%s: %s: still %d findings in\n%s", id, fix.Message, len(rest), after.Source)
					}
					before, now := bibtex.Parse([]byte(e.Source)), bibtex.Parse([]byte(after.Source))
					if len(now.Problems) > len(before.Problems) || len(now.Entries()) != len(before.Entries()) {
						t.Errorf("%s: %s: does not read any more:\n%s", id, fix.Message, after.Source)
					}
				}
			}
		}
		if tried == 0 && id != "CC702" {
			t.Errorf("%s: no example has a fix", id)
		}
	}
}

func TestFixesToTheLetter(t *testing.T) {
	tests := map[string]struct{ rule, source, want string }{
		"a field on its line": {
			"CC533", "@book{a,\n  title = {T},\n  volume = {},\n  year = 1991\n}\n", "@book{a,\n  title = {T},\n  year = 1991\n}\n",
		},
		"a field among others": {"CC533", "@book{a, title = {T}, volume = \"\", year = 1991}\n", "@book{a, title = {T}, year = 1991}\n"},
		"the last field":       {"CC533", "@book{a,\n  title = {T},\n  year = { }\n}\n", "@book{a,\n  title = {T},\n}\n"},
		"a field twice": {
			"CC532", "@book{a,\n  title = {The\n    Councils},\n  Title = {The Councils},\n  year = 1991\n}\n",
			"@book{a,\n  title = {The\n    Councils},\n  year = 1991\n}\n",
		},
		"an entry twice": {"CC702", "@book{a, title = {T}}\n\n@book{a, title={T}}\n\n@book{b, title = {U}}\n", "@book{a, title = {T}}\n\n@book{b, title = {U}}\n"},
		"a key":          {"CC703", "@book{,\n  author = {Moore, Ann},\n  year = 1991\n}\n\n@book{moore1991,\n  title = {T}\n}\n", "@book{moore1991-2,\n  author = {Moore, Ann},\n  year = 1991\n}\n\n@book{moore1991,\n  title = {T}\n}\n"},
		"no key at all":  {"CC703", "@book{title = {Councils}}\n", "@book{councils,title = {Councils}}\n"},
		"letters in key": {"CC704", "@book{Škoda (91),\n  title = {T},\n  year = 1991\n}\n", "@book{Skoda_91,\n  title = {T},\n  year = 1991\n}\n"},
		"a month":        {"CC534", "@book{a,\n  title = {T},\n  month = September\n}\n", "@book{a,\n  title = {T},\n  month = sep\n}\n"},
		"a mark":         {"CC710", "\ufeff@book{a, title = {T}}\n", "@book{a, title = {T}}\n"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			doc := document(t, cite.Example{Format: "bibtex", Source: tt.source})
			found := findings(t, check.Find(tt.rule)[0], doc)
			if len(found) != 1 || len(found[0].Fixes) != 1 {
				t.Fatalf("findings: %+v", found)
			}
			if diff := cmp.Diff(tt.want, fixed(doc, found[0].Fixes[0])); diff != "" {
				t.Errorf("fixed (-want +got):\n%s", diff)
			}
		})
	}
}

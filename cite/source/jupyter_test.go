package source

import (
	"context"
	"errors"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
)

// betweenLines matches what stands between two lines of a cell in the file.
var betweenLines = regexp.MustCompile(`"\s*,\s*"`)

// unescapeJSON reads s, a piece of a string of JSON or of a list of them.
func unescapeJSON(s string) string {
	s = `"` + betweenLines.ReplaceAllString(s, "") + `"`
	if checkJSON([]byte(s), 0) != nil {
		return s
	}
	var b cite.TextBuilder
	jsonText(s).decode(0, &b)
	return b.Text().String()
}

// notebookOf makes a notebook of cells in Markdown.
func notebookOf(cells ...string) string {
	for i := range cells {
		cells[i] = `{"cell_type": "markdown", "source": ` + cells[i] + `}`
	}
	return `{"nbformat": 4, "cells": [` + strings.Join(cells, ", ") + `]}`
}

func readNotebook(t *testing.T, data string) *cite.Document {
	t.Helper()
	doc, err := Read(context.Background(), File{Path: "a.ipynb", Data: []byte(data)})
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range violations(doc) {
		t.Error(v)
	}
	return doc
}

// blockTexts lists the kinds and texts of the blocks.
func blockTexts(doc *cite.Document) []string {
	var all []string
	for _, b := range doc.Blocks {
		all = append(all, strings.TrimSpace(kindNames[b.Kind]+" "+b.Marker)+": "+b.Text.String())
	}
	return all
}

func TestJupyterBlocks(t *testing.T) {
	tests := []struct {
		name, data string
		want       []string
	}{
		{"a source in one string", notebookOf(`"# A\n\nb \\*c\\* &amp; d\te"`), []string{"heading: A", "paragraph: b *c* & d e"}},
		{"a source in lines", notebookOf(`["a\n", "b\\\n", "\n", "- c"]`), []string{"paragraph: a b\\", "item -: c"}},
		{"escapes", notebookOf(`"\u00e9\ud83d\ude00 \"q\" \/ \ud800 \u0000"`), []string{"paragraph: é😀 \"q\" / \uFFFD \uFFFD"}},
		{"half a pair before a letter", notebookOf(`"\ud83d\u0041"`), []string{"paragraph: \uFFFDA"}},
		{"a byte that is not UTF-8", notebookOf("\"é a\xe9b ü\""), []string{"paragraph: é a\uFFFDb ü"}},
		{"a fence left open", notebookOf("\"```\\nx\"", `"y"`), []string{"code: x", "paragraph: y"}},
		{"a comment left open", notebookOf(`"<!-- x"`, `"y"`), []string{"paragraph: y"}},
		{"no cells", `{"cells": []}`, nil},
		{"cells of odd shapes", `{"cells": [1, [], {}, {"source": 5}, {"cell_type": "markdown", "source": {"a": "b"}}, {"cell_type": "markdown", "source": [1, "x", null]}]}`, []string{"paragraph: x"}},
		{"code without its output", `{"cells": [{"outputs": [{"data": {"text/html": "<p>no</p>", "x": NaN}}], "source": ["a\n", "  b\n"], "cell_type": "code"}]}`, []string{"code: a\n  b"}},
		{"raw cells", `{"cells": [{"cell_type": "raw", "metadata": {"format": "text/latex"}, "source": "\\cite{a}"}, {"cell_type": "raw", "metadata": {"raw_mimetype": "text/markdown"}, "source": "*b*"}]}`, []string{`code: \cite{a}`, "paragraph: b"}},
		{"the third format", `{"worksheets": [{"cells": [{"cell_type": "heading", "level": 2, "source": ["*A* b"]}, {"cell_type": "code", "input": "x"}, {"cell_type": "html", "source": "<p>c</p>"}]}]}`, []string{"heading: A b", "code: x", "paragraph: c"}},
		{"huge numbers and deep brackets", `{"cells": [{"cell_type": "markdown", "metadata": [1e999999999, ` + strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000) + `], "source": "a"}]}`, []string{"paragraph: a"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if d := cmp.Diff(tt.want, blockTexts(readNotebook(t, tt.data))); d != "" {
				t.Errorf("blocks (-want +got):\n%s", d)
			}
		})
	}
}

func TestJupyterCellsShareNotesAndAddresses(t *testing.T) {
	doc := readNotebook(t, notebookOf(`"a[^note] [b][k] [c][l]"`, `"- x"`, `"- y\n\n[k]: https://example.org/k\n[L]: https://example.org/l"`, `"[^note]: Knuth.\n\n[l]: https://example.org/other"`))
	if len(doc.Citations) != 1 || doc.Citations[0].Keys[0] != "note" || doc.Citations[0].Kind != cite.ByNote {
		t.Errorf("citations: %v", doc.Citations)
	}
	want := []string{"https://example.org/k", "https://example.org/l"}
	for i, l := range doc.Links {
		if l.URL != want[i] || doc.Excerpt(l.Target) != want[i] {
			t.Errorf("link %d leads to %q, written %q, want %q", i, l.URL, doc.Excerpt(l.Target), want[i])
		}
	}
	if len(doc.Links) != len(want) {
		t.Errorf("%d links, want %d", len(doc.Links), len(want))
	}
	if x, y := doc.Blocks[1], doc.Blocks[2]; x.List == 0 || x.List == y.List {
		t.Errorf("the items of two cells are in lists %d and %d", x.List, y.List)
	}
}

func TestJupyterPlaces(t *testing.T) {
	doc := readNotebook(t, notebookOf(`["x\n", "caf\u00e9 [z](https://example.org/a\\_b)"]`))
	at := strings.Index(string(doc.Parts[0].Source), `caf`)
	text := doc.Blocks[0].Text
	i := strings.Index(text.String(), "café")
	if got, want := text.Span(i, i+len("café")), (cite.Span{Start: at, End: at + len(`caf\u00e9`)}); got != want {
		t.Errorf("the word stands at %v, want %v", got, want)
	}
	if got := doc.Excerpt(doc.Links[0].Span); got != `[z](https://example.org/a\\_b)` {
		t.Errorf("the link is %q", got)
	}
}

func TestJupyterMetadata(t *testing.T) {
	doc := readNotebook(t, `{"metadata": {"title": "A \u00e9", "lang": "de"}, "cells": [{"cell_type": "markdown", "source": "# B"}]}`)
	if doc.Title != "A é" || doc.Lang != "de" {
		t.Errorf("title %q, language %q", doc.Title, doc.Lang)
	}
	doc = readNotebook(t, `{"metadata": {"title": "A"}, "cells": [{"cell_type": "raw", "source": ["---\n", "title: B\n", "lang: fr\n", "---"]}]}`)
	if doc.Title != "B" || doc.Lang != "fr" || len(doc.Blocks) != 0 {
		t.Errorf("title %q, language %q, %d blocks", doc.Title, doc.Lang, len(doc.Blocks))
	}
}

func TestJupyterNamesDatabases(t *testing.T) {
	data := notebookOf(`"---\nbibliography: [a.bib, \"b\u002ebib\"]\n---\n\nx [@k]"`)
	doc, err := Read(context.Background(), File{Path: "a.ipynb", Data: []byte(data), Open: func(name string) ([]byte, error) {
		if name != "a.bib" {
			return nil, errors.New("no such file")
		}
		return []byte("@book{k, title = {T}, url = {https://example.org/k}}"), nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range violations(doc) {
		t.Error(v)
	}
	if len(doc.References) != 1 || doc.References[0].Key != "k" || doc.References[0].Source().Part != 1 {
		t.Errorf("references: %v", doc.References)
	}
	if len(doc.Links) != 1 || doc.Excerpt(doc.Links[0].Target) != "https://example.org/k" {
		t.Errorf("links: %v", doc.Links)
	}
	if len(doc.Notices) != 1 || doc.Excerpt(doc.Notices[0].Span) != `b\u002ebib` {
		t.Errorf("notices: %v", doc.Notices)
	}
}

func TestJupyterBroken(t *testing.T) {
	tests := []struct{ name, data, says string }{
		{"cut off", "{\"cells\": [\n {\"source\": \"a", `line 2, column 15 of the JSON the end of the string is due and the file ends`},
		{"cut off between values", `{"cells": [`, "line 1, column 12 of the JSON a value is due and the file ends"},
		{"a merge conflict", "{\n<<<<<<< HEAD\n}", "line 2, column 1 of the JSON a name in quotes is due and there is a mark of a merge conflict"},
		{"a comma too many", `{"cells": [1,]}`, `column 14 of the JSON a value is due and there is ']'`},
		{"a comma too few", `{"cells": [1 2]}`, `column 14 of the JSON a comma or ']' is due and there is '2'`},
		{"brackets that do not match", `{"cells": [}`, `there is '}'`},
		{"no colon", `{"cells" []}`, "a colon is due"},
		{"no name", `{1: 2}`, "a name in quotes is due"},
		{"a line break in a string", "{\"a\n\": 1}", "the end of the string is due and the line ends"},
		{"an escape that is none", `{"a": "\q"}`, "column 8 of the JSON an escape such as"},
		{"half an escape", `{"a": "\u12"}`, "an escape such as"},
		{"a word that is none", `{"a": nul}`, "a value is due and there is 'n'"},
		{"more behind the end", `{"cells": []} x`, "column 15 of the JSON the end of the file is due and there is 'x'"},
		{"deep brackets left open", strings.Repeat("[", 1_000_000), "a value is due and the file ends"},
		{"no notebook", `{"a": [1]}`, "no notebook"},
		{"a list", `[]`, "no notebook"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Read(context.Background(), File{Path: "a.ipynb", Data: []byte(tt.data)})
			if err == nil || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("error %v does not say %q", err, tt.says)
			}
			if !errors.Is(err, ErrDamaged) {
				t.Error("the file is not said to be broken")
			}
		})
	}
}

func TestJupyterIsGuessed(t *testing.T) {
	doc, err := Read(context.Background(), File{Path: "-", Data: []byte("\n" + notebookOf(`"a"`))})
	if err != nil || doc.Format != "jupyter" {
		t.Errorf("read as %v, error %v", doc, err)
	}
}

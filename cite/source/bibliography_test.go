package source

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/citecheck/citecheck/cite"
)

// library opens files of a table.
func library(files map[string]string, opened *[]string) func(string) ([]byte, error) {
	return func(name string) ([]byte, error) {
		*opened = append(*opened, name)
		data, ok := files[name]
		if !ok {
			return nil, errors.New("there is no such file")
		}
		return []byte(data), nil
	}
}

func TestBibliography(t *testing.T) {
	files := map[string]string{
		"refs.bib":   "@book{a,\n  title = {A},\n  url = {http://a.b}\n}\n@book{b, title = {B}\n",
		"more.json":  `[{"id": "c", "type": "book", "title": "C", "URL": "http://c.d"}]`,
		"more.yaml":  "references:\n- {id: d, type: book, title: D}\n",
		"more.ris":   "TY  - BOOK\nID  - e\nER  - \n",
		"other.json": `{"name": "x"}`,
		"cut.json":   `[{"id": "f"`,
		"empty.bib":  " \n",
		"latin1.bib": "@book{g, title = {\xe4}}",
	}
	var opened []string
	f := &File{Open: library(files, &opened)}
	d := newDraft([]byte("text"))
	at := cite.Span{Start: 1, End: 2}
	for _, name := range []string{"refs", "refs.bib", "refs", "more.json", "more.yaml", "more.ris", "latin1.bib", "other.json", "cut.json", "empty.bib", "none", "/etc/passwd", "v1.2"} {
		d.bibliography(f, name, at)
	}
	doc := d.finish()
	var keys []string
	for i := range doc.References {
		r := &doc.References[i]
		keys = append(keys, fmt.Sprintf("%s:%s", doc.Parts[r.Source().Part].Name, r.Key))
	}
	if got, want := strings.Join(keys, " "), "refs.bib:a refs.bib:b more.json:c more.yaml:d more.ris:e latin1.bib:g"; got != want {
		t.Errorf("references %s, want %s", got, want)
	}
	if got := strings.Join(opened, " "); strings.Count(got, "refs.bib") != 1 || !strings.Contains(got, "v1.2.bib") {
		t.Errorf("opened %s", got)
	}
	if len(doc.Links) != 2 || doc.Links[1].URL != "http://c.d" || doc.Excerpt(doc.Links[1].Target) != "http://c.d" {
		t.Errorf("links are %+v", doc.Links)
	}
	for _, v := range violations(doc) {
		t.Error(v)
	}
	wantNotices(t, doc, "refs.bib, line 5, column 1: the entry is not closed", "latin1.bib: read as windows-1252",
		"the references in other.json are not known: it holds no references", "in cut.json are not known: line 1, column 12",
		"in empty.bib are not known: the file is empty", "in none.bib are not known: there is no such file",
		"in /etc/passwd.bib are not known", "in v1.2.bib are not known")
}

// wantNotices demands notices that begin or go on as told, in any order.
func wantNotices(t *testing.T, doc *cite.Document, want ...string) {
	t.Helper()
	var got []string
	for _, n := range doc.Notices {
		got = append(got, n.Message)
	}
	all := strings.Join(got, "\n")
	for _, w := range want {
		if !strings.Contains(all, w) {
			t.Errorf("no notice says %q", w)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d notices, want %d:\n%s", len(got), len(want), all)
	}
}

func TestBibliographyWithoutOtherFiles(t *testing.T) {
	d := newDraft([]byte("text"))
	d.bibliography(&File{}, "refs", cite.Span{Start: 1, End: 2})
	wantNotices(t, d.doc, "the references in refs.bib are not known: it was not given with the document")
	if d.doc.Notices[0].Span != (cite.Span{Start: 1, End: 2}) {
		t.Errorf("the notice stands at %v", d.doc.Notices[0].Span)
	}
}

func TestDatabasesAreRefused(t *testing.T) {
	for _, c := range [][3]string{
		{"package.json", `{"name": "x", "version": "1.0"}`, `read csl-json: it holds no references: they would be a list of objects with "id" and "type", or an object that has it under "items"`},
		{"a.json", `[1, 2`, "read csl-json: line 1, column 6: a comma or a ']' is missing here"},
		{"a.json", "[1,\n 2 3]", "read csl-json: line 2, column 4: a comma or a ']' is missing here"},
		{"ci.yml", "on: push\njobs: {}\n", `read csl-yaml: it holds no references: they would be a list under "references:" whose members have an "id" and a "type"`},
		{"a.yaml", "a: b: c\n", "read csl-yaml: the YAML is not valid: "},
	} {
		_, err := Read(context.Background(), File{Path: c[0], Data: []byte(c[1])})
		if err == nil || !strings.HasPrefix(err.Error(), c[2]) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s %q: got %v, want %s", c[0], c[1], err, c[2])
		}
	}
}

// TestManyRemarks tells a few of many things that are wrong.
func TestManyRemarks(t *testing.T) {
	doc, err := Read(context.Background(), File{Path: "a.bib", Data: []byte(strings.Repeat("@book{k, title = x y}\n", 100))})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(doc.Notices); n != mostRemarks+1 || doc.Notices[n-1].Message != "from here on there are 80 more of such places" {
		t.Errorf("%d notices, the last is %q", n, doc.Notices[n-1].Message)
	}
}

// TestAddressInPieces has a link whose address no single place spells.
func TestAddressInPieces(t *testing.T) {
	src := "@string{base = {http://a.b/}}\n@book{k, url = base # {c}}\n@book{l, crossref = k, doi = {10.1/x}}"
	doc, err := Read(context.Background(), File{Path: "a.bib", Data: []byte(src)})
	if err != nil {
		t.Fatal(err)
	}
	if len(doc.Links) != 1 || doc.Links[0].URL != "http://a.b/c" || doc.Excerpt(doc.Links[0].Span) != "base # {c}" {
		t.Errorf("links are %+v", doc.Links)
	}
	for _, v := range violations(doc) {
		t.Error(v)
	}
}

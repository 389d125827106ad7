package source

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
)

func TestReadRefuses(t *testing.T) {
	big := make([]byte, textLimits.MaxBytes+1)
	tests := []struct {
		name, data string
		want       error
		says       string
	}{
		{"nothing", "", ErrEmpty, "empty"},
		{"white space", " \r\n\t", ErrEmpty, "empty"},
		{"a byte order mark", "\xef\xbb\xbf", ErrEmpty, "empty"},
		{"a PDF", "%PDF-1.7\n", ErrBinary, "PDF"},
		{"an archive", "PK\x03\x04abc", ErrBinary, "DOCX"},
		{"an image", "\x89PNG\r\n\x1a\n", ErrBinary, "PNG"},
		{"zeros", "text\x00text", ErrBinary, "byte 5"},
		{"too much", string(big), ErrTooLarge, "MB and the limit is"},
	}
	for _, tt := range tests {
		for _, f := range All {
			if f.Binary {
				continue // they say what they miss themselves
			}
			_, err := Read(context.Background(), File{Data: []byte(tt.data), Format: f.Name})
			if !errors.Is(err, tt.want) {
				t.Errorf("%s as %s: got error %v, want %v", tt.name, f.Name, err, tt.want)
			} else if !strings.Contains(err.Error(), tt.says) {
				t.Errorf("%s as %s: %q does not say %q", tt.name, f.Name, err, tt.says)
			}
		}
	}
}

func TestReadUnknownFormat(t *testing.T) {
	_, err := Read(context.Background(), File{Path: "a.txt", Data: []byte("a"), Format: "docbook"})
	for _, name := range names() {
		if err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("the error %v does not list the format %s", err, name)
		}
	}
}

func TestReadStopsWhenTold(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, f := range All {
		if _, err := Read(ctx, File{Data: []byte("a"), Format: f.Name}); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: got error %v, want %v", f.Name, err, context.Canceled)
		}
	}
}

func TestFormatIsGuessed(t *testing.T) {
	tests := []struct{ path, data, want string }{
		{"a.HTM", "a", "html"},
		{"a.md", "<html>", "markdown"},
		{"a.Rmd", "a", "markdown"},
		{"a.txt", "<html>", "html"},
		{"a.txt", "<b>", "text"},
		{"-", "\n<!-- c --><!DOCTYPE html><p>a", "html"},
		{"-", "\xef\xbb\xbf<html>", "html"},
		{"page", "<p>a", "html"},
		{"-", "---\ntitle: a\n---\n", "markdown"},
		{"-", "a\n\n## b\n", "markdown"},
		{"-", "a [b](https://example.org)", "markdown"},
		{"-", "a\n\n[1] b, https://example.org", "text"},
		{"README", "Title\n=====\n", "text"},
		{"a.bib", "a", "bibtex"},
		{"-", "A remark\n@Article{k,\n", "bibtex"},
		{"-", "@media (x) {\n @include y(a,b)\n}\n", "text"},
		{"-", "[{\"id\": 1, \"type\": \"book\"}]", "csl-json"},
		{"-", "\n{\"items\": [{\"id\": 1, \"type\": \"book\"}]}", "csl-json"},
		{"-", "---\nreferences:\n- id: a\n  type: book\n", "csl-yaml"},
		{"-", "\r\nTY  - JOUR\r\nER  - \r\n", "ris"},
	}
	for _, tt := range tests {
		doc, err := Read(context.Background(), File{Path: tt.path, Data: []byte(tt.data)})
		if err != nil {
			t.Errorf("%s %q: %v", tt.path, tt.data, err)
		} else if doc.Format != tt.want || doc.Path != tt.path {
			t.Errorf("%s %q is read as %s of %s, want %s", tt.path, tt.data, doc.Format, doc.Path, tt.want)
		}
	}
	if !Known("a/b.HTML") || !Known("a.bib") || Known("package.json") || Known("ci.yml") || Known("a.png") || Known("html") || Known("a") {
		t.Error("Known does not go by the extension")
	}
}

// TestFormatsTable holds for every member of the table.
func TestFormatsTable(t *testing.T) {
	extensions := map[string]string{}
	for _, f := range All {
		if ByName(strings.ToUpper(f.Name)) != f {
			t.Errorf("ByName does not find %s", f.Name)
		}
		if f.Limits.MaxBytes == 0 || len(f.Extensions) == 0 {
			t.Errorf("%s has no limit or no extension", f.Name)
		}
		for _, e := range f.Extensions {
			if other := extensions[e]; other != "" || e != strings.ToLower(e) || e[0] != '.' {
				t.Errorf("%s: extension %q is bad or belongs to %q", f.Name, e, other)
			}
			extensions[e] = f.Name
		}
	}
	if ByName("docbook") != nil {
		t.Error("ByName knows what is not there")
	}
}

// TestDeepNesting reads what overflows a stack or takes hours if a reader is
// careless; BenchmarkRead has more of it.
func TestDeepNesting(t *testing.T) {
	const n = 20_000
	tests := []struct{ name, format, data string }{
		{"elements", "html", strings.Repeat("<div>", n) + "last words"},
		{"closed elements", "html", strings.Repeat("<div>", n) + "last words" + strings.Repeat("</div>", n)},
		{"tables", "html", strings.Repeat("<table><td>", n) + "last words"},
		{"lists", "html", strings.Repeat("<ul><li>", n) + "last words"},
		{"formatting", "html", strings.Repeat("<p><font size=1>", n) + "last words"},
		{"links", "html", strings.Repeat("<a href=x>", n) + "last words"},
		{"quotations", "markdown", strings.Repeat(">", n) + "last words"},
		{"lists", "markdown", strings.Repeat("- ", n) + "last words"},
		{"brackets", "markdown", strings.Repeat("[", n) + "last words"},
		{"links", "markdown", strings.Repeat("[a](", n) + "last words"},
		{"emphasis", "markdown", strings.Repeat("*a_ ", n) + "last words"},
		{"addresses", "markdown", strings.Repeat("(http://", n) + "last words"},
		{"brackets", "text", strings.Repeat("<http://a.b/(", n) + "last words"},
	}
	for _, tt := range tests {
		doc, err := Read(context.Background(), File{Data: []byte(tt.data), Format: tt.format})
		if err != nil {
			t.Errorf("%s in %s: %v", tt.name, tt.format, err)
			continue
		}
		if k := len(doc.Blocks); k == 0 || !strings.HasSuffix(doc.Blocks[k-1].Text.String(), "last words") {
			t.Errorf("%s in %s: the last words are lost", tt.name, tt.format)
		}
	}
}

func TestLongLine(t *testing.T) {
	const words = 1 << 18
	s := strings.Repeat("word ", words) + "http://example.org/end."
	for _, f := range []*Format{htmlFormat, markdownFormat, textFormat} {
		doc, err := Read(context.Background(), File{Data: []byte(s), Format: f.Name})
		if err != nil {
			t.Fatal(err)
		}
		if len(doc.Blocks) != 1 || len(doc.Links) != 1 {
			t.Fatalf("%s: %d blocks and %d links, want 1 and 1", f.Name, len(doc.Blocks), len(doc.Links))
		}
		want := cite.Span{Start: 5 * words, End: len(s) - 1}
		if d := cmp.Diff(want, doc.Links[0].Target); d != "" {
			t.Errorf("%s: target (-want +got):\n%s", f.Name, d)
		}
	}
}

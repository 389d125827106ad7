package mend_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/htmlindex"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/mend"
	"github.com/citecheck/citecheck/cite/source"
)

func read(t *testing.T, path string, data []byte) *cite.Document {
	t.Helper()
	doc, err := source.Read(context.Background(), source.File{Path: path, Data: data})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// at is a finding whose fix replaces words of the document.
func at(doc *cite.Document, rule, words, with string, unsafe bool) cite.Located {
	i := strings.Index(string(doc.Parts[0].Source), words)
	s := cite.Span{Start: i, End: i + len(words)}
	return cite.Located{Doc: doc, Finding: cite.Finding{
		Rule: rule, Span: s, Fixes: []cite.Fix{{Unsafe: unsafe, Edits: []cite.Edit{{Span: s, New: with}}}},
	}}
}

func all(cite.Located) bool { return true }

func names(chosen []mend.Choice) string {
	var rules []string
	for _, c := range chosen {
		rules = append(rules, c.Finding.Rule)
	}
	return strings.Join(rules, " ")
}

func TestChoose(t *testing.T) {
	doc := read(t, "a.md", []byte("one two three four\n"))
	suppressed := at(doc, "G", "four", "4", false)
	suppressed.Suppressed = "allowed"
	elsewhere := at(doc, "H", "four", "4", false)
	elsewhere.Fixes[0].Edits[0].Span.Part = 1
	outside := at(doc, "I", "four", "4", false)
	outside.Fixes[0].Edits[0].Span.End = 400
	insert := at(doc, "J", "four", "x", false)
	insert.Fixes[0].Edits[0].Span.End = insert.Span.Start
	found := []cite.Located{
		at(doc, "A", "one two", "1 2", false), at(doc, "B", "two", "2", false), at(doc, "C", "three", "3", true),
		at(doc, "D", "three four", "34", false), at(doc, "E", "two three", "23", false), suppressed, elsewhere, outside, insert,
	}
	if got := names(mend.Choose(found, false, all)); got != "A D" {
		t.Errorf("safe: %s", got)
	}
	if got := names(mend.Choose(found, true, all)); got != "A C J" {
		t.Errorf("unsafe: %s", got)
	}
	if got := names(mend.Choose(found, false, func(f cite.Located) bool { return f.Rule != "A" })); got != "B D" {
		t.Errorf("without A: %s", got)
	}
}

func TestApplyKeepsEncoding(t *testing.T) {
	for _, name := range []string{"windows-1252", "iso-8859-2", "koi8-r", "shift_jis", "utf-16le"} {
		enc, err := htmlindex.Get(name)
		if err != nil {
			t.Fatal(err)
		}
		words := map[string]string{"koi8-r": "Ленин писал это", "shift_jis": "琉球の歴史"}[name]
		if words == "" {
			words = "Müller schrieb é"
		}
		const page = "<meta charset=NAME>\r\n<p>WORDS one, WORDS two</p>\r\n"
		text := strings.NewReplacer("NAME", name, "WORDS", words).Replace(page)
		raw, err := enc.NewEncoder().Bytes([]byte(text))
		if err != nil {
			t.Fatal(name, err)
		}
		if name == "utf-16le" {
			raw = append([]byte{0xff, 0xfe}, raw...)
		}
		doc := read(t, "a.html", raw)
		out, err := mend.Apply(doc, raw, mend.Choose([]cite.Located{at(doc, "A", "one", words+"\n", false), at(doc, "B", "two", "", false)}, false, all))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		want := strings.Replace(strings.Replace(text, "one", words+"\r\n", 1), "two", "", 1)
		got, _ := enc.NewDecoder().Bytes(out)
		if d := cmp.Diff(want, strings.TrimPrefix(string(got), "\ufeff")); d != "" {
			t.Errorf("%s (-want +got):\n%s", name, d)
		}
	}
}

func TestApplyRefusesLetters(t *testing.T) {
	raw := []byte("<meta charset=windows-1252>\n<p>M\xfcller one</p>\n")
	doc := read(t, "a.html", raw)
	_, err := mend.Apply(doc, raw, mend.Choose([]cite.Located{at(doc, "A", "one", "Ленин", false)}, false, all))
	if err == nil || !strings.Contains(err.Error(), "convert the file to UTF-8") {
		t.Errorf("error %v", err)
	}
}

func TestApplyEscapesJSON(t *testing.T) {
	raw := []byte("{\"cells\": [{\"cell_type\": \"markdown\", \"metadata\": {}, \"source\": [\"one two\\n\"]}], \"metadata\": {}, \"nbformat\": 4, \"nbformat_minor\": 5}\n")
	doc := read(t, "a.ipynb", raw)
	out, err := mend.Apply(doc, raw, mend.Choose([]cite.Located{at(doc, "A", "one", "\"1\"", false)}, false, all))
	if want := strings.Replace(string(raw), "one", `\"1\"`, 1); err != nil || string(out) != want {
		t.Errorf("%v\n%s", err, out)
	}
}

// FuzzChoose demands that chosen edits never share a byte and that what is not
// touched stays.
func FuzzChoose(f *testing.F) {
	f.Add("one two three", []byte{0, 3, 2, 4, 3, 0, 3, 1})
	f.Fuzz(func(t *testing.T, text string, places []byte) {
		text = strings.ToValidUTF8(text, "")
		if strings.TrimSpace(text) == "" || strings.ContainsAny(text, "\x00\ufeff") {
			t.Skip()
		}
		doc := &cite.Document{Parts: []cite.Part{cite.NewPart("", []byte(text), true)}}
		var found []cite.Located
		for i := 0; i+1 < len(places); i += 2 {
			s := cite.Span{Start: int(places[i]), End: int(places[i]) + int(places[i+1]%8)}
			found = append(found, cite.Located{Doc: doc, Finding: cite.Finding{Fixes: []cite.Fix{{Edits: []cite.Edit{{Span: s, New: "\x01"}}}}}})
		}
		chosen := mend.Choose(found, false, all)
		out, err := mend.Apply(doc, []byte(text), chosen)
		if err != nil {
			t.Fatal(err)
		}
		gone := 0
		for _, c := range chosen {
			gone += c.Fix.Edits[0].Span.End - c.Fix.Edits[0].Span.Start
		}
		if len(out) != len(text)-gone+len(chosen) {
			t.Errorf("%q with %v became %q", text, chosen, out)
		}
	})
}

func TestApplyKeepsLineEnds(t *testing.T) {
	for name, end := range map[string]string{"LF": "\n", "CRLF": "\r\n", "CR": "\r"} {
		raw := []byte(strings.ReplaceAll("# A\n\nWords one, words two.\n", "\n", end))
		doc := read(t, "a.md", raw)
		out, err := mend.Apply(doc, raw, mend.Choose([]cite.Located{at(doc, "A", "one", "first\nsecond", false)}, false, all))
		want := strings.ReplaceAll("# A\n\nWords first\nsecond, words two.\n", "\n", end)
		if err != nil || string(out) != want {
			t.Errorf("%s: %q (%v), want %q", name, out, err, want)
		}
	}
}

package csl_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/csl"
)

// told writes what an entry says, with the source of every field.
func told(src []byte, e *cite.Entry) []string {
	at := func(s cite.Span) string { return string(src[s.Start:s.End]) }
	all := []string{e.Type + " " + e.Key + " " + e.Lang}
	for role, names := range e.Names {
		for _, n := range names {
			all = append(all, fmt.Sprintf("%s %s|%s|%s|%s|%v", role, n.Sort(), n.Given, n.Dropping, n.Suffix, n.Others))
		}
	}
	for variable, d := range e.Dates {
		all = append(all, fmt.Sprintf("%s %s <%s>", variable, d, at(d.Span)))
	}
	for _, f := range e.Fields {
		all = append(all, fmt.Sprintf("%s %s <%s>", f.Name, f.Value, at(f.Span)))
	}
	slices.Sort(all[1:])
	return all
}

// TestReadMirrorsItem reads back what Item wrote.
func TestReadMirrorsItem(t *testing.T) {
	var records []*csl.Record
	for _, e := range entries() {
		records = append(records, csl.Item(e))
	}
	data, err := json.Marshal(records)
	if err != nil {
		t.Fatal(err)
	}
	read, err := csl.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	for i, e := range read {
		again, _ := json.Marshal(csl.Item(e))
		want, _ := json.Marshal(records[i])
		if d := cmp.Diff(string(want), string(again)); d != "" {
			t.Errorf("(-written +read and written):\n%s", d)
		}
	}
}

func TestReadForms(t *testing.T) {
	const item = `{"id": "k", "type": "book", "title": "T"}`
	for _, data := range []string{
		"[" + item + "]", " \n" + item, `{"items":[` + item + `]}`, `{"references": [` + item + `], "x": null}`,
		`{"k": ` + item + `}`, "\xef\xbb\xbf[" + item + "]", `[{"citation-key": "k", "title": "T", "type": "book"}]`,
	} {
		all, err := csl.Read([]byte(data))
		if err != nil || len(all) != 1 || all[0].Key != "k" || all[0].Get("title") != "T" {
			t.Errorf("%s: got %d entries and %v", data, len(all), err)
		}
	}
	for _, data := range []string{"{}", "[]", `{"name": "x", "version": "1"}`, `[{"id": 1, "name": "x"}]`, `"x"`, "12", `{"items": [1]}`, `[[]]`} {
		if all, err := csl.Read([]byte(data)); !errors.Is(err, csl.ErrNoItems) {
			t.Errorf("%s: got %d entries and %v, want %v", data, len(all), err, csl.ErrNoItems)
		}
	}
}

func TestReadNamesAndDates(t *testing.T) {
	for _, c := range []struct{ member, want string }{
		{`"issued": {"date-parts": [["2004", 3, "9"]]}`, `issued 2004-03-09 <{"date-parts": [["2004", 3, "9"]]}>`},
		{`"issued": {"date-parts": [[2004, 13]]}`, `issued 2004-21 <{"date-parts": [[2004, 13]]}>`},
		{`"issued": {"date-parts": [[2004], [2006, 2]], "circa": 1}`, `issued 2004~/2006-02 <{"date-parts": [[2004], [2006, 2]], "circa": 1}>`},
		{`"issued": {"date-parts": [[2004, 99, 99]]}`, `issued 2004 <{"date-parts": [[2004, 99, 99]]}>`},
		{`"issued": {"date-parts": [[-44]]}`, `issued -0043 <{"date-parts": [[-44]]}>`},
		{`"issued": {"date-parts": [[-1]]}`, `issued 1 BCE <{"date-parts": [[-1]]}>`},
		{`"issued": {"raw": "May 2004"}`, `issued 2004-05 <{"raw": "May 2004"}>`},
		{`"issued": {"literal": "n.d."}`, `issued n.d. <{"literal": "n.d."}>`},
		{`"issued": "2004-05"`, `issued 2004-05 <2004-05>`},
		{`"issued": 2004`, `issued 2004 <2004>`},
		{`"issued": [{"year": 2004, "month": 5}]`, `issued 2004-05 <[{"year": 2004, "month": 5}]>`},
		{`"issued": [[2004, 5], [2005]]`, `issued 2004-05/2005 <[[2004, 5], [2005]]>`},
		{`"author": [{"family": "Gaulle", "given": "Charles", "dropping-particle": "de"}, {"literal": "others"}]`, `author Gaulle|Charles|de||true`},
		{`"author": [{"literal": "World Bank"}]`, `author World Bank||||false`},
		{`"author": {"family": "Plato"}`, `author Plato||||false`},
		{`"author": "Berg, Jan"`, `author Berg|Jan|||false`},
		{`"author": ["Berg, Jan"]`, `author Berg|Jan|||false`},
		{`"author": [{"given": "Madonna"}]`, `author Madonna||||false`},
		{`"volume": 12`, `volume 12 <12>`},
		{`"title": "a <i>b</i> &amp; \"c\""`, `title a b & "c" <a <i>b</i> &amp; \"c\">`},
		{`"container-title": ["A", "B"]`, `container-title A; B <["A", "B"]>`},
		{`"DOI": "https://doi.org/10.1/x"`, `DOI 10.1/x <https://doi.org/10.1/x>`},
		{`"archive_location": "arXiv:1706.03762"`, `arxiv 1706.03762 <arXiv:1706.03762>`},
		{`"shortTitle": "S"`, `title-short S <S>`},
	} {
		src := []byte(`[{"id": "k", "type": "book", ` + c.member + `}]`)
		all, err := csl.Read(src)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff([]string{"book k ", c.want}, told(src, all[0])); d != "" {
			t.Errorf("%s (-want +got):\n%s", c.member, d)
		}
	}
}

func TestReadYAML(t *testing.T) {
	for _, c := range []struct {
		name, src string
		want      []string
	}{
		{"plain", "references:\n- id: k\n  type: book\n  title: A plain one # remark\n", []string{"book k ", "title A plain one <A plain one>"}},
		{"quoted", "references:\n- {id: k, type: book, title: \"A \\\"q\\\" one\", note: 'it''s'}\n", []string{"book k ", "note it's <it''s>", `title A "q" one <A \"q\" one>`}},
		{"folded", "---\nreferences:\n- id: k\n  title: >\n    A folded\n    one\n  type: book\n...\n", []string{"book k ", "title A folded one <>\n    A folded\n    one>"}},
		{"over lines", "references:\n- id: k\n  type: book\n  title: A long\n    one\n", []string{"book k ", "title A long one <A long\n    one>"}},
		{"wide characters", "references: [{id: k, x: \"жжж\", type: book, title: ж}]", []string{"book k ", "title ж <ж>", "x жжж <жжж>"}},
		{"CRLF and BOM", "\xef\xbb\xbfreferences:\r\n- id: k\r\n  type: book\r\n  title: T\r\n", []string{"book k ", "title T <T>"}},
		{"a list", "- id: k\n  type: book\n  title: T\n", []string{"book k ", "title T <T>"}},
		{"the second document", "a: 1\n---\nreferences:\n- id: k\n  title: T\n  type: book\n", []string{"book k ", "title T <T>"}},
		{"no type", "references:\n- id: k\n  title: T\n", []string{"document k ", "title T <T>"}},
		{"anchors", "x: &t T\nreferences:\n- id: k\n  type: book\n  title: *t\n", []string{"book k ", "title T <>"}},
	} {
		all, err := csl.ReadYAML([]byte(c.src))
		if err != nil || len(all) != 1 {
			t.Errorf("%s: %d entries and %v", c.name, len(all), err)
			continue
		}
		if d := cmp.Diff(c.want, told([]byte(c.src), all[0])); d != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, d)
		}
	}
}

// TestReadBroken reads files that end too early or are too much.
func TestReadBroken(t *testing.T) {
	const whole = `[{"id": "a", "type": "book"}, {"id": "b", "type": "book", "x": [1, {"y": "z"}]}]`
	for i := range len(whole) {
		all, err := csl.Read([]byte(whole[:i]))
		if err == nil {
			t.Errorf("%s: no error", whole[:i])
		}
		if i > 30 && len(all) == 0 {
			t.Errorf("%s: the first entry is lost", whole[:i])
		}
	}
	var broken *csl.SyntaxError
	for name, data := range map[string]string{
		"lists":   strings.Repeat("[", 1_000_000),
		"objects": strings.Repeat(`{"a":`, 1_000_000),
		"words":   `[nul]`, "commas": "[,]", "behind": "[] x", "keys": "{a: 1}", "colon": `{"a" 1}`,
	} {
		if _, err := csl.Read([]byte(data)); !errors.As(err, &broken) || broken.Span.Start > len(data) {
			t.Errorf("%s: got error %v", name, err)
		}
	}
	bomb := "a: &a [x, x, x, x, x, x, x, x, x]\n"
	for i := range 20 {
		bomb += fmt.Sprintf("b%d: &b%d [*a%s]\n", i, i, strings.Repeat(fmt.Sprintf(", *b%d", max(i-1, 0)), min(i, 1)*9))
	}
	for name, data := range map[string]string{"tabs": "a:\n\t- b", "bomb": bomb, "flow": strings.Repeat("[", 20_000), "colons": "a: b: c"} {
		all, err := csl.ReadYAML([]byte(data))
		if err == nil {
			t.Errorf("%s: %d entries and no error", name, len(all))
		}
	}
	long := append(bytes.Repeat([]byte(`{"id":1,"type":"x"},`), 50_000), ']')
	if all, _ := csl.Read(append([]byte("["), long...)); len(all) != 50_000 {
		t.Errorf("read %d of 50000 items on one line", len(all))
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(`[{"id":1,"type":"a","author":"x","issued":{"date-parts":[[1,2],[3]]},"\u0041":"\ud800"}]`), false)
	f.Add([]byte("- {id: a, type: b, c: \"\\u2028\", d: &e 'x''y', f: *e}\n- |\n x\n"), true)
	f.Add([]byte("references:\n - id: >-\n  a\n   type: !!binary x\n"), true)
	f.Fuzz(func(t *testing.T, data []byte, yaml bool) {
		read := csl.Read
		if yaml {
			read = csl.ReadYAML
		}
		all, err := read(data)
		if err == nil && len(all) == 0 {
			t.Error("no entries and no error")
		}
		for _, e := range all {
			for _, field := range e.Fields {
				if s := field.Span; s.Start < 0 || s.End < s.Start || s.End > len(data) {
					t.Errorf("field %s at %v of %d", field.Name, s, len(data))
				}
			}
			if s := e.Span; s.Start < 0 || s.End < s.Start || s.End > len(data) {
				t.Errorf("entry at %v of %d", s, len(data))
			}
		}
	})
}

package cite_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
)

// decoded builds the text of "a&amp;b  c" as a reader of HTML sees it.
func decoded() cite.Text {
	var b cite.TextBuilder
	b.Append("a", cite.Span{Start: 0, End: 1})
	b.Append("&", cite.Span{Start: 1, End: 6})
	b.Append("b", cite.Span{Start: 6, End: 7})
	b.Append(" ", cite.Span{Start: 7, End: 9})
	b.Append("c", cite.Span{Start: 9, End: 10})
	return b.Text()
}

func TestTextSpan(t *testing.T) {
	text := decoded()
	if text.String() != "a&b c" {
		t.Fatalf("text = %q", text.String())
	}
	tests := []struct {
		name string
		i, j int
		want cite.Span
	}{
		{"all", 0, 5, cite.Span{Start: 0, End: 10}},
		{"an entity", 1, 2, cite.Span{Start: 1, End: 6}},
		{"after an entity", 2, 3, cite.Span{Start: 6, End: 7}},
		{"a run of white space", 3, 4, cite.Span{Start: 7, End: 9}},
		{"nothing, at a place", 2, 2, cite.Span{Start: 6, End: 6}},
		{"nothing, at the end", 5, 5, cite.Span{Start: 10, End: 10}},
		{"beyond both ends", -3, 99, cite.Span{Start: 0, End: 10}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, text.Span(tt.i, tt.j)); diff != "" {
				t.Errorf("Span(%d, %d) (-want +got):\n%s", tt.i, tt.j, diff)
			}
		})
	}
}

func TestTextSliceKeepsItsPlace(t *testing.T) {
	text := decoded()
	for i := 0; i <= text.Len(); i++ {
		for j := i + 1; j <= text.Len(); j++ {
			part := text.Slice(i, j)
			if part.String() != text.String()[i:j] {
				t.Errorf("Slice(%d, %d) = %q", i, j, part.String())
			}
			if got, want := part.Source(), text.Span(i, j); got != want {
				t.Errorf("Slice(%d, %d) stands at %v, want %v", i, j, got, want)
			}
		}
	}
}

// TestTextThrough reads "a &amp;" out of a string of JSON that spells it
// "a\u00e9\n&amp;x".
func TestTextThrough(t *testing.T) {
	var b cite.TextBuilder
	b.Append("a", cite.Span{Start: 10, End: 11})
	b.Append("é", cite.Span{Start: 11, End: 17})
	b.Append("\n", cite.Span{Start: 17, End: 19})
	b.Append("&amp;x", cite.Span{Start: 19, End: 25})
	under := b.Text()
	var seen cite.TextBuilder
	seen.Append("aé", cite.Span{End: 3})
	seen.Append(" ", cite.Span{Start: 3, End: 4})
	seen.Append("&", cite.Span{Start: 4, End: 9})
	seen.Append("x", cite.Span{Start: 9, End: 10})
	got := seen.Text().Through(under)
	if got.String() != "aé &x" {
		t.Fatalf("text = %q", got.String())
	}
	tests := []struct {
		of   string
		want cite.Span
	}{
		{"a", cite.Span{Start: 10, End: 11}},
		{"é", cite.Span{Start: 11, End: 17}},
		{" ", cite.Span{Start: 17, End: 19}},
		{"&", cite.Span{Start: 19, End: 24}},
		{"x", cite.Span{Start: 24, End: 25}},
		{"aé &x", cite.Span{Start: 10, End: 25}},
	}
	for _, tt := range tests {
		i := strings.Index(got.String(), tt.of)
		if span := got.Span(i, i+len(tt.of)); span != tt.want {
			t.Errorf("%q stands at %v, want %v", tt.of, span, tt.want)
		}
	}
	if n := (cite.Text{}).Through(under).Len(); n != 0 {
		t.Errorf("nothing became %d bytes", n)
	}
}

func TestTextCollapse(t *testing.T) {
	tests := []struct{ in, want string }{
		{"", ""},
		{" ", ""},
		{"a", "a"},
		{"a b", "a b"},
		{"  a \n\t b\u00a0: c  ", "a b : c"},
		{"\u3000中 文\u2003", "中 文"},
	}
	for _, tt := range tests {
		var b cite.TextBuilder
		b.Append(tt.in, cite.Span{End: len(tt.in)})
		got := b.Text().Collapse()
		if got.String() != tt.want {
			t.Errorf("Collapse(%q) = %q, want %q", tt.in, got.String(), tt.want)
		}
	}
}

func FuzzTextCollapse(f *testing.F) {
	f.Add("  a \n b ")
	f.Add("\xff \u00a0x")
	f.Fuzz(func(t *testing.T, s string) {
		var b cite.TextBuilder
		b.Append(s, cite.Span{End: len(s)})
		got := b.Text().Collapse()
		if want := strings.Join(strings.Fields(s), " "); got.String() != want {
			t.Errorf("Collapse(%q) = %q, want %q", s, got.String(), want)
		}
		for i := range got.Len() {
			at := got.Span(i, i+1)
			if at.Start < 0 || at.End > len(s) || at.Start >= at.End {
				t.Fatalf("byte %d of %q maps to %v", i, got.String(), at)
			}
			if c := got.String()[i]; c != ' ' && s[at.Start] != c {
				t.Fatalf("byte %d of %q maps to %q", i, got.String(), s[at.Start])
			}
		}
	})
}

func TestPartPosition(t *testing.T) {
	source := "ab\r\nçd\n\n世x"
	part := cite.NewPart("", []byte(source), true)
	tests := []struct {
		at   string
		want cite.Position
	}{
		{"a", cite.Position{Line: 1, Column: 1}},
		{"d", cite.Position{Line: 2, Column: 2}},
		{"x", cite.Position{Line: 4, Column: 2}},
	}
	for _, tt := range tests {
		if got := part.Position(strings.Index(source, tt.at)); got != tt.want {
			t.Errorf("position of %q = %v, want %v", tt.at, got, tt.want)
		}
	}
	if got := part.Position(len(source) + 5); got != (cite.Position{Line: 4, Column: 3}) {
		t.Errorf("position after the end = %v", got)
	}
	if got := part.Line(2); got != "çd" {
		t.Errorf("line 2 = %q", got)
	}
	if got := part.Line(1); got != "ab" {
		t.Errorf("line 1 = %q: its carriage return is no text", got)
	}
	if part.Line(0) != "" || part.Line(5) != "" {
		t.Error("lines that are not there are not empty")
	}
}

func TestBuilderJoinsCopies(t *testing.T) {
	var b cite.TextBuilder
	const s = "Größe"
	for i, r := range s {
		b.Append(string(r), cite.Span{Start: i, End: i + utf8.RuneLen(r)})
	}
	text := b.Text()
	if got, want := text.Span(1, 4), (cite.Span{Start: 1, End: 4}); got != want {
		t.Errorf("Span(1, 4) = %v, want %v", got, want)
	}
}

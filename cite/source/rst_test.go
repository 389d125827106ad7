package source

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
)

// spellsRST knows what reStructuredText prints otherwise than it is written:
// substitutions, the labels of footnotes, and roles that show their name.
func spellsRST(source string, r rune) bool {
	switch {
	case strings.HasPrefix(source, "|") && strings.Contains(source[1:], "|"):
		return true
	case strings.HasPrefix(source, "#"):
		return '0' <= r && r <= '9'
	case source == "*":
		return strings.ContainsRune("*†‡§¶#♠♥♦♣", r)
	case source == ":`":
		return r == ' '
	case r == utf8.RuneError:
		return strings.HasPrefix(source, `\`) && !utf8.ValidString(source)
	}
	return strings.EqualFold(source, string(r))
}

func decodeRST(s string) string { return rstAddress([]byte(s)) }

func readString(t testing.TB, format, s string) *cite.Document {
	t.Helper()
	doc, err := Read(context.Background(), File{Data: []byte(s), Format: format})
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range violations(doc) {
		t.Error(v)
	}
	return doc
}

// printedKeys lists the keys of all citations, and the kind of each.
func printedKeys(doc *cite.Document) string {
	var all []string
	for _, c := range doc.Citations {
		all = append(all, fmt.Sprintf("%s %s", c.Kind, strings.Join(c.Keys, "+")))
	}
	return strings.Join(all, ", ")
}

func TestRSTFootnotesAreNumberedAsPrinted(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"explicit numbers are passed over", "A [#]_ b [#]_ c [2]_.\n\n.. [#] x\n.. [2] y\n.. [#] z\n", "note 1, note 3, note 2"},
		{"names take part in the count", "A [#b]_ c [#]_ d [#b]_.\n\n.. [#] x\n.. [#b] y\n", "note 2, note 1, note 2"},
		{"symbols", "A [*]_ b [*]_.\n\n.. [*] x\n.. [*] y\n", "note *, note †"},
		{"a section makes them entries", "A [#a]_.\n\nReferences\n==========\n\n.. [#a] x\n", "key 1"},
		{"so does a rubric", "A [1]_.\n\n.. rubric:: Literatur\n\n.. [1] x\n", "key 1"},
		{"up to the next section", "A [1]_.\n\nReferences\n====\n\nRemarks\n=====\n\n.. [1] x\n", "note 1"},
		{"below a plain list they are remarks", "A [1]_.\n\nReferences\n====\n\nKnuth, 1984.\n\nLamport, 1986.\n\n.. [1] x\n", "note 1"},
		{"and beside one", "A [1]_.\n\nReferences\n====\n\n- Knuth, 1984.\n- Lamport, 1986.\n\nNotes\n=====\n\n.. [1] x\n", "note 1"},
		{"a citation is an entry anywhere", "A [knuth84]_.\n\n.. [Knuth84] x\n", "key Knuth84"},
		{"missing notes", "A [1]_ b [Nobody]_ c [#]_.\n", "note 1, key Nobody, note #"},
		{"a space is forgotten", "A[1]_ b.\n\n.. [1] x\n", "note 1"},
		{"code is none", "A ``[1]_`` and \\[1]_ and x[1].\n\n.. [1] x\n", ""},
		{"keys of bibtex", "A :cite:p:`a, b{p. 3}` :footcite:t:`c`.\n", "key a+b, key c"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if d := cmp.Diff(tt.want, printedKeys(readString(t, "rst", tt.text))); d != "" {
				t.Errorf("citations of %q (-want +got):\n%s", tt.text, d)
			}
		})
	}
}

func TestRSTLinks(t *testing.T) {
	tests := []struct{ name, text, label, url string }{
		{"name", "A word_.\n\n.. _word: http://a.b/\n", "word", "http://a.b/"},
		{"case and spaces", "`A  Word`_\n\n.. _a word: http://a.b/\n", "A Word", "http://a.b/"},
		{"quoted name", "`a: b`_\n\n.. _`a: b`: http://a.b/\n", "a: b", "http://a.b/"},
		{"address on the next line", "word_\n\n.. _word:\n   http://a.b/\n   c\n", "word", "http://a.b/c"},
		{"chain", "a_\n\n.. _a:\n.. _b: http://a.b/\n", "a", "http://a.b/"},
		{"alias", "a_\n\n.. _a: `b c`_\n.. _b c: http://a.b/\n", "a", "http://a.b/"},
		{"anonymous", "a__\n\n.. __: http://a.b/\n", "a", "http://a.b/"},
		{"embedded alias", "`see <a_>`__\n\n.. _a: http://a.b/\n", "see", "http://a.b/"},
		{"tied to letters", "`x <http://a.b/>`_s\n", "x", "http://a.b/"},
		{"substitution", "|x|_\n\n.. |x| replace:: long name\n.. _x: http://a.b/\n", "long name", "http://a.b/"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc := readString(t, "rst", tt.text)
			if len(doc.Links) != 1 || doc.Links[0].URL != tt.url || doc.Links[0].Label.String() != tt.label || doc.Links[0].Kind != cite.Anchor {
				t.Errorf("links of %q: %+v, want one to %s", tt.text, doc.Links, tt.url)
			}
		})
	}
}

func TestRSTLeadsNowhere(t *testing.T) {
	for _, s := range []string{"a_\n\n.. _a: b_\n.. _b: a_\n", "a_\n\n.. _a: a_\n", "a_\n\n.. _a:\n\nText\n", "nobody_ `no one`_ x__\n", "T\n=\n\nT_\n"} {
		if doc := readString(t, "rst", s); len(doc.Links) > 0 {
			t.Errorf("links of %q: %+v, want none", s, doc.Links)
		}
	}
}

func TestRSTHostile(t *testing.T) {
	const n = 10_000
	steps := strings.Builder{}
	for i := range 3000 {
		steps.WriteString(strings.Repeat(" ", i) + "- x\n")
	}
	inputs := map[string]string{
		"emphasis":      strings.Repeat("*a ", n),
		"strong":        strings.Repeat("**a ", n),
		"literal":       strings.Repeat("``a ", n),
		"backquotes":    strings.Repeat("`a ", n),
		"roles":         strings.Repeat(":a:`b ", n),
		"bars":          strings.Repeat("|a ", n),
		"targets":       strings.Repeat("_`a ", n),
		"brackets":      strings.Repeat("[a ", n),
		"underscores":   strings.Repeat("a_ ", n),
		"backslashes":   strings.Repeat(`\`, n) + "*",
		"addresses":     strings.Repeat("`a <", n) + "b>`_",
		"colons":        strings.Repeat(":a", n),
		"names":         strings.Repeat("a.", n),
		"bullets":       strings.Repeat("- ", n),
		"enumerators":   strings.Repeat("1. ", n),
		"fields":        strings.Repeat(":a: ", n),
		"comments":      strings.Repeat(".. ", n),
		"notes":         strings.Repeat(".. [#] ", n),
		"notes apart":   strings.Repeat(".. [#] a\n", n),
		"steps":         steps.String(),
		"tables":        strings.Repeat("= =\n", n),
		"simple table":  "= =\n" + strings.Repeat("a\n", n),
		"grids":         strings.Repeat("+-+\n", n),
		"wide grid":     strings.Repeat("+-", 300) + "+\n" + strings.Repeat("|\n", n/10),
		"rules":         strings.Repeat("====\n", n),
		"titles":        strings.Repeat("a\n=\n", n),
		"options":       strings.Repeat("-a\n", n),
		"line blocks":   strings.Repeat("| a\n", n),
		"chain":         strings.Repeat(".. _a:\n", n) + ".. _b: http://a.b/\n\na_",
		"directives":    strings.Repeat(".. note:: ", n),
		"substitutions": ".. |a| replace:: " + strings.Repeat("b", n) + "\n\n" + strings.Repeat("|a| ", n),
		"anonymous":     strings.Repeat("a__ ", n) + "\n\n" + strings.Repeat("__ http://a.b/\n", n),
		"one line":      strings.Repeat("a", 50*n),
		"tabs":          strings.Repeat("\t- a\n  \t  - b\n", n/10),
		"colon pairs":   strings.Repeat("a::\n\n", n),
	}
	for name, s := range inputs {
		t.Run(name, func(t *testing.T) {
			if _, err := Read(context.Background(), File{Data: []byte("x\n\n" + s), Format: "rst"}); err != nil {
				t.Fatal(err)
			}
		})
	}
}

func TestSniffRST(t *testing.T) {
	tests := []struct {
		text string
		want bool
	}{
		{"Title\n=====\n\n.. contents::\n\nText.\n", true},
		{"As said [1]_, so.\n\n.. [1] Knuth 1984\n", true},
		{"See `this`_.\n\n.. _this: http://a.b/\n", true},
		{"Title\n=====\n\nText.\n", false},
		{"A list:\n\n.. and so on ..\n\n`code`\n", false},
		{"# Markdown\n\n``code`` and [1]_.\n", false},
	}
	for _, tt := range tests {
		if got := sniffRST([]byte(tt.text)); got != tt.want {
			t.Errorf("sniffRST(%q) = %t, want %t", tt.text, got, tt.want)
		}
	}
}

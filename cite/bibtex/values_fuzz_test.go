package bibtex_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite/bibtex"
)

// FuzzDecode demands text of whatever stands in a value: valid, on one line,
// and the same when what it says is written as LaTeX and read again.
func FuzzDecode(f *testing.F) {
	for _, s := range []string{
		`{\"u}\'{\i}\v cx \c{c} \k{a}`, "$\\alpha_1^{2}$ --- ``q'' ~ \\emph{a {b}} \\url{http://x_y%20}", `\char"41 \symbol{65} \( x \) \href{u}{v}`,
		"{{{", "}}}", `\`, `\"`, `\'{\"{\~{x}}}`, "a\xff\x00b", strings.Repeat("{\\'", 50), `\CYRA\cyrb \apj`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, tex string) {
		text := bibtex.Decode(tex)
		if !utf8.ValidString(text) || strings.ContainsAny(text, "\n\r\t") || strings.TrimSpace(text) != text {
			t.Errorf("Decode(%q) = %q", tex, text)
		}
		_ = bibtex.Address(tex)
	})
}

// FuzzNames demands that the names of a list stand in it, one after the other,
// and that each says something.
func FuzzNames(f *testing.F) {
	for _, s := range []string{
		"Knuth, Donald E. and {\\'E}tranger, Fritz and others", "von und zu Berg, Jr., {J.~R.} And {Barnes and Noble}", "and and ,,, and",
		"family=Berg, given=Jan, prefix=van den and X", "A. Moore; B. Hill & C", "{", "}", "a and", "{\\~a} b~c -d", "\xff, \xfe",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, list string) {
		at := 0
		for _, n := range bibtex.SplitNames(list) {
			if n.From < at || n.To < n.From || n.To > len(list) {
				t.Fatalf("SplitNames(%q): %v behind %d", list, n, at)
			}
			at = n.To
			bibtex.NameParts(list[n.From:n.To])
			bibtex.CommasIn(list[n.From:n.To])
		}
		src := "@book{k, author = {" + list + "}}"
		for _, e := range bibtex.Parse([]byte(src)).Entries() {
			for _, n := range e.Names["author"] {
				if n.Sort() == "" && !n.Others || n.Span.Start > n.Span.End || n.Span.End > len(src) {
					t.Errorf("%q: %+v", list, n)
				}
			}
		}
	})
}

package source

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
)

// spellsOrg knows what Org prints otherwise than it is written: entities, line
// breaks, and the numbers of footnotes without a label.
func spellsOrg(source string, r rune) bool {
	switch {
	case source == "--" || source == "---":
		return r == '–' || r == '—'
	case source == `\\`:
		return r == '\n'
	case strings.HasPrefix(source, "[fn:") && strings.HasSuffix(source, ":"):
		return '0' <= r && r <= '9' || strings.ContainsRune("[]"+source, r)
	}
	return strings.HasPrefix(source, `\`) && strings.ContainsRune(orgEntityText([]byte(strings.TrimSuffix(source[1:], "{}"))), r)
}

func TestOrgCitations(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"cite", "As [cite:@a] says.", "key a"},
		{"several with styles", "As [cite/t/cf:see @a p. 3; @b, ch. 2;] says.", "key a+b"},
		{"org-ref in brackets", "As [cite:a] says.", "key a"},
		{"org-ref 2", "As cite:a,b. citep:c and [[citet:d]].", "key a+b, key c, key d"},
		{"org-ref 3", "As [[cite:&a;see &b p. 3]] and citep:&c.", "key a+b, key c"},
		{"LaTeX", `As \citep[p. 3]{a,b} says.`, "key a+b"},
		{"no citations", "cite: a, site:a, [[bibliography:refs.bib]] =cite:b= excite:c", ""},
		{"footnotes", "A[fn:1] b [fn:name] c[fn::text] d [fn:x:more].\n\n[fn:1] y", "note 1, note name, note 2, note x"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if d := cmp.Diff(tt.want, printedKeys(readString(t, "org", tt.text))); d != "" {
				t.Errorf("citations of %q (-want +got):\n%s", tt.text, d)
			}
		})
	}
}

func TestOrgLocator(t *testing.T) {
	for text, want := range map[string]string{
		"[cite:@a p. 3; @b]": "p. 3", "[cite:@a, pp. 3-4]": "pp. 3-4", "[cite:@a for more]": "", "[[cite:a][p. 9]]": "p. 9",
	} {
		doc := readString(t, "org", text)
		if len(doc.Citations) != 1 || doc.Citations[0].Locator != want {
			t.Errorf("citations of %q: %+v, want the locator %q", text, doc.Citations, want)
		}
	}
}

func TestOrgText(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"emphasis", "*a* /b/ _c_ +d+ ~e~ =f= (*g*).", "a b c d e f (g)."},
		{"nested", "*a /b ~*c*~/ d*", "a b *c* d"},
		{"no emphasis", "a*b*c 2 * 3 * 4 /usr/bin x_y", "a*b*c 2 * 3 * 4 /usr/bin x_y"},
		{"raised", "x^{2} and y^3 and ^4", "x2 and y3 and ^4"},
		{"lowered", "H_{2}O", "H2O"},
		{"entities", `\alpha{}s \ndash \Auml \notit \unknown`, `αs – Ä \notit \unknown`},
		{"fragments", `$a_{1}$ and \(b^2\) for $5 or $6.`, `$a_{1}$ and \(b^2\) for $5 or $6.`},
		{"hidden", "a <<t>>b {{{m(x)}}}c @@html:<br>@@d <<<r>>>", "a b c d r"},
		{"links", "[[https://a.b/][text]] [[id:1][id]] [[*Head]] [[file:x.png]] [[./y.pdf][pdf]]", "text id *Head pdf"},
		{"headline", "* TODO [#A] Title /x/ :tag:other:\n", "Title x"},
		{"not exported", "* A :noexport:\nb\n** C\n* D\n* COMMENT E\nf", "D"},
		{"drawers and dates", "* A\nSCHEDULED: <2024-01-01 Mon>\n:PROPERTIES:\n:ID: x\n:END:\nb", "A|b"},
		{"drawer without an end", ":a:\n\nb", ":a:|b"},
		{"comments", "# a\n#\n#+options: toc:nil\nb\n#+begin_comment\nc\n#+end_comment", "b"},
		{"box and counter", "1. [@3] [X] a\n2. b", "a|b"},
		{"block without an end", "#+begin_src x\na", "a"},
		{"dashes", "1--2 a---b ---- =--=", "1–2 a—b ---- --"},
		{"brackets in a link", "[[#a][[1]]] [[][no address]]", "[1] no address"},
		{"line break", "a\\\\\nb", "a\nb"},
		{"verse", "#+begin_verse\na\n  b\n#+end_verse", "a\nb"},
		{"table", "| a | *b* |\n|---+---|\n| c |", "a|b|c"},
		{"note in the text", "a[fn::b *c* [fn::d]].", "a[1].|b c [2]|d"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var all []string
			for _, b := range readString(t, "org", tt.text).Blocks {
				all = append(all, b.Text.String())
			}
			if d := cmp.Diff(tt.want, strings.Join(all, "|")); d != "" {
				t.Errorf("text of %q (-want +got):\n%s", tt.text, d)
			}
		})
	}
}

func TestOrgRaised(t *testing.T) {
	doc := readString(t, "org", "Said before.^{1} And^2.")
	var got []string
	for _, s := range doc.Blocks[0].Raised {
		got = append(got, doc.Excerpt(s))
	}
	if d := cmp.Diff([]string{"1", "2"}, got); d != "" {
		t.Errorf("raised (-want +got):\n%s", d)
	}
}

func TestOrgCodeIsNotSearched(t *testing.T) {
	for _, s := range []string{
		"#+BEGIN_SRC org\n[[https://a.b/]] [cite:@a] [fn:1]\n#+END_SRC", ": https://a.b/", "\\begin{equation}\nhttps://a.b/\n\\end{equation}",
	} {
		doc := readString(t, "org", s)
		if len(doc.Blocks) != 1 || doc.Blocks[0].Kind != cite.Code || len(doc.Links)+len(doc.Citations) > 0 {
			t.Errorf("%q is read as %s", s, dump(doc))
		}
	}
}

func TestOrgHostile(t *testing.T) {
	const n = 10_000
	inputs := map[string]string{
		"stars":       strings.Repeat("* ", n),
		"emphasis":    strings.Repeat(" *a*b", n),
		"open":        strings.Repeat("*a /b _c +d =e ~f ", n/4),
		"links":       strings.Repeat("[[a][b", n),
		"brackets":    strings.Repeat("[", n),
		"notes":       strings.Repeat("[fn::", n),
		"note marks":  strings.Repeat("[fn:1] ", n),
		"cites":       strings.Repeat("[cite:@", n),
		"keys":        strings.Repeat("cite:a", n),
		"blocks":      strings.Repeat("#+begin_quote\n", n),
		"kinds":       manyKinds(n),
		"drawers":     strings.Repeat(":a:\n", n),
		"items":       strings.Repeat("- ", n),
		"item lines":  strings.Repeat("- a\n", n),
		"tables":      strings.Repeat("|", n) + "\n" + strings.Repeat("|a\n", n),
		"dollars":     strings.Repeat("$a ", n),
		"backslashes": strings.Repeat(`\`, n),
		"commands":    strings.Repeat(`\cite[`, n),
		"raised":      "a" + strings.Repeat("^{", n),
		"targets":     strings.Repeat("<<a", n),
		"macros":      strings.Repeat("{{{a", n),
		"environment": strings.Repeat("\\begin{a}\n", n),
		"definitions": strings.Repeat("[fn:1] ", n) + "\n" + strings.Repeat("[fn:1]\n", n),
		"nested":      strings.Repeat("*/", n) + "a" + strings.Repeat("/*", n),
		"source":      strings.Repeat("src_a ", n),
		"one line":    strings.Repeat("a", 50*n),
	}
	for name, s := range inputs {
		t.Run(name, func(t *testing.T) {
			if _, err := Read(context.Background(), File{Data: []byte("x\n\n" + s), Format: "org"}); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// manyKinds opens n blocks of different kinds, and ends the last.
func manyKinds(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("#+begin_" + strings.Repeat("a", i%90) + string(rune('a'+i%26)) + "\n")
	}
	return b.String() + "#+end_a\n"
}

func TestSniffOrg(t *testing.T) {
	for text, want := range map[string]bool{
		"#+TITLE: A\n\n* B\n": true, "#+begin_src x\n#+end_src\nSee [[https://a.b/][c]].\n": true,
		"* A list\n* of things\n": false, "#+title: alone\n": false, "# Markdown\n\n* item [[wiki]]\n": false,
	} {
		if got := sniffOrg([]byte(text)); got != want {
			t.Errorf("sniffOrg(%q) = %t, want %t", text, got, want)
		}
	}
}

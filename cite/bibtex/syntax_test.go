package bibtex_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
)

// outline writes the nodes of a file on a line each.
func outline(f *bibtex.File) string {
	var b strings.Builder
	for _, n := range f.Nodes {
		switch n.Kind {
		case bibtex.TextNode:
			fmt.Fprintf(&b, "text %q\n", f.Source[n.Span.Start:n.Span.End])
			continue
		case bibtex.CommentNode:
			fmt.Fprintf(&b, "comment %q\n", f.Source[n.Body.Start:n.Body.End])
			continue
		case bibtex.PreambleNode:
			fmt.Fprintf(&b, "preamble %q\n", n.Value.Text())
			continue
		case bibtex.StringNode, bibtex.EntryNode:
		}
		fmt.Fprintf(&b, "%s %q", n.Type.Text, n.Key.Text)
		if n.Commented {
			b.WriteString(" commented")
		}
		if !n.Closed {
			b.WriteString(" open")
		}
		for _, field := range n.Fields {
			fmt.Fprintf(&b, " %s=%q", field.Name.Text, field.Value.Text())
		}
		b.WriteString("\n")
	}
	for _, p := range f.Problems {
		fmt.Fprintf(&b, "! %d-%d %s\n", p.Span.Start, p.Span.End, p.Message)
	}
	return b.String()
}

func TestParse(t *testing.T) {
	for _, c := range []struct{ name, source, want string }{
		{"delimiters", "@a{k,x={y}}@b(l,x=\"z)\")", `
a "k" x="y"
b "l" x="z)"
`},
		{"concatenation", "@string{s=\"A\"}@a{k, m=10 # \"~\" # jan # S}", `
string "" s="A"
a "k" m="10~JanuaryA"
`},
		{"braces in quotation marks", `@a{k, t="a {"} b", u={"}}`, `
a "k" t="a {\"} b" u="\""
`},
		{"at signs in values", "@a{k, t={me@x.org @b{}}}", `
a "k" t="me@x.org @b{}"
`},
		{"keys", "@a{DBLP:x/y+z'(1),}@a{ключ }@a{,t=1}@a(k)", `
a "DBLP:x/y+z'(1)"
a "ключ"
a "" t="1"
a "k"
`},
		{"a mail address between entries", "me@x.org (work)\n@a{k}", `
text "me@x.org (work)\n"
a "k"
`},
		{"entries in comments", "@comment{x @a{k, t={1}} y}@Comment jabref\n%@a{l, t=2}\n% @a{m,\n% t=3}\n%@a{n,t=4,\n%u=5}\n", `
comment "x "
a "k" commented t="1"
text " y}"
comment " jabref"
text "\n%"
a "l" commented t="2"
text "\n% @a{m,\n% t=3}\n%"
text "@a{n,t=4,\n"
text "%u=5}\n"
`},
		{"a preamble", "@preamble{\"x\" # {y}}", `
preamble "xy"
`},
		{"missing commas", "@a{k t={1} u=2\nv=3}", `
a "k" t="1" u="2" v="3"
! 4-4 a comma is missing behind the key
! 11-11 a comma is missing before this field
! 15-15 a comma is missing before this field
`},
		{"a missing brace", "@a{k,\n t={x {y},\n u={z},\n}\n@b{l}", `
a "k" t="x {y}" u="z"
text "\n"
b "l"
! 9-10 this '{' is not closed: its partner is missing, or the braces inside do not match
`},
		{"a missing quotation mark", "@a{k,\n t=\"x,\n u={z}\n}\n@b{l}", `
a "k" t="x" u="z"
text "\n"
b "l"
! 9-10 this '"' is not closed: its partner is missing, or the braces inside do not match
`},
		{"a missing end", "@a{k, t=1\n\n@b{l}", `
a "k" open t="1"
text "\n\n"
b "l"
! 0-2 the entry is not closed: a '}' is missing at its end, or a brace or a quotation mark inside
`},
		{"no braces", "@a{k, t=Two words, y=1998a, m=Sept, d=}", `
a "k" t="Two words" y="1998a" m="Sept" d=""
! 8-17 this value lacks its braces: write {Two words}
! 21-26 this value lacks its braces: write {1998a}
! 30-34 there is no macro Sept: define it with @string, or write {Sept}
! 38-38 a value is missing here: write it in braces
`},
		{"a macro too late", "@a{k, t=s}@string{s={x}}", `
a "k" t="x"
string "" s="x"
! 8-9 the macro s is used before its @string: BibTeX leaves it empty
`},
		{"no key", "@a{t={x}, u={y}}@a{two words, u={y}}", `
a "" t="x" u="y"
a "two words" u="y"
! 3-3 the entry has no key: put one and a comma before its first field
! 19-28 the key has spaces in it, which BibTeX does not read: join its words
`},
		{"junk", "@a{k, t={x}, ?? !!, ,\n u={y} % remark\n}", `
a "k" t="x" u="y"
! 13-18 this is not a field and is skipped: write name = {value}, with a comma before it
! 29-37 BibTeX knows no comments inside of entries and drops the fields behind this one (biber does not): put it before the entry
`},
		{"the same twice", "@a{k,t={x},T={y}}@a{K}", `
a "k" t="x" T="y"
a "K"
`},
		{"a comment before a stray at sign", "@Comment\n@@0", `
comment ""
text "\n@@0"
! 9-10 BibTeX takes this @ for the beginning of an entry: put the type and a brace behind it, or leave it out
`},
		{"zero bytes", "@a{k,t={x\x00\x00y}}\x00", `
a "k" t="x\x00\x00y"
text "\x00"
! 9-11 zero bytes stand here, the file is damaged: delete them
! 14-15 zero bytes stand here, the file is damaged: delete them
`},
		{"a byte order mark", "\xef\xbb\xbf@a{k}", `
text "\ufeff"
a "k"
`},
		{"not an entry", "@\n@ \n @x\n", `
text "@\n@ \n @x\n"
! 6-7 BibTeX takes this @ for the beginning of an entry: put the type and a brace behind it, or leave it out
`},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := bibtex.Parse([]byte(c.source))
			if d := cmp.Diff(strings.TrimPrefix(c.want, "\n"), outline(f)); d != "" {
				t.Errorf("%s\n(-want +got):\n%s", c.source, d)
			}
			demandSound(t, f)
		})
	}
}

// covers checks that the nodes cover the source, and that everything in them
// lies inside of them in order.
func covers(f *bibtex.File) error {
	at := 0
	for i, n := range f.Nodes {
		if n.Span.Start != at || n.Span.End <= at {
			return fmt.Errorf("node %d has %v, and the one before ends at %d", i, n.Span, at)
		}
		at = n.Span.End
		inner := n.Span.Start
		for _, field := range n.Fields {
			for _, s := range []cite.Span{field.Name.Span, field.Value.Span} {
				if s.Start < inner || s.End < s.Start || s.End > n.Span.End {
					return fmt.Errorf("field %s of %s has %v behind %d in %v", field.Name.Text, n.Key.Text, s, inner, n.Span)
				}
				inner = s.End
			}
			for _, p := range field.Value.Pieces {
				if !field.Value.Span.Contains(p.Span) || !p.Span.Contains(p.Content()) {
					return fmt.Errorf("piece %v of %s is not inside %v", p, field.Name.Text, field.Value.Span)
				}
			}
			if field.Comma >= 0 && f.Source[field.Comma] != ',' {
				return fmt.Errorf("no comma behind %s", field.Name.Text)
			}
		}
		if !n.Span.Contains(n.Body) && n.Kind != bibtex.TextNode {
			return fmt.Errorf("the body %v of node %d is not inside %v", n.Body, i, n.Span)
		}
	}
	if at != len(f.Source) {
		return fmt.Errorf("the nodes end at %d of %d", at, len(f.Source))
	}
	for _, p := range f.Problems {
		if p.Span.Start < 0 || p.Span.End < p.Span.Start || p.Span.End > len(f.Source) {
			return fmt.Errorf("the problem %q is at %v, outside of the file", p.Message, p.Span)
		}
	}
	return nil
}

func demandSound(t *testing.T, f *bibtex.File) {
	t.Helper()
	if err := covers(f); err != nil {
		t.Error(err)
	}
	for _, e := range f.Entries() {
		for _, field := range e.Fields {
			if field.Span.Start < 0 || field.Span.End > len(f.Source) || field.Span.End < field.Span.Start {
				t.Errorf("entry %s: field %s at %v is outside of the file", e.Key, field.Name, field.Span)
			}
		}
	}
}

// syntaxSeeds have what files of other programs do not.
var syntaxSeeds = []string{
	"@a{k, t = {{}, u = \"\\\"{\n@b{crossref=k", "@string{a=b#a}@a(k,month=a#1#\"{\"}\"", "% @a{k,\n%}@comment{@a{,}}",
	"@a{k,author={A and {\\'E}, b, c, d and others}, date={2000/..}, url={\\url{http://x}%5Cnhttp://y}}", "@a{x,xdata={x,y}}@xdata{y,crossref=x}",
	"\xef\xbb\xbf@a{\xff,\r\n$\\frac{1}{^2}$ = {\\\"\\~{\\i}\\href{}}", "@a{k,title={\\'{\\\"{\\~{x}}}$_\\alpha$--``a''},note={May 2000. Edited by A B. ISBN 1}}",
}

func FuzzParse(f *testing.F) {
	data, err := os.ReadFile("testdata/all.bib")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data[:4000])
	for _, s := range syntaxSeeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		demandSound(t, bibtex.Parse(data))
	})
}

// TestParseIsLinear reads what takes hours if the reader looks twice.
func TestParseIsLinear(t *testing.T) {
	const n = 10_000
	for name, s := range map[string]string{
		"open braces":      strings.Repeat("@a{k,x={", n),
		"open lines":       strings.Repeat("@a{k,x={\n", n),
		"open fields":      "@a{k" + strings.Repeat("\n, y = {", n),
		"closed fields":    "@a{k" + strings.Repeat("\n, y = {", n) + strings.Repeat("}", n+1),
		"keys with spaces": strings.Repeat("@a{k t={x}}", n),
		"quotation marks":  strings.Repeat("@a{k,x=\"\n", n),
		"marks in braces":  "@a{k,x=" + strings.Repeat("{\"", n),
		"at signs":         strings.Repeat("@a", 2*n),
		"comments":         strings.Repeat("@comment{", n),
		"comment lines":    strings.Repeat("%@a{k,\n%", n),
		"blank lines":      "@a{k,x={" + strings.Repeat("\n", 4*n),
		"macros":           "@string{a={xxxxxxxx}}" + strings.Repeat("@string{a=a#a}", 40) + strings.Repeat("@a{k,t=a}", n),
		"many children":    "@a{p," + strings.Repeat("f={y},", n) + "}" + strings.Repeat("@a{k,crossref=p}", n),
		"circles":          strings.Repeat("@a{k,crossref=l,xdata={l,l,l,l,l}}@a{l,crossref=k,xdata={k,k,k,k,k}}", n/10),
		"accents":          "@a{k,t={" + strings.Repeat(`\"{`, n) + strings.Repeat("}", n) + "}}",
		"verbatim":         "@a{k,t=" + strings.Repeat(`\url{`, n) + "}",
		"names":            "@a{k,author={" + strings.Repeat("A and ", n) + "}}",
		"commas":           "@a{k" + strings.Repeat(",", n) + "}",
		"hashes":           "@a{k,t=" + strings.Repeat("{}#", n),
		"addresses":        "@a{k,url={" + strings.Repeat("http://x ", n) + "}}",
		"a name in pieces": "@a{k,author={" + strings.Repeat("a,", n) + "}}",
	} {
		f := bibtex.Parse([]byte(s))
		f.Entries()
		if err := covers(f); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestParseTheWild reads the files of other programs' tests, if they are there.
func TestParseTheWild(t *testing.T) {
	paths, _ := filepath.Glob("../../../shared/data/bib/*/*.bib")
	if len(paths) == 0 {
		t.Skip("the collection of .bib files is not there")
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := covers(bibtex.Parse(data)); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func TestProblemsAreInOrder(t *testing.T) {
	f := bibtex.Parse([]byte("@a{k,t=x y}@b{l,,}@a{k,m=foo}"))
	for i := 1; i < len(f.Problems); i++ {
		if f.Problems[i].Span.Start < f.Problems[i-1].Span.Start {
			t.Errorf("problem %d stands before the one before it", i)
		}
	}
	if len(f.Problems) != 3 || bytes.Contains([]byte(f.Problems[0].Message), []byte("%!")) {
		t.Errorf("problems are %v, want three", f.Problems)
	}
}

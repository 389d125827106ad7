package source

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"
)

func FuzzText(f *testing.F) { fuzz(f, "text", "a\n\n <http://a.b/\n c> doi:10.1/x\n---") }
func FuzzHTML(f *testing.F) {
	fuzz(f, "html", "<p>a&amp;b <a href=' &lt;'>c<br></a><pre>\n\nx</pre><li>y")
}
func FuzzMarkdown(f *testing.F) {
	fuzz(f, "markdown", "> - [a](<b\\_> 'c') <a href=x>*d*</a>[^1] @k [@k]\n\n[^1]: e\n    \t`f`")
}

func FuzzRST(f *testing.F) {
	fuzz(f, "rst",
		"A\n=\n\n*a* **b** ``c`` :r:`d <e>` `f <g_>`__ h_ [#]_ |i|_ _`j`\\ k::\n\n  l\n\n.. [#] m\n\n   n\n.. _h: http://o.p/\n   q\n.. |i| replace:: r",
		"+--+--+\n|a |b |\n+==+==+\n|c    |\n+--+--+\n\n= =\na b\n= =\n\n.. note:: :a: b\n   :c: d\n\n   - e\n\n\t| f\n\n:g: h\n-i  j\n#. k\n.. math::\n\n   l")
}

func FuzzOrg(f *testing.F) {
	fuzz(f, "org",
		"* TODO [#A] a :b:\n:C:\n:END:\n- [X] *d* /e ~f~/ =g= x^{2} h\\\\\n[[http://i.j/][k *l*]] [fn:1] [fn::m [[n]]] [cite/t:see @o p. 3; @p] cite:q,r $s$ \\alpha{} \\cite[t]{u}\n\n[fn:1] v",
		"#+title: w\n#+begin_quote\n| x | y |\n|-\n#+end_quote\n#+begin_src z\n: a\n# b\n\\begin{c}\n\\end{c}\n1. d :: e\n\n   [[file:f.png]] <<g>> {{{h}}} @@i:j@@ src_k{l} [[cite:&m;&n][o]]")
}

// fuzz holds for any input what holds for the fixtures.
func fuzz(f *testing.F, format string, seeds ...string) {
	for _, p := range fixtures(f) {
		if filepath.Base(filepath.Dir(p)) != format {
			continue
		}
		data, err := os.ReadFile(p)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := Read(context.Background(), File{Data: data, Format: format})
		if err != nil {
			if errors.Is(err, ErrBinary) || errors.Is(err, ErrEmpty) || errors.Is(err, ErrUTF16) {
				return
			}
			t.Fatal(err)
		}
		for _, v := range violations(doc) {
			t.Error(v)
		}
		if notices := len(doc.Notices) > 0; !notices && !utf8.Valid(data) {
			t.Error("no notice says that the file is not UTF-8")
		}
	})
}

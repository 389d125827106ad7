package source

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
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
func FuzzLaTeX(f *testing.F) {
	fuzz(f, "latex", `\documentclass{a}\begin{document}\section{a\footnote{b $^{3}$}} \cite[p.~3]{k} \url{http://a.b/\%c}`,
		`\def\a#1#2{x#2y#1z}\a{b}{c}\newcommand{\b}[2][d]{#1 e #2}\b{f}\b[g]h\let\c=\b\c\def\d{\d\d}\d`,
		`\begin{thebibliography}{}\bibitem[{A(1)}]{k}\'{\i}\"a\c{}\href{a}{b\doi{10.1/x}\bibitem\end{thebibliography}`,
		"\\begin{a}{\\end{b}$$ $x\n\n% c\n\\verb|a|\\begin{verbatim}\\iffalse\\fi\\item(\\cites(a)(b)[c]{d}{e})",
		"\\usepackage[latin1]{inputenc}\\cite{\xe9}\xe9\r\n\\\\[1ex]&#~^^M")
}
func FuzzBibTeX(f *testing.F) {
	fuzz(f, "bibtex", `@a{k, t = "}`+"\n@string{x={y}}@b(z,url=x#{\\url{http://a}},doi={https://doi.org/10.1/{\\_}}", "@a{@a{@a{,={=", "% @a{k,\n%}")
}
func FuzzCSLJSON(f *testing.F) {
	fuzz(f, "csl-json", `[{"id":1,"type":"book","URL":"http:\/\/a\u0041","author":"A, B","issued":{"date-parts":[[1,2,3],["4"]]}},{"`, `{"items":[[{`)
}
func FuzzCSLYAML(f *testing.F) {
	fuzz(f, "csl-yaml", "references:\n- &a {id: x, type: y, title: >-\n z}\n- *a\n- URL: 'http://a''b'\n", "a: &a [*a]\n", "references: [{id: \"\u2028\\x41\", type: b}]")
}
func FuzzRIS(f *testing.F) {
	fuzz(f, "ris", "TY  - JOUR\nUR  - a;b;\n c\nPY - 2000/1/x\nSP  - 1\rEP  - 2\nTY  - X\n\nER  -", "ER  - \nx")
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
			if format != "text" && strings.HasPrefix(err.Error(), "read "+format) {
				return // refused in a sentence
			}
			if errors.Is(err, ErrBinary) || errors.Is(err, ErrEmpty) || errors.Is(err, ErrUTF16) {
				return
			}
			t.Fatal(err)
		}
		for _, v := range violations(doc) {
			t.Error(v)
		}
		declared := format == "latex" && bytes.Contains(data, []byte("input"))
		if notices := len(doc.Notices) > 0; !notices && !declared && !utf8.Valid(data) {
			t.Error("no notice says that the file is not UTF-8")
		}
	})
}

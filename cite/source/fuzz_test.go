package source

import (
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
	fuzz(f, "html", "<p>a&amp;b <a href=' &lt;'>c<br></a><pre>\n\nx</pre><li>y",
		"<p>some words<a href=b>0<table>c<td>d<tr><a> ")
}
func FuzzMarkdown(f *testing.F) {
	fuzz(f, "markdown", "> - [a](<b\\_> 'c') <a href=x>*d*</a>[^1] @k [@k]\n\n[^1]: e\n    \t`f`")
}
func FuzzJupyter(f *testing.F) {
	fuzz(f, "jupyter",
		`{"cells":[{"cell_type":"markdown","source":["a\u00e9\ud83d\n","[b](c\\_)\n\n[^1]: \"d\""]}]}`,
		`{"worksheets":[{"cells":[{"cell_type":"heading","level":9,"source":"<cite data-cite='a'>b</cite>"},{"input":"\u0000"}]}]}`,
		`{"cells":[{"cell_type":"markdown","source":"[k]: <x>\r\n\t- > "},{"cell_type":"markdown","source":"[k][] [^n"}]}`)
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

func FuzzEPUB(f *testing.F) {
	fuzz(f, "epub", "PK\x03\x04", "PK\x05\x06"+strings.Repeat("\x00", 18))
}

// FuzzEPUBMembers puts what it is given into an archive that is whole.
func FuzzEPUBMembers(f *testing.F) {
	opf := `<package><metadata><title>a</title></metadata><manifest><item id="i" href="c.xhtml"/><item id="j" href="d.xhtml"/></manifest><spine><itemref idref="i"/><itemref idref="j"/></spine></package>`
	for _, chapter := range []string{
		`<body epub:type="endnotes"><p>a<a epub:type="noteref" href="d.xhtml#n"><sup>1</sup></a><aside role="doc-footnote" id="n"><p>x<p id="m"/>y`,
		`<section role="doc-bibliography"><li id="k"><table>a<li id="ref-l"><td>b</li></section><span class="citation" data-cites="l">c<p>d</span>`,
		`<cite data-cite="a"><p>b</p><cite data-cite="c"></cite></cite><title/><script/><a id="x"/><a href="c.xhtml#%zz">e</a>`,
	} {
		f.Add([]byte(opf), []byte(chapter))
	}
	f.Fuzz(func(t *testing.T, opf, chapter []byte) {
		data := archived(t, member{"META-INF/container.xml", ocf}, member{"b.opf", string(opf)},
			member{"c.xhtml", string(chapter)}, member{"d.xhtml", "<p id='n'>a</p>" + string(chapter)})
		doc, err := Read(context.Background(), File{Data: data, Format: "epub"})
		if err != nil && !errors.Is(err, ErrDamaged) {
			t.Fatal(err)
		}
		if doc != nil {
			for _, v := range violations(doc) {
				t.Error(v)
			}
		}
	})
}

func FuzzPDF(f *testing.F) {
	fuzz(f, "pdf", "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>endobj "+
		"3 0 obj<</Type/Page/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>>>>>>>endobj "+
		"4 0 obj<</Length 44>>stream\nBT /F 12 Tf 9 9 Td (a-)Tj 0 -9 Td[(b)9(\\351)]TJ ET\nendstream endobj trailer<</Root 1 0 R>>")
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
			if errors.Is(err, ErrDamaged) || errors.Is(err, ErrBinary) || errors.Is(err, ErrEmpty) {
				return
			}
			t.Fatal(err)
		}
		for _, v := range violations(doc) {
			t.Error(v)
		}
		if !ByName(doc.Format).Binary && doc.Parts[0].Encoding == "" && len(doc.Notices) == 0 && !utf8.Valid(data) {
			t.Error("no notice says that the file is not UTF-8")
		}
	})
}

func FuzzMediaWiki(f *testing.F) {
	fuzz(f, "mediawiki", "== a ==\n'''b'''<ref name=c>{{cite web|url=http://d|title=e}}</ref>{{sfn|F|1999}}\n* [[g|h]]\n# [http://i j]\n{|\n! k !! l\n|}\n<references/>",
		"<ref>{{<ref>}}</ref>[[<nowiki>]]</nowiki>{{r|a}}<references><ref name=a>b</ref></references>", "{{reflist|refs=<ref name=a>{{}}</ref>}}\n{{lang|x|{{y|z}}}}")
}

func FuzzJATS(f *testing.F) {
	fuzz(f, "jats", "<article><p>a<xref ref-type='bibr' rid='b'>1</xref>-<xref ref-type='bibr' rid='c'>3</xref><ref-list><ref id='b'><label>1</label><element-citation><year>1</year><issue>2</issue></element-citation></ref>",
		"<article><ref><mixed-citation>a</mixed-citation><citation>b<![CDATA[c]]>&#0;</ref></p><ext-link xlink:href='http://d'>")
}

func FuzzTEI(f *testing.F) {
	fuzz(f, "tei", "<TEI><p>a<ref type='bibr' target='#b'>1</ref><listBibl><biblStruct xml:id='b'><forename>A</forename><surname>B</surname><date when='1'/><biblScope from='1' to='2'/><note type='raw_reference'>c</note>")
}

func FuzzAsciiDoc(f *testing.F) {
	fuzz(f, "asciidoc", "= a\n:b: c\n\n* [[[d,1]]] e <<d>> footnote:[f] cite:[g(1)]\n+\n*h* _i_ `j` ^k^ https://l[m^]\n----\nn\n----\n|===\n|o |p\n|===",
		"[bibliography]\n== q\n\n* r\n\nfootnoteref:[s,t]footnoteref:[s]\n____\nu::\nv:: w +\n<<x,y>>link:z[]")
}

func FuzzWordPress(f *testing.F) {
	const head = `<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><language>de</language>`
	fuzz(f, "wordpress", head+"<item><title>a</title><content:encoded><![CDATA[b\n\n[caption id=1]<img src=c> d[/caption]\n<a href=\"\">e</a>]]></content:encoded><wp:post_type>post</wp:post_type></item>",
		head+"<item><content:encoded><![CDATA[<!-- wp:list --><ul><li>f]]]]><![CDATA[>g</li>]]></content:encoded><wp:status>draft</wp:status></item><item><content:encoded>&lt;p&gt;</content:encoded></item>\x0b\xff")
}

package source

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
)

func readTeX(t *testing.T, source string) *cite.Document {
	t.Helper()
	doc, err := Read(context.Background(), File{Path: "a.tex", Data: []byte(source), Format: "latex"})
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range violations(doc) {
		t.Errorf("%s: %s", source, v)
	}
	return doc
}

// textOf joins the texts of the blocks.
func textOf(doc *cite.Document) string {
	var all []string
	for _, b := range doc.Blocks {
		all = append(all, b.Text.String())
	}
	return strings.Join(all, " | ")
}

func TestLaTeXText(t *testing.T) {
	tests := []struct{ tex, want string }{
		{`Erd\H{o}s, \v Cech, \c{S}e\c ser, Mart\'{\i}nez, \'\i, G{\"o}del, {\'e}t\'{e}, \~n, \k{a}, \.z, \r{u}, \^{\^e}`, "Erdős, Čech, Şeşer, Martínez, í, Gödel, été, ñ, ą, ż, ů, ê̂"},
		{`\ss\ \o{} \O slo \ae on \aa\ \L{}\'od\'z \i\j`, "ß ø Øslo æon å Łódź ıȷ"},
		{`a~b--c---d ` + "``e'' `f' ?`g !`h ,,i" + ` \ldots{} <<j>>`, "a b–c—d “e” ‘f’ ¿g ¡h „i … «j»"},
		{`10\,\% \& \_ \$ \# \{x\} \textbackslash y \textasciitilde{} \~{} \^{}`, `10 % & _ $ # {x} \y ~ ~ ^`},
		{`\textit{a} {\em b} \emph{\textbf{c}} {\it d\/} \textsc{E} \texttt{f} {\bfseries\small g}`, "a b c d E f g"},
		{"one % two\n   three%\nfour\n% five\n six\n\nseven", "one threefour six | seven"},
		{"a\\par b\\\\c\\\\[1ex]\n d\\newline e", "a | b\nc\nd\ne"},
		{`\LaTeX{} and \LaTeX\ and \TeX nical`, "LaTeX and LaTeX and TeXnical"},
		{`\unknown{a}{b} \unknown[x=1]{c} \unknown d`, "ab c d"},
		{`a\label{x} b\index{y} c\hspace{1cm}d \vspace*{2ex}e\ref{z}.`, "a b c d e."},
		{`\newcommand{\q}{yes\xspace}\q no, \q.`, "yes no, yes."},
		{`\newcommand\w[2]{#1 or #2!}\w{a}{b} \w cd`, "a or b! c or d!"},
		{`\newcommand{\w}[2][x]{#2 (#1)}\w{a} \w[b]{c}`, "a (x) c (b)"},
		{`\def\sw#1#2{#2#1}\sw{a}{b}\let\other\sw\other{c}{d}`, "badc"},
		{`\newcommand{\sect}{\section*}\sect{Title} Text`, "Title | Text"},
		{`\renewcommand{\cite}[1]{no}\cite{a}b`, "b"},
		{`\def\aaa{x\bbb}\def\bbb{y\aaa}\aaa`, "xy"},
		{`$x^2$, $\alpha_1 < \beta$, \(n\to\infty\), \[ E=mc^2 \] and $$ x $$ end, $5`, "x^2, α1 < β, n→∞, and end, 5"},
		{`H$_2$O, $^{14}$C, 3$^{rd}$, x\textsuperscript{2}`, "H2O, 14C, 3rd, x2"},
		{`\begin{align} a &= b \\ c \end{align} after`, "after"},
		{`\verb|\cite{x}| \verb*+a b+ \lstinline[style=c]!d!`, `\cite{x} a b d`},
		{`\begin{comment}x\end{comment}\iffalse y \ifx z \fi \else a\fi b`, "ab"},
		{`\textcolor{red}{a} \foreignlanguage{french}{b} \hyperref[x]{c} \texorpdfstring{d}{e} \href{http://x.org}{f} \mbox{g} \multicolumn{2}{c}{h}`, "a b c d f g h"},
		{`\enquote{a \enquote*{b}} \og c\fg{} d`, "“a “b”” « c » d"},
		{`\caption[a]{b} c`, "b | c"},
		{`(\cite{a}) b [\cite{c}; \cite{d}] e (see \cite{f}), \citep{g}, h~\cite{i}. (x) [y]`, "b e (see), h. (x) [y]"},
		{`\todo{fix} x\footnote{y \emph{z}.} w`, "x w | fix | y z."},
		{`a\footnotemark b\footnotetext{c}`, "ab | c"},
		{`{a {b} c`, "a b c"},
		{`a } b \end{x} c`, "a b | c"},
		{`\input`, ""},
		{`\section{A \footnote{b}}c`, "A | b | c"},
		{`{\"a}"a "-`, `ä"a "-`},
		{`\usepackage[ngerman]{babel}"a "` + "`" + `x"' "=y`, "ä „x“ -y"},
		{`\rule{3em}{.4pt} a \hrule height 2pt b \hskip 1em plus 2pt c \parindent=0pt d`, "a b c d"},
		{`a\footnote[7]{b}`, "a | b"},
		{`\catcode` + "`\\@=11 " + `a\csname x\endcsname b`, "ab"},
		{"\\title{A \\\\ B}\\author{C}\\maketitle d", "A B | d"},
		{`\begin{frame}[t]{Title} text\end{frame}`, "Title | text"},
		{`\newcommand{\data}{facts}\data{} x`, "facts x"},
		{`\SI{5}{\metre} \frac{1}{2} \num{3}`, "5 1/2 3"},
	}
	for _, tt := range tests {
		if got := textOf(readTeX(t, tt.tex)); got != tt.want {
			t.Errorf("%s reads\n %q, want\n %q", tt.tex, got, tt.want)
		}
	}
}

func TestLaTeXCitations(t *testing.T) {
	tests := []struct {
		tex, text, keys, locator string
	}{
		{`\cite{a}`, `\cite{a}`, "a", ""},
		{"\\cite { a , b,% c\n  d }", "\\cite { a , b, d }", "a b d", ""},
		{`\citep[see][p.~3]{a}`, `\citep[see][p.~3]{a}`, "a", "p. 3"},
		{`\citep[\S 3]{a}`, `\citep[\S 3]{a}`, "a", "§3"},
		{`\citet*[{[sic]}]{a}`, `\citet*[{[sic]}]{a}`, "a", "[sic]"},
		{`\cite{a}*{p. 3}`, `\cite{a}*{p. 3}`, "a", "p. 3"},
		{`\parencites(see)(and more)[1]{a}[cf.][2--3]{b}{c} {\em x}`, `\parencites(see)(and more)[1]{a}[cf.][2--3]{b}{c}`, "a b c", "2–3"},
		{`\footcite[12]{x:y_z/1+2}`, `\footcite[12]{x:y_z/1+2}`, "x:y_z/1+2", "12"},
		{`\volcite{2}[30]{a}`, `\volcite{2}[30]{a}`, "a", "30"},
		{`\mycite[3]{a}`, `\mycite[3]{a}`, "a", "3"},
		{`\newcommand{\eg}[2][]{\citep[e.g.][#1]{#2}}\eg[p.~4]{a,b}`, `\eg[p.~4]{a,b}`, "a b", "p. 4"},
		{`\newcommand{\ct}{\citet}\ct[5]{a}`, `\ct[5]{a}`, "a", "5"},
		{`\def\two{a,b}\cite{\two}`, `\cite{\two}`, "a b", ""},
		{`\newcommand{\w}[1]{\cite{knuth:#1}}\w{a}`, `\w{a}`, "knuth:a", ""},
		{`\textcquote[4]{a}{words}`, `\textcquote[4]{a}`, "a", "4"},
		{`\[ x \quad\text{\cite{a}} \]`, `\cite{a}`, "a", ""},
		{`\apud{a}{b}`, `\apud{a}{b}`, "a b", ""},
		{`\cite[see \citealt{b}][]{a}`, `\cite[see \citealt{b}][]{a}`, "a", ""},
	}
	for _, tt := range tests {
		doc := readTeX(t, tt.tex)
		if len(doc.Citations) == 0 {
			t.Errorf("%s: no citation", tt.tex)
			continue
		}
		c := doc.Citations[0]
		got := []string{c.Text.String(), strings.Join(c.Keys, " "), c.Locator}
		if d := cmp.Diff([]string{tt.text, tt.keys, tt.locator}, got); d != "" {
			t.Errorf("%s (-want +got):\n%s", tt.tex, d)
		}
	}
	if doc := readTeX(t, `\cite[see \citealt{b}][]{a}`); len(doc.Citations) != 2 {
		t.Errorf("%d citations, want that in the note too", len(doc.Citations))
	}
}

func TestLaTeXCitesNothing(t *testing.T) {
	for _, tex := range []string{
		`% \cite{a}`, `\nocite{a}`, `\nocite{*}`, `\cite{}`, `\cite`, `\verb|\cite{a}|`, `\explicit{a}`, `\citestyle{authoryear}`, `\citetext{see a}`,
		`\begin{lstlisting}` + "\n" + `\cite{a}\end{lstlisting}`, `\iffalse\cite{a}\fi`, `\begin{document}x\end{document}\cite{a}`, `\author{\cite{a}}`,
		`\newcommand{\x}{\cite{a}}`, `\solicited{a b c}`, `\setcitestyle{open={(}}`, `\lstnewenvironment{code}{}{}\begin{code}\cite{a}}{\end{code}`, `\citeyearsep{2}`,
	} {
		if doc := readTeX(t, tex+"\nwords"); len(doc.Citations) > 0 {
			t.Errorf("%s: cites %q", tex, doc.Citations[0].Keys)
		}
	}
}

func TestLaTeXMarkers(t *testing.T) {
	tests := []struct{ item, want string }{
		{`\bibitem{k}`, "[1]"},
		{`\bibitem[Knu84]{k}`, "[Knu84]"},
		{`\bibitem[12]{k}`, "[12]"},
		{`\bibitem[{[A{\'e}]}]{k}`, "[Aé]"},
		{`\bibitem[Knuth(1984)]{k}`, ""},
		{`\bibitem[{Knuth, 1984}]{k}`, ""},
		{`\bibitem[\protect\citeauthoryear{Knuth}{1984}]{k}`, ""},
		{`\bibitem[\protect\astroncite{Knuth}{1984}]{k}`, ""},
		{`\bibitem[{\citenamefont {Abbott}(2016)}]{k}%`, ""},
		{`\bibitem[]{k}`, ""},
		{`\harvarditem[Knuth]{Knuth}{1984}{k}`, ""},
	}
	for _, tt := range tests {
		doc := readTeX(t, `\begin{thebibliography}{9}`+"\n"+tt.item+"\nD. Knuth, \\TeX, 1984.\n\\end{thebibliography}")
		if len(doc.Blocks) != 1 || !doc.Blocks[0].Entry || doc.Blocks[0].Key != "k" || doc.Blocks[0].Text.String() != "D. Knuth, TeX, 1984." {
			t.Errorf("%s: %+v", tt.item, doc.Blocks)
			continue
		}
		if got := doc.Blocks[0].Marker; got != tt.want {
			t.Errorf("%s: marker %q, want %q", tt.item, got, tt.want)
		}
	}
}

func TestLaTeXLanguages(t *testing.T) {
	tests := []struct{ preamble, want string }{
		{`\documentclass{article}`, ""},
		{`\usepackage[french]{babel}`, "fr"},
		{`\usepackage[ngerman,english]{babel}`, "en"},
		{`\usepackage[main=ngerman,english]{babel}`, "de"},
		{`\documentclass[12pt,brazil]{article}\usepackage{babel}`, "pt-BR"},
		{`\documentclass[english]{article}\usepackage[shorthands=off]{babel}`, "en"},
		{`\usepackage{polyglossia}\setmainlanguage[variant=british]{english}`, "en-GB"},
		{`\usepackage{babel}\babelprovide[import,main]{russian}\babelprovide{greek}`, "ru"},
		{`\documentclass{ctexart}`, "zh"},
	}
	for _, tt := range tests {
		if doc := readTeX(t, tt.preamble+`\begin{document}x\end{document}`); doc.Lang != tt.want {
			t.Errorf("%s: %q, want %q", tt.preamble, doc.Lang, tt.want)
		}
	}
}

// files opens what a test has.
func files(all map[string]string) func(string) ([]byte, error) {
	return func(name string) ([]byte, error) {
		if data, ok := all[name]; ok {
			return []byte(data), nil
		}
		return nil, errors.New("no such file")
	}
}

func TestLaTeXFiles(t *testing.T) {
	bib := "@book{k, title={T}, author={A, B}, year=1999}"
	list := `\begin{thebibliography}{9}\bibitem{k} A. B., T, 1999.\end{thebibliography}`
	tests := []struct {
		name, main string
		files      map[string]string
		want       string // blocks, references, notices
	}{
		{"a chapter", `x \input{c} y`, map[string]string{"c.tex": "z"}, "x | z | y;0;"},
		{"itself", `x \input{a}`, nil, "x;0;a.tex was not read: it was read before, and is read once"},
		{"a cycle", `\input{c}`, map[string]string{"c.tex": `z\input{a}\input{c}`}, "z;0;a.tex was not read: it was read before, and is read once;c.tex was not read: it was read before, and is read once"},
		{"a missing one", `\include{c}x`, nil, "x;0;c.tex was not read: no such file"},
		{"a secret", `\input{/etc/passwd.conf}x`, nil, "x;0;/etc/passwd.conf.tex was not read: no such file"},
		{"a picture", `\input{p.tikz}x`, nil, "x;0;"},
		{"a folder", `\import{d/}{c}`, map[string]string{"d/c.tex": "z"}, "z;0;"},
		{"a subfile", `\begin{document}\subfile{c}\end{document}`, map[string]string{"c.tex": `\documentclass{x}\foo{bar}\begin{document}z\end{document}w`}, "z;0;"},
		{"in an argument", `\footnote{\input{c}}x`, map[string]string{"c.tex": "z"}, "x;0;c stands inside of an argument and was not read"},
		{"a database", `\cite{k}\bibliography{b}`, map[string]string{"b.bib": bib, "a.bbl": list}, ";1;"},
		{"a list", `\cite{k}\bibliography{b}`, map[string]string{"a.bbl": list}, "A. B., T, 1999.;0;"},
		{"neither", `\cite{k}\bibliography{b}`, nil, ";0;the references in b.bib are not known: no such file"},
		{"one of two", `\bibliography{b,c}`, map[string]string{"b.bib": bib, "a.bbl": list}, ";1;the references in c.bib are not known: no such file"},
		{"biblatex", `\addbibresource{b.bib}\begin{document}x\printbibliography\end{document}`, map[string]string{"b.bib": bib}, "x;1;"},
		{"the document itself", `\begin{filecontents}[overwrite]{b.bib}` + "\n" + bib + `\end{filecontents}\begin{document}x\bibliography{b}\end{document}`, nil, "x;1;"},
		{"amsrefs", `\begin{biblist}\bib{k}{book}{author={A, B}, author={C, D}, title={T}, date={1999}}\end{biblist}x`, nil, "x;1;"},
		{"cut off", `\begin{document}x`, nil, `x;0;there is no \end{document}: the file may be cut off; all that is there was read`},
	}
	for _, tt := range tests {
		doc, err := Read(context.Background(), File{Path: "dir/a.tex", Data: []byte(tt.main), Format: "latex", Open: files(tt.files)})
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range violations(doc) {
			t.Errorf("%s: %s", tt.name, v)
		}
		var notices []string
		for _, n := range doc.Notices {
			notices = append(notices, n.Message)
		}
		got := textOf(doc) + ";" + string(rune('0'+len(doc.References))) + ";" + strings.Join(notices, ";")
		if got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
		}
	}
}

func TestLaTeXRaised(t *testing.T) {
	doc := readTeX(t, `As Knuth showed\textsuperscript{12} and others$^{3,4}$ said.`)
	var got []string
	for _, s := range doc.Blocks[0].Raised {
		got = append(got, doc.Excerpt(s))
	}
	if d := cmp.Diff([]string{"12", "3,4"}, got); d != "" {
		t.Errorf("raised (-want +got):\n%s", d)
	}
}

func TestLaTeXSniff(t *testing.T) {
	for name, tex := range map[string]string{"a document": "% x\n\\documentclass{article}\n", "a list": "\n\\begin{thebibliography}{9}\n"} {
		doc, err := Read(context.Background(), File{Path: "-", Data: []byte(tex + "words")})
		if err != nil || doc.Format != "latex" {
			t.Errorf("%s is not known: %v", name, err)
		}
	}
	doc, err := Read(context.Background(), File{Path: "-", Data: []byte("We write \\documentclass in prose.\n")})
	if err != nil || doc.Format == "latex" {
		t.Errorf("prose is taken for LaTeX: %v", err)
	}
}

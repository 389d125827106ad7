package source

import (
	"context"
	"strings"
	"testing"
	"unicode/utf8"
)

// texSpells reports what in LaTeX may be read as r: any command or macro,
// what stands around its arguments, ligatures, shorthands and bytes of old encodings.
func texSpells(source string, r rune) bool {
	if source != "" && strings.Contains(`\{}]`, source[:1]) {
		return true
	}
	for _, l := range texLigatures {
		if l.tex == source && l.text == string(r) {
			return true
		}
	}
	for _, l := range texShorthands {
		if l.tex == source && l.text == string(r) {
			return true
		}
	}
	if len(source) == 1 && source[0] >= utf8.RuneSelf {
		for _, m := range texCharsets {
			if m.DecodeByte(source[0]) == r {
				return true
			}
		}
	}
	return r == ' ' && (source == "~" || strings.TrimSpace(source) == "" || source[0] == '$' || source[0] == '%')
}

// texAddress reads s as the argument of \url.
func texAddress(s string) string {
	src := newTexSource([]byte(s), 0, nil)
	return addressOf(texFrame{src: src, end: len(s)})
}

// texDOI reads s as the argument of \doi.
func texDOI(s string) string { return "https://doi.org/" + texAddress(s) }

// decodeTeX reads s as running text.
func decodeTeX(s string) string {
	doc, err := Read(context.Background(), File{Data: []byte(s), Format: "latex"})
	if err != nil || len(doc.Blocks) == 0 {
		return ""
	}
	return doc.Blocks[0].Text.String()
}

// TestLaTeXHostile reads what should take long, deep or strange, and must not.
func TestLaTeXHostile(t *testing.T) {
	const n = 10_000
	rep := strings.Repeat
	inputs := map[string]string{
		"entries":              `\begin{thebibliography}{9}` + rep("\\bibitem{k} A. B, C, 1999.\n", n),
		"entries with options": rep(`\bibitem[a`, n),
		"braces":               rep("{", n) + "x" + rep("}", n),
		"open braces":          rep(`\footnote{a `, n),
		"footnotes":            rep(`\footnote{a `, n) + rep("}", n),
		"open citations":       rep(`\cite{`, n),
		"open options":         rep(`\cite[`, n),
		"nested options":       rep(`\cite[`, n) + rep(`]{k}`, n),
		"open addresses":       rep(`\url{`, n),
		"addresses":            rep(`\href{http://a.b/c}{`, n) + rep("}", n),
		"environments":         rep(`\begin{a}`, n) + rep(`\end{b}`, n),
		"verbatim":             rep(`\begin{verbatim}`, n),
		"hidden":               rep(`\iffalse `, n),
		"conditions":           rep(`\iffalse \if `, n) + rep(`\fi `, n),
		"formulas":             rep(`$$ \( \[ `, n),
		"dollars":              rep("$ ", n),
		"definitions":          rep(`\def\a`, n),
		"many macros":          rep(`\newcommand\a{b}\a`, n),
		"doubling":             `\def\a{x\b\b}\def\b{y\c\c}\def\c{z\d\d}\def\d{\e\e}\def\e{\f\f\f\f}\def\f{\g\g\g\g}\def\g{123}` + rep(`\a`, n),
		"itself":               `\def\a#1{\a{#1#1}\b}\def\b{\a{x}}` + rep(`\a{y}`, n),
		"arguments":            `\def\a#1{#1#1#1#1}` + rep(`\a{`, n) + "x" + rep("}", n),
		"verb":                 rep(`\verb|a `, n),
		"accents":              rep(`\'{\^{`, n),
		"raised":               rep(`$^{`, n),
		"items":                `\begin{itemize}` + rep(`\item[\item[`, n),
		"brackets":             "a" + rep("(", n) + `\cite{k}` + rep(")", n),
		"comments":             rep("%\n", n),
		"spaces":               `\cite` + rep(" ", n) + `[` + rep(" \n\n", n),
		"options of commands":  rep(`\foo[`, n) + rep(`]{a}`, n),
		"rows":                 `\begin{tabular}{l}` + rep(`a & \\[1ex] `, n),
		"databases":            rep(`\bibliography{a}`, n),
		"files":                rep(`\input{a}`, n),
		"headings":             rep(`\section{`, n) + rep("}", n),
		"dimensions":           rep(`\hskip 1pt plus `, n),
		"biber":                rep(`\entry{a}{b}{}\name{author}{1}{}{{{a}{`, n),
		"amsrefs":              rep(`\bib{a}{b}{c={`, n),
		"catcodes":             rep("\\catcode`\\{=12 \\catcode`@=11 {", n),
		"ends":                 rep(`\end{document}`, n),
		"names":                rep(`\csname `, n) + rep(`\expandafter`, n),
	}
	for name, s := range inputs {
		t.Run(name, func(t *testing.T) {
			doc, err := Read(context.Background(), File{Path: "a.tex", Data: []byte(s), Format: "latex"})
			if err != nil {
				t.Fatal(err)
			}
			for i, v := range violations(doc) {
				if i < 3 {
					t.Error(v)
				}
			}
		})
	}
}

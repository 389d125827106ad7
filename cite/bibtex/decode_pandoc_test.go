package bibtex_test

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"github.com/citecheck/citecheck/cite/bibtex"
)

// texWords are words and signs of LaTeX, one a line.
const texWords = `\ss
{\ss}en
\o re
{\O}re
\aa
\AA{}ngstr{\"o}m
\ae{}on
\OE uvre
{\l}\L
\'{\i}\"\i{\^\i}
\v{\j}
\i
a--b
a---b
\textquoteleft a\textquoteright
\textquotedblleft a\textquotedblright
\S 5
\P
\copyright
\pounds
\euro
\ldots
\dots
\textbackslash
\textasciitilde
\textasciicircum
\textless\textgreater
\& \% \$ \# \_ \{ \}
\emph{a \emph{b} c}
\textit{a} \textbf{b} \textsc{c} \texttt{d} \textsf{e}
{\em a} {\bf b} {\it c} {\sc d}
a\textsuperscript{2}
a\textsubscript{2}
\url{http://example.org/a_b~c}
\href{http://example.org}{text}
a~b
a\ b
a\,b
a\\b
\LaTeX{} and \TeX
\enquote{a \enquote{b}}
{\'E}{\'{e}}
{\relax Von}
?` + "`a!`" + `b
\slash
\textsuperscript{th}
{\fontencoding{T2A}\selectfont Д}
\foreignlanguage{german}{Wort}
a{}b
f{}f
{{a}{b}}
\noop{}a`

// loneWords are those for which pandoc prints nothing, or leaves them in TeX.
var loneWords = map[string]string{
	`\dh\DH\th\TH`:                      `ðÐþÞ`,
	`\dj\DJ`:                            `đĐ`,
	`\ng\NG`:                            `ŋŊ`,
	`\textendash`:                       `–`,
	`a\textemdash{}b`:                   `a—b`,
	`\textcopyright`:                    `©`,
	`\textregistered`:                   `®`,
	`\texttrademark`:                    `™`,
	`\textsterling`:                     `£`,
	`\texteuro`:                         `€`,
	`\textyen`:                          `¥`,
	`\textdagger`:                       `†`,
	`\textellipsis`:                     `…`,
	`\textbullet`:                       `•`,
	`\textbar`:                          `|`,
	`\textunderscore`:                   `_`,
	`10$^{-3}$`:                         `10⁻³`,
	`H$_2$O`:                            `H₂O`,
	`$\alpha$-$\Omega$`:                 `α-Ω`,
	`$\times$`:                          `×`,
	`$\pm$`:                             `±`,
	`$\leq$`:                            `≤`,
	`$\infty$`:                          `∞`,
	`$\rightarrow$`:                     `→`,
	`\mbox{a b}`:                        `a b`,
	`\'{}`:                              ``,
	`\textcyrillic{б}`:                  `б`,
	`\textdegree`:                       `°`,
	`\textonehalf`:                      `½`,
	`\guillemotleft a\guillemotright`:   `«a»`,
	`\guilsinglleft a\guilsinglright`:   `‹a›`,
	`\quotedblbase a\textquotedblleft`:  `„a“`,
	`\textordfeminine\textordmasculine`: `ªº`,
	`\textmu`:                           `µ`,
	`\oldstylenums{12}`:                 `12`,
	`\(10^{-3}\) and \ensuremath{x_1}`:  `10⁻³ and x₁`,
	`\CYRZH\cyrzh{} \cyrchar\CYRA`:      `Жж А`,
	`\mnras`:                            `Monthly Notices of the Royal Astronomical Society`,
	`{\slnine GUT\kern-.03em}enberg`:    `GUTenberg`,
	`{\TUG} news`:                       `TUG news`,
	`{\tt\bs relax}`:                    `relax`,
	`\raise 0.5ex\hbox{a}`:              `a`,
	"{\\tt\\char`\\\\let} \\char65 \\char\"42": `\let AB`,
	`\textcommabelow{s}\textsuperscript{2}`:    `ș²`,
	`\hookrightarrow`:                          `↪`,
	`{$\mathring{A}$}`:                         `Å`,
}

// asPandoc returns what pandoc makes of TeX in titles, without mark-up.
func asPandoc(t *testing.T, words []string) []string {
	t.Helper()
	needPandoc(t)
	var all []*subject
	for i, word := range words {
		id := fmt.Sprint("k", i)
		all = append(all, &subject{id: id, dialect: "biblatex", text: fmt.Sprintf("@book{%s, langid = {german}, title = {X%s{}X}}\n", id, word)})
	}
	var got []string
	o := oracle{t: t, compare: func(_ *subject, theirs *record) {
		got = append(got, strings.Join(strings.Fields(norm.NFKC.String(dotted(markup.ReplaceAllString(theirs.Title, "")))), " "))
	}}
	o.ask(all)
	return got
}

// TestDecodeAsPandoc compares letters with all accents, in all the ways that
// people write them, and the signs of LaTeX.
func TestDecodeAsPandoc(t *testing.T) {
	words := strings.Split(texWords, "\n")
	for _, accent := range []string{"`", "'", "^", "~", "=", ".", `"`, "u", "v", "H", "r", "c", "k", "d", "b", "h", "t", "G", "U", "f"} {
		for _, letter := range strings.Fields(`a e i o u y c d g h k l n r s t w z A E I O U Y C D G K L N R S T Z \i \j ae`) {
			words = append(words, `\`+accent+"{"+letter+"}", `{\`+accent+"{"+letter+"}}", `{\`+accent+" "+letter+"}", `\`+accent+" "+letter+" ")
		}
	}
	got := asPandoc(t, words)
	if len(got) != len(words) {
		t.Fatalf("pandoc gives %d titles for %d", len(got), len(words))
	}
	for i, want := range got {
		word := words[i]
		if own := norm.NFKC.String(bibtex.Decode("X" + word + "{}X")); own != want {
			t.Errorf("%s: we read %q, pandoc %q", word, own, want)
		}
	}
}

func TestDecodeWhatPandocDrops(t *testing.T) {
	for tex, want := range loneWords {
		if got := bibtex.Decode(tex); got != want {
			t.Errorf("Decode(%q) = %q, want %q", tex, got, want)
		}
	}
}

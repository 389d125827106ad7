package bibtex

import (
	"strings"
	"sync"
)

// KnownCommand reports whether a command of LaTeX, without its backslash, is
// one that prints text in the formats and packages that bibliographies are
// commonly set with: those that Decode reads, and those below.
func KnownCommand(name string) bool {
	return textCommands()[name] || switches[name] || markOf[name] != 0 || signs()[name] != ""
}

// textCommands are from the LaTeX kernel (usrguide, encguide), url, hyperref,
// natbib, biblatex 3.20, csquotes, babel, textcomp, graphicx, xcolor, and the
// macros that the standard styles and their databases define.
var textCommands = sync.OnceValue(func() map[string]bool {
	all := make(map[string]bool)
	for _, name := range strings.Fields(`
textbf textit emph textsc textsf texttt textrm textrm textup textsl textmd textnormal text textsuperscript textsubscript textsw
textulc textssc underline uline ul so hl st uuline overline uppercase lowercase MakeUppercase MakeLowercase MakeSentenceCase mbox hbox fbox makebox
parbox vbox raisebox framebox rotatebox scalebox resizebox reflectbox includegraphics color textcolor colorbox
url href path nolinkurl doi hyperlink hypertarget hyperref verb detokenize string ensuremath unexpanded expandafter
footnote footnotemark footnotetext marginpar thanks label ref pageref eqref autoref cref Cref nameref index gls ac acs acl acp acro
cite citet citep citealt citealp citeauthor citeyear citeyearpar citetitle citeurl nocite parencite textcite footcite autocite fullcite footfullcite
smartcite citename supercite Cite Citet Citep Parencite Textcite Autocite shortcite citeN onlinecite bibcite bibinfo bibfield natexlab
bibnamefont bibfnamefont citenamefont bibstring mkbibemph mkbibbold mkbibitalic mkbibquote mkbibparens mkbibbrackets mkbibsuperscript mkbibacro
mkbibnamefamily mkbibnamegiven autocap addspace addnbspace addthinspace addslash addabbrvspace addlowpenspace addhighpenspace isdot nopunct
bibellipsis bibrangedash bibdatedash newblock newunit finentry subtitlepunct enquote textquote foreignquote blockquote openautoquote closeautoquote
foreignlanguage selectlanguage otherlanguage textlatin textgreek textcyrillic textcyr cyr cyrillictext latintext greektext textchinese
textjapanese textkorean textarabic texthebrew textrussian textgerman textfrench textenglish textitalian textspanish textpolish textlang
noopsort SortNoop noop sortnoop singleletter switchargs printfirst nosort sort VAN DE uppercase capitalize cprime cydot Cprime Cydot polhk lasp rasp
TeX LaTeX LaTeXe BibTeX AmS AmSTeX AMS AmSLaTeX XeTeX XeLaTeX LuaTeX LuaLaTeX pdfTeX pdfLaTeX METAFONT MF MP MetaPost METAPOST ConTeXt PDF
space quad qquad enspace enskip thinspace negthinspace hspace vspace hskip vskip kern penalty relax hfil hfill vfill newline linebreak nolinebreak
pagebreak par noindent indent smallskip medskip bigskip strut phantom hphantom vphantom llap rlap mathstrut hyphenation discretionary slash nobreakdash
break allowbreak nobreak sloppy fussy raggedright centering obeylines obeyspaces ignorespaces unskip protect noexpand
today day month year the number romannumeral roman Roman alph Alph arabic fnsymbol value
begin end item newcommand renewcommand providecommand def let global long csname endcsname ifx else fi
dots ldots textellipsis cdots vdots ddots dotfill hrulefill rule hrule vrule
mathrm mathbf mathit mathcal mathbb mathfrak mathsf mathtt mathnormal boldsymbol bm operatorname frac dfrac tfrac sqrt stackrel overset underset
left right big Big bigl bigr Bigl Bigr choose binom limits nolimits
SI si unit qty num ang ce chem chemical cf ie eg etc etal
i j l L o O ae AE oe OE ss SS aa AA dh DH dj DJ ng NG th TH ij IJ
`) {
		all[name] = true
	}
	return all
})

package bibtex

import (
	"slices"
	"strings"
	"sync"
)

// KnownCommand reports whether a command of LaTeX, without its backslash, is
// one that prints text in the formats and packages that bibliographies are
// commonly set with: those that Decode reads, and those below.
func KnownCommand(name string) bool {
	return textCommands()[name] || switches[name] || markOf[name] != 0 || signs()[name] != "" || inFamily(name)
}

// families are what the names of whole series of commands begin with: phonetic
// and other letters, fonts of formulas, and what biblatex, natbib, apacite and
// the styles of the IEEE name.
var families = []string{"text", "math", "mkbib", "bib", "cite", "BIB", "APAC", "enquote", "acs"}

// inFamily reports whether the name is one of a series. Logos end in TeX.
func inFamily(name string) bool {
	return strings.HasSuffix(name, "TeX") || slices.ContainsFunc(families, func(f string) bool { return strings.HasPrefix(name, f) })
}

// textCommands are commands of the LaTeX kernel, url, hyperref, natbib,
// biblatex, csquotes, babel, textcomp, graphicx, xcolor, pifont, hologo,
// relsize, ulem, apacite and revtex, primitives of TeX that work in text, and
// macros that the standard styles and databases (MathSciNet, zbMATH, BibNet)
// define. Written down by hand in 2026, not taken from the packages: a command
// that is missing here may be theirs all the same.
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
TeX LaTeX LaTeXe BibTeX AmS AmSTeX AMS AmSLaTeX XeTeX XeLaTeX LuaTeX LuaLaTeX pdfTeX pdfLaTeX METAFONT MF MP MetaPost METAPOST ConTeXt PDF LyX TikZ PiCTeX
space quad qquad enspace enskip thinspace negthinspace hspace vspace hskip vskip kern penalty relax hfil hfill vfill newline linebreak nolinebreak
pagebreak par noindent indent smallskip medskip bigskip strut phantom hphantom vphantom llap rlap mathstrut hyphenation discretionary slash nobreakdash
break allowbreak nobreak sloppy fussy raggedright centering obeylines obeyspaces ignorespaces unskip protect noexpand
today day month year the number romannumeral roman Roman alph Alph arabic fnsymbol value
begin end item newcommand renewcommand providecommand def let global long csname endcsname ifx else fi
dots ldots textellipsis cdots vdots ddots dotfill hrulefill rule hrule vrule
mathrm mathbf mathit mathcal mathbb mathfrak mathsf mathtt mathnormal boldsymbol bm operatorname frac dfrac tfrac sqrt stackrel overset underset
left right big Big bigl bigr Bigl Bigr choose binom limits nolimits
SI si unit qty num ang ce chem chemical cf ie eg etc etal
accent above advance afterassignment aftergroup atop baselineskip box catcode chardef char copy count cr day dimen discretionary displaystyle
do edef endinput eject fam font fontdimen fontencoding fontfamily fontseries fontshape fontsize futurelet gdef halign hangindent hfilneg hrulefill
hsize hss ht if ifcase ifdim ifhmode ifmmode ifnum ifvmode immediate indent input jobname leaders lccode leftskip lineskip lower
lowercase mathchar meaning message moveleft moveright multiply newif newcount newlength nullfont obeyspaces offinterlineskip or outer parfillskip
parindent parskip raise rightskip romannumeral scriptscriptstyle scriptstyle setbox setlength showhyphens special spacefactor textfont
thickspace negmedspace medspace tolerance toks uccode underbar uppercase usefont vbox vcenter vfil vfill vrule vskip vss vtop wd write xdef xspace
frenchspacing nonfrenchspacing samepage newpage clearpage linespread spaceskip xspaceskip tracingall upright itshape normalfont
cal mit oldstyle frak Bbb bold germ scr goth eurm eusm eufm euscript pmb boldmath unboldmath nocorr prime
ding dingline Pisymbol phone Telefon Letter Email Smiley smiley frownie male female Male Female Mars Venus Cross lightning
textborn ldots fontspec addfontfeature setotherlanguage
cprime Cprime cdprime dbar Dbar lfhook udot cftil ocirc soft ecirc polhk polish ogonek lasp rasp mathcy ssf utilde
urlprefix doilink doi DOI eprint arxiv href Bibitem bysame MR MRhref ZblUrl newblock showURL showDOI shownote showISBN showISSN
BBA BBOP BBCP BCBT BCBL BPBI BEd BEds BTRANS BVOL BNUM BPG BPGS BOthers BCnt BCntIP BNTU BUMTh BUPhD BMTh BPhD PrintOrdinal
al alii ibid idem opcit loccit nbd nobreakspace textnormal ensuretext forcsvlist ifthenelse equal isundefined
hologo pkg cls acro dquo squo q qq say quote squote dquote fg og ieme iere ier no nos No Nos primo secundo tertio degres frquote textfrench
trademark tm reg ornament sout xout uwave dashuline dotuline
MakeTextUppercase MakeTextLowercase NoCaseChange titlecap capitalisewords xmakefirstuc ordinal ordinalnum Ordinalnum nth
inputencoding useencoding DeclareUnicodeCharacter relsize textlarger textsmaller smaller larger
Unicode Uchar rtone ruby furigana CJKfamily CJKtilde
i j l L o O ae AE oe OE ss SS aa AA dh DH dj DJ ng NG th TH ij IJ
`) {
		all[name] = true
	}
	return all
})

package source

import "strings"

// pairs reads a table of "name=text" words.
func pairs(table string) map[string]string {
	m := map[string]string{}
	for _, w := range strings.Fields(table) {
		name, text, _ := strings.Cut(w, "=")
		m[name] = strings.ReplaceAll(text, "_", " ")
	}
	return m
}

// rows reads a table whose lines are a value and the names that have it.
func rows(table string) map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(table) {
		words := strings.Fields(line)
		for _, name := range words[min(1, len(words)):] {
			m[name] = words[0]
		}
	}
	return m
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// texSigns are commands that show a letter or a sign. The commands of one
// character that show themselves are in it too.
var texSigns = func() map[string]string {
	m := pairs(`
ss=ß SS=ẞ ae=æ AE=Æ oe=œ OE=Œ o=ø O=Ø l=ł L=Ł i=ı j=ȷ aa=å AA=Å dh=ð DH=Ð th=þ TH=Þ dj=đ DJ=Đ ng=ŋ NG=Ŋ ij=ĳ IJ=Ĳ textschwa=ə
S=§ P=¶ copyright=© pounds=£ dag=† ddag=‡ textdagger=† textdaggerdbl=‡ textsection=§ textparagraph=¶ textcopyright=© textregistered=® texttrademark=™
ldots=… dots=… textellipsis=… textendash=– textemdash=— endash=– emdash=— ndash=– mdash=— textbullet=• textperiodcentered=· cdot=· cdots=⋯
textquoteleft=‘ textquoteright=’ textquotedblleft=“ textquotedblright=” quotedblbase=„ quotesinglbase=‚ glqq=„ grqq=“ glq=‚ grq=‘ flqq=« frqq=»
guillemotleft=« guillemotright=» guillemetleft=« guillemetright=» guilsinglleft=‹ guilsinglright=› textquotesingle=' textquotedbl=" lq=‘ rq=’ dq="
textasciitilde=~ textasciicircum=^ textbackslash=\ textbar=| textless=< textgreater=> textunderscore=_ textdollar=$ textpercent=%
textasteriskcentered=∗ textordfeminine=ª textordmasculine=º textdegree=° degree=° textsterling=£ texteuro=€ euro=€ EUR=€ textmu=µ textnumero=№
textexclamdown=¡ textquestiondown=¿ texttimes=× textpm=± textonehalf=½ textminus=− texttildelow=~ textbraceleft={ textbraceright=} lbrace={ rbrace=}
lbrack=[ rbrack=] backslash=\ slash=/ textvisiblespace=␣ textonesuperior=¹ texttwosuperior=² textthreesuperior=³ cyrdash=— textcyrdash=—
LaTeX=LaTeX TeX=TeX LaTeXe=LaTeX2ε BibTeX=BibTeX XeTeX=XeTeX LuaTeX=LuaTeX pdfTeX=pdfTeX pdfLaTeX=pdfLaTeX XeLaTeX=XeLaTeX LuaLaTeX=LuaLaTeX AmS=AMS abnTeX=abnTeX
bysame=——— bibrangedash=– bibrangessep=,_ refname=References bibname=Bibliography doibase=https://doi.org/ etal=et_al.
BBA=& BBAA=& BBAB=and BCBL=, BCBT=, BBN=,_ BBAY=,_ BBYY=,_ BBC=;_ BPBI=._ BHBI=.- BDBL=,_…_ BBOP=( BBCP=) BAP=_ BCHAIR=Chair BCHAIRS=Chairs BIP=in_press BNUMS=Nos. BCHAPS=chap.
BPG=p. BPGS=pp. BED=Ed. BEDS=Eds. BIn=In BVOL=Vol. BVOLS=Vols. BNUM=No. BEd=ed. BTR=Tech._Rep. BTRANS=Trans. BTRANSS=Trans. BTRANSL=trans. BCHAP=chap.
BPhD=Doctoral_dissertation BUPhD=Unpublished_doctoral_dissertation BMTh=Master's_thesis BOWP=Original_work_published BREPR=Reprinted_from bibetal=et_al.
harvardand=and harvardyearleft=( harvardyearright=) BibDash=— Bibetal=_et_al. bibatsep=, jbbtasep=/ bibJTsep=In:_ bibandname=and bibinitperiod=. bibinithyphendelim=.-
nobreakdash= textcompwordmark= #=# $=$ %=% &=& {={ }=} -= /= != @= | =‖`)
	m["_"], m["textunderscore"], m["textvisiblespace"] = "_", "_", "␣"
	delete(m, "|")
	delete(m, "")
	return m
}()

// texMathSigns are what mathematics shows beyond texSigns.
var texMathSigns = pairs(`
alpha=α beta=β gamma=γ delta=δ epsilon=ε varepsilon=ε zeta=ζ eta=η theta=θ vartheta=ϑ iota=ι kappa=κ lambda=λ mu=μ nu=ν xi=ξ pi=π varpi=ϖ rho=ρ
varrho=ϱ sigma=σ varsigma=ς tau=τ upsilon=υ phi=φ varphi=φ chi=χ psi=ψ omega=ω Gamma=Γ Delta=Δ Theta=Θ Lambda=Λ Xi=Ξ Pi=Π Sigma=Σ Upsilon=Υ Phi=Φ
Psi=Ψ Omega=Ω times=× div=÷ pm=± mp=∓ bullet=• circ=° ast=∗ star=⋆ leq=≤ le=≤ leqslant=≤ geq=≥ ge=≥ geqslant=≥ neq=≠ ne=≠ approx=≈ sim=∼ simeq=≃
cong=≅ equiv=≡ ll=≪ gg=≫ lesssim=≲ gtrsim=≳ propto=∝ infty=∞ partial=∂ nabla=∇ sum=∑ prod=∏ int=∫ oint=∮ in=∈ notin=∉ ni=∋ subset=⊂ subseteq=⊆
supset=⊃ supseteq=⊇ cup=∪ cap=∩ setminus=∖ emptyset=∅ varnothing=∅ forall=∀ exists=∃ neg=¬ lnot=¬ wedge=∧ land=∧ vee=∨ lor=∨ oplus=⊕ otimes=⊗ odot=⊙
perp=⊥ parallel=∥ angle=∠ to=→ rightarrow=→ leftarrow=← gets=← leftrightarrow=↔ Rightarrow=⇒ implies=⇒ Leftarrow=⇐ Leftrightarrow=⇔ iff=⇔ mapsto=↦
uparrow=↑ downarrow=↓ longrightarrow=⟶ hookrightarrow=↪ hbar=ℏ ell=ℓ Re=ℜ Im=ℑ aleph=ℵ prime=′ dagger=† ddagger=‡ mid=| vert=| Vert=‖ langle=⟨ rangle=⟩
colon=: and=& sqrt=√ surd=√ log=log ln=ln lg=lg sin=sin cos=cos tan=tan exp=exp lim=lim max=max min=min sup=sup inf=inf det=det dim=dim ker=ker deg=deg
gcd=gcd bmod=mod mod=mod Pr=Pr square=□ Box=□ triangle=△ natural=♮ flat=♭ sharp=♯ checkmark=✓ odot=⊙ sun=☉ earth=⊕ micro=μ`)

// texNumbers refer to numbers, which only TeX knows.
var texNumbers = set("ref eqref pageref autoref cref Cref crefrange Crefrange cpageref vref vpageref nameref labelcref subref fullref Autoref prettyref fref Fref zref autopageref")

// texSkipped are commands that show nothing, with their arguments (see skip).
var texSkipped = rows(`
m dinatlabel BibAnnote selectlanguageifdefined label index glossary phantom hphantom vphantom nocite bstctlcite citestyle bibpunct setcitestyle bibAnnoteFile BibitemShut APACinsertmetastar bibliographyunit
m bibliographystyle pagestyle thispagestyle pagenumbering selectlanguage graphicspath hypersetup geometry usetikzlibrary pgfplotsset tikzset lstset captionsetup sisetup
m hyphenation newcounter newlength newsavebox newif newdimen newskip newbox newtoks newcount usebox stepcounter refstepcounter usecounter includeonly externaldocument
m author affiliation email address institute date orcid inst thanksref affil altaffiliation altaffilmark affilmark authornote authornotemark corref fnref curraddr
m autor local data orientador preambulo authorrunning titlerunning institution correspondence received revised accepted published pacs subjclass ead urladdr
m acmConference acmBooktitle acmPrice acmISBN acmDOI acmYear acmMonth acmJournal acmArticle acmNumber acmVolume setcopyright copyrightyear ccsdesc
m DeclareLanguageMapping DefineBibliographyStrings NewBibliographyString DeclareNameAlias AtEveryBibitem AtBeginBibliography AtEveryCitekey ExecuteBibliographyOptions
m pdfbookmark setstretch linespread fontfamily fontseries fontshape fontencoding pagecolor color urlstyle theoremstyle tag write immediate message typeout special
m lhead rhead chead lfoot rfoot cfoot fancyhead fancyfoot fancyhf markright addtocategory pdfinfo setlist cline specialrule rowcolor cellcolor columncolor
m setmainfont setsansfont setmonofont setCJKmainfont bookmarksetup setdefaultlanguage setotherlanguage setotherlanguages bibmark arrayrulecolor
om includegraphics includepdf includesvg pgfimage blindtext kant PassOptionsToPackage
o lipsum Blindtext printglossary printindex
op cmidrule
mm setlength addtolength setcounter addtocounter fontsize numberwithin definecolor counterwithin counterwithout addtocontents settowidth settoheight markboth
mm defcitealias setlrmarginsandblock setulmarginsandblock setmathfont newfontfamily titlelabel bookmark DeclareOption
mmm addcontentsline definecolor titlespacing contentsline abntrefinfo bibAnnote DeclareFieldFormat DeclareCiteCommand
smom newtheorem
mmmm titleformat
`)

// texLengths are registers that plain TeX sets without braces.
var texLengths = set(`parindent parskip baselineskip leftskip rightskip hangindent hangafter itemsep parsep topsep partopsep leftmargin itemindent labelsep labelwidth textwidth
textheight topmargin oddsidemargin evensidemargin columnsep tabcolsep arraycolsep hsize vsize kern mskip mkern penalty tolerance emergencystretch hbadness vbadness
hfuzz vfuzz clubpenalty widowpenalty looseness spaceskip xspaceskip baselinestretch interlinepenalty abovedisplayskip belowdisplayskip lineskip raggedbottomskip multiply
advance footskip headsep headheight bibsep exhyphenpenalty hyphenpenalty pretolerance pdfoutput`)

// texPreamble are the commands with a meaning before \begin{document}.
var texPreamble = set(`newcommand renewcommand providecommand DeclareRobustCommand newrobustcmd def gdef edef xdef let NewDocumentCommand RenewDocumentCommand
ProvideDocumentCommand DeclareDocumentCommand DeclareMathOperator newenvironment renewenvironment documentclass documentstyle usepackage RequirePackage setdefaultlanguage
setmainlanguage babelprovide inputencoding title titulo addbibresource addglobalbib bibliography begin end input include iffalse NewDocumentEnvironment`)

// texCodeDefinitions name an environment for code.
var texCodeDefinitions = set("lstnewenvironment DefineVerbatimEnvironment CustomVerbatimEnvironment RecustomVerbatimEnvironment newverbatim")

// texAddressCommands are those whose argument TeX does not interpret.
var texAddressCommands = set("url path nolinkurl href doi Url bibinfodoi showDOI")

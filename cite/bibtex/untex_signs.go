package bibtex

import (
	"strings"
	"sync"
)

// markOf maps the commands for accents to combining marks: those that we write,
// others of LaTeX, and those of mathematics.
var markOf = func() map[string]rune {
	m := make(map[string]rune, 2*len(accents))
	for mark, command := range accents {
		m[command] = mark
	}
	for command, mark := range moreAccents {
		m[command] = mark
	}
	return m
}()

var moreAccents = map[string]rune{
	"G": '\u030F', "f": '\u0311', "h": '\u0309', "U": '\u030E', "t": '\u0361', "newtie": '\u0361', "textcommabelow": '\u0326', "cb": '\u0326',
	"textcommaabove": '\u0313', "textdotbelow": '\u0323', "textogonekcentered": '\u0328', "textsubring": '\u0325', "textsubbreve": '\u032E',
	"hat": '\u0302', "tilde": '\u0303', "bar": '\u0304', "acute": '\u0301', "grave": '\u0300', "check": '\u030C', "breve": '\u0306',
	"dot": '\u0307', "ddot": '\u0308', "mathring": '\u030A',
}

// signs are the letters and signs that have commands: those that we write, and
// others that people use.
var signs = sync.OnceValue(func() map[string]string {
	all := make(map[string]string)
	for _, pair := range strings.Fields(moreSigns) {
		name, sign, _ := strings.Cut(pair, "=")
		all[name] = sign
	}
	for r, tex := range spellings {
		if name := strings.Trim(tex, `{}`); strings.HasPrefix(name, `\`) {
			all[name[1:]] = string(r)
		}
	}
	for r, tex := range texSpecials {
		if name := strings.Trim(tex, `{}`); len(name) > 2 {
			all[name[1:]] = string(r)
		}
	}
	for r, tex := range lonelyBraces {
		all[strings.Trim(tex, `\{}`)] = string(r)
	}
	for line := range strings.Lines(journals) {
		name, title, _ := strings.Cut(strings.TrimSpace(line), " ")
		all[name] = title
	}
	all["textasciigrave"] = "`"
	cyrillic(all)
	return all
})

// moreSigns are "command=sign": LaTeX, textcomp, and what titles have of
// mathematics.
const moreSigns = `
hyphen=- cyanohyphen=- nbhyphen=- adddot=. addcomma=, addcolon=: addsemicolon=; psq=f. psqq=ff. sq=f. sqq=ff.
LaTeX=LaTeX TeX=TeX BibTeX=BibTeX LaTeXe=LaTeX2e XeTeX=XeTeX
dots=… textellipsis=… endash=– emdash=— textendash=– textemdash=— textquoteleft=‘ textquoteright=’ textquotedblleft=“
textquotedblright=” textquotesingle=' textquotedbl=" quotedblbase=„ glqq=„ grqq=“ glq=‚ grq=‘ flqq=« frqq=» lq=‘ rq=’
guillemetleft=« guillemetright=» textbar=| textless=< textgreater=> textasteriskcentered=* textunderscore=_ textdollar=$
textsterling=£ textsection=§ textparagraph=¶ textdagger=† textdaggerdbl=‡ ddag=‡ dag=† copyright=© texttwelveudash=—
textexclamdown=¡ textquestiondown=¿ degree=° celsius=℃ texttildelow=~ textnumero=№ textperthousand=‰ textvisiblespace=␣
textregistered=® IJ=Ĳ ij=ĳ SS=ẞ textschwa=ə textinterrobang=‽ aa=å AA=Å
alpha=α beta=β gamma=γ delta=δ epsilon=ε varepsilon=ε zeta=ζ eta=η theta=θ vartheta=ϑ iota=ι kappa=κ lambda=λ mu=μ nu=ν
xi=ξ pi=π rho=ρ varrho=ϱ sigma=σ varsigma=ς tau=τ upsilon=υ phi=φ varphi=φ chi=χ psi=ψ omega=ω Gamma=Γ Delta=Δ Theta=Θ
Lambda=Λ Xi=Ξ Pi=Π Sigma=Σ Upsilon=Υ Phi=Φ Psi=Ψ Omega=Ω textalpha=α textbeta=β textgamma=γ textmugreek=μ
times=× div=÷ pm=± mp=∓ cdot=· cdots=⋯ ldots=… bullet=• circ=° ast=* star=⋆ leq=≤ le=≤ geq=≥ ge=≥ neq=≠ ne=≠ approx=≈
sim=∼ simeq=≃ equiv=≡ ll=≪ gg=≫ propto=∝ infty=∞ partial=∂ nabla=∇ sum=∑ prod=∏ int=∫ in=∈ notin=∉ subset=⊂ subseteq=⊆
supset=⊃ cup=∪ cap=∩ emptyset=∅ forall=∀ exists=∃ neg=¬ wedge=∧ vee=∨ oplus=⊕ otimes=⊗ perp=⊥ parallel=∥ angle=∠
to=→ rightarrow=→ leftarrow=← leftrightarrow=↔ Rightarrow=⇒ Leftarrow=⇐ Leftrightarrow=⇔ mapsto=↦ uparrow=↑ downarrow=↓
longrightarrow=⟶ hbar=ℏ ell=ℓ Re=ℜ Im=ℑ aleph=ℵ prime=′ dagger=† ddagger=‡ mid=| vert=| Vert=‖ langle=⟨ rangle=⟩ colon=:
lbrace={ rbrace=} lbrack=[ rbrack=] backslash=\ and=& sqrt=√ surd=√ log=log ln=ln sin=sin cos=cos tan=tan exp=exp lim=lim
max=max min=min sup=sup Dash=— dash=– slash=/ textasciimacron=¯ textasciiacute=´ textasciidieresis=¨ textasciibreve=˘ textasciicaron=ˇ
textinterrobangdown=⸘ textrightarrow=→ textleftarrow=← textuparrow=↑ textdownarrow=↓ hookrightarrow=↪ hookleftarrow=↩ longleftarrow=⟵
Longrightarrow=⟹ Box=□ Diamond=◇ square=□ diamond=⋄ lesssim=≲ gtrsim=≳ cong=≅ asymp=≍ models=⊨ vdash=⊢ dashv=⊣ top=⊤ bot=⊥ setminus=∖ subsetneq=⊊
supseteq=⊇ ni=∋ land=∧ lor=∨ lnot=¬ ominus=⊖ odot=⊙ triangle=△ lceil=⌈ rceil=⌉ lfloor=⌊ rfloor=⌋ oint=∮ wp=℘ imath=ı jmath=ȷ gets=← iff=⟺
bigcup=⋃ bigcap=⋂ bigoplus=⨁ bigotimes=⨂ lhd=⊲ rhd=⊳ doteq=≐ prec=≺ succ=≻ preceq=⪯ succeq=⪰ sharp=♯ flat=♭ natural=♮ clubsuit=♣ spadesuit=♠
heartsuit=♡ diamondsuit=♢ checkmark=✓ euro=€ texteuro=€ EUR=€ Euro=€ textdong=₫ textwon=₩ textlira=₤ textnaira=₦ textpeso=₱ textbaht=฿ textflorin=ƒ
textcurrency=¤ textbrokenbar=¦ textohm=Ω textmho=℧ textestimated=℮ textcelsius=℃ textcircledP=℗ textservicemark=℠ textbardbl=‖ textpertenthousand=‱
textreferencemark=※ textmusicalnote=♪ textopenbullet=◦ textdied=† textdivorced=⚮ textmarried=⚭ textfractionsolidus=⁄ textquotestraightbase=‚
textbackslash=\ textasciicircum=^ textbraceleft={ textbraceright=} textsurd=√ textlangle=⟨ textrangle=⟩ textless=< textgreater=> textbigcircle=◯
guilsinglleft=‹ guilsinglright=› guillemetleft=« guillemetright=» dq=" og=« fg=» textthreequartersemdash=— texttwelveudash=—
max=max min=min sup=sup inf=inf det=det dim=dim ker=ker deg=deg gcd=gcd mod=mod Pr=Pr
`

// switches are commands that print nothing.
var switches = func() map[string]bool {
	all := make(map[string]bool)
	for _, name := range strings.Fields(`bf it em rm sc sf sl tt bfseries itshape scshape slshape upshape ttfamily rmfamily sffamily
		mdseries normalfont tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge relax protect left right
		not limits nolimits displaystyle textstyle noindent centering nobreak allowbreak break hfill unskip
		ignorespaces cyrchar selectfont smash mathsurround bgroup egroup begingroup endgroup urlstyle leavevmode null mathstrut`) {
		all[name] = true
	}
	return all
}()

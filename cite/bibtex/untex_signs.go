package bibtex

import (
	"strings"
	"sync"
)

// markOf maps the commands for accents to combining marks.
var markOf = func() map[string]rune {
	m := make(map[string]rune, len(accents))
	for mark, command := range accents {
		m[command] = mark
	}
	return m
}()

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
textcommabelow=, textregistered=® IJ=Ĳ ij=ĳ SS=ẞ textschwa=ə textinterrobang=‽ aa=å AA=Å
alpha=α beta=β gamma=γ delta=δ epsilon=ε varepsilon=ε zeta=ζ eta=η theta=θ vartheta=ϑ iota=ι kappa=κ lambda=λ mu=μ nu=ν
xi=ξ pi=π rho=ρ varrho=ϱ sigma=σ varsigma=ς tau=τ upsilon=υ phi=φ varphi=φ chi=χ psi=ψ omega=ω Gamma=Γ Delta=Δ Theta=Θ
Lambda=Λ Xi=Ξ Pi=Π Sigma=Σ Upsilon=Υ Phi=Φ Psi=Ψ Omega=Ω textalpha=α textbeta=β textgamma=γ textmugreek=μ
times=× div=÷ pm=± mp=∓ cdot=· cdots=⋯ ldots=… bullet=• circ=° ast=* star=⋆ leq=≤ le=≤ geq=≥ ge=≥ neq=≠ ne=≠ approx=≈
sim=∼ simeq=≃ equiv=≡ ll=≪ gg=≫ propto=∝ infty=∞ partial=∂ nabla=∇ sum=∑ prod=∏ int=∫ in=∈ notin=∉ subset=⊂ subseteq=⊆
supset=⊃ cup=∪ cap=∩ emptyset=∅ forall=∀ exists=∃ neg=¬ wedge=∧ vee=∨ oplus=⊕ otimes=⊗ perp=⊥ parallel=∥ angle=∠
to=→ rightarrow=→ leftarrow=← leftrightarrow=↔ Rightarrow=⇒ Leftarrow=⇐ Leftrightarrow=⇔ mapsto=↦ uparrow=↑ downarrow=↓
longrightarrow=⟶ hbar=ℏ ell=ℓ Re=ℜ Im=ℑ aleph=ℵ prime=′ dagger=† ddagger=‡ mid=| vert=| Vert=‖ langle=⟨ rangle=⟩ colon=:
lbrace={ rbrace=} lbrack=[ rbrack=] backslash=\ and=& sqrt=√ surd=√ log=log ln=ln sin=sin cos=cos tan=tan exp=exp lim=lim
max=max min=min sup=sup inf=inf det=det dim=dim ker=ker deg=deg gcd=gcd mod=mod Pr=Pr
`

// switches are commands that print nothing.
var switches = func() map[string]bool {
	all := make(map[string]bool)
	for _, name := range strings.Fields(`bf it em rm sc sf sl tt bfseries itshape scshape slshape upshape ttfamily rmfamily sffamily
		mdseries normalfont tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge relax protect left right
		limits nolimits displaystyle textstyle noindent centering nobreak allowbreak break hfill unskip
		ignorespaces bgroup egroup begingroup endgroup urlstyle leavevmode null mathstrut`) {
		all[name] = true
	}
	return all
}()

// special reads a command that does something with what follows it, and
// reports whether the name is one.
func (d *detexer) special(name string) bool {
	switch name {
	case "quad", "qquad", "addspace", "addnbspace", "addabbrvspace", "addhighpenspace", "thinspace", "space", "nobreakspace", "newline", "linebreak", "par":
		d.b = append(d.b, ' ')
	case "bibrangedash":
		d.b = append(d.b, "–"...)
	case "url", "path", "nolinkurl", "doi":
		d.b = append(d.b, d.verbatim()...)
	case "href", "textcolor", "color", "foreignlanguage", "texorpdfstring", "fontsize", "hyperref":
		d.verbatim()
	case "noopsort", "NOOPSORT", "noop", "SortNoop", "sortnoop", "switchargs", "label", "index", "begin", "end", "vspace", "hspace",
		"phantom", "hphantom", "selectlanguage", "hypertarget", "cite", "citep", "citet", "ref", "bibinfo":
		d.verbatim()
	case "enquote", "mkbibquote", "textquote":
		d.b = append(d.b, "“"+d.argument()+"”"...)
	case "frac", "nicefrac", "tfrac", "dfrac":
		over := d.argument()
		d.b = append(d.b, over+"/"+d.argument()...)
	default:
		return false
	}
	return true
}

var superscripts = table("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")

var subscripts = table("0123456789+-=()aeoxhklmnpst", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜ")

func table(from, to string) map[rune]rune {
	m := make(map[rune]rune)
	others := []rune(to)
	for i, r := range []rune(from) {
		m[r] = others[i]
	}
	return m
}

package bibtex_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
)

func TestDecode(t *testing.T) {
	for tex, want := range map[string]string{
		`plain`:                                "plain",
		" a\n\tb  c ":                          "a b c",
		`{\"o} \"o \"{o} {\"{o}} \" o`:         "ö ö ö ö ö",
		`\'{\i}\'\i{\'\i}`:                     "ííí",
		`\v{c}\c c\H{o}\u g\r{a}\k{a}\d{s}\=o`: "čçőğåąṣō",
		`{\~{\^{e}}}{\^{\~{e}}}`:               "ễẽ̂",
		`{\ss}{\o}\o{}\ae \OE\L{}\aa\i\j`:      "ßøøæŒŁåıȷ",
		`Stra\ss e`:                            "Straße",
		`a~b\ c\,d\\e`:                         "a b c d e",
		`1--2---3`:                             "1–2—3",
		"``a'' `b' it's":                       "“a” ‘b' it's",
		`\& \% \$ \# \_ \{ \}`:                 "& % $ # _ { }",
		`{The {NASA} {\TeX}book}`:              "The NASA TeXbook",
		`\emph{a} {\it b} \textbf{c d}`:        "a b c d",
		`\textit{a \emph{b}} \mkbibquote{c}`:   "a b “c”",
		`\url{http://a.b/c_d%20} x`:            "http://a.b/c_d%20 x",
		`\href{http://a.b}{c}`:                 "c",
		`$O(n^2)$ $x_{12}$ $\alpha$-$\beta$`:   "O(n²) x₁₂ α-β",
		`$\frac{1}{2}$ $^{13}$C`:               "1/2 ¹³C",
		`\noopsort{1973}1974`:                  "1974",
		`100\% {`:                              "100% {"[:4],
		`\unknown{arg} \unknown`:               "arg unknown",
		`\textasciitilde{}x\textbackslash{}`:   `~x\`,
		`\`:                                    "",
		"\xff":                                 "\uFFFD",
		`\"`:                                   "",
		`\"{}`:                                 "",
		`\'{ab}`:                               "áb",
		`№ – ’`:                                "№ – ’",
	} {
		if got := bibtex.Decode(tex); got != want {
			t.Errorf("Decode(%q) = %q, want %q", tex, got, want)
		}
	}
}

func TestAddress(t *testing.T) {
	for tex, want := range map[string]string{
		`http://a.b/c_d%20?x=1&y#z~`:          `http://a.b/c_d%20?x=1&y#z~`,
		`\url{http://a.b/{\_}\%\&\#\~{}}`:     `http://a.b/_%&#~`,
		`http://a.b/\textasciitilde{}c$\sim$`: `http://a.b/~c~`,
		` 10.1/{\_}x `:                        `10.1/_x`,
	} {
		if got := bibtex.Address(tex); got != want {
			t.Errorf("Address(%q) = %q, want %q", tex, got, want)
		}
	}
}

func TestReadNames(t *testing.T) {
	for list, want := range map[string][]string{
		"Donald E. Knuth":       {"||Knuth|Donald E.|"},
		"Knuth, Donald E.":      {"||Knuth|Donald E.|"},
		"Ludwig van Beethoven":  {"|van|Beethoven|Ludwig|"},
		"van Beethoven, Ludwig": {"|van|Beethoven|Ludwig|"},
		"Charles Louis Xavier Joseph de la Vall{\\'e}e Poussin": {"|de la|Vallée Poussin|Charles Louis Xavier Joseph|"},
		"de la Cruz y Vega, Ana":                                {"|de la Cruz y|Vega|Ana|"},
		"García y Vega, Ana":                                    {"||García y Vega|Ana|"},
		"King, Jr., Martin Luther":                              {"||King|Martin Luther|Jr."},
		"{World Health Organization}":                           {"World Health Organization||||"},
		"{Barnes and Noble} and A. B.":                          {"Barnes and Noble||||", "||B.|A.|"},
		"Plato":                                                 {"||Plato||"},
		"A, B AND C, D\n  and\n E, F":                           {"||A|B|", "||C|D|", "||E|F|"},
		"A, B and others":                                       {"||A|B|+"},
		"others":                                                {"||||+"},
		"{\\'E}mile Zola":                                       {"||Zola|Émile|"},
		"{\\'e}mile zola":                                       {"|émile|zola||"},
		"jean {de la} Fontaine":                                 {"|jean|de la Fontaine||"},
		"Jean-Baptiste~Lully":                                   {"||Lully|Jean-Baptiste|"},
		"family=Berg, given=Jan, prefix={van den}, useprefix=true": {"|van den|Berg|Jan|"},
		"useprefix=false and Berg, Jan":                            {"||Berg|Jan|"},
		"Doe, J., Roe, R., Poe, P.":                                {"||Doe|J.|", "||Roe|R.|", "||Poe|P.|"},
		"Doe, J.; Roe, R.":                                         {"||Doe|J.|", "||Roe|R.|"},
		"M. Halle, J. Bresnan, and G. Miller":                      {"||Halle|M.|", "||Bresnan|J.|", "||Miller|G.|"},
		"May, Keith, and Roe, R.":                                  {"||May|Keith|", "||Roe|R.|"},
		"Graaf, Yolanda van der and Gaulle, Charles de":            {"van der*||Graaf|Yolanda|", "de*||Gaulle|Charles|"},
		"Lee, Sang ho and Dearing, John a":                         {"||Lee|Sang ho|", "||Dearing|John a|"},
		"Van de Graaff, R. J.":                                     {"||Van de Graaff|R. J.|"},
		"Ge\\~na Hahn and J. Mari\\~{n}o":                          {"||Hahn|Geña|", "||Mariño|J.|"},
		"\\L{}ukasz Cole and {\\L}ukasz Cole and \\'Emile Zola":    {"||Cole|Łukasz|", "||Cole|Łukasz|", "||Zola|Émile|"},
		"émile Zola and Émile zola":                                {"|émile|Zola||", "||zola|Émile|"},
		"Jean-luc Doumont and Abdul al-Hasan Ali":                  {"||Doumont|Jean-luc|", "||Ali|Abdul al-Hasan|"},
		"Born, L. et al. and Graves, S. et al":                     {"||Born|L.|+", "||Graves|S.|+"},
		"given=A, family=B, given=C":                               {"||B|A C|"},
		"and":                                                      {"||and||"},
		"and and ":                                                 {"||and||"},
		"":                                                         nil,
		"{} and {}, {}":                                            nil,
	} {
		src := "@book{k, author = {" + list + "}}"
		var got []string
		for _, n := range bibtex.Parse([]byte(src)).Entries()[0].Names["author"] {
			others := ""
			if n.Others {
				others = "+"
			}
			if n.Dropping != "" {
				n.Literal += n.Dropping + "*"
			}
			got = append(got, strings.Join([]string{n.Literal, n.Particle, n.Family, n.Given, n.Suffix + others}, "|"))
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%q (-want +got):\n%s", list, d)
		}
	}
}

// saying writes what an entry says, with the source of every field.
func saying(src string, e *cite.Entry) string {
	var all []string
	for variable, d := range e.Dates {
		all = append(all, fmt.Sprintf("%s=%s<%s>", variable, d, src[d.Span.Start:d.Span.End]))
	}
	for _, f := range e.Fields {
		all = append(all, fmt.Sprintf("%s=%s<%s>", f.Name, f.Value, src[f.Span.Start:f.Span.End]))
	}
	slices.Sort(all)
	if e.Lang != "" {
		all = append([]string{e.Lang}, all...)
	}
	return strings.Join(append([]string{e.Type}, all...), " ")
}

func TestReadFields(t *testing.T) {
	for _, c := range [][2]string{
		{"@article{k, journal={J}, number=3, pages={1--20}}", "article-journal container-title=J<J> issue=3<3> page=1-20<1--20>"},
		{"@article{k, journaltitle={J}, entrysubtype=newspaper}", "article-newspaper container-title=J<J> entrysubtype=newspaper<newspaper>"},
		{"@book{k, title={T}, subtitle={S}, number={4}, series={R}}", "book collection-number=4<4> collection-title=R<R> title=T: S<T>"},
		{"@inbook{k, title={T}, chapter={2}}", "book chapter-number=2<2> title=T<T>"},
		{"@incollection{k, booktitle={B}, edition={Second}}", "chapter container-title=B<B> edition=2<Second>"},
		{"@phdthesis{k, school={S}}", "thesis genre=PhD thesis<phdthesis> publisher=S<S>"},
		{"@thesis{k, type={mathesis}, institution={S}}", "thesis genre=Master's thesis<mathesis> publisher=S<S>"},
		{"@techreport{k, number={TR-1}, institution={I}, address={A}}", "report number=TR-1<TR-1> publisher-place=A<A> publisher=I<I>"},
		{"@misc{k, url={http://a.b}}", "webpage URL=http://a.b<http://a.b>"},
		{"@misc{k, howpublished={\\url{http://a.b/\\_}, Lecture notes}}", "webpage URL=http://a.b/_<http://a.b/\\_> medium=Lecture notes<\\url{http://a.b/\\_}, Lecture notes>"},
		{"@misc{k, eprint={1706.03762}, archivePrefix={arXiv}, primaryClass={cs.CL}}", "article arxiv=1706.03762 [cs.CL]<1706.03762>"},
		{"@online{k, organization={O}, urldate={2020-01-02}}", "webpage accessed=2020-01-02<2020-01-02> container-title=O<O>"},
		{"@weird{k, foo={F}, title={}}", "document foo=F<F>"},
		{"@book{k, year=1999, month=mar, day=4}", "book issued=1999-03-04<1999>"},
		{"@book{k, year=1999, month=\"10~\" # jan}", "book issued=1999-01-10<1999>"},
		{"@book{k, year=1999, month={July/August}}", "book issued=1999-07/1999-08<1999>"},
		{"@book{k, year=1999, month={5}}", "book issued=1999-05<1999>"},
		{"@book{k, year=1999, month={Foo}}", "book issued=1999<1999>"},
		{"@book{k, year={c. 1850}}", "book issued=1850~<c. 1850>"},
		{"@book{k, date={2004-05/2004-06}}", "book issued=2004-05/2004-06<2004-05/2004-06>"},
		{"@book{k, date={2004/..}, origdate={1867}}", "book issued=2004<2004/..> original-date=1867<1867>"},
		{"@book{k, date={XXXX}, note={n.d.}}", "book issued=n.d.<n.d.>"},
		{"@book{k, pubstate={inpress}}", "book issued=in press<inpress>"},
		{"@book{k, date={1999}, pubstate={inpress}}", "book issued=1999<1999> status=inpress<inpress>"},
		{"@book{k, note={c. 1500. Edited by A. Smith}, year=1500}", "book issued=1500~<1500>"},
		{"@book{k, note={Signed. ISBN 0-306-40615-3}}", "book ISBN=0-306-40615-3<Signed. ISBN 0-306-40615-3> note=Signed<Signed. ISBN 0-306-40615-3>"},
		{"@book{k, langid={ngerman}}", "book de"},
		{"@book{k, language={en-US}}", "book en-US"},
		{"@book{k, language={Klingon}}", "book language=Klingon<Klingon>"},
		{"@book{k, doi={https://doi.org/10.1/X{\\_}y}}", "book DOI=10.1/X_y<https://doi.org/10.1/X{\\_}y>"},
		{"@book{k, url={http://a.b{\\%}5Cnhttp://c.d; http://e.f}}", "book URL=http://a.b<http://a.b> URL=http://c.d<http://c.d> URL=http://e.f<http://e.f>"},
		{"@book{k, title={A}, title={B}}", "book title=A<A> title=B<B>"},
		{"@book{k, publisher={P}, organization={O}}", "book organization=O<O> publisher=P<P>"},
		{"@string{p={P}}@book{k, publisher=p # { Press}}", "book publisher=P Press<p # { Press}>"},
		{"@inproceedings{k, crossref=p}@proceedings{p, title={T}, year=1999}", "paper-conference container-title=T<T> crossref=p<p> issued=1999<1999>"},
		{"@inproceedings{k, crossref=p}@proceedings{p, title={T}, booktitle={B}}", "paper-conference container-title=B<B> crossref=p<p>"},
		{"@inbook{k, crossref=b, title={C}}@book{b, crossref=m, title={B}, author={A}}@mvbook{m, title={M}}", "chapter container-title=B<B> crossref=b<b> maintitle=M<M> title=C<C>"},
		{"@inbook{k, crossref=b, pages=3}@book{b, title={B}}", "book crossref=b<b> page=3<3> title=B<B>"},
		{"@article{k, crossref=j}@periodical{j, title={J}, subtitle={S}}", "article-journal container-title=J: S<J> crossref=j<j>"},
		{"@article{k, crossref=j}@article{j, title={T}}", "article-journal crossref=j<j> title=T<T>"},
		{"@inbook{k, title={T}, maintitle={M}, mainsubtitle={S}}", "chapter container-title=M: S<M> title=T<T>"},
		{"@book{k, booktitle={B}}", "book title=B<B>"},
		{"@book{k, booktitle={The B}, title={The b}}", "book title=The b<The b>"},
		{"@article{k, booktitle={B}, journal={J}}", "article-journal booktitle=B<B> container-title=J<J>"},
		{"@inproceedings{k, journal={J}, booktitle={B}}", "paper-conference container-title=B<B> journal=J<J>"},
		{"@web_page{k, title={T}}", "webpage title=T<T>"},
		{"@article{k, journal=\\apj}", "article-journal container-title=The Astrophysical Journal<\\apj>"},
		{"@book{k, date={1850~}}", "book issued=1850~<1850~>"},
		{"@book{k, year={1850~?}}", "book issued=1850%<1850~?>"},
		{"@book{k, year={[1893] 1984}}", "book issued=1984<[1893] 1984> original-date=1893<[1893] 1984>"},
		{"@book{k, date={2004-04-25/2003}}", "book issued=2004-04-25<2004-04-25/2003>"},
		{"@article{k, xdata={x, y}}@xdata{x, journal={J}}@xdata{y, journal={K}, volume=1}", "article-journal container-title=J<J> volume=1<1> xdata=x, y<x, y>"},
	} {
		if got := saying(c[0], bibtex.Parse([]byte(c[0])).Entries()[0]); got != c[1] {
			t.Errorf("%s\n got %s\nwant %s", c[0], got, c[1])
		}
	}
}

package check

import (
	"github.com/citecheck/citecheck/cite"
)

var htmlInField = &Rule{
	ID:       "CC536",
	Name:     "html-in-field",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "HTML in a .bib file",
		Why: "Publishers' exports leave \"<i>\" and \"&amp;\" in titles. BibTeX, biber and LaTeX print them as they stand, or stop at the &. " +
			"Some programs write the brackets in LaTeX, which does not help: \"\\textless i\\textgreater\".",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {The genome of <i>Drosophila</i>},\n  journal = {Genes},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  journal = {Science &amp; Society},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {Councils &#8211; and &quot;Soviets&quot;},\n  journal = \"Science \\&amp; Society\",\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {The genome of \\textless{}i\\textgreater{}Drosophila\\textless{}/i\\textgreater{}},\n  journal = {Genes},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {Sinks of CO{$<$}sub{$>$}2{$<$}/sub{$>$}},\n  journal = {Genes},\n  year = 1991\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {If a < b and c > d, AT\\&T; the <canvas> element and the <b> tag},\n  journal = {Genes},\n  abstract = {<p>Text</p>},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {Nanowires along {$<$}111{$>$}, where $0<i<n>1$},\n  journal = {Genes},\n  note = {\\url{https://example.org/?a=1&lt=2}},\n  year = 1991\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for t := range p.pieces(texFields...) {
			edits := htmlIn(t.tex)
			if len(edits) == 0 {
				continue
			}
			first := edits[0]
			fix := t.fix("write "+shown(applied(t.tex, edits)), edits)
			fix.Unsafe = formulaTag.MatchString(t.tex)
			p.Report(cite.Finding{
				Ref: t.r.Ref, Span: t.span(first.from, first.to),
				Message: "\"" + shown(t.tex[first.from:first.to]) + "\" is HTML, which neither BibTeX nor LaTeX knows",
				Fixes:   []cite.Fix{fix},
			})
		}
	},
}

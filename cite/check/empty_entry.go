package check

import (
	"bytes"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var emptyEntry = &Rule{
	ID:       "CC103",
	Name:     "empty-entry",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "An item of a reference list with nothing in it",
		Why:   "Readers see a bullet or a number without a source, and in a numbered list all later numbers are one too high.",
		Bad: []cite.Example{
			{Format: "html", Source: "<h2>References</h2><ol><li>Wood, Ellen. <i>The Origin of Capitalism</i>. London: Verso, 1999.</li><li> </li><li>Lewin, Moshe. <i>Lenin's Last Struggle</i>. New York: Pantheon, 1968.</li></ol>\n"},
			{Format: "markdown", Source: "## References\n\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999.\n-\n- Lewin, Moshe. *Lenin's Last Struggle*. New York: Pantheon, 1968.\n"},
			{Format: "latex", Source: "\\documentclass{article}\n\\begin{document}\n\\begin{thebibliography}{9}\n\\bibitem{a} Wood, Ellen. \\emph{The Origin of Capitalism}. London: Verso, 1999.\n\\bibitem{b}\n\\bibitem{c} Lewin, Moshe. \\emph{Lenin's Last Struggle}. New York: Pantheon, 1968.\n\\end{thebibliography}\n\\end{document}\n"},
		},
		Good: []cite.Example{
			{Format: "html", Source: "<ul><li></li></ul><h2>References</h2><ol><li>Wood, Ellen. <i>The Origin of Capitalism</i>. London: Verso, 1999.</li><li><p>Lewin, Moshe. <i>Lenin's Last Struggle</i>. New York: Pantheon, 1968.</p></li></ol>\n"},
			{Format: "markdown", Source: "## References\n\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999.\n-\n  Lewin, Moshe. *Lenin's Last Struggle*. New York: Pantheon, 1968.\n"},
		},
	},
	Run: func(p *Pass) {
		form := emptyItems[p.Doc.Format]
		if form == nil {
			return
		}
		for _, area := range p.listAreas() {
			src := p.Doc.Parts[area.Part].Source[area.Start:area.End]
			for _, m := range form.FindAllStringSubmatchIndex(string(src), -1) {
				s := cite.Span{Part: area.Part, Start: area.Start + m[2], End: area.Start + m[3]}
				p.Report(cite.Finding{Ref: -1, Span: s, Message: "this item of the list is empty", Fixes: p.deletion(s)})
			}
		}
	},
}

// emptyItems are the forms of items without words; group 1 is the item.
var emptyItems = map[string]*pattern.Regexp{
	"html":     pattern.New(`(?i)(<li\b[^<>]*>(?:\s|&nbsp;|<br\s*/?>|<p>\s*</p>)*</li>)`),
	"markdown": pattern.New(`(?m)^[ \t]*((?:[-*+]|\d{1,3}[.)]))[ \t]*\r?\n(?:[ \t]*\r?\n)*[ \t]*(?:[-*+]|\d{1,3}[.)])(?:[ \t]|\r?\n)`),
	"latex":    pattern.New(`(\\bibitem(?:\[[^\]]*\])?\{[^{}]*\})\s*(?:\\bibitem\b|\\end\{thebibliography\})`),
}

// listAreas returns the source of each reference list, from the first item to
// a little behind the last.
func (p *Pass) listAreas() []cite.Span {
	var areas []cite.Span
	list := -1
	for i := range p.Doc.References {
		r := &p.Doc.References[i]
		if r.Text.Len() == 0 || r.Block >= 0 && p.Doc.Blocks[r.Block].Kind == cite.Note {
			continue
		}
		s := r.Text.Source()
		if r.List != list || len(areas) == 0 || areas[len(areas)-1].Part != s.Part {
			list = r.List
			areas = append(areas, s)
			continue
		}
		areas[len(areas)-1] = areas[len(areas)-1].Union(s)
	}
	const behind = 40 // bytes: a closing tag and one more item
	for i := range areas {
		areas[i].End = min(areas[i].End+behind, len(p.Doc.Parts[areas[i].Part].Source))
	}
	return areas
}

// deletion takes s out, with its line where it has that to itself.
func (p *Pass) deletion(s cite.Span) []cite.Fix {
	src := p.Doc.Parts[s.Part].Source
	from, to := lineAround(src, s.Start)
	if len(bytes.TrimSpace(src[from:s.Start])) == 0 && s.End <= to && len(bytes.TrimSpace(src[s.End:to])) == 0 {
		s.Start, s.End = from, min(to+1, len(src))
	}
	return []cite.Fix{{Message: "take it out", Edits: []cite.Edit{{Span: s}}}}
}

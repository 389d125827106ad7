package check

import (
	"bytes"
	"strings"

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
			for _, m := range form(string(src)) {
				s := cite.Span{Part: area.Part, Start: area.Start + m[0], End: area.Start + m[1]}
				p.Report(cite.Finding{Ref: -1, Span: s, Message: "this item of the list is empty", Fixes: p.deletion(s)})
			}
		}
	},
}

// emptyItems find items without words, by format.
var emptyItems = map[string]func(src string) [][2]int{
	"html":     func(src string) [][2]int { return firstGroups(emptyHTML, src) },
	"latex":    func(src string) [][2]int { return firstGroups(emptyLaTeX, src) },
	"markdown": emptyMarkdown,
}

var (
	emptyHTML  = pattern.New(`(?i)(<li\b[^<>]*>(?:\s|&nbsp;|<br\s*/?>|<p>\s*</p>)*</li>)`)
	emptyLaTeX = pattern.New(`(\\bibitem(?:\[[^\]]*\])?\{[^{}]*\})\s*(?:\\bibitem\b|\\end\{thebibliography\})`)
)

func firstGroups(re *pattern.Regexp, src string) (all [][2]int) {
	for _, m := range re.FindAllStringSubmatchIndex(src, -1) {
		all = append(all, [2]int{m[2], m[3]})
	}
	return all
}

// emptyMarkdown finds markers of items alone on their line, with another
// marker on the next line that has words.
func emptyMarkdown(src string) (all [][2]int) {
	open, at := [2]int{-1, -1}, 0
	for line := range strings.Lines(src) {
		words := strings.TrimSpace(line)
		if words != "" && open[0] >= 0 && startsItem(words) {
			all = append(all, open)
		}
		if words != "" {
			open[0] = -1
		}
		if isMarker(words) {
			from := at + strings.Index(line, words)
			open = [2]int{from, from + len(words)}
		}
		at += len(line)
	}
	return all
}

// isMarker reports "-", "*", "+", "3." and "3)".
func isMarker(s string) bool {
	const longest = 4 // bytes
	if len(s) == 1 {
		return strings.Contains("-*+", s)
	}
	return s != "" && len(s) <= longest && strings.Trim(s[:len(s)-1], "0123456789") == "" && (s[len(s)-1] == '.' || s[len(s)-1] == ')')
}

func startsItem(s string) bool {
	marker, _, _ := strings.Cut(s, " ")
	return isMarker(marker)
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

package check

import (
	"strconv"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

var numberingGap = &Rule{
	ID:       "CC108",
	Name:     "numbering-gap",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A numbered list of references that skips, repeats or goes back",
		Why:   "Citations by number lead to the wrong work, or to none, as soon as a reference was taken out or added without counting anew.",
		Bad: []cite.Example{
			{Format: "text", Source: "References\n==========\n\n[1] Hahn, Jeffrey. Soviet Grassroots. Princeton: PUP, 1988.\n\n[2] Lewin, Moshe. Lenin's Last Struggle. New York: Pantheon, 1968.\n\n[4] Wood, Ellen. The Origin of Capitalism. London: Verso, 1999.\n"},
			{Format: "html", Source: "<h2>References</h2><p>[1] Hahn, Jeffrey. <i>Soviet Grassroots</i>. Princeton: PUP, 1988.</p><p>[1] Lewin, Moshe. <i>Lenin's Last Struggle</i>. New York: Pantheon, 1968.</p><p>[2] Wood, Ellen. <i>The Origin of Capitalism</i>. London: Verso, 1999.</p>\n"},
		},
		Good: []cite.Example{
			{Format: "text", Source: "References\n==========\n\n[1] Hahn, Jeffrey. Soviet Grassroots. Princeton: PUP, 1988.\n\n[2] Lewin, Moshe. Lenin's Last Struggle. New York: Pantheon, 1968.\n\n[3] Wood, Ellen. The Origin of Capitalism. London: Verso, 1999.\n"},
			{Format: "markdown", Source: "## References\n\n1. Hahn, Jeffrey. *Soviet Grassroots*. Princeton: PUP, 1988.\n1. Lewin, Moshe. *Lenin's Last Struggle*. New York: Pantheon, 1968.\n1. Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999.\n"},
			{Format: "text", Source: "References\n==========\n\n[5] Hahn, Jeffrey. Soviet Grassroots. Princeton: PUP, 1988.\n\n[6] Lewin, Moshe. Lenin's Last Struggle. New York: Pantheon, 1968.\n"},
		},
	},
	Run: func(p *Pass) {
		refs := p.Doc.References
		for from := 0; from < len(refs); {
			to := from + 1
			for to < len(refs) && refs[to].List == refs[from].List {
				to++
			}
			p.numbering(from, to)
			from = to
		}
	},
}

// numbering looks through the numbers of references from up to to, which are
// one list. A list in which most numbers are out of order has another order.
func (p *Pass) numbering(from, to int) {
	var odd []int
	numbers := make([]int, to-from)
	for i := from; i < to; i++ {
		if numbers[i-from] = p.printedNumber(i); numbers[i-from] == 0 {
			return
		}
		if i > from && numbers[i-from] != numbers[i-from-1]+1 {
			odd = append(odd, i)
		}
	}
	if len(odd) == 0 || 4*len(odd) > to-from {
		if len(odd) == 0 || to-from > 4 || len(odd) > 1 {
			return
		}
	}
	for _, i := range odd {
		p.ReportRef(i, p.labelSpan(i), "%s", oddNumber(numbers[i-from-1], numbers[i-from]))
	}
}

func oddNumber(before, n int) string {
	switch {
	case n == before:
		return "the number " + strconv.Itoa(n) + " is there twice"
	case n < before:
		return "the number " + strconv.Itoa(n) + " follows " + strconv.Itoa(before)
	case n == before+2:
		return "the number " + strconv.Itoa(n) + " follows " + strconv.Itoa(before) + ": " + strconv.Itoa(before+1) + " is missing"
	}
	return "the number " + strconv.Itoa(n) + " follows " + strconv.Itoa(before) + ": " + strconv.Itoa(before+1) + " to " + strconv.Itoa(n-1) + " are missing"
}

// printedNumber returns the number that was typed before a reference, or 0: a
// program that counts items makes no mistakes.
func (p *Pass) printedNumber(i int) int {
	r := &p.Doc.References[i]
	n, err := strconv.Atoi(strings.Trim(r.Label, "[]().:"))
	if err != nil || n < 1 || r.Text.Len() == 0 || r.Block < 0 {
		return 0
	}
	b := &p.Doc.Blocks[r.Block]
	if b.Kind == cite.Note || b.Marker != "" && p.Doc.Format != "text" {
		return 0
	}
	if s := p.labelSpan(i); s.Start >= s.End {
		return 0
	}
	return n
}

// labelSpan is where the number of a reference was typed, or an empty span.
func (p *Pass) labelSpan(i int) cite.Span {
	r := &p.Doc.References[i]
	at := r.Text.Source()
	if r.LeadIn.Len() > 0 {
		at.Start = min(at.Start, r.LeadIn.Source().Start)
	}
	src := p.Doc.Parts[at.Part].Source
	const near = 24 // bytes, as in "<b>[12]</b> "
	from := max(0, at.Start-near)
	digits := strings.Trim(r.Label, "[]().:")
	n := strings.LastIndex(string(src[from:at.Start]), digits)
	if n < 0 || digits == "" {
		return cite.Span{Part: at.Part, Start: at.Start, End: at.Start}
	}
	return cite.Span{Part: at.Part, Start: from + n, End: from + n + len(digits)}
}

package check

import "github.com/citecheck/citecheck/cite"

var partlyRead = &Rule{
	ID:       "CC119",
	Name:     "suspicious-control-input",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A document that could be read only in part",
		Why:   "Bytes that are no text, a limit that was reached, a part that is damaged: nothing is known of what stands there, and nothing is said about it.",
		Bad: []cite.Example{
			{Format: "text", Source: "The soviets came first.\x01\x02 And more of it.\n"},
			{Format: "latex", Source: "\\documentclass{article}\n\\begin{document}\nThe soviets came \x01\x02first.\n\\end{document}\n"},
		},
		Good: []cite.Example{
			{Format: "text", Source: "The soviets came first.\tAnd more of it.\f\n"},
		},
	},
	Run: func(p *Pass) {
		for part := range p.Doc.Parts {
			src := p.Doc.Parts[part].Source
			if i := firstControl(src); i >= 0 && p.Doc.Format != "bibtex" {
				p.ReportRef(-1, cite.Span{Part: part, Start: i, End: i + 1}, "there is a control character here (U+%04X): the file may be damaged, or no text", src[i])
			}
		}
	},
}

// firstControl finds a character that no text has, or returns -1. Line ends,
// tabs and form feeds are fine, and so is the escape of coloured terminal output
// in a notebook.
func firstControl(src []byte) int {
	for i, c := range src {
		if c < ' ' && (c < '\t' || c > '\r') && c != 0x1b || c == 0x7f {
			return i
		}
	}
	return -1
}

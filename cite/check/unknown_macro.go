package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
	"github.com/citecheck/citecheck/cite/pattern"
)

var unknownMacro = &Rule{
	ID:       "CC525",
	Name:     "unknown-latex-macro",
	Severity: cite.Info,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A command that LaTeX does not know",
		Why:   "An undefined command stops LaTeX in the reference list, far from the entry that caused it. Commands that the file defines itself, or uses in several entries, are left alone.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The {\\foobar Councils} of Petrograd},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  publisher = {Verso \\Versolong},\n  year = {1991}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The {\\textbf{Councils}} of \\LaTeX{} and $\\foo$: \\url{a\\b}},\n  publisher = {Verso},\n  year = {1991},\n  note = {{\\\"u}ber \\c{c}}\n}\n"},
			{Format: "bibtex", Source: "@preamble{\"\\newcommand{\\foo}{F} \\def\\bar{B}\"}\n\n@book{moore1991,\n  author = {Moore, Ann},\n  title = {The \\foo{} and \\bar{} Councils},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
		},
	},
	Run: func(p *Pass) {
		if p.Doc.Format != "bibtex" {
			return // the article may define what it likes
		}
		known := make(map[*Bib]map[string]bool)
		for t := range p.pieces(texFields...) {
			b := t.r.Bib
			if known[b] == nil {
				known[b] = b.ownCommands()
			}
			if loc := unknownCommand(t.tex, known[b]); loc[1] > 0 && len(known[b]) < houses {
				p.ReportRef(t.r.Ref, t.span(loc[0], loc[1]),
					"LaTeX does not know the command %s: define it in @preamble, or write what it stands for", t.tex[loc[0]:loc[1]])
			}
		}
	},
}

const (
	own    = 3 // so many entries use a command that must be the author's own
	houses = 4 // so many own commands tell that a class or package comes with the file, and has more
)

// unknownCommand returns where the first command stands that nobody knows.
func unknownCommand(tex string, known map[string]bool) (loc [2]int) {
	if !strings.Contains(tex, `\`) {
		return loc
	}
	for _, c := range commandsIn(tex) {
		if name := tex[c[0]+1 : c[1]]; !bibtex.KnownCommand(name) && !known[name] {
			return c
		}
	}
	return loc
}

// ownCommands are those that the file defines, or uses so often that an
// article must.
func (b *Bib) ownCommands() map[string]bool {
	all := commandsDefined(b)
	for name, n := range commandsUsed(b) {
		if n >= own && !bibtex.KnownCommand(name) {
			all[name] = true
		}
	}
	return all
}

// commandsIn returns where the commands with names of letters stand that are
// read as text.
func commandsIn(tex string) [][2]int {
	var all [][2]int
	for i := 0; i < len(tex); {
		switch tex[i] {
		case '$':
			if end := formulaEnd(tex, i); end > 0 {
				i = end
				continue
			}
		case '\\':
			to := i + 1
			for to < len(tex) && isASCIILetter(tex[to]) {
				to++
			}
			if to > i+1 {
				all = append(all, [2]int{i, to})
			}
			i = afterCommand(tex, i)
			continue
		}
		i++
	}
	return all
}

// commandsUsed counts the entries that use each command.
func commandsUsed(b *Bib) map[string]int {
	used := make(map[string]int)
	for _, r := range b.Records {
		seen := make(map[string]bool)
		for i := range r.Fields {
			tex := r.Fields[i].TeX
			if !strings.Contains(tex, "\\") {
				continue
			}
			for _, c := range commandsIn(tex) {
				if name := tex[c[0]+1 : c[1]]; !seen[name] {
					seen[name] = true
					used[name]++
				}
			}
		}
	}
	return used
}

// definition matches how a @preamble defines a command.
var definition = pattern.New(`\\(?:(?:re)?newcommand|providecommand|DeclareRobustCommand|def|let|newrobustcmd)\*?\s*\{?\s*\\([A-Za-z@]+)`)

func commandsDefined(b *Bib) map[string]bool {
	defined := make(map[string]bool)
	for i := range b.Nodes {
		if n := &b.Nodes[i]; n.Kind == bibtex.PreambleNode {
			text := n.Value.Text()
			for _, m := range definition.FindAllStringSubmatchIndex(text, -1) {
				defined[text[m[2]:m[3]]] = true
			}
		}
	}
	return defined
}

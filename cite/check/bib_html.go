package check

import (
	"html"
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite/bibtex"
	"github.com/citecheck/citecheck/cite/pattern"
)

var (
	// tagInField matches tags, also with the brackets in LaTeX.
	tagInField = pattern.New(`(?:<|\{?\$<\$\}?|\\textless(?:\{\}|\s)?)(/?)([A-Za-z]{1,6}\d?|(?i:jats|mml):[A-Za-z]+)((?:\s[^<>{}$\\]*)?)(/?)(?:>|\{?\$>\$\}?|\\textgreater(?:\{\}|\s|\b))`)

	entityInField = pattern.New(`\\?&(?:#\d{2,6}|#x[0-9A-Fa-f]{2,5}|[A-Za-z]{2,8}\d{0,2});`)
)

// tagInLatex are the commands for the tags that publishers put into titles;
// "" for those that say nothing to a reader. Other tags may be what the title
// is about.
var tagInLatex = map[string]string{
	"i": `\emph{`, "em": `\emph{`, "b": `\textbf{`, "strong": `\textbf{`, "u": `\underline{`, "tt": `\texttt{`,
	"sub": `\textsubscript{`, "inf": `\textsubscript{`, "sup": `\textsuperscript{`, "scp": `\textsc{`, "sc": `\textsc{`,
	"math": "", "mi": "", "mn": "", "mo": "", "mrow": "", "msub": "", "msup": "", "mtext": "", "mspace": "", "mfrac": "", "mstyle": "",
	"span": "", "p": "", "div": "", "font": "", "small": "", "title": "",
}

// formulaTag matches tags of formulas, which are lost with them.
var formulaTag = pattern.New(`(?i)(?:<|\$|less\s?)\}?(?:mml:|m(?:ath|i|n|o|row|sub|sup|frac)\b)`)

// htmlIn returns the tags and entities of a value, in order, and what to write
// for them. Tags count if they come in pairs.
func htmlIn(tex string) []texEdit {
	if !strings.ContainsAny(tex, "<&") && !strings.Contains(tex, `\textless`) {
		return nil
	}
	edits := slices.Concat(tagsIn(tex), entitiesIn(tex))
	slices.SortFunc(edits, func(a, b texEdit) int { return a.from - b.from })
	return edits
}

// An openTag is a tag that waits for its partner.
type openTag struct {
	name string
	edit texEdit
}

func tagsIn(tex string) []texEdit {
	var edits []texEdit
	var open []openTag
	for _, m := range tagInField.FindAllStringSubmatchIndex(tex, -1) {
		name := strings.ToLower(tex[m[4]:m[5]])
		command, known := tagInLatex[name]
		edit := texEdit{from: m[0], to: m[1], with: command}
		switch {
		case name == "br" || strings.Contains(name, ":"):
			edit.with = spaceFor(name, tex, m[0], m[1])
			edits = append(edits, edit)
		case !known:
		case m[2] == m[3]:
			open = append(open, openTag{name, edit})
		case len(open) > 0 && open[len(open)-1].name == name:
			partner := open[len(open)-1]
			open = open[:len(open)-1]
			if command != "" {
				edit.with = "}"
			}
			edits = append(edits, partner.edit, edit)
		default:
			open = nil // crossed: who knows what the author meant
		}
	}
	return edits
}

// spaceFor is what stands for a tag that parts lines: a space, unless there is
// one already.
func spaceFor(name, tex string, from, to int) string {
	if name == "br" && from > 0 && to < len(tex) && !strings.ContainsAny(tex[from-1:from]+tex[to:to+1], " \t\n") {
		return " "
	}
	return ""
}

// entitiesIn returns the entities of a value. In an address they stand for
// signs that it takes as they are.
func entitiesIn(tex string) []texEdit {
	var edits []texEdit
	var text []bool
	quotes := 0
	for _, loc := range entityInField.FindAllStringIndex(tex, -1) {
		entity := strings.TrimPrefix(tex[loc[0]:loc[1]], `\`)
		sign := html.UnescapeString(entity)
		if sign == entity || strings.HasSuffix(tex[:loc[0]], `\`) {
			continue
		}
		if text == nil {
			text = texText(tex)
		}
		if text[loc[1]-1] {
			sign = signInLatex(sign, &quotes)
		}
		edits = append(edits, texEdit{loc[0], loc[1], sign})
	}
	return edits
}

// signInLatex writes a character as text for LaTeX. Straight quotation marks,
// which could end the value, open and close by turns.
func signInLatex(sign string, quotes *int) string {
	switch sign {
	case "&", "%", "#", "_", "$", "{", "}":
		return `\` + sign
	case "^":
		return `\textasciicircum{}`
	case "~":
		return `\textasciitilde{}`
	case `\`:
		return `\textbackslash{}`
	case "<":
		return `\textless{}`
	case ">":
		return `\textgreater{}`
	case `"`:
		*quotes++
		return []string{"''", "``"}[*quotes%2]
	}
	return bibtex.Escape(sign)
}

package csl

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	edtf "github.com/citecheck/citecheck/cite/date"
	"github.com/citecheck/citecheck/cite/name"
	"github.com/citecheck/citecheck/cite/pattern"
)

// variables are all that a line of a note may name, as people spell them.
var variables = func() map[string]string {
	all := make(map[string]string)
	for _, kind := range []cite.VariableKind{cite.TextVariable, cite.NameVariable, cite.DateVariable} {
		for _, v := range cite.Variables(kind) {
			all[plainLabel(v)] = v
		}
	}
	for _, v := range []string{"note", "language", "year-suffix", "citation-label", "citation-number", "first-reference-note-number"} {
		delete(all, v) // words of a sentence, or none of the work's
	}
	return all
}()

func plainLabel(s string) string {
	return strings.NewReplacer(" ", "-", "_", "-").Replace(strings.ToLower(s))
}

// What people write into notes for want of a field, by the conventions of
// citeproc-js, Zotero ("original-date: 1867" on a line of its own, or
// "{:original-date: 1867}" anywhere) and Better BibTeX ("tex.series: X").
var (
	noteLine  = pattern.New(`^([A-Za-z][A-Za-z_ .-]{1,30}?)\s*:\s*(\S.*)$`)
	noteBrace = pattern.New(`\{:([A-Za-z][A-Za-z_-]{1,30}):\s*([^{}]*)\}`)
)

// note enters a note, and the variables that stand in it.
func note(e *cite.Entry, v *value) {
	var rest []string
	text := v.text
	if v.kind != scalar {
		text = v.words()
	}
	for line := range strings.Lines(text) {
		line = noteBrace.ReplaceAllStringFunc(line, func(s string) string {
			m := noteBrace.FindStringSubmatch(s)
			if told(e, v, m[1], m[2]) {
				return ""
			}
			return s
		})
		m := noteLine.FindStringSubmatch(strings.TrimSpace(line))
		if m == nil || !told(e, v, m[1], m[2]) {
			rest = append(rest, line)
		}
	}
	field(e, "note", &value{kind: scalar, text: strings.Join(rest, ""), span: v.span})
}

// told enters a variable that a note names, and reports whether it was one.
func told(e *cite.Entry, v *value, label, text string) bool {
	text = strings.TrimSpace(text)
	if tex, ok := strings.CutPrefix(strings.ToLower(label), "tex."); ok && tex != "" {
		field(e, tex, &value{kind: scalar, text: text, span: v.span})
		return true
	}
	variable := variables[plainLabel(strings.TrimSpace(label))]
	switch {
	case variable == "" || text == "":
		return false
	case variable == "citation-key":
		e.Key = text
	case cite.KindOf(variable) == cite.NameVariable:
		e.Names[variable] = append(e.Names[variable], named(text, v.span))
	case cite.KindOf(variable) == cite.DateVariable:
		d := edtf.Parse(text)
		d.Span = v.span
		if _, there := e.Dates[variable]; !there {
			e.Dates[variable] = d
		}
	default:
		field(e, variable, &value{kind: scalar, text: text, span: v.span})
	}
	return true
}

// named reads "Family || Given", or a name as people write it.
func named(text string, at cite.Span) cite.Name {
	family, given, ok := strings.Cut(text, "||")
	n := cite.Name{Family: strings.TrimSpace(family), Given: strings.TrimSpace(given)}
	if !ok {
		n = cite.Name{Literal: text}
		if names := name.Parse(text); len(names) == 1 {
			n = names[0]
		}
	}
	n.Written, n.Span = text, at
	return n
}

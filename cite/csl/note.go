package csl

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	edtf "github.com/citecheck/citecheck/cite/date"
	"github.com/citecheck/citecheck/cite/name"
	"github.com/citecheck/citecheck/cite/pattern"
)

// textVariables are the text and number variables of CSL 1.0.2, appendix IV.
var textVariables = set(`abstract annote archive archive_collection archive_location archive-place authority call-number citation-key
	collection-title container-title container-title-short dimensions division DOI event event-title event-place genre ISBN ISSN
	jurisdiction keyword license medium original-publisher original-publisher-place original-title part-title PMCID PMID publisher
	publisher-place references reviewed-genre reviewed-title scale source status title title-short URL volume-title
	chapter-number collection-number edition issue locator number number-of-pages number-of-volumes page page-first part-number
	printing-number section supplement-number version volume arxiv`)

// variables are all that a line of a note may name, as people spell them.
var variables = func() map[string]string {
	all := make(map[string]string)
	for _, known := range []map[string]bool{textVariables, nameVariables, dateVariables} {
		for v := range known {
			all[plainLabel(v)] = v
		}
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
	case nameVariables[variable]:
		e.Names[variable] = append(e.Names[variable], named(text, v.span))
	case dateVariables[variable]:
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

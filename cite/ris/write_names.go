package ris

import (
	"fmt"
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// names writes the people. Roles without a tag are told in notes.
func (w *writer) names() {
	written := make(map[string]bool)
	for _, r := range roleOrder {
		tag := w.roleTag(r)
		if tag == "" || tag == "AU" && r != "author" && len(w.Names["author"]) > 0 && w.kind != "MPCT" {
			continue
		}
		written[r] = true
		for _, n := range w.Names[r] {
			w.line(tag, person(n))
			if n.Others {
				w.line(tag, "et al.")
			}
		}
	}
	rest := cite.Variables(cite.NameVariable)
	slices.Sort(rest)
	for _, role := range rest {
		for _, n := range w.Names[role] {
			if !written[role] {
				w.remark(role, person(n))
			}
		}
	}
}

// roleTag returns the tag of a role, "" if there is none.
func (w *writer) roleTag(role string) string {
	for tag, r := range rolesOf[w.kind] {
		if r == role {
			return tag
		}
	}
	if rolesOf[w.kind][roleTags[role]] != "" {
		return "" // the tag means someone else here
	}
	return roleTags[role]
}

// person writes "van der Berg, Jan, Jr."; an organisation stands as it is. Two
// commas stand for the first in the name of one, and one behind a single word
// says that it is no person, as EndNote has it. An asterisk, which RIS forbids,
// is dropped.
func person(n cite.Name) string {
	if s := strings.ReplaceAll(n.Literal, "*", ""); s != "" {
		if strings.Contains(s, ",") {
			return strings.Replace(s, ",", ",,", 1)
		}
		if !strings.Contains(strings.TrimSpace(s), " ") {
			return s + ","
		}
		return s
	}
	parts := []string{n.Sort()}
	if given := strings.TrimSpace(n.Given + " " + n.Dropping); given != "" || n.Suffix != "" {
		parts = append(parts, given)
	}
	if n.Suffix != "" {
		parts = append(parts, n.Suffix)
	}
	return strings.ReplaceAll(strings.Join(parts, ", "), "*", "")
}

// dates writes PY, and DA where more than the year is known.
func (w *writer) dates() {
	issued := w.Dates["issued"]
	switch {
	case issued.Year == 0:
		w.line("PY", issued.Literal)
	case issued.Year > 0:
		w.line("PY", fmt.Sprintf("%04d", issued.Year))
	}
	if issued.Year != 0 && (issued.Month != 0 || beyond(issued) != "") {
		w.line("DA", slashed(issued))
	}
	if accessed := w.Dates["accessed"]; accessed.Year != 0 {
		w.line("Y2", slashed(accessed))
	}
	if original := w.Dates["original-date"]; original.Year != 0 {
		w.line("OP", original.String())
	}
	rest := cite.Variables(cite.DateVariable)
	slices.Sort(rest)
	for _, variable := range rest {
		if d := w.Dates[variable]; variable != "issued" && d.Year == 0 && d.Literal != "" {
			w.remark(variable, d.Literal)
		} else if variable != "issued" && variable != "accessed" && variable != "original-date" && d.Year != 0 {
			w.remark(variable, d.String())
		}
	}
}

// slashed is YYYY/MM/DD/, empty where unknown, with what that cannot say behind.
func slashed(d cite.Date) string {
	if d.Year < 0 {
		return d.String()
	}
	s := fmt.Sprintf("%04d/", d.Year)
	if d.Month != 0 {
		s += fmt.Sprintf("%02d", d.Month)
	}
	s += "/"
	if d.Month != 0 && d.Day != 0 {
		s += fmt.Sprintf("%02d", d.Day)
	}
	return s + "/" + beyond(d)
}

// beyond is the whole date if it says more than year, month and day.
func beyond(d cite.Date) string {
	switch {
	case d.Year < 0 || d.Season != 0 || d.Circa || d.Uncertain || d.End != nil:
		return d.String()
	case d.Suffix != "" && d.Month == 0:
		return d.String() + d.Suffix
	}
	return ""
}

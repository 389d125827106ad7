package bibtex

import (
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/date"
	"github.com/citecheck/citecheck/cite/name"
	"github.com/citecheck/citecheck/cite/pattern"
)

// inURL finds an address in a field of words.
var inURL = pattern.New(`\\url\s*\{([^{}]*)\}|^\s*(https?://\S+)\s*$`)

// remark enters howpublished or a note. An address in it is that of the work if
// there is no other.
func (r *reading) remark(field string, v Value) {
	raw := v.Text()
	if m := inURL.FindStringSubmatchIndex(raw); m != nil && field == "howpublished" {
		from, to := m[2], m[3]
		if from < 0 {
			from, to = m[4], m[5]
		}
		if address := Address(raw[from:to]); !r.has("url") && !strings.EqualFold(doiPrefix.ReplaceAllString(address, ""), r.doi()) {
			r.keep("URL", "url", address, within(v, from, to))
		}
		raw = strings.Trim(raw[:m[0]]+raw[m[1]:], " ,.;:\t\r\n")
	}
	if field == "howpublished" {
		r.keep("medium", field, r.unsayPhrases(Decode(raw), v.Content()), v.Content())
		return
	}
	r.keep("note", field, Decode(raw), v.Content())
}

// said matches what Print says in words where a type has no field for it.
var said = pattern.New(`^(?:(vol\. )|(no\. )|(pp?\. )|(version ))(\S+(?: \S+)?)$`)

// unsayPhrases takes such words out of a list of them.
func (r *reading) unsayPhrases(s string, span cite.Span) string {
	var rest []string
	for _, phrase := range strings.Split(s, ", ") {
		m := said.FindStringSubmatch(phrase)
		if m == nil {
			rest = append(rest, phrase)
			continue
		}
		for i, variable := range []string{"volume", "number", "page", "version"} {
			if m[i+1] != "" {
				r.keep(variable, variable, r.spell(variable, m[5]), span)
			}
		}
	}
	return strings.Join(rest, ", ")
}

// doi returns the DOI of the entry.
func (r *reading) doi() string { return doiPrefix.ReplaceAllString(Address(r.raw("doi")), "") }

// within is where bytes of a value stand.
func within(v Value, from, to int) cite.Span {
	c := v.Content()
	if len(v.Pieces) == 1 && v.Pieces[0].Kind != Macro {
		return cite.Span{Part: c.Part, Start: c.Start + from, End: c.Start + to}
	}
	return c
}

// unsay takes out of the note what Print says there for want of a field.
func (r *reading) unsay() {
	i := slices.IndexFunc(r.Fields, func(f cite.Field) bool { return f.Name == "note" })
	if i < 0 {
		return
	}
	note, span := r.Fields[i].Value, r.Fields[i].Span
	rest := r.unsayDate(note, span)
	for {
		m := numberTail.FindStringSubmatch(rest)
		if m == nil || r.Get(m[2]) != "" {
			break
		}
		r.Set(m[2], m[3], span)
		rest = strings.TrimSuffix(rest[:len(rest)-len(m[0])]+m[1], ".")
	}
	if m := credit.FindStringSubmatch(rest); m != nil && r.Names[creditRoles[m[1]]] == nil {
		if names := name.Parse(m[2]); len(names) > 0 {
			r.Names[creditRoles[m[1]]] = names
			rest = ""
		}
	}
	if m := onlyNumber.FindStringSubmatch(rest); m != nil && strings.HasPrefix(r.Type, "article") && r.Get("issue") == "" {
		r.Set("issue", m[1], span)
		rest = ""
	}
	if rest != note {
		r.renote(rest)
	}
}

var (
	numberTail  = pattern.New(`(?:^|([.?!]) )(ISBN|ISSN|PMID) ([0-9Xx-]+)\.?$`)
	onlyNumber  = pattern.New(`^No\. (\S+)$`)
	credit      = pattern.New(`^(Edited|Translated|Directed) by (\S+(?: \S+){1,12})$`)
	creditRoles = map[string]string{"Edited": "editor", "Translated": "translator", "Directed": "director"}
)

// renote replaces the note, or takes it away if nothing is left of it.
func (r *reading) renote(rest string) {
	for i := range r.Fields {
		if r.Fields[i].Name != "note" {
			continue
		}
		if r.Fields[i].Value = rest; rest == "" {
			r.Fields = append(r.Fields[:i], r.Fields[i+1:]...)
		}
		return
	}
}

// unsayDate takes the date off the beginning of the note if it says more than
// the fields, or stands for one.
func (r *reading) unsayDate(note string, span cite.Span) string {
	issued := r.Dates["issued"]
	for i := 0; i < len(note) && i < 60; i++ {
		if i+1 < len(note) && !strings.HasPrefix(note[i:], ". ") {
			continue
		}
		words, rest := note[:i], strings.TrimPrefix(note[i:], ". ")
		if i+1 == len(note) {
			words, rest = note, ""
		}
		undated := issued.IsZero() && undatedWords[strings.ToLower(words)]
		if !undated && !strings.ContainsAny(words, "0123456789") {
			continue
		}
		d := date.Parse(strings.ReplaceAll(words, "–", "-"))
		if !undated && (d.Year == 0 || d.Literal != "" || d.Year != issued.Year || issued.Month != 0 && d.Month != issued.Month) {
			continue
		}
		if d.Day == 0 && issued.Day != 0 {
			continue
		}
		if d.Span = issued.Span; issued.IsZero() {
			d.Span = span
		}
		r.Dates["issued"] = d
		return rest
	}
	return note
}

// undatedWords stand for a date.
var undatedWords = func() map[string]bool {
	all := map[string]bool{"n.d.": true, "n.d": true, "s.d.": true, "o.j.": true}
	for words := range pubstates {
		all[words] = true
	}
	return all
}()

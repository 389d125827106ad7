package normalize

import (
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/name"
	"github.com/citecheck/citecheck/cite/pattern"
)

var (
	// sameAuthor finds "in: ders., Title" and "hrsg. von dems.", where the mark
	// stands for the author of the work itself.
	sameAuthor = pattern.New(`(?i)(?:\b(?:in|dans|en)|(?:^|\s)в)\s*:?\s+(ders\.?|dies\.?|derselbe|dieselben?|idem|id\.|eadem|ead\.|он же|его же|её же|le même|el mismo)(?:[\s,:;/(]|$)|\b(?:hrsg\.|hg\.|herausgegeben) (?:v\.|von) (dems\.?|dens\.?|demselben|denselben|derselben|ders\.?)(?:[\s,:;/(.]|$)`)

	// shortCitation is "Id. at 45": the whole work before, not its author.
	shortCitation = pattern.New(`(?i)^(?:id\.|idem),?\s+(?:at|pp?\.|s\.|§)\s*\d`)
)

// Stand-ins are names that taggers know as names, for marks that they do not.
// They differ in length from every mark.
const (
	standIn         = "Hoffmann, Ernst Friedrich"
	cyrillicStandIn = "Александров Н. С."
)

// A repetition stands for names: bytes of a reference's text.
type repetition struct{ from, to int }

// marks returns the marks of repetition in a text, in order.
func marks(text string) []repetition {
	var out []repetition
	if len(text) > longest {
		return nil
	}
	if n := name.Repeats(text); n > 0 && !shortCitation.MatchString(text) {
		out = append(out, repetition{0, n})
	}
	for _, m := range sameAuthor.FindAllStringSubmatchIndex(text, -1) {
		for g := 2; g < len(m); g += 2 {
			if m[g] > 0 {
				out = append(out, repetition{m[g], m[g+1]})
			}
		}
	}
	return out
}

// A Spelling is a text with names in the place of its marks of repetition, for
// a tagger, which knows names but not what "Ders." or a dash stand for.
type Spelling struct {
	Text  cite.Text
	of    cite.Text
	marks []repetition // in the original
	at    []repetition // where their stand-ins are
	after []int        // where the original goes on behind them
}

// Spell puts names in the place of "Ders.", "Idem" or a dash that stand for the
// names of the entry before, or after "in:" for those of the entry itself.
func Spell(t cite.Text) *Spelling {
	s := &Spelling{Text: t, of: t, marks: marks(t.String())}
	if len(s.marks) == 0 {
		return s
	}
	var b cite.TextBuilder
	done := 0
	for _, m := range s.marks {
		b.AppendText(t.Slice(done, m.from))
		at := b.Len()
		word, after := standInFor(t.String(), m)
		b.Append(word, t.Span(m.from, m.to))
		s.at, s.after = append(s.at, repetition{at, b.Len()}), append(s.after, after)
		done = after
	}
	b.AppendText(t.Slice(done, t.Len()))
	s.Text = b.Text()
	return s
}

// standInFor returns the name for a mark and where the text goes on behind it.
// A stop that ends the names, unless a year follows it, becomes a colon, lest
// the title be taken for more initials.
func standInFor(text string, m repetition) (word string, after int) {
	rest := text[m.to:]
	stop := strings.HasPrefix(rest, ".")
	if strings.ContainsAny(text[m.from:m.to], "нж") {
		if stop {
			m.to++
		}
		return cyrillicStandIn, m.to
	}
	if next := strings.TrimLeft(strings.TrimPrefix(rest, "."), " "); m.from > 0 || next == "" || strings.ContainsRune("(0123456789.,:;/&", rune(next[0])) {
		return standIn, m.to
	}
	if stop {
		m.to++
	}
	return standIn + ":", m.to
}

// Restore turns fields of s.Text to those of the original. The value of an
// author who is a mark is the mark, which Ditto understands.
func (s *Spelling) Restore(fields []cite.Field) []cite.Field {
	if len(s.marks) == 0 {
		return fields
	}
	text := s.of.String()
	pieces := s.locate(fields)
	for _, m := range s.marks {
		pieces = own(pieces, m, text)
	}
	out := make([]cite.Field, 0, len(pieces))
	for _, p := range pieces {
		out = append(out, cite.Field{Name: p.label, Value: text[p.from:p.to], Span: s.of.Span(p.from, p.to)})
	}
	return out
}

// A labelled piece is a field by its place in the text.
type labelled struct {
	label    string
	from, to int
}

// locate finds the places of the fields, which are in order, in the original.
func (s *Spelling) locate(fields []cite.Field) []labelled {
	var out []labelled
	text, at := s.Text.String(), 0
	for _, f := range fields {
		i := strings.Index(text[at:], f.Value)
		if i < 0 || f.Value == "" {
			continue
		}
		from, to := at+i, at+i+len(f.Value)
		at = to
		p := labelled{f.Name, s.original(from, true), s.original(to, false)}
		if s.inside(from) {
			p.from += len(s.of.String()[p.from:]) - len(strings.TrimLeft(s.of.String()[p.from:], stray))
		}
		if p.from < p.to {
			out = append(out, p)
		}
	}
	return out
}

// stray is what parts a mark from what follows it.
const stray = " .,:;/"

// inside reports whether an offset of the spelled text is within a stand-in.
func (s *Spelling) inside(off int) bool {
	return slices.ContainsFunc(s.at, func(at repetition) bool { return at.from < off && off < at.to })
}

// original maps an offset of the spelled text. Inside a stand-in, a field that
// begins there begins behind the mark, and one that ends there ends with it.
func (s *Spelling) original(off int, begin bool) int {
	shift := 0
	for i, m := range s.marks {
		at := s.at[i]
		switch {
		case off <= at.from:
			return off + shift
		case off < at.to || off == at.to && !begin:
			return m.to
		}
		shift = s.after[i] - at.to
	}
	return off + shift
}

// own sees to it that the mark m is, or begins, the value of a role.
func own(fields []labelled, m repetition, text string) []labelled {
	i := slices.IndexFunc(fields, func(f labelled) bool { return f.from <= m.from && m.to <= f.to })
	if i < 0 {
		i = slices.IndexFunc(fields, func(f labelled) bool { return f.from >= m.to })
		if i < 0 {
			i = len(fields)
		}
		fields = slices.Insert(fields, i, labelled{"author", m.from, m.to})
	} else if f := fields[i]; !roles[f.label] || !goesOn(text[m.to:f.to], m.from == 0) {
		label := f.label
		if roles[label] {
			label = "title"
		}
		fields = slices.Replace(fields, i, i+1, cutField(f, m, label, text)...)
		i = slices.IndexFunc(fields, func(f labelled) bool { return f.from == m.from })
	}
	if m.from > 0 {
		fields[i].label = bookRole(text, m)
		contain(fields[i+1:])
	} else if loc := editorBehind.FindStringIndex(text[m.to:]); loc != nil && fields[i].to == m.to {
		fields[i].label = "editor"
		return beginAt(fields, i+1, m.to+loc[1], text)
	}
	return fields
}

var (
	editorBehind = pattern.New(`(?i)^[\s,]*[(\[]?\s*(?:hgg?|hrsgg?|eds?|éds?|dirs?|coords?|orgs?|comp|a cura di|ред|сост)[.)\],:]+`)
	editorBefore = pattern.New(`(?i)(?:hrsg|hg|herausgegeben|ed|edited|éd|dir)\.?\s+(?:v\.|von|by|par)\s+$`)
)

// beginAt lets field i begin at from or later.
func beginAt(fields []labelled, i, from int, text string) []labelled {
	if i < len(fields) && fields[i].from < from {
		fields[i].from = from + len(text[from:]) - len(strings.TrimLeft(text[from:], stray))
		if fields[i].from >= fields[i].to {
			return slices.Delete(fields, i, i+1)
		}
	}
	return fields
}

// bookRole tells the editor of a book from its author by the words around the
// mark: "in: ders. (Hg.)", "hrsg. von dems."
func bookRole(text string, m repetition) string {
	if editorBehind.MatchString(text[m.to:]) || editorBefore.MatchString(text[:m.from]) {
		return "editor"
	}
	return "author"
}

// goesOn reports whether more names may follow a mark in its field: "Ders. /
// Schmidt, Karl". Behind "in: ders.," begins the title.
func goesOn(rest string, lead bool) bool {
	return !strings.HasPrefix(rest, ":") && (lead || !strings.HasPrefix(rest, ",")) && !strings.HasPrefix(rest, ". ")
}

// cutField cuts the mark out of a field whose rest keeps the label.
func cutField(f labelled, m repetition, label, text string) []labelled {
	role := "author"
	if roles[f.label] {
		role = f.label
	}
	out := []labelled{{label, f.from, f.from + len(strings.TrimRight(text[f.from:m.from], stray))}, {role, m.from, m.to}, {label, m.to, f.to}}
	last := &out[2]
	last.from += len(text[m.to:f.to]) - len(strings.TrimLeft(text[m.to:f.to], stray))
	return slices.DeleteFunc(out, func(f labelled) bool { return f.from >= f.to })
}

// contain makes the field behind "in: ders." the title of the book, unless
// another is.
func contain(after []labelled) {
	if slices.ContainsFunc(after, func(f labelled) bool { return f.label == "container-title" }) || len(after) == 0 {
		return
	}
	switch after[0].label {
	case "title", "publisher", "journal", "other", "note":
		after[0].label = "container-title"
	}
}

package source

import (
	"bytes"

	"github.com/citecheck/citecheck/cite"
)

// show writes what readers see of m.
func (w *rstInline) show(m rstMark) {
	switch m.kind {
	case rstEscape:
		w.escape(m.from, m.end)
	case rstEmphasis, rstStrong, rstInlineTarget:
		w.text(m.from, m.to)
	case rstLiteral:
		w.emit(m.from, m.to)
		w.taken = append(w.taken, w.span(m.from, m.to))
	case rstRole:
		w.role(m)
	case rstPhrase:
		w.phrase(m)
	case rstReference:
		w.reference(m)
	case rstNoteMark:
		w.noteMark(m)
	case rstSubstitution:
		w.substitution(m)
	case rstKinds:
	}
}

// start is where the mark-up of m begins, whose text begins one byte later.
func (w *rstInline) start(m rstMark) int { return m.from - 1 }

// phrase reads `text`_, `text`__ and `text <address>`_.
func (w *rstInline) phrase(m rstMark) {
	if i := w.embedded(m); i >= 0 {
		w.embeddedLink(m, i)
		return
	}
	t := w.target(m)
	w.link(w.start(m), m.end, t, func() { w.text(m.from, m.to) })
}

// target finds what a reference leads to. Those without a name take the
// targets without a name in their order.
func (w *rstInline) target(m rstMark) *rstTarget {
	if w.plain {
		return nil
	}
	if !m.anon {
		return w.r.resolve(w.r.targets[rstName(string(w.s[m.from:m.to]))])
	}
	if len(w.r.anonymous) == 0 {
		return nil
	}
	t := w.r.anonymous[0]
	w.r.anonymous = w.r.anonymous[1:]
	return w.r.resolve(t)
}

// link writes a label, and keeps the link if it leads anywhere.
func (w *rstInline) link(from, end int, t *rstTarget, write func()) {
	if t == nil {
		write()
		return
	}
	l := cite.Link{URL: t.url, Kind: cite.Anchor, Span: w.span(from, end), Target: t.span, Ref: -1}
	l.Label = w.labelled(write)
	w.r.doc.Links = append(w.r.doc.Links, l)
	w.taken = append(w.taken, l.Span)
}

// embedded finds the "<" of an address at the end of a phrase, or -1.
func (w *rstInline) embedded(m rstMark) int {
	if w.s[m.to-1] != '>' || w.escaped(m.to-1) {
		return -1
	}
	i := m.from + bytes.LastIndexByte(w.s[m.from:m.to], '<')
	if i < m.from || i+2 >= m.to || w.escaped(i) || i > m.from && !isSpace(w.s[i-1]) || isSpace(w.s[i+1]) {
		return -1
	}
	return i
}

// embeddedLink reads `text <address>`_, or `text <name_>`_, whose address
// begins behind s[at].
func (w *rstInline) embeddedLink(m rstMark, at int) {
	t := &rstTarget{}
	raw := w.s[at+1 : m.to-1]
	w.r.aim(t, raw, 0)
	if t.alias == "" {
		t.span = w.span(at+1, m.to-1)
	} else {
		t = w.r.resolve(t)
	}
	if w.plain {
		t = nil
	}
	w.link(w.start(m), m.end, t, func() {
		if at > m.from {
			w.text(m.from, w.rightTrimmed(m.from, at))
		} else {
			w.text(at+1, m.to-1)
		}
	})
}

// rightTrimmed is where s[i:j] ends without white space.
func (w *rstInline) rightTrimmed(i, j int) int {
	return i + len(bytes.TrimRight(w.s[i:j], " \t\n\v\f\r"))
}

// learnEmbedded keeps the names that phrases with addresses define: the text
// of `text <address>`_ is a name for the address.
func (w *rstInline) learnEmbedded() {
	for i := 0; i < len(w.s); {
		n := bytes.IndexByte(w.s[i:], '`')
		if n < 0 {
			return
		}
		m, next := w.match(i+n, len(w.s))
		i = max(m.end, next, i+n+1)
		if m.kind != rstPhrase || m.end == 0 || m.anon {
			continue
		}
		at := w.embedded(m)
		if at <= m.from {
			continue
		}
		name := rstName(string(w.s[m.from:at]))
		if w.r.targets[name] == nil {
			t := &rstTarget{}
			w.r.aim(t, w.s[at+1:m.to-1], 0)
			if t.alias == "" {
				t.span = w.span(at+1, m.to-1)
			}
			w.r.targets[name] = t
		}
	}
}

// reference reads name_ and name__. A name that nothing bears is a word with
// an underscore.
func (w *rstInline) reference(m rstMark) {
	name := rstName(string(w.s[m.from:m.to]))
	if !m.anon && w.r.targets[name] == nil && !w.r.titles[name] || m.anon && len(w.r.anonymous) == 0 || w.plain {
		w.emit(m.from, m.end)
		return
	}
	w.link(m.from, m.end, w.target(m), func() { w.emit(m.from, m.to) })
}

// substitution reads |name|: readers see what stands for it.
func (w *rstInline) substitution(m rstMark) {
	sub := w.r.subs[string(bytes.Join(bytes.Fields(w.s[m.from:m.to]), []byte(" ")))]
	from := w.start(m)
	if sub == nil || w.plain {
		w.emit(from, m.end)
		return
	}
	var t *rstTarget
	if m.end > m.to+1 {
		t = w.target(m)
	}
	w.taken = append(w.taken, w.span(from, m.end)) // an address in it is written elsewhere
	if sub.hidden {
		return
	}
	w.link(from, m.end, t, func() { w.put(sub.text, w.span(from, m.end)) })
}

// noteMark reads [1]_, [#]_, [#name]_, [*]_ and [CIT2002]_.
func (w *rstInline) noteMark(m rstMark) {
	label := string(w.s[m.from:m.to])
	from := w.start(m)
	if w.plain {
		w.emit(from, m.to+1)
		return
	}
	n := w.r.noteOf(label)
	c := cite.Citation{Kind: w.r.citationKind(label, n), Keys: []string{label}}
	c.Text = w.labelled(func() {
		w.emit(from, m.from)
		if n != nil && n.printed != label && !n.cited() {
			w.put(n.printed, w.span(m.from, m.to))
		} else {
			w.emit(m.from, m.to)
		}
		w.emit(m.to, m.to+1)
	})
	if n != nil {
		c.Keys[0] = n.printed
	}
	w.r.doc.Citations = append(w.r.doc.Citations, c)
	w.taken = append(w.taken, w.span(from, m.end))
}

// cited reports a citation, which is printed as each reference spells it.
func (n *rstNoteDef) cited() bool { return !n.footnote() }

// citationKind tells the references to entries of a list, which are known by
// their keys, from those to footnotes.
func (r *rstReader) citationKind(label string, n *rstNoteDef) cite.CitationKind {
	switch {
	case n != nil && n.entry:
		return cite.ByKey
	case n != nil || label[0] == '#' || label[0] == '*':
		return cite.ByNote
	case rstNumeral(label) && !r.numbered():
		return cite.ByNote
	}
	return cite.ByKey
}

// numbered reports whether the entries of a reference list are footnotes.
func (r *rstReader) numbered() bool {
	for _, n := range r.notes {
		if n.entry && n.footnote() {
			return true
		}
	}
	return false
}

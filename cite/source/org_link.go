package source

import (
	"bytes"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// maxLinkText bounds, in bytes, what stands in one pair of brackets.
const maxLinkText = 4000

// bracketed reads [[address][text]], [fn:1] and [cite:@key].
func (w *orgInline) bracketed(i, end int) orgMark {
	rest := w.s[i:end]
	switch {
	case bytes.HasPrefix(rest, []byte("[[")):
		return w.bracketLink(i, end)
	case bytes.HasPrefix(rest, []byte("[fn:")):
		return w.noteMark(i, end)
	case bytes.HasPrefix(rest, []byte("[cite")):
		return w.citeMark(i, end)
	}
	return orgMark{}
}

// bracketLink reads [[address]] and [[address][text]].
func (w *orgInline) bracketLink(i, end int) orgMark {
	from := i + 2
	to := from
	for to < end && to-from < maxLinkText && w.s[to] != ']' && w.s[to] != '[' {
		if w.s[to] == '\\' {
			to++
		}
		to++
	}
	if to+1 >= end || w.s[to] != ']' {
		return orgMark{}
	}
	m := orgMark{kind: orgLink, from: from, to: to, end: to + 2}
	switch w.s[to+1] {
	case ']':
		if to > from {
			return m
		}
	case '[':
		close := w.find("]]", to+2, end)
		if close <= to+2 || close-to > maxLinkText {
			return orgMark{}
		}
		if close+2 < end && w.s[close+2] == ']' {
			close++ // the text ends in a bracket
		}
		m.desc, m.end = to+2, close+2
		return m
	}
	return orgMark{}
}

// What addresses lead to.
var (
	orgExternal = pattern.New(`^(?i:https?|ftp|doi|mailto):`)
	orgFile     = pattern.New(`^(?:file:|\.{0,2}/)`)
	orgImage    = pattern.New(`(?i)\.(?:png|jpe?g|gif|svg|webp|tiff?|pdf|eps|bmp|xpm)$`)
	orgCrossing = pattern.New(`^(?:bibliographystyle|label|printbibliography):`)
)

// link reads a link. Those to places in the project show their text alone.
func (w *orgInline) link(m orgMark, depth int) {
	target := string(w.s[m.from:m.to])
	if k := orgRefCite.FindStringSubmatchIndex(target); k != nil && k[0] == 0 && k[3] < len(target) {
		w.citation(orgMark{kind: orgCite, from: m.from + k[3] + 1, to: m.to, end: m.end, desc: m.desc})
		return
	}
	if k := orgDatabases.FindStringSubmatch(target); k != nil {
		w.r.databases(k[1], w.span(m.from, m.to))
		return
	}
	file := orgFile.MatchString(target)
	switch {
	case orgCrossing.MatchString(target), file && m.desc == 0 && orgImage.MatchString(target):
		return
	case target != "" && !file && !orgExternal.MatchString(target):
		w.linkText(m, depth)
		return
	}
	from := m.from
	if strings.HasPrefix(target, "file:") {
		from += len("file:")
	}
	l := cite.Link{Kind: cite.Anchor, URL: markdownURL(w.s[from:m.to]), Target: w.span(from, m.to), Ref: -1}
	l.Span = w.span(m.from-2, m.end)
	l.Label = w.labelled(func() { w.linkText(m, depth) })
	w.r.doc.Links = append(w.r.doc.Links, l)
	w.taken = append(w.taken, l.Span)
}

// linkText writes what readers see of a link.
func (w *orgInline) linkText(m orgMark, depth int) {
	switch {
	case m.desc == 0:
		w.emit(m.from, m.to)
	case depth < maxEmphasis:
		w.scan(m.desc, m.end-2, maxEmphasis) // no links in links
	default:
		w.emit(m.desc, m.end-2)
	}
}

// noteMark reads [fn:label], [fn:label:text] and [fn::text].
func (w *orgInline) noteMark(i, end int) orgMark {
	from := i + len("[fn:")
	to := from
	for to < end && to-from < 100 && (isAlnum(w.s[to]) || w.s[to] == '-' || w.s[to] == '_') {
		to++
	}
	if to >= end {
		return orgMark{}
	}
	m := orgMark{kind: orgFootnote, from: from, to: to, end: to + 1}
	switch {
	case w.s[to] == ']' && to > from:
		return m
	case w.s[to] == ':':
		if m.end = w.closing(i, end); m.end > 0 {
			m.desc = to + 1
			return m
		}
	}
	return orgMark{}
}

// closing is the offset behind the bracket that closes the one at s[i], or 0.
func (w *orgInline) closing(i, end int) int {
	if w.pairs == nil {
		w.pairs = make(map[int]int)
		var open []int
		for j, c := range w.s {
			if c == '[' {
				open = append(open, j)
			} else if last := len(open) - 1; c == ']' && last >= 0 {
				w.pairs[open[last]] = j + 1
				open = open[:last]
			}
		}
	}
	if to := w.pairs[i]; to <= end {
		return to
	}
	return 0
}

// footnote writes the mark of a footnote, and keeps the text of one that
// stands in the brackets.
func (w *orgInline) footnote(m orgMark) {
	label := string(w.s[m.from:m.to])
	open := m.from - len("[fn:")
	c := cite.Citation{Kind: cite.ByNote}
	if label == "" {
		label = w.r.number()
	}
	c.Text = w.labelled(func() {
		if m.desc > 0 {
			w.put("["+label+"]", w.span(open, m.desc))
			return
		}
		w.emit(open, open+1)
		w.emit(m.from, m.end)
	})
	c.Keys = []string{label}
	w.r.doc.Citations = append(w.r.doc.Citations, c)
	w.taken = append(w.taken, w.span(open, m.end))
	if m.desc > 0 {
		w.notes = append(w.notes, orgInlineNote{"[" + label + "]", w.cut(m.desc, m.end-1)})
	}
}

// cut returns the pieces of lines that make s[i:j].
func (w *orgInline) cut(i, j int) []textLine {
	var out []textLine
	for k := w.line(i); k < len(w.lines) && w.at[k] < j; k++ {
		l := w.lines[k]
		from := l.from + max(0, i-w.at[k])
		to := min(l.to, l.from+j-w.at[k])
		if from <= to {
			out = append(out, textLine{from: from, to: to})
		}
	}
	return out
}

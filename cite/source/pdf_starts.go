package source

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A flow is the state of the text from region to region: the number of the
// last item, so that the next is known when it comes.
type flow struct {
	kind byte
	last int
}

// starts says of each line of a group whether a paragraph or an item begins
// with it, and whether by a label.
func (f *flow) starts(ls []*pdfLine) (out, labels []bool) {
	out = make([]bool, len(ls))
	out[0] = true
	labels = f.labels(ls)
	labelled := 0
	for i := range ls {
		if labels[i] {
			out[i] = true
			labelled++
		}
	}
	edge, left := rightEdge(ls), leftEdge(ls)
	style := indentStyle(ls, edge, left)
	for i := 1; i < len(ls); i++ {
		if out[i] {
			continue
		}
		a, b := ls[i-1], ls[i]
		indented := b.x0 > left+0.7*b.size
		done := short(a, b, edge) && !broken(a.text(), b.text())
		switch {
		case leaders.MatchString(a.text()), bulletAt(ls, i, done):
			out[i] = true
		case labelled > 1:
			out[i] = done && !indented
		case style == hanging:
			out[i] = !indented && (a.x0 > left+0.7*a.size || done || finished(a.text()))
		case style == firstLine:
			out[i] = indented && (a.x0 <= left+0.7*a.size || finished(a.text())) || done
		default:
			out[i] = done
		}
	}
	return out, labels
}

// bulletAt reports whether line i is an item with a bullet. A dash may also go
// on from the line above.
func bulletAt(ls []*pdfLine, i int, done bool) bool {
	s := ls[i].text()
	m := bulletStart.FindString(s)
	switch {
	case m == "":
		return false
	case strings.ContainsAny(m, "–—-"):
		return (done || finished(ls[i-1].text())) && len(m) < len(s) && !unicode.IsDigit(rune(s[len(m)]))
	}
	return done || ls[i].x0 != ls[i-1].x0 || bulletStart.MatchString(ls[0].text())
}

// labels finds the lines that begin items with numbers or names.
func (f *flow) labels(ls []*pdfLine) []bool {
	out := make([]bool, len(ls))
	all := make([]*label, len(ls))
	left := leftEdge(ls)
	for i, l := range ls {
		if k, ok := lineLabel(l); ok && l.x0 < left+2.5*l.size && l.maths < 0.3 {
			all[i] = &k
		}
	}
	edge := rightEdge(ls)
	for i, k := range all {
		if k == nil {
			continue
		}
		done := i == 0 || short(ls[i-1], ls[i], edge) || finished(ls[i-1].text())
		if out[i] = f.follows(k, nextLabel(all, i), done, hangs(ls, i)); out[i] {
			f.kind, f.last = k.kind, max(k.number, 0)
		}
	}
	return out
}

// follows reports whether a label is that of the next item, or of the first.
func (f *flow) follows(k, next *label, done, hangs bool) bool {
	if k.number < 0 {
		return done && hangs
	}
	if k.kind == f.kind && f.last > 0 && (k.number == f.last+1 || k.number == f.last+2 && done) {
		return true
	}
	sequel := next != nil && next.number == k.number+1
	if k.number <= 1 {
		return done && (hangs || sequel || k.kind == '[')
	}
	return done && (sequel || hangs && k.kind == '[')
}

// nextLabel is the next label of the same kind.
func nextLabel(all []*label, i int) *label {
	for _, k := range all[i+1:] {
		if k != nil && k.kind == all[i].kind {
			return k
		}
	}
	return nil
}

// hangs reports whether the line after i is indented, or i is the last.
func hangs(ls []*pdfLine, i int) bool {
	return i+1 >= len(ls) || ls[i+1].x0 > ls[i].x0+0.5*ls[i].size
}

// finished reports whether a sentence ends with s.
func finished(s string) bool {
	s = strings.TrimRight(s, `"'”’»)]`)
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…。．！？", r)
}

// broken reports whether a word or an address goes on from line a to line b.
func broken(a, b string) bool {
	last, n := utf8.DecodeLastRuneInString(a)
	before, _ := utf8.DecodeLastRuneInString(a[:len(a)-n])
	first, _ := utf8.DecodeRuneInString(b)
	return isHyphen(last) && unicode.IsLetter(before) && unicode.IsLetter(first) || last == '/'
}

func isHyphen(r rune) bool { return r == '-' || r == '\u00ad' || r == '‐' || r == '\u2011' }

// An indent is how paragraphs begin.
type indent uint8

const (
	noIndent  indent = iota
	firstLine        // the first line is indented
	hanging          // all but the first are
)

// indentStyle tells how the paragraphs of a group are indented: lines that
// begin one follow those that end one.
func indentStyle(ls []*pdfLine, edge, left float64) indent {
	first, hang := 0, 0
	indented := func(l *pdfLine) bool { return l.x0 > left+0.7*l.size && l.x0 < left+8*l.size }
	any := false
	for i, l := range ls {
		in := indented(l)
		any = any || in
		if i == 0 {
			if len(ls) > 1 && in != indented(ls[1]) {
				if in {
					first += 3
				} else {
					hang += 3
				}
			}
			continue
		}
		end, stop := boolInt(short(ls[i-1], l, edge)), boolInt(finished(ls[i-1].text()))
		switch {
		case in && indented(ls[i-1]):
			hang += boolInt(end+stop == 0)
		case in == indented(ls[i-1]):
			first += boolInt(end+stop == 0)
		case in:
			first += 3*end + stop
			hang += 2 - end - stop
		default:
			hang += 3*end + stop
			first += 2 - end - stop
		}
	}
	switch {
	case !any || first == hang && first == 0:
		return noIndent
	case hang >= first:
		return hanging
	}
	return firstLine
}

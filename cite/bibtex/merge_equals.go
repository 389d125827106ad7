package bibtex

import (
	"bytes"
	"strings"
)

// equals says how the name of a field is parted from its value.
type equals struct {
	align         alignment
	before, after string // of the sign; the side that is not padded counts
	column        int    // of the sign, or of the value, from the start of the name
	tabs          bool   // columns are reached by tabs, and counted from the start of the line
}

// An alignment is what stands in one column.
type alignment uint8

const (
	ragged      alignment = iota // nothing
	signInEntry                  // the sign, one behind the longest name of the entry
	signInFile                   // the sign, throughout the file
	valueInFile                  // the value, throughout the file
)

// tabWidth is where editors put tab stops.
const tabWidth = 8

// columnAfter returns the column behind s if it begins in column from.
func columnAfter(s string, from int) int {
	for _, r := range s {
		if r == '\t' {
			from += tabWidth - from%tabWidth
		} else {
			from++
		}
	}
	return from
}

// An equalsPoll counts the fields that each way of writing explains.
type equalsPoll struct {
	ragged, inEntry, signs, values poll[equals]
}

// entry counts the fields of an entry.
func (p *equalsPoll) entry(src []byte, n *Node) {
	longest, different := 0, false
	for i := range n.Fields {
		w := len(n.Fields[i].Name.Text)
		different = different || i > 0 && w != longest
		longest = max(longest, w)
	}
	for i := range n.Fields {
		before, after, ok := around(src, &n.Fields[i])
		if !ok {
			continue
		}
		name := len(n.Fields[i].Name.Text)
		p.ragged.vote(equals{align: ragged, before: before, after: after})
		start, tabs := 0, strings.Contains(before+after, "\t")
		if tabs {
			start = indent(src, n.Fields[i].Name.Span.Start)
		}
		sign := columnAfter(before, start+name)
		p.signs.vote(equals{align: signInFile, after: after, column: sign, tabs: tabs})
		p.values.vote(equals{align: valueInFile, before: before, column: columnAfter(after, sign+1), tabs: tabs})
		if different && !tabs && sign == longest+1 {
			p.inEntry.vote(equals{align: signInEntry, after: after})
		}
	}
}

// winner prefers the simplest way that explains most fields.
func (p *equalsPoll) winner() equals {
	best, most := equals{align: signInEntry, after: " "}, 0
	for _, candidates := range []*poll[equals]{&p.ragged, &p.inEntry, &p.signs, &p.values} {
		if e, n := candidates.winner(); n > most {
			best, most = e, n
		}
	}
	return best
}

// around returns the white space on both sides of the sign, if it is one line.
func around(src []byte, f *Field) (before, after string, ok bool) {
	between := src[f.Name.Span.End:max(f.Value.Span.Start, f.Name.Span.End)]
	at := bytes.IndexByte(between, '=')
	if at < 0 || bytes.ContainsAny(between, "\r\n%") {
		return "", "", false
	}
	return string(between[:at]), string(between[at+1:]), true
}

// indent returns the column at which offset i stands.
func indent(src []byte, i int) int {
	line := bytes.LastIndexAny(src[:i], "\r\n") + 1
	return columnAfter(string(src[line:i]), 0)
}

// between returns what parts a name that begins in column from from its value,
// in an entry whose sign stands in column own, behind the start of names.
func (e equals) between(name string, from, own int) string {
	switch e.align {
	case signInEntry:
		return e.pad(len(name), own) + "=" + e.after
	case signInFile:
		return e.padAtLeast(e.before, e.start(from)+len(name), e.column) + "=" + e.after
	case valueInFile:
		at := columnAfter(e.before+"=", e.start(from)+len(name))
		return e.before + "=" + e.padAtLeast("", at, e.column)
	case ragged:
	}
	return e.before + "=" + e.after
}

// start is the column that others are counted from.
func (e equals) start(from int) int {
	if e.tabs {
		return from
	}
	return 0
}

// padAtLeast is pad, but one space where the column is passed already.
func (e equals) padAtLeast(least string, from, to int) string {
	if s := e.pad(from, to); s != "" {
		return s
	}
	if least == "" {
		return " "
	}
	return least
}

// pad returns white space from one column to another.
func (e equals) pad(from, to int) string {
	var b strings.Builder
	for from < to {
		if next := from + tabWidth - from%tabWidth; e.tabs && next <= to {
			b.WriteByte('\t')
			from = next
			continue
		}
		b.WriteByte(' ')
		from++
	}
	return b.String()
}

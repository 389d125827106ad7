package extract

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// An item is a reference while it is being found.
type item struct {
	chunk
	text    cite.Text // without label and lead-in
	leadIn  cite.Text
	label   string
	points  float64
	trusted bool // a list or a label says that it is an item of its own
}

// items splits chunks into items, without labels and lead-ins.
func items(cs []chunk) []item {
	var out []item
	for _, c := range cs {
		for _, t := range pieces(c.text) {
			out = append(out, item{chunk: c, text: t, trusted: c.marker != ""})
			c.gap, c.after = 0, false
		}
	}
	for i := range out {
		out[i].unmark()
	}
	unnumber(out)
	for i := range out {
		out[i].finish()
	}
	return out
}

// unmark takes the label that a list or brackets give off the text.
func (it *item) unmark() {
	it.text = clean(it.text)
	it.label = markerLabel(it.marker)
	if label, n := bracketLabel(it.text.String()); n > 0 {
		it.label, it.trusted = label, true
		it.text = it.text.Slice(n, it.text.Len()).TrimSpace()
		return
	}
	label, n := numberLabel(it.text.String())
	if n > 0 && it.label == label {
		it.text = it.text.Slice(n, it.text.Len()).TrimSpace()
	}
}

// unnumber takes bare numbers off texts whose neighbours have the numbers
// before or after: a number alone may be a year or belong to a title.
func unnumber(its []item) {
	labels, ends := make([]string, len(its)), make([]int, len(its))
	for i := range its {
		if its[i].label == "" {
			labels[i], ends[i] = numberLabel(its[i].text.String())
		}
	}
	for i := range its {
		if ends[i] == 0 {
			continue
		}
		before := i > 0 && successive(labels[i-1], labels[i])
		after := i+1 < len(its) && successive(labels[i], labels[i+1])
		if before || after {
			its[i].label, its[i].trusted = labels[i], true
			its[i].text = its[i].text.Slice(ends[i], its[i].text.Len()).TrimSpace()
		}
	}
}

// finish cuts the lead-in off and scores what is left.
func (it *item) finish() {
	s := it.text.String()
	if n := leadIn(s); n > 0 {
		it.leadIn, it.text = it.text.Slice(0, n), it.text.Slice(n, len(s))
	}
	it.points = score(it.text.Collapse().String())
	if it.label != "" && it.label != markerLabel(it.marker) || it.leadIn.Len() > 0 {
		it.points++
	}
}

// pieces splits the text of one block where it holds several entries.
func pieces(t cite.Text) []cite.Text {
	s := t.String()
	starts := labelStarts(s)
	if len(starts) < 2 && strings.Contains(s, "\n") {
		starts = lineStarts(s)
	}
	if len(starts) < 2 {
		return []cite.Text{t}
	}
	out := make([]cite.Text, 0, len(starts))
	for i, start := range starts {
		end := len(s)
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		out = append(out, t.Slice(start, end).TrimSpace())
	}
	return out
}

var inlineLabel = regexp.MustCompile(`[\[［【](\d{1,4})[\]］】]:?\s`)

// labelStarts finds successive numbers in brackets, which part entries even
// in one line: "[1] A. [2] B."
func labelStarts(s string) []int {
	if _, n := bracketLabel(s); n == 0 {
		return nil
	}
	var starts []int
	next := -1
	for _, m := range inlineLabel.FindAllStringSubmatchIndex(s, -1) {
		n, _ := strconv.Atoi(s[m[2]:m[3]])
		if len(starts) > 0 && (n != next || !isSpace(s[m[0]-1])) {
			continue
		}
		if len(starts) == 0 && m[0] != 0 {
			return nil
		}
		starts = append(starts, m[0])
		next = n + 1
	}
	return starts
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// lineStarts finds the lines of s on which entries begin, or nothing if they
// are one wrapped entry.
func lineStarts(s string) []int {
	var lines []string
	var at []int
	for off := 0; off < len(s); {
		end := off + strings.IndexByte(s[off:]+"\n", '\n')
		if strings.TrimSpace(s[off:min(end, len(s))]) != "" {
			lines, at = append(lines, s[off:min(end, len(s))]), append(at, off)
		}
		off = end + 1
	}
	for _, begin := range []func([]string) []int{numberedLines, bulletLines, hangingLines, entryLines} {
		if idx := begin(lines); len(idx) > 1 && idx[0] == 0 {
			starts := make([]int, len(idx))
			for i, n := range idx {
				starts[i] = at[n]
			}
			return starts
		}
	}
	return nil
}

// numberedLines finds lines that begin with a label, numbers in order.
func numberedLines(lines []string) (idx []int) {
	last := ""
	for i, l := range lines {
		l = strings.TrimLeft(l, " \t\u00a0")
		label, n := bracketLabel(l)
		bare := n == 0
		if bare {
			label, n = numberLabel(l)
		}
		if n > 0 && (last == "" || !bare && !isNumber(label) || successive(last, label)) {
			idx, last = append(idx, i), label
		}
	}
	return idx
}

func bulletLines(lines []string) (idx []int) {
	for i, l := range lines {
		if bullet.MatchString(strings.TrimLeft(l, " \t")) {
			idx = append(idx, i)
		}
	}
	return idx
}

// hangingLines finds lines at the margin if others are indented.
func hangingLines(lines []string) (idx []int) {
	for i, l := range lines {
		if !isSpace(l[0]) {
			idx = append(idx, i)
		}
	}
	if len(idx) == len(lines) {
		return nil
	}
	return idx
}

// entryLines finds lines that open like an entry behind one that ends like
// one.
func entryLines(lines []string) (idx []int) {
	for i, l := range lines {
		l = strings.TrimSpace(l)
		opens := opening(l)
		if i > 0 && !closes(lines[i-1]) || opens == 0 {
			continue
		}
		if opens >= 1.5 || score(l) >= sure {
			idx = append(idx, i)
		}
	}
	return idx
}

// closes reports whether an entry can end with line.
func closes(line string) bool {
	line = strings.TrimSpace(line)
	if line == "" || hasAddress(line) {
		return true
	}
	last := []rune(line)[len([]rune(line))-1]
	return strings.ContainsRune(".)]。］）!?0123456789”\"»", last)
}

package extract

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// An item is a reference while it is being found.
type item struct {
	chunk
	text    cite.Text // without label and lead-in
	leadIn  cite.Text
	label   string
	key     string
	points  float64
	trusted bool // a list or a label says that it is an item of its own
}

// items splits chunks into items, without labels and lead-ins, and scores them
// up to enough.
func items(cs []chunk, enough float64) []item {
	var out []item
	whole := onePiece(cs)
	for _, c := range cs {
		for _, t := range pieces(c.text, c.soft, whole) {
			out = append(out, item{chunk: c, text: t, trusted: c.marker != ""})
			c.gap, c.after = 0, false
		}
	}
	for i := range out {
		out[i].unmark()
	}
	unnumber(out)
	for i := range out {
		out[i].finish(enough)
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
func (it *item) finish(enough float64) {
	s := it.text.String()
	if n := leadIn(s); n > 0 {
		it.leadIn, it.text = it.text.Slice(0, n), it.text.Slice(n, len(s))
	}
	it.points = scoreTo(it.text.Collapse().String(), enough)
	if it.label != "" && it.label != markerLabel(it.marker) || it.leadIn.Len() > 0 {
		it.points++
	}
}

// onePiece reports whether the entries of a list are parted by blank lines, so
// that the line ends in them are those of wrapped text: most of the chunks
// with several lines do not fall into entries.
func onePiece(cs []chunk) bool {
	wrapped, parted := 0, 0
	for i := range cs {
		if s := cs[i].text.String(); cs[i].soft && strings.Contains(s, "\n") {
			if len(pieces(cs[i].text, true, false)) == 1 {
				wrapped++
			} else {
				parted++
			}
		}
	}
	return wrapped > 1 && wrapped >= parted
}

// pieces splits the text of one block where it holds several entries. soft says
// that its line ends are those of wrapped text, whole that they part nothing.
func pieces(t cite.Text, soft, whole bool) []cite.Text {
	s := t.String()
	starts := labelStarts(s)
	if len(starts) < 2 && strings.Contains(s, "\n") {
		starts = lineStarts(s, soft, whole)
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

var inlineLabel = pattern.New(`[\[［【](\d{1,4})[\]］】]:?\s`)

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
func lineStarts(s string, soft, whole bool) []int {
	var lines []string
	var at []int
	off := 0
	for l := range strings.SplitSeq(s, "\n") {
		if strings.TrimSpace(l) != "" {
			lines, at = append(lines, l), append(at, off)
		}
		off += len(l) + 1
	}
	entries := func(lines []string) []int {
		if _, n := bracketLabel(s); n > 0 || soft && whole {
			return nil
		}
		return entryLines(lines, soft)
	}
	for _, begin := range []func([]string) []int{numberedLines, bulletLines, hangingLines, entries} {
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

// entryLines finds lines that begin an entry. A line that was broken for want
// of room goes on in the next; one that had room for more is the last of its
// entry. What comes out has to look like references.
func entryLines(lines []string, soft bool) (idx []int) {
	width := 0
	for _, l := range lines {
		width = max(width, utf8.RuneCountInString(l))
	}
	good, piece := 0, ""
	for i, l := range lines {
		l = strings.TrimSpace(l)
		if i == 0 || borders(lines[i-1], l, width) || !soft && parts(lines[i-1], l) {
			if scoreTo(piece, plausible) >= plausible {
				good++
			}
			idx, piece = append(idx, i), l
			continue
		}
		if len(piece) <= maxReference { // a longer one scores nothing
			piece += " " + l
		}
	}
	if scoreTo(piece, plausible) >= plausible {
		good++
	}
	if float64(good) < 0.7*float64(len(idx)) {
		return nil
	}
	return idx
}

// unwrapped is a line length, in code points, beyond which nobody breaks
// lines by hand.
const unwrapped = 130

// borders reports whether an entry ends with line and another begins with
// next, in a text whose longest line has the given width.
func borders(line, next string, width int) bool {
	word, _, _ := strings.Cut(next, " ")
	first, n := utf8.DecodeRuneInString(next)
	if eastAsian(first) {
		word = next[:n] // lines break between any two characters
	}
	room := utf8.RuneCountInString(strings.TrimSpace(line))+1+utf8.RuneCountInString(word) <= width || width > unwrapped
	opens := opening(next)
	if opens >= 1.5 && closes(line) {
		return true
	}
	if !room || unicode.IsLower(first) && !startsWithParticle(next) || hasAddress(word) {
		return false
	}
	return opens > 0 || closes(line) && scoreTo(next, plausible) >= plausible
}

// parts reports whether a line break that the author set between two lines
// parts entries. Some set one inside an entry, before its address.
func parts(line, next string) bool {
	first, _ := utf8.DecodeRuneInString(next)
	return closes(line) && !unicode.IsLower(first) && scoreTo(line, 1) >= 1 && scoreTo(next, 1) >= 1 && !hasAddress(strings.Fields(next)[0])
}

// closes reports whether an entry can end with line.
func closes(line string) bool {
	line = strings.TrimSpace(line)
	if line == "" || hasAddress(line) {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(line)
	return strings.ContainsRune(".)]。］）!?0123456789”\"»>", last)
}

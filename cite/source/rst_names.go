package source

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// rstNames holds what the text may refer to.
type rstNames struct {
	notes     []*rstNoteDef
	byLabel   map[string]*rstNoteDef // by label or name, in lower case
	autos     []*rstNoteDef          // "#" without a name, in order
	symbols   []*rstNoteDef          // "*", in order
	targets   map[string]*rstTarget
	anonymous []*rstTarget // in order
	chain     []*rstTarget // internal targets that the next thing may be
	subs      map[string]*rstSubstitute
	titles    map[string]bool // names of sections
	rawRoles  map[string]bool // made of "raw"
}

func newRSTNames() rstNames {
	return rstNames{
		byLabel: make(map[string]*rstNoteDef), targets: make(map[string]*rstTarget),
		subs: make(map[string]*rstSubstitute), rawRoles: make(map[string]bool),
		titles: make(map[string]bool),
	}
}

// An rstNoteDef is a footnote or a citation.
type rstNoteDef struct {
	label       string // as written: "1", "#", "#name", "*", "CIT2002"
	printed     string // what readers see
	section     *rstListing
	entry       bool // of a reference list
	first, last int  // blocks of the reader that it holds
}

// footnote tells a footnote from a citation.
func (n *rstNoteDef) footnote() bool {
	c := n.label[0]
	return c == '#' || c == '*' || rstNumeral(n.label)
}

func rstNumeral(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// entries tells which notes are entries of a reference list: every citation,
// and footnotes in a section that promises references and lists them so.
func (r *rstReader) entries() {
	plainly := r.listsPlainly()
	var before *rstNoteDef
	list := 0
	for _, n := range r.notes {
		n.entry = !n.footnote() || n.section != nil && n.section.plain <= mostIntroduction && !plainly
		if !n.entry {
			continue
		}
		if before == nil || before.last != n.first {
			list = r.list()
		}
		before = n
		for i := n.first; i < n.last; i++ {
			if b := &r.blocks[i]; b.Kind == cite.Note {
				b.Kind, b.List, b.Level = cite.ListItem, list, 1
			}
		}
	}
}

// number gives the notes their labels, as docutils counts: explicit numbers
// are passed over.
func (r *rstReader) number() {
	for _, n := range r.notes {
		if c := n.label[0]; c != '#' && c != '*' {
			n.printed = n.label
			r.learn(n.label, n)
		}
	}
	next := 0
	for _, n := range r.notes {
		switch n.label[0] {
		case '#':
			for next++; r.byLabel[strconv.Itoa(next)] != nil; next++ {
			}
			n.printed = strconv.Itoa(next)
			r.named(n)
		case '*':
			n.printed = rstSymbol(len(r.symbols))
			r.symbols = append(r.symbols, n)
		}
	}
	for _, n := range r.notes {
		r.print(n)
	}
}

// named makes an automatic footnote known by its number, and by its name.
func (r *rstReader) named(n *rstNoteDef) {
	r.learn(n.printed, n)
	if n.label == "#" {
		r.autos = append(r.autos, n)
		return
	}
	r.learn(n.label, n)
}

// learn keeps the first of several notes of one label.
func (r *rstReader) learn(label string, n *rstNoteDef) {
	if label = strings.ToLower(label); r.byLabel[label] == nil {
		r.byLabel[label] = n
	}
}

// print puts the label of a note on its blocks.
func (r *rstReader) print(n *rstNoteDef) {
	for i := n.first; i < n.last; i++ {
		b := &r.blocks[i].Block
		if b.Kind == cite.Code || b.Kind == cite.ThematicBreak {
			continue
		}
		if i == n.first {
			b.Marker = "[" + n.printed + "]"
		}
		if n.entry {
			b.Entry, b.Key = true, n.printed
		}
	}
}

// rstSymbol is the i-th mark of footnotes with symbols; marks are doubled
// when all are used.
func rstSymbol(i int) string {
	const symbols = "*†‡§¶#♠♥♦♣"
	all := []rune(symbols)
	return strings.Repeat(string(all[i%len(all)]), min(i/len(all)+1, rstMaxLabel))
}

// noteOf finds the note that a reference names. References without a name
// take the notes in their order.
func (r *rstReader) noteOf(label string) *rstNoteDef {
	var n *rstNoteDef
	switch {
	case label == "#" && len(r.autos) > 0:
		n, r.autos = r.autos[0], r.autos[1:]
	case label == "*" && len(r.symbols) > 0:
		n, r.symbols = r.symbols[0], r.symbols[1:]
	case label != "#" && label != "*":
		n = r.byLabel[strings.ToLower(label)]
	}
	return n
}

// An rstTarget is what a name leads to.
type rstTarget struct {
	url   string
	span  cite.Span // of the address
	alias string    // the name that it stands for
	chain *rstTarget
}

// rstAlias matches "name_" and "`a name`_".
var rstAlias = pattern.New("^(?:`([^`]+)`|(" + rstSimpleName + "))_$")

// defineTarget reads the address of a target, which may be broken over lines.
func (r *rstReader) defineTarget(name string, lines []textLine) {
	if lines[0].blank() && len(lines) > 1 {
		lines = lines[1:]
	}
	lines = lines[:max(1, untilBlank(lines))]
	raw := r.data[lines[0].from:max(lines[0].from, lines[len(lines)-1].to)]
	t := &rstTarget{}
	if name == "" {
		r.anonymous = append(r.anonymous, t)
	} else if r.targets[name] == nil {
		r.targets[name] = t
	}
	if len(bytes.TrimSpace(raw)) == 0 {
		r.chain = append(r.chain, t)
		return
	}
	r.aim(t, raw, lines[0].from)
	for _, before := range r.chain {
		before.chain = t
	}
	r.chain = r.chain[:0]
}

// aim points t at the address or name raw, which stands at data[at:].
func (r *rstReader) aim(t *rstTarget, raw []byte, at int) {
	if len(raw) < rstMaxLabel {
		if m := rstAlias.FindStringSubmatch(strings.Join(strings.Fields(string(raw)), " ")); m != nil {
			t.alias = rstName(m[1] + m[2])
			return
		}
	}
	t.url, t.span = rstAddress(raw), cite.Span{Start: at, End: at + len(raw)}
}

// rstMaxAliases bounds how many names lead to one another.
const rstMaxAliases = 20

// resolve follows t to an address. Internal targets and circles have none.
func (r *rstReader) resolve(t *rstTarget) *rstTarget {
	for i := 0; t != nil && i < rstMaxAliases; i++ {
		switch {
		case t.url != "":
			return t
		case t.chain != nil:
			t = t.chain
		default:
			t = r.targets[t.alias]
		}
	}
	return nil
}

// An rstSubstitute is what stands for |name|.
type rstSubstitute struct {
	lines   []textLine
	unicode bool
	hidden  bool // an image
	text    string
}

// rstMaxSubstitute bounds, in bytes, the text that stands for a name, so that a
// small file cannot say very much.
const rstMaxSubstitute = 300

// substitutes reads the texts of the substitutions.
func (r *rstReader) substitutes() {
	for name, s := range r.subs {
		switch {
		case s.hidden || len(s.lines) == 0:
		case s.unicode:
			s.text = rstUnicode(string(r.line(s.lines[0])))
		default:
			w := newRSTInline(r, &rstBlock{lines: s.lines})
			w.plain = true
			w.scan(0, len(w.s))
			s.text = w.v.text().String()
		}
		if len(s.text) > rstMaxSubstitute || s.text == "" && !s.hidden {
			s.text = name
		}
		s.text = strings.ToValidUTF8(s.text, "\uFFFD")
	}
}

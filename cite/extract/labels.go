package extract

import (
	"strconv"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// labels finds references by the label or key that citations give.
type labels struct {
	refs    []cite.Reference
	by      map[string][]int
	blocks  map[int]bool // blocks that hold references
	numeric bool         // the list is numbered
	printed bool         // references bear labels
	highest int
	notes   map[string][]int // of references that are notes
}

func newLabels(doc *cite.Document, refs []cite.Reference) *labels {
	l := &labels{refs: refs, by: map[string][]int{}, blocks: map[int]bool{}, notes: map[string][]int{}}
	for i := range refs {
		r := &refs[i]
		l.blocks[r.Block] = true
		if r.Key != "" {
			l.by[r.Key] = append(l.by[r.Key], i)
		}
		note := 0 <= r.Block && r.Block < len(doc.Blocks) && doc.Blocks[r.Block].Kind == cite.Note
		if note && r.Key != "" {
			l.notes[r.Key] = append(l.notes[r.Key], i)
		}
		switch {
		case r.Label == "" || r.Label == r.Key:
		case note:
			l.notes[r.Label] = append(l.notes[r.Label], i)
		default:
			l.learn(r.Label, i)
		}
	}
	return l
}

func (l *labels) learn(label string, ref int) {
	l.by[label], l.printed = append(l.by[label], ref), true
	if n, err := strconv.Atoi(label); err == nil {
		l.numeric = true
		l.highest = max(l.highest, n)
	}
}

// implied numbers the references of a single list without numbers by their
// place, if the text cites such numbers: a style sheet may show them.
func (l *labels) implied(f *finder) {
	if l.printed || len(l.refs) < 3 || l.refs[len(l.refs)-1].List > 0 {
		return
	}
	seen := map[int]bool{}
	for i := range f.doc.Blocks {
		if !f.searched(i) {
			continue
		}
		s := f.doc.Blocks[i].Text.String()
		for _, m := range bracketNumbers.FindAllStringIndex(s, -1) {
			if m[0] == 0 || s[m[0]-1] == '\n' || output.MatchString(s[m[1]:]) {
				continue // a line of a program
			}
			for _, n := range numbers(s[m[0]:m[1]]) {
				seen[n] = true
			}
		}
	}
	if seen[0] || !seen[1] || !seen[2] || 2*len(seen) < len(l.refs) {
		return
	}
	for n := range seen {
		if n > len(l.refs) {
			return
		}
	}
	for i := range l.refs {
		l.learn(strconv.Itoa(i+1), i)
	}
}

// targets resolves a citation that the format marked up.
func (l *labels) targets(c *cite.Citation) []int {
	from := l.by
	if c.Kind == cite.ByNote {
		from = l.notes
	}
	var out []int
	for _, k := range c.Keys {
		if hits := from[k]; hits != nil {
			out = append(out, hits...)
			continue
		}
		if c.Kind == cite.ByKey {
			out = append(out, l.identified(k)...)
		}
	}
	return out
}

// identified finds the reference that a key such as "doi:10.1/x" spells out.
func (l *labels) identified(key string) []int {
	scheme, id, ok := strings.Cut(key, ":")
	if !ok || len(id) < 6 || scheme == "" {
		return nil
	}
	id = strings.ToLower(id)
	for i := range l.refs {
		if strings.Contains(strings.ToLower(l.refs[i].Text.String()), id) {
			return []int{i}
		}
	}
	return nil
}

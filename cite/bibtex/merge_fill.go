package bibtex

import (
	"maps"
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/match"
)

// fillable are the fields that may be added to an entry: they identify or
// describe the work. Notes, keywords and what changes how the entry is typeset
// are the user's.
var fillable = wordSet(`author editor translator title booktitle journal journaltitle series volume number issue pages edition chapter
	publisher school institution address location year month date eventtitle version doi url urldate isbn issn origdate
	eprint archiveprefix eprinttype primaryclass eprintclass`)

// together are fields that say nothing without the first of them.
var together = map[string]string{
	"urldate": "url", "archiveprefix": "eprint", "eprinttype": "eprint", "primaryclass": "eprint", "eprintclass": "eprint",
}

// fillAll gives targets the fields that they lack and their sources know, and
// reports whether there were any.
func (m *merger) fillAll(which func(*target) bool) bool {
	changed := false
	for _, t := range m.targets {
		if !which(t) || t.node != nil && (t.node.Commented || !t.node.Closed) {
			continue
		}
		for _, s := range t.sources {
			changed = m.fillFrom(t, s) || changed
		}
	}
	return changed
}

// fillFrom gives a target the fields that one source knows.
func (m *merger) fillFrom(t *target, s *source) bool {
	n, ok := soleNode(t.text)
	if !ok {
		return false
	}
	records, _ := compose([]*cite.Entry{both(t.entry, s.entry)}, m.options)
	changed := false
	for _, g := range groups(records[0].fields) {
		if g[0].name == "month" && t.entry.Dates["issued"].Year != s.entry.Dates["issued"].Year {
			continue // the month belongs to another year
		}
		changed = m.fillGroup(t, n, g) || changed
	}
	return changed
}

// both returns an entry with what a says and, where that is silent, b. Its
// fields are those of the type that has a home for all.
func both(a, b *cite.Entry) *cite.Entry {
	e := *a
	e.Fields = slices.Clone(a.Fields)
	for _, f := range b.Fields {
		if a.Get(f.Name) == "" {
			e.Fields = append(e.Fields, f)
		}
	}
	e.Names, e.Dates = maps.Clone(b.Names), maps.Clone(b.Dates)
	maps.Copy(e.Names, a.Names)
	maps.Copy(e.Dates, a.Dates)
	if finer := b.Dates["issued"]; finer.Year == e.Dates["issued"].Year && e.Dates["issued"].Month == 0 && finer.Year != 0 {
		e.Dates["issued"] = finer
	}
	return &e
}

// soleNode returns the tree of a text that is one entry.
func soleNode(text string) (*Node, bool) {
	f := Parse([]byte(text))
	if len(f.Nodes) != 1 || f.Nodes[0].Kind != EntryNode || !f.Nodes[0].Closed || f.Nodes[0].Key.Text == "" {
		return nil, false
	}
	return &f.Nodes[0], true
}

// groups puts fields that need each other together, and leaves out those that
// are not to be filled in.
func groups(fields []field) [][]field {
	var all [][]field
	at := make(map[string]int)
	for _, f := range fields {
		if !fillable[f.name] {
			continue
		}
		if i, ok := at[together[f.name]]; ok {
			all[i] = append(all[i], f)
			continue
		}
		at[f.name] = len(all)
		all = append(all, []field{f})
	}
	return all
}

// fillGroup adds fields, if the entry then says what it did before, and more
// that it did not say at all.
func (m *merger) fillGroup(t *target, n *Node, g []field) bool {
	edits, ok := m.insertAll(t, n, g)
	if !ok {
		return false
	}
	before, ok := readSole(insert([]byte(t.text), t.edits))
	after, ok2 := readSole(insert([]byte(t.text), edits))
	if !ok || !ok2 {
		return false
	}
	entry, ok := grown(t.entry, before, after)
	if !ok {
		return false
	}
	w := match.Of(entry)
	if !stillMeant(w, t.sources) {
		return false
	}
	t.entry, t.work, t.edits = entry, w, edits
	for _, f := range g {
		t.filled = append(t.filled, f.name)
	}
	return true
}

// insertAll returns the insertions of a target with those of more fields.
func (m *merger) insertAll(t *target, n *Node, g []field) ([]Insertion, bool) {
	edits := slices.Clone(t.edits)
	for _, f := range g {
		edit, ok := m.insertion(t, n, f)
		if !ok {
			return nil, false
		}
		at := slices.IndexFunc(edits, func(e Insertion) bool { return e.At > edit.At })
		if at < 0 {
			at = len(edits)
		}
		edits = slices.Insert(edits, at, edit)
	}
	return edits, true
}

// insertion says where a field goes that the entry lacks: behind the last, or
// between the delimiters of one that is empty.
func (m *merger) insertion(t *target, n *Node, f field) (Insertion, bool) {
	if have := n.Field(f.name); have != nil {
		if len(have.Value.Pieces) != 1 || strings.TrimSpace(have.Value.Text()) != "" || have.Value.Pieces[0].Kind > Quoted ||
			have.Value.Pieces[0].Kind == Quoted && !quotable(f.value) || slices.Contains(t.filled, f.name) {
			return Insertion{}, false
		}
		return Insertion{have.Value.Pieces[0].Content().Start, f.value}, true
	}
	if slices.Contains(t.filled, f.name) {
		return Insertion{}, false
	}
	src := []byte(t.text)
	at, sep, own := n.Key.Span.End, m.layout.head, len(f.name)+1
	if last := len(n.Fields) - 1; last >= 0 {
		at, sep = n.Fields[last].Span().End, m.layout.sep
		if fm, ok := formOf(src, n); ok {
			sep = fm.sep
		}
		if before, _, ok := around(src, &n.Fields[0]); ok {
			own = columnAfter(before, len(n.Fields[0].Name.Text))
		}
	}
	return Insertion{at, sep + m.layout.field(f, columnBehind(sep), max(own, len(f.name)+1))}, true
}

// readSole returns what an entry means on its own.
func readSole(text []byte) (*cite.Entry, bool) {
	f := Parse(text)
	all := f.Entries()
	if len(f.Nodes) != 1 || len(all) != 1 || !f.Nodes[0].Closed {
		return nil, false
	}
	return all[0], true
}

// stillMeant reports whether a work is the same as its sources.
func stillMeant(w *match.Work, sources []*source) bool {
	return !slices.ContainsFunc(sources, func(s *source) bool { return w.Same(s.work) == match.None && w.Same(s.before) == match.None })
}

// grown returns the whole entry with what after says and before did not. It is
// not ok if anything else changed, or nothing did, or the whole entry, which may
// borrow from others, said it already.
func grown(whole, before, after *cite.Entry) (*cite.Entry, bool) {
	added, ok := newFields(before, after)
	if !ok || before.Type != after.Type || before.Lang != after.Lang || len(after.Names) < len(before.Names) || len(after.Dates) < len(before.Dates) ||
		slices.ContainsFunc(added, func(f cite.Field) bool { return whole.Get(f.Name) != "" }) {
		return nil, false
	}
	out := *whole
	out.Fields = append(slices.Clone(whole.Fields), added...)
	out.Names, out.Dates = maps.Clone(whole.Names), maps.Clone(whole.Dates)
	names, ok := addNames(&out, before, after)
	dates, ok2 := addDates(&out, before, after)
	return &out, ok && ok2 && len(added)+names+dates > 0
}

// addNames enters the roles that after has and before has not, and counts them.
func addNames(e, before, after *cite.Entry) (n int, ok bool) {
	for role, names := range after.Names {
		switch old := before.Names[role]; {
		case old == nil && e.Names[role] == nil:
			e.Names[role] = names
			n++
		case !slices.EqualFunc(old, names, sameName):
			return 0, false
		}
	}
	return n, true
}

// addDates enters the dates that after has and before has not, or only by year,
// and counts them.
func addDates(e, before, after *cite.Entry) (n int, ok bool) {
	for variable, d := range after.Dates {
		old, had := before.Dates[variable]
		_, inWhole := e.Dates[variable]
		finer := d.Month != 0 && old.Month == 0 && old.Season == 0 && old.End == nil && old.Literal == "" && old.Year == d.Year
		switch {
		case !had && !inWhole, had && finer:
			e.Dates[variable] = d
			n++
		case !had || !sameDay(old, d):
			return 0, false
		}
	}
	return n, true
}

// newFields returns the fields that after has and before has not. It is not ok
// if after lacks any of before.
func newFields(before, after *cite.Entry) (added []cite.Field, ok bool) {
	same := func(f cite.Field) func(cite.Field) bool {
		return func(g cite.Field) bool { return f.Name == g.Name && f.Value == g.Value }
	}
	for _, f := range before.Fields {
		if !slices.ContainsFunc(after.Fields, same(f)) {
			return nil, false
		}
	}
	for _, f := range after.Fields {
		if !slices.ContainsFunc(before.Fields, same(f)) {
			added = append(added, f)
		}
	}
	return added, true
}

func sameName(a, b cite.Name) bool {
	a.Span, b.Span = cite.Span{}, cite.Span{}
	return a == b
}

func sameDay(a, b cite.Date) bool {
	return a.String() == b.String() && a.Suffix == b.Suffix && a.Literal == b.Literal
}

package extract

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// Citations returns the places of doc that name a source, in reading order:
// those that the format marked up, and those found in its text outside the
// reference lists. Targets are indexes into refs, which carry entries if the
// caller has them; without, names and years are looked for in the texts.
//
// A citation without Targets is one that nothing in refs answers. Those of
// the text are returned only if they can hardly be anything else.
func Citations(doc *cite.Document, refs []cite.Reference) []cite.Citation {
	f := &finder{doc: doc, refs: refs, index: newIndex(refs), labels: newLabels(doc, refs)}
	f.given()
	f.eachBlock(f.authorDate)
	if f.dated < 2 {
		f.labels.implied(f)
	}
	f.eachBlock(f.numeric)
	f.settle()
	slices.SortStableFunc(f.found, func(a, b cite.Citation) int {
		x, y := a.Text.Source(), b.Text.Source()
		return cmp.Or(cmp.Compare(x.Part, y.Part), cmp.Compare(x.Start, y.Start))
	})
	return f.found
}

// A finder gathers the citations of one document.
type finder struct {
	doc     *cite.Document
	refs    []cite.Reference
	index   *index
	labels  *labels
	remarks map[string]bool // notes by marker and key
	taken   []cite.Span     // of references and of citations that the format gave

	found    []cite.Citation
	doubtful []doubt // unresolved, returned if the article cites this way
	dated    int     // author-date citations that were resolved
}

// A doubt is a citation that nothing answers, with what speaks for it.
type doubt struct {
	citation cite.Citation
	formal   bool // has "et al.", two names or a comma before the year
}

// given passes on what the format marked up.
func (f *finder) given() {
	for i := range f.refs {
		f.taken = append(f.taken, f.refs[i].Text.Source())
		if f.refs[i].LeadIn.Len() > 0 {
			f.taken = append(f.taken, f.refs[i].LeadIn.Source())
		}
	}
	for _, c := range f.doc.Citations {
		c.Targets = f.labels.targets(&c)
		if c.Kind == cite.ByKey && len(c.Targets) == 0 {
			c.Targets = f.spelledOut(c.Text.String())
		}
		if len(c.Targets) == 0 && (c.Kind == cite.ByKey || len(f.labels.notes) == 0) && f.remarked(&c) {
			f.taken = append(f.taken, c.Text.Source())
			continue
		}
		f.found = append(f.found, c)
		f.taken = append(f.taken, c.Text.Source())
	}
	slices.SortFunc(f.taken, func(a, b cite.Span) int {
		return cmp.Or(cmp.Compare(a.Part, b.Part), cmp.Compare(a.Start, b.Start))
	})
}

// behindLink reports whether a link stands right before s: then that is the
// source, and the words in brackets describe it.
func (f *finder) behindLink(s cite.Span) bool {
	const near = 2 // bytes
	for n := firstLink(f.doc, s) - 1; n >= 0; n-- {
		l := &f.doc.Links[n]
		if l.Span.Part != s.Part || l.Span.End < s.Start-near {
			return false
		}
		if l.Span.End <= s.Start && l.Kind == cite.Anchor && strings.Contains(l.URL, "://") {
			return true
		}
	}
	return false
}

// remarked reports whether the note or entry that c marks is there, and is no
// reference: then c leads to a remark and cites nothing.
func (f *finder) remarked(c *cite.Citation) bool {
	if f.remarks == nil {
		f.remarks = map[string]bool{}
		for i := range f.doc.Blocks {
			b := &f.doc.Blocks[i]
			if b.Kind == cite.Note || b.Entry {
				f.remarks[b.Key] = true
			}
			if b.Kind == cite.Note {
				f.remarks[markerLabel(b.Marker)] = true
			}
		}
	}
	for _, key := range c.Keys {
		known := f.remarks[key] || c.Kind == cite.ByNote && f.remarks[markerLabel(key)]
		if key == "" || !known {
			return false
		}
	}
	return true
}

// spelledOut resolves a citation whose key nothing answers by the names and
// years that it prints: "(Thomson, 1881)".
func (f *finder) spelledOut(s string) []int {
	var targets []int
	for _, g := range groups(s) {
		for _, m := range mentions(s, g.start+g.width, g.end-g.width) {
			for _, y := range m.years {
				targets = append(targets, f.index.find(m.names, normalYear(y), title(m.rest))...)
			}
		}
	}
	return targets
}

// free reports whether s is neither a reference nor a citation already.
func (f *finder) free(s cite.Span) bool {
	i := sort.Search(len(f.taken), func(i int) bool {
		return f.taken[i].Part > s.Part || f.taken[i].Part == s.Part && f.taken[i].End > s.Start
	})
	return i >= len(f.taken) || !f.taken[i].Overlaps(s)
}

// searched reports whether block i is running text: not furniture, not code,
// not a reference.
func (f *finder) searched(i int) bool {
	b := &f.doc.Blocks[i]
	if b.Region != cite.Content || b.Kind == cite.Code || b.Text.Len() == 0 {
		return false
	}
	return !f.labels.blocks[i] && !isBareLinks(b.Text.String())
}

// eachBlock searches the running text.
func (f *finder) eachBlock(search func(*cite.Block)) {
	for i := range f.doc.Blocks {
		if f.searched(i) {
			search(&f.doc.Blocks[i])
		}
	}
}

// add keeps a citation at [i, j) of t unless its place is taken.
func (f *finder) add(c cite.Citation, t cite.Text, i, j int) bool {
	c.Text = t.Slice(i, j)
	if !f.free(c.Text.Source()) {
		return false
	}
	f.found = append(f.found, c)
	return true
}

// settle decides on what nothing answers: in an article that cites by author
// and date it is a source that is not listed, elsewhere only if its form
// leaves no doubt.
func (f *finder) settle() {
	for _, d := range f.doubtful {
		at := d.citation.Text.Source()
		if (d.formal || f.dated > 1) && f.free(at) && !f.behindLink(at) {
			f.found = append(f.found, d.citation)
		}
	}
}

package source

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
)

// bibItem reads \bibitem[label]{key}: up to the next one stands an entry.
func (r *latexReader) bibItem(int) {
	label, labelled := r.optional()
	key := r.word()
	if labelled {
		r.entry(key, r.entryMarker(label))
		return
	}
	r.entries++
	r.entry(key, "["+strconv.Itoa(r.entries)+"]")
}

// referenceItem reads \reference{key} of older styles, where it is an entry
// only in their environment.
func (r *latexReader) referenceItem(int) {
	if !r.bib {
		return
	}
	key := ""
	if r.top().braced() {
		key = r.word()
	}
	r.entry(key, "")
}

// harvardItem reads \harvarditem[Knuth]{Knuth}{1984}{key}.
func (r *latexReader) harvardItem(int) {
	r.optional()
	r.skip("mm")
	r.entry(r.word(), "")
}

// entry begins an entry of a list.
func (r *latexReader) entry(key, marker string) {
	if r.nested != nil {
		return
	}
	for n := len(r.scopes); r.bib && n > 0 && r.scopes[n-1].frame >= r.bound() && r.scopes[n-1].saved.bib; n = len(r.scopes) {
		r.leave() // what the entry before left open
	}
	r.endFlow()
	r.mute = false
	if r.entryList == 0 {
		r.entryList = r.draft.list()
	}
	r.flow = &texBlock{Block: cite.Block{
		Kind: cite.ListItem, Level: 1, List: r.entryList, Entry: true, Key: key, Marker: marker,
	}}
}

// entryMarker is what the label of an entry prints in front of it. Labels that
// say author and year are there for natbib and print nothing.
func (r *latexReader) entryMarker(label texFrame) string {
	const longest = 20
	raw := label.text()
	if strings.ContainsAny(raw, "(,") || strings.Contains(raw, `\cite`) || strings.Contains(raw, "cite{") || strings.Contains(raw, "year") || strings.Contains(raw, "et~al") {
		return ""
	}
	s := r.render(label)
	if s == "" || strings.Contains(s, " ") || utf8.RuneCountInString(s) > longest {
		return ""
	}
	return "[" + strings.Trim(s, "[]") + "]"
}

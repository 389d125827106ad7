package extract

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// notes takes the footnotes for the reference list of an article that has no
// other. A note may hold several works, a remark, or both.
func notes(doc *cite.Document) []run {
	var its []item
	all, good := 0, 0
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Kind != cite.Note || b.Region != cite.Content {
			continue
		}
		all++
		found := noteItems(i, b)
		if len(found) > 0 {
			good++
		}
		its = append(its, found...)
	}
	if good == 0 || 2*good < all {
		its = certain(its)
	}
	if len(its) == 0 {
		return nil
	}
	return []run{{its}}
}

// noteItems splits a note into the works it names.
func noteItems(block int, b *cite.Block) []item {
	text := clean(b.Text)
	if _, n := bracketLabel(text.String()); n > 0 {
		text = text.Slice(n, text.Len()).TrimSpace()
	}
	var its []item
	for _, t := range works(text) {
		it := item{
			chunk: chunk{block: block, kind: cite.Note, text: b.Text, marker: b.Marker},
			text:  t, label: markerLabel(b.Marker), key: b.Key,
		}
		if n := citingWords(t.String()); n > 0 {
			it.leadIn, it.text = t.Slice(0, n), t.Slice(n, t.Len())
		}
		it.finish(sure)
		if it.points >= likely {
			its = append(its, it)
		}
	}
	return its
}

// joints part the works of one note.
var joints = []string{"; ", ", with "}

// works splits t where a semicolon, or "with" after "Compare", parts two
// texts that both look like references.
func works(t cite.Text) []cite.Text {
	s := t.String()
	for from := 0; ; {
		at, n := nextJoint(s, from)
		if at < 0 {
			return []cite.Text{t}
		}
		left, right := s[:at], s[at+n:]
		left = left[citingWords(left):]
		if scoreTo(left, likely) >= likely && scoreTo(right[citingWords(right):], likely) >= likely {
			rest := works(t.Slice(at+n, len(s)))
			return append([]cite.Text{t.Slice(0, at)}, rest...)
		}
		from = at + n
	}
}

// nextJoint finds the first joint of s from an offset on.
func nextJoint(s string, from int) (at, n int) {
	at = -1
	for _, j := range joints {
		if i := strings.Index(s[from:], j); i >= 0 && (at < 0 || from+i < at) {
			at, n = from+i, len(j)
		}
	}
	return at, n
}

// certain keeps the items that are references beyond doubt.
func certain(its []item) []item {
	var out []item
	for _, it := range its {
		if it.points >= sure {
			out = append(out, it)
		}
	}
	return out
}

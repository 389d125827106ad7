package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// An entry that no reference list holds is short, in bytes; and what follows a
// list closely still belongs to it, in blocks.
const (
	shortEntry  = 400
	closeBehind = 3
)

// inApparatus reports whether a bracketed word of block i stands where sources
// are named: a caption, a note, a credit, a list of links, or what looks like
// an entry although no reference list holds it.
func inApparatus(doc *cite.Document, i int, br bracket) bool {
	b := &doc.Blocks[i]
	if b.Kind == cite.Caption || b.Kind == cite.Note {
		return true
	}
	s := b.Text.String()
	if credited(s[:br.start]) {
		return true
	}
	if len(s) > shortEntry {
		return false
	}
	return amongReferences(doc, i) || endsLikeEntry(s, br)
}

// credited reports whether the words before a bracket end in a label such as
// "Photo:", perhaps with a name behind it.
func credited(before string) bool {
	const near = 120 // bytes between the label and the bracket
	colon := strings.LastIndexAny(before, ":：")
	if colon < 0 || len(before)-colon > near {
		return false
	}
	_, ok := labelBefore(before, colon)
	return ok
}

// amongReferences reports whether block i stands in a reference list or close
// behind it, with no heading between.
func amongReferences(doc *cite.Document, i int) bool {
	last := -1
	for n := range doc.References {
		if at := doc.References[n].Block; at <= i {
			last = max(last, at)
		} else if last >= 0 && doc.References[n-1].Block <= i && doc.References[n-1].List == doc.References[n].List {
			return true
		}
	}
	if last < 0 || i-last > closeBehind {
		return false
	}
	for j := last + 1; j <= i; j++ {
		if k := doc.Blocks[j].Kind; k == cite.Heading || k == cite.ThematicBreak {
			return false
		}
	}
	return true
}

// endsLikeEntry reports whether s has a year and ends in the bracket, set off
// by punctuation: "Pravda, 1918, [online here]."
func endsLikeEntry(s string, br bracket) bool {
	before := strings.TrimRight(s[:br.start], " \u00a0")
	if strings.IndexFunc(s[br.end:], func(r rune) bool { return !isPunctuation(r) }) >= 0 {
		return false
	}
	return strings.TrimRight(before, ",.;:)—–") != before && hasYear(before)
}

// hasYear reports whether a number from 1400 to 2099 stands in s.
func hasYear(s string) bool {
	for i := 0; i+4 <= len(s); i++ {
		if (i == 0 || !isDigit(s[i-1])) && (i+4 == len(s) || !isDigit(s[i+4])) && "1400" <= s[i:i+4] && s[i:i+4] <= "2099" &&
			isDigit(s[i+1]) && isDigit(s[i+2]) && isDigit(s[i+3]) {
			return true
		}
	}
	return false
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

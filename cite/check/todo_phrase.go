package check

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
)

// todoPhrases are the notes in words: see data/todo-phrases.tsv.
var todoPhrases = sync.OnceValue(func() phraseSet { return readPhrases("todo-phrases.tsv") })

// holdsPhrase reports whether a bracket ends in, begins with or is a note in
// words.
func holdsPhrase(inner string) bool {
	set := todoPhrases()
	words := strings.Fields(folded(inner))
	for n := 1; n <= min(4, len(words)); n++ {
		for _, part := range [][]string{words[:n], words[len(words)-n:]} {
			if _, ok := set.get(strings.Join(part, " ")); ok {
				return true
			}
		}
	}
	return false
}

// unfinishedEntries reports notes in words without brackets, in references
// only: prose may well speak of things to be added.
func (p *Pass) unfinishedEntries() {
	if !p.mentions(todoPhrases().all()...) {
		return
	}
	for i := range p.Doc.Blocks {
		if b := &p.Doc.Blocks[i]; prose(b) && b.Kind == cite.Caption {
			p.unfinishedPieces(p.refAt(b.Text.Source()), b.Text)
		}
	}
	for i := range p.Doc.References {
		p.unfinishedPieces(i, p.Doc.References[i].Text)
	}
}

// unfinishedPieces reports the notes between punctuation.
func (p *Pass) unfinishedPieces(i int, t cite.Text) {
	{
		for _, piece := range pieces(t.String()) {
			words := t.String()[piece[0]:piece[1]]
			if !endsInPhrase(words) {
				continue
			}
			if span := t.Span(piece[0], piece[1]); !spokenOf(p.Doc, span) {
				p.ReportRef(i, span, "%q was left to be done", words)
			}
		}
	}
}

// pieces returns where the words between punctuation stand that are outside
// brackets and short enough to be a note.
func pieces(s string) (all [][2]int) {
	longest, depth, start := todoPhrases().longest+24, 0, 0
	for i, r := range s + "." {
		if !parts(r) {
			continue
		}
		for start < i && s[start] == ' ' {
			start++
		}
		if depth == 0 && i > start && i-start <= longest {
			all = append(all, [2]int{start, i})
		}
		start = i + utf8.RuneLen(r)
		if r == '[' {
			depth++
		} else if r == ']' && depth > 0 {
			depth--
		}
	}
	return all
}

// parts reports the punctuation that parts the elements of a reference.
func parts(r rune) bool {
	switch r {
	case '.', ',', ';', ':', '(', ')', '[', ']', '\n', '（', '）', '，', '。', '；', '：':
		return true
	}
	return false
}

// endsInPhrase reports whether a piece between punctuation is a note, perhaps
// with the one word before it that it is about: "pages to be confirmed".
func endsInPhrase(s string) bool {
	last := s[strings.LastIndexByte(strings.TrimRight(s, " "), ' ')+1:]
	if !todoEndings()[folded(last)] {
		return false
	}
	const most = 3 // words that a note is about
	for range most {
		if isNotePhrase(s) {
			return true
		}
		_, s, _ = strings.Cut(s, " ")
	}
	return isNotePhrase(s)
}

// isRemark reports the words of a note in round brackets: a phrase, or one with
// the word before it that it is about.
func isRemark(inner string) bool {
	if _, ok := todoPhrases().get(inner); ok && len(inner) > 5 {
		return true
	}
	_, rest, ok := strings.Cut(strings.TrimSpace(inner), " ")
	if ok {
		_, ok = todoPhrases().get(rest)
	}
	return ok && len(rest) > 5
}

// isNotePhrase reports a phrase that is a note without brackets around it, too.
func isNotePhrase(s string) bool {
	class, _ := todoPhrases().get(s)
	return class == "note"
}

// todoEndings are the last words of the notes: most pieces have another.
var todoEndings = sync.OnceValue(func() map[string]bool {
	endings := make(map[string]bool)
	for phrase := range todoPhrases().class {
		endings[phrase[strings.LastIndexByte(phrase, ' ')+1:]] = true
	}
	return endings
})

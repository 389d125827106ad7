package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
)

// learn notes the words inside of lines, by which a broken word is known.
func (y *pdfLayout) learn(ls []*pdfLine) {
	for _, l := range ls {
		for i, w := range l.words {
			if i+1 == len(l.words) || len(y.words) >= maxVocabulary {
				break
			}
			if s := bareWord(w.text); len(s) > 3 {
				y.words[s]++
			}
		}
	}
}

// maxVocabulary bounds the words that are known of a document.
const maxVocabulary = 1 << 19

// bareWord is a word without the punctuation around it.
func bareWord(s string) string {
	return strings.ToLower(strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
}

// A pdfJoin is how a line goes on in the next one.
type pdfJoin struct {
	cut   int  // bytes at its end that go: a hyphen
	space bool // between them
}

// join finds how line a goes on in b. The address is that which a ends with,
// over several lines perhaps.
func (y *pdfLayout) join(a, b *pdfLine, address string) pdfJoin {
	s, t := a.text(), b.text()
	if address != "" && a.part == b.part && addressGoesOn(a.page, address, t) {
		return pdfJoin{}
	}
	last, n := utf8.DecodeLastRuneInString(s)
	first, _ := utf8.DecodeRuneInString(t)
	switch {
	case last == '\u00ad':
		return pdfJoin{cut: n}
	case isHyphen(last) && len(s) > n:
		return y.hyphen(s, t, n)
	case unideographic(last) || unideographic(first):
		return pdfJoin{space: !(wide(last) && wide(first))}
	case last == '–' && digitBefore(s, n) && unicode.IsDigit(first), last == '—' && !strings.HasSuffix(s, " —"), last == '/' && unicode.IsLetter(first):
		return pdfJoin{}
	}
	return pdfJoin{space: true}
}

// unideographic reports the scripts that set no space between words.
func unideographic(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai)
}

func wide(r rune) bool {
	return unideographic(r) || 0x3000 <= r && r <= 0x303f || 0xff00 <= r && r <= 0xffef
}

func digitBefore(s string, n int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:len(s)-n])
	return unicode.IsDigit(r)
}

// hyphen decides whether the hyphen of n bytes at the end of s belongs to the
// word that goes on in t, or was set to break it.
func (y *pdfLayout) hyphen(s, t string, n int) pdfJoin {
	left := s[strings.LastIndexByte(s, ' ')+1:]
	right := firstToken(t)
	before, _ := utf8.DecodeLastRuneInString(left[:len(left)-n])
	first, _ := utf8.DecodeRuneInString(right)
	switch {
	case !unicode.IsLetter(before) && !unicode.IsDigit(before), !unicode.IsLetter(first) && !unicode.IsDigit(first):
		return pdfJoin{space: true} // a dash
	case !unicode.IsLetter(before), !unicode.IsLetter(first), strings.Contains(left[:len(left)-n], "-"):
		return pdfJoin{}
	}
	joined, kept := y.words[bareWord(left[:len(left)-n]+right)], y.words[bareWord(left[:len(left)-n]+"-"+right)]
	if unicode.IsLower(first) && unicode.IsLower(before) {
		if kept > joined {
			return pdfJoin{}
		}
		return pdfJoin{cut: n}
	}
	if joined > kept {
		return pdfJoin{cut: n}
	}
	return pdfJoin{}
}

func firstToken(s string) string {
	s, _, _ = strings.Cut(s, " ")
	return s
}

func lastToken(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// text joins the lines of a block. Raised holds what stands above the line.
func (y *pdfLayout) text(b *pdfBlock) (text cite.Text, raised []cite.Span) {
	var out cite.TextBuilder
	address := ""
	for i, l := range b.lines {
		from, to := l.start, l.end
		if i == 0 {
			from = min(from+b.skip, to)
		}
		address = addressAtEnd(address, string(l.page.text[from:to]))
		var j pdfJoin
		if i+1 < len(b.lines) {
			j = y.join(l, b.lines[i+1], address)
			to = max(from, to-j.cut)
			if j.space || b.lines[i+1].part != l.part {
				address = ""
			}
		}
		out.Append(string(l.page.text[from:to]), cite.Span{Part: l.part, Start: from, End: to})
		if j.space {
			out.Append(" ", cite.Span{Part: l.part, Start: l.end, End: l.end + 1})
		}
		for _, w := range l.words {
			if w.raised && w.start >= from {
				raised = append(raised, cite.Span{Part: l.part, Start: w.start, End: w.end})
			}
		}
	}
	return out.Text().TrimSpace(), raised
}

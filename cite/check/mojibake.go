package check

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"github.com/citecheck/citecheck/cite"
)

var mojibake = &Rule{
	ID:       "CC112",
	Name:     "mojibake",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "Letters that were read in the wrong encoding",
		Why:   "Names and titles with \"Ã¼\" for \"ü\", or with a replacement character, can be neither read nor looked up.",
		Bad: []cite.Example{
			{Format: "text", Source: "References\n==========\n\nMÃ¼ller, Hans. Die RÃ¤te. Berlin, Suhrkamp, 1974.\n\nLewin, Moshe. The Soviet Century. London, Verso, 2005.\n"},
			{Format: "html", Source: "<p>The sailorsâ€™ revolt</p>\n"},
			{Format: "markdown", Source: "As M\uFFFDller says, it was.\n"},
		},
		Good: []cite.Example{
			{Format: "text", Source: "Müller, Hans. Die Räte. « L’État et la SOCIÉTÉ ». São Paulo, Ão, Ångström, naïve Übung.\n"},
			{Format: "markdown", Source: "Wrongly read, `Ã¼` stands for “ü”, and \"â€™\" for an apostrophe.\n"},
		},
	},
	Run: func(p *Pass) {
		for i := range p.Doc.Blocks {
			if prose(&p.Doc.Blocks[i]) {
				p.garbled(p.Doc.Blocks[i].Text)
			}
		}
	},
}

// garbled reports replacement characters and characters that came about by
// reading UTF-8 as Windows-1252: for each block once, at the first place, with
// a fix for all.
func (p *Pass) garbled(t cite.Text) {
	var f cite.Finding
	var fix cite.Fix
	for _, run := range foreignRuns(t.String()) {
		span, words := t.Span(run[0], run[1]), t.String()[run[0]:run[1]]
		better, ok := undone(words)
		lost := strings.ContainsRune(words, utf8.RuneError)
		if !ok && !lost || spokenOf(p.Doc, span) {
			continue
		}
		if f.Message == "" {
			f = cite.Finding{Ref: p.refAt(span), Span: span, Message: garbledMessage(t.String(), run, better)}
			fix.Message = "write " + better
		}
		if ok {
			fix.Edits = append(fix.Edits, cite.Edit{Span: span, New: better})
		}
	}
	if len(fix.Edits) > 1 {
		fix.Message = "decode the words of this block"
	}
	if len(fix.Edits) > 0 {
		f.Fixes = []cite.Fix{fix}
	}
	if f.Message != "" {
		p.Report(f)
	}
}

func garbledMessage(s string, run [2]int, better string) string {
	if better == "" {
		return "\"" + around(s, run[0], run[1]) + "\" holds a character that could not be read"
	}
	return "\"" + s[run[0]:run[1]] + "\" is \"" + better + "\" read in the wrong encoding"
}

// foreignRuns returns where s has characters beyond ASCII.
func foreignRuns(s string) (runs [][2]int) {
	for i := 0; i < len(s); i++ {
		if s[i] < utf8.RuneSelf {
			continue
		}
		start := i
		for i < len(s) && s[i] >= utf8.RuneSelf {
			i++
		}
		runs = append(runs, [2]int{start, i})
	}
	return runs
}

// around returns s[i:j] with the word it stands in.
func around(s string, i, j int) string {
	notWord := func(r rune) bool { return unicode.IsSpace(r) }
	return excerpt(s[strings.LastIndexFunc(s[:i], notWord)+1 : j+max(0, strings.IndexFunc(s[j:]+" ", notWord))])
}

// windows1252 maps characters to the byte that the encoding has for them.
var windows1252 = sync.OnceValue(func() map[rune]byte {
	table := make(map[rune]byte, 128)
	for c := 0x80; c <= 0xff; c++ {
		r := charmap.Windows1252.DecodeByte(byte(c))
		if r == utf8.RuneError {
			r = rune(c) // five bytes that browsers pass through as they are
		}
		table[r] = byte(c)
	}
	return table
})

// undone reads a run as the bytes that Windows-1252 has for it. It is garbled
// if those are UTF-8 for characters that texts are made of.
func undone(run string) (string, bool) {
	var b []byte
	for _, r := range run {
		c, ok := windows1252()[r]
		if !ok {
			return "", false
		}
		b = append(b, c)
	}
	if len(b) < 2 || !utf8.Valid(b) {
		return "", false
	}
	for _, r := range string(b) {
		if !usual(r) {
			return "", false
		}
	}
	return string(b), true
}

// usual reports characters that double encoding befalls: letters of Latin,
// Greek and Cyrillic, and typographic punctuation. IPA letters are not among
// them: "É»" at the end of a French quotation would be one.
func usual(r rune) bool {
	return 0xa0 <= r && r <= 0x17f || 0x370 <= r && r <= 0x4ff || 0x2010 <= r && r <= 0x203a || r == '€' || r == '™'
}

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

// garbled reports the runs of characters in t that came about by reading
// UTF-8 as Windows-1252, and replacement characters.
func (p *Pass) garbled(t cite.Text) {
	s := t.String()
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			i++
			continue
		}
		n := strings.IndexFunc(s[i:], func(r rune) bool { return r < utf8.RuneSelf })
		if n < 0 {
			n = len(s) - i
		}
		p.garbledRun(t, i, i+n)
		i += n
	}
}

// garbledRun looks at the run t[i:j] of characters beyond ASCII.
func (p *Pass) garbledRun(t cite.Text, i, j int) {
	run := t.String()[i:j]
	span := t.Span(i, j)
	better, ok := undone(run)
	switch {
	case strings.ContainsRune(run, utf8.RuneError):
		p.ReportRef(refAt(p.Doc, span), span, "%q holds a character that could not be read", around(t.String(), i, j))
	case ok && !spokenOf(p.Doc, span):
		p.Report(cite.Finding{
			Ref: refAt(p.Doc, span), Span: span,
			Message: "\"" + run + "\" is \"" + better + "\" read in the wrong encoding",
			Fixes:   []cite.Fix{{Message: "write " + better, Edits: []cite.Edit{{Span: span, New: better}}}},
		})
	}
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

package check

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
)

var malformedKey = &Rule{
	ID:       "CC704",
	Name:     "malformed-key",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A key with characters that programs cannot read",
		Why: "BibTeX ends a key at a space or a comma, biber stops at quotation marks, brackets, = # and %, LaTeX at \\ and ~. " +
			"In files for BibTeX letters beyond ASCII are reported as well.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@book{moore 1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  publisher = {Pantheon},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@book{O'Brien1991,\n  author = {O'Brien, Ann},\n  title = {Councils},\n  publisher = {Pantheon},\n  year = 1991\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{DBLP:books/pantheon/Moore_91-2+x,\n  author = {Moore, Ann},\n  title = {Councils},\n  publisher = {Pantheon},\n  year = 1991\n}\n"},
		},
	},
	Run: func(p *Pass) {
		var taken map[string][]keyed
		for r := range p.Records() {
			key := r.Node.Key.Text
			at, width := r.badInKey()
			if at < 0 {
				continue
			}
			f := cite.Finding{Ref: r.Ref, Span: r.Node.Key.Span, Message: "the key \"" + shown(key) + "\" has " + sign(key[at:at+width]) + " in it, which " + stumbles(key[at:at+width]) + " cannot read there"}
			f.Span = r.Bib.At(f.Span)
			if taken == nil {
				taken = p.keys()
			}
			if better := cleanKey(key); better != "" && taken[strings.ToLower(better)] == nil {
				f.Fixes = []cite.Fix{{Message: "call it " + better, Edits: []cite.Edit{{Span: f.Span, New: better}}, Unsafe: true}} // documents cite the old one
			}
			p.Report(f)
		}
	},
}

// unkeyable are the signs that BibTeX, biber 2.18 or LaTeX cannot read in a key.
const unkeyable = "\"#%'(),={}\\~"

// badInKey finds the first character that does not belong into a key.
func (r *Record) badInKey() (at, width int) {
	for i, c := range r.Node.Key.Text {
		if strings.ContainsRune(unkeyable, c) || unicode.IsSpace(c) || unicode.IsControl(c) || c >= utf8.RuneSelf && r.Bib.Dialect == bibtex.BibTeX {
			_, width := utf8.DecodeRuneInString(r.Node.Key.Text[i:])
			return i, width
		}
	}
	return -1, 0
}

// stumbles names the program that a character in a key is too much for.
func stumbles(s string) string {
	switch {
	case s[0] >= utf8.RuneSelf:
		return "older LaTeX"
	case strings.TrimSpace(s) == "":
		return "BibTeX"
	case s == "\\" || s == "~":
		return "LaTeX"
	}
	return "biber"
}

func sign(s string) string {
	if strings.TrimSpace(s) == "" {
		return "a space"
	}
	return strconv.Quote(s)
}

// cleanKey spells a key in ASCII and joins its words.
func cleanKey(key string) string {
	var b strings.Builder
	for _, c := range key {
		switch {
		case unicode.IsSpace(c):
			b.WriteByte('_')
		case c < utf8.RuneSelf && !strings.ContainsRune(unkeyable, c) && !unicode.IsControl(c):
			b.WriteRune(c)
		case c >= utf8.RuneSelf:
			letters := keyLetters(string(c))
			if unicode.IsUpper(c) {
				letters = strings.ToUpper(letters)
			}
			b.WriteString(letters)
		}
	}
	return b.String()
}

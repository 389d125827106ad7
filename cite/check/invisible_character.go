package check

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
)

var invisibleCharacter = &Rule{
	ID:       "CC113",
	Name:     "invisible-character",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A character that nobody sees in a reference or an address",
		Why: "Zero-width spaces, soft hyphens and marks of direction come along when text is copied from a page or a PDF. An " +
			"address or DOI with one in it leads nowhere, and a name with one is not found.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Hahn, Jeffrey. \"Grassroots.\" *Slavic Review* 12 (1988): 3-9. doi:10.1017/\u200bS0037677900\n- Wood, El\u00adlen. *The Origin of Capitalism*. London: Verso, 1999.\n"},
			{Format: "html", Source: "<p>See <a href=\"https://slavic.example.org/vo&#8203;te\">the vote</a>.</p>\n"},
			{Format: "bibtex", Source: "@book{a,\n  author = {Doe, Jane},\n  title = {On \u200bSoviets},\n  publisher = {Verso},\n  year = 1999,\n}\n"},
		},
		Good: []cite.Example{
			{Format: "html", Source: "<p>Rechts&shy;schutz&shy;versicherung</p><h2>References</h2><ul><li>علی، احمد. <i>می\u200cروم</i>. تهران، 1390.</li><li>Wood, Ellen. <i>The Origin</i>. London: Verso, 1999. 👩\u200d🔬</li></ul>\n"},
			{Format: "markdown", Source: "## References\n\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999.\n- लेखक, राम. *क्\u200dष का इतिहास*. दिल्ली, 1999.\n"},
		},
	},
	Run: func(p *Pass) {
		for i := range p.Doc.References {
			r := &p.Doc.References[i]
			if r.Text.Len() > 0 {
				p.unseen(i, r.Text)
			}
		}
		for r, f := range p.FieldsNamed() {
			if at, n := hidden(f.TeX); n > 0 {
				p.Report(cite.Finding{Ref: r.Ref, Span: r.Within(f, at, at+n), Message: hiddenMessage(f.TeX[at : at+n]), Fixes: withoutHidden(r, f)})
			}
		}
		p.unseenInLinks()
	},
}

// unseen reports the first such character of a reference, with a fix for all.
func (p *Pass) unseen(ref int, t cite.Text) {
	s := t.String()
	var f cite.Finding
	var fix cite.Fix
	for at := 0; at < len(s); {
		i, n := hidden(s[at:])
		if n == 0 {
			break
		}
		span := t.Span(at+i, at+i+n)
		if f.Message == "" {
			f = cite.Finding{Ref: ref, Span: span, Message: hiddenMessage(s[at+i : at+i+n])}
		}
		if span.Start < span.End {
			fix.Edits = append(fix.Edits, cite.Edit{Span: span})
		}
		at += i + n
	}
	if f.Message != "" {
		fix.Message = "take it out"
		f.Fixes = []cite.Fix{fix}
		p.Report(f)
	}
}

func hiddenMessage(c string) string {
	r, _ := utf8.DecodeRuneInString(c)
	return fmt.Sprintf("there is a character here that nobody sees: %s (U+%04X)", hiddenNames[r], r)
}

var hiddenNames = map[rune]string{
	'\u200b': "a zero-width space", '\u2060': "a word joiner", '\ufeff': "a zero-width no-break space", '\u00ad': "a soft hyphen",
	'\u200c': "a zero-width non-joiner", '\u200d': "a zero-width joiner", '\u200e': "a left-to-right mark", '\u200f': "a right-to-left mark",
	'\u202a': "a mark of direction", '\u202b': "a mark of direction", '\u202c': "a mark of direction", '\u202d': "a mark of direction", '\u202e': "a mark of direction",
	'\u2066': "a mark of direction", '\u2067': "a mark of direction", '\u2068': "a mark of direction", '\u2069': "a mark of direction",
}

// hidden finds the first such character of s that scripts and emoji have no use
// for, and its length; 0 if there is none.
func hidden(s string) (at, n int) {
	if ascii(s) {
		return 0, 0
	}
	other := false // letters of a script that needs them
	for _, r := range s {
		other = other || unicode.In(r, joining...) || r >= 0x1f000
	}
	for i, r := range s {
		if hiddenNames[r] != "" && (!other || r == '\u200b' || r == '\ufeff' || r == '\u2060' || r == '\u00ad') && i > 0 {
			return i, utf8.RuneLen(r)
		}
	}
	return 0, 0
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// joining are the scripts in which joiners and marks of direction are letters.
var joining = []*unicode.RangeTable{
	unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Devanagari, unicode.Bengali, unicode.Gujarati, unicode.Gurmukhi,
	unicode.Kannada, unicode.Malayalam, unicode.Oriya, unicode.Sinhala, unicode.Tamil, unicode.Telugu, unicode.Khmer, unicode.Myanmar, unicode.Mongolian, unicode.Thai, unicode.Lao, unicode.Tibetan,
}

func withoutHidden(r *Record, f *BibField) []cite.Fix {
	clean, rest := "", f.TeX
	for {
		at, n := hidden(rest)
		if n == 0 {
			break
		}
		clean, rest = clean+rest[:at], rest[at+n:]
	}
	if fix := r.replaced(f, 0, len(f.TeX), "take it out", clean+rest); fix != nil {
		return []cite.Fix{*fix}
	}
	return nil
}

// unseenInLinks reports such characters in the addresses of links.
func (p *Pass) unseenInLinks() {
	for i := range p.Doc.Links {
		l := &p.Doc.Links[i]
		if l.Kind == cite.Autolink || !counts(l) || ascii(l.URL) || p.isEntryLink(l) {
			continue
		}
		if at, n := hidden(l.URL); n > 0 {
			p.ReportRef(l.Ref, place(l), "%s", hiddenMessage(l.URL[at:at+n]))
		}
	}
}

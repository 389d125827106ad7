package cite

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"
)

// A Fingerprint knows a finding of a document again after edits: neither line
// nor column is in it, nor the name of the document.
type Fingerprint struct {
	Exact string // of rule, reference and wrong words
	Loose string // the same without the reference, which may have been mended elsewhere
}

// Fingerprint returns that of a finding. Two findings have the same if the
// same words are wrong in the same way in equal references, or outside of all references.
func (f *Located) Fingerprint() Fingerprint {
	words := plain(f.Doc.Excerpt(f.Span))
	part := ""
	if f.Span.Part > 0 && f.Span.Part < len(f.Doc.Parts) {
		part = f.Doc.Parts[f.Span.Part].Name
	}
	return Fingerprint{
		Exact: digest(f.Rule, part, f.reference(), words),
		Loose: digest(f.Rule, part, words),
	}
}

// reference returns what the reference concerned says: its words, or the key
// of its record; "" where there is none.
func (f *Located) reference() string {
	if f.Ref < 0 || f.Ref >= len(f.Doc.References) {
		return ""
	}
	r := &f.Doc.References[f.Ref]
	if r.Text.Len() == 0 && r.Entry != nil {
		return r.Entry.Key
	}
	return plain(r.Text.String())
}

// plain leaves the letters and digits of s, small, with a space between words,
// so that new quotation marks, dashes and line breaks change nothing. Signs
// alone stay as they are.
func plain(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
	if len(words) == 0 {
		return strings.TrimSpace(s)
	}
	return strings.Join(words, " ")
}

// digest is short enough to read and long enough for a million findings: 64
// bits.
func digest(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:8])
}

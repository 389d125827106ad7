package source

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// noteMark reads [^label]. Outside of a text with notes it takes digits to
// tell it from a regular expression.
func (r *markdownReader) noteMark(n *noteMark) {
	from, to := r.base+n.segment.Start, r.base+n.segment.Stop
	r.write(from, to, nil)
	label := string(r.data[from+2 : to-1])
	if !r.notes.labels[label] && !noteNumber.MatchString(label) {
		return
	}
	v := visible{src: r.data}
	v.add(from, to, nil)
	r.taken = append(r.taken, cite.Span{Start: from, End: to})
	r.doc.Citations = append(r.doc.Citations, cite.Citation{
		Kind: cite.ByNote,
		Text: v.text(),
		Keys: []string{strings.ToValidUTF8(label, "\uFFFD")},
	})
}

// noteNumber matches the labels that are marks even if no note answers.
var noteNumber = pattern.New(`^(?:fn|note)?-?\d{1,4}[a-z]?$`)

// A citationScanner finds the citations of Pandoc in running text: [@key],
// [see @a, p. 3; @b] and, if bare is set, @key.
// See https://pandoc.org/MANUAL.html#citation-syntax.
type citationScanner struct{ bare bool }

var (
	keyInBrackets = pattern.New(`\[(?:[^\[\]\n@]*[ \-;])?-?@[\p{L}\p{N}_{]`)
	bracketed     = pattern.New(`\[[^\[\]]*@[^\[\]]+\]`)
	citationKey   = pattern.New(`(^|[\s\[(;,\-—–])@(?:\{([^{}\s]+)\}|([\p{L}\p{N}_][\p{L}\p{N}_:.#$%&+?<>~/\-]*))`)
	bareLocator   = pattern.New(`^ \[(?:[^\[\]@]{0,10}\d[^\[\]@]{0,30})\]`)
)

// crossReference matches keys of figures, tables and the like, which look like
// citations in Quarto and in pandoc-crossref.
var crossReference = pattern.New(`^(?i:fig|tbl|tab|eq|eqn|sec|lst|thm|lem|def|cor|prp|exm|alg)[:\-]`)

// scan returns the citations in t outside the spans of taken.
func (s citationScanner) scan(t cite.Text, taken []cite.Span) []cite.Citation {
	text := t.String()
	found := shortcodes(t, taken)
	if strings.IndexByte(text, '@') < 0 {
		return found
	}
	at := 0
	for _, m := range bracketedCitations(text) {
		if s.bare {
			found = append(found, bareCitations(t, at, m[0], taken)...)
		}
		found = append(found, bracketCitations(t, m[0], m[1], taken)...)
		at = m[1]
	}
	if s.bare {
		found = append(found, bareCitations(t, at, len(text), taken)...)
	}
	return found
}

// shortcode matches the citations of jekyll-scholar, {% cite a b --locator 3 %},
// of Hugo themes, {{< cite "a" >}}, and of MyST, {cite:p}`a,b`.
var shortcode = pattern.New(`\{%\s*(?:cite|fullcite)\s+([^%{}]{1,200}?)\s*%\}|\{\{[<%]\s*cite\s+"?([^"<>{}]{1,200}?)"?\s*[>%]\}\}|\{cite(?::[a-z]+)?\}([\p{L}\p{N}_:.,/+\-]+)`)

// shortcodes returns such citations in t.
func shortcodes(t cite.Text, taken []cite.Span) []cite.Citation {
	if !strings.Contains(t.String(), "cite") {
		return nil
	}
	var found []cite.Citation
	for _, m := range shortcode.FindAllStringSubmatchIndex(t.String(), -1) {
		c := cite.Citation{Kind: cite.ByKey, Text: t.Slice(m[0], m[1])}
		keys, options, _ := strings.Cut(t.String()[max(m[2], m[4], m[6]):max(m[3], m[5], m[7])], "--")
		c.Keys = strings.FieldsFunc(keys, func(r rune) bool { return r == ' ' || r == ',' })
		if _, locator, ok := strings.Cut(options, "locator "); ok {
			c.Locator = strings.TrimSpace(locator)
		}
		if myst := m[6] >= 0; len(c.Keys) > 0 && (myst || !overlapsAny(taken, c.Text.Source())) {
			found = append(found, c)
		}
	}
	return found
}

func bracketedCitations(text string) [][]int {
	var out [][]int
	for _, m := range bracketed.FindAllStringIndex(text, -1) {
		if citationKey.MatchString(text[m[0]+1 : m[1]]) {
			out = append(out, m)
		}
	}
	return out
}

// bracketCitations reads t[i:j], brackets included: one citation a key. That of
// a single key is the whole bracket.
func bracketCitations(t cite.Text, i, j int, taken []cite.Span) []cite.Citation {
	var found []cite.Citation
	inner := t.String()[i+1 : j-1]
	for _, m := range citationKey.FindAllStringSubmatchIndex(inner, -1) {
		key, end := keyOf(inner, m)
		at := t.Slice(i+1+m[3], i+1+end)
		if crossReference.MatchString(key) || escaped(at) || overlapsAny(taken, at.Source()) {
			continue
		}
		found = append(found, cite.Citation{Kind: cite.ByKey, Text: at, Keys: []string{key}, Locator: locator(inner[end:])})
	}
	if len(found) == 1 {
		found[0].Text = t.Slice(i, j)
	}
	return found
}

// escaped reports whether t begins with a character behind a backslash, as in
// the cross references of bookdown: \@ref(fig:x).
func escaped(t cite.Text) bool {
	s := t.Span(0, 1)
	return s.End-s.Start > 1
}

// keyOf returns the key of a match of citationKey, and where it ends.
func keyOf(s string, m []int) (string, int) {
	if m[4] >= 0 {
		return s[m[4]:m[5]], m[1]
	}
	key := strings.TrimRight(s[m[6]:m[7]], ":.#$%&+?<>~/-")
	return key, m[6] + len(key)
}

// locator reads ", p. 3" up to the next key.
func locator(s string) string {
	s, _, _ = strings.Cut(s, ";")
	if !strings.HasPrefix(s, ",") {
		return ""
	}
	return strings.TrimSpace(s[1:])
}

// bareCitations finds @key in t[i:j].
func bareCitations(t cite.Text, i, j int, taken []cite.Span) []cite.Citation {
	var found []cite.Citation
	text := t.String()[:j]
	for _, m := range citationKey.FindAllStringSubmatchIndex(text[i:], -1) {
		key, end := keyOf(text[i:], m)
		start := m[3] + i
		c := cite.Citation{Kind: cite.ByKey, Keys: []string{key}}
		end += i
		if l := bareLocator.FindStringIndex(t.String()[end:]); l != nil {
			c.Locator = strings.TrimSpace(t.String()[end+2 : end+l[1]-1])
			end += l[1]
		}
		c.Text = t.Slice(start, end)
		if key != "" && !crossReference.MatchString(key) && !escaped(c.Text) && !overlapsAny(taken, c.Text.Source()) {
			found = append(found, c)
		}
	}
	return found
}

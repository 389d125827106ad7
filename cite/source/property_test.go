package source

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
)

// violations checks what must hold for every document that was read: each
// character of each text leads back to the bytes that spell it, each span
// stands in the file, and the bytes of a link's target decode to its address.
func violations(doc *cite.Document) []string {
	var bad []string
	report := func(format string, args ...any) { bad = append(bad, fmt.Sprintf(format, args...)) }
	for i := range doc.Blocks {
		checkText(doc, doc.Blocks[i].Text, fmt.Sprintf("block %d", i), report)
		if k := doc.Blocks[i].Kind; (k == cite.ThematicBreak) != (doc.Blocks[i].Text.Len() == 0) {
			report("block %d: a block of kind %d has text %q", i, k, doc.Blocks[i].Text.String())
		}
	}
	at := cite.Span{}
	for i, l := range doc.Links {
		name := fmt.Sprintf("link %d", i)
		checkText(doc, l.Label, name, report)
		if !inside(doc, l.Span) || !inside(doc, l.Target) {
			report("%s: span %v or target %v is not in the file", name, l.Span, l.Target)
			continue
		}
		if bySource(l.Span, at) < 0 {
			report("%s: stands before the link before it", name)
		}
		at = l.Span
		if l.Ref != -1 {
			report("%s: belongs to reference %d already", name, l.Ref)
		}
		checkTarget(doc, l, name, report)
	}
	for i, c := range doc.Citations {
		checkText(doc, c.Text, fmt.Sprintf("citation %d", i), report)
		if len(c.Keys) == 0 {
			report("citation %d: no key", i)
		}
	}
	for i := range doc.References {
		if r := &doc.References[i]; r.Entry == nil || !inside(doc, r.Source()) {
			report("reference %d: %v is not in the file, or there is no entry", i, r.Source())
		}
	}
	return bad
}

func inside(doc *cite.Document, s cite.Span) bool {
	return 0 <= s.Part && s.Part < len(doc.Parts) && 0 <= s.Start && s.Start <= s.End && s.End <= len(doc.Parts[s.Part].Source)
}

// checkText checks a text character by character.
func checkText(doc *cite.Document, t cite.Text, name string, report func(string, ...any)) {
	s := t.String()
	if !utf8.ValidString(s) {
		report("%s: the text is not UTF-8", name)
	}
	before := cite.Span{}
	for i, r := range s {
		span := t.Span(i, i+utf8.RuneLen(r))
		if !inside(doc, span) {
			report("%s: %q at %d maps to %v, outside of the file", name, r, i, span)
			return
		}
		if !spells(notationOf(doc, span.Part), doc.Excerpt(span), r) {
			report("%s: %q at %d maps to %q", name, r, i, doc.Excerpt(span))
		}
		if bySource(span, before) < 0 {
			report("%s: %q at %d stands before the character before it", name, r, i)
		}
		before = span
	}
}

// notation holds, by format, what may be read as r beyond what spells knows.
var notation = map[string]func(source string, r rune) bool{
	"asciidoc":  func(source string, r rune) bool { return r == '\n' && strings.Trim(source, " +") == "" },
	"jats":      spellsXML,
	"tei":       spellsXML,
	"latex":     texSpells,
	"mediawiki": spellsWiki,
	"org":       spellsOrg,
	"rst":       spellsRST,
}

// wrapping holds, by format, how to undo the notation that a whole text was
// wrapped in before its own format was.
var wrapping = map[string]func(source string) string{
	"jupyter": unescapeJSON,
}

// notationOf is the format of a part: databases come with documents of others.
func notationOf(doc *cite.Document, part int) string {
	switch f := byExtension(doc.Parts[part].Name); f {
	case bibtexFormat, cslJSONFormat, cslYAMLFormat, risFormat:
		return f.Name
	}
	return doc.Format
}

// spells reports whether source may be read as r.
func spells(format, source string, r rune) bool {
	if unwrap := wrapping[format]; unwrap != nil {
		source = unwrap(source)
	}
	if more := notation[format]; more != nil && more(source, r) {
		return true
	}
	switch {
	case source == string(r):
		return true
	case r == ' ' || r == '\n':
		trimmed := strings.TrimSpace(strings.TrimPrefix(source, `\`))
		return trimmed == "" || strings.HasPrefix(strings.ToLower(source), "<br") || strings.HasPrefix(source, "&") ||
			strings.Trim(trimmed, "> \t") == ""
	case strings.HasPrefix(source, "&"):
		return strings.ContainsRune(html.UnescapeString(source), r)
	case r == utf8.RuneError:
		return !utf8.ValidString(source) || source == "\x00"
	}
	return source == `\`+string(r)
}

// checkTarget compares the address of a link with the bytes it was read from.
func checkTarget(doc *cite.Document, l cite.Link, name string, report func(string, ...any)) {
	source := doc.Excerpt(l.Target)
	if source == "" && l.Kind != cite.Autolink {
		return // an empty address, or one that is nowhere in one piece
	}
	if unwrap := wrapping[doc.Format]; unwrap != nil {
		source = unwrap(source)
	}
	for _, read := range []func(string) string{plainAddress, decodeAttribute, decodeText, decodeMarkdown, bibtex.Address, decodeRST, texAddress, texDOI, decodeTeX} {
		if read(source) == l.URL {
			return
		}
	}
	if l.Kind == cite.Autolink && loose(source) == loose(l.URL) {
		return // formatting in the middle of the address
	}
	if doc.Format == "latex" && (strings.ContainsAny(source, "\\$^_{}%") || !utf8.ValidString(source)) {
		return // a macro or a formula gives part of it, or it is in an old encoding
	}
	report("%s: the target %q is not the address %q", name, source, l.URL)
}

// loose leaves out of s what formats text: emphasis, tags, line starts.
func loose(s string) string {
	s = plainAddress(decodeMarkdown(decodeText(s)))
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("*_~^+#`<>\\|", r) {
			return -1
		}
		return r
	}, s)
}

// decodeAttribute reads s as the value of an attribute of HTML.
func decodeAttribute(s string) string {
	z := html.NewTokenizer(strings.NewReader(`<a href="` + strings.ReplaceAll(s, `"`, "&quot;") + `">`))
	z.Next()
	_, v, _ := z.TagAttr()
	return strings.ToValidUTF8(string(v), "\uFFFD")
}

// decodeText reads s as HTML with tags in it.
func decodeText(s string) string {
	v := visible{src: []byte(s)}
	z := html.NewTokenizer(strings.NewReader(s))
	for at := 0; ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			return v.text().String()
		}
		end := at + len(z.Raw())
		if kind == html.TextToken {
			v.add(at, end, entity)
		}
		at = end
	}
}

func decodeMarkdown(s string) string { return markdownURL([]byte(s)) }

// TestSharedDocuments reads pages of the wild, if they are there.
func TestSharedDocuments(t *testing.T) {
	paths, _ := filepath.Glob("../../../shared/data/documents/docs/*")
	if len(paths) == 0 {
		t.Skip("the collection of documents is not there")
	}
	for _, path := range paths {
		if !Known(path) {
			continue
		}
		t.Run(filepath.Base(path), func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			doc, err := Read(context.Background(), File{Path: path, Data: data, Open: siblings(path)})
			if err != nil {
				t.Fatal(err)
			}
			if len(doc.Blocks) < 3 && len(doc.References) < 3 {
				t.Errorf("only %d blocks", len(doc.Blocks))
			}
			for i, v := range violations(doc) {
				if i < 10 {
					t.Error(v)
				}
			}
		})
	}
}

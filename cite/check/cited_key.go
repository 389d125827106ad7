package check

import (
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// citable returns the keys that the citations of a document may name, if it
// names .bib files and all its databases could be read; else nil.
func (p *Pass) citable() map[string]bool {
	if p.Doc.Format == "bibtex" || len(p.Bibs()) == 0 || slices.ContainsFunc(p.Doc.Notices, unread) {
		return nil
	}
	keys := make(map[string]bool)
	for _, found := range p.keys() {
		for _, k := range found {
			keys[k.key] = true
		}
	}
	for i := range p.Doc.References {
		keys[p.Doc.References[i].Key] = true
	}
	for i := range p.Doc.Blocks {
		keys[p.Doc.Blocks[i].Key] = true
	}
	return keys
}

// unread reports the notice that a database of references could not be read.
func unread(n cite.Notice) bool { return strings.Contains(n.Message, " are not known: ") }

// lacksKeys reports the keys of a citation that no entry has. One that is
// answered all the same has been found under another spelling.
func (p *Pass) lacksKeys(c *cite.Citation, keys map[string]bool) {
	var missing []string
	for _, key := range c.Keys {
		if key != "*" && key != "" && !keys[key] && !slices.Contains(missing, key) {
			missing = append(missing, key)
		}
	}
	if len(missing) > len(c.Keys)-len(c.Targets) {
		return
	}
	for _, key := range missing {
		message := "no entry has the key " + shown(key)
		if near := nearKey(key, keys); near != "" {
			message += ": " + shown(near) + " is the nearest"
		}
		p.Reportf(keyWithin(p.Doc, c.Text.Source(), key), "%s", message)
	}
}

// keyWithin returns where a key stands in a citation, or the citation.
func keyWithin(doc *cite.Document, at cite.Span, key string) cite.Span {
	written := doc.Excerpt(at)
	for from := 0; ; {
		n := strings.Index(written[from:], key)
		if n < 0 {
			return at
		}
		start, end := from+n, from+n+len(key)
		if (start == 0 || !keyLetter(written[start-1])) && (end == len(written) || !keyLetter(written[end])) {
			return cite.Span{Part: at.Part, Start: at.Start + start, End: at.Start + end}
		}
		from = end
	}
}

func keyLetter(c byte) bool {
	return c >= 0x80 || 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || c == '_' || c == ':'
}

// nearKey returns the key that a slip of the pen turns into this one, or "".
func nearKey(key string, keys map[string]bool) string {
	const shortest, most = 5, 5000 // letters of a key that tell it; keys to look through
	if len(key) < shortest || len(keys) > most {
		return ""
	}
	var near []string
	for k := range keys {
		if len(k)-len(key) <= 1 && len(key)-len(k) <= 1 && (strings.EqualFold(k, key) || distance(k, key) == 1) {
			near = append(near, k)
		}
	}
	if len(near) != 1 {
		return "" // smith2004a and smith2004b: who knows
	}
	return near[0]
}

package source

import (
	"encoding/base64"
	"encoding/json"
	"io"
	"strconv"
	"strings"
	"unicode"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// A cslItem is what Zotero and Mendeley keep of a cited work beside the words
// that they print for it.
type cslItem struct {
	URIs []string `json:"uris"`
	Data struct {
		Title  string `json:"title"`
		Author []struct {
			Family  string `json:"family"`
			Literal string `json:"literal"`
		} `json:"author"`
	} `json:"itemData"`
}

// cslItems reads the items of a citation field: "ADDIN ZOTERO_ITEM
// CSL_CITATION {…}", which Mendeley writes without ZOTERO_ITEM, and Zotero in
// LibreOffice as the name of a mark that ends in a random word.
func cslItems(code string) []cslItem {
	_, code, ok := strings.Cut(code, "CSL_CITATION")
	if !ok {
		return nil
	}
	return decodeItems(strings.NewReader(code))
}

// mendeleyItems reads the tag of a content control that Mendeley Cite wrote.
func mendeleyItems(tag string) []cslItem {
	code, ok := strings.CutPrefix(tag, "MENDELEY_CITATION_v3_")
	if !ok {
		return nil
	}
	return decodeItems(base64.NewDecoder(base64.RawStdEncoding, strings.NewReader(strings.TrimRight(code, "="))))
}

func decodeItems(r io.Reader) []cslItem {
	var c struct {
		Items []cslItem `json:"citationItems"`
	}
	if json.NewDecoder(r).Decode(&c) != nil {
		return nil
	}
	return c.Items
}

// key names the work: the last word of its address in the library.
func (it *cslItem) key() string {
	if len(it.URIs) == 0 {
		return ""
	}
	uri := strings.TrimRight(it.URIs[0], "/")
	return uri[strings.LastIndexAny(uri, "/=")+1:]
}

var fullYear = pattern.New(`\b(?:1[4-9]|20)\d\d`)

// speaks reports whether the words of a citation name its source to everyone:
// by a year or a number. What they do not say only the field knows, as of
// "(Herman 23)".
func speaks(s string) bool {
	return fullYear.MatchString(s) || strings.IndexFunc(s, unicode.IsLetter) < 0
}

// maxComparisons bounds the work of resolve: a thousand works that are cited in a
// list of four thousand.
const maxComparisons = 4_000_000

// resolve finds the entries of the citations that only their fields explain.
func (o *office) resolve() {
	f := entryFinder{found: map[string]int{}, left: maxComparisons}
	for i := range o.doc.Blocks {
		if b := &o.doc.Blocks[i]; b.Entry {
			f.blocks, f.texts = append(f.blocks, i), append(f.texts, folded(b.Text.String()))
		}
	}
	labels := labelled{blocks: o.doc.Blocks}
	for _, c := range o.cited {
		var keys []string
		switch {
		case c.text.Len() == 0:
		case c.id != "":
			keys = labels.keys(c)
		case !speaks(c.text.String()):
			keys = f.keys(o.doc.Blocks, c.items)
		}
		if keys != nil {
			o.doc.Citations = append(o.doc.Citations, cite.Citation{Kind: cite.ByKey, Text: c.text, Keys: keys})
		}
	}
	labels.unmark()
}

// An entryFinder finds the entry that tells of a work.
type entryFinder struct {
	blocks []int
	texts  []string       // letters and digits of the entries
	found  map[string]int // block by key, or -1
	left   int
}

// keys gives the entries of all items their keys, or returns nil.
func (f *entryFinder) keys(blocks []cite.Block, items []cslItem) []string {
	var keys []string
	for i := range items {
		key := items[i].key()
		at, seen := f.found[key]
		if !seen {
			at = f.find(&items[i])
			f.found[key] = at
		}
		if key == "" || at < 0 || blocks[at].Key != "" && blocks[at].Key != key {
			return nil
		}
		keys = append(keys, key)
	}
	for _, key := range keys {
		blocks[f.found[key]].Key = key
	}
	return keys
}

// find returns the block of the only entry with the title of the work, and
// the name of its author if it has one.
func (f *entryFinder) find(it *cslItem) int {
	title, author := folded(it.Data.Title), ""
	if len(it.Data.Author) > 0 {
		author = folded(it.Data.Author[0].Family + it.Data.Author[0].Literal)
	}
	f.left -= len(f.blocks)
	if len(title) < 3 || f.left < 0 {
		return -1
	}
	at := -1
	for i, s := range f.texts {
		if strings.Contains(s, title) && strings.Contains(s, author) {
			if at >= 0 {
				return -1
			}
			at = f.blocks[i]
		}
	}
	return at
}

// folded keeps the letters and digits of s, in lower case.
func folded(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// noted makes the citation that the mark of a note is. Key is the number as
// it is printed.
func noted(text cite.Text) cite.Citation {
	return cite.Citation{Kind: cite.ByNote, Text: text, Keys: []string{text.String()}}
}

// number reads an attribute; what is no number is missing.
func number(s string, missing int) int {
	if n, err := strconv.Atoi(s); err == nil && -1_000_000 < n && n < 1_000_000 {
		return n
	}
	return missing
}

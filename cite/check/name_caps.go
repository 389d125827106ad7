package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
)

var nameAllCaps = &Rule{
	ID:       "CC606",
	Name:     "name-all-caps",
	Severity: cite.Info,
	Since:    "0.1.0",
	Needs:    NeedEntries,
	Doc: Doc{
		Title: "A family name in capitals in a list or file where others are not",
		Why:   "Capitals for family names are a style, but a list should keep to one.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- ANWEILER, Oscar. *The Soviets*. New York: Pantheon, 1974.\n- Hahn, Jeffrey. *Soviet Grassroots*. Princeton: Princeton University Press, 1988.\n- Lewin, Moshe. *The Soviet Century*. London: Verso, 2005.\n"},
			{Format: "bibtex", Source: "@book{anweiler1974,\n  author = {ANWEILER, Oskar and Hahn, Jeffrey and {NASA} and King, III, John},\n  title = {Councils},\n  publisher = {Pantheon},\n  year = 1974\n}\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- ANWEILER, Oscar. *The Soviets*. New York: Pantheon, 1974.\n- HAHN, Jeffrey. *Soviet Grassroots*. Princeton: Princeton University Press, 1988.\n- LEWIN, Moshe. *The Soviet Century*. London: Verso, 2005.\n"},
			{Format: "bibtex", Source: "@book{anweiler1974,\n  author = {ANWEILER, Oskar and HAHN, Jeffrey and {NASA}},\n  title = {Councils},\n  publisher = {Pantheon},\n  year = 1974\n}\n"},
			{Format: "markdown", Source: "## References\n\n- Anweiler, Oscar. *The Soviets*. New York: Pantheon, 1974.\n- Hahn, Jeffrey. *Soviet Grassroots*. Princeton: Princeton University Press, 1988.\n- Lewin, Moshe. *The Soviet Century*. London: Verso, 2005.\n"},
		},
	},
	Run: func(p *Pass) {
		p.capitalLists()
		p.capitalRecords()
	},
}

// capitalLists reports the family names in capitals of each list of references
// that has not all of them so.
func (p *Pass) capitalLists() {
	capitals, ordinary := make(map[int][]family), make(map[int]int)
	var lists []int
	for i := range p.Doc.References {
		r := &p.Doc.References[i]
		for _, f := range families(p.Doc, i) {
			if f.capitals && capitals[r.List] == nil {
				lists = append(lists, r.List)
			}
			if f.capitals {
				capitals[r.List] = append(capitals[r.List], f)
			} else {
				ordinary[r.List]++
			}
		}
	}
	for _, list := range lists {
		if mixed(len(capitals[list]), ordinary[list]) {
			p.capitals(capitals[list])
		}
	}
}

// mixed reports whether a list has no one way to write names. A few others
// among many in capitals are organisations, or read wrongly.
func mixed(capitals, ordinary int) bool {
	const style = 5 // times as many in capitals make it the style of the list
	return ordinary > 0 && capitals < style*ordinary
}

// A family is a family name as it is written.
type family struct {
	written  string
	span     cite.Span
	ref      int
	capitals bool
}

// families returns the family names of reference i with at least three
// letters in a script that has capitals: "LI" may be initials.
func families(doc *cite.Document, i int) []family {
	e := doc.References[i].Entry
	if e == nil || doc.References[i].Text.Len() == 0 { // a record of a database
		return nil
	}
	var all []family
	for _, role := range [...]string{"author", "editor", "translator"} {
		for _, n := range e.Names[role] {
			if f, ok := writtenFamily(doc, n); ok {
				f.ref = i
				all = append(all, f)
			}
		}
	}
	return all
}

// writtenFamily finds the family name of n in the source.
func writtenFamily(doc *cite.Document, n cite.Name) (family, bool) {
	source := doc.Excerpt(n.Span)
	at := foldIndex(source, n.Family)
	if utf8.RuneCountInString(n.Family) < 3 || strings.Contains(n.Family, ".") || at < 0 {
		return family{}, false
	}
	f := family{written: source[at : at+len(n.Family)], span: n.Span}
	f.span.Start += at
	f.span.End = f.span.Start + len(f.written)
	upper, lower := strings.ToUpper(f.written), strings.ToLower(f.written)
	f.capitals = f.written == upper && n.Given != "" // alone it may be an acronym
	return f, upper != lower
}

// foldIndex finds sub in s, whatever the case, where case does not change how
// many bytes a letter has; else it finds nothing.
func foldIndex(s, sub string) int {
	for i := 0; i+len(sub) <= len(s); i++ {
		if strings.EqualFold(s[i:i+len(sub)], sub) {
			return i
		}
	}
	return -1
}

func (p *Pass) capitals(names []family) {
	for _, f := range names {
		p.Report(cite.Finding{
			Ref: f.ref, Span: f.span, Message: "\"" + f.written + "\" is in capitals, other names of the list are not",
			Fixes: []cite.Fix{{
				Message: "write " + capitalized(f.written),
				Edits:   []cite.Edit{{Span: f.span, New: capitalized(f.written)}},
				Unsafe:  true, // McDONALD, O'NEIL and van der BERG have capitals of their own
			}},
		})
	}
}

// capitalized returns s with a capital at the start of each word only.
func capitalized(s string) string {
	start := true
	return strings.Map(func(r rune) rune {
		defer func() { start = !unicode.IsLetter(r) && !unicode.IsMark(r) }()
		if start {
			return unicode.ToUpper(r)
		}
		return unicode.ToLower(r)
	}, s)
}

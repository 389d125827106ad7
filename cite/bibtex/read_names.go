package bibtex

import (
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/name"
	"github.com/citecheck/citecheck/cite/pattern"
)

// readNames takes a list of names apart as BibTeX does: at the word "and"
// outside of braces, and then by commas and by the words in small letters.
// https://tug.ctan.org/info/bibtex/tamethebeast/ttb_en.pdf, section 11
func readNames(v Value) []cite.Name {
	list := v.Text()
	place := func(from, to int) cite.Span {
		c := v.Content()
		if len(v.Pieces) == 1 && v.Pieces[0].Kind != Macro {
			return cite.Span{Part: c.Part, Start: c.Start + from, End: c.Start + to}
		}
		return c
	}
	var names []cite.Name
	for _, p := range cutNames(list) {
		written := list[p.from:p.to]
		if others(written) {
			if len(names) == 0 {
				names = append(names, cite.Name{})
			}
			names[len(names)-1].Others = true
			continue
		}
		rest, more := cutEtAl(written)
		for _, n := range readName(rest) {
			n = trailing(n)
			n.Written, n.Span = Decode(written), place(p.from, p.to)
			names = append(names, n)
		}
		if more && len(names) > 0 {
			names[len(names)-1].Others = true
		}
	}
	return names
}

// cutEtAl cuts the mark for those left out off a name.
func cutEtAl(s string) (rest string, found bool) {
	if !strings.HasSuffix(strings.TrimRight(s, ". "), "al") {
		return s, false
	}
	if loc := etAl.FindStringIndex(s); loc != nil {
		return s[:loc[0]], true
	}
	return s, false
}

var etAl = pattern.New(`(?i)[\s,]+et\.?\s+al\.?\s*$`)

// others reports whether the name stands for those left out.
func others(s string) bool {
	switch strings.ToLower(strings.Trim(s, " .,{}\t\r\n")) {
	case "others", "et al", "et. al", "al":
		return true
	}
	return false
}

// A stretch is a byte range of a value.
type stretch struct{ from, to int }

// outside calls found with every byte of s that stands outside of braces.
func outside(s string, found func(i int)) {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '{':
			depth++
		case '}':
			depth = max(0, depth-1)
		default:
			if depth == 0 {
				found(i)
			}
		}
	}
}

// cutNames cuts a list at every "and" between white space outside of braces.
func cutNames(s string) []stretch {
	var names []stretch
	from := 0
	add := func(to int) {
		f := from + len(s[from:to]) - len(strings.TrimLeft(s[from:to], " \t\r\n"))
		if t := f + len(strings.TrimSpace(s[f:to])); t > f {
			names = append(names, stretch{f, t})
		}
	}
	outside(s, func(i int) {
		if i > from && isSpace(s[i-1]) && i+3 < len(s) && isSpace(s[i+3]) && strings.EqualFold(s[i:i+3], "and") {
			add(i)
			from = i + 3
		}
	})
	add(len(s))
	return names
}

// readName reads one name, or several where no "and" parts them.
func readName(s string) []cite.Name {
	if inner, ok := whole(s); ok {
		if s := Decode(inner); s != "" {
			return []cite.Name{{Literal: s}}
		}
		return nil
	}
	parts := cutAt(s, ",")
	if n, ok := extended(parts); ok {
		if n.Sort() == "" {
			return nil // an option for the whole list: useprefix=false
		}
		return []cite.Name{n}
	}
	if len(parts) > 3 || len(cutAt(s, ";")) > 1 || enumerated(parts) {
		return ruleless(Decode(s))
	}
	for len(parts) > 1 && parts[len(parts)-1] == "" {
		parts = parts[:len(parts)-1]
	}
	if n := byRule(parts); n.Sort() != "" {
		return []cite.Name{n}
	}
	return nil
}

// enumerated reports whether the parts are names of their own, as before the
// "and" in "M. Halle, J. Bresnan, and G. Miller".
func enumerated(parts []string) bool {
	last := len(parts) - 1
	if last < 2 || parts[last] != "" {
		return false
	}
	return !slices.ContainsFunc(parts[:last], func(p string) bool { return len(wordsOf(p)) < 2 })
}

// longestRuleless bounds what is taken for names without an "and".
const longestRuleless = 2000

// ruleless reads names that BibTeX could not: with too many commas, or parted
// by semicolons.
func ruleless(s string) []cite.Name {
	if len(s) > longestRuleless {
		return []cite.Name{{Literal: s}}
	}
	return name.Parse(s)
}

// whole returns what stands in the braces that hold all of s.
func whole(s string) (string, bool) {
	if len(s) < 2 || s[0] != '{' || s[len(s)-1] != '}' {
		return "", false
	}
	depth := 0
	for i := range len(s) - 1 {
		switch s[i] {
		case '{':
			depth++
		case '}':
			depth--
		}
		if depth == 0 {
			return "", false
		}
	}
	return s[1 : len(s)-1], true
}

// cutAt cuts s at every one of the characters outside of braces.
func cutAt(s, chars string) []string {
	var parts []string
	from := 0
	outside(s, func(i int) {
		if strings.IndexByte(chars, s[i]) >= 0 {
			parts = append(parts, strings.TrimSpace(s[from:i]))
			from = i + 1
		}
	})
	return append(parts, strings.TrimSpace(s[from:]))
}

// nameKey matches a part of a name with its key.
var nameKey = pattern.New(`^([a-z]+)\s*=\s*(.*)$`)

// extended reads the name format of biblatex: family=Berg, prefix=van den. Every
// part must have a key.
func extended(parts []string) (n cite.Name, ok bool) {
	for _, p := range parts {
		m := nameKey.FindStringSubmatch(p)
		if m == nil {
			return cite.Name{}, false
		}
		value := Decode(strings.Trim(m[2], `"`))
		switch m[1] {
		case "family":
			n.Family = value
		case "given":
			n.Given = strings.TrimSpace(n.Given + " " + value) // first and middle names have one key each
		case "prefix":
			n.Particle = value
		case "suffix":
			n.Suffix = value
		}
	}
	return n, true
}

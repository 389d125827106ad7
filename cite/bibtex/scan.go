package bibtex

import (
	"fmt"
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite/pattern"
)

// The lines that Print writes, and no others.
var (
	entryLine = pattern.New(`^@([a-z]+)\{([A-Za-z0-9][A-Za-z0-9_:./+-]*)(,?)$`)
	fieldLine = pattern.New(`^  ([a-z]+) *= (?:\{(.*)\}|([a-z]{3}))(,?)$`)
)

// scan reads the form that Print writes, line by line, and refuses all else.
// Comment lines and empty lines may stand between entries.
func scan(data []byte) ([]record, error) {
	var records []record
	open, more := false, false // inside an entry; after a comma
	for i, line := range strings.Split(string(data), "\n") {
		var ok bool
		switch {
		case open && more:
			more, ok = records[len(records)-1].scanField(line)
		case open:
			open, ok = false, line == "}"
		case strings.HasPrefix(line, "@"):
			var r record
			r, more, ok = scanEntry(line)
			records, open = append(records, r), true
		default:
			ok = line == "" || strings.HasPrefix(line, "%") && !strings.Contains(line, "@")
		}
		if !ok {
			return nil, fmt.Errorf("line %d is not in the form that citecheck writes: %q", i+1, line)
		}
	}
	if open {
		return nil, fmt.Errorf("the last entry, %s, has no end", records[len(records)-1].key)
	}
	return records, nil
}

func scanEntry(line string) (r record, more, ok bool) {
	m := entryLine.FindStringSubmatch(line)
	if m == nil || slices.ContainsFunc(reservedKeys, func(k string) bool { return m[1] == k || strings.EqualFold(m[2], k) }) {
		return record{}, false, false
	}
	return record{kind: m[1], key: m[2]}, m[3] == ",", true
}

func (r *record) scanField(line string) (more, ok bool) {
	m := fieldLine.FindStringSubmatch(line)
	if m == nil || slices.Contains(reservedKeys, m[1]) || !balanced(m[2]) {
		return false, false
	}
	f := field{name: m[1], value: m[2] + m[3]}
	if f.bare() != (m[3] != "") || f.bare() && !slices.Contains(months[:], m[3]) {
		return false, false
	}
	for _, have := range r.fields {
		if have.name == f.name {
			return false, false
		}
	}
	r.fields = append(r.fields, f)
	return m[4] == ",", true
}

// balanced reports whether every brace of s has its partner. As BibTeX does,
// it counts those behind a backslash too. NUL ends a file for some parsers.
func balanced(s string) bool {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '{':
			depth++
		case '}':
			depth--
		case 0:
			return false
		}
		if depth < 0 {
			return false
		}
	}
	return depth == 0
}

package bibtex

import (
	"fmt"
	"slices"

	"github.com/nickng/bibtex"

	"github.com/citecheck/citecheck/cite"
)

// ReadBack confirms that data, which Print wrote, says what entries mean: the
// same keys, types and fields in the same order, in whichever dialect and
// encoding of Options. It reads data twice, with an independent parser
// (github.com/nickng/bibtex) and, since that one cannot read an "@" in a
// value, with a strict reader of the form that Print writes. Entries with an
// "@" are spared the first.
//
// The error names the first entry and field that differ. Input in any other
// form is an error too and never reaches the other parser, which can end the
// process. ReadBack may be called from several goroutines.
func ReadBack(data []byte, entries []*cite.Entry) error {
	got, err := scan(data)
	if err != nil {
		return err
	}
	if err := meant(got, entries); err != nil {
		return err
	}
	return secondReading(got)
}

// meant compares what was read with each way to write the entries, and tells
// the difference from the closest.
func meant(got []record, entries []*cite.Entry) error {
	var closest difference
	for _, dialect := range []string{BibTeX, Biblatex} {
		for _, ascii := range []bool{false, true} {
			want, _ := compose(entries, Options{Dialect: dialect, ASCII: ascii})
			d := compare(got, want)
			if d.err == nil {
				return nil
			}
			if closest.err == nil || d.equal > closest.equal {
				closest = d
			}
		}
	}
	return closest.err
}

// secondReading compares what scan read with what nickng makes of it.
func secondReading(records []record) error {
	records = slices.DeleteFunc(slices.Clone(records), func(r record) bool { return !readable(r) })
	entries, err := parseNickng(records)
	if err != nil {
		return err
	}
	return compare(fromNickng(entries, records), expanded(records)).err
}

// fromNickng puts the fields, which nickng keeps without an order, into that of
// the model. Fields that the model does not have come last, by name.
func fromNickng(entries []*bibtex.BibEntry, model []record) []record {
	records := make([]record, len(entries))
	for i, e := range entries {
		records[i] = record{kind: e.Type, key: e.CiteName}
		for name, value := range e.Fields {
			records[i].fields = append(records[i].fields, field{name, value.String()})
		}
		place := func(field) int { return len(order) }
		if i < len(model) {
			place = func(f field) int {
				return slices.IndexFunc(model[i].fields, func(m field) bool { return m.name == f.name })
			}
		}
		slices.SortFunc(records[i].fields, func(a, b field) int { return place(a) - place(b) })
	}
	return records
}

// expanded replaces macros by their meaning, as nickng does.
func expanded(records []record) []record {
	out := make([]record, len(records))
	for i, r := range records {
		out[i] = record{kind: r.kind, key: r.key}
		for _, f := range r.fields {
			out[i].fields = append(out[i].fields, field{f.name, f.meaning()})
		}
	}
	return out
}

// A difference between two lists of records, and how many are equal before it
// and after.
type difference struct {
	err   error // the first difference, nil if there is none
	equal int
}

func compare(got, want []record) difference {
	var d difference
	for i := range min(len(got), len(want)) {
		err := compareRecord(got[i], want[i])
		if err == nil {
			d.equal++
		} else if d.err == nil {
			d.err = err
		}
	}
	if d.err == nil && len(got) != len(want) {
		d.err = fmt.Errorf("read back %d entries, %d were meant", len(got), len(want))
	}
	return d
}

func compareRecord(got, want record) error {
	switch {
	case got.key != want.key:
		return fmt.Errorf("entry %s: read back key %q", want.key, got.key)
	case got.kind != want.kind:
		return fmt.Errorf("entry %s: read back type %q, %q was meant", want.key, got.kind, want.kind)
	}
	for i, w := range want.fields {
		if i >= len(got.fields) {
			return fmt.Errorf("entry %s: field %s was not read back", want.key, w.name)
		}
		if g := got.fields[i]; g != w {
			return fmt.Errorf("entry %s: field %s: read back %s = %q, %q was meant", want.key, w.name, g.name, g.value, w.value)
		}
	}
	if n := len(want.fields); len(got.fields) > n {
		return fmt.Errorf("entry %s: field %s was not meant", want.key, got.fields[n].name)
	}
	return nil
}

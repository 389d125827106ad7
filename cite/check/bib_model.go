package check

import (
	"cmp"
	"strings"
	"sync"

	"github.com/citecheck/citecheck/cite/bibtex"
)

// A dataModel says what one dialect knows and demands of entries.
type dataModel struct {
	types      map[string]bool
	typeAlias  map[string]string
	fields     map[string]string // with their kinds of values
	fieldAlias map[string]string
	ofType     map[string][]string // the fields of a type; "*" for those of all
	demands    map[string][]string // alternatives are parted by "|"
	macros     map[string]bool
}

// dataModels returns the models by the names of their dialects, and as
// "styles" what packages add.
var dataModels = sync.OnceValue(func() map[string]*dataModel {
	models := make(map[string]*dataModel)
	for _, row := range readTable("bibmodel.tsv") {
		if models[row[0]] == nil {
			models[row[0]] = &dataModel{
				types: make(map[string]bool), typeAlias: make(map[string]string), fields: make(map[string]string), fieldAlias: make(map[string]string),
				ofType: make(map[string][]string), demands: make(map[string][]string), macros: make(map[string]bool),
			}
		}
		models[row[0]].enter(row[1], row[2], row[3])
	}
	return models
})

func (m *dataModel) enter(kind, name, value string) {
	switch kind {
	case "type":
		m.types[name] = true
	case "typealias":
		m.typeAlias[name] = value
	case "field":
		m.fields[name] = cmp.Or(value, "field")
	case "fieldalias":
		m.fieldAlias[name] = value
	case "fields":
		m.ofType[name] = strings.Fields(value)
	case "demand":
		m.demands[name] = strings.Fields(value)
	case "macro":
		m.macros[name] = true
	}
}

// readTable returns the rows of a file of data/ as they are.
func readTable(name string) [][]string {
	data, err := dataFiles.ReadFile("data/" + name)
	if err != nil {
		panic(err) // the file is embedded: its absence is a bug of the build
	}
	var rows [][]string
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimRight(line, "\r\n"); line != "" && line[0] != '#' {
			rows = append(rows, strings.Split(line, "\t"))
		}
	}
	return rows
}

// knowsType reports whether a dialect has a type, under whichever name.
func knowsType(dialect, name string) bool {
	m := dataModels()[dialect]
	return m.types[name] || m.typeAlias[name] != ""
}

// demandsOn returns what a dialect demands of a type.
func demandsOn(dialect, name string) []string {
	m := dataModels()[dialect]
	if d, ok := m.demands[name]; ok {
		return d
	}
	return m.demands[m.typeAlias[name]]
}

// fieldsOf returns the fields that biblatex has for a type, under its names.
func fieldsOf(name string) []string {
	m := dataModels()[bibtex.Biblatex]
	own, ok := m.ofType[name]
	if !ok {
		own = m.ofType[m.typeAlias[name]]
	}
	return own
}

// knowsField reports whether a dialect has a field.
func knowsField(dialect, name string) bool {
	m := dataModels()[dialect]
	return m.fields[name] != "" || m.fieldAlias[name] != ""
}

// canonical returns the name that biblatex has for a field.
func canonical(name string) string {
	if alias := dataModels()[bibtex.Biblatex].fieldAlias[name]; alias != "" {
		return alias
	}
	return name
}

// synonyms returns all names of a field, in either dialect.
func synonyms(name string) []string {
	name = canonical(name)
	all := []string{name}
	for other, alias := range dataModels()[bibtex.Biblatex].fieldAlias {
		if alias == name {
			all = append(all, other)
		}
	}
	switch name {
	case "year":
		all = append(all, "date")
	case "date":
		all = append(all, "year")
	}
	return all
}

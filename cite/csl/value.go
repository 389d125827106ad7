package csl

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// A value is what JSON and YAML have in common, with its place.
type value struct {
	kind kind
	text string    // of a scalar
	span cite.Span // of a string without its quotation marks

	keys  []string // of an object, as many as there are items
	items []value  // of an object or a list
}

type kind uint8

const (
	null kind = iota
	scalar
	list
	object
)

// get returns the member of an object, or a null value.
func (v *value) get(key string) *value {
	for i, k := range v.keys {
		if k == key {
			return &v.items[i]
		}
	}
	return &value{}
}

// words returns the text of a scalar, or of the scalars of a list.
func (v *value) words() string {
	switch v.kind {
	case scalar:
		return strings.TrimSpace(v.text)
	case list:
		var all []string
		for i := range v.items {
			if s := v.items[i].words(); s != "" && v.items[i].kind == scalar {
				all = append(all, s)
			}
		}
		return strings.Join(all, "; ")
	case null, object:
	}
	return ""
}

// isItem reports whether v is a bibliographic item: it has a type, and a name
// or a title.
func (v *value) isItem() bool {
	return v.get("type").kind == scalar && v.isRecord()
}

// isRecord reports whether v may be an item that lacks its type.
func (v *value) isRecord() bool {
	return v.get("id").kind == scalar || v.get("title").kind != null || v.get("citation-key").kind == scalar
}

// probe is how many items are looked at to tell what a list is.
const probe = 50

// have reports whether one of the first items is of the kind asked for.
func have(items []value, is func(*value) bool) bool {
	for i := range items[:min(len(items), probe)] {
		if is(&items[i]) {
			return true
		}
	}
	return false
}

// itemsOf finds the list of items: the value itself, or a member of it.
func itemsOf(v *value) []value {
	switch {
	case v.kind == list && have(v.items, (*value).isItem):
		return v.items
	case v.isItem():
		return []value{*v}
	case v.kind != object:
		return nil
	}
	for _, key := range []string{"items", "references"} {
		if l := v.get(key); l.kind == list && have(l.items, (*value).isRecord) {
			return l.items
		}
	}
	if have(v.items, (*value).isItem) { // items by their keys, as citeproc-js takes them
		return v.items
	}
	return nil
}

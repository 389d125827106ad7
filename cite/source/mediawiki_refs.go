package source

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// wikiRefs are the references of a page in the order of their first use.
type wikiRefs struct {
	all    []*wikiRef
	byName map[string]*wikiRef
	counts map[string]int // by group
}

// A wikiRef is what one or several <ref> stand for.
type wikiRef struct {
	group    string
	key      string // by which its marks are known
	number   int    // that the page shows
	from, to int    // its body; equal if none was found
	shown    bool
}

// ref reads data[at:end], a <ref>: it becomes a citation, and its body is kept
// until the place where the page lists it.
func (r *wikiReader) ref(at, end int) {
	open := at + bytes.IndexByte(r.data[at:end], '>') + 1
	ref := r.known(r.attribute(at, open, "name"), r.attribute(at, open, "group"))
	if body := bytes.LastIndexByte(r.data[at:end], '<') + at; body > open && ref.from == ref.to {
		ref.from, ref.to = open, body
	}
	mark := visible{src: r.data}
	mark.add(at, open, nil)
	r.doc.Citations = append(r.doc.Citations, cite.Citation{Kind: cite.ByKey, Text: mark.text(), Keys: []string{ref.key}})
}

// known returns the reference of a name, which is new at its first use.
func (r *wikiReader) known(name, group string) *wikiRef {
	id := group + "\x00" + name
	if ref := r.refs.byName[id]; ref != nil && name != "" {
		return ref
	}
	if r.refs.counts == nil {
		r.refs.counts = map[string]int{}
	}
	r.refs.counts[group]++
	ref := &wikiRef{group: group, key: name, number: r.refs.counts[group]}
	if name == "" || group != "" {
		ref.key = strings.Trim(group+"-cite-"+strconv.Itoa(ref.number), "-")
	}
	if r.refs.byName == nil {
		r.refs.byName = map[string]*wikiRef{}
	}
	r.refs.byName[id] = ref
	r.refs.all = append(r.refs.all, ref)
	return ref
}

// remarkGroups are those of notes that explain.
var remarkGroups = pattern.New(`(?i)^(?:n|nb|note|notes|a|lower-alpha|lower-roman|anm\.?|anmerkung|прим\.?|комм\.?)$`)

// references lists the references of a group that were not listed before.
func (r *wikiReader) references(group string) {
	for i := 0; i < len(r.refs.all); i++ {
		ref := r.refs.all[i]
		if ref.shown || ref.from == ref.to || group != "" && ref.group != group {
			continue
		}
		ref.shown = true
		r.inline(ref.from, ref.to)
		b := cite.Block{Marker: strconv.Itoa(ref.number) + ".", Key: ref.key, Entry: !remarkGroups.MatchString(ref.group)}
		kind := cite.ListItem
		if !b.Entry {
			kind = cite.Note
		}
		r.flush(kind, b)
	}
}

// attribute returns the value of an attribute in a start tag.
func (r *wikiReader) attribute(at, end int, name string) string {
	for _, m := range wikiAttribute.FindAllSubmatch(r.data[at:min(end, at+maxTag)], -1) {
		if strings.EqualFold(string(m[1]), name) {
			return strings.ToValidUTF8(strings.TrimSpace(string(bytes.Join(m[2:], nil))), "\uFFFD")
		}
	}
	return ""
}

var wikiAttribute = pattern.New(`\s(\w+)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>/]+))`)

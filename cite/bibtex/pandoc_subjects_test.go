package bibtex_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
	"github.com/citecheck/citecheck/cite/csl"
)

// A subject is an entry that pandoc and we read.
type subject struct {
	entry   *cite.Entry
	id      string
	kind    string // as the file has it
	source  string
	text    string // for pandoc
	dialect string
	lenders []*subject
}

// asked are the fields that what we compare is made of. The others only cost
// time.
var asked = wordSet(`author editor translator director bookauthor editortype date year month day title subtitle titleaddon maintitle
	mainsubtitle maintitleaddon booktitle booksubtitle booktitleaddon journal journaltitle journalsubtitle issuetitle issuesubtitle pages type
	entrysubtype eventdate eventtitle venue crossref xdata langid hyphenation options`)

// latexOnly are the types and fields that only biblatex knows.
var latexOnly = wordSet(`date journaltitle location maintitle subtitle xdata langid hyphenation eventtitle eventdate urldate origdate
	editortype titleaddon booksubtitle shortjournal eprinttype eprintclass pubstate bookauthor mainsubtitle pagetotal issuetitle options
	online thesis report collection mvbook mvcollection mvproceedings mvreference reference inreference bookinbook suppbook suppcollection
	suppperiodical dataset software periodical set artwork audio image jurisdiction legislation legal letter movie music performance review
	standard video`)

func wordSet(words string) map[string]bool {
	all := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		all[w] = true
	}
	return all
}

// subjects reads a file. Its entries are written anew for pandoc, without what
// its parser fails at: keys, macros and delimiters that only BibTeX takes.
func subjects(src []byte, prefix string) []*subject {
	f := bibtex.Parse(src)
	byKey := make(map[string]*subject)
	bySpan := make(map[cite.Span]*subject)
	for i, n := range f.Nodes {
		if n.Kind != bibtex.EntryNode {
			continue
		}
		s := &subject{id: fmt.Sprint(prefix, i), kind: strings.ToLower(n.Type.Text), source: string(src[n.Span.Start:n.Span.End])}
		bySpan[n.Span] = s
		if key := strings.ToLower(n.Key.Text); byKey[key] == nil {
			byKey[key] = s
		}
	}
	for i := range f.Nodes {
		if n := &f.Nodes[i]; n.Kind == bibtex.EntryNode {
			bySpan[n.Span].write(n, src, byKey)
		}
	}
	var all []*subject
	for _, e := range f.Entries() {
		s := bySpan[e.Span]
		s.entry = e
		if s.whole(0) {
			all = append(all, s)
		}
	}
	return all
}

// whole reports whether all that lend to s can be written for pandoc and do not
// go round in a circle, which it would follow for ever.
func (s *subject) whole(depth int) bool {
	if depth > 5 || s.text == "" {
		return false
	}
	for _, l := range s.lenders {
		if !l.whole(depth + 1) {
			return false
		}
	}
	return true
}

// write spells the entry for pandoc, if its braces match.
func (s *subject) write(n *bibtex.Node, src []byte, byKey map[string]*subject) {
	s.dialect = "bibtex"
	if latexOnly[s.kind] {
		s.dialect = "biblatex"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "@%s{%s,\n", letters.FindString(strings.NewReplacer("_", "", "-", "").Replace(s.kind)), s.id)
	seen := make(map[string]bool)
	for _, f := range n.Fields {
		name := strings.ToLower(f.Name.Text)
		if latexOnly[name] {
			s.dialect = "biblatex"
		}
		if !asked[name] || seen[name] || len(f.Value.Pieces) == 0 {
			continue
		}
		seen[name] = true
		value, ok := s.value(name, f.Value, src, byKey)
		if !ok {
			return
		}
		fmt.Fprintf(&b, "  %s = %s,\n", name, value)
	}
	s.text = b.String() + "}\n"
}

var (
	letters    = regexp.MustCompile(`^[a-z]*`)
	monthMacro = regexp.MustCompile(`^(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)$`)
)

// value spells a value with the texts of its macros, those of the months aside,
// and the keys in it as the entries are called now.
func (s *subject) value(name string, v bibtex.Value, src []byte, byKey map[string]*subject) (string, bool) {
	if name == "crossref" || name == "xdata" {
		var ids []string
		for _, key := range strings.Split(v.Text(), ",") {
			if l := byKey[strings.ToLower(strings.TrimSpace(key))]; l != nil {
				s.lenders = append(s.lenders, l)
				ids = append(ids, l.id)
			}
		}
		return "{" + strings.Join(ids, ",") + "}", true
	}
	var pieces []string
	for _, p := range v.Pieces {
		if word := string(src[p.Span.Start:p.Span.End]); p.Kind == bibtex.Macro && monthMacro.MatchString(word) {
			pieces = append(pieces, strings.ToLower(word))
			continue
		}
		if !matched(p.Text) {
			return "", false
		}
		pieces = append(pieces, "{"+p.Text+"}")
	}
	return strings.Join(pieces, " # "), true
}

// matched reports whether the braces of s match for pandoc, to which those
// behind a backslash are none.
func matched(s string) bool {
	depth := 0
	for _, r := range strings.NewReplacer(`\{`, "!", `\}`, "!").Replace(s) {
		switch r {
		case '{':
			depth++
		case '}':
			depth--
		case '!', utf8.RuneError:
			return !strings.ContainsAny(s, "{}\uFFFD")
		}
		if depth < 0 {
			return false
		}
	}
	return depth == 0
}

// An oracle is pandoc, whose answers are compared with ours.
type oracle struct {
	t       *testing.T
	unread  int
	compare func(s *subject, theirs *record)
}

// batchSize is how many entries go to pandoc at once, whose time grows faster
// than their number.
const batchSize = 300

// ask compares all the subjects.
func (o *oracle) ask(all []*subject) {
	for _, dialect := range []string{"bibtex", "biblatex"} {
		of := slices.DeleteFunc(slices.Clone(all), func(s *subject) bool { return s.dialect != dialect })
		for batch := range slices.Chunk(of, batchSize) {
			o.batch(dialect, batch)
		}
	}
}

// batch puts some subjects to pandoc, in halves if that fails at one of them.
func (o *oracle) batch(dialect string, batch []*subject) {
	items, err := o.pandoc(dialect, batch)
	if err == nil {
		for i, s := range batch {
			o.compare(s, &items[i])
		}
		return
	}
	if len(batch) == 1 {
		o.unread++
		o.t.Logf("pandoc cannot read this: %v\n%s", err, batch[0].text)
		return
	}
	o.batch(dialect, batch[:len(batch)/2])
	o.batch(dialect, batch[len(batch)/2:])
}

// pandoc reads the subjects and, behind them, those that lend to them.
func (o *oracle) pandoc(dialect string, batch []*subject) ([]record, error) {
	var text strings.Builder
	have := make(map[*subject]bool)
	for todo := slices.Clone(batch); len(todo) > 0; todo = todo[1:] {
		s := todo[0]
		if !have[s] {
			have[s] = true
			text.WriteString(s.text)
			todo = append(todo, s.lenders...)
		}
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, "pandoc", "-f", dialect, "-t", "csljson")
	cmd.Stdin = strings.NewReader(text.String())
	out, err := cmd.Output()
	if err != nil {
		return nil, err
	}
	var items []record
	if err := json.Unmarshal(out, &items); err != nil {
		return nil, err
	}
	if len(items) < len(batch) || items[len(batch)-1].ID != batch[len(batch)-1].id {
		return nil, fmt.Errorf("pandoc gives %d entries for %d", len(items), len(batch))
	}
	return items, nil
}

// A record is what we compare of CSL-JSON.
type record struct {
	ID         string       `json:"id"`
	Type       string       `json:"type"`
	Title      string       `json:"title"`
	Container  string       `json:"container-title"`
	Page       string       `json:"page"`
	Issued     dateItem     `json:"issued"`
	Author     []personItem `json:"author"`
	Editor     []personItem `json:"editor"`
	Translator []personItem `json:"translator"`
	Director   []personItem `json:"director"`
	Host       []personItem `json:"container-author"`
}

type personItem struct {
	Family, Given, Suffix, Literal string
	Dropping                       string `json:"dropping-particle"`
	Particle                       string `json:"non-dropping-particle"`
}

type dateItem struct {
	Parts   [][]json.Number `json:"date-parts"`
	Season  int             `json:"season"`
	Circa   any             `json:"circa"`
	Literal string          `json:"literal"`
}

// ourRecord is what we make of an entry, in the same form.
func ourRecord(t *testing.T, e *cite.Entry) *record {
	data, err := json.Marshal(csl.Item(e))
	if err != nil {
		t.Fatal(err)
	}
	var r record
	if err := json.NewDecoder(bytes.NewReader(data)).Decode(&r); err != nil {
		t.Fatalf("%v in %s", err, data)
	}
	return &r
}

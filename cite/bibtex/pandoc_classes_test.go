package bibtex_test

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// A difference is a field that pandoc and we read otherwise, both in plain
// characters.
type difference struct {
	subject      *subject
	field        string
	ours, theirs string
	source       string // of the entry and of those that lend to it
}

func (d difference) String() string {
	return fmt.Sprintf("%s: we read %q, pandoc %q as %s in\n%s", d.field, d.ours, d.theirs, d.subject.dialect, d.source)
}

// A comparison counts what agrees.
type comparison struct {
	oracle
	fields      map[string]*tally
	classes     map[string]int
	unexplained []difference
}

type tally struct{ agree, explained, total int }

func newComparison(t *testing.T) *comparison {
	c := &comparison{fields: make(map[string]*tally), classes: make(map[string]int)}
	c.oracle = oracle{t: t, compare: c.record}
	return c
}

// record compares one entry.
func (c *comparison) record(s *subject, theirs *record) {
	our := ourRecord(c.t, s.entry)
	c.field(s, "type", our.Type, cmp.Or(theirs.Type, "document"))
	c.field(s, "title", plain(our.Title), plain(theirs.Title))
	c.field(s, "container", plain(our.Container), plain(theirs.Container))
	c.field(s, "page", pagesOf(our.Page), pagesOf(theirs.Page))
	c.field(s, "issued", dateOf(our.Issued), dateOf(theirs.Issued))
	for role, names := range map[string][2][]personItem{
		"author": {our.Author, theirs.Author}, "editor": {our.Editor, theirs.Editor}, "translator": {our.Translator, theirs.Translator},
		"director": {our.Director, theirs.Director}, "container-author": {our.Host, theirs.Host},
	} {
		for i := range max(len(names[0]), len(names[1])) {
			c.field(s, "name", nameAt(names[0], i), nameAt(names[1], i), role)
		}
	}
}

func (c *comparison) field(s *subject, field, ours, theirs string, role ...string) {
	if ours == "" && theirs == "" {
		return
	}
	n := c.fields[field]
	if n == nil {
		n = &tally{}
		c.fields[field] = n
	}
	n.total++
	if ours == theirs {
		n.agree++
		return
	}
	d := difference{s, field, ours, theirs, s.sources()}
	for _, x := range explanations {
		if slices.Contains(strings.Fields(x.fields), field) && x.covers(d) {
			c.classes[x.name]++
			n.explained++
			return
		}
	}
	c.unexplained = append(c.unexplained, d)
}

// sources is the source of the entry and of those that lend to it.
func (s *subject) sources() string {
	all := s.source
	for _, l := range s.lenders {
		all += "\n" + l.sources()
	}
	return all
}

func (c *comparison) report() {
	for field, n := range c.fields {
		c.t.Logf("%-9s %6d fields, %6.2f %% agree, %5.2f %% differ for a reason", field, n.total,
			100*float64(n.agree)/float64(n.total), 100*float64(n.explained)/float64(n.total))
	}
	for name, n := range c.classes {
		c.t.Logf("%5d %s", n, name)
	}
	for _, d := range c.unexplained {
		c.t.Log(d)
	}
	c.t.Logf("pandoc cannot read %d entries", c.unread)
}

var (
	markup   = regexp.MustCompile(`</?(?:i|b|sup|sub|sc|span)(?:\s[^<>]*)?>`)
	dotlessI = regexp.MustCompile(`ı([\x{300}-\x{36F}])`)
	dotlessJ = regexp.MustCompile(`ȷ([\x{300}-\x{36F}])`)
	hyphens  = regexp.MustCompile(`-+`)
	afterDot = regexp.MustCompile(`\. +`)
	inPages  = regexp.MustCompile(` *([-,]) *`)
)

// plain leaves out what is presentation: mark-up, the kind of quotation marks
// and dashes, and case, since pandoc writes English titles in small letters.
func plain(s string) string {
	s = dotted(markup.ReplaceAllString(s, ""))
	s = strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune("‘’'\"“”`«»„‚´", r):
			return -1
		case strings.ContainsRune("–—‐‑−‒―", r):
			return '-'
		}
		return unicode.ToLower(r)
	}, norm.NFKC.String(s))
	return strings.Join(strings.Fields(hyphens.ReplaceAllString(s, "-")), " ")
}

// dotted gives letters without a dot one for their accents to stand on, as
// Unicode has it.
func dotted(s string) string {
	return dotlessJ.ReplaceAllString(dotlessI.ReplaceAllString(norm.NFD.String(s), "i$1"), "j$1")
}

func pagesOf(s string) string { return inPages.ReplaceAllString(plain(s), "$1") }

// nameAt spells a name in its parts. The particles of both kinds are one: BibTeX
// knows no difference.
func nameAt(names []personItem, i int) string {
	if i >= len(names) {
		return ""
	}
	n := names[i]
	parts := []string{n.Dropping + " " + n.Particle, n.Family, n.Given, n.Suffix, n.Literal}
	for i, p := range parts {
		parts[i] = afterDot.ReplaceAllString(plain(p), ".")
	}
	if strings.Join(parts, "") == "" {
		return ""
	}
	return strings.Join(parts, "|")
}

// dateOf spells a date; a season counts as a month, as EDTF has it.
func dateOf(d dateItem) string {
	var ends []string
	for _, parts := range d.Parts {
		var end []string
		for _, p := range parts {
			end = append(end, p.String())
		}
		ends = append(ends, strings.Join(end, "-"))
	}
	s := strings.Join(ends, "/")
	if d.Season > 0 {
		s += fmt.Sprintf("-2%d", d.Season)
	}
	if s == "" {
		return plain(d.Literal)
	}
	if d.Circa == true || d.Circa == 1.0 {
		s += "~"
	}
	return s
}

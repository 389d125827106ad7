package check

import (
	"bytes"
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// An Allow is one name in a comment by which an author says that a finding is
// meant to be:
//
//	<!-- citecheck: allow placeholder-link-text -- the press writes it so -->
//	% citecheck: allow CC203, CC4xx
//	<!-- citecheck: allow-file links -- a page of dead links -->
//
// It holds for the line it stands in. Where it has that line to itself it holds
// for the line after it, with the reference, record or paragraph that begins
// there. With allow-file it holds for the whole file.
type Allow struct {
	Name    string // as written
	Span    cite.Span
	Comment cite.Span // all of it, with the signs that open and close it
	File    bool
	Reason  string
	Rules   []*Rule // that the name stands for; none if nobody knows it
	Near    string  // the name that was meant, if nobody knows it and one is like it

	Used bool // something that it allows was found

	from, to int // the bytes for which it holds
}

// Why says in a report why a finding does not count.
func (a *Allow) Why() string {
	if a.Reason == "" {
		return "allowed by a comment"
	}
	return "allowed by a comment: " + a.Reason
}

// Covers reports whether the comment allows f.
func (a *Allow) Covers(f *cite.Finding) bool {
	if f.Span.Part != a.Span.Part || !slices.ContainsFunc(a.Rules, func(r *Rule) bool { return r.ID == f.Rule }) {
		return false
	}
	return a.File || a.from <= f.Span.Start && f.Span.Start <= a.to
}

// allowSign is what all such comments have in common.
var allowSign = []byte("citecheck:")

// readAllows returns the comments of a document in the order of its parts.
func readAllows(doc *cite.Document) []*Allow {
	var all []*Allow
	for p := range doc.Parts {
		src := doc.Parts[p].Source
		for at := 0; ; {
			i := bytes.Index(src[at:], allowSign)
			if i < 0 {
				break
			}
			at += i + len(allowSign)
			if c, ok := readComment(src, at-len(allowSign)); ok && !inCode(doc, p, c.start) && !inlineCode(doc.Format, src, cite.Span{Part: p, Start: c.body}) {
				all = append(all, c.allows(doc, p)...)
			}
		}
	}
	return all
}

// A comment is what stands behind the sign.
type comment struct {
	src        []byte
	start, end int // of all of it
	body       int // where the word behind the sign begins
	stop       int // where the words end
}

// opener and closer are the signs of comments in the formats that we read:
// HTML, Markdown, MediaWiki and XML; LaTeX and BibTeX; AsciiDoc;
// reStructuredText; Org and YAML.
var (
	openers = [...]string{"<!--", "%", "//", "..", "#"}
	closer  = []byte("-->")
)

// readComment reads the comment around the sign at byte at. Words that only
// speak of such a comment have nothing before them that opens one.
func readComment(src []byte, at int) (comment, bool) {
	line := bytes.LastIndexByte(src[:at], '\n') + 1
	before := strings.TrimRight(string(src[line:at]), " \t")
	i := slices.IndexFunc(openers[:], func(o string) bool { return strings.HasSuffix(before, o) })
	if i < 0 {
		return comment{}, false
	}
	open := openers[i]
	c := comment{src: src, body: at + len(allowSign), start: line + len(strings.TrimRight(before, open))}
	if open == "<!--" {
		c.start = line + len(before) - len(open)
	}
	if alone := strings.TrimSpace(before[:c.start-line]) == ""; !alone && (open == ".." || open == "//" || open == "#") {
		return comment{}, false
	}
	c.stop = len(src)
	if n := bytes.IndexByte(src[at:], '\n'); n >= 0 {
		c.stop = at + n
	}
	c.end = c.stop
	if n := bytes.Index(src[at:c.stop], closer); n >= 0 {
		c.stop, c.end = at+n, at+n+len(closer)
	}
	return c, true
}

// allows takes the names out of a comment: "allow a, b -- reason".
func (c comment) allows(doc *cite.Document, part int) []*Allow {
	words := string(c.src[c.body:c.stop])
	verb, _, _ := strings.Cut(strings.TrimSpace(words), " ")
	if verb != "allow" && verb != "allow-file" {
		return nil
	}
	at := c.body + strings.Index(words, verb) + len(verb)
	names, reason, _ := strings.Cut(string(c.src[at:c.stop]), " --")
	from, to := c.lines(doc, part)
	var all []*Allow
	for _, f := range fieldsIn(names) {
		a := &Allow{
			Name: names[f[0]:f[1]], Span: cite.Span{Part: part, Start: at + f[0], End: at + f[1]},
			Comment: cite.Span{Part: part, Start: c.start, End: c.end},
			File:    verb == "allow-file", Reason: strings.Trim(reason, " \t\r-"),
			from: from, to: to,
		}
		if a.Rules = Find(a.Name); len(a.Rules) == 0 {
			a.Near = Suggest(a.Name)
		}
		all = append(all, a)
	}
	return all
}

// fieldsIn returns where the words of s stand, which commas and spaces part.
func fieldsIn(s string) [][2]int {
	var all [][2]int
	start := -1
	for i := 0; i <= len(s); i++ {
		apart := i == len(s) || strings.IndexByte(" \t\r,", s[i]) >= 0
		switch {
		case apart && start >= 0:
			all, start = append(all, [2]int{start, i}), -1
		case !apart && start < 0:
			start = i
		}
	}
	return all
}

// lines returns the bytes for which the comment holds.
func (c comment) lines(doc *cite.Document, part int) (from, to int) {
	from, to = lineAround(c.src, c.start)
	if strings.TrimSpace(string(c.src[from:c.start])+string(c.src[c.end:to])) != "" {
		return from, to
	}
	next := to
	for next < len(c.src) {
		start, end := lineAround(c.src, next+1)
		next = end
		if text := bytes.TrimSpace(c.src[min(start, len(c.src)):end]); len(text) > 0 && !bytes.Contains(text, allowSign) {
			return from, max(end, endOfUnit(doc, part, start, end))
		}
	}
	return from, to
}

// lineAround returns the bounds of the line of byte i, without its end.
func lineAround(src []byte, i int) (start, end int) {
	i = min(i, len(src))
	start, end = bytes.LastIndexByte(src[:i], '\n')+1, len(src)
	if n := bytes.IndexByte(src[i:], '\n'); n >= 0 {
		end = i + n
	}
	return start, end
}

// endOfUnit returns where the reference, record or block ends that begins
// between the bytes start and end, or 0.
func endOfUnit(doc *cite.Document, part, start, end int) int {
	last := 0
	begins := func(s cite.Span) {
		if s.Part == part && start <= s.Start && s.Start < end {
			last = max(last, s.End)
		}
	}
	for i := range doc.References {
		begins(doc.References[i].Source())
	}
	for i := range doc.Blocks {
		if doc.Blocks[i].Text.Len() > 0 {
			begins(doc.Blocks[i].Text.Source())
		}
	}
	return last
}

// inCode reports whether a byte stands in a block of code, where comments are
// shown and not meant.
func inCode(doc *cite.Document, part, at int) bool {
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Kind == cite.Code && b.Text.Len() > 0 && b.Text.Source().Contains(cite.Span{Part: part, Start: at, End: at + 1}) {
			return true
		}
	}
	return false
}

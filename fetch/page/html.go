package page

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A reader makes one pass over the tokens of a page. It builds no tree: pages
// are read by the hundred thousand, and most of what is wanted stands in the
// head.
type reader struct {
	page *Page
	z    *html.Tokenizer

	hidden  int // depth within <script>, <style>, <noscript>, <template>, <svg>
	titles  [sources][]string
	heading *strings.Builder // of the <h1> under way
	text    strings.Builder  // the beginning of what is visible
	length  int              // bytes of what is visible
	root    bool             // an element that scripts fill: <div id=root>
	scripts strings.Builder  // the beginning of what is hidden
}

// The sources of titles, the best first.
const (
	fromCitation = iota
	fromDublinCore
	fromOpenGraph
	fromTitle
	fromHeading
	sources
)

// maxToken is the longest token that is looked at.
const maxToken = 256 << 10

func (r *reader) read(body []byte) {
	r.z = html.NewTokenizer(bytes.NewReader(body))
	r.text.Grow(min(len(body), maxText))
	r.z.SetMaxBuf(maxToken)
	for {
		switch r.z.Next() {
		case html.ErrorToken:
			return
		case html.TextToken:
			if r.hidden > 0 {
				r.inScript(r.z.Raw())
			} else {
				r.words(plainText(r.z))
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			r.start()
		case html.EndTagToken:
			r.end(tagOf(r.z.Raw()))
		case html.CommentToken, html.DoctypeToken:
		}
	}
}

// tagOf returns the name of a tag as it stands, without the copies that the
// tokenizer makes.
func tagOf(raw []byte) atom.Atom {
	var name [16]byte
	n, i := 0, 1
	if i < len(raw) && raw[i] == '/' {
		i++
	}
	for ; i < len(raw) && n < len(name); i++ {
		c := raw[i]
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			break
		}
		name[n] = c
		n++
	}
	return atom.Lookup(name[:n])
}

func (r *reader) start() {
	tag := tagOf(r.z.Raw())
	switch tag {
	case atom.Title:
		if r.hidden == 0 { // <svg> has titles of its own
			r.rawText(fromTitle)
		}
	case atom.Script, atom.Iframe, atom.Frame:
		r.foreign(tag)
	case atom.Style, atom.Template, atom.Svg:
		r.hidden++
	case atom.Noscript:
		r.hidden++
	case atom.Meta:
		r.meta(attributes(r.z))
	case atom.Link:
		if a := attributes(r.z); equalFold(a.rel, "canonical") {
			r.page.Canonical = a.href
		}
	case atom.Html, atom.Body:
		a := attributes(r.z)
		if a.lang != "" {
			r.page.Lang = strings.ToLower(a.lang)
		}
		r.mark(a)
	case atom.H1:
		if r.heading == nil && len(r.titles[fromHeading]) == 0 {
			r.heading = new(strings.Builder)
		}
	case atom.Article:
		r.page.article = true
	case atom.Div, atom.Main, atom.Section:
		r.box(attributes(r.z))
	case atom.Input:
		if a := attributes(r.z); equalFold(a.kind, "password") {
			r.page.login = true
		}
	}
}

func (r *reader) end(tag atom.Atom) {
	switch tag {
	case atom.Script, atom.Style, atom.Template, atom.Svg, atom.Noscript:
		r.hidden = max(0, r.hidden-1)
	case atom.H1:
		if r.heading != nil {
			r.title(fromHeading, r.heading.String())
			r.heading = nil
		}
	}
	if r.text.Len() < maxText {
		r.text.WriteByte(' ')
	}
}

// rawText reads on: the tokenizer gives the content of a title as one text.
func (r *reader) rawText(source int) {
	if r.z.Next() == html.TextToken {
		r.title(source, string(r.z.Text()))
	}
}

func (r *reader) title(source int, s string) {
	if s = oneLine(s); s != "" {
		r.titles[source] = append(r.titles[source], s)
	}
}

// foreign notes what a page takes from elsewhere.
func (r *reader) foreign(tag atom.Atom) {
	a := attributes(r.z)
	if a.src != "" && len(r.page.scripts) < 64 {
		r.page.scripts = append(r.page.scripts, a.src)
	}
	if tag == atom.Script {
		r.hidden++
	}
}

// plainText is the text of a token. Only what needs decoding is copied.
func plainText(z *html.Tokenizer) []byte {
	if raw := z.Raw(); bytes.IndexByte(raw, '&') < 0 {
		return raw
	}
	return z.Text()
}

// maxText is how many bytes of text are kept to be looked at; what is longer
// than that is long, however many words it has.
const maxText = 2 << 10

func (r *reader) words(raw []byte) {
	if r.heading != nil && r.heading.Len() < 4*longestTitle {
		r.heading.Write(raw)
		r.heading.WriteByte(' ')
	}
	r.length += len(raw)
	if room := maxText - r.text.Len(); room > 0 {
		r.text.Write(raw[:min(len(raw), room)])
	}
}

// inScript looks into scripts and what stands for them: a page that is nothing
// but a script which leads elsewhere.
func (r *reader) inScript(raw []byte) {
	if r.scripts.Len() < textKept {
		r.scripts.Write(raw[:min(len(raw), textKept)])
	}
}

// mark keeps what names the kind of a page.
func (r *reader) mark(a attrs) {
	for _, s := range []string{a.class, a.id} {
		if s != "" && len(s) < 1000 {
			r.page.marks = append(r.page.marks, strings.ToLower(s))
		}
	}
}

// roots are the names of elements that frameworks fill by script.
var roots = []string{"root", "app", "__next", "__nuxt", "___gatsby", "svelte", "ember-app", "app-root", "react-root", "main-app", "q-app"}

// box looks at the names of a division: scripts fill some, and others tell of
// an error or a gate.
func (r *reader) box(a attrs) {
	if slices.Contains(roots, a.id) {
		r.root = true
	}
	if telling(a.id) || telling(a.class) {
		r.mark(a)
	}
}

func (r *reader) meta(a attrs) {
	name := strings.ToLower(a.name)
	if name == "" {
		name = strings.ToLower(a.property)
	}
	switch name {
	case "citation_title":
		r.page.article = true
		r.title(fromCitation, a.content)
	case "dc.title", "dcterms.title", "bepress_citation_title", "eprints.title":
		r.title(fromDublinCore, a.content)
	case "og:title", "twitter:title":
		r.title(fromOpenGraph, a.content)
	case "og:type":
		r.page.article = r.page.article || strings.HasPrefix(strings.ToLower(a.content), "article")
	case "og:url":
		if r.page.Canonical == "" {
			r.page.Canonical = a.content
		}
	case "robots":
		r.page.robots = strings.ToLower(a.content)
	}
	if equalFold(a.equiv, "refresh") && r.page.Refresh == "" && r.hidden == 0 {
		r.page.Refresh = Refresh(a.content)
	}
}

// bytesPerWord is what words take with the space behind them, markup between
// them included.
const bytesPerWord = 6

// finish puts the facts together.
func (r *reader) finish(cut bool) {
	p := r.page
	for _, from := range r.titles {
		for _, t := range from {
			if !slices.Contains(p.Titles, t) && len(p.Titles) < 5 {
				p.Titles = append(p.Titles, t)
			}
		}
	}
	p.title, p.heading = first(r.titles[fromTitle]), first(r.titles[fromHeading])
	p.classes = [2]string{classOf(p.title), classOf(p.heading)}
	p.raw = r.text.String()
	if p.Words = r.length / bytesPerWord; r.length < maxText {
		p.Words = countWords(p.raw)
	}
	scripts := r.scripts.String()
	p.Scripted = !cut && p.Words < 20 && (r.root || needsScript(scripts) || needsScript(p.raw))
	p.Shell = p.Words < short && (r.root || len(p.scripts) > 0 || scripts != "")
	if p.Refresh == "" && p.Words < 20 {
		p.Refresh = scriptedRefresh(scripts)
	}
}

func first(s []string) string {
	if len(s) == 0 {
		return ""
	}
	return s[0]
}

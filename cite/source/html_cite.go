package source

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/citecheck/citecheck/cite"
)

// A citeMark is a <cite data-cite="key">(Knuth 1984)</cite> in the block being
// read: so notebooks name the sources that nbconvert writes as \cite{key}. See
// https://nbconvert.readthedocs.io/en/latest/latex_citations.html.
type citeMark struct {
	keys     []string
	from, to int       // in the text of the block
	tag      cite.Span // the start tag, if it may stand for the words
}

// keyList splits the value of an attribute that names sources.
func keyList(s string) []string {
	return strings.FieldsFunc(strings.ToValidUTF8(s, "\uFFFD"), func(c rune) bool {
		return c == ',' || c == ' ' || c == '\n' || c == '\r' || c == '\t'
	})
}

// citations returns the citations of a block whose text is in v.
func citations(v *visible, marks []citeMark) []cite.Citation {
	if len(marks) == 0 {
		return nil
	}
	var found []cite.Citation
	text := v.b.Text()
	for _, m := range marks {
		t := text.Slice(m.from, m.to).TrimSpace()
		if t.Len() == 0 && m.tag.End > 0 {
			tag := visible{src: v.src, part: v.part}
			tag.add(m.tag.Start, m.tag.End, nil)
			t = tag.text()
		}
		if t.Len() > 0 {
			found = append(found, cite.Citation{Kind: cite.ByKey, Text: t, Keys: m.keys})
		}
	}
	return found
}

// dataCite reads a <cite>, which names a source only if data-cite does.
func (r *htmlReader) dataCite(n *html.Node, p place) {
	m, ok := r.cite(n, p, "data-cite")
	if t := r.tokenOf(n); ok && t != nil {
		m.tag = r.stream.span(t.start, t.end)
		r.cites = append(r.cites, m)
	}
}

// cite reads an element with an attribute that names sources, if it has it.
func (r *htmlReader) cite(n *html.Node, p place, name string) (citeMark, bool) {
	keys := keyList(attr(n, name))
	if len(keys) == 0 || p.cited {
		r.children(n, p)
		return citeMark{}, false
	}
	p.cited = true
	blocks, from := len(r.doc.Blocks), r.v.b.Len()
	r.children(n, p)
	if len(r.doc.Blocks) > blocks {
		from = 0 // a block ended inside
	}
	return citeMark{keys: keys, from: from, to: r.v.b.Len()}, true
}

// citationClass is that of the citations which Pandoc writes:
// <span class="citation" data-cites="knuth84">(Knuth 1984)</span>.
var citationClass = wordSet("citation")

// span reads a <span>, which cites if Pandoc made it and the page holds the
// list that Pandoc makes of the sources; else its words say more.
func (r *htmlReader) span(n *html.Node, p place) {
	if !classed(n, citationClass) || strings.Contains(attr(n, "data-cites"), " ") && hasMark(n) {
		r.children(n, p)
		return
	}
	if m, ok := r.cite(n, p, "data-cites"); ok {
		r.spans = append(r.spans, m)
	}
}

// hasMark reports whether a link below n says that it cites: if there are
// several sources, each has its own.
func hasMark(n *html.Node) bool {
	for c := range n.Descendants() {
		if c.Data == "a" && hasRole(c, entryMarkRoles) {
			return true
		}
	}
	return false
}

// rawCite reads a <cite> or </cite> at data[from:to] of a Markdown text.
func (r *markdownReader) rawCite(from, to int) {
	if r.data[from+1] == '/' {
		if n := len(r.cites); n > 0 && r.cites[n-1].to < 0 {
			r.cites[n-1].to = r.v.b.Len()
		}
		return
	}
	i, j := attrValue(r.data, from, to, "data-cite")
	v := visible{src: r.data}
	v.add(i, j, entity)
	if keys := keyList(v.text().String()); len(keys) > 0 {
		r.closeCite()
		r.cites = append(r.cites, citeMark{keys, r.v.b.Len(), -1, cite.Span{Start: from, End: to}})
	}
}

// closeCite makes a <cite> that is never closed one without words.
func (r *markdownReader) closeCite() {
	if n := len(r.cites); n > 0 && r.cites[n-1].to < 0 {
		r.cites[n-1].to = r.cites[n-1].from
	}
}

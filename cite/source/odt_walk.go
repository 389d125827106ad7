package source

import (
	"strings"
)

// odtLeftOut holds the elements that a reader does not see in the text: what
// was deleted, comments, the description of pictures and indexes, formulas.
var odtLeftOut = wordSet("text:tracked-changes office:annotation svg:title svg:desc draw:object draw:object-ole office:forms " +
	"office:event-listeners script:event-listener text:sequence-decls text:variable-decls text:user-field-decls office:binary-data " +
	"text:bibliography-source text:table-of-content-source text:illustration-index-source text:table-index-source " +
	"text:object-index-source text:user-index-source text:alphabetical-index-source text:ruby-text text:script " +
	"office:automatic-styles office:font-face-decls office:scripts office:meta office:settings office:styles office:master-styles " +
	"table:covered-table-cell presentation:notes form:form draw:glue-point text:dde-connection-decls text:alphabetical-index-auto-mark-file")

func (r *odtReader) start(e *startTag) bool {
	if odtLeftOut[e.name] {
		return false
	}
	switch e.name {
	case "office:text":
		r.body = true
	case "text:p", "text:h":
		r.beginPara(e)
	case "text:span":
		r.beginSpan(r.styles.look(e.get("style-name")))
	case "text:hidden-text", "text:hidden-paragraph":
		r.beginSpan(odtLook{hidden: e.get("is-hidden") == "true"})
	case "text:a":
		r.links = append(r.links, r.anchor(e))
	case "text:list":
		r.beginList(e)
	case "text:list-item", "text:list-header":
		r.beginItem(e, e.name == "text:list-item")
	case "table:table-row":
		r.beginRow()
	case "table:table-cell":
		r.beginCell()
	default:
		return r.startOther(e)
	}
	return true
}

// startOther goes on with notes, indexes, citations and characters.
func (r *odtReader) startOther(e *startTag) bool {
	switch e.name {
	case "text:note":
		r.note = odtNote{open: true, v: visible{src: r.src, part: r.part}}
	case "text:note-citation":
		r.note.marking = r.note.open
	case "text:note-body":
		r.note.mark = r.note.v.text().String()
	case "text:section":
		return r.beginSection(e)
	case "text:bibliography":
		r.bibl++
	case "text:table-of-content", "text:illustration-index", "text:table-index", "text:object-index",
		"text:user-index", "text:alphabetical-index":
		r.toc++
	case "text:index-title":
		r.title = true
	case "text:reference-mark-start":
		r.beginMark(e.get("name"))
	case "text:reference-mark-end":
		r.endMark(e.get("name"))
	case "text:bibliography-mark":
		if p := r.para(); p != nil {
			r.mark = odtMark{para: p, at: p.here(), id: e.get("identifier")}
		}
	case "text:s", "text:tab":
		if r.hidden == 0 {
			r.blank(e.from, e.to)
		}
	case "text:line-break":
		if r.hidden == 0 {
			r.newline(e.from, e.to)
		}
	}
	return true
}

func (r *odtReader) end(name string, from, to int) {
	switch name {
	case "text:p", "text:h":
		r.endPara(from)
	case "text:span", "text:hidden-text", "text:hidden-paragraph":
		r.endSpan()
	case "text:a":
		r.endAnchor(to)
	case "text:list":
		r.endList()
	case "table:table-cell":
		r.endCell()
	case "table:table-row":
		r.endRow()
	case "text:note-citation":
		r.note.marking = false
	case "text:note":
		r.endNote()
	case "text:section":
		r.endSection()
	case "text:bibliography":
		r.bibl--
	case "text:table-of-content", "text:illustration-index", "text:table-index", "text:object-index",
		"text:user-index", "text:alphabetical-index":
		r.toc--
	case "text:index-title":
		r.title = false
	case "text:bibliography-mark":
		r.endBiblMark()
	}
}

func (r *odtReader) text(_ []byte, from, to int, plain bool) {
	if r.note.marking {
		r.note.v.add(from, to, entity)
		return
	}
	p := r.para()
	if p == nil || r.hidden > 0 {
		return
	}
	at := p.here()
	r.write(from, to, plain)
	p.prose = true
	if n := len(r.looks); n > 0 && r.looks[n-1].raised {
		p.raise(at)
	}
}

func (r *odtReader) beginSpan(l odtLook) {
	if n := len(r.looks); n > 0 && r.looks[n-1].raised {
		l.raised = true
	}
	if l.hidden {
		r.hidden++
	}
	r.looks = append(r.looks, l)
}

func (r *odtReader) endSpan() {
	last := len(r.looks) - 1
	if last < 0 {
		return
	}
	if r.looks[last].hidden {
		r.hidden--
	}
	r.looks = r.looks[:last]
}

// anchor opens a link. One inside the document has no address.
func (r *odtReader) anchor(e *startTag) *paraLink {
	url := strings.TrimSpace(e.get("href"))
	p := r.para()
	if p == nil || r.hidden > 0 || strings.HasPrefix(url, "#") {
		return nil
	}
	target := e.where(r.src, r.part, "href")
	if strings.TrimSpace(e.get("href")) != e.get("href") {
		target.End = target.Start
	}
	return p.link(url, e.from, target)
}

func (r *odtReader) endAnchor(to int) {
	last := len(r.links) - 1
	if last < 0 {
		return
	}
	if l := r.links[last]; l != nil && r.para() != nil {
		r.para().close(l, to)
	}
	r.links = r.links[:last]
}

// odtBibliographies holds the names of the sections in which JabRef and Pandoc
// put a list of references.
var odtBibliographies = wordSet("JR_bib refs")

// beginSection reads what a section is for. Those that are hidden are left
// out.
func (r *odtReader) beginSection(e *startTag) bool {
	if e.get("display") == "none" {
		return false
	}
	name := e.get("name")
	undo := func() {}
	if odtBibliographies[name] || strings.Contains(name, "ZOTERO_BIBL") || strings.Contains(name, "CSL_BIBLIOGRAPHY") {
		r.bibl++
		undo = func() { r.bibl-- }
	}
	r.closes = append(r.closes, undo)
	return true
}

func (r *odtReader) endSection() {
	if last := len(r.closes) - 1; last >= 0 {
		r.closes[last]()
		r.closes = r.closes[:last]
	}
}

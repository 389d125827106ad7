package source

import (
	"github.com/citecheck/citecheck/cite"
)

// beginPara begins a paragraph or a heading.
func (r *odtReader) beginPara(e *startTag) {
	props := odtPara{style: e.get("style-name")}
	if e.name == "text:h" {
		props.heading = min(max(number(e.get("outline-level"), 1), 1), 6)
	}
	if n := len(r.lists); n > 0 && !r.note.open {
		l := r.lists[n-1]
		fresh := l.fresh
		if fresh {
			props.marker = r.itemMarker(l, props.style)
		}
		if !fresh || props.marker != "" {
			props.list = l
		}
	}
	r.paras = append(r.paras, props)
	p := r.begin()
	p.note = r.note.open
}

// endPara makes a block of the paragraph.
func (r *odtReader) endPara(end int) {
	p, n := r.para(), len(r.paras)
	if p == nil || n == 0 {
		return
	}
	props := r.paras[n-1]
	r.paras = r.paras[:n-1]
	role := r.styles.role(props.style)
	if (props.heading > 0 || r.title) && !role.title {
		role = paraRole{kind: cite.Heading, level: max(props.heading, 1)}
	}
	r.play(p, role)
	r.place(p, props)
	if p.note {
		r.noteText(p)
	}
	r.finishPara(end)
}

// noteText makes p a paragraph of the note.
func (r *odtReader) noteText(p *para) {
	p.block.Kind, p.block.Level, p.entry = cite.Note, 0, false
	if p.here() > 0 {
		p.block.Marker, r.note.mark = r.note.mark, ""
		r.note.filled = true
	}
}

// endNote cites the note at the place of its mark.
func (r *odtReader) endNote() {
	if mark := r.note.v.text(); mark.Len() > 0 && r.note.filled && r.hidden == 0 {
		r.doc.Citations = append(r.doc.Citations, noted(mark))
	}
	r.note = odtNote{}
}

// beginMark begins the text that a reference manager put in.
func (r *odtReader) beginMark(name string) {
	if items := cslItems(name); items != nil && r.para() != nil {
		r.cites[name] = odtMark{para: r.para(), at: r.para().here(), items: items}
	}
}

func (r *odtReader) endMark(name string) {
	m, ok := r.cites[name]
	delete(r.cites, name)
	if ok && m.para == r.para() {
		m.para.cites = append(m.para.cites, paraCite{items: m.items, from: m.at, to: m.para.here()})
	}
}

// endBiblMark ends a citation of LibreOffice's own bibliography.
func (r *odtReader) endBiblMark() {
	if m := r.mark; m.id != "" && m.para == r.para() {
		m.para.cites = append(m.para.cites, paraCite{id: m.id, from: m.at, to: m.para.here()})
	}
	r.mark = odtMark{}
}

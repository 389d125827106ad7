package source

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// beginPara begins a paragraph, or goes on with the one before if the mark
// between them was deleted.
func (r *docxReader) beginPara() {
	props := docxPara{style: r.styles.usual, level: -1, outline: -1}
	if r.joined {
		r.joined = false
		r.paras[len(r.paras)-1] = props
		return
	}
	p := r.begin()
	p.note, p.order = r.inNote && len(r.open) == 1, r.noteOrder
	r.paras = append(r.paras, props)
}

// closePara ends a paragraph, unless its mark was deleted.
func (r *docxReader) closePara(end int) {
	if n := len(r.paras); n > 0 && r.paras[n-1].joins {
		r.joined = true
		return
	}
	r.endPara(end)
}

// parted ends a paragraph that would go on, before what parts it from others.
func (r *docxReader) parted(end int) {
	if r.joined {
		r.joined = false
		r.endPara(end)
	}
}

// endPara makes a block of the paragraph.
func (r *docxReader) endPara(end int) {
	p := r.para()
	if n := len(r.paras); p == nil || n == 0 {
		return
	}
	props := r.paras[len(r.paras)-1]
	r.paras = r.paras[:len(r.paras)-1]
	style := r.styles.props(props.style)
	r.play(p, outlined(style.role, props.outline))
	r.number(p, props, style)
	if p.note {
		p.block.Kind, p.block.Level = cite.Note, 0
		if p.here() > 0 {
			p.block.Marker, r.note = r.note, ""
		}
	}
	r.finishPara(end)
}

// number gives p the number or bullet of its list.
func (r *docxReader) number(p *para, props docxPara, style docxProps) {
	id, level := props.numID, props.level
	if id == "" {
		id = style.numID
		if level < 0 {
			level = style.level
		}
	}
	num := r.nums.nums[id]
	if num == nil || p.note {
		return
	}
	level = min(max(level, 0), docxLevels-1)
	p.block.Marker = num.next(level)
	if p.block.Marker == "" || p.block.Kind != cite.Paragraph && p.block.Kind != cite.TableCell {
		return
	}
	if num.number == 0 {
		num.number = r.list()
	}
	p.block.Kind, p.block.List, p.block.Level = cite.ListItem, num.number, level+1
}

// paraProp reads a property of the paragraph itself.
func (r *docxReader) paraProp(name, val string) {
	if !r.inProps || len(r.paras) == 0 {
		return
	}
	p := &r.paras[len(r.paras)-1]
	switch name {
	case "w:pStyle":
		p.style = val
	case "w:numId":
		p.numID = val
	case "w:ilvl":
		p.level = number(val, -1)
	case "w:outlineLvl":
		p.outline = number(val, -1)
	}
}

// runProp reads a property of the run. Those of a paragraph are of its mark.
func (r *docxReader) runProp(name string, e *startTag) {
	if r.inProps || len(r.runs) == 0 {
		return
	}
	run := &r.runs[len(r.runs)-1]
	switch name {
	case "w:vanish":
		run.hidden = onValue(e.get("val"))
	case "w:vertAlign":
		run.raised = e.get("val") == "superscript"
	case "w:lang":
		if lang := e.get("val"); lang != "" {
			run.lang = strings.ToValidUTF8(lang, "")
		}
	case "w:rStyle":
		style := r.styles.props(e.get("val"))
		run.raised = run.raised || style.raised
		run.hidden = run.hidden || style.hidden
	}
}

// deletion reads a w:del: that of text, which is left out, or that of the mark
// behind a paragraph.
func (r *docxReader) deletion() bool {
	if r.inProps && len(r.paras) > 0 {
		r.paras[len(r.paras)-1].joins = true
	}
	return false
}

// controlProp reads what a content control is for.
func (r *docxReader) controlProp(name, val string) {
	if len(r.boxes) == 0 {
		return
	}
	c := r.boxes[len(r.boxes)-1]
	switch {
	case name == "w:bibliography", val == "Bibliographies",
		name == "w:tag" && (strings.HasPrefix(val, "MENDELEY_BIBLIOGRAPHY") || strings.HasPrefix(val, "CitaviBibliography")):
		c.count = &r.bibl
	case val == "Table of Contents":
		c.count = &r.toc
	case name == "w:tag":
		c.items = mendeleyItems(val)
	}
}

// showControl begins the content of a control.
func (r *docxReader) showControl() {
	if len(r.boxes) == 0 {
		return
	}
	c := r.boxes[len(r.boxes)-1]
	if c.count != nil {
		*c.count++
	}
	if c.para = r.para(); c.para != nil {
		c.at = c.para.here()
	}
}

func (r *docxReader) endControl() {
	if len(r.boxes) == 0 {
		return
	}
	c := r.boxes[len(r.boxes)-1]
	r.boxes = r.boxes[:len(r.boxes)-1]
	if c.count != nil {
		*c.count = max(0, *c.count-1)
	}
	if c.items != nil && c.para != nil && c.para == r.para() {
		c.para.cites = append(c.para.cites, paraCite{items: c.items, from: c.at, to: c.para.here()})
	}
}

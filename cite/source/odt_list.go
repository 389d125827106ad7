package source

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// odtLevels is one more than the levels a list of OpenDocument has, which are
// counted from 1.
const odtLevels = 11

// An odtList is a list that is being read.
type odtList struct {
	style string
	level int
	id    int  // among the lists of the document
	fresh bool // an item begins: the next paragraph has its number
	start int  // of the item, if it says so, else -1
}

// An odtCount counts the items of the lists of one style.
type odtCount struct {
	counts [odtLevels]int
	begun  [odtLevels]bool
	list   int
}

// beginList opens a list. One that goes on counting is the list before.
func (r *odtReader) beginList(e *startTag) {
	l := &odtList{style: e.get("style-name"), level: 1, start: -1}
	if n := len(r.lists); n > 0 {
		outer := r.lists[n-1]
		l.level, l.id = min(outer.level+1, odtLevels-1), outer.id
		if l.style == "" {
			l.style = outer.style
		}
	}
	c := r.count(l.style)
	goesOn := e.get("continue-numbering") == "true" || e.get("continue-list") != ""
	if !goesOn {
		c.begun[l.level] = false
	}
	if l.level == 1 {
		if !goesOn || c.list == 0 {
			c.list = r.list()
		}
		l.id = c.list
	}
	r.lists = append(r.lists, l)
}

func (r *odtReader) count(style string) *odtCount {
	c := r.counts[style]
	if c == nil {
		c = &odtCount{}
		r.counts[style] = c
	}
	return c
}

func (r *odtReader) endList() { r.lists = r.lists[:max(0, len(r.lists)-1)] }

// beginItem begins an item; only the first paragraph in it has a number.
func (r *odtReader) beginItem(e *startTag, numbered bool) {
	if n := len(r.lists); n > 0 {
		r.lists[n-1].fresh = numbered
		r.lists[n-1].start = number(e.get("start-value"), -1)
	}
}

// itemMarker counts an item of a list and returns what stands before it.
func (r *odtReader) itemMarker(l *odtList, paraStyle string) string {
	l.fresh = false
	levels := r.styles.lists[l.style]
	if levels == nil {
		levels = r.styles.lists[r.styles.list(paraStyle)]
	}
	if levels == nil {
		return "•"
	}
	c, lv := r.count(l.style), &levels[l.level]
	c.next(l, number(lv.Start, 1))
	if lv.Format == "bullet" {
		return lv.Bullet
	}
	return c.label(levels, l.level)
}

// next moves the counter on, and sets those of deeper levels back.
func (c *odtCount) next(l *odtList, first int) {
	switch {
	case l.start >= 0:
		c.counts[l.level] = l.start
	case c.begun[l.level]:
		c.counts[l.level]++
	default:
		c.counts[l.level] = first
	}
	c.begun[l.level] = true
	for k := l.level + 1; k < odtLevels; k++ {
		c.begun[k] = false
	}
}

// label writes the number with those of the levels above that it shows.
func (c *odtCount) label(levels *[odtLevels]odtLevel, level int) string {
	lv := &levels[level]
	if lv.Format == "" {
		return strings.TrimSpace(lv.Prefix + lv.Suffix)
	}
	var parts []string
	for k := max(1, level+1-number(lv.Shown, 1)); k <= level; k++ {
		if f := levels[k].Format; f != "" && f != "bullet" {
			parts = append(parts, numerals(max(c.counts[k], 1), f))
		}
	}
	if c.counts[level] == 0 && len(parts) > 0 {
		parts[len(parts)-1] = "0"
	}
	return strings.TrimSpace(lv.Prefix + strings.Join(parts, ".") + lv.Suffix)
}

// place makes p an item of its list.
func (r *odtReader) place(p *para, props odtPara) {
	l := props.list
	if l == nil || p.note {
		return
	}
	p.block.Marker = props.marker
	if p.block.Kind != cite.Paragraph && p.block.Kind != cite.TableCell {
		return
	}
	p.block.Kind, p.block.List, p.block.Level = cite.ListItem, l.id, l.level
}

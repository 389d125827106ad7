package source

import (
	"github.com/citecheck/citecheck/cite"
)

// lead leads what was read from the text under, by its offsets, back to the
// file that under was decoded from. Other parts than that are left alone.
func (d *draft) lead(under cite.Text) {
	span := func(s cite.Span) cite.Span {
		if s.Part > 0 {
			return s
		}
		return under.Span(s.Start, s.End)
	}
	text := func(t cite.Text) cite.Text {
		if t.Source().Part > 0 {
			return t
		}
		return t.Through(under)
	}
	for i := range d.doc.Blocks {
		b := &d.doc.Blocks[i]
		b.Text = text(b.Text)
		for k, s := range b.Raised {
			b.Raised[k] = span(s)
		}
	}
	for i := range d.doc.Links {
		l := &d.doc.Links[i]
		l.Label, l.Span, l.Target = text(l.Label), span(l.Span), span(l.Target)
	}
	for i := range d.doc.Citations {
		d.doc.Citations[i].Text = text(d.doc.Citations[i].Text)
	}
	for i := range d.doc.Notices {
		d.doc.Notices[i].Span = span(d.doc.Notices[i].Span)
	}
}

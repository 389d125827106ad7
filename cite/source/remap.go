package source

import (
	"github.com/citecheck/citecheck/cite"
)

// lead leads what was read from the text under, by its offsets, back to the
// file that under was decoded from.
func (d *draft) lead(under cite.Text) {
	span := func(s cite.Span) cite.Span { return under.Span(s.Start, s.End) }
	for i := range d.doc.Blocks {
		b := &d.doc.Blocks[i]
		b.Text = b.Text.Through(under)
		for k, s := range b.Raised {
			b.Raised[k] = span(s)
		}
	}
	for i := range d.doc.Links {
		l := &d.doc.Links[i]
		l.Label, l.Span, l.Target = l.Label.Through(under), span(l.Span), span(l.Target)
	}
	for i := range d.doc.Citations {
		c := &d.doc.Citations[i]
		c.Text = c.Text.Through(under)
	}
	for i := range d.doc.Notices {
		d.doc.Notices[i].Span = span(d.doc.Notices[i].Span)
	}
}

package source

import (
	"strings"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
)

// A texBlock is a block that is being put together.
type texBlock struct {
	cite.Block
	b     cite.TextBuilder
	last  cite.Span // of the last character
	space cite.Span // white space seen, not yet written
	blank bool      // space is set
	held  []texHeld // opening brackets, not yet written
	cited bool      // a citation was left out since the last character

	taken []cite.Span
	links []texLink
	notes []*texBlock // that belong behind it
}

// A texHeld is an opening bracket that waits for what follows: brackets around
// nothing but citations are left out with them.
type texHeld struct {
	text  string
	span  cite.Span
	space cite.Span
	blank bool
}

// A texLink is a link whose label is b[from:to].
type texLink struct {
	cite.Link
	from, to int
}

// block is what text goes to.
func (r *latexReader) block() *texBlock {
	if r.nested != nil {
		return r.nested
	}
	if r.flow == nil {
		r.flow = &texBlock{Block: cite.Block{Kind: r.kind, Quote: r.quote}}
		if r.listing != nil && r.kind == cite.ListItem {
			r.flow.List, r.flow.Level = r.listing.number, r.listing.depth
		}
	}
	return r.flow
}

// endFlow ends the block of the main text.
func (r *latexReader) endFlow() {
	if t := r.flow; t != nil {
		r.flow = nil
		r.finishBlock(t)
	}
}

// finishBlock adds a block, then its notes.
func (r *latexReader) finishBlock(t *texBlock) {
	t.release()
	t.Text = t.b.Text().TrimSpace()
	whole := t.b.Text()
	for _, l := range t.links {
		l.Label = whole.Slice(l.from, l.to).TrimSpace()
		r.doc.Links = append(r.doc.Links, l.Link)
	}
	r.add(t.Block, t.taken)
	for _, n := range t.notes {
		r.finishBlock(n)
	}
}

// span is where the bytes [i, j) of the innermost frame were read from.
func (r *latexReader) span(i, j int) cite.Span {
	f := r.top()
	if f.call != nil {
		return r.spanOf(f.call)
	}
	return cite.Span{Part: f.src.part, Start: i, End: j}
}

// spanOf is where the next of what a macro gives stands: at its name, or
// behind those of its arguments that were shown already.
func (r *latexReader) spanOf(c *texCall) cite.Span {
	s, last := c.name, r.block().latest()
	if c.whole {
		s.End = c.end
		return s
	}
	if last.Part == s.Part && last.Start > s.Start {
		s = cite.Span{Part: s.Part, Start: last.End, End: c.end}
		if s.Start >= s.End {
			s.Start = last.Start
		}
	}
	return s
}

// A texOrigin is where a command begins. Its arguments may stand in another
// frame, that of the macro which ends with it.
type texOrigin struct {
	call *texCall
	name cite.Span
}

func (r *latexReader) origin(from int) texOrigin {
	f := r.top()
	return texOrigin{f.call, cite.Span{Part: f.src.part, Start: from, End: r.nameEnd(from)}}
}

// since is the span of a command whose arguments have been read.
func (r *latexReader) since(o texOrigin) cite.Span {
	if o.call != nil {
		return r.spanOf(o.call)
	}
	if f := r.top(); f.call == nil && f.src.part == o.name.Part {
		o.name.End = max(o.name.End, f.at)
	}
	return o.name
}

// latest is where the last that t was given stands, written or waiting.
func (t *texBlock) latest() cite.Span {
	if n := len(t.held); t.blank && (n == 0 || bySource(t.held[n-1].span, t.space) < 0) {
		return t.space
	} else if n > 0 {
		return t.held[n-1].span
	}
	return t.last
}

// emit shows s, which the source spells as span.
func (r *latexReader) emit(s string, span cite.Span) {
	if s == "" || r.mute {
		return
	}
	t := r.block()
	if n := span.End - span.Start; n == len(s) && n > 1 && r.doc.Excerpt(span) != s {
		for _, c := range s { // it must not pass for a copy of the source
			t.write(string(c), span)
		}
	} else {
		t.write(s, span)
	}
	if r.raised {
		t.raise(span)
	}
}

// blank notes white space at [i, j) of the innermost frame.
func (r *latexReader) blank(i, j int) {
	if !r.mute {
		r.blankAt(r.span(i, j))
	}
}

func (r *latexReader) blankAt(span cite.Span) {
	if r.mute {
		return
	}
	if t := r.block(); !t.blank {
		t.space, t.blank = span, true
	}
}

// newline shows a line break where blocks may have one.
func (r *latexReader) newline(span cite.Span) {
	if r.mute || r.math {
		return
	}
	t := r.block()
	if t.Kind == cite.Heading || t.Kind == cite.Caption || t.Entry {
		r.blankAt(span)
		return
	}
	t.blank = false
	t.release()
	if t.b.Len() > 0 {
		t.put("\n", span)
	}
}

// write appends s as readers see it.
func (t *texBlock) write(s string, span cite.Span) {
	if t.cited && t.closesCited(s) {
		return
	}
	t.cited = false
	if s == "(" || s == "[" {
		t.held = append(t.held, texHeld{s, span, t.space, t.blank})
		t.blank = false
		return
	}
	t.release()
	t.put(s, span)
}

// closesCited reads s behind a citation that was left out: the space before it
// goes if s is punctuation, and brackets that hold nothing else go with it.
func (t *texBlock) closesCited(s string) bool {
	if n := len(t.held); n > 0 {
		h := t.held[n-1]
		switch {
		case h.text == "(" && s == ")" || h.text == "[" && s == "]":
			t.held = t.held[:n-1]
			t.space, t.blank = h.space, h.blank
			return true
		case s == "," || s == ";":
			t.blank = false
			return true
		}
	}
	if last := t.b.LastByte(); (s == "," || s == ";") && (last == ',' || last == ';' || last == ':') {
		t.blank = false
		return true // "see \cite{a}, \cite{b}, too"
	}
	if strings.IndexByte(".,;:!?)]", s[0]) >= 0 {
		t.blank = false
	}
	return false
}

// release writes the brackets and the white space that were waiting.
func (t *texBlock) release() {
	space, blank := t.space, t.blank
	for _, h := range t.held {
		t.space, t.blank = h.space, h.blank
		t.flush()
		t.put(h.text, h.span)
	}
	t.held = t.held[:0]
	t.space, t.blank = space, blank
	t.flush()
}

func (t *texBlock) flush() {
	if last := t.b.LastByte(); t.blank && last != 0 && last != '\n' && last != ' ' {
		t.put(" ", t.space)
	}
	t.blank = false
}

func (t *texBlock) put(s string, span cite.Span) {
	t.b.Append(s, span)
	t.last = span
	if n := len(s); n > 1 && span.End-span.Start == n {
		_, size := utf8.DecodeLastRuneInString(s)
		t.last.Start = span.End - size
	}
}

// raise notes that span stands above the line.
func (t *texBlock) raise(span cite.Span) {
	if n := len(t.Raised); n > 0 && t.Raised[n-1].Part == span.Part && t.Raised[n-1].End == span.Start {
		t.Raised[n-1].End = span.End
		return
	}
	t.Raised = append(t.Raised, span)
}

// child begins the block of an argument of a command.
func (r *latexReader) child(kind cite.BlockKind) *texBlock {
	t := &texBlock{Block: cite.Block{Kind: kind, Quote: r.quote}}
	r.nested, r.mute, r.math, r.raised, r.rows = t, false, false, false, false
	return t
}

// render returns what arg shows, as a string, without adding it to the text.
func (r *latexReader) render(arg texFrame) string {
	const deepest = 3
	if r.renders >= deepest || len(r.frames) >= maxFrames {
		return ""
	}
	saved, depth := r.texState, len(r.frames)
	r.renders++
	arg.opaque = true
	r.push(arg)
	t := r.child(cite.Paragraph)
	r.preamble, r.listing = false, nil
	for len(r.frames) > depth {
		r.step()
	}
	r.renders--
	r.texState = saved
	t.release()
	return strings.TrimSpace(t.b.Text().String())
}

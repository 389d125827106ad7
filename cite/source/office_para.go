package source

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// A para is a paragraph of an office document while it is being read.
type para struct {
	v     visible
	block cite.Block

	links  []*paraLink
	raised [][2]int // ranges of the text that stand above the line
	cites  []paraCite
	inner  []*para // of text boxes in it

	entry bool // stands in a list of references
	math  bool // has a formula of its own line
	prose bool // has text beside it
	note  bool // of a footnote
	order int  // of the notes, if they stand in another one
}

// A paraLink is a link in a paragraph; from and to are offsets in its text.
type paraLink struct {
	url      string
	kind     cite.LinkKind
	span     cite.Span
	target   cite.Span
	from, to int
}

// A paraCite is text that a reference manager put into a paragraph.
type paraCite struct {
	items    []cslItem
	id       string // in LibreOffice's own bibliography
	from, to int
}

// here is the offset in the text at which the next word will stand.
func (p *para) here() int { return p.v.b.Len() }

// raise notes that the text from an offset on stands above the line.
func (p *para) raise(from int) {
	if to := p.here(); to > from {
		p.raised = append(p.raised, [2]int{from, to})
	}
}

// link opens a link; the caller closes it.
func (p *para) link(url string, from int, target cite.Span) *paraLink {
	l := &paraLink{url: url, target: target, from: p.here(), to: -1}
	l.span = cite.Span{Part: p.v.part, Start: from, End: from}
	p.links = append(p.links, l)
	return l
}

// close ends a link before the source offset end.
func (p *para) close(l *paraLink, end int) {
	if l.to < 0 {
		l.to, l.span.End = p.here(), max(end, l.span.Start)
	}
}

// An office is what the readers of word processors' files share.
type office struct {
	*draft
	src  []byte // the member that is being read
	part int

	open  []*para // paragraphs, those of text boxes last
	cells int     // cells of tables around
	bibl  int     // containers around that hold references
	toc   int     // containers around that repeat the article

	marker string // of the cell before, for the next paragraph
	held   *para  // a cell that may be the label of the next one
	notes  []*para
	cited  []citedItems
}

// A citedItems is a citation with what a reference manager knows of it.
type citedItems struct {
	text  cite.Text
	items []cslItem
	id    string
}

func newOffice(name string, data []byte) *office {
	return &office{
		draft: &draft{doc: &cite.Document{Parts: []cite.Part{cite.NewPart(name, data, false)}}},
		src:   data,
	}
}

// turn goes on with another member.
func (o *office) turn(name string, data []byte) {
	o.part, o.src = o.draft.part(name, data), data
	o.open, o.cells, o.bibl, o.toc, o.held, o.marker = nil, 0, 0, 0, nil, ""
}

// para is the paragraph being read, or nil.
func (o *office) para() *para {
	if len(o.open) == 0 {
		return nil
	}
	return o.open[len(o.open)-1]
}

func (o *office) begin() *para {
	p := &para{v: visible{src: o.src, part: o.part}}
	o.open = append(o.open, p)
	return p
}

// write appends src[from:to] to the paragraph.
func (o *office) write(from, to int, plain bool) {
	p := o.para()
	if p == nil || from >= to {
		return
	}
	p.entry = p.entry || o.bibl > 0
	if plain {
		p.v.add(from, to, nil)
		return
	}
	p.v.add(from, to, entity)
}

// put appends a character that an element stands for.
func (o *office) put(s string, from, to int) {
	p := o.para()
	if p == nil {
		return
	}
	p.v.flush()
	p.v.b.Append(s, cite.Span{Part: o.part, Start: from, End: to})
	p.v.last = to
}

// blank appends the space that an element stands for.
func (o *office) blank(from, to int) {
	if p := o.para(); p != nil {
		p.v.blank(from, to)
	}
}

func (o *office) newline(from, to int) {
	if p := o.para(); p != nil {
		p.v.newline(from, to)
	}
}

// finishPara ends the paragraph that is being read, before the offset end.
func (o *office) finishPara(end int) {
	p := o.para()
	if p == nil {
		return
	}
	o.open = o.open[:len(o.open)-1]
	for _, l := range p.links {
		p.close(l, end)
	}
	switch outer := o.para(); {
	case p.note:
		o.notes = append(o.notes, p)
	case outer != nil:
		outer.inner = append(outer.inner, p)
	case o.holds(p):
		o.release()
		o.held = p
	default:
		o.release()
		o.emit(p)
	}
}

// holds reports whether p may be the label of the next cell.
func (o *office) holds(p *para) bool {
	return o.cells > 0 && p.block.Kind == cite.TableCell && labelText.MatchString(p.v.text().String())
}

// release lets a cell stand that turned out to be no label.
func (o *office) release() {
	if p := o.held; p != nil {
		o.held = nil
		o.emit(p)
	}
}

func (o *office) beginRow() { o.release(); o.marker = "" }

func (o *office) beginCell() {
	o.marker = ""
	if o.held != nil {
		o.marker, o.held = o.held.v.text().String(), nil
	}
	o.cells++
}

func (o *office) endCell() { o.cells = max(0, o.cells-1) }

func (o *office) endRow() { o.beginRow() }

// emit appends the block of p, its links and the blocks of its text boxes.
func (o *office) emit(p *para) {
	all := p.v.b.Text()
	p.block.Text = p.v.text()
	o.mark(p)
	for _, r := range p.raised {
		if t := all.Slice(r[0], r[1]).TrimSpace(); t.Len() > 0 {
			p.block.Raised = append(p.block.Raised, t.Source())
		}
	}
	var taken []cite.Span
	for _, l := range p.links {
		o.doc.Links = append(o.doc.Links, o.link(l, all, p.block.Region))
		taken = append(taken, l.span)
	}
	for _, c := range p.cites {
		o.cited = append(o.cited, citedItems{all.Slice(c.from, c.to).TrimSpace(), c.items, c.id})
	}
	o.add(p.block, taken)
	for _, q := range p.inner {
		o.emit(q)
	}
}

// mark sets what the whole text decides.
func (o *office) mark(p *para) {
	b := &p.block
	if b.Kind == cite.TableCell && b.Text.Len() > 0 {
		b.Marker, o.marker = o.marker, ""
	}
	if p.math && !p.prose && b.Kind != cite.Note {
		b.Kind = cite.Code
	}
	b.Entry = p.entry && b.Kind != cite.Heading && b.Kind != cite.Code && !headingLike(b.Text.String())
}

// link makes a link of l. Where the address is nowhere in this part, it is
// pointed at in the words that repeat it.
func (o *office) link(l *paraLink, all cite.Text, region cite.Region) cite.Link {
	label := all.Slice(l.from, l.to).TrimSpace()
	if l.target.Start >= l.target.End && label.String() == l.url && l.url != "" {
		l.target = label.Source()
	}
	return cite.Link{
		URL: l.url, Kind: l.kind, Region: region, Label: label,
		Span: l.span, Target: l.target, Ref: -1,
	}
}

// headingLike tells the short words over or within a list of references from
// its entries.
func headingLike(s string) bool {
	return len([]rune(s)) <= 40 && !strings.ContainsAny(s, "0123456789") && !strings.HasSuffix(s, ".")
}

// close appends the notes, which stand behind the text, and what only the
// whole document tells.
func (o *office) close() *cite.Document {
	o.release()
	for _, p := range o.notes {
		o.emit(p)
	}
	o.doc.Blocks = splitEntries(o.doc.Blocks)
	labelEntries(o.doc.Blocks)
	o.resolve()
	return o.finish()
}

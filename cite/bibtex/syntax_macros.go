package bibtex

// maxExpansion bounds the text of one macro. All together may expand to no more
// than four times the file and this, so that macros of macros stay harmless.
const maxExpansion = 1 << 16

// monthMacros are those that every style defines.
func monthMacros() map[string]string {
	macros := make(map[string]string, 2*len(months))
	for i, m := range months {
		macros[m] = monthNames[i]
	}
	return macros
}

// define enters the macro of a @string.
func (p *parser) define(n *Node) {
	for _, f := range n.Fields {
		text := f.Value.Text()
		if len(text) > maxExpansion {
			p.problem(f.Name.Span.Start, f.Name.Span.End, "the macro stands for more than %d bytes: what is behind them is left out", maxExpansion)
			text = text[:maxExpansion]
		}
		p.macros[small(f.Name.Text)] = text
	}
}

// macro looks up what a name stands for.
func (p *parser) macro(piece Piece) Piece {
	text, ok := p.macros[small(piece.Text)]
	if ok && len(text) <= p.room {
		p.room -= len(text)
		piece.Text, piece.Defined = text, true
	}
	p.undefined = p.undefined || !piece.Defined
	return piece
}

// resolve looks up again the macros that were used before their definition,
// and tells of those that have none.
func (p *parser) resolve() {
	if !p.undefined {
		return
	}
	for i := range p.file.Nodes {
		for _, f := range p.file.Nodes[i].Fields {
			for n := range f.Value.Pieces {
				if piece := &f.Value.Pieces[n]; piece.Kind == Macro && !piece.Defined {
					p.resolvePiece(piece)
				}
			}
		}
	}
}

func (p *parser) resolvePiece(piece *Piece) {
	name := piece.Text
	if *piece = p.macro(*piece); piece.Defined {
		p.problem(piece.Span.Start, piece.Span.End, "the macro %s is used before its @string: BibTeX leaves it empty", name)
		return
	}
	p.problem(piece.Span.Start, piece.Span.End, "there is no macro %s: define it with @string, or write {%s}", name, name)
}

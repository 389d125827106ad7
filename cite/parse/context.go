package parse

// An observation is all that the features of one token and of its neighbours
// are made from.
type observation struct {
	wordHash
	shape   shape
	look    uint32 // shape, and whether white space stands before
	sense   sense
	bracket uint8 // 0 none, 1 round, 2 square
	quote   uint8 // 0 none, 1 in the first quotation, 2 in a later one
	seen    uint8 // what came before: see the seen constants
	years   uint8 // years before, at most 2
	segment int32
}

// What may have come before a token.
const (
	seenQuote = 1 << iota
	seenIn
	seenPages
	seenEditor
)

// An analyzer turns text to observations. It is reused to save allocations
// and is not safe for two goroutines at once.
type analyzer struct {
	tables   *tables
	tokens   []token
	obs      []observation
	segments []segment
}

// tables are the constant tables of the analyzer.
type tables struct {
	lexicon    *lexicon
	asciiMarks [128]shape
	otherMarks map[rune]shape
}

func newTables() *tables {
	t := &tables{lexicon: newLexicon()}
	t.asciiMarks, t.otherMarks = newMarkShapes()
	return t
}

// analyze observes the tokens of text, which a.tokens holds.
func (a *analyzer) analyze(text string) {
	if cap(a.obs) < len(a.tokens) {
		a.obs = make([]observation, len(a.tokens)+len(a.tokens)/2)
	}
	a.obs = a.obs[:len(a.tokens)]
	for i := range a.tokens {
		a.observe(i, text)
	}
	a.nest()
	a.divide()
}

// observe looks at token i alone.
func (a *analyzer) observe(i int, text string) {
	t, o := &a.tokens[i], &a.obs[i]
	s := text[t.start:t.end]
	*o = observation{}
	switch {
	case t.kind == kindWord:
		o.shape = shapeOfWord(s)
		o.hash(s)
		o.sense = a.tables.lexicon.sense(o.word)
	case t.kind == kindNumber:
		o.shape = shapeOfNumber(s)
		o.word = uint32(o.shape)
		if len(s) <= 2 || o.shape.isYear() {
			o.hash(s)
		}
	case t.kind == kindIdeograph:
		o.shape = shapeIdeograph
		o.hash(s)
		o.sense = a.tables.lexicon.sense(o.word)
	case t.kind == kindPunct:
		o.shape = a.tables.mark(s)
		o.word = uint32(o.shape)
		o.sense = a.markSense(s, o.shape)
	default:
		o.shape = shapeOfKind(t.kind)
		o.word = uint32(o.shape)
	}
	o.look = uint32(o.shape) << 1
	if t.space {
		o.look |= 1
	}
}

// mark returns the shape of a mark.
func (t *tables) mark(s string) shape {
	r, _ := decode(s, 0)
	if r < 128 {
		return t.asciiMarks[r]
	}
	if m, ok := t.otherMarks[r]; ok {
		return m
	}
	return shapeOther
}

// markSense finds the marks that are key words: & and №.
func (a *analyzer) markSense(s string, m shape) sense {
	if m == shapeAnd || m == shapeNumero {
		return a.tables.lexicon.sense(hashWord(s))
	}
	return sense{}
}

// nest fills in brackets, quotations and what was seen before each token.
func (a *analyzer) nest() {
	var bracket, seen, years uint8
	q := quotes{}
	for i := range a.obs {
		o := &a.obs[i]
		switch o.shape {
		case shapeClose, shapeBrEnd:
			bracket = 0
		}
		q.step(a, i)
		o.bracket, o.quote, o.seen, o.years = bracket, q.state(), seen, years
		switch o.shape {
		case shapeOpen:
			bracket = 1
		case shapeBrOpen:
			bracket = 2
		case shapeYear18, shapeYear19, shapeYear20:
			years = min(years+1, 2)
		}
		seen |= seenBy(o)
		if q.closed > 0 {
			seen |= seenQuote
		}
	}
}

func seenBy(o *observation) uint8 {
	switch o.sense.role {
	case roleIn:
		return seenIn
	case rolePages, roleVolume:
		return seenPages
	case roleEditor:
		return seenEditor
	}
	return 0
}

// quotes follows quotation marks through a text. German and English marks
// share a sign that opens here and closes there, so double marks just take
// turns; single ones are told from apostrophes by what stands beside them.
type quotes struct {
	open, single bool
	closed       int
}

func (q *quotes) step(a *analyzer, i int) {
	wordAfter := i+1 < len(a.obs) && !a.tokens[i+1].space && !a.obs[i+1].shape.isMark()
	switch a.obs[i].shape {
	case shapeQOpen, shapeGOpen, shapeQClose, shapeGClose, shapeQuote:
		q.turn(!q.open, false)
	case shapeSOpen, shapeApos:
		twin := i > 0 && a.obs[i-1].shape == a.obs[i].shape && !a.tokens[i].space
		switch {
		case twin:
			q.turn(q.single || !q.open, false)
		case q.single && !wordAfter:
			q.turn(false, false)
		case !q.open && wordAfter && (i == 0 || a.tokens[i].space):
			q.turn(true, true)
		}
	}
}

func (q *quotes) turn(open, single bool) {
	if q.open && !open {
		q.closed = min(q.closed+1, 2)
	}
	q.open, q.single = open, single
}

func (q *quotes) state() uint8 {
	switch {
	case !q.open:
		return 0
	case q.closed == 0:
		return 1
	}
	return 2
}

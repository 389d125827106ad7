package parse

// maxFeatures bounds the number of features of a token.
const maxFeatures = 80

// A featurizer collects the hashes of the features of one token.
type featurizer struct {
	hashes [maxFeatures]uint32
	n      int
}

// add numbers the templates by the order of the calls, so the calls must be
// the same for every token: a template that does not apply calls skip.
func (f *featurizer) add(template, a, b uint32) {
	f.hashes[f.n] = mix(template, a, b)
	f.n++
}

// outside stands for the neighbours of the first and the last token.
var outside = observation{look: uint32(shapeEdge) << 1}

func (a *analyzer) at(i int) *observation {
	if i < 0 || i >= len(a.obs) {
		return &outside
	}
	return &a.obs[i]
}

func (a *analyzer) segmentAt(i int) *segment {
	if i < 0 || i >= len(a.segments) {
		return &noSegment
	}
	return &a.segments[i]
}

var noSegment = segment{}

// features collects the features of token i. The order of the words below is
// part of the model: a change of it asks for a new training.
func (a *analyzer) features(f *featurizer, i int) {
	f.n = 0
	a.addWords(f, i)
	a.addShapes(f, i)
	a.addSenses(f, i)
	a.addPlace(f, i)
	a.addSegments(f, i)
}

// lexical is the number of leading features that name the word itself; the
// trainer drops them at random so that the others learn their share.
const lexical = 11

func (a *analyzer) addWords(f *featurizer, i int) {
	o := a.at(i)
	f.add(1, o.word, 0)
	before, after := a.at(i-1), a.at(i+1)
	f.add(2, before.word, o.word)
	f.add(3, o.word, after.word)
	f.add(4, o.prefix[1], 0)
	f.add(5, o.prefix[2], 0)
	f.add(6, o.prefix[3], 0)
	f.add(7, o.suffix[0], 0)
	f.add(8, o.suffix[1], 0)
	f.add(9, o.suffix[2], 0)
	f.add(10, o.suffix[3], 0)
	f.add(11, o.word, uint32(o.bracket)<<4|uint32(o.quote))
	f.add(12, before.word, 0)
	f.add(13, after.word, 0)
	f.add(14, a.at(i-2).word, 0)
	f.add(15, a.at(i+2).word, 0)
	f.add(16, before.word, o.look)
	f.add(17, o.look, after.word)
	f.add(18, before.suffix[2], 0)
	f.add(19, after.suffix[2], 0)
}

func (a *analyzer) addShapes(f *featurizer, i int) {
	p3, p2, p1 := a.at(i-3).look, a.at(i-2).look, a.at(i-1).look
	o := a.at(i).look
	n1, n2, n3 := a.at(i+1).look, a.at(i+2).look, a.at(i+3).look
	f.add(20, o, 0)
	f.add(21, p1, o)
	f.add(22, o, n1)
	f.add(23, p1<<8|o, n1)
	f.add(24, p2<<8|p1, o)
	f.add(25, o, n1<<8|n2)
	f.add(26, p2<<8|p1, o<<8|n1)
	f.add(27, p1<<8|o, n1<<8|n2)
	f.add(28, p2<<16|p1<<8|o, n1<<8|n2)
	f.add(29, p3<<16|p2<<8|p1, o)
	f.add(30, o, n1<<16|n2<<8|n3)
	f.add(31, p3<<16|p2<<8|p1, o<<24|n1<<16|n2<<8|n3)
}

func (s sense) bits() uint32 { return uint32(s.role)<<8 | uint32(s.trade) }

func (a *analyzer) addSenses(f *featurizer, i int) {
	p2, p1 := a.at(i-2), a.at(i-1)
	o := a.at(i)
	n1, n2 := a.at(i+1), a.at(i+2)
	f.add(32, o.sense.bits(), o.look)
	f.add(33, p1.sense.bits(), o.look)
	f.add(34, n1.sense.bits(), o.look)
	f.add(35, uint32(p2.sense.role), p1.look<<8|o.look)
	f.add(36, uint32(n2.sense.role), o.look<<8|n1.look)
	f.add(37, p1.sense.bits(), o.sense.bits())
	f.add(38, o.sense.bits(), n1.sense.bits())
	f.add(39, uint32(a.at(i-3).sense.role)<<8|uint32(p2.sense.role), o.look)
}

// addPlace adds where in the text the token stands.
func (a *analyzer) addPlace(f *featurizer, i int) {
	o := a.at(i)
	look := o.look
	inside := uint32(o.bracket)<<4 | uint32(o.quote)
	fromStart, fromEnd := bucket(i), bucket(len(a.obs)-1-i)
	f.add(40, inside, look)
	f.add(41, fromStart, look)
	f.add(42, fromEnd, look)
	f.add(43, uint32(o.seen)<<4|uint32(o.years), look)
	f.add(44, uint32(o.seen)<<4|uint32(o.years), inside)
	f.add(45, uint32(10*i/max(len(a.obs), 1)), look)
	f.add(46, fromStart, inside)
}

// bucket groups distances: exact near, coarse afar.
func bucket(n int) uint32 {
	switch {
	case n < 4:
		return uint32(n)
	case n < 6:
		return 4
	case n < 9:
		return 5
	case n < 14:
		return 6
	case n < 22:
		return 7
	case n < 36:
		return 8
	}
	return 9
}

// addSegments adds what the segment of the token and its neighbours look like.
func (a *analyzer) addSegments(f *featurizer, i int) {
	o := a.at(i)
	n := int(o.segment)
	s, before, after := a.segmentAt(n), a.segmentAt(n-1), a.segmentAt(n+1)
	p, q, r := uint32(before.form), uint32(s.form), uint32(after.form)
	place := uint32(0) // first, inside, last or the mark after
	switch {
	case i == s.first && i == s.last:
		place = 1
	case i == s.first:
		place = 2
	case i == s.last:
		place = 3
	case i > s.last:
		place = 4
	}
	here := place<<8 | q
	marks := uint32(s.before)<<8 | uint32(s.after)
	f.add(50, here, p)
	f.add(51, here, r)
	f.add(52, here, p<<8|r)
	f.add(53, here, marks)
	f.add(54, here<<8|p, marks)
	f.add(55, here<<8|r, marks)
	f.add(56, here, r<<8|uint32(a.segmentAt(n+2).form))
	f.add(57, here, p<<8|uint32(a.segmentAt(n-2).form))
	f.add(58, here, uint32(min(n, 7)))
	f.add(59, here<<8|uint32(s.trades), uint32(s.role))
	f.add(60, here<<8|uint32(after.trades), uint32(after.role))
	f.add(61, here<<8|uint32(before.trades), uint32(before.role))
	f.add(62, a.at(s.first).word, here)
	f.add(63, a.at(s.last).word, here)
	f.add(64, uint32(o.seen)<<4|uint32(o.years), here)
	f.add(65, a.at(s.first).word, o.look)
	f.add(66, uint32(s.trades)<<8|uint32(s.role), marks)
	f.add(67, uint32(min(len(a.segments)-n, 7)), here)
	f.add(68, uint32(s.shared)<<8|q, marks)
	f.add(69, uint32(s.shared)<<8|uint32(after.shared), here)
	f.add(70, uint32(s.shared)<<8|uint32(before.shared), here)
	f.add(71, uint32(s.shared)<<8|uint32(after.shared), o.look)
}

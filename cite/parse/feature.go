package parse

// maxFeatures bounds the number of features of a token.
const maxFeatures = 64

// A featurizer collects the hashes of features of one token.
type featurizer struct {
	hashes [maxFeatures]uint32
	n      int
}

// add enters the feature that is the template with the values a and b.
func (f *featurizer) add(template, a, b uint32) {
	f.hashes[f.n] = mix(template, a, b)
	f.n++
}

// outside stands for the neighbours of the first and the last token.
var outside = observation{look: uint32(shapeEdge) << 1}

func (a *analyzer) at(i int) *observation {
	if uint(i) >= uint(len(a.obs)) {
		return &outside
	}
	return &a.obs[i]
}

func (a *analyzer) segmentAt(i int) *segment {
	if uint(i) >= uint(len(a.segments)) {
		return &noSegment
	}
	return &a.segments[i]
}

var noSegment = segment{}

// groups are all features of a token, in sets that depend on the same few
// things about it. Their order is part of the model: a change of it, or of the
// words below, asks for a new training.
var groups = [...]func(a *analyzer, f *featurizer, i int){
	(*analyzer).addWord, (*analyzer).addBefore, (*analyzer).addAfter, (*analyzer).addNear, (*analyzer).addShapes,
	(*analyzer).addPlace, (*analyzer).addMemory, (*analyzer).addForms, (*analyzer).addTrades,
}

// keys packs what each group depends on to a number, never 0. What comes again
// under the same number has the same features.
func (a *analyzer) keys(i int) [len(groups)]uint64 {
	before, o, after := a.at(i-1), a.at(i), a.at(i+1)
	n := int(o.segment)
	p, s, r := a.segmentAt(n-1), a.segmentAt(n), a.segmentAt(n+1)
	near := uint64(before.look)<<16 | uint64(o.look)<<8 | uint64(after.look)
	sense, here := uint64(o.sense.bits()), uint64(s.place(i))<<8|uint64(s.form)
	return [...]uint64{
		uint64(o.word) | 1<<63,
		uint64(before.word)<<16 | sense | 1<<63,
		uint64(after.word)<<24 | sense<<8 | uint64(o.look),
		near,
		uint64(a.at(i-2).look)<<32 | uint64(a.at(i+2).look)<<24 | near,
		uint64(o.look)<<8 | uint64(bucket(i))<<4 | uint64(bucket(len(a.obs)-1-i)),
		uint64(o.look)<<40 | uint64(o.inside())<<32 | uint64(o.past()),
		uint64(p.form)<<40 | uint64(r.form)<<32 | uint64(s.marks())<<16 | here | 1<<63,
		mix64(here|uint64(s.marks())<<16|uint64(o.past())<<32, uint64(s.sign)<<32|uint64(p.sign)<<16|uint64(r.sign)) | 1,
	}
}

// features collects all features of token i.
func (a *analyzer) features(f *featurizer, i int) {
	f.n = 0
	for g := range groups {
		groups[g](a, f, i)
	}
}

// lexical is the number of leading features that name the word itself; the
// trainer drops them at random so that the others learn their share.
const lexical = 8

func (o *observation) inside() uint32 { return uint32(o.bracket)<<2 | uint32(o.quote) }

// addWord adds what the word itself says.
func (a *analyzer) addWord(f *featurizer, i int) {
	o := a.at(i)
	f.add(1, o.word, 0)
	f.add(4, o.prefix[1], 0)
	f.add(5, o.prefix[2], 0)
	f.add(6, o.prefix[3], 0)
	f.add(7, o.suffix[0], 0)
	f.add(8, o.suffix[1], 0)
	f.add(9, o.suffix[2], 0)
	f.add(10, o.suffix[3], 0)
}

func (s sense) bits() uint32 { return uint32(s.role)<<8 | uint32(s.trade) }

// addBefore adds the word before.
func (a *analyzer) addBefore(f *featurizer, i int) {
	before, o := a.at(i-1), a.at(i)
	f.add(12, before.word, 0)
	f.add(18, before.suffix[2], 0)
	f.add(37, before.sense.bits(), o.sense.bits())
}

// addAfter adds the word after.
func (a *analyzer) addAfter(f *featurizer, i int) {
	o, after := a.at(i), a.at(i+1)
	f.add(13, after.word, 0)
	f.add(19, after.suffix[2], 0)
	f.add(32, o.sense.bits(), o.look)
	f.add(38, o.sense.bits(), after.sense.bits())
}

// addNear adds the shapes of the token and its two neighbours.
func (a *analyzer) addNear(f *featurizer, i int) {
	p1, o, n1 := a.at(i-1).look, a.at(i).look, a.at(i+1).look
	f.add(20, o, 0)
	f.add(21, p1, o)
	f.add(22, o, n1)
	f.add(23, p1<<8|o, n1)
}

// addShapes adds the shapes of two tokens on either side.
func (a *analyzer) addShapes(f *featurizer, i int) {
	p2, p1, o, n1, n2 := a.at(i-2).look, a.at(i-1).look, a.at(i).look, a.at(i+1).look, a.at(i+2).look
	f.add(24, p2<<8|p1, o)
	f.add(25, o, n1<<8|n2)
}

// addPlace adds where in the text the token stands.
func (a *analyzer) addPlace(f *featurizer, i int) {
	o := a.at(i)
	f.add(41, bucket(i), o.look)
	f.add(42, bucket(len(a.obs)-1-i), o.look)
}

// past packs what came before a token.
func (o *observation) past() uint32 { return uint32(o.seen)<<2 | uint32(o.years) }

// addMemory adds what came before the token.
func (a *analyzer) addMemory(f *featurizer, i int) {
	o := a.at(i)
	f.add(40, o.inside(), o.look)
	f.add(43, o.past(), o.look)
	f.add(44, o.past(), o.inside())
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

// place tells where in its segment token i stands: alone, first, inside, last,
// or as the mark after.
func (s *segment) place(i int) uint32 {
	switch {
	case i == s.first && i == s.last:
		return 1
	case i == s.first:
		return 2
	case i == s.last:
		return 3
	case i > s.last:
		return 4
	}
	return 0
}

// addForms adds what the segment of the token and its neighbours look like.
func (a *analyzer) addForms(f *featurizer, i int) {
	n := int(a.at(i).segment)
	s := a.segmentAt(n)
	p, q, r := uint32(a.segmentAt(n-1).form), uint32(s.form), uint32(a.segmentAt(n+1).form)
	here := s.place(i)<<8 | q
	f.add(50, here, p)
	f.add(51, here, r)
	f.add(52, here, p<<8|r)
	f.add(53, here, s.marks())
}

// marks packs the marks round a segment.
func (s *segment) marks() uint32 { return uint32(s.before)<<8 | uint32(s.after) }

// addTrades adds what the words of the segment and its neighbours are known for.
func (a *analyzer) addTrades(f *featurizer, i int) {
	o := a.at(i)
	n := int(o.segment)
	s, before, after := a.segmentAt(n), a.segmentAt(n-1), a.segmentAt(n+1)
	here := s.place(i)<<8 | uint32(s.form)
	f.add(59, here, s.sign)
	f.add(60, here, after.sign)
	f.add(61, here, before.sign)
	f.add(64, o.past(), here)
	f.add(66, s.sign, s.marks())
}

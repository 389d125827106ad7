package parse

import "encoding/binary"

// A row holds a weight for every tag, a byte each, 128 added so that none is
// negative. It fills one cache line: to fetch it is most of the work.
type row [tagWords]uint64

// sums holds sums of weights, four to a word, in lanes of 16 bits: first those
// of the tags 0, 2, 4 and 6, then those of 1, 3, 5 and 7, and so on. A word is
// the sum of each lane's value shifted to its place, so that a negative one
// borrows from the lane above. No lane leaves its 16 bits: maxFeatures weights
// of at most maxWeight do not.
type sums [2 * tagWords]uint64

// scores holds the sum of the weights by tag.
type scores [8 * tagWords]int32

const (
	tagWords = (numTags + 7) / 8
	rowBias  = 128
	evens    = 0x00ff00ff00ff00ff
	ones     = 0x0001000100010001
	lanes    = 0x8000800080008000
)

// unpack makes a row of the pairs of a feature.
func unpack(pairs []byte) row {
	var r row
	for w := range r {
		r[w] = rowBias * (ones | ones<<8)
	}
	for ; len(pairs) > 0; pairs = pairs[2:] {
		p := binary.LittleEndian.Uint16(pairs)
		t := int(p >> pairTag & 63)
		r[t/8] += uint64(max(-rowBias, min(weight(p), maxWeight))) << (t % 8 * 8)
	}
	return r
}

// weight is the signed weight of a pair.
func weight(p uint16) int64 { return int64(int16(p<<(16-pairTag))) >> (16 - pairTag) }

// total takes the sum of all groups apart by tag, giving back what each lane
// borrowed. It goes by eight words at a time so that they stay in registers.
func (out *scores) total(groups *[len(groups)]*sums) {
	for w := 0; w < 2*tagWords; w += 8 {
		var a, b, c, d, e, f, g, h uint64 = lanes, lanes, lanes, lanes, lanes, lanes, lanes, lanes
		for _, s := range groups {
			p := (*[8]uint64)(s[w:])
			a, b, c, d = a+p[0], b+p[1], c+p[2], d+p[3]
			e, f, g, h = e+p[4], f+p[5], g+p[6], h+p[7]
		}
		o := (*[32]int32)(out[4*w:])
		unpackLanes((*[8]int32)(o[:]), a, b)
		unpackLanes((*[8]int32)(o[8:]), c, d)
		unpackLanes((*[8]int32)(o[16:]), e, f)
		unpackLanes((*[8]int32)(o[24:]), g, h)
	}
}

func unpackLanes(o *[8]int32, even, odd uint64) {
	o[0], o[1] = int32(even&0xffff)-0x8000, int32(odd&0xffff)-0x8000
	o[2], o[3] = int32(even>>16&0xffff)-0x8000, int32(odd>>16&0xffff)-0x8000
	o[4], o[5] = int32(even>>32&0xffff)-0x8000, int32(odd>>32&0xffff)-0x8000
	o[6], o[7] = int32(even>>48)-0x8000, int32(odd>>48)-0x8000
}

// A summer adds up the weights of features.
type summer struct {
	slots [maxFeatures]uint32
	rows  [maxFeatures]*row
}

// add fills out with the sum of the weights of the features. All slots are
// asked for before the first is looked at, so that the waits for memory overlap.
func (s *summer) add(m *model, hashes []uint32, out *sums) {
	mask := uint32(len(m.slots) - 1)
	for i, h := range hashes {
		s.slots[i] = m.slots[h&mask]
	}
	n := 0
	for i, h := range hashes {
		slot := s.slots[i]
		for at := h; slot != 0 && (slot^h)>>slotBits != 0; {
			at++
			slot = m.slots[at&mask]
		}
		if slot != 0 {
			s.rows[n] = &m.rows[slot&slotMask-1]
			n++
		}
	}
	out.sum(s.rows[:n])
}

// sum adds the rows up, in halves that stay in registers.
func (s *sums) sum(rows []*row) {
	bias := -uint64(len(rows)) * rowBias * ones
	for w := 0; w < tagWords; w += 4 {
		a, b, c, d, e, f, g, h := bias, bias, bias, bias, bias, bias, bias, bias
		for _, r := range rows {
			p := (*[4]uint64)(r[w:])
			a, b = a+p[0]&evens, b+p[0]>>8&evens
			c, d = c+p[1]&evens, d+p[1]>>8&evens
			e, f = e+p[2]&evens, f+p[2]>>8&evens
			g, h = g+p[3]&evens, h+p[3]>>8&evens
		}
		*(*[8]uint64)(s[2*w:]) = [8]uint64{a, b, c, d, e, f, g, h}
	}
}

// sum works on four words at a time.
var _ = [1]struct{}{}[tagWords%4]

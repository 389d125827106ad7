package parse

// A row holds a weight for every tag, four to a word, 16 bits each. The sum of
// maxFeatures rows of weights of at most 2*rowBias-1 overflows no lane.
type row = [rowWords]uint64

// scores holds the sum of the weights by tag; it is as long as a pair can name.
type scores [64]int32

// unbiased is the row of nothing but zeros.
var unbiased = func() (r row) {
	for t := range numTags {
		r[t/4] |= rowBias << (16 * (t % 4))
	}
	return r
}()

// unpack makes a row of pairs.
func unpack(pairs []uint16) row {
	r := unbiased
	for _, p := range pairs {
		if t := p >> pairTag & 63; int(t) < numTags {
			r[t/4] += uint64(weight(p)) << (t % 4 * 16)
		}
	}
	return r
}

// weight is the signed weight of a pair.
func weight(p uint16) int32 { return int32(int16(p<<(16-pairTag))) >> (16 - pairTag) }

// score sums up the weights of the features by tag.
func (m *model) score(hashes []uint32, out *scores) {
	*out = scores{}
	var rows [maxFeatures]*row
	n := 0
	mask := uint32(len(m.slots) - 1)
	for _, h := range hashes {
		at := h & mask
		s := m.slots[at]
		for s != 0 && (s^h)>>slotBits != 0 {
			at = (at + 1) & mask
			s = m.slots[at]
		}
		if s == 0 {
			continue
		}
		first := int(s&slotMask) - 1
		if r := first - len(m.pairs); r >= 0 {
			rows[n] = &m.rows[r]
			n++
			continue
		}
		for _, p := range m.pairs[first:] {
			out[p>>pairTag&63] += weight(p)
			if p&pairLast != 0 {
				break
			}
		}
	}
	sum := addRows(rows[:n])
	for t := range numTags {
		out[t] += int32(sum[t/4]>>(16*(t%4))&0xffff) - int32(n*rowBias)
	}
}

// addRows adds the rows up, five words at a time so that the sums stay in
// registers.
func addRows(rows []*row) (sum row) {
	for w := 0; w < rowWords; w += 5 {
		var a, b, c, d, e uint64
		for _, r := range rows {
			part := (*[5]uint64)(r[w:])
			a += part[0]
			b += part[1]
			c += part[2]
			d += part[3]
			e += part[4]
		}
		*(*[5]uint64)(sum[w:]) = [5]uint64{a, b, c, d, e}
	}
	return sum
}

// addRows needs rows of whole fives.
var _ = [1]struct{}{}[rowWords%5]

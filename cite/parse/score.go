package parse

// lanes is the sum of rows: four tags to a word, 16 bits each. With at most
// maxFeatures rows of at most 2*rowBias-1 each no lane overflows.
type lanes [rowWords]uint64

// scores holds the sum of the weights by tag; it is as long as a pair can name.
type scores [64]int32

// unpack makes rows of the features with many pairs. A slot of a row holds its
// number after those of all pairs.
func (m *model) unpack() {
	for i, s := range m.slots {
		if s == 0 {
			continue
		}
		pairs := m.pairsAt(s&slotMask - 1)
		if len(pairs) < rowLeast || len(m.pairs)+len(m.rows) >= slotMask {
			continue
		}
		var row [rowWords]uint64
		for t := range numTags {
			row[t/4] |= rowBias << (16 * (t % 4))
		}
		for _, p := range pairs {
			t := int(p >> pairTag & 63)
			if t < numTags {
				row[t/4] += uint64(weight(p)) << (16 * (t % 4))
			}
		}
		m.rows = append(m.rows, row)
		m.slots[i] = s&^slotMask | uint32(len(m.pairs)+len(m.rows))
	}
}

// pairsAt returns the pairs of the feature whose first is at i.
func (m *model) pairsAt(i uint32) []uint16 {
	end := i
	for m.pairs[end]&pairLast == 0 {
		end++
	}
	return m.pairs[i : end+1]
}

// weight is the signed weight of a pair.
func weight(p uint16) int32 { return int32(int16(p<<(16-pairTag))) >> (16 - pairTag) }

// score sums up the weights of the features by tag.
func (m *model) score(hashes []uint32, out *scores) {
	*out = scores{}
	var sum lanes
	rows := 0
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
			row := &m.rows[r]
			for w := range sum {
				sum[w] += row[w]
			}
			rows++
			continue
		}
		for _, p := range m.pairs[first:] {
			out[p>>pairTag&63] += weight(p)
			if p&pairLast != 0 {
				break
			}
		}
	}
	for t := range numTags {
		out[t] += int32(sum[t/4]>>(16*(t%4))&0xffff) - int32(rows*rowBias)
	}
}

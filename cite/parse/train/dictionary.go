package train

import "math/bits"

// A dictionary numbers the features that are seen often enough to be learnt.
type dictionary struct {
	counts []uint8 // by the upper bits of the hash; the few collisions do no harm
	shift  int     // of the hash, to its place in counts
	keys   []uint32
	rows   []int32
	often  []uint8 // by row: the count, 255 for more
	size   int32
}

// newDictionary has room for the counts of the features of so many records: a
// record has some 3,000, of which a tenth is new, and 2^28 bytes are the most.
func newDictionary(records int) *dictionary {
	size := min(max(bits.Len(uint(records))+11, 16), 28)
	return &dictionary{counts: make([]uint8, 1<<size), shift: 32 - size}
}

// count notes one sight of each feature.
func (d *dictionary) count(hashes []uint32) {
	for _, h := range hashes {
		if c := &d.counts[h>>d.shift]; *c < 255 {
			*c++
		}
	}
}

// enter gives rows to those of the features that were counted at least least
// times.
func (d *dictionary) enter(hashes []uint32, least int) {
	for _, h := range hashes {
		if int(d.counts[h>>d.shift]) < least {
			continue
		}
		if 3*len(d.keys) <= 4*int(d.size) {
			d.grow()
		}
		if slot := d.slot(h); d.rows[slot] < 0 {
			d.keys[slot], d.rows[slot] = h, d.size
			d.often = append(d.often, d.counts[h>>d.shift])
			d.size++
		}
	}
}

func (d *dictionary) slot(h uint32) uint32 {
	mask := uint32(len(d.keys) - 1)
	slot := (h * 0x9e3779b1) & mask
	for d.rows[slot] >= 0 && d.keys[slot] != h {
		slot = (slot + 1) & mask
	}
	return slot
}

func (d *dictionary) grow() {
	keys, rows := d.keys, d.rows
	n := max(1<<16, 2*len(keys))
	d.keys, d.rows = make([]uint32, n), make([]int32, n)
	for i := range d.rows {
		d.rows[i] = -1
	}
	for i, r := range rows {
		if r >= 0 {
			slot := d.slot(keys[i])
			d.keys[slot], d.rows[slot] = keys[i], r
		}
	}
}

// row returns the row of a feature, or -1.
func (d *dictionary) row(h uint32) int32 { return d.rows[d.slot(h)] }

// hashes returns the hash of each row.
func (d *dictionary) hashes() []uint32 {
	out := make([]uint32, d.size)
	for i, r := range d.rows {
		if r >= 0 {
			out[r] = d.keys[i]
		}
	}
	return out
}

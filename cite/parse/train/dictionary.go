package train

// A dictionary numbers the features that are seen often enough to be learnt.
type dictionary struct {
	counts []uint8 // by the upper bits of the hash; the few collisions do no harm
	keys   []uint32
	rows   []int32
	size   int32
}

// countBits is the size of the table of counts: 2^28 bytes.
const countBits = 28

func newDictionary() *dictionary { return &dictionary{counts: make([]uint8, 1<<countBits)} }

// count notes one sight of each feature.
func (d *dictionary) count(hashes []uint32) {
	for _, h := range hashes {
		if c := &d.counts[h>>(32-countBits)]; *c < 255 {
			*c++
		}
	}
}

// enter gives rows to those of the features that were counted at least least
// times.
func (d *dictionary) enter(hashes []uint32, least int) {
	for _, h := range hashes {
		if int(d.counts[h>>(32-countBits)]) < least {
			continue
		}
		if 3*len(d.keys) <= 4*int(d.size) {
			d.grow()
		}
		if slot := d.slot(h); d.rows[slot] < 0 {
			d.keys[slot], d.rows[slot] = h, d.size
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

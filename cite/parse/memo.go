package parse

// memoBits is the binary logarithm of how many sums a memo keeps. All memos
// together are to fit in the second-level cache of a core.
const memoBits = 12

// A memo keeps the sums of a group of features by key. A key maps to one place
// and drives out what was there; that does not change any result.
type memo [1 << memoBits]kept

type kept struct {
	key uint64
	sum sums
}

// place returns where the sum of key is, or is to be.
func (m *memo) place(key uint64) *kept {
	return &m[key*0x9e3779b97f4a7c15>>(64-memoBits)]
}

// emit fills in the scores of token i.
func (d *decoder) emit(i int) {
	var all [len(groups)]*sums
	for g := range groups {
		key := groups[g].key(&d.analyzer, i)
		k := d.memos[g].place(key)
		if k.key != key {
			k.key = key
			d.f.n = 0
			groups[g].add(&d.analyzer, &d.f, i)
			d.summer.add(d.m, d.f.hashes[:d.f.n], &k.sum)
		}
		all[g] = &k.sum
	}
	d.emits[i].total(&all)
}

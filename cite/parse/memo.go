package parse

// memoBits is the binary logarithm of how many sums a memo keeps. All memos of
// a decoder take two and a half megabytes: more keep more, and wait longer for memory.
const memoBits = 11

// A memo keeps the sums of a group of features by key. A key maps to one place
// and drives out what was there; that does not change any result. The keys
// stand by themselves so that they stay in the cache.
type memo struct {
	keys [1 << memoBits]uint64
	sums [1 << memoBits]sums
}

// placeOf returns where the sum of key is, or is to be.
func placeOf(key uint64) uint64 { return key * 0x9e3779b97f4a7c15 >> (64 - memoBits) }

// emit fills in the scores of token i. All memos are asked before the first
// answer is looked at, so that the waits for memory overlap.
func (d *decoder) emit(i int) {
	keys := d.keys(i)
	var places, found [len(groups)]uint64
	for g := range groups {
		places[g] = placeOf(keys[g])
		found[g] = d.memos[g].keys[places[g]]
	}
	var all [len(groups)]*sums
	for g := range groups {
		m := d.memos[g]
		all[g] = &m.sums[places[g]]
		if found[g] != keys[g] {
			m.keys[places[g]] = keys[g]
			d.f.n = 0
			groups[g](&d.analyzer, &d.f, i)
			d.summer.add(d.m, d.f.hashes[:d.f.n], all[g])
		}
	}
	d.emits[i].total(&all)
}

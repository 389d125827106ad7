package pattern

// The methods on bytes do without the filter: readers ask them of pieces that
// are cut out for one expression.

// Match reports whether b contains a match.
func (p *Regexp) Match(b []byte) bool { return p.get().Match(b) }

// Find returns the leftmost match, nil if there is none.
func (p *Regexp) Find(b []byte) []byte { return p.get().Find(b) }

// FindIndex returns the place of the leftmost match.
func (p *Regexp) FindIndex(b []byte) []int { return p.get().FindIndex(b) }

// FindSubmatch returns the leftmost match and its groups.
func (p *Regexp) FindSubmatch(b []byte) [][]byte { return p.get().FindSubmatch(b) }

// FindSubmatchIndex returns the places of the leftmost match and its groups.
func (p *Regexp) FindSubmatchIndex(b []byte) []int { return p.get().FindSubmatchIndex(b) }

// FindAllIndex returns the places of n matches at most.
func (p *Regexp) FindAllIndex(b []byte, n int) [][]int { return p.get().FindAllIndex(b, n) }

// FindAllSubmatch returns n matches at most with their groups.
func (p *Regexp) FindAllSubmatch(b []byte, n int) [][][]byte { return p.get().FindAllSubmatch(b, n) }

// FindAllSubmatchIndex returns the places of n matches at most and their groups.
func (p *Regexp) FindAllSubmatchIndex(b []byte, n int) [][]int {
	return p.get().FindAllSubmatchIndex(b, n)
}

// ReplaceAll replaces every match; repl may name groups.
func (p *Regexp) ReplaceAll(b, repl []byte) []byte { return p.get().ReplaceAll(b, repl) }

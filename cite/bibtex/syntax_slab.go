package bibtex

// A slab keeps slices of one kind side by side, so that a file of a hundred
// thousand fields does not take as many allocations.
type slab[T any] struct {
	size int // how many to take at once, within bounds
	free []T
}

// keep returns a copy of items that nothing else will grow into.
func (s *slab[T]) keep(items []T) []T {
	if len(items) == 0 {
		return nil
	}
	if len(items) > cap(s.free)-len(s.free) {
		s.free = make([]T, 0, max(min(s.size, 512), len(items)))
	}
	from := len(s.free)
	s.free = append(s.free, items...)
	return s.free[from:len(s.free):len(s.free)]
}

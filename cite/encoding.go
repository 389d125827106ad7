package cite

import "sort"

// An Origin says where characters of a decoded part stood in the file: from byte
// At of the part and byte Raw of the file on, characters of Width bytes here
// were RawWidth bytes there.
type Origin struct {
	At, Raw         int
	Width, RawWidth int
}

// Continues reports whether a character at o goes on where the characters of
// r are, as wide as they.
func (r Origin) Continues(o Origin) bool {
	n := o.At - r.At
	return r.Width == o.Width && r.RawWidth == o.RawWidth && n%r.Width == 0 && r.Raw+n/r.Width*r.RawWidth == o.Raw
}

// Decoded returns p as the part of a file in another encoding than UTF-8, of
// which runs lead back to the bytes. Such a part is not editable.
func (p Part) Decoded(encoding string, origins []Origin) Part {
	p.Encoding, p.origins, p.Editable = encoding, origins, false
	return p
}

// Offset returns the byte of the file that the byte off of the part was read
// from. For UTF-8 they are the same.
func (p *Part) Offset(off int) int {
	if len(p.origins) == 0 {
		return off
	}
	n := sort.Search(len(p.origins), func(i int) bool { return p.origins[i].At > off }) - 1
	r := p.origins[max(n, 0)]
	return r.Raw + (off-r.At)/r.Width*r.RawWidth
}

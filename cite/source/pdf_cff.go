package source

import (
	"strings"
)

// A cffFont is what a font in the Compact Font Format says of its glyphs
// (Adobe Technical Note 5176).
type cffFont struct {
	encoding byteEncoding
	glyphs   map[uint32]string // text by glyph number
}

// cffText is what the standard strings 1 to 228 stand for.
var cffText = []rune("\x00 !\"#$%&’()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_‘abcdefghijklmnopqrstuvwxyz{|}~" +
	"¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ–†‡·¶•‚„”»…‰¿`´ˆ˜¯˘˙¨˚¸˝˛ˇ—ÆªŁØŒºæıłøœß" +
	"¹¬µ™Ð½±Þ¼÷¦°þ¾²®−ð×³©ÁÂÄÀÅÃÇÉÊËÈÍÎÏÌÑÓÔÖÒÕŠÚÛÜÙÝŸŽáâäàåãçéêëèíîïìñóôöòõšúûüùýÿž")

// cffStandard is the number of the standard strings.
const cffStandard = 391

// A cffReader reads numbers; past the end they are 0.
type cffReader struct {
	src []byte
	at  int
}

func (r *cffReader) uint(n int) int {
	v := 0
	for range n {
		c := byte(0)
		if r.at >= 0 && r.at < len(r.src) {
			c = r.src[r.at]
		}
		v, r.at = v<<8|int(c), r.at+1
	}
	return v
}

// index reads an INDEX: a list of byte strings.
func (r *cffReader) index() [][]byte {
	n := r.uint(2)
	if n == 0 {
		return nil
	}
	size := r.uint(1)
	if size < 1 || size > 4 || r.at+size*(n+1) > len(r.src) {
		return nil
	}
	offsets := make([]int, n+1)
	for i := range offsets {
		offsets[i] = r.uint(size)
	}
	base := r.at - 1
	out := make([][]byte, n)
	for i := range out {
		from, to := base+offsets[i], base+offsets[i+1]
		if from < 0 || from > to || to > len(r.src) {
			return nil
		}
		out[i] = r.src[from:to]
	}
	r.at = base + offsets[n]
	return out
}

// cffDict reads the integers of a DICT by operator; 12 x is 1200+x.
func cffDict(data []byte) map[int][]int {
	out := map[int][]int{}
	var args []int
	for r := (&cffReader{src: data}); r.at < len(data); {
		switch b := r.uint(1); {
		case b == 12:
			out[1200+r.uint(1)], args = args, nil
		case b <= 21:
			out[b], args = args, nil
		case b == 28:
			args = append(args, int(int16(r.uint(2))))
		case b == 29:
			args = append(args, int(int32(r.uint(4))))
		case b == 30: // a real number
			for r.at < len(data) && r.uint(1)&0xf != 0xf {
			}
			args = append(args, 0)
		case b <= 246:
			args = append(args, b-139)
		case b <= 250:
			args = append(args, (b-247)*256+r.uint(1)+108)
		case b <= 254:
			args = append(args, -(b-251)*256-r.uint(1)-108)
		}
	}
	return out
}

func cffArg(d map[int][]int, op int) int {
	if a := d[op]; len(a) > 0 {
		return a[0]
	}
	return 0
}

// parseCFF reads the names of the glyphs, or nil.
func parseCFF(data []byte) *cffFont {
	if len(data) < 8 || data[0] != 1 {
		return nil
	}
	r := &cffReader{src: data, at: int(data[2])}
	r.index()
	tops := r.index()
	names := r.index()
	if len(tops) == 0 {
		return nil
	}
	top := cffDict(tops[0])
	if _, cid := top[1230]; cid {
		return nil // glyph numbers of a collection: no names
	}
	glyphs := (&cffReader{src: data, at: cffArg(top, 17)}).uint(2)
	sids := cffCharset(data, cffArg(top, 15), glyphs)
	f := &cffFont{glyphs: map[uint32]string{}}
	for gid, sid := range sids {
		f.glyphs[uint32(gid)] = cffString(sid, names)
	}
	f.encode(data, cffArg(top, 16), len(sids))
	return f
}

// cffCharset lists the names of the glyphs as numbers of strings.
func cffCharset(data []byte, at, glyphs int) []int {
	sids := make([]int, 1, glyphs+1)
	if at <= 2 { // predefined; ISOAdobe has them in order
		for i := 1; i < min(glyphs, len(cffText)); i++ {
			sids = append(sids, i)
		}
		return sids
	}
	r := &cffReader{src: data, at: at}
	format := r.uint(1)
	for len(sids) < glyphs && r.at < len(data) {
		first, more := r.uint(2), 0
		if format > 0 {
			more = r.uint(format & 3)
		}
		for i := 0; i <= more && len(sids) < glyphs; i++ {
			sids = append(sids, first+i)
		}
	}
	return sids
}

// encode reads the encoding: codes by glyph number.
func (f *cffFont) encode(data []byte, at, glyphs int) {
	if at <= 1 || at >= len(data) {
		f.encoding = *standard
		return
	}
	r := &cffReader{src: data, at: at}
	format, n, gid := r.uint(1)&0x7f, r.uint(1), 1
	for ; n > 0; n-- {
		first, more := r.uint(1), 0
		if format == 1 {
			more = r.uint(1)
		}
		for c := first; c <= first+more && c < 256 && gid < glyphs; c++ {
			f.encoding[c] = spellOut(f.glyphs[uint32(gid)])
			gid++
		}
	}
}

// cffString is what the glyph with the name of that number stands for.
func cffString(sid int, names [][]byte) string {
	switch {
	case sid <= 0:
		return ""
	case sid < len(cffText):
		return string(cffText[sid])
	case 239 <= sid && sid <= 248: // zerooldstyle
		return string(rune('0' + sid - 239))
	case 266 <= sid && sid <= 268:
		return [...]string{"ff", "ffi", "ffl"}[sid-266]
	case 274 <= sid && sid <= 299: // Asmall
		return strings.ToLower(string(rune('A' + sid - 274)))
	case sid >= cffStandard && sid-cffStandard < len(names):
		return glyphText(string(names[sid-cffStandard]))
	}
	return ""
}

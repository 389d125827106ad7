package source

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// A decoded is a file as UTF-8, with the way back to its bytes.
type decoded struct {
	text    []byte
	name    string        // of the encoding, as WHATWG calls it; "" for UTF-8
	origins []cite.Origin // nil for UTF-8
	guess   bool          // nothing in the file says so
}

// toUTF8 decodes data as its byte order mark, its own words or else its looks
// say. UTF-8 stays as it is, even with a few bytes that are none.
func toUTF8(data []byte) decoded {
	if enc, n := byteOrder(data); enc != nil {
		return decodeAll(data, enc, n, "utf-16")
	}
	if bomLen(data) > 0 {
		return decoded{text: data}
	}
	head := data[:min(len(data), sniffLen)]
	name, sure := declared(head)
	if mostlyUTF8(data) && name != "iso-2022-jp" {
		return decoded{text: data}
	}
	if !sure {
		name = guessed(data)
	}
	enc, err := htmlindex.Get(name)
	if err != nil || name == "utf-8" {
		return decoded{text: data}
	}
	d := decodeAll(data, enc, 0, name)
	d.guess = !sure
	return d
}

// byteOrder returns the encoding that a byte order mark of UTF-16 tells, or
// the zero bytes of ASCII in it, and the length of the mark.
func byteOrder(data []byte) (encoding.Encoding, int) {
	little := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	big := unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")) && !bytes.HasPrefix(data, []byte("\xff\xfe\x00\x00")):
		return little, 2
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return big, 2
	case len(data) > 3 && data[0] == '<' && data[1] == 0 && data[2] != 0 && data[3] == 0:
		return little, 0
	case len(data) > 3 && data[0] == 0 && data[1] == '<' && data[2] == 0 && data[3] != 0:
		return big, 0
	}
	return nil, 0
}

// declarations are the words with which files name their encoding: HTML and
// XML, LaTeX, editors.
var declarations = []*pattern.Regexp{
	pattern.New(`(?i)<meta\s[^>]*charset\s*=\s*["']?\s*([\w-]+)`),
	pattern.New(`^\s*<\?xml\s[^>]*encoding\s*=\s*["']([\w-]+)`),
	pattern.New(`\\usepackage\[([\w-]+)\]\{inputenc\}`),
	pattern.New(`-\*-.*coding:\s*([\w-]+).*-\*-`),
}

// texNames are what LaTeX calls encodings (inputenc.sty).
var texNames = map[string]string{
	"latin1": "iso-8859-1", "latin2": "iso-8859-2", "latin3": "iso-8859-3", "latin4": "iso-8859-4", "latin5": "iso-8859-9",
	"latin9": "iso-8859-15", "ansinew": "windows-1252", "cp1250": "windows-1250", "cp1251": "windows-1251",
	"cp1252": "windows-1252", "cp1257": "windows-1257", "applemac": "macintosh", "utf8": "utf-8", "utf8x": "utf-8",
	"koi8-r": "koi8-r", "cp866": "ibm866",
}

// declared returns the encoding that the head of a file names, if it does.
func declared(head []byte) (name string, sure bool) {
	for _, d := range declarations {
		m := d.FindSubmatch(head)
		if m == nil {
			continue
		}
		said := strings.ToLower(string(m[1]))
		if tex, ok := texNames[said]; ok {
			said = tex
		}
		if enc, canonical := charset.Lookup(said); enc != nil {
			return canonical, true
		}
	}
	return "", false
}

// mostlyUTF8 reports whether data is UTF-8, or has fewer bytes that are not
// than characters of several bytes.
func mostlyUTF8(data []byte) bool {
	if utf8.Valid(data) {
		return true
	}
	good, bad := 0, 0
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			good++
		}
		i += n
	}
	return good > bad
}

// guessed names the encoding that data looks like: that of the language whose
// letters it has, or that of Western Windows. The first megabyte tells.
func guessed(data []byte) string {
	best, err := chardet.NewTextDetector().DetectBest(data[:min(len(data), 1<<20)])
	if err == nil && best.Confidence >= 20 {
		if enc, name := charset.Lookup(best.Charset); enc != nil {
			return name
		}
	}
	return "windows-1252"
}

// decodeAll decodes data behind a mark of skip bytes, character by character,
// so that it knows where each stood.
func decodeAll(data []byte, enc encoding.Encoding, skip int, name string) decoded {
	d := decoded{name: name, text: make([]byte, 0, len(data)+len(data)/4)}
	dec := enc.NewDecoder()
	plain := name != "utf-16" && name != "iso-2022-jp"
	for i := skip; i < len(data); {
		if plain && data[i] < utf8.RuneSelf {
			d.add(data[i:i+1], i, 1)
			i++
			continue
		}
		n, text := next(dec, data[i:])
		d.add(text, i, n)
		i += n
	}
	return d
}

// longestCharacter bounds a character in bytes, with the escape sequences
// before it.
const longestCharacter = 12

// next decodes the first character of data.
func next(dec *encoding.Decoder, data []byte) (n int, text []byte) {
	dst := make([]byte, 16)
	for size := 1; size <= min(longestCharacter, len(data)); size++ {
		written, read, err := dec.Transform(dst, data[:size], size == len(data))
		if read > 0 || !errors.Is(err, transform.ErrShortSrc) {
			return max(read, 1), dst[:written]
		}
	}
	return 1, []byte("\uFFFD")
}

// add appends the characters that n bytes at an offset of the file spell.
func (d *decoded) add(text []byte, at, n int) {
	if len(text) == 0 {
		return
	}
	run := cite.Origin{At: len(d.text), Raw: at, Width: len(text), RawWidth: n}
	d.text = append(d.text, text...)
	if k := len(d.origins) - 1; k < 0 || !d.origins[k].Continues(run) {
		d.origins = append(d.origins, run)
	}
}

// notice says that the encoding was guessed.
func (d *decoded) notice() []cite.Notice {
	if !d.guess {
		return nil
	}
	return []cite.Notice{{Message: fmt.Sprintf("read as %s, which it looks like: nothing in the file says so; "+
		"save it as UTF-8 if words are wrong", d.name)}}
}

package page

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode"
)

// decode turns a page into UTF-8 as browsers do: by its byte order mark, by
// the header, by a <meta> in the first kilobyte. Where none of them tells, a
// page that is valid UTF-8 is UTF-8 and any other Windows-1252.
func decode(body []byte, contentType string) []byte {
	if isUTF8(contentType) && !bytes.HasPrefix(body, bom) {
		return body // what is broken is repaired where it is used
	}
	enc, name, certain := charset.DetermineEncoding(body, contentType)
	if !certain && utf8.Valid(wholeRunes(body)) {
		enc, name = unicode.UTF8, "utf-8"
	}
	if name == "utf-8" {
		return bytes.TrimPrefix(body, bom)
	}
	out, err := enc.NewDecoder().Bytes(body)
	if err != nil {
		return body
	}
	return out
}

var bom = []byte("\xEF\xBB\xBF")

// isUTF8 reports whether a header says so, without the cost of taking it apart.
func isUTF8(contentType string) bool {
	const name = "charset="
	i := lastIndexFold(contentType, name)
	return i >= 0 && len(contentType) == i+len(name)+5 && equalFold(contentType[i+len(name):], "utf-8")
}

// wholeRunes drops a code point that reading the beginning alone cut in two.
func wholeRunes(b []byte) []byte {
	for i := len(b) - 1; i >= max(0, len(b)-utf8.UTFMax); i-- {
		if utf8.RuneStart(b[i]) {
			if !utf8.FullRune(b[i:]) {
				return b[:i]
			}
			return b
		}
	}
	return b
}

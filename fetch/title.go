package fetch

import (
	"bytes"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode"
)

// longestTitle is in code points; what is longer is no title.
const longestTitle = 500

// pageTitle returns the text of the page's <title> on one line, or "".
func pageTitle(body []byte, contentType string) string {
	z := html.NewTokenizer(decoder(body, contentType))
	z.SetMaxBuf(64 << 10)
	drawing := 0 // <svg> has titles of its own
	for {
		switch z.Next() {
		case html.ErrorToken:
			return ""
		case html.StartTagToken:
			name, _ := z.TagName()
			switch atom.Lookup(name) {
			case atom.Svg:
				drawing++
			case atom.Title:
				if drawing == 0 {
					return titleText(z)
				}
			}
		case html.EndTagToken:
			if name, _ := z.TagName(); atom.Lookup(name) == atom.Svg {
				drawing--
			}
		}
	}
}

// titleText reads on: the tokenizer gives a title's content as one text.
func titleText(z *html.Tokenizer) string {
	if z.Next() != html.TextToken {
		return ""
	}
	t := strings.ToValidUTF8(string(z.Text()), "\uFFFD")
	t = strings.Join(strings.Fields(t), " ")
	if n := 0; utf8.RuneCountInString(t) > longestTitle {
		for i := range t {
			if n++; n > longestTitle {
				return t[:i]
			}
		}
	}
	return t
}

// decoder turns the page into UTF-8 as browsers do: by its byte order mark, by
// the header, by a <meta> in the first kilobyte. Where none of them tells, a
// page that is valid UTF-8 is UTF-8 and any other Windows-1252.
func decoder(body []byte, contentType string) io.Reader {
	enc, _, certain := charset.DetermineEncoding(body, contentType)
	if !certain && utf8.Valid(wholeRunes(body)) {
		enc = unicode.UTF8
	}
	return enc.NewDecoder().Reader(bytes.NewReader(body))
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

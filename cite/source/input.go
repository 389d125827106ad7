package source

import (
	"bytes"
	"errors"
	"fmt"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
)

// ErrBinary says that a file is not text.
var ErrBinary = errors.New("not a text file")

// ErrEmpty says that a file holds nothing.
var ErrEmpty = errors.New("the file is empty: nothing to check")

// ErrTooLarge says that a file is over the limit of its format.
var ErrTooLarge = errors.New("the file is too large")

// ErrDamaged says that a file is not whole, or not what its name says.
var ErrDamaged = errors.New("the file is damaged, or is not what its name says")

// sniffLen is how much of a file is looked at to tell what it is.
const sniffLen = 8000

// A signature is how a well-known binary format begins.
type signature struct{ head, name string }

// signatures holds what people pass by mistake; the values are those of the
// file(1) database.
var signatures = []signature{
	{"%PDF-", "a PDF"},
	{"PK\x03\x04", "a ZIP archive with no DOCX or ODT document in it"},
	{"\x89PNG\r\n", "a PNG image"},
	{"\xff\xd8\xff", "a JPEG image"},
	{"GIF8", "a GIF image"},
	{"\x7fELF", "a program"},
	{"\x1f\x8b", "a gzip archive"},
	{"\xd0\xcf\x11\xe0", "an old Office document"},
	{"{\\rtf", "a rich text (RTF) document"},
}

// checkInput refuses what cannot be read as the format f, and says what to do.
func checkInput(data []byte, f *Format) error {
	l := f.Limits
	if l.MaxBytes > 0 && int64(len(data)) > l.MaxBytes {
		return fmt.Errorf("%w: it has %.1f MB and the limit is %.0f MB; check its parts one by one",
			ErrTooLarge, megabytes(int64(len(data))), megabytes(l.MaxBytes))
	}
	if len(data) == 0 {
		return ErrEmpty
	}
	if f.Binary || f.Damaged && f.Sniff(data[:min(len(data), sniffLen)]) {
		return nil
	}
	return checkReadable(data)
}

// checkReadable refuses what is no text.
func checkReadable(data []byte) error {
	for _, s := range signatures {
		if bytes.HasPrefix(data, []byte(s.head)) {
			return fmt.Errorf("%w: it looks like %s; export the article as DOCX, HTML, Markdown or plain text and check that", ErrBinary, s.name)
		}
	}
	if enc, _ := byteOrder(data); enc != nil {
		return nil // UTF-16 is full of zeros
	}
	if i := bytes.IndexByte(data[:min(len(data), sniffLen)], 0); i >= 0 {
		return fmt.Errorf("%w: byte %d is zero; export the article as HTML, Markdown or plain text in UTF-8 and check that", ErrBinary, i+1)
	}
	return nil
}

func megabytes(n int64) float64 { return float64(n) / (1 << 20) }

// bomLen is the length of the byte order mark that some editors put before
// UTF-8 text.
func bomLen(data []byte) int {
	if bytes.HasPrefix(data, []byte("\xef\xbb\xbf")) {
		return 3
	}
	return 0
}

// lineFeeds returns data with line feeds for carriage returns if it has nothing
// but those, as files from before Mac OS X and of some programs that export
// references: no reader has to know of them, and no byte changes its place.
func lineFeeds(data []byte) []byte {
	if bytes.IndexByte(data, '\n') >= 0 || bytes.IndexByte(data, '\r') < 0 {
		return data
	}
	return bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))
}

// encodingNotices remarks on bytes that are not UTF-8. They are read as
// U+FFFD, so that one bad byte does not hide the rest of the file.
func encodingNotices(p *cite.Part) []cite.Notice {
	bad, first := 0, -1
	for i := 0; i < len(p.Source); {
		if p.Source[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(p.Source[i:])
		if r == utf8.RuneError && n == 1 {
			if bad == 0 {
				first = i
			}
			bad++
		}
		i += n
	}
	if bad == 0 {
		return nil
	}
	at := p.Position(first)
	return []cite.Notice{{
		Span: cite.Span{Start: first, End: first + 1},
		Message: fmt.Sprintf("%s not UTF-8, first at line %d, column %d: words with them are read wrongly; "+
			"convert the file to UTF-8, e.g. iconv -f WINDOWS-1252 -t UTF-8", bytesAre(bad), at.Line, at.Column),
	}}
}

func bytesAre(n int) string {
	if n == 1 {
		return "1 byte is"
	}
	return fmt.Sprintf("%d bytes are", n)
}

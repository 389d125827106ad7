package page

import (
	"bytes"
	"encoding/hex"
	"html"
	"strconv"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"github.com/citecheck/citecheck/cite/pattern"
)

func isPDF(body []byte, contentType string) bool {
	return bytes.HasPrefix(bytes.TrimLeft(body[:min(len(body), 1024)], "\r\n\t \x00"), []byte("%PDF-")) ||
		strings.Contains(strings.ToLower(contentType), "application/pdf")
}

// titlesOfPDF looks for titles in XMP and in the document information, as far
// as they stand plain in the file. Most do: a PDF may pack its objects, but
// XMP is meant to be found by programs that cannot unpack.
func titlesOfPDF(body []byte) []string {
	var all []string
	for _, t := range []string{xmpTitle(body), infoTitle(body)} {
		if t = oneLine(t); t != "" && !junk.MatchString(t) && (len(all) == 0 || all[0] != t) {
			all = append(all, t)
		}
	}
	return all
}

// junk are titles that programs give when their users gave none.
var junk = pattern.New(`(?i)^(?:microsoft (?:word|powerpoint|excel) -|untitled|document ?\d*$|\S+\.(?:docx?|pptx?|xlsx?|indd|qxd|tex|dvi|ps|rtf|odt|pdf)$|title$|layout \d|slide \d|\(?anonymous\)?$|print$|pii:|doi:|\d+$)`)

var (
	xmpForm  = pattern.New(`(?s)<dc:title>.*?<rdf:li[^>]*>([^<]+)</rdf:li>`)
	infoForm = pattern.New(`/Title\s*([(<])`)
)

func xmpTitle(body []byte) string {
	i := bytes.Index(body, []byte("<dc:title>"))
	if i < 0 {
		return ""
	}
	if m := xmpForm.FindStringSubmatch(string(body[i:min(len(body), i+3000)])); m != nil {
		return html.UnescapeString(m[1])
	}
	return ""
}

// infoTitle reads the first /Title that is followed by a string: those of
// bookmarks stand behind that of the document in most files, and a file that
// has bookmarks alone is told by their first well enough to fit, never to
// accuse.
func infoTitle(body []byte) string {
	i := bytes.LastIndex(body, []byte("/Producer"))
	if i < 0 {
		return ""
	}
	around := body[max(0, i-2000):min(len(body), i+2000)]
	m := infoForm.FindStringIndex(string(around))
	if m == nil {
		return ""
	}
	return pdfText(pdfString(around[m[1]-1:]))
}

// pdfString reads a string of PDF, in parentheses or in hexadecimal (ISO
// 32000-1, 7.3.4).
func pdfString(s []byte) []byte {
	if s[0] == '<' {
		end := bytes.IndexByte(s, '>')
		if end < 0 {
			return nil
		}
		digits := strings.Join(strings.Fields(string(s[1:end])), "")
		out, _ := hex.DecodeString(digits[:len(digits)&^1])
		return out
	}
	var out []byte
	depth := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case '\\':
			var n int
			out, n = pdfEscape(out, s[i+1:])
			i += n
		case '(':
			if depth++; depth > 1 {
				out = append(out, c)
			}
		case ')':
			if depth--; depth == 0 {
				return out
			}
			out = append(out, c)
		default:
			out = append(out, c)
		}
	}
	return nil
}

// pdfEscape reads what follows a backslash, and returns its length.
func pdfEscape(out, s []byte) ([]byte, int) {
	if len(s) == 0 {
		return out, 0
	}
	if i := bytes.IndexByte([]byte("nrtbf"), s[0]); i >= 0 {
		return append(out, "\n\r\t\b\f"[i]), 1
	}
	n := 0
	for n < min(3, len(s)) && s[n] >= '0' && s[n] <= '7' {
		n++
	}
	if n > 0 {
		code, _ := strconv.ParseUint(string(s[:n]), 8, 16)
		return append(out, byte(code)), n
	}
	if s[0] == '\n' || s[0] == '\r' {
		return out, 1
	}
	return append(out, s[0]), 1
}

// pdfText decodes a text string (ISO 32000-1, 7.9.2.2): UTF-16 or UTF-8 with a
// byte order mark, else PDFDocEncoding, which is nearly Windows-1252.
func pdfText(s []byte) string {
	switch {
	case bytes.HasPrefix(s, []byte("\xFE\xFF")):
		units := make([]uint16, 0, len(s)/2)
		for i := 2; i+1 < len(s); i += 2 {
			units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
		}
		return string(utf16.Decode(units))
	case bytes.HasPrefix(s, bom):
		return string(s[len(bom):])
	}
	out, err := charmap.Windows1252.NewDecoder().Bytes(s)
	if err != nil {
		return ""
	}
	return string(out)
}

// pagesOfPDF returns how many pages a PDF has, 0 if that cannot be told: the
// largest /Count of a tree of pages that stands plain in the file, or what a
// linearized file says in its beginning.
func pagesOfPDF(body []byte) int {
	most := 0
	if head := body[:min(len(body), 1024)]; bytes.Contains(head, []byte("/Linearized")) {
		most = numberAfter(head, "/N ")
	}
	for rest, at := body, 0; ; {
		i := bytes.Index(rest[at:], []byte("/Count"))
		if i < 0 {
			return most
		}
		at += i
		around := rest[max(0, at-nearby):min(len(rest), at+nearby)]
		if bytes.Contains(around, []byte("/Pages")) {
			most = max(most, numberAfter(rest[at:min(len(rest), at+20)], "/Count"))
		}
		at += len("/Count")
	}
}

// nearby is how many bytes from "/Count" the type of the tree stands.
const nearby = 300

// numberAfter reads the number behind a name, 0 if there is none.
func numberAfter(s []byte, name string) int {
	_, after, _ := bytes.Cut(s, []byte(name))
	after = bytes.TrimLeft(after, " \r\n\t")
	n := 0
	for n < min(7, len(after)) && after[n] >= '0' && after[n] <= '9' {
		n++
	}
	number, _ := strconv.Atoi(string(after[:n]))
	return number
}

package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// cues remembers the words just read that announce an identifier, because a
// number is an ISBN or an ISSN only after the word.
type cues struct {
	isbn, issn int // where the word ended; 0 if it was not seen
}

// reach is how many bytes may stand between the word and the number, as in
// "ISBN (print): 0-...".
const reach = 12

func (c *cues) note(text string, start, end int, k kind) {
	if k != kindWord || end-start != 4 {
		return
	}
	switch {
	case strings.EqualFold(text[start:end], "isbn"):
		c.isbn = end
	case strings.EqualFold(text[start:end], "issn"):
		c.issn = end
	}
}

// identifier returns the end and the kind of the identifier that begins at i,
// or i if none does.
func (c *cues) identifier(text string, i int) (int, kind) {
	switch b := text[i]; {
	case '0' <= b && b <= '9':
		return c.numeric(text, i)
	case strings.IndexByte("hHfFwW", b) >= 0:
		if end, k := address(text, i); end > i {
			return end, k
		}
		return oldArXiv(text, i), kindArXiv
	case b == 'P' && strings.HasPrefix(text[i:], "PMC"):
		if end := digits(text, i+3); end >= i+3+5 {
			return end, kindPMC
		}
	case 'a' <= b && b <= 'z':
		return oldArXiv(text, i), kindArXiv
	}
	return i, kindPunct
}

// numeric finds the identifiers that begin with a digit.
func (c *cues) numeric(text string, i int) (int, kind) {
	if strings.HasPrefix(text[i:], "10.") {
		if end := doi(text, i); end > i {
			return end, kindDOI
		}
	}
	if end := newArXiv(text, i); end > i {
		return end, kindArXiv
	}
	cued := c.isbn > 0 && i-c.isbn <= reach
	if cued || strings.HasPrefix(text[i:], "978") || strings.HasPrefix(text[i:], "979") {
		if end := isbn(text, i, cued); end > i {
			return end, kindISBN
		}
	}
	if c.issn > 0 && i-c.issn <= reach {
		return issn(text, i), kindISSN
	}
	return i, kindPunct
}

func digits(text string, i int) int {
	for i < len(text) && '0' <= text[i] && text[i] <= '9' {
		i++
	}
	return i
}

// doi reads "10." registrant "/" suffix, https://www.doi.org/doi-handbook/HTML/.
func doi(text string, i int) int {
	j := digits(text, i+3)
	if j < i+3+4 || j > i+3+9 {
		return i
	}
	for j < len(text) && text[j] == '.' {
		j = digits(text, j+1)
	}
	if j >= len(text)-1 || text[j] != '/' {
		return i
	}
	end := trimTail(text, i, body(text, j+1))
	if end <= j+1 {
		return i
	}
	return end
}

// newArXiv reads "2101.01234v2", https://info.arxiv.org/help/arxiv_identifier.html.
func newArXiv(text string, i int) int {
	dot := digits(text, i)
	if dot-i != 4 || dot >= len(text) || text[dot] != '.' {
		return i
	}
	end := digits(text, dot+1)
	month := text[i+2 : i+4]
	if n := end - dot - 1; n < 4 || n > 5 || month < "01" || month > "12" {
		return i
	}
	return version(text, end)
}

// oldArXiv reads "hep-th/9901001v1" and "math.GT/0309136".
func oldArXiv(text string, i int) int {
	j := i
	for j < len(text) && j-i <= 10 && ('a' <= text[j] && text[j] <= 'z' || j > i && text[j] == '-') {
		j++
	}
	if j+3 < len(text) && text[j] == '.' && 'A' <= text[j+1] && text[j+1] <= 'Z' && 'A' <= text[j+2] && text[j+2] <= 'Z' {
		j += 3
	}
	if j >= len(text) || text[j] != '/' {
		return i
	}
	end := digits(text, j+1)
	if end-j-1 != 7 {
		return i
	}
	return version(text, end)
}

func version(text string, i int) int {
	if i+1 < len(text) && text[i] == 'v' && '1' <= text[i+1] && text[i+1] <= '9' {
		return digits(text, i+1)
	}
	return i
}

// isbn reads ten or thirteen digits with hyphens or single spaces between;
// without the word before it, thirteen are asked for.
func isbn(text string, i int, cued bool) int {
	count, end := 0, i
	for j := i; j < len(text) && count < 13; {
		r, n := decode(text, j)
		isX := count == 9 && (r == 'X' || r == 'x')
		switch {
		case '0' <= r && r <= '9' || isX:
			count++
			j += n
			end = j
		case (r == '-' || r == ' ' || r >= 0x2010 && r <= 0x2013) && j == end && count > 0:
			j += n
		default:
			j = len(text)
		}
		if isX || count == 10 && cued && !thirteen(text[i:]) {
			break
		}
	}
	if count == 13 || count == 10 && cued {
		return end
	}
	return i
}

func thirteen(s string) bool { return strings.HasPrefix(s, "978") || strings.HasPrefix(s, "979") }

// issn reads "1234-567X".
func issn(text string, i int) int {
	j := digits(text, i)
	if j-i != 4 || j >= len(text) || text[j] != '-' {
		return i
	}
	end := digits(text, j+1)
	if end-j == 4 && end < len(text) && (text[end] == 'X' || text[end] == 'x') {
		end++
	}
	if end-j != 5 {
		return i
	}
	return end
}

// address reads an URL with its scheme, or one that begins with "www.".
func address(text string, i int) (int, kind) {
	j := i
	for _, scheme := range [...]string{"https://", "http://", "ftp://", "www."} {
		if len(text)-i > len(scheme) && strings.EqualFold(text[i:i+len(scheme)], scheme) {
			j = i + len(scheme)
			break
		}
	}
	if j == i {
		return i, kindURL
	}
	end := trimTail(text, i, body(text, j))
	if end <= j {
		return i, kindURL
	}
	if strings.Contains(text[i:min(end, i+40)], "doi.org/10.") {
		return end, kindDOILink
	}
	return end, kindURL
}

// body returns where an address that is under way at i must end: at white
// space, a quotation mark, or a mark of East Asian typography.
func body(text string, i int) int {
	for i < len(text) {
		r, n := decode(text, i)
		if r == utf8.RuneError || unicode.IsSpace(r) || strings.ContainsRune("\"“”„«»‹›{}|\\^`", r) {
			return i
		}
		if r >= 0x3000 || r >= 0x200b && r <= 0x200f {
			return i
		}
		i += n
	}
	return i
}

// trimTail takes punctuation of the sentence off the end of text[i:end], and
// closing brackets that were not opened in it.
func trimTail(text string, i, end int) int {
	open := [3]int{}
	for _, b := range []byte(text[i:end]) {
		if k := strings.IndexByte("([<", b); k >= 0 {
			open[k]++
		}
		if k := strings.IndexByte(")]>", b); k >= 0 {
			open[k]--
		}
	}
	for end > i {
		r, n := utf8.DecodeLastRuneInString(text[i:end])
		k := strings.IndexRune(")]>", r)
		switch {
		case k >= 0 && open[k] < 0:
			open[k]++
		case strings.ContainsRune(".,;:!?'*_’‘…([<–—", r):
			if k := strings.IndexRune("([<", r); k >= 0 {
				open[k]--
			}
		default:
			return end
		}
		end -= n
	}
	return end
}

package source

import (
	"bytes"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"github.com/citecheck/citecheck/cite"
)

// HTML parsers build the tree that a browser would, but forget where its
// pieces stood. So the bytes are tokenized first and written out again with
// every text replaced by a number, and the tags whose place matters marked by
// one; the tree of that has the same shape, and each number leads back to the
// source. The text of the file itself never gets into the rewritten stream, so
// nothing in it can be mistaken for a number.

// placeAttr is the attribute that carries the number of a tag. It comes first,
// and of attributes with one name the first counts.
const placeAttr = "citecheck-place"

// A token is a piece of the source that the tree refers to by number.
type token struct {
	start, end int
	blank      bool // a text of white space alone
	*placedTag      // for tags; most tokens are texts
}

// A placedTag is what a tag says beyond its place.
type placedTag struct {
	anchor anchor // for <a>
	alt    [2]int // for <img>: range of the value of alt
}

// An anchor is what a start tag <a> says, and where its element ends.
type anchor struct {
	href      string
	hasHref   bool
	hrefStart int
	hrefEnd   int
	end       int // behind </a>; 0 if it is never closed
}

// A tokenStream is an HTML source in pieces.
type tokenStream struct {
	src     []byte
	part    int  // of the document, that src is
	xml     bool // tags that close themselves have nothing in them: <a id="x"/>
	base    int  // offset of the first byte read
	tokens  []token
	out     bytes.Buffer // the rewritten source
	open    int          // index of the <a> that is open, or -1
	letters int          // bytes of text that is not white space
	limit   depthLimit
}

// tokenizeHTML rewrites src[from:to]. Elements nested deeper than maxDepth
// lose their tags, though not their text; 0 means no limit.
func tokenizeHTML(src []byte, from, to, maxDepth int) *tokenStream {
	s := &tokenStream{src: src, limit: depthLimit{max: maxDepth}}
	s.read(from, to)
	return s
}

// read rewrites src[from:to].
func (s *tokenStream) read(from, to int) {
	s.base, s.open = from, -1
	z := html.NewTokenizer(bytes.NewReader(s.src[from:to]))
	for at := from; ; {
		kind := z.Next()
		end := at + len(z.Raw())
		if kind == html.ErrorToken {
			return
		}
		s.token(z, kind, at, end)
		at = end
	}
}

func (s *tokenStream) token(z *html.Tokenizer, kind html.TokenType, at, end int) {
	switch kind {
	case html.TextToken:
		s.text(at, end)
	case html.StartTagToken:
		s.startTag(z, at, end)
	case html.SelfClosingTagToken:
		s.startTag(z, at, end)
		if s.xml {
			s.closeEmpty(z, at, end)
		}
	case html.EndTagToken:
		name, _ := z.TagName()
		if string(name) == "a" && s.open >= 0 {
			s.tokens[s.open].anchor.end = end
			s.open = -1
		}
		if s.limit.closes(string(name)) {
			s.out.Write(s.src[at:end])
		}
	case html.DoctypeToken:
		s.out.Write(s.src[at:end]) // quirks change the tree
	}
}

// span returns the place of src[from:to].
func (s *tokenStream) span(from, to int) cite.Span {
	return cite.Span{Part: s.part, Start: from, End: to}
}

// visible starts a text read from src.
func (s *tokenStream) visible() visible { return visible{src: s.src, part: s.part} }

// text replaces a text by its number. The number of white space is written in
// white space, since the shape of the tree depends on which it is.
func (s *tokenStream) text(at, end int) {
	blank := len(bytes.Trim(s.src[at:end], " \t\n\r\f")) == 0
	if !blank {
		s.letters += end - at
	}
	s.out.Write(appendMark(s.out.AvailableBuffer(), len(s.tokens), blank))
	s.tokens = append(s.tokens, token{start: at, end: end, blank: blank})
}

// blankBits is the length of a number written in white space: enough for one
// token a byte of the largest file.
const blankBits = 27

// appendMark spells the number n.
func appendMark(b []byte, n int, blank bool) []byte {
	if !blank {
		return append(strconv.AppendInt(b, int64(n), 10), ';')
	}
	for i := range blankBits {
		b = append(b, " \t"[n>>i&1])
	}
	return b
}

// eachPlace calls found for every number spelled in the text of a tree.
func (s *tokenStream) eachPlace(text string, found func(*token)) {
	for len(text) > 0 {
		n, size := 0, blankBits
		if text[0] == ' ' || text[0] == '\t' {
			if len(text) < blankBits {
				return
			}
			for i := range blankBits {
				if text[i] == '\t' {
					n |= 1 << i
				}
			}
		} else {
			size = strings.IndexByte(text, ';') + 1
			v, err := strconv.Atoi(text[:max(size-1, 0)])
			if err != nil {
				return
			}
			n = v
		}
		if n < len(s.tokens) {
			found(&s.tokens[n])
		}
		text = text[size:]
	}
}

// placedTags are the elements whose place in the source matters.
var placedTags = wordSet("a br img cite d-cite dt-cite")

// startTag copies a tag, with its number if its place matters.
func (s *tokenStream) startTag(z *html.Tokenizer, at, end int) {
	name, more := z.TagName()
	tag := string(name)
	if !s.limit.opens(tag) {
		return
	}
	nameEnd := at + 1 + len(tag)
	s.out.Write(s.src[at:nameEnd])
	if placedTags[tag] {
		s.out.WriteString(" " + placeAttr + "=\"" + strconv.Itoa(len(s.tokens)) + "\" ")
		if tag == "a" {
			s.open = len(s.tokens)
		}
		s.tokens = append(s.tokens, s.placed(z, tag, more, at, end))
	}
	s.out.Write(s.src[nameEnd:end])
}

// placed describes a tag whose place matters.
func (s *tokenStream) placed(z *html.Tokenizer, tag string, more bool, at, end int) token {
	t := token{start: at, end: end, placedTag: new(placedTag)}
	t.anchor.hrefStart, t.anchor.hrefEnd = end-1, end-1
	for more {
		var key, val []byte
		key, val, more = z.TagAttr()
		switch {
		case tag == "a" && string(key) == "href" && !t.anchor.hasHref:
			from, to := attrValue(s.src, at, end, "href")
			t.anchor.hasHref = true
			t.anchor.href = strings.ToValidUTF8(string(bytes.Trim(val, " \t\n\r\f")), "\uFFFD")
			t.anchor.hrefStart, t.anchor.hrefEnd = trimSpan(s.src, from, to)
		case tag == "img" && string(key) == "alt" && t.alt == [2]int{}:
			from, to := attrValue(s.src, at, end, "alt")
			t.alt = [2]int{from, to}
		}
	}
	return t
}

// trimSpan narrows src[from:to] to what is between white space.
func trimSpan(src []byte, from, to int) (int, int) {
	for from < to && isTagSpace(src[from]) {
		from++
	}
	for to > from && isTagSpace(src[to-1]) {
		to--
	}
	return from, to
}

// optionalEnd lists elements whose end tags people leave out; the next one of
// the kind closes them, so they do not nest.
var optionalEnd = map[string]bool{
	"p": true, "li": true, "dt": true, "dd": true, "tr": true, "td": true, "th": true, "option": true,
	"tbody": true, "thead": true, "tfoot": true, "colgroup": true, "rt": true, "rp": true,
	"br": true, "img": true, "hr": true, "input": true, "meta": true, "link": true, "area": true,
	"base": true, "col": true, "embed": true, "param": true, "source": true, "track": true, "wbr": true,
}

// A depthLimit drops the tags of elements that are nested too deeply.
type depthLimit struct {
	max     int
	depth   int
	dropped int
}

// opens reports whether the start tag is kept.
func (l *depthLimit) opens(tag string) bool {
	if l.max == 0 {
		return true
	}
	if optionalEnd[tag] {
		return tag == "br" || tag == "img" || l.depth < l.max
	}
	if l.depth >= l.max {
		l.dropped++
		return false
	}
	l.depth++
	return true
}

// closes reports whether the end tag is kept.
func (l *depthLimit) closes(tag string) bool {
	if l.max == 0 || optionalEnd[tag] {
		return true
	}
	if l.dropped > 0 {
		l.dropped--
		return false
	}
	l.depth = max(l.depth-1, 0)
	return true
}

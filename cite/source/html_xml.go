package source

import (
	"bytes"

	"golang.org/x/net/html"
)

// closeEmpty ends the element of a tag that closes itself, which in HTML it
// would not.
func (s *tokenStream) closeEmpty(z *html.Tokenizer, at, end int) {
	z.NextIsNotRawText()
	name := tagName(s.src[at+1 : end])
	if voidTags[name] {
		return
	}
	if name == "a" && s.open >= 0 {
		s.tokens[s.open].anchor.end = end
		s.open = -1
	}
	if s.limit.closes(name) {
		s.out.WriteString("</" + name + ">")
	}
}

// tagName returns the name that the inside of a tag begins with.
func tagName(tag []byte) string {
	n := 0
	for n < len(tag) && !isTagSpace(tag[n]) && tag[n] != '/' && tag[n] != '>' {
		n++
	}
	return string(bytes.ToLower(tag[:n]))
}

// voidTags are the elements that never have an end tag.
var voidTags = wordSet("area base br col embed hr img input link meta param source track wbr")

package page

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"github.com/citecheck/citecheck/cite/pattern"
)

// attrs are the attributes that matter.
type attrs struct {
	name, property, equiv, content, rel, href, src, id, class, lang, kind string
}

// attributes reads those of the tag under way; of doubles the first counts.
func attributes(z *html.Tokenizer) attrs {
	var a attrs
	for {
		key, value, more := z.TagAttr()
		if field := a.field(string(key)); field != nil && *field == "" {
			*field = string(value)
		}
		if !more {
			return a
		}
	}
}

func (a *attrs) field(key string) *string {
	switch key {
	case "name":
		return &a.name
	case "property":
		return &a.property
	case "http-equiv":
		return &a.equiv
	case "content":
		return &a.content
	case "rel":
		return &a.rel
	case "href":
		return &a.href
	case "src":
		return &a.src
	case "id":
		return &a.id
	case "class":
		return &a.class
	case "lang":
		return &a.lang
	case "type":
		return &a.kind
	}
	return nil
}

// longestRefresh is the wait, in seconds, beyond which a page is meant to be
// read: slide shows and tickers reload themselves.
const longestRefresh = 10

// Refresh reads "5; url=/there", as the header Refresh and <meta> have it, the
// way browsers do, and returns the address; "" if there is none, or if the page
// is meant to be read first.
// https://html.spec.whatwg.org/multipage/semantics.html#shared-declarative-refresh-steps
func Refresh(content string) string {
	m := refreshForm.FindStringSubmatch(content)
	if m == nil {
		return ""
	}
	if wait, err := strconv.ParseFloat(m[1], 64); err == nil && wait > longestRefresh {
		return ""
	}
	url := strings.TrimSpace(m[2])
	if len(url) > 1 && (url[0] == '"' || url[0] == '\'') {
		url, _, _ = strings.Cut(url[1:], url[:1])
	}
	return url
}

var (
	refreshForm = pattern.New(`(?i)^\s*(\d*\.?\d*)\s*[;,\s]\s*(?:url\s*=\s*)?(\S.*)$`)
	scriptGoes  = pattern.New(`(?i)^[\s(){}<!/-]*(?:window\.onload\s*=\s*)?(?:function\s*\w*\(\)\s*\{\s*)?(?:window\.|document\.|top\.|self\.)*location(?:\.href|\.replace|\.assign)?\s*(?:=|\()\s*["']([^"']+)["']`)
)

// scriptedRefresh returns where a page that is nothing but a script leads.
func scriptedRefresh(script string) string {
	if m := scriptGoes.FindStringSubmatch(script); m != nil {
		return m[1]
	}
	return ""
}

// needsScript reports the words by which pages ask for one, in the languages
// of the tools that build them.
func needsScript(s string) bool { return askForScript.MatchString(s) }

var askForScript = pattern.New(`(?i)(?:enable|activate|turn on|requires?|need|aktivier|activer|activar|ativar|attiva|habilit|включите|启用|有効)[^.!]{0,40}java\s?script|java\s?script[^.!]{0,40}(?:enabled?|required|disabled|aktivier|activ|attiv|habilit|отключен|включ|禁用|启用|無効|有効)`)

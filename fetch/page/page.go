// Package page reads what a web page says of itself: its titles, where it
// sends its readers on, the places in it, and signs that it is an error page,
// a parked domain or a gate and not the page that was asked for. It is pure:
// bytes in, facts out. It never fails, and takes time and memory in proportion
// to the bytes.
//
// Read page.go first, then html.go (the one pass over the tokens), signs.go
// (what the facts mean) and fragment.go (places).
package page

import (
	"strings"
	"unicode/utf8"
)

// A Page is what a page says of itself.
type Page struct {
	Titles    []string // candidates, the best first, distinct, each on one line
	Lang      string   // of the page as it says, lower case: "en-gb"
	Refresh   string   // where it sends readers on by itself, as written; "" if nowhere
	Canonical string   // the address that it gives itself, as written
	Words     int      // of visible text in what was read, about
	Scripted  bool     // built by script: there is hardly a word without one
	Shell     bool     // may be filled by script: little more than what stands around an article

	title   string    // <title>
	heading string    // the first <h1>
	classes [2]string // what kind of page these say it is, see phrases.go
	marks   []string  // classes and ids of <html> and <body>, names of forms and frames that tell
	robots  string    // content of <meta name=robots>, lower case
	scripts []string  // addresses of scripts and frames
	raw     string    // the beginning of the visible text
	text    string    // the same in lower case on one line, once it was asked for
	login   bool      // a form with a password
	article bool      // marked as an article: <article>, citation_*, og:type=article
}

// Certainty says how sure a judgement is.
type Certainty uint8

// None is no sign at all, Likely one that a good page may bear too, Certain
// several that go together.
const (
	None Certainty = iota
	Likely
	Certain
)

// longestTitle is in code points; what is longer is no title.
const longestTitle = 300

// textKept is how many bytes of visible text are kept for signs.
const textKept = 1 << 10

// Read takes what a page says of itself from the beginning of its body. cut
// says that there was more of it.
func Read(body []byte, contentType string, cut bool) *Page {
	p := &Page{}
	if isPDF(body, contentType) {
		p.Titles = titlesOfPDF(body)
		return p
	}
	r := reader{page: p}
	r.read(decode(body, contentType))
	r.finish(cut)
	return p
}

// oneLine collapses white space, repairs broken UTF-8 and cuts what is too
// long.
func oneLine(s string) string {
	s = strings.Join(strings.Fields(strings.ToValidUTF8(s, "\uFFFD")), " ")
	if utf8.RuneCountInString(s) <= longestTitle {
		return s
	}
	n := 0
	for i := range s {
		if n++; n > longestTitle {
			return s[:i]
		}
	}
	return s
}

package page

import (
	"bytes"
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/citecheck/citecheck/cite/pattern"
)

// Presence says whether a place is in a page.
type Presence uint8

// Unknown is what cannot be told: places that scripts make, parts of a body
// that was not read.
const (
	Unknown Presence = iota
	Present
	Absent
)

// Fragment says whether a page has the place that a fragment (without "#",
// percent-encoded) names, and if not, why that was concluded. cut says that
// there was more of the page than body.
func Fragment(body []byte, contentType string, cut bool, fragment string) (Presence, string) {
	place, directive, directed := strings.Cut(fragment, ":~:")
	switch {
	case isPDF(body, contentType):
		return inPDF(body, cut, fragment)
	case !strings.Contains(strings.ToLower(contentType), "html") && contentType != "":
		return Unknown, "" // text, pictures and films have places of their own kind
	}
	places := anchors(decode(body, contentType), directed)
	if found := places.has(place); found != Absent {
		if directed && found == Present {
			return places.text(directive, cut)
		}
		return found, ""
	}
	if cut || places.scripted() {
		return Unknown, ""
	}
	return Absent, "there is no place #" + readable(place) + " on the page"
}

// places are what fragments can name.
type places struct {
	names   map[string]bool
	words   string // visible text, lower case, white space collapsed; only if asked for
	scripts int
	count   int // words
}

// anchors collects ids, and names of <a> (HTML, 7.4.6.4). What stands in
// <template> is not on the page.
func anchors(body []byte, withText bool) *places {
	p := &places{names: make(map[string]bool)}
	z := html.NewTokenizer(bytes.NewReader(body))
	z.SetMaxBuf(maxToken)
	var text strings.Builder
	hidden, templates := 0, 0
	for {
		switch z.Next() {
		case html.ErrorToken:
			p.finish(text.String(), withText)
			return p
		case html.TextToken:
			if hidden+templates == 0 {
				text.Write(plainText(z))
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			tag := tagOf(z.Raw())
			switch tag {
			case atom.Template:
				templates++
			case atom.Script, atom.Style:
				hidden++
				p.scripts++
			}
			if templates == 0 {
				p.name(tag, attributes(z))
			}
			separate(&text, tag)
		case html.EndTagToken:
			switch tag := tagOf(z.Raw()); tag {
			case atom.Template:
				templates = max(0, templates-1)
			case atom.Script, atom.Style:
				hidden = max(0, hidden-1)
			default:
				separate(&text, tag)
			}
		case html.CommentToken, html.DoctypeToken:
		}
	}
}

// inline are elements that do not part the words around them.
var inline = map[atom.Atom]bool{
	atom.A: true, atom.B: true, atom.I: true, atom.Em: true, atom.Strong: true, atom.Span: true, atom.Code: true, atom.Sub: true, atom.Sup: true,
	atom.Mark: true, atom.Small: true, atom.U: true, atom.S: true, atom.Abbr: true, atom.Cite: true, atom.Q: true, atom.Font: true, atom.Wbr: true,
}

func separate(text *strings.Builder, tag atom.Atom) {
	if !inline[tag] {
		text.WriteByte(' ')
	}
}

func (p *places) name(tag atom.Atom, a attrs) {
	if a.id != "" {
		p.names[a.id] = true
	}
	if tag == atom.A && a.name != "" {
		p.names[a.name] = true
	}
}

func (p *places) finish(text string, keep bool) {
	p.count = countWords(text)
	if keep {
		p.words = fold(text)
	}
}

// scripted reports a page whose places are made by script, at least some.
func (p *places) scripted() bool { return p.scripts > 0 && p.count < 50 }

var (
	lines  = pattern.New(`^L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?$`)
	routes = pattern.New(`^[!/]|^\?|^[\w.:-]+=|^/?[\w-]+/[\w/-]+$`)
	shared = pattern.New(`^\.[\w-]{8,}$`) // what share buttons left behind
	emails = pattern.New(`^(?:comment|issuecomment|discussion_r|post|msg|message)[-_]?\d+$`)
)

// has looks for a place in the spellings under which browsers and the sites
// themselves find it: as it is, decoded, and with the prefix that GitHub and
// GitLab give to what their users wrote.
func (p *places) has(place string) Presence {
	decoded, err := url.PathUnescape(place)
	if err != nil {
		decoded = place
	}
	switch {
	case place == "" || strings.EqualFold(decoded, "top"):
		return Present
	case p.names[place] || p.names[decoded] || p.names["user-content-"+decoded] || p.names["user-content-"+strings.ToLower(decoded)]:
		return Present
	case lines.MatchString(decoded), routes.MatchString(decoded), shared.MatchString(decoded), emails.MatchString(decoded):
		return Unknown // lines of source, words to scripts, comments that load later
	}
	return Absent
}

// text holds the words of a text directive against the page, the spec's way:
// text=[prefix-,]start[,end][,-suffix]. https://wicg.github.io/scroll-to-text-fragment/
func (p *places) text(directive string, cut bool) (Presence, string) {
	for part := range strings.SplitSeq(directive, "&") {
		value, ok := strings.CutPrefix(part, "text=")
		if !ok {
			continue
		}
		if words, ok := p.quoted(value); !ok {
			if cut || p.scripted() {
				return Unknown, ""
			}
			return Absent, "the page does not say " + strconv.Quote(words)
		}
	}
	return Present, ""
}

// quoted reports whether the words of one directive follow each other on the
// page, and if not, which are not there.
func (p *places) quoted(value string) (string, bool) {
	at := 0
	for term := range strings.SplitSeq(value, ",") {
		term = strings.TrimSuffix(strings.TrimPrefix(term, "-"), "-")
		words, err := url.PathUnescape(term)
		if err != nil {
			words = term
		}
		i := strings.Index(p.words[at:], fold(words))
		if i < 0 {
			return words, false
		}
		at += i
	}
	return "", true
}

// fold is text as the directive compares it: without regard to case, white
// space and the shape of quotes and dashes.
func fold(s string) string {
	s = strings.ToLower(strings.Join(strings.Fields(s), " "))
	return strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "–", "-", "—", "-", "\u00ad", "", "\u200b", "").Replace(s)
}

// readable is a place as people write it.
func readable(place string) string {
	if s, err := url.PathUnescape(place); err == nil {
		return oneLine(s)
	}
	return place
}

// inPDF judges the places of PDF: page=N, nameddest=, search= and how it is
// shown (RFC 8118, Adobe's parameters for opening PDF files).
func inPDF(body []byte, cut bool, fragment string) (Presence, string) {
	for part := range strings.FieldsFuncSeq(fragment, func(r rune) bool { return r == '&' || r == '#' }) {
		key, value, _ := strings.Cut(part, "=")
		n, err := strconv.Atoi(value)
		if !strings.EqualFold(key, "page") || err != nil {
			continue
		}
		pages := pagesOfPDF(body)
		switch {
		case n < 1:
			return Absent, "there is no page " + value
		case pages == 0 || cut && n > pages:
			return Unknown, ""
		case n > pages:
			return Absent, "the PDF has " + strconv.Itoa(pages) + " pages, not " + value
		}
	}
	return Present, ""
}

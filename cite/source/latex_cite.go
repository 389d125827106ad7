package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
)

// texCitations are the commands that cite, and what they take: s is an
// asterisk, o an option, k keys, m something else. A command that is not in it
// cites if its name says so and its argument looks like keys.
var texCitations = rows(`
sook cite citet citep citealt citealp Citet Citep Citealt Citealp citeauthor Citeauthor citeyear citeyearpar citefullauthor Citefullauthor citenum citetalias citepalias
sook parencite Parencite textcite Textcite autocite Autocite footcite footcitetext smartcite Smartcite supercite fullcite footfullcite citetitle Cite citedate citeurl
sook citeA citeNP citeyearNP fullciteA fullciteNP shortcite shortciteA shortciteNP shortciteyear citeauthorNP citeN citeyearN citeauthorN citeonline onlinecite citen citeasnoun
sook citeaffixed citeauthoronline citeyearonline bibentry notecite Notecite pnotecite Pnotecite ycite ocite
sokk apud apudonline
sookom citefield citename
omok volcite Volcite pvolcite Pvolcite tvolcite Tvolcite svolcite fvolcite ftvolcite avolcite Avolcite
`)

// texQuotations cite in front of the words they quote.
var texQuotations = set("textcquote blockcquote foreigntextcquote hyphentextcquote hybridblockcquote")

// texMultiCitations cite several works, each with its own options.
var texMultiCitations = set(`cites Cites parencites Parencites textcites Textcites autocites Autocites footcites footcitetexts smartcites Smartcites supercites fullcites
footfullcites citeauthors citetitles citeyears volcites`)

// notCitations have "cite" in their names and do not cite.
var notCitations = set(`nocite citation citestyle citetext citelist citenumfont citenamefont citeauthoryear citeindextrue citeindexfalse citepunct citeleft citeright
citemid citedash citeform defcite citesetup citecounter citetracker citereset citecolor astroncite mkbibcitation DeclareCiteCommand
AtEveryCite AtEveryCitekey AtNextCite citenumber citeindex`)

// citation reads a command that cites, and reports whether it is one.
func (r *latexReader) citation(name string, from int) bool {
	if !strings.Contains(strings.ToLower(name), "cite") && texCitations[name] == "" && !texQuotations[name] {
		return false
	}
	switch spec := texCitations[name]; {
	case spec != "":
		r.cite(spec, from)
	case texMultiCitations[name]:
		r.cites(from)
	case texQuotations[name]:
		name := r.span(from, r.nameEnd(from))
		r.cite("sooko", from)
		if r.top().braced() {
			r.around(name, "“", "”")
		}
	case notCitations[name] || r.macros[name] != nil || !r.citesKeys():
		return false
	default:
		r.cite("sook", from)
	}
	return true
}

// citesKeys reports whether what follows are options and then keys.
func (r *latexReader) citesKeys() bool {
	saved, depth := r.next().at, len(r.frames)
	r.star()
	r.optional()
	r.optional()
	ok := r.top().braced()
	if ok {
		arg, whole := r.mandatory()
		ok = whole && looksLikeKeys(arg.plain()) && strings.ContainsFunc(arg.plain(), unicode.IsLetter)
	}
	if len(r.frames) == depth {
		r.top().at = saved
	}
	return ok
}

// looksLikeKeys tells "knuth84,dijkstra:68" from words.
func looksLikeKeys(s string) bool {
	for _, k := range strings.Split(s, ",") {
		if k = strings.TrimSpace(k); k == "" || strings.ContainsAny(k, " \t\n\\{}$~") {
			return false
		}
	}
	return true
}

// cite reads one citation, whose command begins at from.
func (r *latexReader) cite(spec string, from int) {
	begin := *r.top()
	c := cite.Citation{Kind: cite.ByKey}
	var options []texFrame
	for i := range spec {
		switch spec[i] {
		case 's':
			r.star()
		case 'o':
			if arg, ok := r.optional(); ok {
				options = append(options, arg)
			}
		case 'm':
			r.mandatory()
		default:
			if r.nextIsBraced() {
				keys, _ := r.mandatory()
				c.Keys = append(c.Keys, r.keys(keys)...)
			}
		}
	}
	if l, ok := r.amsLocator(); ok {
		options = append(options[:0], l)
	}
	r.addCitation(&c, &begin, from, options)
}

func (r *latexReader) nextIsBraced() bool {
	r.skipSpace()
	return r.top().braced()
}

// amsLocator reads the *{p. 3} behind the citations of amsrefs.
func (r *latexReader) amsLocator() (texFrame, bool) {
	f := r.top()
	if f.at+1 < f.end && f.src.data[f.at] == '*' && f.src.data[f.at+1] == '{' {
		f.at++
		return r.mandatory()
	}
	return texFrame{}, false
}

// cites reads \cites(pre)(post)[pre][post]{key}[post]{key}….
func (r *latexReader) cites(from int) {
	begin := *r.top()
	c := cite.Citation{Kind: cite.ByKey}
	r.star()
	var options []texFrame
	for range 2 {
		if o, ok := r.parentheses(); ok {
			options = append(options, o)
		}
	}
	for {
		at, depth := r.top().at, len(r.frames)
		first, one := r.optional()
		second, two := r.optional()
		keys, ok := texFrame{}, r.top().braced()
		if ok {
			keys, ok = r.mandatory()
		}
		if !ok || !looksLikeKeys(keys.plain()) {
			if len(r.frames) == depth {
				r.top().at = at
			}
			break
		}
		c.Keys = append(c.Keys, r.keys(keys)...)
		if one {
			options = append(options, first)
		}
		if two {
			options = append(options, second)
		}
	}
	r.addCitation(&c, &begin, from, options)
}

// keys reads the keys of a citation, some of which a macro may hold.
func (r *latexReader) keys(arg texFrame) []string {
	var keys []string
	for _, k := range keysOf(arg.plain()) {
		if m := r.macros[strings.TrimPrefix(k, `\`)]; m != nil && k[0] == '\\' && m.spec == "" {
			keys = append(keys, keysOf(m.body.plain())...)
			continue
		}
		keys = append(keys, k)
	}
	return keys
}

func keysOf(s string) []string {
	var keys []string
	for _, k := range strings.Split(s, ",") {
		if k = strings.TrimSpace(k); k != "" {
			keys = append(keys, k)
		}
	}
	return keys
}

// addCitation keeps a citation whose command began at from in the frame in; of
// one that a macro makes, the text is the call. The last option tells the page.
func (r *latexReader) addCitation(c *cite.Citation, in *texFrame, from int, options []texFrame) {
	part, end := in.src.part, 0
	if in.call != nil {
		part, from, end = in.call.name.Part, in.call.name.Start, max(in.call.name.End, in.call.end)
	}
	if f := r.top(); f.call == nil {
		end = f.at
	}
	for i, o := range options {
		if s := r.render(o); i == len(options)-1 {
			c.Locator = s
		}
	}
	if len(c.Keys) == 0 {
		return
	}
	c.Text = r.written(part, from, end)
	r.doc.Citations = append(r.doc.Citations, *c)
	if !r.mute {
		r.block().cited = true
	}
}

// written is the source of a command as it stands in the file, on one line and
// without comments.
func (r *latexReader) written(part, from, end int) cite.Text {
	v := visible{src: r.doc.Parts[part].Source, part: part}
	for i := from; i < end; {
		n := min(end, commentStart(v.src, i, end))
		v.add(i, n, r.oldBytes)
		i = n
		if n < end {
			i = lineEnd(v.src, n) + 1
		}
	}
	return v.text()
}

// commentStart finds the next comment in data[i:end], or end.
func commentStart(data []byte, i, end int) int {
	for ; i < end; i++ {
		if data[i] == '\\' {
			i++
		} else if data[i] == '%' {
			return i
		}
	}
	return end
}

// oldBytes is the decoder of what is not UTF-8 in the encoding of the document.
func (r *latexReader) oldBytes(src []byte, at, _ int) (string, int) {
	m := texCharsets[r.charset]
	if m == nil || src[at] < utf8.RuneSelf {
		return "", 0
	}
	return string(m.DecodeByte(src[at])), 1
}

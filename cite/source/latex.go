package source

import (
	"bytes"
	"context"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// latexFormat reads LaTeX sources, and the lists (.bbl) that BibTeX and biber
// make of databases. It knows what commands show and runs simple macros, but
// is not TeX: conditions are not decided, and packages are not read.
var latexFormat = &Format{
	Name:       "latex",
	Extensions: []string{".tex", ".ltx", ".latex"}, // a .bbl file is known by its looks, and read with its document
	Sniff:      texStart.Match,
	Read:       readLatex,
	Limits:     textLimits,
}

// texStart matches a line that begins with a command of documents and lists.
var texStart = pattern.New(`(?m)^[ \t]*\\(?:document(?:class|style)\s*[\[{]|usepackage\s*[\[{]|begin\s*\{(?:document|thebibliography|abstract)\}|` +
	`(?:section|chapter|bibliography)\*?\s*\{|bibitem\s*[\[{]|refsection\{|entry\{)`)

// maxFrames bounds how deep arguments and macros stand inside each other;
// what is deeper is read as text of what is around it.
const maxFrames = 100

// maxScopes bounds the environments that are kept apart.
const maxScopes = 200

// A latexReader runs over the source, and over what macros and further files
// put in its place.
type latexReader struct {
	*draft
	ctx  context.Context
	file *File

	frames []texFrame // what is being read, innermost last
	scopes []texScope
	texState

	flow     *texBlock // the block of the main text; nil between blocks
	macros   map[string]*texMacro
	builtins map[string]*texMacro
	handlers map[string]func(from int)
	budget   int  // bytes that macros may still put into the text
	renders  int  // depth of texts that are read for a marker or a locator
	ended    bool // \end{document} was met

	notes     int // footnotes counted so far
	entries   int // \bibitem without label in this list
	entryList int // number of the list of entries
	options   []string
	shorthand string          // language whose "a, "= and the like are active
	code      map[string]bool // environments that the document defines for code
	charset   string          // as inputenc names it
	lists     texLists
}

// A texState is what environments and arguments change until they end.
type texState struct {
	nested   *texBlock // block of an argument: footnote, heading, caption
	preamble bool      // nothing but definitions counts
	mute     bool      // nothing is shown
	math     bool
	raised   bool // above the line
	linked   bool // in the words of a link
	quote    bool
	rows     bool // in a table
	bib      bool // in a list of references
	kind     cite.BlockKind
	listing  *texList
}

// A texScope is an environment, a formula or an argument that is open.
type texScope struct {
	name  string
	frame int // depth of the frame that ends it, if nothing else does
	saved texState
	leave func()
}

func readLatex(ctx context.Context, f *File) (*cite.Document, error) {
	r := &latexReader{draft: newDraft(f.Data), ctx: ctx, file: f, macros: map[string]*texMacro{}, builtins: map[string]*texMacro{}, code: map[string]bool{}}
	r.handlers = r.latexHandlers()
	r.budget = 1<<20 + 8*len(f.Data)
	src := newTexSource(f.Data, 0, r.code)
	if isBiblatexList(f.Data) {
		r.biblatexList(src)
	} else {
		r.preamble, r.mute = src.body >= 0, src.body >= 0
		r.read(src, bomLen(f.Data))
		r.truncated(src)
		r.settleLists()
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if src.char == nil {
		r.doc.Notices = append(encodingNotices(&r.doc.Parts[0]), r.doc.Notices...)
	}
	return r.finish(), nil
}

// read reads a source from an offset to its end.
func (r *latexReader) read(src *texSource, from int) {
	const often = 4096
	r.push(texFrame{src: src, at: from, end: len(src.data), file: true})
	for n := 0; len(r.frames) > 0 && (n%often != 0 || r.ctx.Err() == nil); n++ {
		r.step()
	}
	r.close(0)
	r.endFlow()
}

// truncated remarks on a document without an end.
func (r *latexReader) truncated(src *texSource) {
	if src.body >= 0 && !r.ended {
		end := len(src.data)
		r.notice(cite.Span{Start: end, End: end}, `there is no \end{document}: the file may be cut off; all that is there was read`)
	}
}

func (r *latexReader) top() *texFrame { return &r.frames[len(r.frames)-1] }

// push makes f what is read next, and reports whether there was room.
func (r *latexReader) push(f texFrame) bool {
	if len(r.frames) >= maxFrames {
		return false
	}
	r.frames = append(r.frames, f)
	return true
}

// pop ends the innermost frame.
func (r *latexReader) pop() {
	n := len(r.frames)
	f := &r.frames[n-1]
	if f.opaque {
		r.close(n)
	}
	if f.file && r.nested == nil {
		r.endFlow()
	}
	r.frames = r.frames[:n-1]
}

// close leaves the scopes that the frame at the given depth ends.
func (r *latexReader) close(depth int) {
	for n := len(r.scopes); n > 0 && r.scopes[n-1].frame >= depth; n = len(r.scopes) {
		r.leave()
	}
}

// leave ends the innermost scope.
func (r *latexReader) leave() {
	n := len(r.scopes)
	s := r.scopes[n-1]
	if s.leave != nil {
		s.leave()
	}
	r.texState = s.saved
	r.scopes = r.scopes[:n-1]
}

// open begins a scope that ends with the frame around it at the latest.
func (r *latexReader) open(name string, leave func()) bool {
	if len(r.scopes) >= maxScopes {
		return false
	}
	r.scopes = append(r.scopes, texScope{name, r.bound(), r.texState, leave})
	return true
}

// bound is the depth of the innermost frame that ends what is opened in it.
func (r *latexReader) bound() int {
	for n := len(r.frames); n > 0; n-- {
		if r.frames[n-1].opaque {
			return n
		}
	}
	return 0
}

// enter reads arg next; what it changes ends with it, and then leave is
// called. If there is no room, arg is read as part of what is around it.
func (r *latexReader) enter(arg texFrame, leave func()) bool {
	arg.opaque = true
	if len(r.scopes) >= maxScopes || !r.push(arg) {
		return false
	}
	return r.open("", leave)
}

// closeTo leaves the scopes up to the innermost of that name, and reports
// whether there is one that the frame around may end.
func (r *latexReader) closeTo(name string) bool {
	bound := r.bound()
	for n := len(r.scopes); n > 0 && r.scopes[n-1].frame >= bound; n-- {
		if r.scopes[n-1].name != name {
			continue
		}
		for len(r.scopes) >= n {
			r.leave()
		}
		return true
	}
	return false
}

// step reads one run of characters, one command or one end.
func (r *latexReader) step() {
	f := r.top()
	if f.at >= f.end {
		r.pop()
		return
	}
	switch c := f.src.data[f.at]; c {
	case '\\':
		r.command()
	case '%':
		r.comment()
	case ' ', '\t', '\n', '\r', '\v', '\f':
		r.space()
	case '{', '}':
		f.at++
	case '~':
		r.blank(f.at, f.at+1)
		f.at++
	case '$':
		r.dollar()
	case '&':
		r.ampersand()
	case '#':
		r.parameter()
	case '^', '_':
		r.script(c)
	default:
		r.characters(c)
	}
}

// comment skips to the next line, whose indentation does not count either.
func (r *latexReader) comment() {
	f := r.top()
	f.at = min(f.end, lineEnd(f.src.data, f.at)+1)
	for f.at < f.end && (f.src.data[f.at] == ' ' || f.src.data[f.at] == '\t') {
		f.at++
	}
}

// space reads white space: with an empty line in it, a paragraph ends.
func (r *latexReader) space() {
	f := r.top()
	from := f.at
	for f.at < f.end && isSpace(f.src.data[f.at]) {
		f.at++
	}
	lines := bytes.Count(f.src.data[from:f.at], []byte("\n"))
	if from > 0 && f.src.data[from-1] == '\n' {
		lines++ // a comment took the end of the line before
	}
	if lines > 1 {
		r.paragraph(from, f.at)
		return
	}
	r.blank(from, f.at)
}

// paragraph ends a paragraph, and formulas that were left open. Arguments and
// entries of a list have none.
func (r *latexReader) paragraph(from, to int) {
	for r.math && len(r.scopes) > 0 && texFormulas[r.scopes[len(r.scopes)-1].name] && r.scopes[len(r.scopes)-1].frame >= r.bound() {
		r.leave()
	}
	r.breakBlock(from, to)
}

// breakBlock ends the block, or writes a space where blocks have no parts.
func (r *latexReader) breakBlock(from, to int) {
	if r.mute || r.math {
		return
	}
	if r.nested != nil || r.flow != nil && r.flow.Entry {
		r.blank(from, to)
		return
	}
	r.endFlow()
}

package source

import (
	"bytes"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// verbatimEnvironments hold code, which is not LaTeX.
var verbatimEnvironments = set(`verbatim verbatim* Verbatim Verbatim* BVerbatim LVerbatim lstlisting minted comment alltt filecontents filecontents* verbatimtab
spverbatim listing* pycode luacode luacode* asy sagesilent sageblock Sinput Soutput Schunk CCSXML tcblisting codeblock tcolorboxcode program semiverbatim xcomment`)

// hiddenEnvironments show formulas and drawings, no text. Citations in them
// count.
var hiddenEnvironments = set(`equation equation* align align* alignat alignat* flalign flalign* gather gather* multline multline* eqnarray eqnarray* displaymath math
dmath dmath* subequations* IEEEeqnarray IEEEeqnarray* tikzpicture pgfpicture picture circuitikz forest axis tikzcd algorithmic algorithmicx algorithm2e pspicture psfrags
xy prooftree tabbing displaymath* feynmandiagram feynman CD gnuplot filecontentshere overpic keywords_ IEEEbiography IEEEbiographynophoto`)

// environmentArguments are what follows \begin{name} and is not shown.
var environmentArguments = rows(`
om tabular array longtable supertabular tabulary xtabular adjustwidth
omm tabular* tabularx tabulary
mom NiceTabular
ooom minipage
omom wrapfigure wraptable floatingfigure
m thebibliography multicols otherlanguage otherlanguage* spacing adjustbox list_ foreignlanguage CJK* hyphenrules
mm list CJK
mo multicols
om subfigure subtable
o figure table figure* table* enumerate itemize description algorithm subequations tcolorbox center landscape sidewaystable sidewaysfigure threeparttable tablenotes
o compactitem compactenum compactdesc inparaenum inparaitem asparaenum itemize* enumerate* enumerate_ tasks abstract refsection refsegment etaremune frame_
`)

// texTables are the environments whose text stands in cells.
var texTables = set("tabular tabular* tabularx tabulary longtable supertabular xtabular NiceTabular array deluxetable tblr longtblr")

// texQuotes are block quotations.
var texQuotes = set("quote quotation verse displayquote displayquote* citacao blockquote foreigndisplayquote zitat cita epigraph")

// inlineEnvironments do not end a paragraph.
var inlineEnvironments = set(`otherlanguage* foreignlanguage small footnotesize scriptsize tiny normalsize large math matrix pmatrix bmatrix cases array aligned split gathered
APACrefauthors APACrefDOI APACrefURL APACrefURLmsg APACrefDOImsg inparaenum inparaitem itemize* enumerate* english french german ngerman russian hyphenrules CJK CJK*`)

// begin reads \begin{name}.
func (r *latexReader) begin(from int) {
	f := r.top()
	name, end := braceWord(f.src.data, f.at, f.end)
	if name == "" {
		return
	}
	f.at = end
	switch {
	case name == "document":
		r.preamble, r.mute = false, false
		return
	case f.src.isCode(name):
		r.verbatimText(name)
		return
	}
	if !inlineEnvironments[name] && !hiddenEnvironments[name] {
		r.breakBlock(from, f.at)
	} else if hiddenEnvironments[name] {
		r.blank(from, f.at)
	}
	list := texListKind(name)
	depth := 1
	if r.listing != nil {
		depth = r.listing.depth + 1
	}
	if !r.open(name, func() { r.endEnvironment(name) }) {
		return
	}
	r.environment(name)
	if list != 0 {
		r.listing = &texList{number: r.draft.list(), kind: list, depth: depth}
	}
}

// environment sets what holds inside of an environment.
func (r *latexReader) environment(name string) {
	switch {
	case hiddenEnvironments[name]:
		r.mute, r.math = true, true
	case texTables[name] && !r.math:
		r.rows, r.kind = true, cite.TableCell
	case texQuotes[name]:
		r.quote = true
	case strings.HasPrefix(name, "thebibliography") || name == "references":
		r.entries, r.entryList = 0, r.draft.list()
		r.bib, r.mute = true, true // up to the first entry
	case name == "frame" || name == "block" || name == "alertblock":
		r.frameTitle()
		return
	}
	if spec := environmentArguments[name]; spec != "" {
		r.skip(spec)
	} else {
		r.environmentOption()
	}
}

// frameTitle reads the title that a slide or a box has behind its options.
func (r *latexReader) frameTitle() {
	r.optional()
	if f := r.top(); f.braced() {
		r.heading(frameLevel)
	}
}

// frameLevel is the level of the title of a slide.
const frameLevel = 4

// environmentOption skips the settings of an environment that we do not know;
// others, such as the name of a theorem, are text.
func (r *latexReader) environmentOption() {
	f := r.top()
	if f.at >= f.end || f.src.data[f.at] != '[' {
		return
	}
	end, ok := f.src.closing(f.at)
	if ok && end < f.end && (bytes.IndexByte(f.src.data[f.at:end], '=') >= 0 || end-f.at < 4) {
		f.at = end + 1
	}
}

// end reads \end{name}.
func (r *latexReader) end(from int) {
	f := r.top()
	name, at := braceWord(f.src.data, f.at, f.end)
	if name == "" {
		return
	}
	f.at = at
	if name == "document" {
		r.ended = r.ended || f.src.part == 0
		r.endFile()
		return
	}
	if !inlineEnvironments[name] && !hiddenEnvironments[name] {
		r.breakBlock(from, at)
	}
	if r.closeTo(name) && hiddenEnvironments[name] {
		r.blank(from, at)
	}
}

// endEnvironment ends the block that an environment leaves open.
func (r *latexReader) endEnvironment(name string) {
	switch {
	case inlineEnvironments[name] || hiddenEnvironments[name] || r.nested != nil:
	case strings.HasPrefix(name, "thebibliography") || name == "references" || r.flow != nil && !r.flow.Entry:
		r.endFlow()
	}
}

// endFile leaves the rest of the innermost file unread.
func (r *latexReader) endFile() {
	for len(r.frames) > 0 {
		if f := r.top(); f.file {
			f.at = f.end
			return
		}
		r.pop()
	}
}

// verbatimText adds the contents of a verbatim environment, whose name was read.
func (r *latexReader) verbatimText(name string) {
	f := r.top()
	end := []byte(`\end{` + name + `}`)
	n := -1
	if !f.src.endless[name] {
		n = bytes.Index(f.bytes(), end)
	}
	if n < 0 {
		f.src.endless[name] = true
		return
	}
	from, to := f.at, f.at+n
	f.at = to + len(end)
	if strings.HasPrefix(name, "filecontents") && f.call == nil {
		r.fileContents(f.src, from, to)
	}
	if r.mute || r.nested != nil || f.call != nil || strings.HasPrefix(name, "comment") || strings.HasPrefix(name, "filecontents") {
		return
	}
	r.breakBlock(from, to)
	v := visible{src: f.src.data, part: f.src.part}
	v.verbatim(from, to, r.oldBytes)
	r.add(cite.Block{Kind: cite.Code, Text: v.text()}, nil)
}

// A texList is a list that is being read.
type texList struct {
	number, depth int
	kind          byte // as texListKind has it
	count         int
}

// texListKind is '1' for numbered lists, '-' for bullets, ':' for lists of
// terms, and 0 for what is no list.
func texListKind(name string) byte {
	switch name {
	case "itemize", "compactitem", "asparaitem", "itemize*", "trivlist", "list", "inparaitem":
		return '-'
	case "enumerate", "compactenum", "asparaenum", "enumerate*", "inparaenum", "tasks", "etaremune":
		return '1'
	case "description", "compactdesc", "labeling":
		return ':'
	}
	return 0
}

// fileContents keeps a database that stands in the document itself.
func (r *latexReader) fileContents(src *texSource, from, to int) {
	const most = 100
	if n := bytes.IndexByte(src.data[from:min(to, from+most)], ']'); from < to && src.data[from] == '[' && n > 0 {
		from += n + 1
	}
	name, start := braceWord(src.data, from, to)
	if databaseOf(name) != 0 || len(r.lists.inline) >= most {
		return
	}
	if r.lists.inline == nil {
		r.lists.inline = map[string]cite.Span{}
	}
	r.lists.inline[strings.ToValidUTF8(name, "\uFFFD")] = cite.Span{Part: src.part, Start: start, End: to}
}

package source

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
)

// latexHandlers are the commands that do more than show something. It is a
// function because they run commands themselves.
func (r *latexReader) latexHandlers() map[string]func(from int) {
	m := map[string]func(from int){
		"begin": r.begin, "end": r.end, `\`: r.lineBreak, "newline": r.lineBreak, "tabularnewline": r.lineBreak, "cr": r.lineBreak,
		"par": r.par, "endgraf": r.par, "item": r.item, "bibitem": r.bibItem, "reference": r.referenceItem, "harvarditem": r.harvardItem, "bib": r.amsItem, "endinput": func(int) { r.endFile() },
		"title": r.title, "titulo": r.title, "caption": r.caption, "captionof": r.captionOf, "subcaption": r.caption,
		"footnote": r.footnote, "endnote": r.footnote, "sidenote": r.footnote, "footnotemark": r.footnoteMark, "footnotetext": r.footnoteText,
		"endnotetext": r.footnoteText, "endnotemark": r.footnoteMark, "thanks": r.remark, "marginpar": r.remark, "todo": r.remark, "marginnote": r.remark,
		"(": r.openFormula, ")": r.closeFormula, "[": r.openFormula, "]": r.closeFormula, "ensuremath": r.ensureMath,
		"url": r.url, "nolinkurl": r.verbatimAddress, "path": r.verbatimAddress, "Url": r.url, "href": r.href, "Eprint": r.href, "doi": r.doi, "showDOI": r.showDOI, "urldef": r.urlDef,
		"textsuperscript": r.superscript, "up": r.superscript, "fup": r.superscript, "textsup": r.superscript,
		"enquote": r.quoted, "textquote": r.quoted, "blockquote": r.quoted, "og": r.guillemet, "fg": r.guillemet, "xspace": func(int) { r.xspace() }, "unskip": func(int) { r.unskip() },
		"verb": r.verbWith(""), "Verb": r.verbWith(""), "lstinline": r.verbWith("o"), "mintinline": r.verbWith("om"),
		"let": func(int) { r.let() }, "DeclareMathOperator": func(int) { r.operator() }, "catcode": func(int) { r.catcode() }, "csname": func(int) { r.csname() },
		"iffalse": func(int) { r.condition() }, "rule": r.ruleWith("omm"), "hrule": r.ruleWith(""), "vrule": r.ruleWith(""), "hrulefill": r.ruleWith(""),
		"newenvironment": r.skipWith("smoomm"), "renewenvironment": r.skipWith("smoomm"), "NewDocumentEnvironment": r.skipWith("mmmm"),
		"input": r.inputWith(""), "include": r.inputWith(""), "subfile": r.inputWith(""), "subfileinclude": r.inputWith(""), "subimport": r.inputWith("m"), "import": r.inputWith("m"),
		"bibliography": r.bibliographyNames, "nobibliography": r.bibliographyNames, "addbibresource": r.bibResource, "addglobalbib": r.bibResource,
		"printbibliography": r.printBibliography, "APACrefYearMonthDay": r.apaDate, "APACjournalVolNumPages": r.apaJournal, "mn@doi": r.paperDOI,
		"documentclass": r.packages, "documentstyle": r.packages, "usepackage": r.packages, "RequirePackage": r.packages, "setdefaultlanguage": r.mainLanguage,
		"setmainlanguage": r.mainLanguage, "babelprovide": r.providedLanguage, "inputencoding": r.inputEncoding,
	}
	each(m, "newcommand renewcommand providecommand DeclareRobustCommand newrobustcmd", func(int) { r.newCommand() })
	each(m, "quad qquad enspace enskip thinspace hfill hfil hss space nobreakspace newblock linebreak hskip hspace vspace vskip smallskip medskip bigskip", r.gap)
	each(m, "def gdef edef xdef", func(int) { r.def() })
	each(m, "NewDocumentCommand RenewDocumentCommand ProvideDocumentCommand DeclareDocumentCommand", func(int) { r.newDocumentCommand() })
	for level, names := range texHeadings {
		each(m, names, func(int) { r.heading(level + 1) })
	}
	return m
}

func each(m map[string]func(from int), names string, f func(from int)) {
	for _, name := range strings.Fields(names) {
		m[name] = f
	}
}

// texHeadings are the commands for headings, by level.
var texHeadings = []string{
	"part chapter addchap addpart",
	"section addsec",
	"subsection",
	"subsubsection frametitle minisec",
	"paragraph framesubtitle subsubsubsection",
	"subparagraph",
}

// gap reads white space that a command makes.
func (r *latexReader) gap(from int) {
	name, o := string(r.top().src.data[from+1:r.nameEnd(from)]), r.origin(from)
	switch name {
	case "hspace", "vspace":
		r.skip("sm")
	case "hskip", "vskip":
		r.dimension()
	case "linebreak":
		r.skip("o")
	}
	r.blankAt(r.since(o))
}

// unskip takes back the white space before it.
func (r *latexReader) unskip() {
	if !r.mute {
		r.block().blank = false
	}
}

func (r *latexReader) par(from int) { r.paragraph(from, r.top().at) }

func (r *latexReader) verbWith(spec string) func(int) { return func(int) { r.verb(spec) } }

func (r *latexReader) skipWith(spec string) func(int) { return func(int) { r.skip(spec) } }

func (r *latexReader) ruleWith(spec string) func(int) { return func(from int) { r.rule(from, spec) } }

// heading reads the title of a section. Inside of an argument it is text.
func (r *latexReader) heading(level int) {
	r.star()
	r.optional()
	if r.nested != nil {
		return
	}
	r.endFlow()
	arg, ok := r.mandatory()
	if ok && r.enter(arg, r.finishNested) {
		r.child(cite.Heading).Level = level
	}
}

// finishNested adds the block of an argument that has ended.
func (r *latexReader) finishNested() { r.finishBlock(r.nested) }

// title reads the title of the document.
func (r *latexReader) title(int) {
	r.optional()
	arg, ok := r.mandatory()
	if !ok || r.nested != nil {
		return
	}
	r.endFlow()
	leave := func() {
		title := r.nested
		title.release()
		if r.doc.Title == "" {
			r.doc.Title = title.b.Text().Collapse().String()
		}
		r.finishBlock(title)
	}
	if r.enter(arg, leave) {
		r.child(cite.Heading).Level = 1
		r.preamble = false
	}
}

// caption reads \caption[short]{long}.
func (r *latexReader) caption(int) {
	r.star()
	r.optional()
	if r.nested != nil {
		return
	}
	r.endFlow()
	if arg, ok := r.mandatory(); ok && r.enter(arg, r.finishNested) {
		r.child(cite.Caption)
	}
}

func (r *latexReader) captionOf(from int) {
	r.star()
	r.skip("m")
	r.caption(from)
}

// item begins an item of a list. Its own label is a marker if it looks like
// one; that of a term is text.
func (r *latexReader) item(int) {
	label, labelled := r.optional()
	if r.listing == nil || r.nested != nil || r.mute {
		return
	}
	r.endFlow()
	r.kind = cite.ListItem
	t := r.block()
	r.listing.count++
	switch {
	case labelled:
		if s := r.render(label); isMarker(s) || r.listing.kind != ':' {
			t.Marker = s
		} else {
			r.enter(label, nil)
		}
	case r.listing.kind == '1':
		t.Marker = strconv.Itoa(r.listing.count) + "."
	case r.listing.kind == '-':
		t.Marker = "•"
	}
}

// isMarker tells "[12]", "3.", "a)" and "[Knu84]" from a term.
func isMarker(s string) bool {
	const longest = 12
	return utf8.RuneCountInString(s) <= longest && !strings.Contains(s, " ") && (strings.HasPrefix(s, "[") || strings.ContainsAny(s, "0123456789") || strings.HasSuffix(s, ")"))
}

// footnote reads \footnote[3]{text}.
func (r *latexReader) footnote(from int) {
	span := r.span(from, r.nameEnd(from))
	marker := r.noteNumber()
	if r.nextIsBraced() {
		r.markNote(marker, span)
	}
	r.note(marker)
}

// nameEnd is where the name of the command at from ends.
func (r *latexReader) nameEnd(from int) int {
	f := r.top()
	return min(f.end, from+1+len(commandName(f.src.data, from, f.end)))
}

// noteNumber is the number in brackets, or else the next one.
func (r *latexReader) noteNumber() string {
	if arg, ok := r.optional(); ok {
		return arg.plain()
	}
	r.notes++
	return strconv.Itoa(r.notes)
}

// footnoteMark reads a mark whose note stands elsewhere.
func (r *latexReader) footnoteMark(from int) {
	span := r.span(from, r.nameEnd(from))
	r.markNote(r.noteNumber(), span)
}

// footnoteText reads a note whose mark stands elsewhere: they come in the same
// order.
func (r *latexReader) footnoteText(int) {
	number := strconv.Itoa(r.notes)
	if arg, ok := r.optional(); ok {
		number = arg.plain()
	}
	r.note(number)
}

// remark reads a note without a number.
func (r *latexReader) remark(int) {
	r.optional()
	r.note("")
}

// quoted reads the commands of csquotes.
func (r *latexReader) quoted(from int) {
	name := r.span(from, r.nameEnd(from))
	r.star()
	if source, ok := r.optional(); ok {
		r.render(source) // \textquote[\cite{key}]{words}
		r.optional()
	}
	r.around(name, "“", "”")
}

// guillemet reads \og and \fg of French.
func (r *latexReader) guillemet(from int) {
	f := r.top()
	end := r.nameEnd(from)
	if strings.HasPrefix(string(f.src.data[from:end]), `\og`) {
		r.emit("«", r.span(from, end))
		r.blank(end, f.at)
		return
	}
	r.blank(from, from)
	r.emit("»", r.span(from, r.signEnd(from, "fg")))
}

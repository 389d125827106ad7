package source

import (
	"errors"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
)

// texExtensions are those of the files that \input follows.
var texExtensions = []string{".tex", ".ltx", ".latex", ".bbl"}

// maxTexFiles bounds the files of one document.
const maxTexFiles = 200

// texLists are the databases that a document names.
type texLists struct {
	files   int // read by \input so far
	names   []texDatabase
	inline  map[string]cite.Span // databases that stand in the document itself
	printed bool                 // \printbibliography was met
}

// A texDatabase is a name in \bibliography.
type texDatabase struct {
	name string
	at   cite.Span
}

// inputWith reads \input{file}; spec is what stands before the name.
func (r *latexReader) inputWith(spec string) func(int) {
	return func(from int) {
		o, folder := r.origin(from), ""
		if spec != "" {
			folder = r.word()
		}
		name := r.inputName()
		if name == "" || texMacroFiles[name] {
			return
		}
		if folder != "" {
			name = path.Join(folder, name)
		}
		at := r.since(o)
		if r.nested != nil || r.renders > 0 {
			r.notice(at, "%s stands inside of an argument and was not read", name)
			return
		}
		if name, err := r.input(name); err != nil {
			r.notice(at, "%s was not read: %v", name, err)
		}
	}
}

// texMacroFiles are packages of plain TeX.
var texMacroFiles = set("xy epsf epsfx psfig pictex amssym amssym.def amssym.tex tikz pstricks pst-node diagrams glyphtounicode babel.sty")

// inputName reads {name}, or a name up to the next white space.
func (r *latexReader) inputName() string {
	r.skipSpace()
	f := r.top()
	if f.braced() {
		return strings.Trim(r.word(), `"`)
	}
	from := f.at
	for f.at < f.end && !isSpace(f.src.data[f.at]) && !strings.ContainsRune("\\{}%&$#", rune(f.src.data[f.at])) {
		f.at++
	}
	return strings.ToValidUTF8(string(f.src.data[from:f.at]), "")
}

// pictures are what \input reads besides text: drawings, data and packages.
var pictures = set(".tikz .pgf .pdf_tex .pdf_t .eps_tex .pstex_t .sty .cls .def .cfg .code .dat .csv .lua")

// input reads a file next, and returns its name in full.
func (r *latexReader) input(name string) (string, error) {
	switch ext := strings.ToLower(filepath.Ext(name)); {
	case slices.Contains(texExtensions, ext):
	case pictures[ext]:
		return name, nil
	default:
		name += texExtensions[0]
	}
	if r.seen(name) {
		return name, errors.New("it was read before, and is read once")
	}
	if r.lists.files++; r.lists.files > maxTexFiles {
		return name, errors.New("there are too many files in this document: check its chapters one by one")
	}
	src, err := r.source(name)
	if err != nil {
		return name, err
	}
	start := bomLen(src.data)
	if src.body >= 0 {
		start = src.body
	}
	r.endFlow()
	if !r.push(texFrame{src: src, at: start, end: len(src.data), file: true}) {
		return name, errors.New("it is included too deep")
	}
	return name, nil
}

// seen reports whether a file is part of the document already.
func (r *latexReader) seen(name string) bool {
	name = path.Clean(name)
	return name == filepath.Base(r.file.Path) || slices.ContainsFunc(r.doc.Parts, func(p cite.Part) bool { return path.Clean(p.Name) == name })
}

// source opens a file and makes it a part of the document.
func (r *latexReader) source(name string) (*texSource, error) {
	data, err := r.file.open(name, texExtensions...)
	if err != nil {
		return nil, err
	}
	if err := checkInput(data, &Format{Limits: textLimits}); err != nil {
		return nil, err
	}
	part := r.part(strings.ToValidUTF8(name, "\uFFFD"), data)
	src := newTexSource(data, part, r.code)
	r.decodeWith(src)
	if src.char == nil {
		r.doc.Notices = append(r.doc.Notices, partNotices(r.doc.Parts[part], part)...)
	}
	return src, nil
}

// bibliographyNames reads \bibliography{a,b}.
func (r *latexReader) bibliographyNames(from int) {
	o := r.origin(from)
	r.star()
	r.optional()
	names := r.word()
	for _, name := range strings.Split(names, ",") {
		if name = strings.TrimSpace(name); name != "" {
			r.nameDatabase(name, r.since(o))
		}
	}
	r.lists.printed = true
}

// bibResource reads \addbibresource[options]{refs.bib}.
func (r *latexReader) bibResource(from int) {
	o := r.origin(from)
	r.optional()
	if name := r.word(); name != "" {
		r.nameDatabase(name, r.since(o))
	}
}

func (r *latexReader) nameDatabase(name string, at cite.Span) {
	name = strings.ReplaceAll(name, `\jobname`, r.jobName())
	if filepath.Ext(name) == "" || databaseOf(name) < 0 {
		name += ".bib"
	}
	known := slices.ContainsFunc(r.lists.names, func(d texDatabase) bool { return d.name == name })
	if !known && len(r.lists.names) < maxTexFiles {
		r.lists.names = append(r.lists.names, texDatabase{name, at})
	}
}

// databaseOf is the index of the format of a database, or -1.
func databaseOf(name string) int {
	for i, d := range databases {
		if strings.EqualFold(filepath.Ext(name), d.extension) {
			return i
		}
	}
	return -1
}

func (r *latexReader) printBibliography(int) {
	r.optional()
	r.lists.printed = true
}

// jobName is the name of the file without its extension.
func (r *latexReader) jobName() string {
	base := filepath.Base(r.file.Path)
	return strings.TrimSuffix(base, filepath.Ext(base))
}

// settleLists reads the databases that the document names. If none of them is
// there, the list that BibTeX or biber made of them does.
func (r *latexReader) settleLists() {
	var missing []error
	found := 0
	for _, d := range r.lists.names {
		err := r.readDatabase(d.name)
		if err == nil {
			found++
		}
		missing = append(missing, err)
	}
	if found == 0 && (len(missing) > 0 || r.lists.printed) && r.compiledList() {
		return
	}
	for i, d := range r.lists.names {
		if missing[i] != nil {
			r.notice(d.at, "the references in %s are not known: %v", d.name, missing[i])
		}
	}
}

func (r *latexReader) readDatabase(name string) error {
	if span, ok := r.lists.inline[name]; ok {
		r.inlineDatabase(span)
		return nil
	}
	if r.seen(name) {
		return nil
	}
	return r.database(r.file, name)
}

// inlineDatabase reads a database that stands in the document. Blanks before
// it keep its offsets those of the document.
func (r *latexReader) inlineDatabase(span cite.Span) {
	data := slices.Clone(r.doc.Parts[span.Part].Source[:span.End])
	for i := range span.Start {
		data[i] = ' '
	}
	r.references(span.Part, bibtex.Parse(data).Entries())
}

// compiledList reads the .bbl file beside the document, if there is one.
func (r *latexReader) compiledList() bool {
	name := r.jobName() + ".bbl"
	if r.jobName() == "" || r.seen(name) {
		return r.jobName() != ""
	}
	src, err := r.source(name)
	if err != nil {
		return false
	}
	if isBiblatexList(src.data) {
		r.biblatexList(src)
		return true
	}
	r.texState = texState{}
	r.read(src, bomLen(src.data))
	return true
}

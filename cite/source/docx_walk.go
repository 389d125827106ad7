package source

import (
	"bytes"
	"encoding/hex"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// A reading says what character data is.
type reading uint8

const (
	nothing reading = iota
	words
	code // the instruction of a field
)

// A docxPara is what a paragraph says of itself.
type docxPara struct {
	style, numID string
	level        int // of the number, or -1
	outline      int // or -1
	joins        bool
}

// A docxRun is how a run of text looks.
type docxRun struct {
	raised, hidden bool
	lang           string
}

// A docxControl is a content control (w:sdt).
type docxControl struct {
	count *int // of the containers that it is one of
	items []cslItem
	para  *para
	at    int
}

// docxLeftOut holds the elements that a reader does not see: what was deleted
// or moved away, how the document looked before, settings.
var docxLeftOut = wordSet("w:moveFrom w:delText w:delInstrText w:pPrChange w:rPrChange w:sectPrChange w:tblPrChange " +
	"w:tcPrChange w:trPrChange w:tblGridChange mc:Fallback w:sectPr w:tblPr w:tblGrid w:trPr w:tcPr w:tabs w:rt w:fldData w:ffData " +
	"w:framePr w:pBdr w:background w:rubyPr")

func (r *docxReader) start(e *startTag) bool {
	if docxLeftOut[e.name] {
		return false
	}
	switch e.name {
	case "w:body", "w:footnotes", "w:endnotes":
		r.body = true
	case "w:p":
		r.beginPara()
	case "w:pPr":
		r.inProps = true
	case "w:r", "m:r":
		r.runs = append(r.runs, docxRun{lang: r.styles.lang})
	case "w:t", "m:t":
		r.reading, r.trim, r.first = words, e.name == "w:t" && e.get("space") != "preserve", true
	case "w:instrText":
		r.reading = code
	case "w:del":
		return r.deletion()
	case "m:oMathPara":
		r.mathPara++
	case "w:tbl":
		r.parted(e.from)
	case "w:tr":
		r.beginRow()
	case "w:tc":
		r.beginCell()
	default:
		return r.startOther(e)
	}
	return true
}

// startOther goes on with properties, fields, links and characters.
func (r *docxReader) startOther(e *startTag) bool {
	switch e.name {
	case "w:pStyle", "w:numId", "w:ilvl", "w:outlineLvl":
		r.paraProp(e.name, e.get("val"))
	case "w:vanish", "w:vertAlign", "w:rStyle", "w:lang":
		r.runProp(e.name, e)
	case "w:sdt":
		r.boxes = append(r.boxes, &docxControl{})
	case "w:docPartGallery", "w:bibliography", "w:tag":
		r.controlProp(e.name, e.get("val"))
	case "w:sdtContent":
		r.showControl()
	case "w:hyperlink":
		r.hypers = append(r.hypers, r.hyperlink(e))
	case "w:fldSimple":
		r.beginField(e.from)
		r.instruct([]byte(e.get("instr")), e.from, e.from)
		r.showField()
	case "w:fldChar":
		r.fieldMark(e)
	case "w:footnoteReference":
		r.noteMark(&r.footnotes, e)
	case "w:endnoteReference":
		r.noteMark(&r.endnotes, e)
	case "w:footnote", "w:endnote":
		return r.beginNote(e)
	default:
		r.character(e)
	}
	return true
}

func (r *docxReader) end(name string, from, to int) {
	switch name {
	case "w:p":
		r.closePara(from)
	case "w:pPr":
		r.inProps = false
	case "w:r", "m:r":
		r.runs = r.runs[:max(0, len(r.runs)-1)]
	case "w:t", "m:t", "w:instrText":
		r.reading = nothing
	case "w:tc":
		r.parted(from)
		r.endCell()
	case "w:tr":
		r.endRow()
	case "w:body", "w:txbxContent":
		r.parted(from)
	case "w:footnote", "w:endnote":
		r.parted(from)
		r.inNote = false
	case "m:oMathPara":
		r.mathPara--
	case "w:sdt":
		r.endControl()
	case "w:hyperlink":
		r.endHyperlink(to)
	case "w:fldSimple":
		r.endField(to)
	}
}

func (r *docxReader) text(data []byte, from, to int, plain bool) {
	switch {
	case r.reading == code:
		r.instruct(data, from, to)
	case r.reading == words && r.shown():
		r.words(from, to, plain)
	}
}

// words appends src[from:to] to the paragraph.
func (r *docxReader) words(from, to int, plain bool) {
	from, to = r.trimmed(from, to)
	p := r.para()
	at := p.here()
	r.write(from, to, plain)
	if r.mathPara > 0 {
		p.math = true
	} else {
		p.prose = true
	}
	run := r.run()
	if run.raised {
		p.raise(at)
	}
	r.langs[run.lang] += to - from
}

// trimmed cuts the white space at the ends of a w:t, which does not count
// unless the element says so. A comment may part its text.
func (r *docxReader) trimmed(from, to int) (int, int) {
	if !r.trim {
		return from, to
	}
	for r.first && from < to && isSpace(r.src[from]) {
		from++
	}
	r.first = false
	last := bytes.HasPrefix(r.src[to:], []byte("</"))
	for last && from < to && isSpace(r.src[to-1]) {
		to--
	}
	return from, to
}

// run is the run that is being read.
func (r *docxReader) run() docxRun {
	if len(r.runs) == 0 {
		return docxRun{}
	}
	return r.runs[len(r.runs)-1]
}

// shown reports whether text would be seen by a reader.
func (r *docxReader) shown() bool {
	return r.para() != nil && r.hidden == 0 && !r.run().hidden
}

// character reads the elements that stand for a character.
func (r *docxReader) character(e *startTag) {
	if !r.shown() || r.inProps {
		return
	}
	switch e.name {
	case "w:tab", "w:ptab":
		r.blank(e.from, e.to)
	case "w:br":
		if kind := e.get("type"); kind == "page" || kind == "column" {
			r.blank(e.from, e.to)
			return
		}
		r.newline(e.from, e.to)
	case "w:cr":
		r.newline(e.from, e.to)
	case "w:noBreakHyphen":
		r.put("\u2011", e.from, e.to)
	case "w:sym":
		if s := symbol(e.get("char")); s != "" {
			r.put(s, e.from, e.to)
		}
	}
}

// symbol reads the code of a character. Those in the private use area look as
// their font says, and have no words.
func symbol(code string) string {
	b, err := hex.DecodeString(strings.Repeat("0", len(code)%2) + code)
	if err != nil || len(b) == 0 || len(b) > 2 {
		return ""
	}
	c := rune(0)
	for _, x := range b {
		c = c<<8 | rune(x)
	}
	if c < ' ' || 0xD800 <= c && c <= 0xF8FF || c >= 0xFFFE {
		return ""
	}
	return string(c)
}

// hyperlink opens the link of a w:hyperlink. One inside the document has no
// address, and none is returned.
func (r *docxReader) hyperlink(e *startTag) *paraLink {
	id := e.get("id")
	if id == "" || !r.shown() {
		return nil
	}
	url := r.links[id].Target
	if a := e.get("anchor"); a != "" && url != "" {
		url += "#" + a
	}
	l := r.para().link(url, e.from, cite.Span{Part: r.part, Start: e.from, End: e.from})
	if url == "" {
		l.kind = cite.NoTarget
	}
	return l
}

func (r *docxReader) endHyperlink(to int) {
	if len(r.hypers) == 0 {
		return
	}
	l := r.hypers[len(r.hypers)-1]
	r.hypers = r.hypers[:len(r.hypers)-1]
	if p := r.para(); l != nil && p != nil {
		p.close(l, to)
	}
}

// fieldMark reads a w:fldChar.
func (r *docxReader) fieldMark(e *startTag) {
	switch e.get("fldCharType") {
	case "begin":
		r.beginField(e.from)
	case "separate":
		r.showField()
	case "end":
		r.endField(e.to)
	}
}

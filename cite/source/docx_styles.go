package source

import (
	"cmp"

	"github.com/citecheck/citecheck/cite"
)

// A docxVal is an element that only has a w:val.
type docxVal struct {
	Val string `xml:"val,attr"`
}

// isOn reads a property that is on if it is there and not switched off.
func (v *docxVal) isOn() bool { return v != nil && onValue(v.Val) }

func onValue(s string) bool { return s != "0" && s != "false" && s != "off" }

// get returns the value, or "" if v is not there.
func (v *docxVal) get() string {
	if v == nil {
		return ""
	}
	return v.Val
}

type docxNumPr struct {
	Ilvl  *docxVal `xml:"ilvl"`
	NumID *docxVal `xml:"numId"`
}

// A docxStyle is a style of word/styles.xml.
type docxStyle struct {
	ID      string   `xml:"styleId,attr"`
	Type    string   `xml:"type,attr"`
	Default string   `xml:"default,attr"`
	Name    docxVal  `xml:"name"`
	BasedOn docxVal  `xml:"basedOn"`
	Outline *docxVal `xml:"pPr>outlineLvl"`

	Num    *docxNumPr `xml:"pPr>numPr"`
	Align  *docxVal   `xml:"rPr>vertAlign"`
	Vanish *docxVal   `xml:"rPr>vanish"`
}

// A docxProps is what a style comes to with those that it is based on.
type docxProps struct {
	role    paraRole
	outline int    // 0 to 8, or -1
	numID   string // "" if the style has no number
	level   int    // of the number
	raised  bool
	hidden  bool
}

// docxStyles resolves the styles of a document.
type docxStyles struct {
	byID  map[string]*docxStyle
	done  map[string]docxProps
	usual string // the style of paragraphs that name none
	lang  string // of text that says none
}

func newDocxStyles() *docxStyles {
	return &docxStyles{byID: map[string]*docxStyle{}, done: map[string]docxProps{}}
}

func (s *docxStyles) read(data []byte) error {
	var file struct {
		Lang   *docxVal    `xml:"docDefaults>rPrDefault>rPr>lang"`
		Styles []docxStyle `xml:"style"`
	}
	err := parseXML(data, &file)
	s.lang = file.Lang.get()
	for i := range file.Styles {
		st := &file.Styles[i]
		s.byID[st.ID] = st
		if st.Type == "paragraph" && st.Default != "" && onValue(st.Default) {
			s.usual = st.ID
		}
	}
	return err
}

// maxBased bounds the styles that a style is based on; Word allows eleven.
const maxBased = 30

// props resolves a style. The nearest style that says something wins.
func (s *docxStyles) props(id string) docxProps {
	if p, ok := s.done[id]; ok {
		return p
	}
	p := docxProps{outline: -1}
	var chain []*docxStyle
	for st := s.byID[id]; st != nil && len(chain) < maxBased; st = s.byID[st.BasedOn.Val] {
		chain = append(chain, st)
	}
	for i := len(chain) - 1; i >= 0; i-- {
		p.inherit(chain[i])
	}
	p.role = outlined(p.role, p.outline)
	s.done[id] = p
	return p
}

// inherit adds what a style says to what those under it said.
func (p *docxProps) inherit(st *docxStyle) {
	if role, known := roleOf(st.Name.Val); known {
		p.role = role
	}
	if st.Outline != nil {
		p.outline = number(st.Outline.Val, -1)
	}
	if st.Num != nil {
		p.numID = cmp.Or(st.Num.NumID.get(), p.numID)
		p.level = number(st.Num.Ilvl.get(), p.level)
	}
	if st.Align != nil {
		p.raised = st.Align.Val == "superscript"
	}
	if st.Vanish != nil {
		p.hidden = st.Vanish.isOn()
	}
}

// outlined gives a role the level of an outline, 0 to 8; 9 is body text.
func outlined(r paraRole, outline int) paraRole {
	if outline < 0 || outline > 8 || r.title || r.toc {
		return r
	}
	return paraRole{kind: cite.Heading, level: min(outline+1, 6)}
}

package source

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// An odtStyle is a style of a paragraph or of a piece of text.
type odtStyle struct {
	Name    string `xml:"name,attr"`
	Display string `xml:"display-name,attr"`
	Family  string `xml:"family,attr"`
	Parent  string `xml:"parent-style-name,attr"`
	List    string `xml:"list-style-name,attr"`
	Text    struct {
		Position string `xml:"text-position,attr"`
		Display  string `xml:"display,attr"`
		Language string `xml:"language,attr"`
		Country  string `xml:"country,attr"`
	} `xml:"text-properties"`
}

// An odtSheet is a set of styles: content.xml has one and styles.xml two.
type odtSheet struct {
	Styles   []odtStyle `xml:"style"`
	Defaults []odtStyle `xml:"default-style"`
	Lists    []struct {
		Name    string     `xml:"name,attr"`
		Numbers []odtLevel `xml:"list-level-style-number"`
		Bullets []odtLevel `xml:"list-level-style-bullet"`
	} `xml:"list-style"`
}

// An odtLevel says how one level of a list is numbered.
type odtLevel struct {
	Level  string `xml:"level,attr"`
	Format string `xml:"num-format,attr"`
	Prefix string `xml:"num-prefix,attr"`
	Suffix string `xml:"num-suffix,attr"`
	Start  string `xml:"start-value,attr"`
	Shown  string `xml:"display-levels,attr"`
	Bullet string `xml:"bullet-char,attr"`
}

// An odtLook is how a piece of text looks.
type odtLook struct{ raised, hidden bool }

// odtStyles resolves the styles of a document.
type odtStyles struct {
	byName map[string]*odtStyle // family and name
	lists  map[string]*[odtLevels]odtLevel
	lang   string
}

func newODTStyles() *odtStyles {
	return &odtStyles{byName: map[string]*odtStyle{}, lists: map[string]*[odtLevels]odtLevel{}}
}

// read learns the styles that stand before the body of a member.
func (s *odtStyles) read(data []byte) error {
	for dec := xml.NewDecoder(bytes.NewReader(data)); ; {
		t, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.Directive:
			return errDTD
		case xml.StartElement:
			if t.Name.Local == "body" {
				return nil
			}
			if t.Name.Local == "styles" || t.Name.Local == "automatic-styles" {
				var sheet odtSheet
				err = dec.DecodeElement(&sheet, &t)
				s.learn(&sheet)
			}
		}
		if err != nil {
			return err
		}
	}
}

func (s *odtStyles) learn(sheet *odtSheet) {
	for i := range sheet.Styles {
		st := &sheet.Styles[i]
		s.byName[st.Family+" "+st.Name] = st
	}
	for _, d := range sheet.Defaults {
		if l := d.Text.Language; d.Family == "paragraph" && l != "" && l != "none" && l != "zxx" {
			s.lang = strings.TrimSuffix(strings.TrimSuffix(l+"-"+d.Text.Country, "none"), "-")
		}
	}
	for _, l := range sheet.Lists {
		levels := &[odtLevels]odtLevel{}
		for _, lv := range l.Bullets {
			lv.Format, lv.Bullet = "bullet", bullet(lv.Bullet)
			setLevel(levels, lv)
		}
		for _, lv := range l.Numbers {
			setLevel(levels, lv)
		}
		s.lists[l.Name] = levels
	}
}

func setLevel(levels *[odtLevels]odtLevel, lv odtLevel) {
	if i := number(lv.Level, 0); 1 <= i && i < odtLevels {
		levels[i] = lv
	}
}

// chain calls see for a style and those that it is based on, until told to
// stop.
func (s *odtStyles) chain(family, name string, see func(st *odtStyle) (stop bool)) {
	for range maxBased {
		st := s.byName[family+" "+name]
		if st == nil || see(st) {
			return
		}
		name = st.Parent
	}
}

// role is what the style of a paragraph says of it. A style that is nowhere
// described still has a name.
func (s *odtStyles) role(name string) paraRole {
	role, known := roleOf(odtName(name))
	s.chain("paragraph", name, func(st *odtStyle) bool {
		for _, n := range []string{st.Display, st.Name, st.Parent} {
			if !known {
				role, known = roleOf(odtName(n))
			}
		}
		return known
	})
	if role.kind == cite.Heading && !role.title && role != biblHeading {
		role.kind, role.level = cite.Paragraph, 0 // text:h tells headings
	}
	return role
}

// odtName undoes the encoding of names: "Heading_20_1".
func odtName(s string) string {
	return strings.TrimPrefix(strings.ReplaceAll(s, "_20_", " "), "Contents ")
}

// list is the list style that the style of a paragraph names.
func (s *odtStyles) list(name string) string {
	list := ""
	s.chain("paragraph", name, func(st *odtStyle) bool {
		list = st.List
		return list != ""
	})
	return list
}

// look is how text of a style looks.
func (s *odtStyles) look(name string) odtLook {
	var l odtLook
	position := ""
	s.chain("text", name, func(st *odtStyle) bool {
		if position == "" {
			position = st.Text.Position
		}
		l.hidden = l.hidden || st.Text.Display == "none"
		return false
	})
	l.raised = raisedPosition(position)
	return l
}

// raisedPosition reads a position: "super 58%", or the rise in percent.
func raisedPosition(s string) bool {
	s, _, _ = strings.Cut(s, " ")
	rise, err := strconv.ParseFloat(strings.TrimSuffix(s, "%"), 64)
	return s == "super" || err == nil && rise > 0
}

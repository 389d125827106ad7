package source

import (
	"cmp"
	"strconv"
	"strings"
)

// docxLevels is how many levels a list of Word has.
const docxLevels = 9

// A docxLevel says how one level of a list is numbered.
type docxLevel struct {
	Level  string   `xml:"ilvl,attr"`
	Start  *docxVal `xml:"start"`
	Format docxVal  `xml:"numFmt"`
	Text   docxVal  `xml:"lvlText"`
	Legal  *docxVal `xml:"isLgl"`
}

// A docxList is an abstract list; the lists of the text share its counters.
type docxList struct {
	levels [docxLevels]docxLevel
	counts [docxLevels]int
	begun  [docxLevels]bool
}

// A docxNum is a list of the text.
type docxNum struct {
	list     *docxList
	levels   [docxLevels]*docxLevel // in place of those of the list
	restart  [docxLevels]*docxVal
	number   int  // among the lists of the document, 0 before it is used
	restarts bool // some level begins anew, and none has yet
}

// docxNumbering is word/numbering.xml.
type docxNumbering struct{ nums map[string]*docxNum }

type docxNumberingFile struct {
	Lists []struct {
		ID     string      `xml:"abstractNumId,attr"`
		Link   docxVal     `xml:"numStyleLink"`
		Levels []docxLevel `xml:"lvl"`
	} `xml:"abstractNum"`
	Nums []struct {
		ID        string  `xml:"numId,attr"`
		List      docxVal `xml:"abstractNumId"`
		Overrides []struct {
			Level string     `xml:"ilvl,attr"`
			Start *docxVal   `xml:"startOverride"`
			With  *docxLevel `xml:"lvl"`
		} `xml:"lvlOverride"`
	} `xml:"num"`
}

func (n *docxNumbering) read(data []byte, styles *docxStyles) error {
	var file docxNumberingFile
	err := parseXML(data, &file)
	lists, links := map[string]*docxList{}, map[string]string{}
	for _, a := range file.Lists {
		l := &docxList{}
		for _, lv := range a.Levels {
			if i := number(lv.Level, -1); 0 <= i && i < docxLevels {
				l.levels[i] = lv
			}
		}
		lists[a.ID], links[a.ID] = l, a.Link.Val
	}
	of := map[string]string{}
	for _, num := range file.Nums {
		of[num.ID] = num.List.Val
	}
	n.nums = map[string]*docxNum{}
	for _, num := range file.Nums {
		id := num.List.Val
		if link := links[id]; link != "" { // the list is that of a style
			id = cmp.Or(of[styles.props(link).numID], id)
		}
		m := &docxNum{list: lists[id]}
		for _, o := range num.Overrides {
			if i := number(o.Level, -1); 0 <= i && i < docxLevels {
				m.levels[i], m.restart[i] = o.With, o.Start
				m.restarts = m.restarts || o.Start != nil
			}
		}
		if m.list != nil {
			n.nums[num.ID] = m
		}
	}
	return err
}

// level returns how the list numbers a level.
func (m *docxNum) level(i int) *docxLevel {
	if m.levels[i] != nil {
		return m.levels[i]
	}
	return &m.list.levels[i]
}

// next counts an item and returns what stands before it; none if the list
// shows nothing.
func (m *docxNum) next(i int) string {
	i = min(max(i, 0), docxLevels-1)
	m.count(i)
	lv := m.level(i)
	if lv.Format.Val == "bullet" {
		return bullet(lv.Text.Val)
	}
	if lv.Format.Val == "none" && !strings.Contains(lv.Text.Val, "%") {
		return strings.TrimSpace(lv.Text.Val)
	}
	return strings.TrimSpace(m.label(lv))
}

// count moves the counters on, and sets those of deeper levels back.
func (m *docxNum) count(i int) {
	if m.restarts {
		m.restarts = false
		for k, v := range m.restart {
			if v != nil {
				m.list.begun[k] = false
			}
		}
	}
	l := m.list
	if l.begun[i] {
		l.counts[i]++
	} else {
		l.counts[i], l.begun[i] = m.start(i), true
	}
	for k := i + 1; k < docxLevels; k++ {
		l.begun[k] = false
	}
}

func (m *docxNum) start(i int) int {
	if v := m.restart[i]; v != nil {
		return number(v.Val, 1)
	}
	return number(m.level(i).Start.get(), 1)
}

// label fills in the pattern of a level: "%1.%2".
func (m *docxNum) label(lv *docxLevel) string {
	s := lv.Text.Val
	for k := range docxLevels {
		sign := "%" + strconv.Itoa(k+1)
		if !strings.Contains(s, sign) {
			continue
		}
		count, format := m.list.counts[k], m.level(k).Format.Val
		if !m.list.begun[k] {
			count = m.start(k)
		}
		if lv.Legal.isOn() {
			format = "decimal"
		}
		s = strings.ReplaceAll(s, sign, numerals(count, format))
	}
	return s
}

package source

import (
	"context"
	"strings"
	"testing"
)

// TestXMLFields demands that elements of a reference say what its parts are.
func TestXMLFields(t *testing.T) {
	for _, tt := range []struct{ path, before, ref, after, want string }{
		{"a.jats", `<article><back><ref-list><ref id="r1">`, `<element-citation publication-type="book"><person-group person-group-type="author"><name><surname>Baker</surname><given-names>A.</given-names></name></person-group><source>Bread</source><year>1990</year></element-citation>`, `</ref></ref-list></back></article>`,
			"author Baker A.; title Bread; date 1990"},
		{"a.jats", `<article><back><ref-list><ref id="r1">`, `<element-citation publication-type="journal"><person-group person-group-type="author"><collab>WHO</collab></person-group><article-title>Water</article-title><source>Lancet</source><year>2001</year><fpage>44</fpage><lpage>52</lpage><pub-id pub-id-type="doi">10.1000/182</pub-id></element-citation>`, `</ref></ref-list></back></article>`,
			"author WHO; title Water; journal Lancet; date 2001; pages 44–52; doi 10.1000/182"},
		{"a.jats", `<article><back><ref-list><ref id="r1">`, `<mixed-citation><string-name>Wood, E.</string-name>, <chapter-title>Labour</chapter-title>. In <person-group person-group-type="editor"><name><surname>Hill</surname></name></person-group> (ed.), <source>Democracy</source>, <year>1995</year>.</mixed-citation>`, `</ref></ref-list></back></article>`,
			"author Wood, E.; title Labour; editor Hill; container-title Democracy; date 1995"},
		{"a.tei", `<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><back><listBibl>`, `<biblStruct><analytic><title level="a">Water</title><author><persName><forename>Jane</forename><surname>Doe</surname></persName></author></analytic><monogr><title level="j">Lancet</title><imprint><biblScope unit="volume">3</biblScope><date>2001</date></imprint></monogr></biblStruct>`, `</listBibl></back></text></TEI>`,
			"title Water; author Jane Doe; journal Lancet; volume 3; date 2001"},
	} {
		doc, err := Read(context.Background(), File{Path: tt.path, Data: []byte(tt.before + tt.ref + tt.after)})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, b := range doc.Blocks {
			for _, f := range b.Fields {
				words := ""
				for i, r := range b.Text.String() {
					if s := b.Text.Span(i, i+len(string(r))); f.Span.Contains(s) {
						words += string(r)
					}
				}
				got = append(got, f.Name+" "+words)
			}
		}
		if strings.Join(got, "; ") != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.ref, strings.Join(got, "; "), tt.want)
		}
	}
}

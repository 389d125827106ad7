package source

import (
	"context"
	"strings"
	"testing"
)

// TestWikiFields demands that a citation template says itself what its parts are.
func TestWikiFields(t *testing.T) {
	for source, want := range map[string]string{
		"{{cite book |last=Baker |first=A. |title=Bread |year=1990 |publisher=Clarendon Press}}":                      "author Baker |first=A.; title Bread; date 1990; publisher Clarendon Press",
		"{{cite book |first1=A. |last1=Baker |last2=Cook |first2=B. |title=Bread}}":                                   "author A. |last1=Baker; author Cook |first2=B.; title Bread",
		"{{cite book |chapter=Loaves |title=Bread |editor-last=Hill |editor-first=C. |pages=3–5}}":                    "title Loaves; container-title Bread; editor Hill |editor-first=C.; pages 3–5",
		"{{Literatur |Autor=Max Bäcker |Titel=Brot |Sammelwerk=Mühlen |Ort=Köln |Jahr=1990 |ISBN=978-3-16-148410-0}}": "author Max Bäcker; title Brot; container-title Mühlen; location Köln; date 1990; isbn 978-3-16-148410-0",
		"A. Baker, ''Bread'', 1990.": "",
	} {
		doc, err := Read(context.Background(), File{Path: "a.wiki", Data: []byte("Old.<ref>" + source + "</ref>\n\n== References ==\n{{reflist}}\n")})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, b := range doc.Blocks {
			for _, f := range b.Fields {
				got = append(got, f.Name+" "+doc.Excerpt(f.Span))
			}
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("%s:\n%s\nwant\n%s", source, strings.Join(got, "; "), want)
		}
	}
}

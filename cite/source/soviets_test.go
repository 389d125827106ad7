package source

import (
	"context"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
)

// sovietsReferences begin the paragraphs of the reference list of the article
// in testdata/soviets, which has no heading over it.
var sovietsReferences = []string{
	"Lenin, 1918, The Immediate Tasks",
	"1918 RFSR Constitution, [online here].",
	"For more on Locke and his timing: Ellen Meiksins Wood",
	"ANWEILER, Oscar. The Soviets : The Russian",
	"HAHN, Jeffrey W. Soviet Grassroots\u00a0: Citizen",
	"Still reading it but could be of interest",
	"A few wiki articles on events cited above: [1]; [2];",
}

func readSoviets(t *testing.T, name string) *cite.Document {
	t.Helper()
	data, err := os.ReadFile("../../testdata/soviets/" + name)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := Read(context.Background(), File{Path: name, Data: data})
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range violations(doc) {
		t.Errorf("%s: %s", name, v)
	}
	return doc
}

// TestSovietsReferences finds the list as paragraphs of the article in a row.
func TestSovietsReferences(t *testing.T) {
	for _, name := range []string{"article.txt", "article.md", "article.html", "healthy.html"} {
		doc := readSoviets(t, name)
		at := 0
		for at < len(doc.Blocks) && !strings.HasPrefix(doc.Blocks[at].Text.String(), sovietsReferences[0]) {
			at++
		}
		for i, want := range sovietsReferences {
			if at+i >= len(doc.Blocks) {
				t.Fatalf("%s: no block %q", name, want)
			}
			b := doc.Blocks[at+i]
			if b.Kind != cite.Paragraph || b.Region != cite.Content || !strings.HasPrefix(b.Text.String(), want) {
				t.Errorf("%s: block %d is %q, want a paragraph of the article %q", name, at+i, b.Text.String(), want)
			}
		}
	}
}

// TestSovietsFurniture keeps what the blog puts around the article out of it.
func TestSovietsFurniture(t *testing.T) {
	doc := readSoviets(t, "healthy.html")
	last := ""
	for i := range doc.Blocks {
		if doc.Blocks[i].Region == cite.Content {
			last = doc.Blocks[i].Text.String()
		}
	}
	if !strings.HasPrefix(last, "A few wiki articles") {
		t.Errorf("the article ends in %q", last)
	}
	var captions, content []string
	for _, b := range doc.Blocks {
		if b.Kind == cite.Caption {
			captions = append(captions, b.Text.String())
		}
	}
	for _, l := range doc.Links {
		if l.Region == cite.Content {
			content = append(content, l.Label.String())
		}
	}
	wantCaptions := []string{
		"Berlin Wall. Credits: Wikimedia Commons",
		"Kronstadt sailors. Credits: Wikimedia Commons",
		"News of Stalin’s death. Credits: Wikimedia Commons",
	}
	if d := cmp.Diff(wantCaptions, captions); d != "" {
		t.Errorf("captions (-want +got):\n%s", d)
	}
	wantLinks := strings.Fields("Wikimedia_Commons Wikimedia_Commons Wikimedia_Commons " +
		"online_here online_here online_here [1] [2] [3] [4] [5] [6] [7] [8]")
	if d := cmp.Diff(wantLinks, strings.Fields(strings.ReplaceAll(strings.Join(content, "\t"), " ", "_"))); d != "" {
		t.Errorf("links of the article (-want +got):\n%s", d)
	}
}

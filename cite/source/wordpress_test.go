package source

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"
)

func blog(t *testing.T) []byte {
	t.Helper()
	data, err := os.ReadFile("../../testdata/formats/wordpress/blog.xml")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestWordPressArticles demands that each post is an article of its own, and
// that pictures, comments and what was thrown away are none.
func TestWordPressArticles(t *testing.T) {
	docs, err := Articles(context.Background(), File{Path: "blog.xml", Data: blog(t)})
	if err != nil {
		t.Fatal(err)
	}
	var titles, texts []string
	for _, d := range docs {
		titles = append(titles, d.Title)
		for _, b := range d.Blocks {
			texts = append(texts, b.Text.String())
			if line := d.Position(0, b.Text.Source().Start).Line; line < 19 || line > 51 {
				t.Errorf("%q is in line %d", b.Text.String(), line)
			}
		}
		if d.Format != "wordpress" || d.Path != "blog.xml" || d.Lang != "en-GB" || d.Parts[0].Editable {
			t.Errorf("%+v", d.Parts[0].Editable)
		}
	}
	if strings.Join(titles, ", ") != "The first loaf, A draft" {
		t.Errorf("articles %q", titles)
	}
	if all := strings.Join(texts, "\n"); strings.Contains(all, "TODO") || strings.Contains(all, "caption") {
		t.Errorf("text that is none: %s", all)
	}
}

func TestWordPressDamaged(t *testing.T) {
	data := blog(t)
	cut := data[:strings.Index(string(data), "<title>loaf")]
	docs, err := Articles(context.Background(), File{Path: "blog.xml", Data: append(cut, "<item"...)})
	if err != nil || len(docs) != 2 {
		t.Errorf("an export that is cut off: %d articles, %v", len(docs), err)
	}
	odd := strings.Replace(string(data), "Bread is old", "Bread\x0b is\xffold", 1)
	if docs, err := Articles(context.Background(), File{Path: "blog.xml", Data: []byte(odd)}); err != nil || len(docs) != 2 {
		t.Errorf("characters that XML forbids: %d articles, %v", len(docs), err)
	}
	none := strings.ReplaceAll(string(data), "CDATA[post]", "CDATA[attachment]")
	if _, err := Articles(context.Background(), File{Path: "blog.xml", Data: []byte(none)}); !errors.Is(err, errNoPosts) {
		t.Errorf("an export without posts: %v", err)
	}
}

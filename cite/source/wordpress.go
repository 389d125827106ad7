package source

import (
	"bytes"
	"context"
	"slices"

	"golang.org/x/net/html"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// wordpressFormat reads the exports of WordPress (WXR: RSS 2.0 with elements of
// its own): each post and page is an article with a list of its own, drafts
// included. Read gives all of them as one document.
var wordpressFormat = &Format{
	Name:       "wordpress",
	Extensions: []string{".wxr"},
	Sniff: func(head []byte) bool {
		return bytes.Contains(head, []byte("xmlns:wp=")) && bytes.Contains(head, []byte("wordpress.org/export/"))
	},
	Read:     readWordPress,
	Articles: wordPressArticles,
	Limits:   textLimits,
}

func readWordPress(ctx context.Context, f *File) (*cite.Document, error) {
	posts, lang, err := wordPressPosts(f.Data)
	if err != nil {
		return nil, err
	}
	return readPosts(ctx, masked(f.Data, posts), newDraft(f.Data), posts, lang)
}

func wordPressArticles(ctx context.Context, f *File) ([]*cite.Document, error) {
	posts, lang, err := wordPressPosts(f.Data)
	if err != nil {
		return nil, err
	}
	data, whole := masked(f.Data, posts), newDraft(f.Data)
	var docs []*cite.Document
	for i := range posts {
		d := &draft{doc: &cite.Document{Title: posts[i].title, Parts: slices.Clone(whole.doc.Parts)}}
		doc, err := readPosts(ctx, data, d, posts[i:i+1], lang)
		if err != nil {
			return nil, err
		}
		docs = append(docs, doc)
	}
	return docs, nil
}

// readPosts reads the HTML of posts into one document. The file is not made to
// be edited: it is what an export made of a database.
func readPosts(ctx context.Context, data []byte, d *draft, posts []wordPressPost, lang string) (*cite.Document, error) {
	d.doc.Lang, d.doc.Parts[0].Editable = lang, false
	for _, post := range posts {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		stream, tree, err := parseHTML(data, post.from, post.to)
		if err != nil {
			d.notice(cite.Span{Start: post.from, End: post.from}, "the post %q is not read: %v", post.title, err)
			continue
		}
		h := newHTMLReader(d, stream)
		h.body(tree, place{item: new(item), lines: !bytes.Contains(data[post.from:post.to], []byte("<!-- wp:"))})
		h.anchors.settle(d)
	}
	return d.finish(), nil
}

// wordPressCodes are the pieces in brackets that WordPress itself replaces
// (https://codex.wordpress.org/Shortcode); the words between them are text.
var wordPressCodes = pattern.New(`\[/?(?:caption|wp_caption|gallery|playlist|audio|video|embed|footnotes?|toc|contact-form[\w-]*)\b[^\[\]]*\]`)

// masked turns what readers of the posts do not see into comments of HTML of the
// same length, so that places stay.
func masked(data []byte, posts []wordPressPost) []byte {
	data = bytes.Clone(data)
	for _, p := range posts {
		at, tokens := p.from, html.NewTokenizer(bytes.NewReader(bytes.Clone(data[p.from:p.to])))
		for kind := tokens.Next(); kind != html.ErrorToken; kind = tokens.Next() {
			end := at + len(tokens.Raw())
			if kind == html.TextToken { // not the values of attributes
				maskCodes(data[at:end])
			}
			at = end
		}
	}
	return data
}

func maskCodes(text []byte) {
	for _, m := range wordPressCodes.FindAllIndex(text, -1) {
		code := text[m[0]:m[1]]
		for i := range code {
			code[i] = ' '
		}
		code[0], code[1], code[len(code)-1] = '<', '!', '>'
	}
}

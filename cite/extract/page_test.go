package extract

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// A page builds documents by hand, block after block, with true positions.
type page struct {
	source strings.Builder
	blocks []cite.Block
	links  []cite.Link
	lists  int
}

// add appends a block. Words in braces are links: "{here|https://a.example}".
func (p *page) add(b cite.Block, text string) *page {
	var t cite.TextBuilder
	for text != "" {
		before, rest, found := strings.Cut(text, "{")
		p.write(&t, before)
		if !found {
			break
		}
		link, after, _ := strings.Cut(rest, "}")
		label, url, _ := strings.Cut(link, "|")
		start := p.source.Len()
		p.write(&t, label)
		p.links = append(p.links, cite.Link{URL: url, Span: cite.Span{Start: start, End: p.source.Len()}, Ref: -1})
		text = after
	}
	b.Text = t.Text()
	p.blocks = append(p.blocks, b)
	p.source.WriteString("\n\n")
	return p
}

func (p *page) write(t *cite.TextBuilder, s string) {
	start := p.source.Len()
	p.source.WriteString(s)
	t.Append(s, cite.Span{Start: start, End: p.source.Len()})
}

func (p *page) heading(level int, s string) *page {
	return p.add(cite.Block{Kind: cite.Heading, Level: level}, s)
}

func (p *page) para(texts ...string) *page {
	for _, s := range texts {
		p.add(cite.Block{}, s)
	}
	return p
}

func (p *page) list(marker string, texts ...string) *page {
	p.lists++
	for i, s := range texts {
		m := marker
		if marker == "1." {
			m = string(rune('1'+i)) + "."
		}
		p.add(cite.Block{Kind: cite.ListItem, Level: 1, List: p.lists, Marker: m}, s)
	}
	return p
}

func (p *page) notes(texts ...string) *page {
	for i, s := range texts {
		p.add(cite.Block{Kind: cite.Note, Marker: "[^" + string(rune('1'+i)) + "]"}, s)
	}
	return p
}

func (p *page) doc() *cite.Document {
	return &cite.Document{
		Format: "text",
		Parts:  []cite.Part{cite.NewPart("", []byte(p.source.String()), true)},
		Blocks: p.blocks,
		Links:  p.links,
	}
}

// works are six references of six kinds.
var sixWorks = []string{
	"ALVAREZ, Marta. The Silent Mill : Labour in the Valley, 1870-1910, Leeds, Harrow Books, 1974.",
	"Berg, J. van den (2011). Rivers and rule. Hydrology Today, 12(3), 45–67. https://doi.org/10.1000/xyz123",
	"Castel, Odile: Der Fluss. München: Hafen 1999.",
	"Dorn T, Ek S. Wet feet in winter. Cold Med. 2004;17(2):101-9.",
	"Eliot Marsh, The Long Bridge, [online here].",
	"Fenn, Ida. \"A bridge too near.\" Journal of Small Towns 9 (2001): 3–19.",
}

const essay = "We started by looking at the mills of the valley. They were not what the reader would expect, and because " +
	"nobody had asked the workers before, it is hard to say which of them had been there in 1905 when the water rose. " +
	"This is what we will discuss in the next part, if there is one."

func texts(refs []cite.Reference) []string {
	var out []string
	for _, r := range refs {
		out = append(out, r.Text.String())
	}
	return out
}

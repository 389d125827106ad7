package extract

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
)

// blocksOf makes a document of the lines of s; the first letters of a line
// say what kind of block it is.
func blocksOf(s string) *cite.Document {
	p := new(page)
	for line := range strings.SplitSeq(s, "\x00") {
		switch {
		case strings.HasPrefix(line, "#"):
			p.heading(1, line[1:])
		case strings.HasPrefix(line, "-"):
			p.list("-", line[1:])
		case strings.HasPrefix(line, "^"):
			p.notes(line[1:])
		default:
			p.para(line)
		}
	}
	return p.doc()
}

func FuzzExtract(f *testing.F) {
	f.Add("#References\x00" + strings.Join(sixWorks, "\x00"))
	f.Add(essay + "\x00" + strings.Join(sixWorks, "\x00") + "\x00Leave a Reply")
	f.Add("Rosa (2005, 2012) [1, 3-5]（安良城 1980）\x00#参考文献\x00[1] " + sixWorks[0] + "\n[2] {x|y}")
	f.Add("a³\x00^See " + sixWorks[1] + "; " + sixWorks[2] + "\x00-1.\x00-^ a b")
	f.Add("\xff(\xfe 1999)[99999999999999999999]\x00#Notes\x00- [\xff] : http://")
	f.Fuzz(func(t *testing.T, s string) {
		doc := blocksOf(s)
		refs := References(doc)
		for i, r := range refs {
			demandInside(t, doc, r.Text)
			demandInside(t, doc, r.LeadIn)
			if strings.ContainsAny(r.Text.String(), "\n\r") || r.Text.Len() == 0 {
				t.Errorf("reference %d is %q", i, r.Text.String())
			}
			if r.Block < 0 || r.Block >= len(doc.Blocks) {
				t.Errorf("reference %d has block %d", i, r.Block)
			}
		}
		for _, c := range Citations(doc, refs) {
			demandInside(t, doc, c.Text)
			for _, n := range c.Targets {
				if n < 0 || n >= len(refs) {
					t.Errorf("%q cites reference %d of %d", c.Text.String(), n, len(refs))
				}
			}
			if utf8.ValidString(s) && !utf8.ValidString(c.Text.String()) {
				t.Errorf("%q cuts a character", c.Text.String())
			}
		}
	})
}

func demandInside(t *testing.T, doc *cite.Document, text cite.Text) {
	t.Helper()
	if s := text.Source(); s.Start < 0 || s.End > len(doc.Parts[0].Source) || s.Start > s.End {
		t.Errorf("%q stands at %v", text.String(), s)
	}
}

// letters writes i in letters, so that every reference has its own author.
func letters(i int) string {
	s := ""
	for ; i > 0; i /= 26 {
		s += string(rune('a' + i%26))
	}
	return s
}

// Documents of n blocks: prose that cites, a fifth of it references. Time per
// block must not grow with n.
func BenchmarkExtract(b *testing.B) {
	for _, headed := range []bool{true, false} {
		for _, n := range []int{10, 100, 1000, 10_000} {
			b.Run(fmt.Sprintf("headed=%t/blocks=%d", headed, n), func(b *testing.B) {
				p := new(page)
				for i := range n * 4 / 5 {
					p.para(fmt.Sprintf("%s As Alvarez (1974) and others (Berg, 2011; Dorn & Ek 2004) said, Author%s (1974) was right.", essay, letters(i/4)))
				}
				if headed {
					p.heading(2, "References")
				}
				for i := range n / 5 {
					p.para(fmt.Sprintf("Author%s, M. The silent mill, volume %d. Leeds: Harrow Books, 1974.", letters(i), i))
				}
				doc := p.doc()
				b.ReportAllocs()
				for b.Loop() {
					Citations(doc, References(doc))
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/block")
			})
		}
	}
}

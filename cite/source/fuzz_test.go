package source

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

func FuzzText(f *testing.F) { fuzz(f, "text", "a\n\n <http://a.b/\n c> doi:10.1/x\n---") }
func FuzzHTML(f *testing.F) {
	fuzz(f, "html", "<p>a&amp;b <a href=' &lt;'>c<br></a><pre>\n\nx</pre><li>y",
		"<p>some words<a href=b>0<table>c<td>d<tr><a> ")
}
func FuzzMarkdown(f *testing.F) {
	fuzz(f, "markdown", "> - [a](<b\\_> 'c') <a href=x>*d*</a>[^1] @k [@k]\n\n[^1]: e\n    \t`f`")
}
func FuzzJupyter(f *testing.F) {
	fuzz(f, "jupyter",
		`{"cells":[{"cell_type":"markdown","source":["a\u00e9\ud83d\n","[b](c\\_)\n\n[^1]: \"d\""]}]}`,
		`{"worksheets":[{"cells":[{"cell_type":"heading","level":9,"source":"<cite data-cite='a'>b</cite>"},{"input":"\u0000"}]}]}`,
		`{"cells":[{"cell_type":"markdown","source":"[k]: <x>\r\n\t- > "},{"cell_type":"markdown","source":"[k][] [^n"}]}`)
}

func FuzzEPUB(f *testing.F) {
	fuzz(f, "epub", "PK\x03\x04", "PK\x05\x06"+strings.Repeat("\x00", 18))
}

// FuzzEPUBMembers puts what it is given into an archive that is whole.
func FuzzEPUBMembers(f *testing.F) {
	opf := `<package><metadata><title>a</title></metadata><manifest><item id="i" href="c.xhtml"/><item id="j" href="d.xhtml"/></manifest><spine><itemref idref="i"/><itemref idref="j"/></spine></package>`
	for _, chapter := range []string{
		`<body epub:type="endnotes"><p>a<a epub:type="noteref" href="d.xhtml#n"><sup>1</sup></a><aside role="doc-footnote" id="n"><p>x<p id="m"/>y`,
		`<section role="doc-bibliography"><li id="k"><table>a<li id="ref-l"><td>b</li></section><span class="citation" data-cites="l">c<p>d</span>`,
		`<cite data-cite="a"><p>b</p><cite data-cite="c"></cite></cite><title/><script/><a id="x"/><a href="c.xhtml#%zz">e</a>`,
	} {
		f.Add([]byte(opf), []byte(chapter))
	}
	f.Fuzz(func(t *testing.T, opf, chapter []byte) {
		data := archiveOf(t, member{"META-INF/container.xml", ocf}, member{"b.opf", string(opf)},
			member{"c.xhtml", string(chapter)}, member{"d.xhtml", "<p id='n'>a</p>" + string(chapter)})
		doc, err := Read(context.Background(), File{Data: data, Format: "epub"})
		if err != nil && !errors.Is(err, ErrDamaged) {
			t.Fatal(err)
		}
		if doc != nil {
			for _, v := range violations(doc) {
				t.Error(v)
			}
		}
	})
}

// fuzz holds for any input what holds for the fixtures.
func fuzz(f *testing.F, format string, seeds ...string) {
	for _, p := range fixtures(f) {
		if filepath.Base(filepath.Dir(p)) != format {
			continue
		}
		data, err := os.ReadFile(p)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := Read(context.Background(), File{Data: data, Format: format})
		if err != nil {
			if errors.Is(err, ErrDamaged) || errors.Is(err, ErrTooLarge) || errors.Is(err, ErrLocked) || errors.Is(err, errDRM) || errors.Is(err, ErrBinary) || errors.Is(err, ErrEmpty) {
				return
			}
			t.Fatal(err)
		}
		for _, v := range violations(doc) {
			t.Error(v)
		}
		if !ByName(doc.Format).Binary && doc.Parts[0].Encoding == "" && len(doc.Notices) == 0 && !utf8.Valid(data) {
			t.Error("no notice says that the file is not UTF-8")
		}
	})
}

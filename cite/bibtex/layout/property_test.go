package layout_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
	"github.com/citecheck/citecheck/cite/bibtex/layout"
)

func format(src []byte, o layout.Options) []byte {
	out, _ := layout.Format(bibtex.Parse(src), o)
	return out
}

// faithful are options that leave the content alone.
var faithful = map[string]layout.Options{
	"default": {},
	"quotes":  {Delimiters: layout.QuotationMarks, Numeric: true, Align: 14, TrailingCommas: true, NoBlankLines: true},
	"wrap":    {Wrap: 50, Indent: "\t", KeepCase: true, Months: layout.NoneOfThem, Delimiters: layout.AsWritten},
	"unwrap":  {Unwrap: true, Align: -1, Indent: "    "},
}

// changing are options that change or drop content, many at a time.
var changing = map[string]layout.Options{
	"sort": {Sort: []string{"-year", "author", "key"}, SortFields: layout.FieldOrder},
	"keys": {Sort: []string{"type", "key", "month"}, RemoveDuplicateFields: true, RemoveEmptyFields: true, Omit: []string{"note"}},
	"words": {
		StripEnclosingBraces: true, DropAllCaps: true, Escape: true, EncodeURLs: true, PageRanges: true, MaxAuthors: 2,
		Months: layout.AllMonths, RemoveBraces: []string{"title"},
	},
	"merge": {Merge: layout.KeepCombined, Sort: []string{"key"}, StripComments: true, EnclosingBraces: []string{"title"}},
	"last":  {Merge: layout.KeepLast, Duplicates: []layout.Rule{layout.SameKey, layout.SameCitation}},
}

// large is the size of files that are formatted in two ways only.
const large = 200_000

// demand asks for what always holds: formatting twice changes nothing, and
// without options that say so the content stays the same.
func demand(t *testing.T, src []byte) {
	t.Helper()
	f := bibtex.Parse(src)
	for name, o := range faithful {
		if name != "default" && len(src) > large {
			continue
		}
		if !o.Faithful() {
			t.Fatalf("%s: the options are not faithful", name)
		}
		out := format(src, o)
		tree := bibtex.Parse(out)
		if err := layout.Same(f, tree); err != nil {
			t.Errorf("%s: %v:\n%q\n%q", name, err, excerpt(src, 2000), excerpt(out, 2000))
		}
	}
	sorted := format(src, layout.Options{Sort: []string{"year", "-key"}})
	if d := cmp.Diff(bag(format(src, layout.Options{})), bag(sorted)); d != "" {
		t.Errorf("sorting loses something of %q:\n%s", excerpt(src, 400), d)
	}
	for _, table := range []map[string]layout.Options{faithful, changing} {
		for name, o := range table {
			if name != "default" && name != "keys" && len(src) > large {
				continue
			}
			once := format(src, o)
			if twice := format(once, o); !bytes.Equal(once, twice) {
				t.Errorf("%s: formatting twice changes something:\n%s\nof %q", name, cmp.Diff(string(once), string(twice)), excerpt(src, 400))
			}
		}
	}
}

// demandMeanings asks that the entries mean the same before and after.
func demandMeanings(t *testing.T, src []byte) {
	t.Helper()
	for _, name := range []string{"default", "quotes"} {
		out := format(src, faithful[name])
		if d := cmp.Diff(meanings(bibtex.Parse(src)), meanings(bibtex.Parse(out))); d != "" {
			t.Errorf("%s: the entries mean something else (-before +after):\n%s", name, d)
		}
	}
}

// bag counts the signs of a file that are no white space.
func bag(s []byte) map[string]int {
	counts := make(map[string]int)
	for _, c := range s {
		if c > ' ' {
			counts[string(rune(c))]++
		}
	}
	return counts
}

func excerpt(s []byte, most int) []byte { return s[:min(len(s), most)] }

// meanings returns the entries without their places.
func meanings(f *bibtex.File) []*cite.Entry {
	entries := f.Entries()
	for _, e := range entries {
		e.Span = cite.Span{}
		for i := range e.Fields {
			e.Fields[i].Span = cite.Span{}
		}
		for _, names := range e.Names {
			for i := range names {
				names[i].Span = cite.Span{}
			}
		}
		for v, d := range e.Dates {
			d.Span = cite.Span{}
			e.Dates[v] = d
		}
	}
	return entries
}

// fixtures returns the files of the package and of the whole project.
func fixtures(t testing.TB) map[string][]byte {
	t.Helper()
	all := make(map[string][]byte)
	for _, pattern := range []string{"testdata/*.bib", "../testdata/*.bib"} {
		paths, err := filepath.Glob(pattern)
		if err != nil || len(paths) == 0 {
			t.Fatalf("no files %s (%v)", pattern, err)
		}
		for _, path := range paths {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			all[path] = data
		}
	}
	return all
}

func TestProperties(t *testing.T) {
	for path, data := range fixtures(t) {
		t.Run(filepath.Base(path), func(t *testing.T) {
			demand(t, data)
			demandMeanings(t, data)
			demand(t, bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n")))
		})
	}
	for _, s := range seeds {
		demand(t, []byte(s))
	}
}

// TestTheWild formats the files of other programs' tests, if they are there.
func TestTheWild(t *testing.T) {
	paths, _ := filepath.Glob("../../../../shared/data/bib/*/*.bib")
	if len(paths) == 0 {
		t.Skip("the collection of .bib files is not there")
	}
	for i, path := range paths {
		if i%10 != 0 && os.Getenv("CITECHECK_SAMPLE") == "" {
			continue // a tenth of them by default
		}
		t.Run(filepath.Base(path), func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			demand(t, data)
			demandMeanings(t, data)
		})
	}
}

// TestPrintIsFormatted holds that what the project writes is in the form that
// it asks of others.
func TestPrintIsFormatted(t *testing.T) {
	for path, data := range fixtures(t) {
		if filepath.Dir(path) == "../testdata" && filepath.Base(path) != "read.bib" { // which we did not write
			if d := cmp.Diff(string(data), string(format(data, layout.Options{}))); d != "" {
				t.Errorf("%s (-printed +formatted):\n%s", path, d)
			}
		}
	}
}

// TestFormatIsLinear formats what takes hours if anything is looked at again and
// again.
func TestFormatIsLinear(t *testing.T) {
	const n = 10_000
	for name, s := range map[string]string{
		"one line":        strings.Repeat("x @a{k,t={x}}", n),
		"broken":          strings.Repeat("@a{k t={x}}\n", n),
		"same key":        strings.Repeat("@a{k,t={x}}\n", n),
		"same work":       strings.Repeat("@a{k,title={x y},author={z}}\n", n),
		"crossref":        strings.Repeat("@a{k,crossref=l}\n", n) + "@a{l}",
		"circle":          "@a{a,crossref=b}@a{b,crossref=c}@a{c,crossref=a}" + strings.Repeat("@a{d,crossref=d}", 100),
		"remarks":         "@a{k, " + strings.Repeat("% x\n", n) + "t={x}}",
		"fields":          "@a{k, " + strings.Repeat("t={x},", n) + "}",
		"pieces":          "@a{k, t={}" + strings.Repeat("#{x}", n) + "}",
		"braces":          "@a{k, title=" + strings.Repeat("{", n) + "\\a" + strings.Repeat("}", n) + "}",
		"arguments":       `@a{k, title={\a` + strings.Repeat("{A}", n) + "}}",
		"dollars":         "@a{k, title={" + strings.Repeat("$", n) + "A$é}}",
		"names":           "@a{k, author={" + strings.Repeat("A and ", n) + "B}}",
		"paragraphs":      "@a{k, note={" + strings.Repeat("A\n\n", n) + "B}}",
		"paragraphs text": strings.Repeat("A\n\n", n),
		"percents":        strings.Repeat("% ", n) + "@a{k,}",
	} {
		t.Run(name, func(t *testing.T) {
			for _, o := range faithful {
				format([]byte(s), o)
			}
			for _, o := range changing {
				format([]byte(s), o)
			}
		})
	}
}

// seeds are what is easy to get wrong.
var seeds = []string{
	"", "\n \n", "\xef\xbb\xbf", "\xef\xbb\xbf\n@a{k}", "@a{k}", "@a{k,}", "@a(k)", "@a(k,)", "@a(k(1), t={x})", "@a{}",
	"@a{k, t={x},,}", "@a{k t={x}}", "@a{k, t={x}\n u={y}}", "@a{k, t={x\n@b{l, t=\"y\"}", "@a{k, t=x y}",
	"%@a{k,\n% t={x}}\n @b{l, t={x} } % c @c{m, t=1}\n", "@comment{ a @b{c, d = 1 }  \n @e(f,g=2)\n }", "a@b.c @d{e,f=\"g\"} h",
	"@string(a = \" x \")@string{b=a#a}@preamble{ \"x  \" # a }", "@a{k, month=1#jan, m = Jan, month = {May }, MONTH = FEB}",
	"@string{jan={x}}@a{k,month={January}}", "@a{k, % b\n % above\n t = {x} % beside\n, % more\n % below\n}",
	"@a{k, t = \"{\\\"a} \\ \"}@a{k, t = {a\\}}", "@ a\n {\n k\n ,\n t\n =\n {\n x \n\n y \r\n} # \n \"z\" }\x00", "@a{k, \f t = {x}}",
	"@a{k,t={x}}% one\n% two\n\n% three\n@b{l}\n% four\n\n\n\n% five", "@a{k,crossref=l}@a{l,crossref=m}@a{m,crossref=k}@a{n,crossref=n}",
	"@a{k,title={A B},author={C, D}}@b{l,title={a b},author={D C},note={x}}", "@a{k,t=1}@A{K,t=1}@A{K,u={{}}}", "@@@{{", "@A(0\n@A{l}0)@A{l}0", "%@A(0,\n@A{X}@A{0}0", "}@a{k,t={{x}{y}}}{",
	"@a{k,title={É $x_1$ 5% \\url{a_b} http://a_b/%20 {\\'e} \\% $5},url={http://a_b\\_c d},author={A and B  and\nC and {D and E}}}",
}

func FuzzFormat(f *testing.F) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { demand(t, data) })
}

func BenchmarkFormat(b *testing.B) {
	data, err := os.ReadFile("../testdata/all.bib")
	if err != nil {
		b.Fatal(err)
	}
	data = bytes.Repeat(data, 100)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		format(data, layout.Options{})
	}
}

func BenchmarkLayout(b *testing.B) {
	data, err := os.ReadFile("../testdata/all.bib")
	if err != nil {
		b.Fatal(err)
	}
	data = bytes.Repeat(data, 100)
	tree := bibtex.Parse(data)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		layout.Format(tree, layout.Options{})
	}
}

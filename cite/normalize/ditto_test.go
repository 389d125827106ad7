package normalize_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/normalize"
)

// enterList makes the entries of one list, as readers of documents do.
func enterList(refs ...*cite.Reference) []*cite.Entry {
	var all []*cite.Entry
	var above *cite.Entry
	for _, ref := range refs {
		ref.Entry = normalize.Entry(ref, nil)
		normalize.Ditto(ref, above)
		above = ref.Entry
		all = append(all, above)
	}
	return all
}

// people lists the names of an entry by role, and its note.
func people(e *cite.Entry) string {
	var out []string
	for _, role := range []string{"author", "editor", "container-author"} {
		for _, n := range e.Names[role] {
			out = append(out, fmt.Sprintf("%s %s|%s", role, n.Sort(), n.Given))
		}
	}
	if note := e.Get("note"); note != "" {
		out = append(out, "note "+note)
	}
	return strings.Join(out, "; ")
}

func TestDitto(t *testing.T) {
	weber := func() *cite.Reference {
		return tagged(t, "Weber, Max: Politik. Berlin 1920.", "author", "Weber, Max", "title", "Politik", "location", "Berlin", "date", "1920")
	}
	edited := func() *cite.Reference {
		return tagged(t, "Doe, J., ed. Essays. 1999.", "editor", "Doe, J.", "title", "Essays", "date", "1999")
	}
	untitled := func() *cite.Reference {
		return tagged(t, "Essays. 1999.", "title", "Essays", "date", "1999")
	}
	for _, c := range []struct {
		name string
		refs []*cite.Reference
		want []string
	}{
		{"chained", []*cite.Reference{weber(),
			tagged(t, "Ders.: Beruf. 1921.", "author", "Ders.", "title", "Beruf", "date", "1921"),
			tagged(t, "———. Macht. 1922.", "author", "———", "title", "Macht", "date", "1922")},
			[]string{"author Weber|Max", "author Weber|Max", "author Weber|Max"}},
		{"with another", []*cite.Reference{weber(),
			tagged(t, "Ders. / Schmidt, Karl: Macht. 1922.", "author", "Ders. / Schmidt, Karl", "title", "Macht", "date", "1922"),
			tagged(t, "Dies.: Recht. 1923.", "author", "Dies.", "title", "Recht", "date", "1923")},
			[]string{"author Weber|Max", "author Weber|Max; author Schmidt|Karl", "author Weber|Max; author Schmidt|Karl"}},
		{"editors above", []*cite.Reference{edited(),
			tagged(t, "———. More. 2001.", "author", "———", "title", "More", "date", "2001")},
			[]string{"editor Doe|J.", "author Doe|J."}},
		{"as editor", []*cite.Reference{weber(),
			tagged(t, "–––, ed. More. 2001.", "editor", "–––", "title", "More", "date", "2001")},
			[]string{"author Weber|Max", "editor Weber|Max"}},
		{"a word above nothing", []*cite.Reference{
			tagged(t, "Ders.: Beruf. 1921.", "author", "Ders.", "title", "Beruf", "date", "1921")},
			[]string{"note Ders"}},
		{"a dash above nothing", []*cite.Reference{
			tagged(t, "———. Beruf. 1921. Reprint 1950 by hand.", "author", "———", "title", "Beruf", "date", "1921", "note", "Reprint 1950 by hand")},
			[]string{"note ———. Reprint 1950 by hand"}},
		{"a dash and a person above nothing", []*cite.Reference{
			tagged(t, "Ders. / Schmidt, Karl: Macht. 1922.", "author", "Ders. / Schmidt, Karl", "title", "Macht", "date", "1922")},
			[]string{"author Schmidt|Karl; note Ders"}},
		{"nobody above", []*cite.Reference{untitled(),
			tagged(t, "Idem, More. 2001.", "author", "Idem", "title", "More", "date", "2001")},
			[]string{"", "note Idem"}},
		{"the author of the book", []*cite.Reference{
			tagged(t, "Meyer, Hans: Das Wort, in: ders., Aufsätze, 1980.", "author", "Meyer, Hans", "title", "Das Wort", "author", "ders.", "container-title", "Aufsätze", "date", "1980")},
			[]string{"author Meyer|Hans; container-author Meyer|Hans"}},
		{"the editor of the book", []*cite.Reference{
			tagged(t, "Meyer, Hans: Das Wort, in: ders. (Hg.), Aufsätze, 1980.", "author", "Meyer, Hans", "title", "Das Wort", "editor", "ders.", "container-title", "Aufsätze", "date", "1980")},
			[]string{"author Meyer|Hans; editor Meyer|Hans"}},
		{"the authors of the book", []*cite.Reference{
			tagged(t, "Meyer, Hans: Das Wort, in: ders./Roe, Jane, Aufsätze, 1980.", "author", "Meyer, Hans", "title", "Das Wort", "author", "ders./Roe, Jane", "container-title", "Aufsätze", "date", "1980")},
			[]string{"author Meyer|Hans; container-author Meyer|Hans; container-author Roe|Jane"}},
		{"both", []*cite.Reference{weber(),
			tagged(t, "Ders.: Das Wort, in: ders., Aufsätze, 1980.", "author", "Ders.", "title", "Das Wort", "author", "ders.", "container-title", "Aufsätze", "date", "1980")},
			[]string{"author Weber|Max", "author Weber|Max; container-author Weber|Max"}},
	} {
		var got []string
		for _, e := range enterList(c.refs...) {
			got = append(got, people(e))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

// TestDittoKeepsItsPlace holds that repeated names stand where the mark does.
func TestDittoKeepsItsPlace(t *testing.T) {
	const text = "Ders.: Beruf. 1921."
	all := enterList(tagged(t, "Weber, Max: Politik.", "author", "Weber, Max", "title", "Politik"), tagged(t, text, "author", "Ders.", "title", "Beruf"))
	n := all[1].Names["author"][0]
	if n.Written != "Ders." || text[n.Span.Start:n.Span.End] != "Ders." {
		t.Errorf("%q stands at %v", n.Written, n.Span)
	}
	if first := all[0].Names["author"][0]; first.Written != "Weber, Max" {
		t.Errorf("the entry above now has %q", first.Written)
	}
}

// TestSpelling tags with a tagger that knows names by their first letter and
// nothing of marks.
func TestSpelling(t *testing.T) {
	for _, c := range []struct{ text, spelled string }{
		{"Weber, Max: Politik.", "Weber, Max: Politik."},
		{"Ders.: Politik.", "Hoffmann, Ernst Friedrich: Politik."},
		{"Ders. Politik.", "Hoffmann, Ernst Friedrich: Politik."},
		{"———. Politik. 1920.", "Hoffmann, Ernst Friedrich: Politik. 1920."},
		{"———. 1920. Politik.", "Hoffmann, Ernst Friedrich. 1920. Politik."},
		{"———, and Jane Roe. Things.", "Hoffmann, Ernst Friedrich, and Jane Roe. Things."},
		{"Он же. Государство.", "Александров Н. С. Государство."},
		{"Roe, J.: X, in: dies., Y.", "Roe, J.: X, in: Hoffmann, Ernst Friedrich, Y."},
		{"Roe, J.: X, in: Dies. (Hg.): Y.", "Roe, J.: X, in: Hoffmann, Ernst Friedrich (Hg.): Y."},
		{"X, hrsg. von dems., Berlin.", "X, hrsg. von Hoffmann, Ernst Friedrich, Berlin."},
		{"Id. at 45.", "Id. at 45."},
		{"- a bullet", "- a bullet"},
		{"Idemitsu, K.: X.", "Idemitsu, K.: X."},
	} {
		if got := normalize.Spell(plain(c.text)).Text.String(); got != c.spelled {
			t.Errorf("Spell(%q) = %q, want %q", c.text, got, c.spelled)
		}
	}
}

func plain(s string) cite.Text {
	var b cite.TextBuilder
	b.Append(s, cite.Span{End: len(s)})
	return b.Text()
}

func TestRestore(t *testing.T) {
	for _, c := range []struct {
		text   string
		labels []string // label and value in the spelled text
		want   string
	}{
		{"Ders.: Politik. 1920.", []string{"author", "Hoffmann, Ernst Friedrich", "title", "Politik", "date", "1920"}, "author=Ders. title=Politik date=1920"},
		{"Ders. / Roe, J.: Politik.", []string{"author", "Hoffmann, Ernst Friedrich / Roe, J.", "title", "Politik"}, "author=Ders. / Roe, J. title=Politik"},
		{"———. C. D. Politik.", []string{"author", "Hoffmann, Ernst Friedrich: C. D", "title", "Politik"}, "author=——— title=C. D title=Politik"},
		{"———. Politik.", []string{"title", "Politik"}, "author=——— title=Politik"},
		{"———. Politik.", []string{"title", "Hoffmann, Ernst Friedrich: Politik"}, "author=——— title=Politik"},
		{"———. Politik.", []string{"author", "Hoffmann", "title", "Ernst Friedrich: Politik"}, "author=——— title=Politik"},
		{"–––, ed. Sammlung.", []string{"author", "Hoffmann, Ernst Friedrich", "title", "ed. Sammlung"}, "editor=––– title=Sammlung"},
		{"–––, ed.", []string{"author", "Hoffmann, Ernst Friedrich", "title", "ed"}, "editor=–––"},
		{"Ders. (Hg.): Politik.", []string{"author", "Hoffmann, Ernst Friedrich", "title", "Politik"}, "editor=Ders. title=Politik"},
		{"Idem Politik.", nil, "author=Idem"},
		{"Roe, J.: X, in: dies., Y.", []string{"author", "Roe, J.", "title", "X", "author", "Hoffmann, Ernst Friedrich, Y"}, "author=Roe, J. title=X author=dies. container-title=Y"},
		{"Roe, J.: X, in: dies., Y.", []string{"author", "Roe, J.", "title", "X", "editor", "Hoffmann, Ernst Friedrich", "publisher", "Y"}, "author=Roe, J. title=X author=dies. container-title=Y"},
		{"Roe, J.: X, in: dies. (Hg.), Y.", []string{"author", "Roe, J.", "title", "X", "author", "Hoffmann, Ernst Friedrich", "title", "Y"}, "author=Roe, J. title=X editor=dies. container-title=Y"},
		{"Он же. Государство.", []string{"author", "Александров Н. С", "title", "Государство"}, "author=Он же title=Государство"},
	} {
		text := plain(c.text)
		s := normalize.Spell(text)
		var fields []cite.Field
		at := 0
		for i := 0; i < len(c.labels); i += 2 {
			from := at + strings.Index(s.Text.String()[at:], c.labels[i+1])
			at = from + len(c.labels[i+1])
			fields = append(fields, cite.Field{Name: c.labels[i], Value: c.labels[i+1], Span: s.Text.Span(from, at)})
		}
		var got []string
		for _, f := range s.Restore(fields) {
			got = append(got, f.Name+"="+f.Value)
			if c.text[f.Span.Start:f.Span.End] != f.Value {
				t.Errorf("%q: %q stands at %v", c.text, f.Value, f.Span)
			}
		}
		if diff := cmp.Diff(c.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%q (-want +got):\n%s", c.text, diff)
		}
	}
}

func FuzzSpelling(f *testing.F) {
	for _, s := range []string{"Ders.: X, in: ders., Y", "———. X", "Он же. X, hrsg. von dems.", "— \xff", "in idem in: ders."} {
		f.Add(s, 0, 5)
	}
	f.Fuzz(func(t *testing.T, text string, from, to int) {
		s := normalize.Spell(plain(text))
		from = min(max(from, 0), s.Text.Len())
		to = min(max(to, from), s.Text.Len())
		ref := &cite.Reference{Text: plain(text)}
		ref.Fields = s.Restore([]cite.Field{{Name: "title", Value: s.Text.String()[from:to], Span: s.Text.Span(from, to)}})
		ref.Entry = normalize.Entry(ref, nil)
		normalize.Ditto(ref, nil)
		for _, fl := range ref.Fields {
			if text[fl.Span.Start:fl.Span.End] != fl.Value || fl.Value == "" && len(normalize.Spell(plain(text)).Text.String()) != len(text) {
				t.Fatalf("%q stands at %v of %q", fl.Value, fl.Span, text)
			}
		}
	})
}

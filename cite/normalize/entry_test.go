package normalize_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/normalize"
)

// tagged builds a reference from a text and label, value pairs; values stand
// in the text in this order.
func tagged(t testing.TB, text string, pairs ...string) *cite.Reference {
	t.Helper()
	var b cite.TextBuilder
	b.Append(text, cite.Span{End: len(text)})
	ref := &cite.Reference{Text: b.Text()}
	at := 0
	for i := 0; i < len(pairs); i += 2 {
		n := strings.Index(text[at:], pairs[i+1])
		if n < 0 {
			t.Fatalf("%q does not stand in %q", pairs[i+1], text[at:])
		}
		span := cite.Span{Start: at + n, End: at + n + len(pairs[i+1])}
		ref.Fields = append(ref.Fields, cite.Field{Name: pairs[i], Value: pairs[i+1], Span: span})
		at = span.End
	}
	return ref
}

// show lists an entry: type, language, dates and names, then the variables.
func show(e *cite.Entry) []string {
	out := []string{"type=" + e.Type, "lang=" + e.Lang}
	for _, role := range []string{"author", "editor", "translator"} {
		for _, n := range e.Names[role] {
			out = append(out, role+"="+n.Sort()+", "+n.Given)
		}
	}
	for _, v := range []string{"issued", "original-date", "accessed"} {
		if d, ok := e.Dates[v]; ok {
			out = append(out, v+"="+d.String())
		}
	}
	for _, f := range e.Fields {
		out = append(out, f.Name+"="+f.Value)
	}
	return out
}

func TestEntry(t *testing.T) {
	for _, c := range []struct {
		name  string
		ref   *cite.Reference
		links []cite.Link
		want  []string
	}{
		{"a visit in the note", tagged(t, "About Mozilla. Mozilla Foundation. Retrieved 1 May 2016. Archived from the original [hier].",
			"title", "About Mozilla", "publisher", "Mozilla Foundation", "note", "Retrieved 1 May 2016"), nil,
			[]string{"type=book", "lang=", "accessed=2016-05-01", "title=About Mozilla", "publisher=Mozilla Foundation"}},
		{"a promise of a link", tagged(t, "Ostrom, Elinor. Governing the Commons, 1990, [read here], [online].",
			"author", "Ostrom, Elinor", "title", "Governing the Commons", "date", "1990", "other", "read here", "medium", "online"), nil,
			[]string{"type=book", "lang=en", "author=Ostrom, Elinor", "issued=1990", "title=Governing the Commons"}},
		{"two years in one field", tagged(t, "Heidegger, M. Être et temps. Paris: Gallimard, 1986 [1927].",
			"author", "Heidegger, M", "title", "Être et temps", "location", "Paris", "publisher", "Gallimard", "date", "1986 [1927"), nil,
			[]string{"type=book", "lang=fr", "author=Heidegger, M.", "issued=1986", "original-date=1927", "title=Être et temps",
				"publisher-place=Paris", "publisher=Gallimard"}},
		{"article", tagged(t, "Doe, J. “On the Soviets”, History 12(3), pp. 153–60, doi:10.1000/ABC.",
			"author", "Doe, J", "title", "“On the Soviets”", "journal", "History", "volume", "12", "issue", "3", "pages", "153–60", "doi", "10.1000/ABC"), nil,
			[]string{"type=article-journal", "lang=en", "author=Doe, J.", "title=On the Soviets", "container-title=History",
				"volume=12", "issue=3", "page=153-160", "DOI=10.1000/abc"}},
		{"two years", tagged(t, "Marx, K. (1976 [1867]) Das Kapital, Berlin: Dietz, out of print.",
			"author", "Marx, K", "date", "1976", "date", "1867", "title", "Das Kapital", "location", "Berlin", "publisher", "Dietz"), nil,
			[]string{"type=book", "lang=", "author=Marx, K.", "issued=1976", "original-date=1867", "title=Das Kapital",
				"publisher-place=Berlin", "publisher=Dietz", "note=out of print"}},
		{"place in title", tagged(t, "HAHN, Jeffrey W. Soviet Grassroots : Local Government, New Jersey, Princeton University Press, 1988.",
			"author", "HAHN, Jeffrey W", "title", "Soviet Grassroots : Local Government, New Jersey", "publisher", "Princeton University Press", "date", "1988"), nil,
			[]string{"type=book", "lang=", "author=Hahn, Jeffrey W.", "issued=1988", "title=Soviet Grassroots: Local Government",
				"publisher=Princeton University Press", "publisher-place=New Jersey"}},
		{"law", tagged(t, "1918 RFSR Constitution, [online here]", "date", "1918", "author", "RFSR Constitution", "other", "[online here]"),
			[]cite.Link{{URL: "#"}, {URL: "https://example.org/law"}},
			[]string{"type=legislation", "lang=", "issued=1918", "title=1918 RFSR Constitution", "URL=https://example.org/law"}},
		{"no date", tagged(t, "Ellen Meiksins Wood, The Agrarian Origin of Capitalism, [online here]", "author", "Ellen Meiksins Wood",
			"title", "The Agrarian Origin of Capitalism"), nil,
			[]string{"type=document", "lang=en", "author=Wood, Ellen Meiksins", "title=The Agrarian Origin of Capitalism"}},
		{"chapter", tagged(t, "Doe, J. A Part. In: R. Roe (ed.), The Whole. London: Press, 2001.", "author", "Doe, J", "title", "A Part",
			"editor", "R. Roe", "container-title", "The Whole", "location", "London", "publisher", "Press", "date", "2001"), nil,
			[]string{"type=chapter", "lang=", "author=Doe, J.", "editor=Roe, R.", "issued=2001", "title=A Part", "container-title=The Whole",
				"publisher-place=London", "publisher=Press"}},
		{"doi address", tagged(t, "Doe. Title. https://doi.org/10.1000/182", "author", "Doe", "title", "Title", "url", "https://doi.org/10.1000/182"), nil,
			[]string{"type=document", "lang=", "author=Doe, ", "title=Title", "DOI=10.1000/182"}},
		{"extent", tagged(t, "Doe, J. Title. Paris: Press, 2011b. 382 p.", "author", "Doe, J", "title", "Title", "location", "Paris", "publisher", "Press", "date", "2011", "pages", "382"), nil,
			[]string{"type=book", "lang=", "author=Doe, J.", "issued=2011", "title=Title", "publisher-place=Paris", "publisher=Press", "number-of-pages=382"}},
		{"nothing tagged", tagged(t, "See the other list."), nil, []string{"type=document", "lang=", "note=See the other list"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, show(normalize.Entry(c.ref, c.links))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestPages(t *testing.T) {
	for in, want := range map[string]string{
		"153-60": "153-160", "42～61": "42-61", "pp. 153–60": "153-160", "S. 12-15": "12-15", "1600–1607": "1600-1607", "e20-4": "e20-e24",
		"12": "12", "p12": "12", "12, 15-7": "12, 15-17", "xi-xx": "xi-xx", "95-105": "95-105", "S12-S15": "S12-S15", "": "",
	} {
		if got := normalize.Pages(in); got != want {
			t.Errorf("Pages(%q) = %q, want %q", in, got, want)
		}
		if again := normalize.Pages(want); again != want {
			t.Errorf("Pages(%q) = %q, not itself", want, again)
		}
	}
}

// Any tagging of any text gives an entry with a type.
func FuzzEntry(f *testing.F) {
	f.Add("1918 RFSR Constitution, [online here]", "author", uint8(5), uint8(22))
	f.Add("Doe, J., pp. 153–60, 10.1000/x", "pages", uint8(8), uint8(20))
	f.Add("“«A»”. : , 2001", "title", uint8(0), uint8(13))
	f.Fuzz(func(t *testing.T, text, label string, from, to uint8) {
		var b cite.TextBuilder
		b.Append(text, cite.Span{End: len(text)})
		ref := &cite.Reference{Text: b.Text()}
		if i, j := int(from), int(to); i < j && j <= len(text) {
			ref.Fields = []cite.Field{{Name: label, Value: text[i:j], Span: ref.Text.Span(i, j)}}
		}
		e := normalize.Entry(ref, nil)
		normalize.Keys([]*cite.Entry{e})
		if e.Type == "" || !validKey.MatchString(e.Key) {
			t.Errorf("type %q, key %q", e.Type, e.Key)
		}
	})
}

// TestEntryOfAPage keeps what is too long for a reference whole, and does not
// spend time on it.
func TestEntryOfAPage(t *testing.T) {
	text := strings.Repeat("Doe, J. (1999). Salt. ", 50_000)
	e := normalize.Entry(tagged(t, text, "author", "Doe, J", "date", "1999", "title", "Salt"), nil)
	if e.Type != "document" || e.Get("note") != text {
		t.Errorf("type %q with a note of %d bytes, want a document with all %d", e.Type, len(e.Get("note")), len(text))
	}
}

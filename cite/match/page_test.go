package match

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/citecheck/citecheck/cite"
)

func work(kind, title string, more ...string) *cite.Entry {
	e := &cite.Entry{Type: kind, Names: map[string][]cite.Name{}}
	e.Set("title", title, cite.Span{})
	for i := 0; i+1 < len(more); i += 2 {
		if more[i] == "author" {
			e.Names["author"] = append(e.Names["author"], cite.Name{Family: more[i+1]})
		} else {
			e.Set(more[i], more[i+1], cite.Span{})
		}
	}
	return e
}

func TestPage(t *testing.T) {
	soviets := work("book", "The Soviets: The Russian Workers, Peasants, and Soldiers Councils, 1905–1921", "author", "Anweiler", "publisher", "Pantheon")
	article := work("article-journal", "Bread and peace: on the councils of 1917", "container-title", "Slavic Review", "author", "Moore")
	law := work("legislation", "Directive 95/46/EC")
	tests := []struct {
		entry *cite.Entry
		page  string
		want  Fit
	}{
		{soviets, "The Soviets", Unclear}, // one word tells little
		{soviets, "The Soviets: The Russian Workers, Peasants, and Soldiers Councils", Fits},
		{soviets, "The Soviets; the Russian workers, peasants, and soldiers’ councils, 1905-1921 : Anweiler : Internet Archive", Fits},
		{soviets, "(PDF) The Soviets: the Russian Workers, Peasants ... | ResearchGate", Fits},
		{soviets, "THE SOVIETS - THE RUSSIAN WORKERS PEASANTS AND SOLDIERS COUNCILS", Fits},
		{soviets, "Oskar Anweiler - Wikipedia", Unclear},
		{soviets, "Pantheon Books", Unclear},
		{soviets, "Die Rätebewegung in Rußland 1905-1921", Unclear},
		{soviets, "Cheap shoes for the whole family", Other},
		{soviets, "Best online casino bonuses 2024", Other},
		{soviets, "Chocolate cake recipe | Example Kitchen", Other},
		{soviets, "Internet Archive", Unclear},
		{soviets, "Home", Unclear},
		{soviets, "Just a moment...", Unclear},
		{soviets, "Full text view", Unclear},
		{soviets, "", Unclear},
		{soviets, "Советы в России", Unclear},
		{soviets, "Russia under the tsars", Unclear},
		{article, "Bread and Peace: On the Councils of 1917 on JSTOR", Fits},
		{article, "Bread and Peace", Fits},
		{article, "Slavic Review | Cambridge Core", Unclear},
		{article, "Slavic Review: Vol 45, No 2", Unclear},
		{article, "Garden furniture and outdoor living", Other},
		{article, "Ann Moore: publications", Unclear},
		{work("book", "Soviets"), "Cheap shoes", Unclear},
		{work("book", "Soviets"), "Cheap shoes and handbags from Milan", Other},
		{work("book", "Soviets"), "Soviets", Fits},
		{work("book", "Soviets"), "Soviets | Example Press", Unclear},
		{work("webpage", "Page not found: a history of the 404"), "Page not found: a history of the 404 - Example", Fits},
		{work("webpage", "Page not found: a history of the 404"), "Page not found - Example", Unclear},
		{law, "EUR-Lex - 31995L0046 - EN", Unclear},
		{law, "Cheap shoes for the whole family", Unclear},
		{work("book", "苏维埃运动史"), "苏维埃运动史_百科", Fits},
		{work("book", "苏维埃运动史"), "便宜的鞋子和手袋", Other},
		{work("book", "Советы в России"), "Советы в России - читать онлайн", Fits},
		{work("book", "Советы в России и революция"), "Купить недорогие ботинки с доставкой", Other},
		{work("book", "Советы в России"), "Soviets in Russia", Unclear},
		{work("book", "Größe und Grenzen der Räte"), "Grosse und Grenzen der Raete", Fits},
		{work("article", "Attention is all you need"), "[1706.03762] Attention Is All You Need", Fits},
		{work("", ""), "Anything", Unclear},
	}
	for _, tt := range tests {
		got, why := Page(tt.entry, []string{tt.page}, "www.example.org")
		if got != tt.want || (got == Other) != (why != "") {
			t.Errorf("%q as %q: %d (%s), want %d", tt.entry.Get("title"), tt.page, got, why, tt.want)
		}
	}
	if got, _ := Page(soviets, []string{"Cheap shoes for the whole family", "The Soviets: the Russian workers' councils of peasants and soldiers"}, ""); got != Fits {
		t.Errorf("one of several titles fits: %d", got)
	}
	if got, _ := Page(soviets, nil, "example.org"); got != Unclear {
		t.Errorf("without a title: %d", got)
	}
}

// Titles of real references, dressed as pages dress them, are never taken for
// another work; pages of other works in the same language nearly always are.
func TestPageInBulk(t *testing.T) {
	refs := references(t)
	dress := []func(title, container string) string{
		func(title, _ string) string { return title + " | Example Site" },
		func(title, _ string) string { return "Example Press - " + strings.ToUpper(title) },
		func(title, _ string) string {
			words := strings.Fields(title)
			return strings.Join(words[:(len(words)+1)/2], " ") + " ..."
		},
		func(title, _ string) string { return newTitle(title).main + " - Google Books" },
		func(_, container string) string { return container + " | JSTOR" },
	}
	pages, wrong, pairs, found := 0, 0, 0, 0
	for i, r := range refs {
		e := work("article-journal", r.title, "container-title", r.container)
		for _, d := range dress {
			pages++
			if got, why := Page(e, []string{d(r.title, r.container)}, "www.site.org"); got == Other {
				wrong++
				t.Logf("%q: %s", r.title, why)
			}
		}
		other := refs[(i*7919+1)%len(refs)]
		if languageOf(Fold(r.title)) != languageOf(Fold(other.title)) || len(words(r.title)) < 2 {
			continue
		}
		pairs++
		if got, _ := Page(e, []string{other.title + " | Shop"}, "www.site.org"); got == Other {
			found++
		}
	}
	t.Logf("%d of %d pages of the work accused; %d of %d pages of another work found", wrong, pages, found, pairs)
	if wrong*200 > pages || found*10 < pairs*8 {
		t.Error("want at most 0.5 % accused and at least 80 % found (titles of one field share words)")
	}
}

type reference struct{ title, container string }

func references(t *testing.T) []reference {
	var refs []reference
	for _, name := range []string{"anystyle-core", "excite-de", "ore-jats"} {
		data, err := os.ReadFile(filepath.Join("../../../shared/data/references/train", name+".jsonl"))
		if err != nil {
			t.Skip("needs the labelled references in ../shared")
		}
		for line := range bytes.Lines(data) {
			var x struct {
				Fields map[string]any `json:"fields"`
			}
			if json.Unmarshal(line, &x) != nil {
				continue
			}
			title, _ := x.Fields["title"].(string)
			container, _ := x.Fields["container-title"].(string)
			if len(words(title)) > 0 && len(refs) < 4000 {
				refs = append(refs, reference{title, container})
			}
		}
	}
	return refs
}

func FuzzPage(f *testing.F) {
	f.Add("The Soviets", "The Soviets | Site", "example.org")
	f.Add("苏维埃", "x", "")
	f.Fuzz(func(t *testing.T, title, page, host string) {
		e := work("book", title)
		Page(e, []string{page}, host)
		if len(words(title)) >= 2 {
			if got, _ := Page(e, []string{title}, host); got != Fits {
				t.Errorf("%q is not itself: %d", title, got)
			}
		}
	})
}

func BenchmarkPage(b *testing.B) {
	e := work("book", "The Soviets: The Russian Workers, Peasants, and Soldiers Councils, 1905–1921", "author", "Anweiler", "publisher", "Pantheon")
	titles := []string{"Cheap shoes for the whole family", "Shoes | Example"}
	for b.Loop() {
		Page(e, titles, "www.example.org")
	}
}

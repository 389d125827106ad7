package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/match"
)

var linkDuplicate = &Rule{
	ID:       "CC319",
	Name:     "link-duplicate",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Needs:    NeedEntries,
	Doc: Doc{
		Title: "One address under two different titles",
		Why:   "An address leads to one page, so one of the references has that of the other: copied along, as a rule.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Hahn, Jeffrey. \"Grassroots and Their Soviets.\" *Slavic Review* 12 (1988): 3-9. https://slavic.example.org/articles/12\n- Lewin, Moshe. \"Lenin's Last Struggle.\" *Russian History* 3 (1968): 5-9. https://slavic.example.org/articles/12\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Hahn, Jeffrey. \"Grassroots and Their Soviets.\" In *Votes*. London: Verso, 1988. https://slavic.example.org/\n- Lewin, Moshe. \"Lenin's Last Struggle.\" In *Votes*. London: Verso, 1988. https://slavic.example.org/\n- Wood, Ellen. *Origins*. London: Verso, 1999. https://slavic.example.org/articles/13\n- Wood, Ellen. *The Origins of Capitalism*. London: Verso, 1999. https://slavic.example.org/articles/13\n"},
		},
	},
	Run: func(p *Pass) {
		places := make(map[string][]int) // addresses to links
		for i := range p.Doc.References {
			r := &p.Doc.References[i]
			for _, n := range r.Links {
				if url := p.Doc.Links[n].URL; isWeb(url) && pathOf(url) != "" && r.Entry != nil && r.Entry.Get("title") != "" && !isNote(p.Doc, r) {
					places[bareAddress(url)] = append(places[bareAddress(url)], n)
				}
			}
		}
		for i := range p.Doc.References {
			for _, n := range p.Doc.References[i].Links {
				if both := places[bareAddress(p.Doc.Links[n].URL)]; len(both) == 2 && both[1] == n {
					p.sameAddress(both[0], n)
				}
			}
		}
	},
}

// sameAddress reports a link with the address of an earlier one, if the works
// differ. An address that three works have is that of a volume or a site.
func (p *Pass) sameAddress(first, n int) {
	l, before := &p.Doc.Links[n], &p.Doc.References[p.Doc.Links[first].Ref]
	if l.Ref == p.Doc.Links[first].Ref || !otherWork(p.Doc.References[l.Ref].Entry, before.Entry) {
		return
	}
	p.Report(cite.Finding{
		Ref: l.Ref, Span: place(l), Message: "this address also stands under \"" + shown(before.Entry.Get("title")) + "\"",
		Related: []cite.Related{{Span: before.Source(), Message: "here"}},
	})
}

// bareAddress writes an address without what makes no difference.
func bareAddress(url string) string {
	url, _, _ = strings.Cut(url, "#")
	_, rest, _ := strings.Cut(url, "://")
	host, path, _ := strings.Cut(rest, "/")
	return strings.TrimPrefix(strings.ToLower(host), "www.") + "/" + strings.TrimRight(path, "/")
}

// otherWork reports titles that have no word in common, of works that are not
// parts of one book, volume or site.
func otherWork(a, b *cite.Entry) bool {
	s, t := plain(a.Get("title")), plain(b.Get("title"))
	if len(strings.Fields(s)) < 2 || len(strings.Fields(t)) < 2 || alike(s, t) || sharesWord(s, t) {
		return false
	}
	c, d := plain(a.Get("container-title")), plain(b.Get("container-title"))
	return (c == "" || c != d) && (a.Type != "chapter" || b.Type != "chapter") && match.Of(a).Same(match.Of(b)) == match.None
}

func sharesWord(s, t string) bool {
	const telling = 5 // bytes of a word that says something
	words := make(map[string]bool)
	for w := range strings.FieldsSeq(s) {
		words[w] = len(w) >= telling
	}
	for w := range strings.FieldsSeq(t) {
		if words[w] {
			return true
		}
	}
	return false
}

package check

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/match"
)

var mixedStyles = &Rule{
	ID:       "CC110",
	Name:     "mixed-citation-styles",
	Severity: cite.Info,
	Since:    "0.1.0",
	Off:      true,
	Needs:    NeedEntries,
	Doc: Doc{
		Title: "A reference in another style than the others of its list",
		Why: "The year behind the author here and at the end there, a name turned round, a title without its quotation marks: " +
			"readers wonder whether the difference means something. Told where four in five of at least eight references agree.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "## References\n\n" + styled("- Anweiler, Oskar. \"The Soviets.\" *Slavic Review* 3 (1974): 3–9.\n- Hahn, Jeffrey. \"Grassroots.\" *Slavic Review* 4 (1988): 13–19.\n- Lewin, Moshe. \"A Last Struggle.\" *Slavic Review* 5 (1968): 23–29.\n- Moe, Susan. \"Towns.\" *Slavic Review* 6 (2003): 33–39.\n") + "- Wood, Ellen (1999). The Origin of Capitalism. *Past & Present* 12: 3-9.\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "## References\n\n" + styled("- Anweiler, Oskar. \"The Soviets.\" *Slavic Review* 3 (1974): 3–9.\n- Hahn, Jeffrey. \"Grassroots.\" *Slavic Review* 4 (1988): 13–19.\n- Lewin, Moshe. \"A Last Struggle.\" *Slavic Review* 5 (1968): 23–29.\n- Moe, Susan. \"Towns.\" *Slavic Review* 6 (2003): 33–39.\n") + "- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999.\n"},
			{Format: "markdown", Source: "## References\n\n- Anweiler, Oskar. \"The Soviets.\" *Slavic Review* 3 (1974): 3–9.\n- Wood, Ellen (1999). The Origin of Capitalism. *Past & Present* 12: 3-9.\n"},
		},
	},
	Run: func(p *Pass) {
		for _, list := range p.writtenLists() {
			p.styleOf(list)
		}
	},
}

// styled is a list twice as long, with other names and pages.
func styled(list string) string {
	return list + strings.NewReplacer("Anweiler, Oskar", "Adams, Olive", "Hahn, Jeffrey", "Hill, Julia", "Lewin, Moshe", "Long, Mary", "Moe, Susan", "Mann, Simon",
		"Soviets", "Factories", "Grassroots", "Harvest", "Struggle", "Winter", "Towns", "Villages", "Slavic Review", "Past & Present").Replace(list)
}

// A trait is something in which styles differ. Its function returns what a
// reference does, or "" where it does not show; group keeps kinds of works apart
// that styles treat apart.
type trait struct {
	group bool
	of    func(r *cite.Reference) string
}

// traits are in the order in which they are told.
var traits = []trait{
	{false, yearPlace}, {false, nameOrder}, {true, titleQuotes}, {false, pageDash}, {false, nameJoint},
	{false, givenForm}, {true, titleCapitals}, {false, journalSpelling}, {false, accessForm},
}

const (
	fewestAlike = 8  // references that show a trait
	mostTold    = 12 // references of one list
)

// styleOf reports the references of a list that do what few others do.
func (p *Pass) styleOf(list []int) {
	odd := make(map[int][]string)
	for _, t := range traits {
		counts := make(map[string]map[string]int)
		shows := make(map[int]string)
		for _, i := range list {
			r := &p.Doc.References[i]
			if v := t.of(r); v != "" {
				g := t.groupOf(r)
				if counts[g] == nil {
					counts[g] = make(map[string]int)
				}
				counts[g][v]++
				shows[i] = v
			}
		}
		for _, i := range list {
			if v := shows[i]; v != "" {
				if usual, n, all := majority(counts[t.groupOf(&p.Doc.References[i])]); usual != "" && usual != v {
					odd[i] = append(odd[i], fmt.Sprintf("%s, while %s in %d of %d", v, usual, n, all))
				}
			}
		}
	}
	told := 0
	for _, i := range list {
		if told < mostTold && len(odd[i]) > 0 {
			told++
			p.ReportRef(i, firstWords(p.Doc.References[i].Text), "another style than the rest of the list: %s", strings.Join(odd[i], "; "))
		}
	}
}

func (t trait) groupOf(r *cite.Reference) string {
	if t.group {
		return r.Entry.Type
	}
	return ""
}

// majority returns what four in five do, how many that are, and of how many; ""
// if there is no such thing.
func majority(counts map[string]int) (usual string, n, all int) {
	for v, c := range counts {
		all += c
		if c > n || c == n && v < usual {
			usual, n = v, c
		}
	}
	if all < fewestAlike || 5*n < 4*all || n == all {
		return "", 0, 0
	}
	return usual, n, all
}

// parsed returns the first field of a name.
func parsed(r *cite.Reference, names ...string) *cite.Field {
	for i := range r.Fields {
		for _, name := range names {
			if r.Fields[i].Name == name {
				return &r.Fields[i]
			}
		}
	}
	return nil
}

func yearPlace(r *cite.Reference) string {
	author, title, date := parsed(r, "author"), parsed(r, "title"), parsed(r, "date")
	switch {
	case author == nil || title == nil || date == nil || author.Span.Start > title.Span.Start:
		return ""
	case date.Span.Start < title.Span.Start:
		return "the year stands behind the author"
	}
	return "the year stands behind the title"
}

func nameOrder(r *cite.Reference) string {
	author, names := parsed(r, "author"), r.Entry.Authors()
	if author == nil || len(names) == 0 || names[0].Family == "" || names[0].Given == "" {
		return ""
	}
	switch {
	case strings.HasPrefix(author.Value, names[0].Family):
		return "the family name stands first"
	case strings.HasPrefix(author.Value, names[0].Given):
		return "the given name stands first"
	}
	written, family, given := match.Fold(author.Value), match.Fold(names[0].Sort()), match.Fold(names[0].Given)
	switch {
	case family == given || family == "" || given == "":
		return ""
	case strings.HasPrefix(written, family):
		return "the family name stands first"
	case strings.HasPrefix(written, given):
		return "the given name stands first"
	}
	return ""
}

func titleQuotes(r *cite.Reference) string {
	title := parsed(r, "title")
	if title == nil || r.Entry.Type != "article-journal" && r.Entry.Type != "chapter" && r.Entry.Type != "paper-conference" {
		return ""
	}
	s := r.Text.String()
	at := strings.Index(s, title.Value)
	if at < 0 {
		return ""
	}
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s[:at], " \u00a0"))
	if strings.ContainsRune("\"“”„«»‘'‚「『", before) {
		return "the title stands in quotation marks"
	}
	return "the title has no quotation marks"
}

func pageDash(r *cite.Reference) string {
	pages := parsed(r, "pages")
	switch {
	case pages == nil || strings.Count(pages.Value, "-")+strings.Count(pages.Value, "–") != 1 || !isDigit(pages.Value[0]):
		return ""
	case strings.Contains(pages.Value, "–"):
		return "pages have a dash (–)"
	}
	return "pages have a hyphen (-)"
}

func nameJoint(r *cite.Reference) string {
	author := parsed(r, "author")
	switch {
	case author == nil || len(r.Entry.Authors()) < 2:
		return ""
	case strings.Contains(author.Value, " & "):
		return "authors are joined by \"&\""
	case strings.Contains(author.Value, " and "):
		return "authors are joined by \"and\""
	}
	return ""
}

package normalize

import (
	"strings"

	"github.com/citecheck/citecheck/cite/pattern"
)

var (
	lawWord   = pattern.New(`(?i)(?:^|[^\p{L}])(?:constitution|act|decree|law|treaty|statute|bill|loi|décret|traité|gesetz|grundgesetz|verfassung|verordnung|vertrag|ley|decreto|constitución|legge|costituzione|конституция|закон|декрет|указ|directive|regulation|gesetzbuch|code civil|penal code)(?:[^\p{L}]|$)`)
	firstYear = pattern.New(`^(?:1[5-9]|20)\d\d\b`)
)

// law repairs what taggers make of "1918 RFSR Constitution": a date, an author
// and no title. If the text is short and names a law, it is the title itself.
func (d *draft) law() {
	if d.Get("title") != "" || d.Get("publisher") != "" || d.Get("container-title") != "" {
		return
	}
	text := strings.TrimRight(strings.TrimSpace(placeholder.ReplaceAllString(d.ref.Text.String(), "")), " .,;:")
	if !shortLaw(text) {
		return
	}
	at := strings.Index(d.ref.Text.String(), text)
	d.Set("title", cleanTitle(text), d.ref.Text.Span(at, at+len(text)))
	delete(d.Names, "author")
	delete(d.Names, "editor")
	d.notes = nil
}

func shortLaw(s string) bool {
	return lawWord.MatchString(s) && len(strings.Fields(s)) <= 10 && !strings.Contains(s, "://")
}

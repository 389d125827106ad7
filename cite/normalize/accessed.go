package normalize

import (
	"strings"

	"github.com/citecheck/citecheck/cite/date"
	"github.com/citecheck/citecheck/cite/pattern"
)

// visited is how references say when a page was read, in the languages of
// their styles, with the date behind it.
var visited = pattern.New(`(?i)(?:^|[\s(\[])(?:last )?(?:retrieved|accessed|viewed|visited|abgerufen(?: am)?|abruf(?:datum)?|zugriff(?: am)?|aufgerufen am|consulté le|consultado(?: el)?|consultato il|visitato il|acesso em|acedido em|geraadpleegd op|hämtad|dostęp|дата обращения)(?: on)?:?\s+(\d{1,4}[^;()\[\]]{3,22}\d|\p{L}{3,12}\.? \d{1,2},? \d{4})`)

// accessed takes the date of a visit out of words that no field took, and
// returns the rest of them.
func (d *draft) accessed(s string) string {
	m := visited.FindStringSubmatchIndex(s)
	if m == nil {
		return s
	}
	if _, known := d.Dates["accessed"]; known {
		return s
	}
	when := date.Parse(s[m[2]:m[3]])
	if when.Year == 0 {
		return s
	}
	d.Dates["accessed"] = when
	return strings.TrimSpace(s[:m[0]] + " " + s[m[1]:])
}

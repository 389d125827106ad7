package normalize

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// places of publication that taggers often leave at the end of a title.
var places = set(`
	Amsterdam|Baltimore|Barcelona|Basel|Beijing|Berkeley|Berlin|Bern|Bloomington|Bologna|Bonn|Boston|Bruxelles|Brussels|
	Budapest|Buenos Aires|Cambridge|Cambridge, MA|Cambridge, Mass.|Chicago|Cologne|Copenhagen|Dordrecht|Dublin|Durham|
	Düsseldorf|Edinburgh|Frankfurt|Frankfurt am Main|Freiburg|Genève|Geneva|Göttingen|Hamburg|Hannover|Heidelberg|
	Helsinki|Ithaca|Jena|Kiel|Köln|Leiden|Leipzig|Leningrad|Lisboa|Lisbon|London|Los Angeles|Lyon|Madrid|Mainz|
	Manchester|Marburg|Massachusetts|Melbourne|México|Milano|Milan|Minneapolis|Moscow|Moskva|Moskau|München|Munich|
	Münster|New Haven|New Jersey|New York|New York, NY|Opladen|Oslo|Oxford|Paris|Philadelphia|Praha|Prague|Princeton|
	Roma|Rome|San Francisco|Stanford|Stockholm|Stuttgart|Sydney|Tokyo|Torino|Toronto|Tübingen|Uppsala|Venezia|Warszawa|
	Warsaw|Washington|Washington, D.C.|Washington, DC|Weinheim|Wien|Vienna|Wiesbaden|Würzburg|Zürich|Zurich|
	Москва|М.|Л.|Ленинград|СПб.|Санкт-Петербург|Киев`)

func set(list string) map[string]bool {
	all := make(map[string]bool)
	for _, w := range strings.Split(list, "|") {
		all[strings.TrimSpace(w)] = true
	}
	return all
}

var lastPart = pattern.New(`[,.]\s+(\p{Lu}[^,.:]*)$`)

// trailingPlace moves a known place from the end of the title to where it
// belongs, if a publisher follows and has no place.
func (d *draft) trailingPlace() {
	if d.Get("publisher") == "" || d.Get("publisher-place") != "" {
		return
	}
	title := d.Get("title")
	m := lastPart.FindStringSubmatchIndex(title)
	if m == nil || !places[title[m[2]:m[3]]] {
		return
	}
	span := d.spanOf("title")
	place := cite.Span{Part: span.Part, Start: max(span.Start, span.End-(m[3]-m[2])), End: span.End}
	span.End = max(span.Start, place.Start-(m[2]-m[0]))
	d.Set("publisher-place", title[m[2]:m[3]], place)
	d.Set("title", title[:m[0]], span)
}

package normalize

import (
	"strconv"
	"strings"

	"github.com/citecheck/citecheck/cite/pattern"
)

var (
	editionWord = pattern.New(`(?i)(?:^|[\s,]+)(?:ed(?:ition|n)?|aufl(?:age)?|éd(?:ition)?|ed(?:ición|izione|ição)|изд(?:ание)?|wyd(?:anie)?|vyd(?:ání)?|druk|uppl(?:agan)?)\.?$`)
	ordinal     = pattern.New(`(?i)^(\d{1,3})(?:st|nd|rd|th|e|er|re|[eè]me|a|o|ª|º|°|\.|-?[ея]|-?ое)?\.?$`)
)

// ordinalWords are editions in words, in the languages of the lists.
var ordinalWords = numbered(
	"first erste erster première primera prima primeira первое",
	"second zweite zweiter deuxième seconde segunda seconda второе",
	"third dritte dritter troisième tercera terza terceira третье",
	"fourth vierte vierter quatrième cuarta quarta четвертое четвёртое",
	"fifth fünfte fünfter cinquième quinta пятое",
	"sixth sechste sechster sixième sexta sesta шестое",
	"seventh siebte siebter septième séptima settima седьмое",
	"eighth achte achter huitième octava ottava восьмое",
	"ninth neunte neunter neuvième novena nona девятое",
	"tenth zehnte zehnter dixième décima decima десятое",
)

func numbered(lists ...string) map[string]string {
	all := make(map[string]string)
	for i, list := range lists {
		for _, w := range strings.Fields(list) {
			all[w] = strconv.Itoa(i + 1)
		}
	}
	return all
}

// cleanEdition gives the number of "2nd ed.", "3. Aufl." and "Second edition",
// as CSL wants it; other editions ("revised") stay words.
func cleanEdition(s string) string {
	s = strings.Trim(collapse(s), " ,;:()")
	short := strings.TrimRight(editionWord.ReplaceAllString(s, ""), " ,")
	if m := ordinal.FindStringSubmatch(short); m != nil {
		return m[1]
	}
	if n, ok := ordinalWords[strings.ToLower(short)]; ok {
		return n
	}
	if short = strings.TrimRight(short, " .,"); short != "" {
		return short
	}
	return s
}

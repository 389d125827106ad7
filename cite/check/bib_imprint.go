package check

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite/bibtex"
	"github.com/citecheck/citecheck/cite/pattern"
)

// imprintPlaces tell where in a value the place and the name of a publisher
// stand.
type imprintPlaces struct{ place, name [2]int }

// imprintIn finds a place and a publisher in one value: "London: Verso",
// "Verso: London", and, where the words leave no doubt, with a comma.
func imprintIn(tex string) (imprintPlaces, bool) {
	if at := strings.IndexByte(tex, ':'); at >= 0 {
		return placeAndName(tex, at, at+len(":"), false)
	}
	for i := range len(tex) {
		if strings.HasPrefix(tex[i:], ", ") {
			if found, ok := placeAndName(tex, i, i+len(", "), true); ok {
				return found, true
			}
		}
		if i > longImprint {
			break
		}
	}
	return imprintPlaces{}, false
}

// longImprint is more than a place and a publisher take.
const longImprint = 200

// placeAndName tells what stands before a sign and what behind it. A comma is
// no sign by itself: the publisher must be one by its words.
func placeAndName(tex string, end, start int, comma bool) (imprintPlaces, bool) {
	before, behind := trimmed(tex, 0, end), trimmed(tex, start, len(tex))
	for _, i := range []imprintPlaces{{place: before, name: behind}, {place: behind, name: before}} {
		name := tex[i.name[0]:i.name[1]]
		if comma && !pressWord.MatchString(name) || !isPlace(tex[i.place[0]:i.place[1]]) || isPlace(name) {
			continue
		}
		return i, startsUpperWord(name) && !strings.Contains(name, " a ") && balancedTeX(name)
	}
	return imprintPlaces{}, false
}

// trimmed is where tex[from:to] stands without the space around it.
func trimmed(tex string, from, to int) [2]int {
	s := tex[from:to]
	from += len(s) - len(strings.TrimLeft(s, " ~\n\t\r"))
	return [2]int{from, max(from, from+len(strings.TrimSpace(s)))}
}

func balancedTeX(s string) bool { return strings.Count(s, "{") == strings.Count(s, "}") }

// pressWord matches what only publishers are called.
var pressWord = pattern.New(`(?i)\b(?:press|books?|verlag|publish\w*|publications|[ée]ditions|editorial|editore|editrice|presses|uitgeverij|wydawnictwo|forlag|förlag|springer|wiley|elsevier|routledge|macmillan|penguin)\b|издательство|出版社`)

func startsUpperWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "{"))
	return unicode.IsUpper(r) || unicode.Is(unicode.Han, r)
}

var (
	//go:embed data/cities.tsv
	citiesFile string
	cities     = sync.OnceValue(func() map[string]bool { return firstColumn(citiesFile) })

	//go:embed data/regions.tsv
	regionsFile string
	regions     = sync.OnceValue(func() map[string]bool { return firstColumn(regionsFile) })
)

func firstColumn(file string) map[string]bool {
	all := make(map[string]bool)
	for line := range strings.Lines(file) {
		if name, _, _ := strings.Cut(strings.TrimSpace(line), "\t"); name != "" && name[0] != '#' {
			all[name] = true
		}
	}
	return all
}

// isPlace knows towns with many publishers, several of them too, and with
// their state or country: "Cambridge, MA", "London; New York".
func isPlace(tex string) bool {
	if len(tex) > longImprint {
		return false
	}
	text := strings.NewReplacer(" and ", ";", " & ", ";", "/", ";").Replace(bibtex.Decode(tex))
	for town := range strings.SplitSeq(text, ";") {
		parts := strings.Split(strings.TrimSpace(town), ", ")
		if !cities()[parts[0]] {
			return false
		}
		for _, p := range parts[1:] {
			if !regions()[p] && !cities()[p] {
				return false
			}
		}
	}
	return true
}

package bibtex

import (
	"strconv"
	"strings"

	"github.com/citecheck/citecheck/cite/pattern"
)

// misfits moves what is not of the kind that its field takes to slots that no
// type has a field for, so that it is said in words. biber leaves out a volume
// that is not a whole number, and bibclean doubts pages that are none of the
// usual ranges.
func (d *draft) misfits(o Options) {
	d.volume()
	d.say("pages", o.usualPages)
	if o.Dialect == Biblatex {
		return // what follows are doubts of bibclean
	}
	d.say("chapter", usualChapter.MatchString)
	for _, slot := range []string{"issue", "series-number", "number"} {
		d.say(slot, usualNumber.MatchString)
	}
}

// say leaves a value to words unless it is usual.
func (d *draft) say(slot string, usual func(string) bool) {
	if s := d.slots[slot]; s != "" && !usual(s) {
		d.set("odd-"+slot, s)
		delete(d.slots, slot)
	}
}

var (
	volumeWord   = pattern.New(`(?i)^(?:vol(?:ume)?|bd|band|t(?:om[eo]?)?|jg|jahrgang)[.\s]\s*(\d+|[ivxlc]+)$|^(\d+)\.?\s*(?:jg|jahrgang)\.?$`)
	volumesWord  = pattern.New(`(?i)^(\d+)\s*(?:vols|volumes|voll|bde|bände|tomes|tomi)\.?$`)
	usualChapter = pattern.New(`^\d+(?:-\d+)?$`)
	usualNumber  = pattern.New(`^[A-Za-z0-9](?:[A-Za-z0-9.,:;/()+*!? -]|\\&)*$`)
)

// volume writes the volume as a whole number: Roman ones too, as the Chicago
// Manual has it (14.116), and those with a word for "volume" before them.
func (d *draft) volume() {
	s := d.slots["volume"]
	if m := volumesWord.FindStringSubmatch(s); m != nil && d.slots["volumes"] == "" {
		d.set("volumes", m[1])
		delete(d.slots, "volume")
		return
	}
	number := s
	if m := volumeWord.FindStringSubmatch(s); m != nil {
		number = m[1] + m[2]
	}
	if n := romanNumber(number); n > 0 {
		number = strconv.Itoa(n)
	}
	if number == "" || strings.Trim(number, "0123456789") != "" {
		d.set("odd-volume", s)
		delete(d.slots, "volume")
		return
	}
	d.set("volume", number)
}

// The pages that bibclean knows (see its patterns in bibcleanrc), and those
// that biber takes apart as ranges.
var (
	usualPages = pattern.New(`^(?:[A-Za-z]?\d+(?:, [A-Za-z]?\d+){0,3}|[A-Za-z]?\d+--[A-Za-z]?\d+(?:, [A-Za-z]?\d+--[A-Za-z]?\d+){0,2})$`)
	rangePages = pattern.New(`^[^\s,;{}\\-]+(?:-{1,2}[^\s,;{}\\-]+)?(?:, [^\s,;{}\\-]+(?:-{1,2}[^\s,;{}\\-]+)?)*$`)
)

// usualPages reports whether the programs of the dialect know such pages.
func (o Options) usualPages(s string) bool {
	if o.Dialect == Biblatex {
		return rangePages.MatchString(s)
	}
	return usualPages.MatchString(s) && sameLetters(s)
}

// sameLetters reports whether all pages have a letter before them or none has,
// as bibclean asks.
func sameLetters(s string) bool {
	pages := strings.FieldsFunc(s, func(r rune) bool { return r == '-' || r == ',' || r == ' ' })
	for _, p := range pages {
		if isASCIILetter(rune(p[0])) != isASCIILetter(rune(pages[0][0])) {
			return false
		}
	}
	return true
}

// romanDigits are the values that a Roman number is put together from.
var romanDigits = []struct {
	digits string
	value  int
}{
	{"M", 1000}, {"CM", 900}, {"D", 500}, {"CD", 400}, {"C", 100}, {"XC", 90}, {"L", 50}, {"XL", 40},
	{"X", 10}, {"IX", 9}, {"V", 5}, {"IV", 4}, {"I", 1},
}

// romanNumber reads a Roman number as it is properly spelled, else 0. C, D, L
// and M alone are series of journals rather than numbers.
func romanNumber(s string) int {
	if s != strings.ToUpper(s) && s != strings.ToLower(s) || len(s) == 1 && strings.Contains("CDLM", strings.ToUpper(s)) {
		return 0
	}
	rest, n := strings.ToUpper(s), 0
	for _, d := range romanDigits {
		most := 3
		if len(d.digits) == 2 || strings.Contains("DLV", d.digits) {
			most = 1
		}
		for range most {
			if tail, ok := strings.CutPrefix(rest, d.digits); ok {
				rest, n = tail, n+d.value
			}
		}
	}
	if rest != "" || n >= 100 && s != strings.ToUpper(s) {
		return 0 // "di" and "mix" are words
	}
	return n
}

// unknownTitle stands for a title that nobody stated, in brackets because it
// is the editor's word; every program demands one.
const unknownTitle = "[title unknown]"

// entitle gives the work a title if it has none. It returns the CSL type, which
// is another one if the work turns out to be the whole of what it stands in.
func (d *draft) entitle(csl string) string {
	if d.slots["title"] != "" {
		return csl
	}
	part := csl == "chapter" || csl == "paper-conference" || isArticle(csl) || strings.HasPrefix(csl, "entry")
	if csl == "chapter" && d.slots["author"] == "" && d.slots["editor"] != "" {
		csl, part = "book", false
	}
	for _, slot := range []string{"container", "event"} {
		if s := d.slots[slot]; s != "" && !part {
			delete(d.slots, slot)
			d.set("title", s)
			return csl
		}
	}
	d.set("title", unknownTitle)
	return csl
}

func isArticle(csl string) bool {
	return strings.HasPrefix(csl, "article") || strings.HasPrefix(csl, "review")
}

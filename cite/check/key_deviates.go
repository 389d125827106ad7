package check

import (
	"strconv"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var keyDeviates = &Rule{
	ID:       "CC705",
	Name:     "key-deviates",
	Severity: cite.Info,
	Since:    "0.1.0",
	Needs:    NeedEntries,
	Off:      true, // how keys look is up to their owner
	Doc: Doc{
		Title: "A key that is not made as the others of the file are",
		Why: "Where keys are made of author and year, one that is not is hard to remember, and one that says another year " +
			"misleads. What the others are made of is taken from the file itself.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: peers(9) + "@article{councils,\n  author = {Moore, Ann},\n  title = {Councils},\n  journal = {History Today},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: peers(9) + "@article{moore1990,\n  author = {Moore, Ann},\n  title = {Councils},\n  journal = {History Today},\n  year = 1991\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: peers(9) + "@article{Moore91,\n  author = {Moore, Ann},\n  title = {Councils},\n  journal = {History Today},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@article{councils,\n  author = {Moore, Ann},\n  title = {Councils},\n  journal = {History Today},\n  year = 1991\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for _, b := range p.Bibs() {
			custom := b.keyCustom()
			for _, r := range b.Records {
				if message := r.deviates(custom); message != "" {
					p.ReportRecord(r, "%s", message)
				}
			}
		}
	},
}

// A keyMake says what a key is made of.
type keyMake struct{ author, year bool }

// keyMake says what the key of a record is made of, and whether it could be made
// of author and year.
func (r *Record) keyMake() (made keyMake, ok bool) {
	if r.Entry == nil || r.Node.Key.Text == "" || len(r.Entry.Authors()) == 0 || r.Entry.Dates["issued"].Year <= 0 {
		return made, false
	}
	key := strings.ReplaceAll(plain(r.Node.Key.Text), " ", "")
	name := strings.ReplaceAll(plain(r.Entry.Authors()[0].Sort()), " ", "")
	const enough = 3 // letters that tell a name
	made.author = name != "" && strings.Contains(key, cut(name, enough))
	year := strconv.Itoa(r.Entry.Dates["issued"].Year)
	made.year = strings.Contains(key, year) || strings.Contains(key, year[len(year)-min(2, len(year)):])
	return made, true
}

// cut returns the first n characters of s.
func cut(s string, n int) string {
	for i := range s {
		if n--; n < 0 {
			return s[:i]
		}
	}
	return s
}

// keyCustom says what nearly all keys of a file are made of.
func (b *Bib) keyCustom() keyMake {
	var total, author, year int
	for _, r := range b.Records {
		if made, ok := r.keyMake(); ok {
			total++
			author += one(made.author)
			year += one(made.year)
		}
	}
	const most = 0.8
	enough := func(n int) bool { return total >= fewestPeers && float64(n) >= most*float64(total) }
	return keyMake{enough(author), enough(year)}
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// deviates says what a key lacks that the others have, or "".
func (r *Record) deviates(custom keyMake) string {
	made, ok := r.keyMake()
	if !ok {
		return ""
	}
	year := r.Entry.Dates["issued"].Year
	switch said := keyYear.FindStringSubmatch(r.Node.Key.Text); {
	case custom.year && !made.year && len(said) > 0:
		return "the key says " + said[1] + ", the entry " + strconv.Itoa(year)
	case custom.author && !made.author:
		return "the key does not name " + shown(r.Entry.Authors()[0].Sort()) + ", as most keys of the file name the first author"
	case custom.year && !made.year:
		return "the key does not say " + strconv.Itoa(year) + ", as most keys of the file say the year"
	}
	return ""
}

var keyYear = pattern.New(`(?:^|\D)((?:1[5-9]|20)\d\d)(?:\D|$)`)

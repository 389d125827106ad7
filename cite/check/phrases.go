package check

import (
	"embed"
	"strings"
	"unicode"
)

// The lists of words in data/ say in their first lines what they hold, when
// it was gathered and where.
//
//go:embed data/*.tsv
var dataFiles embed.FS

// A phraseSet holds phrases in lower case, each with the class that its list
// gives it.
type phraseSet struct {
	class   map[string]string
	list    []string // in small letters, without the punctuation at their ends
	longest int      // in bytes
}

// readPhrases reads a list of data/. Its lines hold a class, a language and
// then columns of alternatives parted by "|"; one of each column makes a
// phrase, and an empty alternative leaves the column out. Where two lines have
// the same phrase the first counts.
func readPhrases(name string) phraseSet {
	data, err := dataFiles.ReadFile("data/" + name)
	if err != nil {
		panic(err) // the file is embedded: its absence is a bug of the build
	}
	set := phraseSet{class: make(map[string]string)}
	for line := range strings.Lines(string(data)) {
		columns := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if strings.HasPrefix(line, "#") || len(columns) < 3 {
			continue
		}
		for _, phrase := range expand(columns[2:]) {
			if _, known := set.get(phrase); !known {
				set.class[folded(phrase)] = columns[0]
				set.list = append(set.list, strings.TrimSuffix(folded(phrase), "?"))
			}
			set.longest = max(set.longest, len(phrase))
		}
	}
	return set
}

// expand returns every phrase that takes one alternative of each column.
func expand(columns []string) []string {
	phrases := []string{""}
	for _, column := range columns {
		var longer []string
		for _, head := range phrases {
			for word := range strings.SplitSeq(column, "|") {
				longer = append(longer, strings.TrimSpace(head+" "+word))
			}
		}
		phrases = longer
	}
	return phrases
}

// all returns the phrases.
func (set phraseSet) all() []string { return set.list }

// get returns the class of a phrase, whatever its case and spacing and the
// punctuation at its ends.
func (set phraseSet) get(s string) (class string, ok bool) {
	class, ok = set.class[folded(s)]
	return class, ok
}

// folded returns s in lower case, with single spaces, and without punctuation
// at its ends, but for a question mark: "[who]" is a word, "[who?]" a doubt.
func folded(s string) string {
	s = strings.TrimLeftFunc(s, isPunctuation)
	head := strings.TrimRightFunc(s, isPunctuation)
	words := strings.ToLower(strings.Join(strings.Fields(head), " "))
	if strings.ContainsAny(s[len(head):], "?？؟") {
		words += "?"
	}
	return words
}

func isPunctuation(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
}

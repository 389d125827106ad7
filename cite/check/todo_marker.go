package check

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

var marker = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\b(?:TODO|FIXME|TBD|TBC|TBA|XXX)\b`) })

// markers finds the words in capitals that mark work to do.
func markers(s string) [][]int {
	if !hasAny(s, "TODO", "FIXME", "TBD", "TBC", "TBA", "XXX") {
		return nil
	}
	return marker().FindAllStringIndex(s, -1)
}

// beginsWithMarker reports a bracket that is a note: [TODO: page], [... XXX].
func beginsWithMarker(inner string) bool {
	m := markers(inner)
	return len(m) > 0 && strings.IndexFunc(inner[:m[0][0]], func(r rune) bool { return !isPunctuation(r) }) < 0
}

// marksWork reports whether the marker s[m[0]:m[1]] is meant, and is not a
// thing spoken of, a name, a number or a part of an identifier.
func marksWork(s string, m []int) bool {
	before, after := s[:m[0]], s[m[1]:]
	if glued(before, after) {
		return false
	}
	switch s[m[0]:m[1]] {
	case "TODO", "FIXME":
		return !spokenWord(before, after)
	case "XXX":
		return (opensRemark(before) || orders[firstWord(after)]) && !isNumeral(before, after)
	}
	return fillsSlot(before, after) && !spokenWord(before, after)
}

// orders are the words that follow a marker that is meant.
var orders = wordSet("check add fix verify find confirm todo cite source missing needs")

// glued reports whether a marker is a part of a longer token: TODO.md, X-TBD.
func glued(before, after string) bool {
	if before != "" && strings.IndexByte("/_-=&#@.\\%$+", before[len(before)-1]) >= 0 {
		return true
	}
	if after == "" {
		return false
	}
	letter := len(after) > 1 && (isDigit(after[1]) || after[1] >= 'A' && after[1] <= 'z')
	return strings.IndexByte("/_=&@\\", after[0]) >= 0 || (after[0] == '-' || after[0] == '.') && letter
}

// spokenWord reports a marker with an article before it or a noun behind it:
// "the TODO list", "a TODO".
func spokenWord(before, after string) bool {
	switch lastWord(before) {
	case "a", "an", "the", "this", "that", "each", "every", "any", "no", "your", "my", "our", "their", "and", "or", "of", "with", "as", "called", "say", "word":
		return true
	}
	switch firstWord(after) {
	case "list", "lists", "app", "apps", "item", "items", "comment", "comments", "file", "files", "tag", "tags", "marker", "markers", "note", "notes", "application", "is", "was", "and", "or":
		return true
	}
	return false
}

func lastWord(s string) string {
	f := strings.Fields(s[max(0, len(s)-40):])
	if len(f) == 0 {
		return ""
	}
	return strings.ToLower(f[len(f)-1])
}

func firstWord(s string) string {
	f := strings.Fields(s[:min(len(s), 40)])
	if len(f) == 0 || !strings.HasPrefix(s, " ") {
		return ""
	}
	return strings.ToLower(strings.TrimRight(f[0], ".,;:!?)]"))
}

// opensRemark reports whether a statement ends right before a marker.
func opensRemark(before string) bool {
	trimmed := strings.TrimRight(before, " \u00a0")
	if trimmed == "" || strings.HasSuffix(trimmed, "\n") {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(trimmed)
	return strings.ContainsRune(".!?:;[(—–", last)
}

// isNumeral reports an XXX that stands for thirty: behind a word such as
// "vol." or before a comma, a year or an end.
func isNumeral(before, after string) bool {
	trimmed := strings.TrimRight(before, " ")
	switch lastWord(trimmed) {
	case "vol.", "vols.", "bd.", "t.", "tom.", "no.", "nr.", "cap.", "kap.", "ch.", "chap.", "bk.", "lib.", "pt.", "sect.", "art.", "fig.", "pl.", "p.", "pp.", "s.", "f.", "ff.", "ann.", "cant.", "sonn.", "ps.":
		return true
	}
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(after, " "))
	return next == ',' || next == '(' || next == '.' || next == ';' || next == utf8.RuneError || unicode.IsDigit(next) || next == '-' || next == '–'
}

// fillsSlot reports whether TBD, TBC or TBA stands where a value should: set
// off on both sides, and not explained as an abbreviation by the words before.
func fillsSlot(before, after string) bool {
	next, _ := utf8.DecodeRuneInString(after)
	if after != "" && !strings.ContainsRune(".,;:)]!?\n", next) {
		return false
	}
	trimmed := strings.TrimRight(before, " \u00a0")
	if strings.HasSuffix(trimmed, "(") {
		return lastWord(strings.TrimRight(trimmed, "( ")) == "" || opensRemark(strings.TrimRight(trimmed, "( "))
	}
	return opensRemark(before) || strings.HasSuffix(trimmed, ",") || slotWord(lastWord(before))
}

// slotWord reports a word that a value follows in a reference.
func slotWord(w string) bool {
	switch strings.TrimRight(w, ".:") {
	case "page", "pages", "p", "pp", "vol", "volume", "no", "number", "issue", "year", "date", "publisher", "place", "doi",
		"isbn", "url", "link", "title", "author", "edition", "accessed", "retrieved", "reference", "source", "credit", "credits", "photo", "image", "caption":
		return true
	}
	return false
}

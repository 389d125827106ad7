package extract

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// linkDefinition is Markdown that was not read as such, which a text reader
// cannot know: "[Editor]: https://…". Numbers in brackets are labels.
var linkDefinition = pattern.New(`^\[[^\]]*\p{L}[^\]]*\]\s*:\s*\S+`)

// bareLinks is a remark on places to look at with nothing but numbers or
// letters to click: "A few articles: [1]; [2]."
var bareLinks = pattern.New(`^[^\[\]]{0,120}[:：]?\s*(?:\[\s*[\p{L}\d]{1,3}\s*\][\s,;.·|]*){2,}$`)

// rights is a notice of copyright, which has a name and a year as well.
var rights = pattern.New(`^(?i:©|\(c\) |copyright\b)`)

// notReference reports what stands in a list and is no reference.
func notReference(s string) bool {
	return s == "" || linkDefinition.MatchString(s) || isBareLinks(s) || rights.MatchString(s) || onlyButtons(s)
}

// clean cuts link buttons and back-links off the end of t, and back-links off
// its start.
func clean(t cite.Text) cite.Text {
	t = t.TrimSpace()
	s := t.String()
	start := len(backlink.FindString(s))
	if m := bullet.FindString(s[start:]); m != "" {
		start += len(m)
	}
	return t.Slice(start, start+contentEnd(s[start:])).TrimSpace()
}

// arrows lead back from a note to its mark.
const arrows = "↩↵⏎⤴↑︎️^"

// contentEnd is where s ends without what is only there to be clicked on.
func contentEnd(s string) int {
	end := len(strings.TrimRight(s, " \t\n\u00a0"+arrows))
	cut := end
	for {
		n := buttonBefore(s[:cut])
		if n < 0 {
			break
		}
		cut = len(strings.TrimRight(s[:n], " \t\n\u00a0|·,[]"))
	}
	if cut == end {
		return end
	}
	if closed := s[:cut]; cut == 0 || strings.ContainsAny(closed[len(closed)-1:], ".)]?!0123456789/\"") || strings.HasSuffix(closed, "”") {
		return cut
	}
	if strings.HasPrefix(s[cut:], "[") || strings.HasPrefix(s[cut:], " [") {
		return cut
	}
	return end // "… in the journal Abstract": a word of the reference
}

// buttonBefore returns where the button begins that ends s, or -1.
func buttonBefore(s string) int {
	t := strings.TrimRight(s, "]")
	for _, b := range buttons {
		if !strings.HasSuffix(t, b) {
			continue
		}
		n := len(t) - len(b)
		if n == 0 || strings.ContainsAny(t[n-1:n], " \t\n[|") || strings.HasSuffix(t[:n], "\u00a0") {
			return n
		}
	}
	return -1
}

func isBareLinks(s string) bool { return strings.Contains(s, "[") && bareLinks.MatchString(s) }

func onlyButtons(s string) bool {
	s = strings.TrimSpace(s)
	return s != "" && contentEnd(s) == 0
}

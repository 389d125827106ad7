package extract

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// maxHeading bounds, in bytes, a line that can be a heading; the longest of
// headingWords have under 70 in UTF-8, and a number stands before some.
const maxHeading = 100

var (
	// headingNumber is what stands before the words: "8.", "§17.1", "IV.",
	// "--[ 5 -", "A)", "#".
	headingNumber = pattern.New(`^[\s§#=|>*_\-–—\[]*(?:(?:\d+(?:\.\d+)*|[IVX]+|[A-Z])[.):]?(?:\s+|$)|[一二三四五六七八九十]+[、.．]\s*)?[\s\-–—:.]*`)
	// headingTail is what stands behind: "[edit]", "¶", ":", "]--".
	headingTail = pattern.New(`(?i)\s*(?:\[\s*(?:edit|bearbeiten|modifier|editar|modifica|править|編集|编辑)[^\]]*\]|[\s:：.¶#=*_|\-–—\]]+)+$`)
	// headingBrackets are the decorations of East Asian headings.
	headingBrackets = strings.NewReplacer("【", "", "】", "", "〈", "", "〉", "", "《", "", "》", "", "■", "", "◆", "", "●", "")
)

// headingOf says how surely block b stands over a reference list. A paragraph
// can: plain text and bold print have no other headings.
func headingOf(b *cite.Block) weight {
	if b.Kind != cite.Heading && b.Kind != cite.Paragraph || b.Quote || b.Text.Len() > maxHeading {
		return none
	}
	s := b.Text.String()
	if strings.Contains(strings.TrimSpace(s), "\n") {
		return none
	}
	return headingWeight(s)
}

// headingWeight looks up the words of a heading.
func headingWeight(s string) weight {
	s = strings.Join(strings.Fields(headingBrackets.Replace(s)), " ")
	s = headingTail.ReplaceAllString(s, "")
	if w := wordsWeight(s); w != none {
		return w // "A" may be a word, not a number
	}
	return wordsWeight(strings.TrimSpace(headingNumber.ReplaceAllString(s, "")))
}

func wordsWeight(s string) weight {
	s = strings.ToLower(s)
	if w, ok := headingWords[s]; ok {
		return w
	}
	for _, joint := range headingJoints {
		before, after, ok := strings.Cut(s, joint)
		if !ok {
			continue
		}
		a, b := headingWords[strings.TrimSpace(before)], headingWords[strings.TrimSpace(after)]
		if a != none && b != none {
			return max(a, b)
		}
	}
	return none
}

// ends reports whether the block opens what follows a list.
func ends(s string) bool {
	s = strings.ToLower(strings.TrimSpace(s))
	for _, e := range endings {
		if strings.HasPrefix(s, e) && len(s) < 8*len(e)+60 {
			return true
		}
	}
	return false
}

package name

import (
	"strings"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite/pattern"
)

// organisation reports whether s names one body.
func organisation(s string) bool {
	if before, inside, ok := strings.Cut(strings.TrimSuffix(s, ")"), " ("); ok && len(before) > 0 {
		return organisation(before) || shouted(before) && !strings.Contains(before, " ") && organisation(inside)
	}
	f := strings.Fields(s)
	switch {
	case len(f) == 0:
		return false
	case len(f) > 1 && legalForm.MatchString(f[len(f)-1]):
		return true
	case acronyms[strings.ToLower(strings.Trim(s, "."))] && (shouted(s) || utf8.RuneCountInString(s) > 4):
		return true
	case isEastern(s):
		return easternBody(s)
	case len(f) == 1:
		return compounds.MatchString(s)
	case f[0] == "The" && len(f) > 1 && !hasInitials(s):
		return true
	case allInitials(afterComma(s)):
		return false
	}
	return headed(f, s)
}

// headed reports whether one of the words heads the names of bodies, and the
// rest is not like a person's.
func headed(f []string, s string) bool {
	loud := len(f) > 1 && (bareInitials(f[0]) && len(f[0]) > 2 || f[0] == "HM")
	if loud && (heads.MatchString(f[1]) || weakHeads.MatchString(f[1])) {
		return true // RAND Corporation, BBC News
	}
	initials := hasInitials(states.ReplaceAllString(s, " "))
	switch {
	case nations.MatchString(s):
		return true
	case initials && (len(f) < 4 || initial(f[len(f)-1])):
		return false
	case heads.MatchString(s) || len(f) > 1 && compounds.MatchString(f[len(f)-1]):
		return len(f) > 2 || !familiar(f[0])
	case weakHeads.MatchString(s):
		return ofWords.MatchString(s) || len(f) > 2 && !familiar(f[0]) && !initials
	}
	return false
}

// familiar reports whether word is a well-known given name.
func familiar(word string) bool {
	word, _, _ = strings.Cut(strings.ToLower(strings.Trim(word, ".,")), "-")
	return given[word]
}

func afterComma(s string) string {
	_, after, _ := strings.Cut(s, ",")
	return strings.TrimSpace(after)
}

// bodies joins the cuts that make up one organisation and reports which those
// are: "Ministry of Finance" and "Planning", "Department of Health" and "Office
// of Research".
func (l *list) bodies(cuts []cut) (out []cut, body map[piece]bool) {
	body = map[piece]bool{}
	for i := 0; i < len(cuts); i++ {
		c := cuts[i]
		if !organisation(l.text(c.piece)) {
			out = append(out, c)
			continue
		}
		for len(out) > 0 && !body[out[len(out)-1].piece] && l.leansLeft(out, c) {
			c = cut{piece{out[len(out)-1].from, c.to}, out[len(out)-1].sep}
			out = out[:len(out)-1]
		}
		for grown := false; i+1 < len(cuts) && l.leansRight(c, cuts[i+1:], grown); grown = true {
			i++
			c.to = cuts[i].to
		}
		body[c.piece] = true
		out = append(out, c)
	}
	return out, body
}

// leansLeft reports whether c is the end of a name that began before a joiner:
// "Food and Agriculture Organization", "Sosiaali- ja terveysministeriö".
func (l *list) leansLeft(before []cut, c cut) bool {
	text, last := l.text(c.piece), before[len(before)-1]
	left := l.text(last.piece)
	if strings.HasSuffix(left, "-") {
		return true
	}
	first, _, several := strings.Cut(text, " ")
	if c.sep == "," || !several || complete.MatchString(text) || heads.MatchString(first) || weakHeads.MatchString(first) {
		return false
	}
	whole := len(before) == 1 || !l.looseFamily(before[:len(before)-1])
	alone := len(before) == 1 && strings.Count(left, " ") == 1 && strings.Count(aside.ReplaceAllString(text, ""), " ") == 1
	return whole && (alone || !strings.Contains(left, " ")) && !l.personal(last) && !acronyms[strings.ToLower(left)]
}

// looseFamily reports whether the last of cuts waits for its given names.
func (l *list) looseFamily(cuts []cut) bool {
	s := l.text(cuts[len(cuts)-1].piece)
	return !hasInitials(s) && len(strings.Fields(coreOf(s))) == 1
}

// leansRight reports whether the name of the body c goes on in the next cut;
// grown says that it did so before.
func (l *list) leansRight(c cut, next []cut, grown bool) bool {
	text, right, comma := l.text(c.piece), l.text(next[0].piece), next[0].sep == ","
	switch {
	case organisation(right) && comma:
		return subunit.MatchString(right) || parent.MatchString(text) || subunit.MatchString(text) && !isEastern(text)
	case organisation(right):
		return !complete.MatchString(right) && (grown || unfinished(text, right))
	case l.personal(next[0]) || len(next) > 1 && next[1].sep == "," && l.personal(next[1]):
		return false
	case comma:
		return strings.Contains(text, " ") && !acronyms[strings.ToLower(text)]
	}
	return next[0].sep == "i" || !headLast(text)
}

// unfinished reports whether text needs another part before its name is whole:
// "Association of Fish" and "Wildlife Agencies", "United Nations Educational"
// and "Cultural Organization".
func unfinished(text, right string) bool {
	first, _, _ := strings.Cut(right, " ")
	if heads.MatchString(first) || weakHeads.MatchString(first) || headLast(text) {
		return false
	}
	return !ofWords.MatchString(text) && nationsFirst.MatchString(text) || ofWords.MatchString(text) && strings.HasSuffix(right, "s")
}

var nationsFirst = pattern.New(`^United Nations \p{Lu}`)

// headLast reports whether the name ends in its head, so that nothing of it
// can follow an "and": "World Health Organization".
func headLast(s string) bool {
	f := strings.Fields(s)
	last := f[len(f)-1]
	return len(f) < 2 || heads.MatchString(last) || weakHeads.MatchString(last)
}

// personal reports whether a cut can only be of a person.
func (l *list) personal(c cut) bool {
	s := strings.TrimSpace(states.ReplaceAllString(l.text(c.piece), " "))
	f := strings.Fields(s)
	return hasInitials(s) || allInitials(s) || len(f) > 0 && familiar(f[0]) || honours.MatchString(s) || isEastern(s)
}

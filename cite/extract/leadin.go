package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite/pattern"
)

// maxLeadIn bounds a lead-in in bytes. The longest that a real article has is
// 127 long and longer than its reference.
const maxLeadIn = 250

var (
	colon = pattern.New(`[ \x{00A0}]?[:：][\s\x{00A0}]+|：`)
	// invites are the words with which an author speaks to the reader before
	// a reference; titles have hardly any of them before a colon.
	invites = pattern.New(`(?i)(?:^|[^\p{L}])(?:for (?:more|further|an?|the|those|details|background|information)|more (?:on|about)|see(?: also)?|still|read(?:ing)?|recommend(?:ed)?|interest(?:ing|ed)?|good (?:introduction|overview|start)|also|cited in|quoted in|based on|original|compare|i|you|we|my|worth|voir(?: aussi)?|lire|à lire|pour (?:en savoir|un|une|aller|plus)|vous|nous|un classique|sur|siehe(?: auch)?|vgl\.?|lesenswert|empfehlenswert|empfehlung|zum|zur|mehr (?:zu|über)|ver|véase|para (?:más|saber|mais)|sobre|leer|recomend\p{L}+|veja|leia|vedi|si veda|per (?:approfondire|saperne)|см\.?|смотри|подробнее|о том|参照|詳しくは|参见|参见)(?:[^\p{L}]|$)`)
	// citing is what leads up to a work without a colon: the signals of legal
	// notes, "For an introduction to X, see".
	citing = pattern.New(`^(?i:see,? e\.g\.,|see also|see generally|but see|see|cf\.|e\.g\.,?|z\. ?B\.|compare|accord|contra|quoted in|cited in|vgl\.(?: auch)?|siehe(?: auch)?|ausführlich dazu|dazu|voir(?: aussi)?|ver(?: también)?|véase|vedi|см\.(?: также)?|` +
		`(?:for|on|zu|zum|zur|über|sur|pour|sobre|para|per|о|об|à|this|dies)[^.:"“„«]{3,120}(?:, see(?: also)?|, siehe|, vgl\.|, voir|, on lira|, véase|, ver|, vedi|, см\.|draws on|follows))\s+`)
	ident = pattern.New(`\d{4}`)
)

// leadIn returns the length of the sentence before the work, or 0: "For more
// on Locke:" but not "Author: Title", not "Title: Subtitle".
func leadIn(s string) int {
	invited := invitesFirst(s)
	if !invited && author(s) {
		return 0
	}
	for from := 0; from <= maxLeadIn; {
		m := colonIn(s, from)
		if m == nil {
			break
		}
		if m[0] > maxLeadIn || !introduces(s[:m[0]]) {
			return 0
		}
		if begins(s[m[1]:]) {
			return m[1]
		}
		from = m[1]
	}
	if n := citingWords(s); n > 0 && author(s[n:]) {
		return n
	}
	return 0
}

// invitesFirst reports whether s begins with words that speak to the reader.
func invitesFirst(s string) bool {
	start := strings.IndexFunc(s, unicode.IsLetter)
	if start < 0 || start > utf8.UTFMax {
		return false
	}
	end := strings.IndexFunc(s[start:], func(r rune) bool { return !unicode.IsLetter(r) })
	if first := strings.ToLower(s[start:max(start, start+end)]); end >= 0 && !inviting[first] && first[0] < 0xe3 && !invitingStem(first) {
		return false
	}
	m := invites.FindStringIndex(s[:min(len(s), invitation)])
	return m != nil && m[0] == 0
}

// inviting are the first words of invites.
var inviting = set(`for more see still also cited quoted based original compare i you we my worth good voir lire à pour vous nous un sur
	siehe vgl lesenswert empfehlenswert empfehlung zum zur mehr ver véase para sobre leer veja leia vedi si per см смотри подробнее о`)

// invitingStem reports the words of invites that have several endings.
func invitingStem(w string) bool {
	return strings.HasPrefix(w, "read") || strings.HasPrefix(w, "recom") || strings.HasPrefix(w, "interest")
}

// invitation is longer, in bytes, than the longest of the words in invites.
const invitation = 40

// colonIn finds the next colon of s from an offset on.
func colonIn(s string, from int) []int {
	if !strings.ContainsAny(s[from:min(len(s), from+maxLeadIn+8)], ":：") {
		return nil
	}
	m := colon.FindStringIndex(s[from:])
	if m == nil {
		return nil
	}
	return []int{from + m[0], from + m[1]}
}

// introduces reports whether s speaks of what follows and has nothing of a
// reference itself.
func introduces(s string) bool {
	if ident.MatchString(s) || strings.ContainsAny(s, `"“„«『「`) || hasAddress(s) {
		return false
	}
	return invites.MatchString(s) && (strings.Count(strings.TrimSpace(s), " ") >= 2 || utf8.RuneCountInString(s) <= 12)
}

// begins reports whether a work starts at s: with an author, or with a title
// in quotation marks.
func begins(s string) bool {
	return author(s) || strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") || strings.ContainsAny(s[:min(len(s), 1)], `"`) || strings.HasPrefix(s, "“") || strings.HasPrefix(s, "«") || strings.HasPrefix(s, "「")
}

// author reports whether s opens with a name.
func author(s string) bool {
	for i := range openings {
		if openings[i].name != "quoted" && openings[i].re.MatchString(s) {
			return true
		}
	}
	return false
}

// citingWords returns the length of a legal signal ("See, e.g.,") at the start.
func citingWords(s string) int {
	first, _, _ := strings.Cut(s[:min(len(s), invitation)], " ")
	if !citingFirst[strings.ToLower(strings.TrimRight(first, ","))] {
		return 0
	}
	return len(citing.FindString(s))
}

// citingFirst are the words that citing begins with.
var citingFirst = set(`see but cf. e.g. z. z.b. compare accord contra quoted cited vgl. siehe ausführlich dazu voir ver véase vedi см. см
	for on zu zum zur über sur pour sobre para per о об à this dies`)

package extract

import (
	"strings"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite/pattern"
)

// The grammar of author-date citations, from the inside out.
const (
	aYear     = `(?:(?:1[5-9]|20)\d\d[a-z]?(?:/(?:(?:1[5-9]|20)\d\d|\d\d))?|n\. ?d\.|n\. ?y\.|o\. ?J\.|s\. ?d\.|forthcoming|in press|im Erscheinen|i\. ?E\.|im Druck|à paraître|en prensa|no prelo|в печати|б\. ?г\.)`
	someYears = aYear + `(?:\s*(?:,|and|und|et|y|&|e)\s*` + aYear + `)*`
	nameWord  = `\p{Lu}[\p{L}\p{M}'’\-]*\.?`
	particle  = `(?:[Vv]an|[Vv]on|[Dd]e|der|den|del|della|di|du|da|dos|das|la|le|ten|ter|zu|zur|af|[Aa]l|[Ee]l|of|the|für|et|and|&) `
	aName     = `(?:` + particle + `|[dDlL]['’]){0,3}` + nameWord + `(?:[ \x{00A0}](?:` + particle + `)?` + nameWord + `)*`
	joint     = `\s*(?:,\s*(?:and|und|et|y|e|&|и)|,|&|/|\band\b|\bund\b|\bet\b|\by\b|\be\b|\bи\b|\bmit\b)\s*`
	manyNames = aName + `(?:` + joint + aName + `)*`
	others    = `(?:,?\s*(?:et\s+al\b\.?|et\s+coll\b\.?|u\. ?a\.|и др\.|y otros|e outros|et autres|and others|and colleagues))?`
	hanName   = `[\p{Han}\p{Katakana}ー]{1,8}(?:[・、と和]\s?[\p{Han}\p{Katakana}ー]{1,8}){0,3}(?:ほか|ら|他|等)?`
	cue       = `(?:(?:[^()\[\]:]{0,40}(?:[Ss]ource|[Cc]redit|[Qq]uelle|[Ff]rom|[Ff]onte|[Ff]uente|after)s?:?\s+|[^\p{Lu}()\[\]]{0,60}[\s]|(?:Vgl|Siehe|See|Cf|S|Voir|Ver|Vide|Ср|См|So|Z\. ?B|E\.g|Nach|For [a-z ]{1,40})\.?,?\s+(?:also |auch |e\.g\.,? |z\. ?B\.,? |aussi |insb\. )*))?`
)

var (
	dated     = pattern.New(`^\s*` + cue + `(` + manyNames + `|` + hanName + `)(` + others + `)(,?\s*)\(?(` + someYears + `)\)?`)
	again     = pattern.New(`^\s*[,，]\s*` + manyNames + others + `,?\s*` + aYear)
	onlyDate  = pattern.New(`^\s*(` + someYears + `)`)
	namesEnd  = pattern.New(`(` + manyNames + `)(` + others + `)(?:['’]s?)?[\s\x{00A0}]*$`)
	oneYear   = pattern.New(aYear)
	authorPg  = pattern.New(`^(` + aName + `),?\s+(\d{1,4}(?:[–-]\d{1,4})?)$`)
	nameJoint = pattern.New(joint)
	locator   = pattern.New(`^\s*[,:]\s*((?:pp?|SS?|s|pág|с|ch|chap|Kap|sec|§|vol|Bd|n)\b\.?.{1,40}|\d.{0,30})$`)
)

// noPerson reports a phrase that begins or ends with a word that is no name.
func noPerson(s string) bool {
	w := strings.Fields(s)
	return len(w) == 0 || notName(w[0]) || notName(w[len(w)-1])
}

// notName reports a word that is no author: a month, a place, an acronym.
func notName(s string) bool {
	w := strings.TrimRight(strings.ToLower(s), ".")
	acronym := utf8.RuneCountInString(s) > 1 && s == strings.ToUpper(s) && s != w && !strings.Contains(s, "-")
	return acronym || notNames[w]
}

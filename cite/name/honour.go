package name

import (
	"strings"

	"github.com/citecheck/citecheck/cite/pattern"
)

var (
	// honours stand before a name and are no part of it.
	honours = pattern.New(`^(?:(?:(?:Dr|Prof|Professor|Doctor|Univ\.-Prof|PD|Priv\.-Doz|Dipl\.-\p{Lu}\p{Ll}+|Ing|Mag|Dott|Dra|Lic|Rev|Revd|Mrs|Mr|Ms|Mme|Mlle|Hon|Dr\.-Ing|Drs|Проф|Акад|Доц|Д-р|проф|акад|доц|д-р)\.?|Professor|Professorin|Sir|Dame|Lord|Herr|Frau|Monsieur|Madame|Sœur)(?:\s*(?:h\.\s?c\.|phil\.|med\.|jur\.|iur\.|rer\.|nat\.|pol\.|oec\.|theol\.|mult\.|habil\.|ing\.))*\s+)+`)

	// degrees stand behind one.
	degrees = pattern.New(`[,\s]\s*(?:Ph\.?\s?D\.?|D\.?Phil\.?|LL\.?[MDB]\.?|MdB|MdEP|MdL|OBE|CBE|FRS|FBA|Esq\.?|M\.?Sc\.?|B\.?Sc\.?|MPH|MBA|RN|S\.?J\.|O\.?S\.?B\.?|O\.?P\.)$`)

	// doctor is a degree that could be initials as well: "John Smith, M.D.".
	doctor = pattern.New(`^(?:M\.?D\.?|Ph\.?\s?D\.?|D\.?Phil\.?|Esq\.?|LL\.?[MDB]\.?|MPH|RN|M\.?Sc\.?|MBA|CBE|OBE|FRS)$`)

	// aside is a remark in brackets, such as a pseudonym or an affiliation, at
	// the end of a name or of its family name.
	aside = pattern.New(`\s+[\[(][^\[\]()]*[\])]\s*(,|$)`)

	// givenInside is the French "DURAND (Paul)".
	givenInside = pattern.New(`^([^\s,()]+(?: [^\s,()]+)?) \((\p{Lu}[^()]*)\)$`)

	// ahead is one before the name.
	ahead = pattern.New(`^[\[(][^\[\]()]*[\])]\s+`)
)

// plain takes titles, degrees and remarks in brackets off a person's name.
func plain(s string) string {
	s = strings.TrimSpace(pieceRole.ReplaceAllString(s, ""))
	if m := givenInside.FindStringSubmatch(s); m != nil && (shouted(m[1]) || allInitials(m[2]) || familiar(strings.Fields(m[2])[0])) {
		return m[1] + ", " + m[2]
	}
	if t := strings.TrimSpace(ahead.ReplaceAllString(aside.ReplaceAllString(s, "$1"), "")); t != "" {
		s = t
	}
	if loc := degrees.FindStringIndex(s); loc != nil && strings.ContainsAny(s[:loc[0]], " ") {
		s = strings.TrimRight(s[:loc[0]], " ,")
	}
	return untitled(undoctored(s))
}

// undoctored takes off a degree that could be initials, if a given name begins
// what stands before the comma.
func undoctored(s string) string {
	before, after, ok := cutComma(s)
	f := strings.Fields(before)
	if ok && doctor.MatchString(after) && len(f) > 1 && familiar(f[0]) {
		return before
	}
	return s
}

// untitled takes titles of honour off the beginning, unless initials alone are
// left: "Lord C".
func untitled(s string) string {
	loc := honours.FindStringIndex(s)
	if loc == nil || loc[1] == len(s) || strings.HasSuffix(s[:loc[1]], "d ") && allInitials(s[loc[1]:]) {
		return s
	}
	return s[loc[1]:]
}

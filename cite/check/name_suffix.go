package check

import (
	"strings"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
	"github.com/citecheck/citecheck/cite/name"
	"github.com/citecheck/citecheck/cite/pattern"
)

// suffix matches what follows a family name and is no part of it.
var suffix = pattern.New(`^(?:[Jj]r|[Ss]r|JR|Júnior|Filho|I{2,3}|IV|VI{1,3}|2nd|3rd)\.?$`)

// suffixFault says that a suffix stands where BibTeX takes it for a given or a
// family name: "Carl Moore, Jr.", "Moore, Carl, Jr.", "Carl Moore Jr".
func (n *bibName) suffixFault() (string, *cite.Fix) {
	pieces := cutOutside(n.tex, ",")
	last := pieces[len(pieces)-1]
	switch words := strings.Fields(n.tex); {
	case len(pieces) == 3 && suffix.MatchString(last) && !suffix.MatchString(pieces[1]):
		return misread(n, last, "the given name"), n.rewritten(pieces[0]+", "+last+", "+pieces[1], false)
	case len(pieces) == 2 && suffix.MatchString(last) && strings.ContainsAny(pieces[0], " ~"):
		return misread(n, last, "the given name"), n.reordered(pieces[0], last)
	case len(pieces) == 1 && len(words) > 2 && suffixAlone.MatchString(words[len(words)-1]):
		last = words[len(words)-1]
		return misread(n, last, "the family name"), n.reordered(strings.Join(words[:len(words)-1], " "), last)
	}
	return "", nil
}

// suffixAlone matches the suffixes that are no family names themselves.
var suffixAlone = pattern.New(`^(?:[Jj]r\.?|[Ss]r\.?|JR\.?|I{2,3}|IV)$`)

func misread(n *bibName, suffix, part string) string {
	return "BibTeX takes \"" + suffix + "\" for " + part + " in " + n.quoted() + ", where it reads \"Last, Jr, First\""
}

// reordered is the fix that writes "First Last" and a suffix as "Last, Jr,
// First". Of "First Middle Last" nobody knows whether Middle is a family name.
func (n *bibName) reordered(full, suffix string) *cite.Fix {
	parts, ok := bibtex.NameParts(full)
	if !ok || parts.Given == "" || parts.Family == "" || strings.ContainsAny(full, `\{}`) {
		return nil
	}
	family := strings.TrimSpace(parts.Particle + " " + parts.Family)
	given := strings.Fields(parts.Given)
	clear := len(given) == 1 || initialsAfter.MatchString(strings.Join(given[1:], " "))
	return n.rewritten(family+", "+suffix+", "+parts.Given, !clear)
}

// initialsLast matches "Moore J.B." and "Moore JB".
var initialsLast = pattern.New(`^(\p{Lu}[\p{L}'’-]*\p{Ll}) ((?:\p{Lu}\.[ -]?){1,3}|\p{Lu}{1,3})$`)

// shortFamilies are family names that look like initials when they are set in
// capitals.
var shortFamilies = strings.Fields("AN AO BA BI BO BU CAI CHI CHU CUI DAI DAO DO DOU DU EK EO FAN FEI FU GAO GE GU HA HAN HE HO HOU HU HUA IM IP JI JIA JO JU JUN KAI KAO KE KHA KIM KO KU LAI LAM LAU LE LEE LEI LI LIM LIN LIU LO LU LUO LY MA MAI MAO MEI MEO MIN MO MU NA NG NGO NI NIE NIU NO OH OU PAI PAN PEI PHI QI QIN QIU QU RAO REN RO SA SHI SO SON SU SUN TA TAI TAM TAN TAO TO TSE TU UNG VO VU WAI WAN WEI WEN WON WOO WU XIA XIE XIN XU XUE YAN YAO YE YI YIM YIN YIP YOO YOU YU YUE YUN")

// initialsFault says that the name names[i] ends in initials, which BibTeX takes
// for the family name. One initial alone may be all that there is of a family
// name, unless other names of the list end in one, too.
func initialsFault(names []bibName, i int) (string, *cite.Fix) {
	n := &names[i]
	family, initials := n.lastInitials()
	if family == "" || utf8.RuneCountInString(strings.Trim(initials, ". ")) == 1 && !othersEndSo(names, i) {
		return "", nil
	}
	return "BibTeX takes the initials \"" + initials + "\" of " + n.quoted() + " for the family name: a comma is missing before them",
		n.rewritten(family+", "+initials, true)
}

func othersEndSo(names []bibName, i int) bool {
	for j := range names {
		if family, _ := names[j].lastInitials(); family != "" && j != i {
			return true
		}
	}
	return false
}

// lastInitials returns the parts of "Moore JB". Without stops, short family
// names in capitals look like initials.
func (n *bibName) lastInitials() (family, initials string) {
	m := initialsLast.FindStringSubmatch(n.tex)
	switch {
	case m == nil:
		return "", ""
	case strings.Contains(m[2], "."):
	case name.IsFamiliar(m[1]), isWordOf(m[2], shortFamilies), len(m[2]) > 2 && utterable(m[2]), suffix.MatchString(m[2]):
		return "", ""
	}
	return m[1], strings.TrimSpace(m[2])
}

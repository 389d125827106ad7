package ris

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// cslTypes maps the types of RIS to those of CSL.
var cslTypes = map[string]string{
	"ABST": "article-journal", "AGGR": "dataset", "ANCIENT": "book", "ART": "graphic", "BILL": "bill", "BLOG": "post-weblog",
	"BOOK": "book", "CASE": "legal_case", "CHAP": "chapter", "CHART": "graphic", "CLSWK": "book", "COMP": "software",
	"CONF": "paper-conference", "CPAPER": "paper-conference", "DATA": "dataset", "DBASE": "dataset", "DICT": "entry-dictionary",
	"EBOOK": "book", "ECHAP": "chapter", "EDBOOK": "book", "EJOUR": "article-journal", "ELEC": "webpage", "ENCYC": "entry-encyclopedia",
	"FIGURE": "figure", "GOVDOC": "report", "HEAR": "speech", "ICOMM": "personal_communication", "INPR": "article-journal",
	"JFULL": "article-journal", "JOUR": "article-journal", "LEGAL": "legislation", "MANSCPT": "manuscript", "MAP": "map",
	"MGZN": "article-magazine", "MPCT": "motion_picture", "MULTI": "webpage", "MUSIC": "musical_score", "NEWS": "article-newspaper",
	"PAMP": "pamphlet", "PAT": "patent", "PCOMM": "personal_communication", "RPRT": "report", "SER": "book", "SLIDE": "speech",
	"SOUND": "song", "STAND": "standard", "STAT": "legislation", "THES": "thesis", "UNBILL": "bill", "UNPB": "manuscript",
	"VIDEO": "motion_picture", "WEB": "webpage",
}

// homes maps tags to the variables of CSL, as far as that does not depend on
// anything else.
var homes = map[string]string{
	"TI": "title", "T1": "title", "CT": "title", "ST": "title-short", "T2": "container-title", "BT": "container-title",
	"JF": "container-title", "JO": "container-title", "JA": "container-title-short", "J1": "container-title-short",
	"J2": "container-title-short", "T3": "collection-title", "C3": "event-title", "VL": "volume", "VO": "volume", "IS": "issue", "CP": "issue", "ET": "edition",
	"PB": "publisher", "CY": "publisher-place", "PP": "publisher-place", "M1": "number", "M3": "genre", "AB": "abstract", "N2": "abstract",
	"KW": "keyword", "RN": "note", "NV": "number-of-volumes", "SE": "section", "DP": "archive",
}

// name enters a name: "Family, Given, Suffix", or an organisation.
func (r *record) name(t tagged) {
	role := r.role(t.tag)
	n := cite.Name{Written: t.value, Span: t.span}
	parts := strings.Split(t.value, ",")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	switch {
	case len(parts) == 1 && !strings.Contains(parts[0], " "):
		n.Family = parts[0]
	case len(parts) == 1 || len(parts) > 3 || parts[0] == "":
		n.Literal = strings.Trim(t.value, " ,")
	default:
		n.Particle, n.Family = particle(parts[0])
		n.Given = parts[1]
		n.Suffix = strings.Join(parts[2:], " ")
	}
	if n.Sort() != "" {
		r.Names[role] = append(r.Names[role], n)
	}
}

// particle cuts "van der" off "van der Berg": the words in small letters.
func particle(family string) (von, rest string) {
	words := strings.Fields(family)
	n := 0
	for n+1 < len(words) && strings.ToLower(words[n]) == words[n] {
		n++
	}
	return strings.Join(words[:n], " "), strings.Join(words[n:], " ")
}

// role tells what a name did. The specification gives A2 to A4 a meaning by
// type; these are the common ones.
func (r *record) role(tag string) string {
	film := r.Type == "motion_picture"
	switch {
	case tag == "AU" || tag == "A1":
		return "author"
	case tag == "A4" || tag == "TA":
		return "translator"
	case tag == "A3" && film:
		return "director"
	case tag == "A3", tag == "A2" && r.kind == "BOOK":
		return "collection-editor"
	}
	return "editor"
}

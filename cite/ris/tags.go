package ris

import "strings"

// types maps the types of CSL to those of RIS; others become GEN.
var types = map[string]string{
	"article": "UNPB", "article-journal": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS", "bill": "BILL",
	"book": "BOOK", "broadcast": "VIDEO", "chapter": "CHAP", "classic": "CLSWK", "dataset": "DATA", "entry": "ENCYC", "entry-dictionary": "DICT",
	"entry-encyclopedia": "ENCYC", "figure": "FIGURE", "graphic": "ART", "hearing": "HEAR", "interview": "PCOMM",
	"legal_case": "CASE", "legislation": "STAT", "manuscript": "MANSCPT", "map": "MAP", "motion_picture": "MPCT",
	"musical_score": "MUSIC", "pamphlet": "PAMP", "paper-conference": "CONF", "patent": "PAT", "periodical": "JFULL",
	"personal_communication": "PCOMM", "post": "BLOG", "post-weblog": "BLOG", "regulation": "STAT", "report": "RPRT", "review": "JOUR",
	"review-book": "JOUR", "software": "COMP", "song": "SOUND", "speech": "SLIDE", "standard": "STAND", "thesis": "THES",
	"treaty": "STAT", "webpage": "ELEC",
}

// cslTypes maps the types of RIS to those of CSL.
var cslTypes = map[string]string{
	"ABST": "article-journal", "ADVS": "motion_picture", "AGGR": "dataset", "ANCIENT": "classic", "ART": "graphic", "BILL": "bill",
	"BLOG": "post-weblog", "BOOK": "book", "CASE": "legal_case", "CHAP": "chapter", "CHART": "graphic", "CLSWK": "classic", "COMP": "software",
	"CONF": "paper-conference", "CPAPER": "paper-conference", "CTLG": "book", "DATA": "dataset", "DBASE": "dataset", "DICT": "entry-dictionary",
	"EBOOK": "book", "ECHAP": "chapter", "EDBOOK": "book", "EJOUR": "article-journal", "ELEC": "webpage", "ENCYC": "entry-encyclopedia",
	"EQUA": "figure", "FIGURE": "figure", "GOVDOC": "report", "HEAR": "hearing", "ICOMM": "personal_communication", "INPR": "article-journal",
	"JFULL": "periodical", "JOUR": "article-journal", "LEGAL": "legislation", "MANSCPT": "manuscript", "MAP": "map",
	"MGZN": "article-magazine", "MPCT": "motion_picture", "MULTI": "webpage", "MUSIC": "musical_score", "NEWS": "article-newspaper",
	"PAMP": "pamphlet", "PAT": "patent", "PCOMM": "personal_communication", "RPRT": "report", "SER": "book", "SLIDE": "speech",
	"SOUND": "song", "STAND": "standard", "STAT": "legislation", "THES": "thesis", "UNBILL": "bill", "UNPB": "manuscript",
	"VIDEO": "broadcast", "WEB": "webpage",
}

// order is that in which variables are written. Those that it does not have
// are told in notes.
var order = strings.Fields(`container-title container-title-short collection-title event-title volume issue edition version number-of-volumes
	section publisher publisher-place genre number ISBN ISSN DOI PMID URL call-number archive archive_location source title-short abstract note`)

// tags are those of the variables in order, as far as they do not depend on
// the type; what has no tag there is told in a note.
var tags = map[string]string{
	"container-title": "T2", "container-title-short": "J2", "collection-title": "T3", "event-title": inNote, "volume": "VL", "issue": "IS", "edition": "ET",
	"version": inNote, "number-of-volumes": "NV", "section": "SE", "publisher": "PB", "publisher-place": "CY", "genre": "M3", "number": "M1",
	"ISBN": "SN", "ISSN": "SN", "DOI": "DO", "PMID": "AN", "URL": "UR", "call-number": "CN", "archive": "DB", "archive_location": "AN",
	"source": "DP", "title-short": "ST", "abstract": "AB", "note": "N1",
}

// inNote says that a tag means something else there.
const inNote = "N1"

// tagsOf are tags that mean something else in records of one kind.
var tagsOf = map[string]map[string]string{
	"BOOK":  {"collection-title": "T2", "container-title": inNote},
	"RPRT":  {"collection-title": "T2", "container-title": inNote, "number": "SN"},
	"MAP":   {"collection-title": "T2", "container-title": inNote},
	"COMP":  {"collection-title": "T2", "container-title": inNote, "version": "ET", "edition": inNote},
	"PAT":   {"number": "SN"},
	"CONF":  {"publisher-place": "C1"},
	"SLIDE": {"event-title": "T2", "container-title": inNote},
}

// counted are the types whose pages are counted and not cited.
var counted = map[string]bool{"BOOK": true, "EBOOK": true, "EDBOOK": true, "THES": true, "MANSCPT": true}

// homes maps tags to the variables of CSL, as far as that does not depend on
// anything else.
var homes = map[string]string{
	"TI": "title", "T1": "title", "CT": "title", "ST": "title-short", "T2": "container-title", "BT": "container-title",
	"JF": "container-title", "JO": "container-title", "JA": "container-title-short", "J1": "container-title-short",
	"J2": "container-title-short", "T3": "collection-title", "VL": "volume", "VO": "volume", "IS": "issue", "CP": "issue", "ET": "edition",
	"PB": "publisher", "CY": "publisher-place", "PP": "publisher-place", "M1": "number", "M3": "genre", "AB": "abstract", "N2": "abstract",
	"RN": "note", "NV": "number-of-volumes", "SE": "section", "DP": "source", "DB": "archive", "CN": "call-number",
}

// homesOf maps tags that mean something else in records of one kind.
var homesOf = map[string]map[string]string{
	"BOOK": {"T2": "collection-title", "BT": "title"}, "EBOOK": {"T2": "collection-title", "BT": "title"}, "EDBOOK": {"T2": "collection-title", "BT": "title"},
	"RPRT": {"T2": "collection-title"}, "GOVDOC": {"T2": "collection-title"}, "MAP": {"T2": "collection-title"}, "COMP": {"T2": "collection-title", "ET": "version"},
	"CONF": {"C1": "publisher-place"}, "CPAPER": {"C1": "publisher-place"}, "SLIDE": {"T2": "event-title"},
	"JOUR": {"C7": "number"}, "EJOUR": {"C7": "number"},
}

// Roles: the tag of each, and what other tags mean by the type. RIS counts its
// authors from the first to the subsidiary one.
var (
	roleOrder = strings.Fields(`author director recipient interviewer editor collection-editor container-author producer performer translator`)
	roleTags  = map[string]string{"author": "AU", "editor": "ED", "collection-editor": "A3", "translator": "A4"}

	film    = map[string]string{"AU": "director", "A3": "producer", "A4": "performer"}
	volumes = map[string]string{"A2": "collection-editor", "A3": "editor"}
	letters = map[string]string{"A2": "recipient"}

	rolesOf = map[string]map[string]string{
		"MPCT": film, "VIDEO": film, "ADVS": film, "BOOK": volumes, "EBOOK": volumes, "EDBOOK": volumes, "SER": volumes, "PCOMM": letters, "ICOMM": letters,
	}
)

// role tells what a name did.
func (r *record) role(tag string) string {
	if tag == "A1" {
		tag = "AU"
	}
	if role := rolesOf[r.kind][tag]; role != "" {
		return role
	}
	switch tag {
	case "AU":
		return "author"
	case "A3":
		return "collection-editor"
	case "A4", "TA":
		return "translator"
	}
	return "editor"
}

package ris

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/ident"
	"github.com/citecheck/citecheck/cite/pattern"
)

// PubMed exports a cousin of RIS, called nbib or MEDLINE: tags have up to four
// letters, a record begins with PMID and ends at an empty line.
// https://www.nlm.nih.gov/bsd/mms/medlineelements.html
var (
	nbibStart = pattern.New(`^(?:\x{FEFF})?\s*PMID- ?\d`)
	nbibLine  = pattern.New(`^([A-Z]{2,4}) *- ?(.*?)\s*$`)
)

// isNbib reports whether data begins as a file of PubMed.
func isNbib(data []byte) bool { return nbibStart.MatchString(string(data[:min(len(data), 200)])) }

// nbibHomes maps tags to the variables of CSL. What is not listed is the
// business of the database: its own dates, states and owners.
var nbibHomes = map[string]string{
	"PMID": "PMID", "PMC": "PMCID", "TI": "title", "TT": "original-title", "JT": "container-title", "TA": "container-title-short",
	"BTI": "container-title", "CTI": "collection-title", "VI": "volume", "IP": "issue", "PG": "page", "AB": "abstract", "PL": "publisher-place",
	"PB": "publisher", "EN": "edition", "OT": "keyword",
}

// An nbibReader reads line by line.
type nbibReader struct {
	entries     []*cite.Entry
	lines       []tagged
	start, last int // of the record
}

// readNbib reads the records of PubMed.
func readNbib(data []byte) []*cite.Entry {
	r := &nbibReader{}
	for at := 0; at < len(data); {
		end := at
		for end < len(data) && data[end] != '\n' && data[end] != '\r' {
			end++
		}
		r.line(string(data[at:end]), at)
		at = end + 1
	}
	r.finish()
	return r.entries
}

// line takes in a line that stands at an offset.
func (r *nbibReader) line(line string, at int) {
	m := nbibLine.FindStringSubmatchIndex(line)
	switch {
	case m != nil:
		t := tagged{tag: line[m[2]:m[3]], value: line[m[4]:m[5]], span: cite.Span{Start: at + m[4], End: at + m[5]}}
		if t.tag == "PMID" {
			r.finish()
			r.start = at
		}
		r.lines, r.last = append(r.lines, t), at+m[5]
	case len(r.lines) > 0 && strings.TrimSpace(line) != "":
		t := &r.lines[len(r.lines)-1]
		t.more = append(t.more, strings.TrimSpace(line))
		t.span.End = at + len(strings.TrimRight(line, " \t"))
		r.last = t.span.End
	}
}

// finish ends the record that is open.
func (r *nbibReader) finish() {
	if len(r.lines) > 0 {
		r.entries = append(r.entries, nbibEntry(r.lines, cite.Span{Start: r.start, End: r.last}))
	}
	r.lines = nil
}

// nbibEntry makes an entry of the lines of a record.
func nbibEntry(lines []tagged, span cite.Span) *cite.Entry {
	r := &record{Entry: &cite.Entry{Type: "article-journal", Span: span, Names: make(map[string][]cite.Name), Dates: make(map[string]cite.Date)}}
	full := make(map[string]bool)
	for _, t := range lines {
		full[t.tag] = true
	}
	for _, t := range lines {
		if t.value = clean(t.value + " " + strings.Join(t.more, " ")); t.value != "" {
			r.nbib(t, full)
		}
	}
	r.finish()
	return r.Entry
}

// nbib enters a line; full says which tags the record has.
func (r *record) nbib(t tagged, full map[string]bool) {
	switch t.tag {
	case "FAU", "AU":
		r.nbibName("author", t, t.tag == "AU" && full["FAU"])
	case "FED", "ED":
		r.nbibName("editor", t, t.tag == "ED" && full["FED"])
	case "CN":
		r.Names["author"] = append(r.Names["author"], cite.Name{Literal: t.value, Written: t.value, Span: t.span})
	case "DP":
		t.tag = "PY"
		r.date(t)
	case "LID", "AID":
		if id, ok := strings.CutSuffix(t.value, " [doi]"); ok {
			t.value = id
			r.keep("DOI", t)
		}
	case "IS":
		if issn, ok := ident.ParseISSN(strings.TrimSpace(before(t.value, "("))); ok && r.Get("ISSN") == "" {
			t.value = issn
			r.keep("ISSN", t)
		}
	case "ISBN":
		t.value = strings.TrimSpace(before(t.value, "("))
		r.keep("ISBN", t)
	case "LA":
		r.Lang = medlineLanguages[t.value]
	case "PT":
		r.publicationType(t.value)
	case "OT":
		r.keywords(t)
	case "TI":
		t.value = strings.TrimSuffix(t.value, ".")
		r.keep("title", t)
	default:
		if home := nbibHomes[t.tag]; home != "" {
			r.keep(home, t)
		}
	}
}

// nbibName enters a name unless its full form is there too. Short forms have no
// comma: "Roe RS".
func (r *record) nbibName(role string, t tagged, short bool) {
	if short {
		return
	}
	if family, given, ok := cutLast(t.value); ok && !strings.Contains(t.value, ",") {
		r.Names[role] = append(r.Names[role], cite.Name{Family: family, Given: given, Written: t.value, Span: t.span})
		return
	}
	r.name(role, t)
}

// cutLast cuts the initials off "van Roe RS".
func cutLast(s string) (family, initials string, ok bool) {
	i := strings.LastIndexByte(s, ' ')
	if i < 0 || strings.ToUpper(s[i:]) != s[i:] {
		return s, "", false
	}
	return s[:i], s[i+1:], true
}

func (r *record) publicationType(s string) {
	switch s {
	case "Preprint":
		r.Type = "article"
	case "Book":
		r.Type = "book"
	case "Book Chapter":
		r.Type = "chapter"
	case "Dataset":
		r.Type = "dataset"
	}
}

func before(s, sign string) string {
	head, _, _ := strings.Cut(s, sign)
	return head
}

// medlineLanguages maps the codes of MARC to those of BCP 47; what is not
// listed stays unsaid.
var medlineLanguages = map[string]string{
	"eng": "en", "ger": "de", "fre": "fr", "spa": "es", "ita": "it", "rus": "ru", "por": "pt", "jpn": "ja", "chi": "zh", "pol": "pl",
	"dut": "nl", "swe": "sv", "dan": "da", "nor": "no", "fin": "fi", "cze": "cs", "hun": "hu", "tur": "tr", "kor": "ko", "ukr": "uk",
}

package train

import (
	"regexp"
	"unicode/utf8"
)

// AnyStyle has no issue: "61(2)" and "vol. 3, no. 2" are volumes, and where
// nothing but marks stands between them, so are "2020;30(1):11-16".

// split returns the fields that s holds, in code points of it: mostly one. It
// asks whether pages follow, without which "12, 34" ends in a page.
func split(s, label string, pagesFollow bool) []Span {
	for _, re := range several[label] {
		if m := re.FindStringSubmatchIndex(s); m != nil {
			return parts(re, s, m, pagesFollow)
		}
	}
	return []Span{{0, utf8.RuneCountInString(s), label}}
}

func parts(re *regexp.Regexp, s string, m []int, pagesFollow bool) []Span {
	var out []Span
	for i, name := range re.SubexpNames() {
		if name == "" || m[2*i] < 0 || m[2*i] == m[2*i+1] {
			continue
		}
		if name == "second" {
			name = map[bool]string{true: "issue", false: "pages"}[pagesFollow]
		}
		from := utf8.RuneCountInString(s[:m[2*i]])
		out = append(out, Span{from, from + utf8.RuneCountInString(s[m[2*i]:m[2*i+1]]), name})
	}
	return out
}

// several are by label the forms of an element with more than one field in it.
// The groups are named after their fields; second is an issue or pages.
var several = map[string][]*regexp.Regexp{
	"volume": {
		form(dated + `?` + volume + `\s*,?\s*\(\s*` + bracketed + `\s*\)` + paged + `?`),
		form(dated + `?` + volume + `[\s,;.]*\(?` + numbered + `(?:,\s*` + pages + `)?`),
		form(`(?P<issue>(?:` + issueMark + `|n)(?:\d.*|[ivxlcXVI]+))`),
		form(dated + volume + paged + `?`),
		form(volume + `\s*[:,]\s*(?P<second>[a-z]?\d+(?:[-–]\d+)?|W\d+)`),
		form(volume + `\s+\(` + bracketed + `\)`),
	},
	"date": {
		form(dated + volume + `(?:\s*\(\s*` + bracketed + `\s*\))?` + paged + `?`),
	},
	"pages": {
		form(dated + `?` + volume + `\s*,?\s*\(\s*` + bracketed + `\s*\)` + paged),
		form(volume + `\s*:\s*` + pages),
	},
}

const (
	marks     = `[\s,;:.()\-–]*`
	dated     = `(?:(?P<date>(?:1[5-9]|20)\d\d)\s*;\s*)`
	volume    = `(?P<volume>(?:(?i:` + volumeWords + `)[\s.]*)?(?:[A-Z]{0,2}\d+[A-Za-z]?(?:[-–/]\d+)?|[IVXLCDM]+|[ivxlc]+|xx))`
	bracketed = `(?P<issue>[^()]+?)`
	issueMark = `(?i:(?:` + issueWords + `)(?:\s*[.°º]+\s*|\s+)|№\s*|n[°º]\s*)`
	numbered  = `(?P<issue>(?:` + issueMark + `|(?i:вып)[.\s]+)[^\s()][^()]*?|[nN]\d[^()]*?)`
	pages     = `(?P<pages>(?:(?i:pp?)\s*\.\s*)?[A-Za-z]?\d+(?:\s*[-–]\s*[A-Za-z]?\d+)?)`
	paged     = `(?:\s*[:;,]\s*` + pages + `)`
)

func form(pattern string) *regexp.Regexp {
	return regexp.MustCompile(`^` + marks + pattern + marks + `$`)
}

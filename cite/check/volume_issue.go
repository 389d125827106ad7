package check

import (
	"fmt"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var volumeIssueSwapped = &Rule{
	ID:       "CC515",
	Name:     "volume-issue-swapped",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "Volume and number of a journal in one field, or with their labels",
		Why:   "The style prints \"vol. 40, no. 2\" or \"40(2)\" from the two fields; what stands in one of them it prints twice or wrongly.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@article{miller,\n  author = {Miller, Ann},\n  title = {Councils},\n  journal = {History Today},\n  year = 1974,\n  volume = {40(2)}\n}\n"},
			{Format: "bibtex", Source: "@article{miller,\n  author = {Miller, Ann},\n  title = {Councils},\n  journal = {History Today},\n  year = 1974,\n  volume = {Vol.~40},\n  number = {no. 2}\n}\n"},
			{Format: "bibtex", Source: "@article{miller,\n  author = {Miller, Ann},\n  title = {Councils},\n  journal = {History Today},\n  year = 1974,\n  number = {40:2}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@article{a, title = {A}, journal = {J}, year = 1974, volume = 40, number = 2}\n@article{b, title = {B}, journal = {J}, year = 1974, volume = {39/40}, number = {3--4}}\n@book{c, title = {C}, year = 1974, volume = {2(1)}}\n" +
				"@article{d, title = {D}, journal = {J}, year = 1974, volume = {XL}}\n@techreport{e, title = {E}, year = 1974, number = {No. 25}}\n@article{f, title = {F}, journal = {J}, year = 1974, volume = {40A}, number = {S1}}\n@article{g, title = {G}, journal = {J}, year = 1974, volume = {abs/1412.6980}}\n"},
		},
	},
	Run: func(p *Pass) {
		for r, f := range p.FieldsNamed("volume", "number") {
			if f.known() && (f.Name == "volume" || r.Type == "article") {
				p.volumeAndIssue(r, f)
			}
		}
	},
}

var (
	bothNumbers = pattern.New(`^(?i:(?:vol(?:ume|\.)?|v\.|bd\.|band)[\s~]*)?((?:[A-Z]{1,5}-)?\d+)[\s~]*(?:\([\s~]*(?i:(?:no|nr|issue|iss)\b\.?[\s~]*)?(\d+(?:\s*[-–/&]+\s*\d+)*)[\s~]*\)|:[\s~]*(\d+)|[,;.]?[\s~]*(?i:(?:no|nr|issue|iss|heft|h|fasc|n)\b\.?|n[°º]|№)[\s~]*(\d+(?:\s*[-–/]+\s*\d+)*))$`)
	volumeLabel = pattern.New(`^(?i:(?:vols?|volumes?|volumen|bde?|band|tome?|tomo|т|том)\b(?:\.|~|\s|:)*|v\.[\s~]*)([0-9ivxlcdmIVXLCDM]+[A-Za-z]?(?:\s*[-–/]+\s*\d+)?)$`)
	numberLabel = pattern.New(`^(?i:(?:no|nos|nr|num|number|issue|iss|heft|fasc|num\b|n[uú]m|№|n[°º])(?:\.|~|\s|:)*)(\d+[A-Za-z]?(?:\s*[-–/]+\s*\d+)?)$`)
)

func (p *Pass) volumeAndIssue(r *Record, f *BibField) {
	s := strings.TrimSpace(f.TeX)
	if m := bothNumbers.FindStringSubmatch(s); m != nil && r.Type == "article" {
		p.bothInOne(r, f, m[1], m[2]+m[3]+m[4])
		return
	}
	label := volumeLabel
	if f.Name == "number" {
		label = numberLabel
	}
	if m := label.FindStringSubmatch(s); m != nil {
		p.reportFixed(r, f, fmt.Sprintf("%s %q has a label, which the style adds", f.Name, f.words()), r.Rewrite(f, "write "+m[1], m[1]))
	}
}

// bothInOne reports a volume and a number in one field. A year in brackets is
// no number, and in the field of the number nothing that needs mending.
func (p *Pass) bothInOne(r *Record, f *BibField, volume, number string) {
	if !plausibleYear.MatchString(number) {
		p.reportFixed(r, f, fmt.Sprintf("%s %q is volume %s and number %s", f.Name, f.words(), volume, number), splitVolume(r, f, volume, number)...)
		return
	}
	if year := r.Field("year", "date"); f.Name == "volume" && year != nil && strings.HasPrefix(year.words(), number) {
		p.reportFixed(r, f, fmt.Sprintf("volume %q holds the year too", f.words()), r.Rewrite(f, "write "+volume, volume))
	}
}

// splitVolume writes the volume and the number into fields of their own, if
// that overwrites nothing.
func splitVolume(r *Record, f *BibField, volume, number string) []cite.Fix {
	value, name, other := volume, "number", number
	if f.Name == "number" {
		value, name, other = number, "volume", volume
	}
	taken := r.Field(name)
	if name == "number" && taken == nil {
		taken = r.Field("issue")
	}
	message := "write volume " + volume + " and number " + number
	switch {
	case taken == nil:
		return []cite.Fix{r.recode(f, message, "{"+value+"}"+r.separator(f)+name+" = {"+other+"}")}
	case taken.words() == other:
		return []cite.Fix{r.Rewrite(f, "write "+value, value)}
	}
	return nil
}

// separator returns the comma and the space that parts a new field from f:
// fields on lines of their own are indented alike.
func (r *Record) separator(f *BibField) string {
	source := r.Bib.Source[:f.Field.Name.Span.Start]
	i := len(source)
	for i > 0 && (source[i-1] == ' ' || source[i-1] == '\t') {
		i--
	}
	if i == 0 || source[i-1] != '\n' {
		return ", "
	}
	end := "\n"
	if i > 1 && source[i-2] == '\r' {
		end = "\r\n"
	}
	return "," + end + string(source[i:])
}

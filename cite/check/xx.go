package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var xxPlaceholder = &Rule{
	ID:       "CC205",
	Name:     "xx-placeholder",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "x, X or 0 in place of pages, a volume or a year",
		Why:   "Proofs say \"pp. xx–xx\" until the pages are known; readers cannot look those up.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Hahn, Jeffrey. Soviet Grassroots. *Slavic Review*, 12(3), pp. xx–xx, 1988.\n- Wood, Ellen. The Origin of Capitalism. Verso, 1999.\n"},
			{Format: "markdown", Source: "## References\n\n- Hahn, Jeffrey (20XX). *Soviet Grassroots*. Princeton University Press.\n- Wood, Ellen (1999). *The Origin of Capitalism*. Verso.\n"},
			{Format: "text", Source: "References\n==========\n\nHahn, J. Soviet Grassroots. Slavic Review, vol. x, no. x, 1988.\n\nWood, E. The Origin of Capitalism. Verso, 1999.\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Mill, John Stuart. *Principles*, pp. xxi–xxv, vol. X, London, 1848.\n- Gibbon, Edward. *Decline and Fall*, pp. xx–xxx. London, 1776.\n"},
			{Format: "text", Source: "The chromosomes are XX or XY; in 20xx they will be mapped, xx.\n"},
		},
	},
	Run: func(p *Pass) { p.fill(xxFillers, "%q stands where a number should") },
}

var xxFillers = []filler{
	{re: pattern.New(`(?i)(?:^|[^\p{L}\d])((?:pp?|ss?|с)\.? ?(?:x{1,4}|n{2,3}|0{2,3})\s?[-–—]\s?(?:x{1,4}|y{1,4}|n{2,3}|0{2,3}))(?:[^\p{L}\d]|$)`), listed: true, allowed: romanRange,
		needs: []string{"x-x", "x-y", "x–x", "x–y", "x—x", "x—y", "x -", "x –", "x —", "nn-n", "nn–n", "nn—n", "nn -", "nn –", "00-0", "00–0", "00—0", "00 -", "00 –"}},
	{re: pattern.New(`(?:^|[^\p{L}\d./-])((?:x{2,4}|X{2,4})\s?[-–—]\s?(?:x{2,4}|X{2,4}|y{2,4}))(?:[^\p{L}\d]|$)`), listed: true, allowed: romanRange},
	{re: pattern.New(`(?:: ?|\), |pp?\. ?)(0{2,3}\s?[-–—]\s?0{2,3})(?:[^\p{L}\d/-]|$)`), listed: true},
	{re: pattern.New(`(?:^|[^\p{L}\d])((?:pp?|[Ss]|[СсC])\. ?0{1,3})(?:[^\p{L}\d.,/–-]|\.?$)`), listed: true, needs: []string{". 0", ".0"}},
	{re: pattern.New(`(?:^|[^\p{L}\d])(([хХ]{2,4}) ?[-–—] ?[хХуУ]{2,4})(?:[^\p{L}\d]|$)`), listed: true},
	{re: pattern.New(`(?:^|[\s(])(X{4,}|[Xx]{2,3}[.,][Xx]{2,3})(?:[\s.,;)]|$)`)},
	{re: pattern.New(`(?i)((?:chapter|section|sect\.|figure|fig\.|table|eq\.|equation|appendix|kapitel|abschnitt|abbildung|chapitre|figura|capítulo) x(?:\.x)+)(?:[^\p{L}\d]|$)`)},
	{re: pattern.New(`(?:^|\s)(xx|XX) (?:mm|cm|m|km|kg|g|mg|ml|µm|nm|ha|°C|hours|minutes|subjects|respondents|samples|pages|copies|towns|cities|countries|students|women|men|children|species|per cent|percent|years|days|people|roubles|rubles|dollars|euros|pounds|times|months|weeks|members|deputies|workers|words|participants|patients|cases)(?:[\s.,;)]|$)`)},
	{re: pattern.New(`(?:^|[^\p{L}\d])((?:[Vv]ol|[Nn]o|[Nn]r|[Bb]d|[Hh]eft|[Nn]úm|№|[Tt]om?e?|[Ii]ssue)\.? ?(?:x|xx|nn))(?:[^\p{L}\d.]|$)`), listed: true, needs: []string{" x", ".x", " nn", ".nn"}},
	{re: pattern.New(`(?:^|[^\p{L}\d])((?:19|20)(?:XX|xx|\?\?|__))(?:[^\p{L}\d]|$)`), listed: true},
	{re: pattern.New(`(?:^|[^\p{L}\d])((?:19|20)\d[Xx_?])(?:[^\p{L}\d]|$)`), listed: true},
}

// romanRange reports two Roman numbers of which the first is smaller: xx–xxx.
func romanRange(s string, start, end int) bool {
	var parts []string
	for _, w := range strings.FieldsFunc(s[start:end], func(r rune) bool { return r != 'x' && r != 'X' }) {
		parts = append(parts, strings.ToLower(w))
	}
	return len(parts) == 2 && len(parts[0]) < len(parts[1]) && !strings.ContainsAny(s[start:end], "0ynYN")
}

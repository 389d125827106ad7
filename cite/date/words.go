package date

import "regexp"

var (
	// circa stands before or behind a date that is about right.
	circa = regexp.MustCompile(`(?i)(?:^|[\s\[(])(?:c|ca|circa|um|vers|около|approx)\.?\s*\[?\d|~`)

	// noDate says that there is no date yet, or any more.
	noDate = regexp.MustCompile(`(?i)^(?:n\.?\s?d|s\.?\s?d|s\.?\s?a|o\.?\s?j|o\.?\s?d|б\.?\s?г|б\.?\s?д|no date|undated|ohne jahr|sans date|sin fecha|forthcoming|in press|in print|im druck|im erscheinen|erscheint|à paraître|en prensa|to appear|submitted|under review|unpublished|in preparation|в печати)\.?(?:[-–\s]?[a-z])?$`)

	// months in English, German, French, Spanish, Italian, Portuguese, Dutch,
	// Russian and Polish, in full or cut short.
	months = [12]*regexp.Regexp{
		word(`jan(?:uary|uar|vier|uari)?|jänner|janv|enero?|ene|gen(?:naio)?|janeiro|янв(?:аря|арь)?|stycz(?:eń|nia)`),
		word(`feb(?:ruary|ruar|rero|braio|ruari|r)?|févr?(?:ier)?|fevereiro|fev|фев(?:раля|раль|р)?|lut(?:y|ego)`),
		word(`mar(?:ch|s|zo|ço|zec|ca)?|märz|mär|mrz|maart|марта?`),
		word(`apr(?:il|ile)?|avr(?:il)?|abr(?:il)?|апр(?:еля|ель)?|kwie(?:cień|tnia)`),
		word(`may|mai|mayo|maggio|mag|maio|mei|мая|май|maja?`),
		word(`june?|juni|juin|junio|giu(?:gno)?|junho|июн[ья]?|czerw(?:iec|ca)`),
		word(`july?|juli|juil(?:let)?|julio|lug(?:lio)?|julho|июл[ья]?|lip(?:iec|ca)`),
		word(`aug(?:ust|ustus)?|août|aout|ago(?:sto)?|авг(?:уста?)?|sierp(?:ień|nia)`),
		word(`sept?(?:ember|embre|tembre|iembre)?|set(?:tembre|embro|iembre)?|сент?(?:ября|ябрь)?|wrze(?:sień|śnia)`),
		word(`oct(?:ober|obre|ubre)?|okt(?:ober)?|ott(?:obre)?|out(?:ubro)?|окт(?:ября|ябрь)?|październik(?:a)?`),
		word(`nov(?:ember|embre|iembre|embro)?|ноя(?:бря|брь|б)?|listopada?`),
		word(`dec(?:ember)?|dez(?:ember|embro)?|déc(?:embre)?|dic(?:iembre|embre)?|дек(?:абря|абрь)?|grud(?:zień|nia)`),
	}

	// seasons from spring to winter, as EDTF counts them from 21.
	seasons = [4]*regexp.Regexp{
		word(`spring|frühjahr|frühling|printemps|primavera|весна`),
		word(`summer|sommer|été|verano|estate|лето`),
		word(`autumn|fall|herbst|automne|otoño|autunno|осень`),
		word(`winter|hiver|invierno|inverno|зима`),
	}
)

func word(alternatives string) *regexp.Regexp {
	return regexp.MustCompile(`^(?:` + alternatives + `)$`)
}

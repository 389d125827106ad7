package train

import "regexp"

// wordsBefore and wordsAfter are the key words that announce a field, or say
// at its end what it is. The groups are taken off; what stands outside them
// must be there, so that "vital" does not begin with "v".
var wordsBefore = map[string]*regexp.Regexp{
	"pages": regexp.MustCompile(`(?i)^((?:pages?|pp|p|págs?|pag|pgs?|seiten?|ss|str|стр)(?:\s*[.:]\s*|\s+)|[sсc](?:\s*\.\s*|\s+))[\divxlcmaesr]` +
		`|^(pages?|pp|p|págs?|pag|pgs?|seiten?|ss|str|стр)\d`),
	"volume": regexp.MustCompile(`(?i)^((?:` + volumeWords + `)(?:\s*[.:°º]+\s*|\s+))[\divxlcm(]|^(` + volumeWords + `)\d`),
	"issue":  regexp.MustCompile(`(?i)^((?:` + issueWords + `|вып)(?:\s*[.:°º]+\s*|\s+)|(?:№|n[°º])[\s.]*)[\divxlcm]|^(` + issueWords + `)\d`),
	"editor": regexp.MustCompile(`(?i)^((?:in|edited\s+by|eds?|edd|edit|editors?|hgg?|hrsgg?|hrsg\.?\s*v(?:on|\.)|herausgegeben\s+von` +
		`|sous\s+la\s+dir(?:ection|\.)\s+d[e']|dir\.?\s+par|dir|éds?|a\s+cura\s+di|dans|en|ред|под\s+ред)(?:\s*[.:]\s*|\s+))[\pL\pN]`),
	"translator":       regexp.MustCompile(`(?i)^((?:trans(?:lated|l)?|tr|trad(?:uit|\.)?|übersetzt|übers|пер)\.?(?:\s+(?:by|von|par|de|da|di))?\.?\s+)[\pL\pN]`),
	"journal":          regexp.MustCompile(`^((?i:in)\s*:\s*)\S|^((?i:in)\s+)["“«‘]`),
	"container-title":  regexp.MustCompile(`^((?:[Ii]n|[Dd]ans)\s*[:.]\s*)\S|^((?:[Ii]n|IN|[Dd]ans)\s+)["“«‘'„A-Z0-9ÉÈÀÖÄÜ]`),
	"collection-title": regexp.MustCompile(`(?i)^(in\s*:\s*)\S|^(series\s*:\s*)`),
	"date":             regexp.MustCompile(`(?i)^((?:published|publ|in|год|г)\s+)\d`),
	"doi":              regexp.MustCompile(`(?i)^((?:https?\s*:\s*//\s*)?(?:dx\.)?doi(?:\.org)?\s*[:./]?\s*/?\s*)`),
	"url":              regexp.MustCompile(`(?i)^((?:url|uri|available\s+(?:at|from|online)|retrieved\s+from|online)\s*:?\s*)\S`),
	"isbn":             regexp.MustCompile(`(?i)^(isbn(?:-1[03])?\s*:?\s*)`),
	"arxiv":            regexp.MustCompile(`(?i)^((?:https?://)?arxiv(?:\.org/abs/|\s*[:;]\s*|\s+))`),
}

var wordsAfter = map[string]*regexp.Regexp{
	"pages": regexp.MustCompile(`(?i)[\divxlcm](\s*(?:pages?|pp|p|seiten|s|с|стр)\s*\.?)$`),
	"editor": regexp.MustCompile(`(?i)([\s,(\[]+(?:eds?|edd|edn|editors?|hgg?|hrsgg?|herausgeber|herausg|dirs?|coords?|éds?|orgs?|red` +
		`|a\s+cura\s+di|comps?|ред)\s*[.)\],;:]*(?:\s*in)?)$`),
	"translator": regexp.MustCompile(`(?i)([\s,(\[]+(?:trans(?:lators?|l)?|trads?|übers)\s*[.)\],;:]*)$`),
	"author":     regexp.MustCompile(`(?i)([\s,(\[]+(?:eds?|edd|editors?|hgg?|hrsgg?|éds?)\s*[.)\],;:]*)$`),
	"genre":      regexp.MustCompile(`(?i)(\s+(?:no|nr|n[°º]))$`),
}

const (
	volumeWords = `volumes?|vols?|band|bde?|tom[eo]?s?|jahrgang|jg|jahrg|том|вып|[vtт]`
	issueWords  = `number|numéro|numero|issue|iss|heft|núm|num|nos?|nr|n|h|fasc`
)

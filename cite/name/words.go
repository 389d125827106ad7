package name

import (
	"strings"

	"github.com/citecheck/citecheck/cite/pattern"
)

var (
	// etAl stands for names that were left out, in the words of many languages;
	// see findEtAl.
	etAl = pattern.New(`(?i)(?:[\[(]\s*)?(?:` +
		`\bet\.?\s*al(?:ii|iae?|ia|\.ii)?\b\.?|\be\.\s?a\.|\bu\.\s?v?\.?\s?a\.(?:\s?m\.)?|\bund andere\b|\bu\. andere\b|(?:\band|&) others\b|\band colleagues\b` +
		`|\b[ye] otros\b|\b[ye] (?:cols?\.|col\b|colaboradores\b|collaboratori\b)|\be outros\b|\be altri\b|\bi altres\b|\bet autres\b|\bet coll?\.|\bet collaborateurs\b` +
		`|\bm\.\s?fl\.?|\bmed flere\b|\boch andra\b|\bog andre\b|\ben anderen\b|\bi in\.|\bi inni\b|\ba kol\.|\ba další\b|\ba spol\.|\baj\.|\bi dr\.|\bi drugi\b|\bidr\.|\bș\.\s?a\.|\bși alții\b` +
		`|\bve (?:diğerleri|ark\.)|\bvd\.|(?:^|[\s\[(])és (?:mtsai|munkatársai|tsai|mások)\b\.?|\bym\.|\bja muut\b|\bjt\.|\bu\.c\.|\bir kt\.|\bdkk\b\.?|(?:^|[\s\[(])và (?:cộng sự|cs\.?)` +
		`|(?:^|[\s\[(])(?:и|та|і|й) (?:др|соавт|ін|інші|соавторы|другие)\.?|(?:^|[\s\[(])и сар\.|(?:^|[\s\[(])(?:κ\.\s?ά\.|κ\.\s?α\.|και άλλοι|κ\.ο\.κ\.)` +
		`|(?:^|[\s\[(])(?:ו ?אחרים|ואח'|ואח׳)|(?:^|[\s\[(])(?:وآخرون|وآخرين|و ?دیگران|و ?همکاران)|(?:^|[\s\[(])(?:और अन्य|एवं अन्य|และคณะ)` +
		`|\s*等(?:人|著|编|編|主编|主編)?|\s*ほか|\s*他|\s+외(?:\s*\d+\s*[인명])?|\.\.\.|…)(?:\s*[\])])?\.?\s*$`)

	// leadWords stand before a list of editors or translators.
	leadWords = pattern.New(`(?i)^(?:(?:edited|translated|transl\.|trans\.|ed\.|eds\.|hrsg\.|hg\.|hgg\.|éd\.|dir\.|под (?:общ\.? )?ред\.|отв\. ред\.|за ред\.|пер\.|red\.|pod red\.|szerk\.)\s*(?:by|von|v\.|par|da|por)?\s+|(?:by|herausgegeben von|übersetzt von|dirigé par|sous la direction de|sous la dir\. de|editado por|coordinado por|organizado por|compiled by)\s+|(?-i:(?:\p{L}+ )?(?:a |per )?c(?:ura|\.) d(?:i|el|ella|ei|egli|elle|all'|ell')\s+)|edit[io] da(?:l|lla)?\s+)`)

	// roleMarks stand behind it.
	roleMarks = pattern.New(`(?i)[\s,，]*(?:[(\[（]\s*(?:` + roleWords + `)[\s.,]*[)\]）]|[,\s](?:eds?|hrsg|hrsgg|hg|hgg|coords?|comps?|trans|dirs?|red|szerk|toim|orgs?|ред)\.|,\s*(?:editors?|translators?)|(?:主编|主編|编著|編著|編|编|編者|译|譯|訳|著|监修|監修)|\s+(?:지음|엮음|옮김|편|편저|저))\s*$`)

	// pieceRole is a role in brackets behind one name of the list.
	pieceRole = pattern.New(`(?i)\s*[(\[]\s*(?:` + roleWords + `)[\s.]*[)\]]\s*$`)

	// strong parts names wherever it stands; joiners part them too, but may
	// stand in the name of an organisation, and links in that of a family.
	strong  = pattern.New(`\s*[;；؛、|／]\s*|\s*/\s*|\s+[–—•]\s+|\s+·\s+|\s+-\s+`)
	joiners = pattern.New(`(?:\s*[,،])?\s+(?:and|And|AND|und|Und|UND|et|Et|ET|och|og|és|oraz|ja|eta|dan|και|или|with|mit|sowie|bzw\.|y|Y|en|i|e|u|a|u\.|и|И|та|і|й|ve|un|ir|și|şi|och|và|و|ו|और|एवं|तथा|และ|և|და)\s+|(?:\s*,)?\s*(?:&\.?|＆|…|\.\s?\.\s?\.)(?:\s*,)?\s*`)
	joined  = pattern.New(`^[\s,]*(?:(?:and|und|et|y|e|i|и|u\.|mit|with)\s|&)\s*`)
	comma   = pattern.New(`\s*[,，،]\s*`)

	// links stand between the two families of a Spanish, Catalan or Portuguese
	// name as well as between two persons.
	links = words("y Y i e")

	// joining words are no names, even where nothing is left around them.
	joining = words("and und et y & og och e и u. und/oder")

	// particles belong to the family name but not to its sorting.
	particles = words("van der den de du des von zu zum zur vom di da del della dello delle dei degli dos da do das la le las los el al les ter ten te te'n af av auf op in't bin ibn bint ben v. v.d. 't dal dalla dagli van't vander 's בן بن")

	// openers begin a family name when they are written with a capital letter
	// inside a name: "Herman G. Van de Werfhorst", "Gamal Abdel Nasser".
	openers = words("عبد أبو ابن Van Von De Du Di Da Dal Dalla Dall Delle Degli Del Della Dello Der Den Des Dos Das Do Ter Ten Vander Vanden Le La Les Los Las El Al Abd Abdel Abdul Abu Abou Umm Ibn Bin St. Ste. St Saint Sainte San Santa Sant Mac Mc Fitz Ó Ní Nic")

	// firstOpeners are those that can begin the whole text.
	firstOpeners = words("ابن أبو Van Von De Du Di Da Dal Dalla Degli Del Della Der Dos La Le El Ibn Abu Abou Bin St. Ste. Mc Mac Vander")

	// ranks of German nobility belong to the particle.
	ranks = words("Graf Gräfin Freiherr Freiin Freifrau Frhr. Fürst Fürstin Prinz Prinzessin Herzog Herzogin Ritter Edler Edle Baron Baronin")

	// suffix stands behind a name; "JR" without a stop is initials.
	suffix = pattern.New(`^(?:[Jj]n?r\.?|JR\.|[Jj]un\.|[Ss]n?r\.?|SR\.|[Ss]en\.|II|III|IV|2nd|3rd|4th|2d|3d|fils|père|мл\.|ст\.)$`)

	// patronymic tells "Иванов Иван Иванович" from "Иван Иванович Иванов".
	patronymic = pattern.New(`(?:ович|евич|ёвич|ьич|йович|овна|евна|ївна|ична|ична|оглы|кызы|улы)$`)

	// digraphs are the initials that German writes with two letters.
	digraphs = words("th ch ph hj sch chr")

	// anonymous says that the author is not known.
	anonymous = pattern.New(`(?i)^[\[(]?(?:anon(?:ym(?:ous|us|e|o|i)?)?|o\. ?v\.|o\. ?verf\.|n\. ?n\.|s\. ?n\.|без автора|б\. ?а\.|unbekannt|佚名|無名氏)\.?[\])]?$`)
)

// roleWords are what brackets behind names say of them.
const roleWords = `eds?|editors?|edts?|hgg?|hrsg|hrsgg|hg\. v|éds?|dirs?|coords?|coordinadora?e?s?|koord|trans|transl|translators?|übers|orgs?|red|reds|comps?|compilers?|eds?\. lit|ed\. by|a cura di|cur|szerk|toim|utg|udg|ред|отв\. ?ред|сост|пер|упоряд|уклад|编|編|编著|編著|主编|主編|译|譯|訳|著|편|역|author|authors|autor|autora|regie|director|producer|illustr?|ill|vorw|pseud|ps|mitarb`

func words(list string) map[string]bool {
	set := make(map[string]bool)
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

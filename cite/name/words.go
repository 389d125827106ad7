package name

import (
	"strings"

	"github.com/citecheck/citecheck/cite/pattern"
)

var (
	// etAl stands for names that were left out.
	etAl = pattern.New(`(?i)(?:[,;&]|\band\b|\s)*[\[(]?(?:\bet\.?\s+al(?:ii|ia|iae)?\b\.?|\be\.a\.|\bu\.\s?a\.|\bund andere\b|\b(?:and|&) others\b|\by otros\b|\be altri\b|\bet autres\b|(?:^|\s)и др\.?|(?:^|\s)и другие|(?:\s|，|,)?等|\.\.\.|…)[\])]?\.?\s*$`)

	// leadWords stand before a list of editors or translators.
	leadWords = pattern.New(`(?i)^(?:(?:edited|translated|transl\.|trans\.|ed\.|eds\.|hrsg\.|hg\.|hgg\.|éd\.|dir\.|под ред\.|пер\.)\s*(?:by|von|v\.|par|da|por)?\s+|(?:by|hrsg\. von)\s+)`)

	// roleMarks stand behind it.
	roleMarks = pattern.New(`(?i)[\s,]*(?:[(\[]\s*(?:eds?|hgg?|hrsg|hrsgg|éds?|dirs?|coords?|trans|transl|übers|orgs?|red|comp|ред|ed\. by)\.?\s*[)\]]|[,\s](?:eds?|hrsg|hg|hgg|coords?)\.)\s*$`)

	// strong parts names wherever it stands; joiners part them too, but may
	// stand in the name of an organisation.
	strong  = pattern.New(`\s*[;；、•·|]\s*|\s*/\s*|\s+[–—]\s+`)
	joiners = pattern.New(`(?i)(?:\s*,)?\s+(?:and|und|et|y|og|och|en|i|e|и|та|u\.|ve)\s+|(?:\s*,)?\s*&\.?(?:\s*,)?\s*`)

	// joining words are no names, even where nothing is left around them.
	joining = words("and und et y & og och e и u.")

	// corporate names words of organisations, which are never taken apart.
	corporate = pattern.New(`(?i)(?:^|[\s(-])(?:organi[sz]ations?|ministry|minister|committee|university|universities|institut[eo]?s?|departments?|association|society|agency|bureau|council|commission|governments?|union|bank|foundation|office|press|team|group|gmbh|inc\.?|ltd\.?|corp(?:\.|oration)?|consortium|collaboration|network|cent(?:er|re|rum)|zentrum|federation|ministère|université|ministerium|bundesministerium|universität|gesellschaft|verband|stiftung|kommission|rat|amt|bundesamt|bundeszentrale|bundesagentur|statistisches|ministerio|instituto|universidad|comisión|ministero|istituto|università|united nations|nations unies|academy|akademie|museum|archives?|library|congress|senate|parliament|court|company|party|museum|nasa|unesco|верховный|министерство|институт|университет|академия|комитет)(?:$|[\s,.;)-])`)

	// acronyms of organisations that stand alone where a family name could.
	acronyms = words("who un eu nato oecd unesco unicef undp unhcr ilo imf fao osce usaid ipcc nasa oas wto iea iaea cia fbi bbc cnn ddr brd dgb spd cdu csu fdp wwf apa acm ieee iso din rfsr rsfsr ussr")

	// particles belong to the family name but not to its sorting.
	particles = words("van der den de du des von zu zum zur vom di da del della dello degli dos das do la le el al ter ten te af av bin ibn ben 't dal dalla van't")

	suffix = pattern.New(`(?i)^(?:jr|jun|sr|sen|ii|iii|iv|2nd|3rd)\.?$`)

	// patronymic tells "Иванов Иван Иванович" from "Иван Иванович Иванов".
	patronymic = pattern.New(`(?:ович|евич|ьич|овна|евна|ична)$`)

	// digraphs are the initials that German writes with two letters.
	digraphs = words("th ch ph hj sch chr")

	// doubled are Chinese family names of two characters.
	doubled = words("欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 司徒 夏侯 皇甫 尉迟 公孙 公孫 慕容 令狐 宇文 长孙 南宮 東方")
)

func words(list string) map[string]bool {
	set := make(map[string]bool)
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

package parse

import "strings"

// A role is what a key word announces, in whatever language.
type role uint8

const (
	roleNone role = iota
	roleIn
	roleEditor
	roleTranslator
	roleBy
	roleVolume
	roleIssue
	rolePages
	roleEdition
	roleMonth
	roleAccess
	roleThesis
	roleReport
	roleMeeting
	roleSeries
	roleAnd
	roleOthers
	roleParticle
	roleIdem
	rolePlaceholder
	roleMedium
	roleIdentifier
	roleStatus
)

// keywords lists the words of each role, in lower case. A word that has two
// roles stands under the commoner one: the model also sees the word itself.
var keywords = [...]struct {
	role  role
	words string
}{
	{roleIn, "in dans w в у em en inside ve içinde za из"},
	{roleEditor, `ed eds edd editor editors edited hrsg hg hgg hrsgg herausgeber herausgegeben herausg dir dirs direction éd éds coord
		coords org orgs organizador organizadores red ред редактор редакцией cura comp comps compiled editeur éditeur editores
		compilador ausgewählt redaktion editado udg redaktör haz derl ред упоряд укл под`},
	{roleTranslator, `trans transl translated translator translators trad traduit traduction traducción traducido tradução traduzione tradotto
		übers übersetzt übersetzung übs пер перевод переклад tłum přel çev çeviri vert vertaald övers translation`},
	{roleBy, "by von par por durch door av przez od tarafından автор"},
	{roleVolume, `vol vols volume volumes band bd bde bände tome tomes tom tomo tomes t jg jahrg jahrgang том т roč ročník rocznik årg årgång
		cilt sv svazek deel vols v wolumin kötet`},
	{roleIssue, `no nos nr num number numbers numéro numéros numero número núm issue iss heft h hft fasc fascicule fascicolo вып выпуск №
		zeszyt sayı nummer číslo č nº n° br числ z sayi ausgabe`},
	{rolePages, "p pp page pages s ss seite seiten pág págs página páginas pag pagg pgs pg pagina pagine str strony strana стр с стор f ff fol fols sid side blz ряд"},
	{roleEdition, `edition edn auflage aufl édition edição edición edizione ediz изд издание видання wyd wydanie baskı rev revised ergänzte
		erweiterte überarbeitete überarb neubearb reprint repr rist neuausg nachdruck vyd druk uppl upplaga augmented corrected réédition rééd`},
	{roleMonth, `january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept
		oct nov dec januar februar märz mai juni juli oktober dezember jänner janvier février mars avril juin juillet août septembre octobre
		novembre décembre janv févr avr juil déc enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre
		diciembre ene abr ago dic gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre gen mag giu lug set ott
		janeiro fevereiro março maio junho julho setembro outubro novembro dezembro fev out dez января февраля марта апреля мая июня июля
		августа сентября октября ноября декабря январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
		stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia ledna února března dubna května
		června července srpna září října listopadu prosince ocak şubat nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
		januari februari maart mei augustus maj juni juli augusti okt
		spring summer autumn fall winter frühjahr sommer herbst printemps été automne hiver січня лютого березня квітня травня червня липня
		серпня вересня жовтня листопада грудня 月 日 年 월 일 년`},
	{roleAccess, `accessed access retrieved available consulted consulté consultée abgerufen abruf zugriff aufgerufen eingesehen acesso acessado
		disponível disponible доступа обращения visited stand consultado consulta verfügbar letzter zuletzt accesso accessibile consultato
		dostęp cit erişim geraadpleegd hämtad viewed besucht дата режим звернення 参照 闲览 最終閲覧日 tilgået checked`},
	{roleThesis, `thesis dissertation diss dissertations phd thèse mémoire doktorarbeit magisterarbeit diplomarbeit masterarbeit habilitation
		tese dissertação tesis tesi диссертация дис дисс автореф doctoral doctorat masters msc bachelor proefschrift avhandling`},
	{roleReport, `report reports bericht rapport relatório informe working paper papers arbeitspapier technical tech memorandum memo preprint
		discussion manuscript manuskript unpublished ms cahier отчет white`},
	{roleMeeting, `proceedings proc conference conf symposium symp workshop actes atti anais congress congrès congreso congresso kongress
		colloque colloquium convegno tagung meeting presented konferenz конференции seminar advances`},
	{roleSeries, `series ser coll collection collana colección coleção schriftenreihe reihe lecture notes серия studien beiträge monographs
		quaderni cahiers tracts library bibliothek biblioteca`},
	{roleAnd, "and und et y e & i и och ve en og та й ja és a"},
	{roleOthers, "al alii др ін u.a others autres otros outros altri ders dies"},
	{roleParticle, "von van de der den du des la le di da del della dei dos das ten ter zu zur vom af el al bin ibn st saint do"},
	{roleIdem, "idem id ibid ibidem ebd ebenda dies ders dieselbe derselbe eadem op там ibíd"},
	{rolePlaceholder, "here link ici hier aquí aqui qui todo tba tbd ссылка здесь lien enlace tutaj klik click links lank тут"},
	{roleMedium, "dvd cd rom print internet film video online web ligne línea linea electronic elektronische pdf website blog software computer dataset podcast audio электронный ресурс"},
	{roleIdentifier, "url urn doi isbn issn pmid pmcid arxiv pubmed hdl handle oclc lccn asin http https"},
	{roleStatus, "forthcoming press submitted accepted appear print impression prensa prelo erscheinen печати published preparation nd undated"},
}

// A trade is a set of trades that a word is known from; a word may be in many.
type trade uint8

const (
	tradePlace trade = 1 << iota
	tradeGiven
	tradePublisher
	tradeJournal
	tradeBody // institutions

)

// trades lists words known from places, given names, publishers, journals and
// institutions, in lower case. They help with references whose words were not
// in the training data; they are small on purpose.
var trades = [...]struct {
	trade trade
	words string
}{
	{tradePlace, placeWords},
	{tradeGiven, givenWords},
	{tradePublisher, publisherWords},
	{tradeJournal, journalWords},
	{tradeBody, bodyWords},
}

// A sense is all that the tables know about a word.
type sense struct {
	role  role
	trade trade
}

// A lexicon maps the hash of a lower-cased word to its sense. It is a hash
// table with linear probing, looked at for every word.
type lexicon struct {
	keys   [lexiconSize]uint32 // 0 for none; no word hashes to 0
	senses [lexiconSize]sense
}

const (
	lexiconBits = 13 // of the table, a third of which is filled
	lexiconSize = 1 << lexiconBits
)

func newLexicon() *lexicon {
	l := &lexicon{}
	for _, k := range keywords {
		for w := range strings.FieldsSeq(k.words) {
			if s := l.enter(hashWord(w)); s.role == roleNone {
				s.role = k.role
			}
		}
	}
	for _, t := range trades {
		for w := range strings.FieldsSeq(t.words) {
			l.enter(hashWord(w)).trade |= t.trade
		}
	}
	return l
}

// place returns where h is, or is to be.
func (l *lexicon) place(h uint32) uint32 {
	at := h * 0x9e3779b1 >> (32 - lexiconBits)
	for l.keys[at] != h && l.keys[at] != 0 {
		at = (at + 1) & (lexiconSize - 1)
	}
	return at
}

// enter returns the sense of h, to be filled in.
func (l *lexicon) enter(h uint32) *sense {
	at := l.place(h)
	l.keys[at] = h
	return &l.senses[at]
}

// sense returns what is known of the word with hash h.
func (l *lexicon) sense(h uint32) sense { return l.senses[l.place(h)] }

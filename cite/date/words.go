package date

import (
	"strings"

	"github.com/citecheck/citecheck/cite/pattern"
)

// Seasons as EDTF counts them, without regard to the hemisphere.
const (
	spring = 21
	summer = 22
	autumn = 23
	winter = 24
)

// months are the names of the months and their abbreviations, without stops,
// in the nominative and, where dates need it, the genitive. Words that name
// different months in different languages are left out.
var months = number12(
	"january jan januar jän jänner janv janvier enero ene gennaio gen genn janeiro januari ianuarie ian styczeń stycznia sty leden ledna led január tammikuu tammikuuta ocak gener ιανουάριος ιανουαρίου январь января янв січень січня січ jaanuar siječanj siječnja",
	"february feb febr februar fév févr février febrero febbraio febb fevereiro fev februari februarie luty lutego lut únor února úno február helmikuu helmikuuta şubat febrer φεβρουάριος φεβρουαρίου февраль февраля фев февр лютий лютого лют veljača veljače",
	"march mar märz mrz mars marzo março maart mrt martie marzec marca března březen bře marec március maaliskuu maaliskuuta mart març μάρτιος μαρτίου март марта мар березень березня бер marts ožujak ožujka",
	"april apr avril avr abril abr aprile aprilie kwiecień kwietnia kwi duben dubna dub apríl április huhtikuu huhtikuuta nisan απρίλιος απριλίου апрель апреля апр квітень квітня квіт travnja",
	"may mai mayo maggio mag maio mei maj maja květen května kvě máj május toukokuu toukokuuta mayıs maig μάιος μαΐου май мая травень травня трав svibanj svibnja",
	"june jun juni juin junio jun giugno giu junho iunie czerwiec czerwca cze června červen čvn jún június kesäkuu kesäkuuta haziran juny ιούνιος ιουνίου июнь июня июн червень червня черв",
	"july jul juli juil juillet julio luglio lug julho iulie lipiec lipca července červenec čvc júl július heinäkuu heinäkuuta temmuz juliol ιούλιος ιουλίου июль июля июл липень липня лип",
	"august aug août aout agosto ago agost augustus sierpień sierpnia sie srpen srpna srp elokuu elokuuta ağustos αύγουστος αυγούστου август августа авг серпень серпня серп augusti augusztus",
	"september sep sept septembre septiembre setiembre settembre sett setembro set septembrie wrzesień września wrz září zář szeptember syyskuu syyskuuta eylül setembre σεπτέμβριος σεπτεμβρίου сентябрь сентября сен сент вересень вересня вер rujan rujna",
	"october oct oktober okt octobre octubre ottobre ott outubro out octombrie październik października paź říjen října říj október lokakuu lokakuuta ekim οκτώβριος οκτωβρίου октябрь октября окт жовтень жовтня жовт",
	"november nov novembre noviembre novembro noiembrie listopad listopadu listopada lis marraskuu marraskuuta kasım νοέμβριος νοεμβρίου ноябрь ноября ноя нояб листопад листопада лист",
	"december dec dezember dez déc décembre diciembre dic dicembre dezembro decembrie grudzień grudnia gru prosinec prosince pro joulukuu joulukuuta aralık desembre δεκέμβριος δεκεμβρίου декабрь декабря дек грудень грудня груд desember des",
)

func number12(names ...string) map[string]int {
	m := make(map[string]int)
	for i, list := range names {
		for name := range strings.FieldsSeq(list) {
			m[name] = i + 1
		}
	}
	return m
}

var seasons = numbered(spring,
	"spring frühjahr frühling printemps primavera voorjaar lente wiosna jaro весна весной forår vår 春",
	"summer sommer été estate verano verão zomer lato léto лето літо sommar 夏",
	"autumn fall herbst automne autunno otoño outono herfst jesień podzim осень осінь efterår höst 秋",
	"winter hiver inverno invierno zima зима vinter 冬",
)

func numbered(from int, names ...string) map[string]int {
	m := number12(names...)
	for name := range m {
		m[name] += from - 1
	}
	return m
}

// eras give the year before the first of each reign or republic.
var eras = map[string]int{"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018, "民国": 1911, "民國": 1911}

// circa are words for "about".
var circa = set("c ca circa cca approximately about um etwa zirka vers environ env hacia verso около ок приблизно ok około cerca")

// silent are words that a date may contain without saying more: days of the
// week, articles and prepositions, ordinal endings, "year", "published".
var silent = set(`monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
	montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche
	lunes martes miércoles jueves viernes sábado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica
	понедельник вторник среда четверг пятница суббота воскресенье
	st nd rd th er ère ème re e a o of the in on le la de del den der des du dne am vom d el di do dal i em y
	c cop copyright year years anno année année rok roku год года году г р рік року yr ad ce
	published publ pub issue online print released posted created dated version`)

func set(words string) map[string]bool {
	m := make(map[string]bool)
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// undated are the words that stand for a date nobody knows, without stops and
// spaces, in small letters.
var undated = set(`nd nodate undated sd sf sa ss oj oj. ohnejahr ohnedatum od sansdate sinfecha senzadata semdata
	zd zonderjaar zj ud uå uten br bd brw brrv bezdaty bezdata бг бд безгода бр безроку безг ty tarihsiz xd χχ
	无日期 出版年不明 日期不详 年代不詳 無年 刊行年不明 发行年不明 n.d`)

// states are the words for works that are not out yet, in small letters.
var states = []string{
	"forthcoming", "in press", "in print", "to appear", "to be published", "accepted", "submitted", "under review",
	"in preparation", "in revision", "ahead of print", "im erscheinen", "im druck", "in vorbereitung", "erscheint",
	"à paraître", "a paraître", "sous presse", "en prensa", "de próxima aparición", "in corso di stampa", "in stampa",
	"no prelo", "in druk", "te verschijnen", "w druku", "v tisku", "в печати", "у друці", "印刷中", "待刊", "即将出版", "待发表", "近刊",
}

// decade is ten years that EDTF level 1 writes with unspecified digits, which a
// date of ours has not.
var decade = pattern.New(`^[0-9]{3}0(?:['’]?s|er(?:jahre)?)$`)

// isLiteral reports whether s has words for a date and nothing else.
func isLiteral(s string) bool {
	if strings.Trim(s, "0123456789-/., ") == "" {
		return false
	}
	plain := strings.Map(func(r rune) rune {
		if strings.ContainsRune(". \u00a0[](),", r) {
			return -1
		}
		return r
	}, strings.ToLower(s))
	return decade.MatchString(plain) || undated[plain] || undated[strings.TrimRight(plain, "-abcdefgh")] || strings.EqualFold(s, state(s))
}

// state returns the words in s that say that a work is not out yet, or "".
func state(s string) string {
	lower := strings.ToLower(s)
	if len(lower) != len(s) {
		return ""
	}
	for _, words := range states {
		if i := strings.Index(lower, words); i >= 0 {
			return s[i : i+len(words)]
		}
	}
	return ""
}

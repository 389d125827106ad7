package page

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"

	"github.com/citecheck/citecheck/cite/pattern"
)

//go:embed data/phrases.tsv
var phrasesTSV string

//go:embed data/hosts.tsv
var hostsTSV string

// lists are the tables, read at first use.
type lists struct {
	whole map[string]string   // a whole title or heading to its class
	sorry []string            // parts of what an error page says to its reader
	sale  []string            // parts of what a parked domain says
	spam  []string            // words of sites that take over lapsed domains
	hosts map[string][]string // parts of addresses by class
}

var tables = sync.OnceValue(func() lists {
	l := lists{whole: make(map[string]string), hosts: make(map[string][]string)}
	for line := range rows(phrasesTSV) {
		switch class, phrase := line[0], line[len(line)-1]; class {
		case "sorry":
			l.sorry = append(l.sorry, phrase)
		case "casino":
			l.spam = append(l.spam, phrase)
		case "sale":
			l.sale = append(l.sale, phrase)
			l.whole[plain(phrase)] = class
		default:
			l.whole[plain(phrase)] = class
		}
	}
	for line := range rows(hostsTSV) {
		l.hosts[line[0]] = append(l.hosts[line[0]], line[1])
	}
	return l
})

// rows are the fields of the lines of a table, comments left out.
func rows(tsv string) func(yield func([]string) bool) {
	return func(yield func([]string) bool) {
		for line := range strings.Lines(tsv) {
			line = strings.TrimRight(line, "\r\n")
			if line != "" && line[0] != '#' && !yield(strings.Split(line, "\t")) {
				return
			}
		}
	}
}

// plain is a phrase as it is compared: lower case, typographic apostrophes
// made plain, marks at its ends and between its words dropped.
func plain(s string) string {
	s = strings.Map(func(r rune) rune {
		switch r {
		case '’', 'ʼ', '´':
			return '\''
		case '!', '.', ',', ':', ';', '"', '“', '”', '„', '«', '»', '…', '?', '¡', '¿', '(', ')', '[', ']', '{', '}', '*', '|', '。', '、', '！', '？', '：':
			return ' '
		}
		return unicode.ToLower(r)
	}, s)
	return strings.Trim(strings.Join(strings.Fields(s), " "), " -–—")
}

// segments cuts the site's name off a title: "Page not found | Example".
func segments(title string) []string {
	cut := siteMarks.Replace(title)
	if cut == title {
		if before, after, ok := strings.Cut(title, ": "); ok {
			return []string{title, before, after}
		}
		return []string{title}
	}
	return append(strings.Split(cut, "\x00"), title)
}

var siteMarks = strings.NewReplacer(" | ", "\x00", " - ", "\x00", " – ", "\x00", " — ", "\x00", " :: ", "\x00",
	" · ", "\x00", " » ", "\x00", " « ", "\x00", " • ", "\x00", "｜", "\x00", " / ", "\x00")

// longestPhrase is more than the longest phrase of the table has, in bytes.
const longestPhrase = 160

// classOf returns the class of a title or heading of which a segment is wholly
// a phrase of the table, "" if there is none.
func classOf(title string) string {
	found := ""
	for _, s := range segments(title) {
		if s == "" || len(s) > longestPhrase {
			continue
		}
		s = plain(s)
		if isCode(s) {
			return "missing"
		}
		if class := tables().whole[s]; class != "" && found != "missing" {
			found = class
		}
		if says(s) {
			return "missing"
		}
		if !strings.Contains(s, "4") {
			continue
		}
		if rest, ok := withoutCode(s); ok {
			if class := tables().whole[rest]; class == "missing" || class == "vague" {
				return "missing" // "Error 404 - not found": the number makes it plain
			}
		}
	}
	return found
}

// sentences are what titles and headings of error pages say in words that vary
// too much for the table, as plain gives them.
var sentences = []*pattern.Regexp{
	pattern.New(`\b(?:page|file|directory|article|content|site|website|resource|document|link|item|post|story|video|product)\b.{0,40}\b(?:(?:can|could|was|were|is|are) ?(?:not|n't) (?:be )?found|not found|can't be found|cannot be found|couldn't be found|does not exist|doesn't exist|no longer exists?|no longer available|isn't available|is not available|has been removed)$`),
	pattern.New(`\b(?:can't|cannot|can not|couldn't|could not|unable to|didn't|did not) (?:find|locate) .{0,40}(?:page|looking for|requested)`),
	pattern.New(`\b(?:seite|datei|inhalt|artikel|dokument|webseite|url)\b.{0,40}(?:nicht (?:mehr )?(?:gefunden|verfügbar|vorhanden)|existiert (?:leider )?nicht(?: mehr)?|gibt es nicht(?: mehr)?|nicht gefunden werden)$`),
	pattern.New(`\b(?:page|fichier|article|contenu|document)\b.{0,40}(?:introuvable|n'existe (?:pas|plus)|n'a (?:pas|plus) été trouvée?|non trouvée?|inexistante?|n'est (?:pas|plus) disponible)$`),
	pattern.New(`(?:página|pagina|contenido|archivo|artículo)\b.{0,40}(?:no (?:se )?(?:ha sido |ha |fue )?encontrad[oa]|no existe|ya no existe|no (?:está )?disponible)$`),
	pattern.New(`\bpagina\b.{0,40}(?:non (?:è stata )?trovata|non esiste(?: più)?|non (?:è )?(?:più )?disponibile|inesistente)$`),
	pattern.New(`\bpágina\b.{0,40}(?:não (?:foi )?encontrada|não existe(?: mais)?|não (?:está )?disponível|inexistente)$`),
	pattern.New(`\bpagina\b.{0,40}(?:niet (?:worden )?gevonden|bestaat niet(?: meer)?|niet (?:meer )?beschikbaar)$`),
	pattern.New(`страниц\S*.{0,60}(?:не найден\S*|не существует|удален\S*|не доступн\S*|недоступн\S*)$`),
}

// sentenceWords bounds such sentences: longer ones are titles of their own.
const sentenceWords = 12

// says reports whether a plain segment is a sentence of an error page.
func says(s string) bool {
	if strings.Count(s, " ") >= sentenceWords {
		return false
	}
	for _, re := range sentences {
		if re.MatchString(s) {
			return true
		}
	}
	return false
}

// errorWords stand beside the number of an error, in the languages of the table.
var errorWords = map[string]bool{
	"http": true, "error": true, "code": true, "status": true, "page": true, "fehler": true, "fehlercode": true, "erreur": true, "errore": true,
	"erro": true, "fout": true, "foutmelding": true, "błąd": true, "chyba": true, "ошибка": true, "помилка": true, "грешка": true, "fel": true,
	"feil": true, "fejl": true, "virhe": true, "hata": true, "hiba": true, "eroare": true, "σφάλμα": true, "خطأ": true, "שגיאה": true,
	"エラー": true, "错误": true, "錯誤": true, "오류": true, "lỗi": true, "kesalahan": true,
}

// isCode reports a segment that is the number of an error and words for it:
// "404", "Error 404", "HTTP 410".
func isCode(s string) bool {
	if !strings.Contains(s, "4") {
		return false
	}
	rest, ok := withoutCode(s)
	return ok && rest == ""
}

// withoutCode drops the number of an error and the words for it. ok is false
// if there is no number.
func withoutCode(s string) (rest string, ok bool) {
	var kept []string
	for w := range strings.FieldsSeq(s) {
		switch {
		case w == "404" || w == "410" || w == "404error" || w == "error404":
			ok = true
		case w == "-" || w == "–" || w == "—" || errorWords[w]:
		default:
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, " "), ok
}

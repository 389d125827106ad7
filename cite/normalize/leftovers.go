package normalize

import (
	"strings"

	"github.com/citecheck/citecheck/cite/pattern"
)

var (
	// placeholder is what an unfinished article has where a link belongs, or a
	// marker of the medium that says nothing of the work.
	placeholder = pattern.New(`(?i)\[\s*(?:online|link|here|pdf|html|en ligne|web|internet|online here|available online|link here|read here|электронный ресурс)[^\]]{0,12}\]|\((?:online|link|here|pdf)\)`)

	// connectives join fields and say nothing by themselves.
	connectives = setOf(`in dans en em and und et y e & pp p pages page seiten s vol vols volume bd band jg no nr issue heft n t tome
		hrsg hg hgg hrsgg ed eds edited editor editors by von v éd éds dir dirs coord coords orgs org trans transl translated translator übers übersetzt par
		doi url isbn issn pmid pmcid arxiv preprint http https www from at of the available retrieved accessed abgerufen am on consulté le zugriff stand verfügbar unter abrufbar
		edn edition aufl auflage edited press print online here link pdf html et al u a ff f originally published orig publ first
		archived original read view see click download full text version source web lire lesen leer hier lien ici aquí enlace aqui qui link здесь тут ссылка онлайн tutaj こちら リンク 链接 在线 여기 링크
		в под ред том с стр т изд пер № вып del della di а и др on-line id`)
)

func setOf(list string) map[string]bool {
	all := make(map[string]bool)
	for _, w := range strings.Fields(list) {
		all[w] = true
	}
	return all
}

// note keeps words that found no variable, unless they say nothing.
func (d *draft) note(s string) {
	if !strings.ContainsFunc(s, isLetterOrDigit) {
		return
	}
	s = strings.Trim(collapse(placeholder.ReplaceAllString(s, " ")), " .,;:-–—/")
	s = balanced(d.accessed(s))
	if !telling(s) {
		return
	}
	for _, have := range d.notes {
		if have == s {
			return
		}
	}
	d.notes = append(d.notes, s)
}

// leftovers adds to the note what no field took, and sets it.
func (d *draft) leftovers() {
	title := d.Get("title")
	eachGap(d.ref.Text, d.ref.Fields, func(gap string) {
		if !strings.Contains(title, gap) {
			d.note(gap)
		}
	})
	if len(d.notes) > 0 {
		d.Set("note", strings.Join(d.notes, ". "), d.ref.Text.Source())
	}
}

// telling reports whether s has a word or number that is not a connective; a
// lone letter (the "b" of a year, the mark of a list) says nothing.
func telling(s string) bool {
	for w, rest := nextWord(s, isLetterOrDigit); w != ""; w, rest = nextWord(rest, isLetterOrDigit) {
		if (len(w) > 1 || w[0] <= '9') && !known(connectives, w) {
			return true
		}
	}
	return false
}

// balanced drops brackets at the ends that lost their partner, and a pair
// around the whole.
func balanced(s string) string {
	for _, pair := range []string{"()", "[]"} {
		opened, shut := strings.Count(s, pair[:1]), strings.Count(s, pair[1:])
		if strings.HasPrefix(s, pair[:1]) && (opened > shut || opened == 1 && strings.HasSuffix(s, pair[1:])) {
			s, opened = s[1:], opened-1
		}
		if strings.HasSuffix(s, pair[1:]) && shut > opened {
			s = s[:len(s)-1]
		}
	}
	return strings.Trim(s, " .,;:-–—/")
}

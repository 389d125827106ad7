package page

import (
	"strconv"
	"strings"
)

// Limits in words: what is longer says more than that there is no page, or
// that one has to pass a gate.
const (
	short  = 150
	medium = 300
)

// telling reports classes and ids that name an error page or a gate.
func telling(s string) bool {
	return strings.Contains(s, "404") || containsFold(s, "notfound") || containsFold(s, "not-found") || containsFold(s, "not_found")
}

// errorMarks are classes and ids of error pages: WordPress, Drupal, Shopify,
// GitHub Pages and others name them so.
var errorMarks = []string{"error404", "error-404", "page-404", "page404", "error_404", "404-page", "template-404", "not-found", "notfound", "page-not-found", "http-error", "is-404", "err-404"}

// NotFound says whether a page that answers as if it were fine is an error
// page, by its title, its heading, what it says to its reader and its marks
// together: none of them alone is certain, as articles are written about error
// pages and novels called "Not Found".
func (p *Page) NotFound() (Certainty, string) {
	points, why := 0.0, ""
	for i, t := range []struct{ what, text string }{{"its title says ", p.title}, {"its heading says ", p.heading}} {
		switch p.classes[i] {
		case "missing":
			points += 2
		case "vague":
			points++
		default:
			continue
		}
		if why == "" {
			why = t.what + strconv.Quote(t.text)
		}
	}
	if p.Words > medium {
		points /= 2
	}
	if mark := p.errorMark(); mark != "" {
		points += 1.5
		why = orElse(why, "it is marked "+strconv.Quote(mark))
	}
	if points > 0 || p.Words < short {
		if said := contains(p.beginning(), tables().sorry); said != "" {
			points += 1.5
			why = orElse(why, "it says "+strconv.Quote(said))
		}
	}
	if points > 0 && strings.Contains(p.robots, "noindex") {
		points += 0.5
	}
	if c := strings.TrimRight(strings.ToLower(p.Canonical), "/"); strings.HasSuffix(c, "/404") || strings.HasSuffix(c, "/404.html") {
		points++
		why = orElse(why, "it calls itself "+p.Canonical)
	}
	if p.article && p.Words > short {
		points--
	}
	return certainty(points, 1.5, 3), why
}

func (p *Page) errorMark() string {
	for _, m := range p.marks {
		for w := range strings.FieldsSeq(m) {
			for _, e := range errorMarks {
				if w == e {
					return w
				}
			}
		}
	}
	return ""
}

// ForSale says whether a page is that of a domain without a site: parked, for
// sale, not yet filled, or taken over by gamblers.
func (p *Page) ForSale() (Certainty, string) {
	points, why := 0.0, ""
	if host := p.takesFrom("park"); host != "" {
		points += 2
		why = "it is filled by " + host
	}
	for i, t := range []string{p.title, p.heading} {
		switch class := p.classes[i]; {
		case class == "sale" || offered(t):
			points += 2
			why = orElse(why, "it says "+strconv.Quote(t))
		case class == "empty":
			points += 0.75
			why = orElse(why, "it says "+strconv.Quote(t))
		}
	}
	if p.Words < short {
		if said := contains(p.beginning(), tables().sale); said != "" {
			points += 1.5
			why = orElse(why, "it says "+strconv.Quote(said))
		}
	}
	if n, word := count(lower(p.title), tables().spam); n > 0 {
		points += float64(n) * 0.75
		why = orElse(why, "its title speaks of "+strconv.Quote(word))
	}
	if p.article {
		points--
	}
	return certainty(points, 0.75, 2), why
}

// offered reports titles such as "example.org is for sale" and "example.org -
// For Sale", which houses never bear.
func offered(title string) bool {
	if !strings.Contains(title, ".") {
		return false
	}
	t := plain(title)
	name, rest, ok := strings.Cut(strings.ReplaceAll(strings.ToLower(title), " | ", " "), " ")
	if !ok || !strings.Contains(strings.Trim(name, "."), ".") {
		return false
	}
	rest = plain(rest)
	for _, s := range []string{"is for sale", "for sale", "may be for sale", "is available for sale", "domain name for sale", "is parked", "domain is parked", "steht zum verkauf", "est à vendre", "está en venta", "te koop"} {
		if rest == s || strings.HasPrefix(rest, s+" ") && len(t) < 80 {
			return true
		}
	}
	return false
}

// Down says whether a site says that it is out of order for the moment.
func (p *Page) Down() (Certainty, string) {
	for i, t := range []string{p.title, p.heading} {
		if p.classes[i] == "down" && p.Words < short {
			return Certain, "it says " + strconv.Quote(t)
		}
	}
	return None, ""
}

// LogIn says whether a page is a gate for members.
func (p *Page) LogIn() (Certainty, string) {
	points, why := 0.0, ""
	if p.login && p.Words < short {
		points++
		why = "it asks for a password"
	}
	for i, t := range []string{p.title, p.heading} {
		if p.classes[i] == "login" {
			points++
			why = "it says " + strconv.Quote(t)
		}
	}
	if p.Words > medium {
		points--
	}
	return certainty(points, 1, 2), why
}

// BotWall says whether a page is shown to programs instead of what they asked
// for.
func (p *Page) BotWall() (Certainty, string) {
	if p.Words > medium {
		return None, ""
	}
	points, why := 0.0, ""
	for i, t := range []string{p.title, p.heading} {
		if p.classes[i] == "wall" {
			points++
			why = "it says " + strconv.Quote(t)
		}
	}
	if p.Words < short {
		if host := p.takesFrom("wall"); host != "" && (points > 0 || p.Words < 60 && !p.login) {
			points++
			why = orElse(why, "it is guarded by "+host)
		}
	}
	if (points > 0 || p.Words < short) && contains(p.beginning(), wallWords) != "" {
		points++
		why = orElse(why, "it asks whether its reader is human")
	}
	return certainty(points, 1, 2), why
}

// wallWords are what such walls say to their readers.
var wallWords = []string{
	"checking your browser", "verify you are human", "verify that you are human", "verifying you are human", "you are not a robot", "you're not a robot",
	"enable javascript and cookies to continue", "complete the security check", "unusual traffic from your", "automated access", "performance & security by cloudflare",
	"needs to review the security of your connection", "ddos protection by", "incident id", "solve the captcha", "complete the captcha", "are you a human",
}

// Consent says whether a page asks for consent before it shows what was asked
// for.
func (p *Page) Consent() (Certainty, string) {
	for i, t := range []string{p.title, p.heading} {
		if p.classes[i] == "consent" && p.Words < medium {
			return Likely, "it says " + strconv.Quote(t)
		}
	}
	return None, ""
}

// beginning is the beginning of the text, as phrases are looked for.
func (p *Page) beginning() string {
	if p.text == "" && p.raw != "" {
		p.text = lower(oneLineOf(p.raw, textKept))
	}
	return p.text
}

func certainty(points, likely, certain float64) Certainty {
	switch {
	case points >= certain:
		return Certain
	case points >= likely:
		return Likely
	}
	return None
}

func orElse(s, otherwise string) string {
	if s != "" {
		return s
	}
	return otherwise
}

// contains returns the first phrase that is part of a text, or "".
func contains(text string, phrases []string) string {
	for _, f := range phrases {
		if strings.Contains(text, f) {
			return f
		}
	}
	return ""
}

// count returns how many phrases are part of a text, and the first.
func count(text string, phrases []string) (n int, first string) {
	for _, f := range phrases {
		if strings.Contains(text, f) {
			if n++; n == 1 {
				first = f
			}
		}
	}
	return n, first
}

// takesFrom returns the address of a script or frame of a class, or "".
func (p *Page) takesFrom(class string) string {
	for _, s := range p.scripts {
		s = strings.ToLower(s)
		for _, h := range tables().hosts[class] {
			if at := strings.Index(s, h); at == 0 || at > 0 && !letter(s[at-1]) || at > 0 && h[0] == '/' {
				return h
			}
		}
	}
	return ""
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func containsFold(s, sub string) bool { return strings.Contains(strings.ToLower(s), sub) }

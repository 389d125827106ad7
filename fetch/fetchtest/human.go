package fetchtest

import (
	"fmt"
	"net/http"

	"github.com/citecheck/citecheck/cite"
)

var (
	blocked  = []cite.Status{cite.Blocked}
	limited  = []cite.Status{cite.RateLimited}
	unsure   = []cite.Status{cite.Unsure}
	timeout  = []cite.Status{cite.Timeout}
	mismatch = []cite.Status{cite.Mismatch}
)

// human are links of which a program can say neither that they are dead nor
// that they are fine.
func human(*Server) []Case {
	var all []Case
	for _, part := range [][]Case{refusals(), gates(), troubles(), otherWorks()} {
		all = append(all, part...)
	}
	for i := range all {
		all[i].Group = Human
	}
	return all
}

func refusals() []Case {
	var all []Case
	for _, code := range []int{401, 402, 403, 451, 999} {
		all = append(all, Case{Name: fmt.Sprint(code), Want: blocked, Why: "it refuses programs, perhaps not readers", serve: anything(status(code))})
	}
	return append(all,
		Case{Name: "Cloudflare's challenge", Want: blocked, Why: "the header says so", serve: anything(status(403, "Cf-Mitigated", "challenge"))},
		Case{Name: "Cloudflare's challenge with 503", Want: blocked, Why: "the header says so", serve: anything(status(503, "Cf-Mitigated", "challenge"))},
		Case{Name: "AWS WAF", Want: blocked, Why: "the header says so", serve: anything(status(202, "X-Amzn-Waf-Action", "challenge"))},
		Case{Name: "403 for browsers too", Want: blocked, Why: "it refuses everybody", serve: anything(browsersOnly(403, status(403)))},
		Case{Name: "429 for ever", Want: limited, Why: "it never has time", serve: anything(status(429))},
		Case{Name: "429 for an hour", Want: limited, Why: "nobody waits for so long", serve: anything(status(429, "Retry-After", "3600"))},
		Case{Name: "429 until 2099", Want: limited, Why: "nobody waits for so long", serve: anything(status(429, "Retry-After", "Thu, 01 Jan 2099 00:00:00 GMT"))},
	)
}

func gates() []Case {
	return []Case{
		{Name: "a moment", Want: blocked, Why: "a wall of Cloudflare's", serve: anything(short("Just a moment...", "example.org", "Verify you are human by completing the action below."))},
		{Name: "captcha", Want: blocked, Why: "it asks for a human", serve: anything(html(page(title("Security check"), `<script src="https://geo.captcha-delivery.com/captcha/?x"></script><p>Please complete the security check.`)))},
		{Name: "Anubis", Want: blocked, Why: "it asks for work", serve: anything(short("Making sure you're not a bot!", "Making sure you're not a bot!", "Loading..."))},
		{Name: "log-in page", Want: blocked, Why: "members only", serve: anything(html(page(title("Sign in | Library"), "<h1>Sign in</h1><form><input type=text><input type=password></form>")))},
		{Name: "redirect to log-in", Want: blocked, Why: "members only", serve: site{defaultPath: redirect(302, "/login?next=/texts/article"), "/login": titled("Library")}},
		{Name: "redirect to single sign-on", Want: blocked, Why: "members only", serve: site{defaultPath: redirect(302, "/sso/saml2"), "/sso/saml2": titled("Library")}},
		{Name: "consent", Want: []cite.Status{cite.Blocked, cite.Unsure}, Why: "it asks for consent first", serve: anything(short("Before you continue", "Before you continue", "Accept all"))},
		{Name: "by script", Want: unsure, Why: "scripts are not run", serve: anything(html(page(title("Reader"), `<div id="root"></div><script src=app.js></script><noscript>You need to enable JavaScript to run this app.</noscript>`)))},
		{Name: "shell of a script", Want: unsure, Why: "one page stands for all addresses until scripts fill it", Cited: soviets(), serve: anything(html(page(title("Reader"), `<nav>Home Library Search Help About Contact Terms Privacy</nav><p>A reader for books of all kinds, with notes and bookmarks that go with you.<div id="main"></div><script src="/app.js"></script>`)))},
		{Name: "by script, cited", Want: unsure, Why: "scripts are not run", Cited: soviets(), serve: anything(html(page(title("Reader"), `<div id="app"></div><script src=app.js></script>`)))},
		{Name: "paywall", Want: blocked, Why: "subscribers only", serve: anything(short("Subscribe to continue reading", "Subscribe to continue reading", "Only 1 a week."))},
		{Name: "maintenance", Want: unsure, Why: "it will be back", serve: anything(short("We'll be back soon!", "Down for maintenance", "Come back later."))},
		{Name: "database down", Want: unsure, Why: "it will be back", serve: anything(short("Database Error", "Error establishing a database connection", ""))},
		{Name: "empty page", Want: unsure, Why: "readers see nothing", serve: anything(typed("text/html", ""))},
		{Name: "front page of another site", Want: unsure, Why: "the article may have moved there, or not", at: func(s *Server) (string, error) {
			to, err := s.listen("127.0.0.3", site{"/": titled("Museum")})
			if err != nil {
				return "", err
			}
			address, err := s.listen("127.0.0.1", anything(redirect(301, to+"/")))
			return address + defaultPath, err
		}},
		{Name: "server's own page", Want: []cite.Status{cite.Unsure, cite.Parked, cite.Soft404}, Why: "the site is not there, perhaps not yet", serve: anything(short("Welcome to nginx!", "Welcome to nginx!", "If you see this page, the web server is working."))},
	}
}

func troubles() []Case {
	var all []Case
	for _, code := range []int{500, 502, 503, 504, 520, 418, 405, 400} {
		all = append(all, Case{Name: fmt.Sprint(code), Want: unsure, Why: "it says nothing about the page", serve: anything(status(code))})
	}
	return append(all,
		Case{Name: "no answer", Want: timeout, Why: "it takes connections and never answers", raw: mute},
		Case{Name: "no end of waiting", Want: timeout, Why: "it never answers", serve: anything(hang)},
		Case{Name: "no HTTP", Want: unsure, Why: "it speaks something else", raw: raw("SSH-2.0-OpenSSH_9.9\r\n")},
		Case{Name: "no gzip", Want: unsure, Why: "it cannot be unpacked", raw: raw("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nContent-Length: 9\r\n\r\nnot gzip!")},
		Case{Name: "no body", Want: unsure, Why: "it was announced and did not come", raw: raw("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n")},
		Case{Name: "name service fails", Want: unsure, Why: "nobody knows where it is", at: func(s *Server) (string, error) {
			s.Names["down.test"] = "SERVFAIL"
			return "http://down.test/a", nil
		}},
	)
}

func otherWorks() []Case {
	var all []Case
	for _, t := range []string{"Cheap shoes for the whole family", "Chocolate cake recipe | Example Kitchen", "Best mortgage rates in your area"} {
		all = append(all, Case{Name: "another page: " + t, Want: mismatch, Why: "it shares nothing with the work", Cited: soviets(), serve: one(titled(t))})
	}
	return append(all, Case{Name: "another page in the archive of a journal", Want: mismatch, Why: "it shares nothing with the work",
		Cited: work("article-journal", "Bread and peace in the villages of the Volga", "Moore"), serve: one(titled("Tariff reform under the late Stuarts"))})
}

// private are addresses that must not be asked: in whatever spelling, behind a
// name, behind a redirect.
func private(s *Server) []Case {
	refused := []cite.Status{cite.Private}
	arrives := h(func(w http.ResponseWriter, r *http.Request) { s.arrived.Add(1); article(w, r) })
	inside := func(form string) func(*Server) (string, error) {
		return func(s *Server) (string, error) {
			address, err := s.listen(inner, arrives)
			s.Names["inside.test"] = inner
			return fmt.Sprintf(form, port(address)), err
		}
	}
	sent := func(how func(to string) http.Handler) func(*Server) (string, error) {
		return func(s *Server) (string, error) {
			to, err := s.listen(inner, arrives)
			if err != nil {
				return "", err
			}
			address, err := s.listen("127.0.0.1", how(to+"/secret"))
			return address + defaultPath, err
		}
	}
	all := []Case{
		{Name: "plain", at: inside("http://127.0.0.200:%s/a")},
		{Name: "decimal", at: inside("http://2130706632:%s/a")},
		{Name: "octal", at: inside("http://0177.0.0.0310:%s/a")},
		{Name: "hexadecimal", at: inside("http://0x7f0000c8:%s/a")},
		{Name: "short", at: inside("http://127.200:%s/a")},
		{Name: "mapped", at: inside("http://[::ffff:127.0.0.200]:%s/a")},
		{Name: "wide digits", at: inside("http://１２７.0.0.200:%s/a")},
		{Name: "by name", at: inside("http://inside.test:%s/a")},
		{Name: "metadata", at: fixed("http://169.254.169.254/latest/meta-data/")},
		{Name: "IPv6 loopback", at: fixed("http://[::1]:9/")},
		{Name: "private network", at: fixed("http://10.0.0.1/")},
		{Name: "by redirect", at: sent(func(to string) http.Handler { return one(redirect(302, to)) })},
		{Name: "by refresh", at: sent(func(to string) http.Handler {
			return one(html(page(`<meta http-equiv=refresh content="0; url=` + to + `">`)))
		})},
		{Name: "by two redirects", at: sent(func(to string) http.Handler { return site{defaultPath: redirect(301, "/b"), "/b": redirect(302, to)} })},
	}
	for i := range all {
		all[i].Name = "private, " + all[i].Name
		all[i].Group, all[i].Want, all[i].Why = Private, refused, "it is in a network that was not allowed"
	}
	return all
}

package fetchtest

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/citecheck/citecheck/cite"
)

var (
	okay    = []cite.Status{cite.OK}
	moved   = []cite.Status{cite.Moved}
	goodOr  = []cite.Status{cite.OK, cite.Moved}
	atWorst = []cite.Status{cite.OK, cite.Unsure}
)

// good are links that must be left alone.
func good(s *Server) []Case {
	var all []Case
	for _, part := range [][]Case{plainPages(), odditiesOfHTTP(), healing(s), ways(), fragments(), titles(), traps(), spellings()} {
		all = append(all, part...)
	}
	for i := range all {
		all[i].Group = Good
	}
	return all
}

func plainPages() []Case {
	pdf := "%PDF-1.4\n1 0 obj<</Type/Pages/Kids[2 0 R]/Count 12>>endobj\n9 0 obj<</Title (The Soviets: workers, peasants and soldiers councils)/Producer(x)>>endobj\n"
	return []Case{
		{Name: "page", Want: okay, Why: "it is the page", Cited: soviets(), serve: one(article)},
		{Name: "page without a title", Want: okay, Why: "pages need none", serve: one(html(page(long)))},
		{Name: "empty", Want: atWorst, Why: "an answer without words may be a file", serve: one(status(200))},
		{Name: "no content", Want: okay, Why: "204 is an answer", serve: one(status(204))},
		{Name: "partial content", Want: okay, Why: "206 is an answer", serve: one(status(206))},
		{Name: "PDF", Want: okay, Why: "its title is in the document information", Cited: soviets(), serve: one(typed("application/pdf", pdf))},
		{Name: "PDF without a title", Want: okay, Why: "most have none", Cited: soviets(), serve: one(typed("application/pdf", "%PDF-1.7\n"))},
		{Name: "archive", Want: okay, Why: "files have no titles", Cited: soviets(), path: "/a.zip", serve: site{"/a.zip": typed("application/zip", "PK\x03\x04")}},
		{Name: "picture", Want: okay, Why: "files have no titles", Cited: soviets(), serve: one(typed("image/png", "\x89PNG"))},
		{Name: "data", Want: okay, Why: "JSON has no title", Cited: soviets(), serve: one(typed("application/json", `{"a":1}`))},
		{Name: "text", Want: okay, Why: "text has no title", Cited: soviets(), serve: one(typed("text/plain", "The Soviets"))},
		{Name: "no content type", Want: okay, Why: "browsers find out by themselves", serve: one(typed("", page(title("The Soviets"), long)))},
	}
}

func odditiesOfHTTP() []Case {
	many := func(w http.ResponseWriter, r *http.Request) {
		for i := range 300 {
			http.SetCookie(w, &http.Cookie{Name: fmt.Sprint("c", i), Value: strings.Repeat("x", 300)})
		}
		article(w, r)
	}
	hints := func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Link", "</a.css>; rel=preload")
		w.WriteHeader(http.StatusEarlyHints)
		article(w, r)
	}
	picky := func(w http.ResponseWriter, r *http.Request) {
		if !strings.Contains(r.Header.Get("Accept"), "text/html") {
			w.WriteHeader(http.StatusNotAcceptable)
			return
		}
		article(w, r)
	}
	named := func(w http.ResponseWriter, r *http.Request) {
		if r.UserAgent() == "" || strings.HasPrefix(r.UserAgent(), "Go-http-client") {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		article(w, r)
	}
	slow := func(w http.ResponseWriter, r *http.Request) { time.Sleep(300 * time.Millisecond); article(w, r) }
	const body = "<title>The Soviets: the Russian councils</title>"
	answer := func(head string) string {
		return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + head + "\r\n" + body
	}
	return []Case{
		{Name: "HEAD refused", Want: okay, Why: "405 is about HEAD", serve: one(getOnly(405, article))},
		{Name: "HEAD says 404", Want: okay, Why: "HEAD misleads", serve: one(getOnly(404, article))},
		{Name: "HEAD fails", Want: okay, Why: "HEAD misleads", serve: one(getOnly(500, article))},
		{Name: "wants text/html", Want: okay, Why: "browsers ask for it", serve: one(picky)},
		{Name: "wants a name", Want: okay, Why: "programs should say who they are", serve: one(named)},
		{Name: "browsers only, 403", Want: okay, Why: "readers come with a browser", serve: one(browsersOnly(403, article))},
		{Name: "browsers only, 406", Want: okay, Why: "readers come with a browser", serve: one(browsersOnly(406, article))},
		{Name: "90 KB of cookies", Want: okay, Why: "browsers take it", serve: one(many)},
		{Name: "early hints", Want: okay, Why: "103 announces an answer", serve: one(hints)},
		{Name: "endless body", Want: okay, Why: "the beginning is enough", serve: one(endless)},
		{Name: "dripping body", Want: okay, Why: "the beginning is there", serve: one(drip)},
		{Name: "gzip bomb", Want: okay, Why: "the beginning is enough", serve: one(bomb)},
		{Name: "slow", Want: okay, Why: "a third of a second is no time-out", serve: one(slow)},
		{Name: "body cut short", Want: okay, Why: "its beginning came", raw: raw(answer("Content-Length: 9000\r\n"))},
		{Name: "HTTP/1.0", Want: okay, Why: "old servers answer too", raw: raw("HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + body)},
		{Name: "connection closed", Want: okay, Why: "it ends the body", raw: raw(answer("Connection: close\r\n"))},
		{Name: "chunks broken late", Want: okay, Why: "the first chunk came", raw: raw("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n" + fmt.Sprintf("%x\r\n%s\r\nzz", len(body), body))},
		{Name: "unknown charset", Want: okay, Why: "the name of a charset is no page", serve: one(typed("text/html; charset=none-such", body))},
		{Name: "charset in quotes, unclosed", Want: okay, Why: "a bad parameter is no page", serve: one(typed(`text/html; charset="utf-8`, body))},
		{Name: "HTTPS", Want: okay, Why: "the certificate is good", tls: "good", serve: one(article)},
		{Name: "own reason phrase", Want: okay, Why: "the number counts", raw: raw("HTTP/1.1 200 Not really\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\n<p>x")},
	}
}

func healing(s *Server) []Case {
	broken := func(w http.ResponseWriter, _ *http.Request) {
		if c, _, err := http.NewResponseController(w).Hijack(); err == nil {
			reset(c)
		}
	}
	return []Case{
		{Name: "500 once", Want: okay, Why: "it heals", serve: one(after(1, status(500), article))},
		{Name: "502 twice", Want: okay, Why: "it heals", serve: one(after(2, status(502), article))},
		{Name: "503 once", Want: okay, Why: "it heals", serve: one(after(1, status(503), article))},
		{Name: "504 once", Want: okay, Why: "it heals", serve: one(after(1, status(504), article))},
		{Name: "reset once", Want: okay, Why: "it heals", serve: one(after(1, broken, article))},
		{Name: "reset twice", Want: okay, Why: "it heals", serve: one(after(2, broken, article))},
		{Name: "408 once", Want: okay, Why: "it heals", serve: one(after(1, status(408), article))},
		{Name: "silent once", Want: okay, Why: "it heals", serve: one(after(1, hang, article))},
		{Name: "429 in seconds", Want: okay, Why: "it says when to come back", serve: one(s.waits(429, time.Second, false, article))},
		{Name: "429 as a date", Want: okay, Why: "it says when to come back", serve: one(s.waits(429, 2*time.Second, true, article))},
		{Name: "503 in seconds", Want: okay, Why: "it says when to come back", serve: one(s.waits(503, time.Second, false, article))},
		{Name: "503 as a date", Want: okay, Why: "it says when to come back", serve: one(s.waits(503, 2*time.Second, true, article))},
		{Name: "429 with nonsense", Want: okay, Why: "a wait that says nothing is ours to choose", serve: one(after(1, status(429, "Retry-After", "1m30s"), article))},
		{Name: "bears four", Want: okay, Why: "four at once is its limit", serve: one(s.bears(4, article))},
	}
}

func ways() []Case {
	chain := make(site)
	for i := range 9 {
		chain[fmt.Sprint("/c/", i)] = redirect(302, fmt.Sprint("/c/", i+1))
	}
	chain["/c/9"] = article
	cookie := func(w http.ResponseWriter, r *http.Request) {
		if _, err := r.Cookie("seen"); err == nil {
			article(w, r)
			return
		}
		http.SetCookie(w, &http.Cookie{Name: "seen", Value: "1", Path: "/", HttpOnly: true})
		redirect(302, defaultPath)(w, r)
	}
	to := func(code int, there string) site {
		return site{defaultPath: redirect(code, there), "/there/article": article}
	}
	refresh := html(page(`<meta http-equiv=refresh content="0; url=/there/article">`, title("The Soviets")))
	return []Case{
		{Name: "301", Want: moved, Why: "for good", serve: to(301, "/there/article")},
		{Name: "308", Want: moved, Why: "for good", serve: to(308, "/there/article")},
		{Name: "302", Want: okay, Why: "for now", serve: to(302, "/there/article")},
		{Name: "303", Want: okay, Why: "for now", serve: to(303, "/there/article")},
		{Name: "307", Want: okay, Why: "for now", serve: to(307, "/there/article")},
		{Name: "relative", Want: moved, Why: "browsers take it", serve: site{defaultPath: redirect(301, "../there/article"), "/there/article": article}},
		{Name: "with a space", Want: okay, Why: "browsers take it", serve: site{defaultPath: redirect(302, "/the article"), "/the article": article}},
		{Name: "Unicode in Location", Want: okay, Why: "browsers take it", serve: site{defaultPath: redirect(302, "/räte"), "/räte": article}},
		{Name: "nine hops", Want: okay, Why: "browsers follow twenty", path: "/c/0", serve: chain},
		{Name: "cookie", Want: okay, Why: "it is set and asked for on the way", serve: one(cookie)},
		{Name: "meta refresh", Want: goodOr, Why: "browsers follow it", serve: site{defaultPath: refresh, "/there/article": article}},
		{Name: "Refresh header", Want: goodOr, Why: "browsers follow it", serve: site{defaultPath: status(200, "Refresh", "0; url=/there/article", "Content-Type", "text/html"), "/there/article": article}},
		{Name: "to the folder above", Want: goodOr, Why: "the folder is the article, and the site has real errors", path: "/texts/article/part-1", serve: site{"/texts/article/part-1": redirect(301, "/texts/article/"), "/texts/article/": article}},
		{Name: "slow refresh", Want: okay, Why: "a page that reloads itself is a page", serve: one(html(page(`<meta http-equiv=refresh content="300">`, title("The Soviets"), long)))},
		{Name: "slash added", Want: goodOr, Why: "the same page", serve: site{defaultPath: redirect(301, defaultPath+"/"), defaultPath + "/": article}},
		{Name: "home to its language", Want: goodOr, Why: "the home page was meant", path: "/", serve: site{"/": redirect(302, "/en/"), "/en/": titled("Welcome")}},
		{Name: "index to home", Want: goodOr, Why: "the home page was meant", path: "/index.html", serve: site{"/index.html": redirect(301, "/"), "/": titled("Welcome")}},
		{Name: "home fits the citation", Want: goodOr, Why: "the article is on the front page", Cited: soviets(), serve: site{defaultPath: redirect(301, "/"), "/": article}},
		{Name: "300", Want: goodOr, Why: "there are choices", serve: to(300, "/there/article")},
		{Name: "log-in offered", Want: okay, Why: "a form in the corner is no gate", serve: one(html(page(title("The Soviets: Russian councils"), "<form><input type=password></form>", long)))},
	}
}

func fragments() []Case {
	places := html(page(title("The Soviets"), `<h2 id="Ländern">x</h2><a name=old>y</a><p id=user-content-install>z</p><p id=part-2>The quick brown fox.</p>`, long))
	pdf := typed("application/pdf", "%PDF-1.4\n1 0 obj<</Type/Pages/Kids[2 0 R]/Count 12>>endobj\n")
	var all []Case
	for _, f := range []struct{ fragment, why string }{
		{"part-2", "there is such an id"}, {"old", "names of links count"}, {"L%C3%A4ndern", "ids may be percent-encoded"}, {"Ländern", "ids may be in any script"},
		{"top", "every page has a top"}, {"", "an empty fragment is the top"}, {"install", "GitHub puts user-content- before ids"},
		{":~:text=quick%20brown", "the page says so"}, {":~:text=The-,quick,fox", "the page says so"},
	} {
		all = append(all, Case{Name: "#" + f.fragment, Want: okay, Why: f.why, path: defaultPath + "#" + f.fragment, serve: one(places)})
	}
	return append(all,
		Case{Name: "route of a script", Want: atWorst, Why: "scripts make places of their own", path: defaultPath + "#!/route", serve: one(places)},
		Case{Name: "line of source", Want: okay, Why: "scripts mark lines", path: defaultPath + "#L10-L20", serve: one(places)},
		Case{Name: "page of a PDF", Want: okay, Why: "it has twelve", path: defaultPath + "#page=12", serve: one(pdf)},
		Case{Name: "place far down", Want: okay, Why: "places stand anywhere", path: defaultPath + "#far", serve: one(html(page(title("The Soviets"), strings.Repeat(long, 200), "<p id=far>x")))},
	)
}

func titles() []Case {
	cyrillic, _ := charmap.Windows1251.NewEncoder().String("<title>Советы в России</title>")
	kanji, _ := japanese.ShiftJIS.NewEncoder().String("<title>ソビエトの歴史</title>")
	han, _ := simplifiedchinese.GBK.NewEncoder().String("<title>苏维埃运动史</title>")
	cited := func(title string) *cite.Entry { return work("book", title, "Anweiler") }
	return []Case{
		{Name: "site behind the title", Want: okay, Why: "sites put their name there", Cited: soviets(), serve: one(titled("The Soviets: The Russian Workers, Peasants, and Soldiers Councils | Example Press"))},
		{Name: "site before the title", Want: okay, Why: "sites put their name there", Cited: soviets(), serve: one(titled("Example Press – The Soviets: The Russian Workers, Peasants and Soldiers’ Councils"))},
		{Name: "other quotes and dashes", Want: okay, Why: "printers differ", Cited: cited(`"Bread" - peace - land: the 'slogans' of 1917`), serve: one(titled("“Bread” – peace – land: the ‘slogans’ of 1917"))},
		{Name: "capitals", Want: okay, Why: "sites shout", Cited: soviets(), serve: one(titled("THE SOVIETS: THE RUSSIAN WORKERS, PEASANTS, AND SOLDIERS COUNCILS"))},
		{Name: "no accents", Want: okay, Why: "keyboards differ", Cited: cited("Größe und Grenzen der Rätebewegung"), serve: one(titled("Grosse und Grenzen der Ratebewegung"))},
		{Name: "translation", Want: okay, Why: "the page is in another language", Cited: cited("Die Rätebewegung in Rußland von 1905 bis 1921"), serve: one(titled("The Soviets: the Russian workers' councils from 1905 to 1921"))},
		{Name: "other script", Want: okay, Why: "the page is in another script", Cited: cited("Sovety v Rossii"), serve: one(titled("Советы в России"))},
		{Name: "only the site's name", Want: okay, Why: "many pages have no title of their own", Cited: soviets(), serve: one(titled("Example Press"))},
		{Name: "only the author", Want: okay, Why: "a page on the author may hold the work", Cited: soviets(), serve: one(titled("Oskar Anweiler"))},
		{Name: "truncated", Want: okay, Why: "search engines like short titles", Cited: soviets(), serve: one(titled("The Soviets: The Russian Workers, Peasants..."))},
		{Name: "citation_title", Want: okay, Why: "it names the work whatever the title says", Cited: soviets(), serve: one(html(page(title("Example Press Online"), `<meta name=citation_title content="The Soviets: the Russian workers, peasants and soldiers councils">`, long)))},
		{Name: "windows-1251", Want: okay, Why: "the header says so", Cited: cited("Советы в России"), serve: one(typed("text/html; charset=windows-1251", cyrillic))},
		{Name: "Shift_JIS", Want: okay, Why: "the page says so", Cited: cited("ソビエトの歴史"), serve: one(typed("text/html", "<meta charset=shift_jis>"+kanji))},
		{Name: "GBK", Want: okay, Why: "the header says so", Cited: cited("苏维埃运动史"), serve: one(typed("text/html; charset=gbk", han))},
	}
}

func traps() []Case {
	return []Case{
		{Name: "history of error pages", Want: okay, Why: "it is about them", Cited: work("webpage", "Page not found: a history of the 404", "Moore"), serve: one(titled("Page not found: a history of the 404"))},
		{Name: "encyclopedia on 404", Want: okay, Why: "it is about them", serve: one(titled("HTTP 404 - Example Encyclopedia"))},
		{Name: "novel called Not Found", Want: okay, Why: "it is its title", Cited: work("book", "Not Found", "Moore"), serve: one(titled("Not Found"))},
		{Name: "change log", Want: okay, Why: "a section has been removed, the page has not", serve: one(html(page(title("Changes to the draft"), "<h1>Changes</h1><p>The section on proxies has been removed. This page does not exist in the old draft.", long)))},
		{Name: "house for sale", Want: okay, Why: "houses are sold too", serve: one(short("House for sale in Leeds", "House for sale", "Three bedrooms and a garden."))},
		{Name: "on parked domains", Want: okay, Why: "it is about them", serve: one(html(page(title("Why domains are parked"), "<h1>Why domains are parked</h1><p>“This domain is for sale,” they say.", long)))},
		{Name: "on gambling", Want: okay, Why: "it is research", Cited: work("article-journal", "Online casinos and problem gambling: a review", "Moore"), serve: one(titled("Online casinos and problem gambling: a review"))},
		{Name: "on robots", Want: okay, Why: "it is about them", serve: one(titled("Are you a robot? A study of captchas"))},
		{Name: "noindex", Want: okay, Why: "drafts hide from search engines", serve: one(html(page("<meta name=robots content=noindex>", title("The Soviets: the Russian councils"), long)))},
		{Name: "cookie banner", Want: okay, Why: "banners are everywhere", serve: one(html(page(title("The Soviets: the Russian councils"), "<div class=cookies>We value your privacy. Accept all.</div>", long)))},
		{Name: "please enable JavaScript", Want: okay, Why: "the text is there", serve: one(html(page(title("The Soviets: the Russian councils"), "<noscript>Please enable JavaScript.</noscript>", long)))},
		{Name: "route 404", Want: okay, Why: "it is a road", serve: one(titled("Route 404"))},
		{Name: "short page", Want: okay, Why: "poems are short", serve: one(short("Fog", "Fog", "It comes on little cat feet."))},
	}
}

func spellings() []Case {
	exact := func(want string) http.Handler {
		return h(func(w http.ResponseWriter, r *http.Request) {
			if r.RequestURI != want {
				w.WriteHeader(http.StatusNotFound)
				return
			}
			io.WriteString(w, page(title("The Soviets"), long))
		})
	}
	local := func(path string) func(*Server) (string, error) {
		return func(s *Server) (string, error) {
			address, err := s.listen("127.0.0.1", one(article))
			s.Names["xn--rte-qla.example"] = "127.0.0.1"
			return fmt.Sprintf(path, port(address)), err
		}
	}
	return []Case{
		{Name: "%2F", Want: okay, Why: "it is no slash", path: "/a%2Fb", serve: exact("/a%2Fb")},
		{Name: "%2B", Want: okay, Why: "it is no space", path: "/a?q=%2B", serve: exact("/a?q=%2B")},
		{Name: "order of parameters", Want: okay, Why: "some servers mind", path: "/a?z=1&a=2", serve: exact("/a?z=1&a=2")},
		{Name: "number in the query", Want: okay, Why: "it names the article", path: "/article.php?id=1", serve: exact("/article.php?id=1")},
		{Name: "Unicode in the path", Want: okay, Why: "browsers encode it", path: "/räte", serve: exact("/r%C3%A4te")},
		{Name: "Unicode in the query", Want: okay, Why: "browsers encode it", path: "/a?q=räte", serve: exact("/a?q=r%C3%A4te")},
		{Name: "brackets and marks", Want: okay, Why: "they may stand there", path: "/a_(b)!'*~;x=1,2@:", serve: exact("/a_(b)!'*~;x=1,2@:")},
		{Name: "IDN", Want: okay, Why: "names may be in any script", at: local("http://räte.example:%s" + defaultPath)},
		{Name: "capitals in the host", Want: okay, Why: "names have no case", at: local("HTTP://RÄTE.example:%s" + defaultPath)},
	}
}

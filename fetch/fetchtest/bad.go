package fetchtest

import (
	"fmt"
	"net"
	"net/http"

	"github.com/citecheck/citecheck/cite"
)

var (
	broken   = []cite.Status{cite.Broken}
	soft     = []cite.Status{cite.Soft404}
	parked   = []cite.Status{cite.Parked}
	insecure = []cite.Status{cite.TLSError}
	missing  = []cite.Status{cite.FragmentMissing}
	wrong    = []cite.Status{cite.Malformed}
)

// bad are links that must be flagged.
func bad(*Server) []Case {
	var all []Case
	for _, part := range [][]Case{dead(), lostWays(), errorPages(), forSale(), certificates(), places(), addresses()} {
		all = append(all, part...)
	}
	for i := range all {
		all[i].Group = Bad
	}
	return all
}

func dead() []Case {
	return []Case{
		{Name: "404", Want: broken, Why: "it says so", serve: site{}},
		{Name: "410", Want: broken, Why: "it says so", serve: one(status(410))},
		{Name: "404 with a long page", Want: broken, Why: "the number counts", serve: one(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			w.WriteHeader(404)
			article(w, r)
		})},
		{Name: "HEAD fine, GET 404", Want: broken, Why: "readers use GET", serve: one(getOnly(200, status(404)))},
		{Name: "404 for browsers too", Want: broken, Why: "it says so when asked again", serve: one(browsersOnly(403, status(404)))},
		{Name: "no such host", Want: broken, Why: "the name service says so", at: fixed("http://gone.example/a")},
		{Name: "refused", Want: broken, Why: "nobody listens", at: func(*Server) (string, error) {
			l, err := net.Listen("tcp", "127.0.0.1:0")
			if err != nil {
				return "", err
			}
			defer l.Close()
			return "http://" + l.Addr().String() + "/a", nil
		}},
		{Name: "always reset", Want: broken, Why: "three times in a row", raw: reset},
		{Name: "closed without a word", Want: broken, Why: "three times in a row", raw: raw("")},
		{Name: "second article missing", Want: broken, Why: "the query names the article", path: "/article.php?id=2", serve: h(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.RawQuery != "id=1" {
				w.WriteHeader(404)
			}
		})},
		{Name: "500 twice, then 404", Want: broken, Why: "the last word counts", serve: one(after(2, status(500), status(404)))},
	}
}

func fixed(address string) func(*Server) (string, error) {
	return func(*Server) (string, error) { return address, nil }
}

func lostWays() []Case {
	many := h(func(w http.ResponseWriter, r *http.Request) {
		var n int
		fmt.Sscanf(r.URL.Path, "/texts/article%d", &n)
		redirect(302, fmt.Sprint("/texts/article", n+1))(w, r)
	})
	to := func(there string) site {
		return site{defaultPath: redirect(302, there), "/": titled("Welcome to the museum"), "/404": titled("Museum"), "/error": titled("Museum"),
			"/pages/notfound": titled("Museum"), "/de/": titled("Willkommen"), "/index.html": titled("Museum"), "/oops": titled("Museum")}
	}
	return []Case{
		{Name: "loop", Want: broken, Why: "it leads nowhere", serve: site{defaultPath: redirect(302, "/b"), "/b": redirect(302, defaultPath)}},
		{Name: "to itself", Want: broken, Why: "it leads nowhere", serve: one(redirect(301, defaultPath))},
		{Name: "without end", Want: broken, Why: "browsers give up", serve: many},
		{Name: "no Location", Want: broken, Why: "it leads nowhere", serve: one(status(302))},
		{Name: "to mail", Want: broken, Why: "it is no page", serve: one(redirect(302, "mailto:a@example.org"))},
		{Name: "to an app", Want: broken, Why: "it is no page", serve: one(redirect(302, "itms-apps://store/1"))},
		{Name: "to nonsense", Want: broken, Why: "it is no address", serve: one(redirect(302, "http://a b%zz/"))},
		{Name: "to a 404", Want: broken, Why: "the end counts", serve: one(redirect(301, "/gone"))},
		{Name: "refresh to a 404", Want: broken, Why: "the end counts", serve: one(html(page(`<meta http-equiv=refresh content="0; url=/gone">`)))},
		{Name: "to the home page", Want: soft, Why: "the page was lost on the way", serve: to("/")},
		{Name: "to the index", Want: soft, Why: "the page was lost on the way", serve: to("/index.html")},
		{Name: "to the home page in German", Want: soft, Why: "the page was lost on the way", serve: to("/de/")},
		{Name: "to /404", Want: soft, Why: "the page was lost on the way", serve: to("/404")},
		{Name: "to /error", Want: soft, Why: "the page was lost on the way", serve: to("/error")},
		{Name: "to notfound", Want: soft, Why: "the page was lost on the way", serve: to("/pages/notfound")},
		{Name: "to /oops", Want: soft, Why: "the page was lost on the way", serve: to("/oops")},
		{Name: "everything to the folder above", Want: soft, Why: "a sibling that cannot exist is sent there too", path: "/blog/2019/article", serve: h(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path != "/blog/" {
				redirect(302, "/blog/")(w, r)
				return
			}
			titled("A blog")(w, r)
		})},
		{Name: "for good to the home page", Want: soft, Why: "the page was lost on the way", Cited: soviets(), serve: site{defaultPath: redirect(301, "/"), "/": titled("Welcome to the museum")}},
	}
}

func errorPages() []Case {
	var all []Case
	for _, p := range []struct{ name, title, heading, text string }{
		{"English", "Page not found | Museum", "Page not found", "Sorry, the page you requested could not be found."},
		{"404 alone", "404 Not Found", "404 Not Found", "nginx"},
		{"German", "Seite nicht gefunden", "Fehler 404", "Die angeforderte Seite gibt es nicht."},
		{"French", "Page introuvable", "Erreur 404", "La page que vous cherchez n'existe pas."},
		{"Spanish", "Página no encontrada", "Página no encontrada", "No se ha encontrado la página."},
		{"Italian", "Pagina non trovata", "Errore 404", "La pagina richiesta non esiste."},
		{"Portuguese", "Página não encontrada", "Página não encontrada", "A página que procura não existe."},
		{"Dutch", "Pagina niet gevonden", "Pagina niet gevonden", "De pagina die u zoekt bestaat niet."},
		{"Polish", "Nie znaleziono strony", "404", "Strona, której szukasz, nie istnieje."},
		{"Russian", "Страница не найдена", "Ошибка 404", "Запрошенная страница не найдена."},
		{"Ukrainian", "Сторінку не знайдено", "404", "Сторінка, яку ви шукаєте, не існує."},
		{"Swedish", "Sidan hittades inte", "404", "Sidan du letar efter finns inte."},
		{"Turkish", "Sayfa bulunamadı", "404", "Aradığınız sayfa bulunamadı."},
		{"Greek", "Η σελίδα δεν βρέθηκε", "404", "Η σελίδα που ζητήσατε δεν υπάρχει."},
		{"Arabic", "الصفحة غير موجودة", "404", "الصفحة التي تبحث عنها غير موجودة."},
		{"Chinese", "页面不存在", "404", "您访问的页面不存在。"},
		{"Japanese", "ページが見つかりません", "404", "お探しのページは見つかりません。"},
		{"Korean", "페이지를 찾을 수 없습니다", "404", "요청하신 페이지를 찾을 수 없습니다."},
	} {
		all = append(all, Case{Name: "error page, " + p.name, Want: soft, Why: "it says so itself", serve: anything(short(p.title, p.heading, p.text))})
	}
	all = append(all,
		Case{Name: "error page for a citation", Want: soft, Why: "it says so itself", Cited: soviets(), serve: anything(short("Page not found", "Oops", "The page you requested is gone."))},
		Case{Name: "long friendly error page", Want: soft, Why: "it says so itself", serve: anything(html(page(title("404 | Museum"), "<h1>Page not found</h1><p>We couldn't find the page you were looking for. Have a look at these instead:", long)))},
		Case{Name: "marked error page", Want: soft, Why: "WordPress marks it so", serve: anything(html(page(title("Page not found – Museum"), "<body class='error404'><h1>Oops! That page can’t be found.</h1><p>It looks like nothing was found at this location.")))},
		Case{Name: "suspended account", Want: soft, Why: "there is no site any more", serve: anything(short("Account Suspended", "This Account has been suspended.", "Contact your hosting provider."))},
		Case{Name: "home page for everything", Want: soft, Why: "a sibling that cannot exist gets the same", Cited: soviets(), serve: anything(titled("Museum of Local History"))},
	)
	return all
}

func forSale() []Case {
	return []Case{
		{Name: "for sale", Want: parked, Why: "it says so", serve: anything(short("example.org is for sale", "example.org", "Make an offer."))},
		{Name: "broker's page", Want: parked, Why: "it says so", serve: anything(short("example.org", "This domain is for sale!", "Buy this domain."))},
		{Name: "parking script", Want: parked, Why: "a parking service fills it", serve: anything(html(page(title("example.org"), `<script src="https://www.google.com/adsense/domains/caf.js"></script><p>Related searches`)))},
		{Name: "parking frame", Want: parked, Why: "a parking service fills it", serve: anything(html(page(title("example.org"), `<iframe src="http://ww1.sedoparking.com/x"></iframe>`)))},
		{Name: "German broker", Want: parked, Why: "it says so", serve: anything(short("example.de", "Diese Domain steht zum Verkauf", "Jetzt anfragen."))},
		{Name: "French broker", Want: parked, Why: "it says so", serve: anything(short("Ce nom de domaine est à vendre", "example.fr", "Faites une offre."))},
		{Name: "Chinese broker", Want: parked, Why: "it says so", serve: anything(short("域名出售", "此域名出售", "example.cn"))},
		{Name: "hijacked by a casino", Want: []cite.Status{cite.Parked, cite.Mismatch, cite.Soft404}, Why: "it is another site now", Cited: soviets(), serve: anything(titled("Situs Slot Gacor: Judi Slot88 Maxwin"))},
		{Name: "script to a broker", Want: parked, Why: "browsers run it", serve: h(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path != "/lander" {
				html(`<!DOCTYPE html><html><head><script>window.onload=function(){window.location.href="/lander"}</script></head></html>`)(w, r)
				return
			}
			html(page(`<script src="https://img1.wsimg.com/parking-lander/static/js/main.js"></script><div id=root></div>`))(w, r)
		})},
		{Name: "redirect to a broker", Want: parked, Why: "the end counts", serve: h(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path != "/lander" {
				redirect(302, "/lander")(w, r)
				return
			}
			short("example.org is for sale | Dan.com", "example.org", "Buy now")(w, r)
		})},
		{Name: "expired domain", Want: parked, Why: "it says so", serve: anything(short("example.org", "This domain has expired", "Renew it now."))},
	}
}

func certificates() []Case {
	return []Case{
		{Name: "expired certificate", Want: insecure, Why: "browsers warn", tls: "expired", serve: one(article)},
		{Name: "certificate of the future", Want: insecure, Why: "browsers warn", tls: "early", serve: one(article)},
		{Name: "certificate of another host", Want: insecure, Why: "browsers warn", tls: "other host", serve: one(article)},
		{Name: "unknown issuer", Want: insecure, Why: "browsers warn", tls: "unknown", serve: one(article)},
		{Name: "old TLS", Want: insecure, Why: "browsers do not speak it", tls: "old", serve: one(article)},
		{Name: "HTTP on the port of HTTPS", Want: insecure, Why: "browsers cannot read it", at: func(s *Server) (string, error) {
			address, err := s.listen("127.0.0.1", one(article))
			return "https" + address[len("http"):] + defaultPath, err
		}},
	}
}

func places() []Case {
	body := html(page(title("The Soviets"), "<p id=part-1>x", long))
	var all []Case
	for _, f := range []string{"part-2", "Part-1", "chapter%203", ":~:text=slow%20fox"} {
		all = append(all, Case{Name: "no #" + f, Want: missing, Why: "the page has no such place", path: defaultPath + "#" + f, serve: one(body)})
	}
	return append(all, Case{Name: "page 13 of 12", Want: missing, Why: "the PDF has twelve", path: defaultPath + "#page=13",
		serve: one(typed("application/pdf", "%PDF-1.4\n1 0 obj<</Type/Pages/Kids[2 0 R]/Count 12>>endobj\n"))})
}

func addresses() []Case {
	var all []Case
	for _, a := range []struct{ address, why string }{
		{"http://a b.example/x", "names have no spaces"}, {"http://https://example.org/x", "the scheme stands twice"}, {"http:///x", "there is no host"},
		{"http://example.org:99999/", "there is no such port"}, {"http://example.org/%zz", "the encoding is wrong"}, {"htp://example.org/", "the scheme is misspelt"},
		{"http//example.org/", "the colon is missing"}, {"http://[::zz]/", "it is no address of IPv6"}, {"doi:10.1/x", "no DOI begins so"}, {"arxiv:2113.00001", "there is no month 13"},
	} {
		all = append(all, Case{Name: "malformed " + a.address, Want: wrong, Why: a.why, at: fixed(a.address)})
	}
	return all
}

package page

import (
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
)

const htmlType = "text/html; charset=utf-8"

// long is a text that no error page has.
var long = "<p>" + strings.Repeat("The councils met in the spring and argued about bread and peace until the evening came. ", 40)

func TestTitles(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"title", "<title>A good\n page</title>", []string{"A good page"}},
		{"entities", "<title>Caf&eacute; &amp; bar</title>", []string{"Café & bar"}},
		{"the best first", `<title>T | Site</title><meta property="og:title" content="O"><meta name=citation_title content="C"><h1>H <b>one</b></h1>`, []string{"C", "O", "T | Site", "H one"}},
		{"said twice", "<title>Same</title><h1>Same</h1>", []string{"Same"}},
		{"of a drawing", "<svg><title>Icon</title></svg><title>Page</title>", []string{"Page"}},
		{"none", "<p>Words.", nil},
		{"empty", "", nil},
		{"Dublin Core", `<meta name="DC.Title" content="D">`, []string{"D"}},
		{"in a comment", "<!-- <title>No</title> --><title>Yes</title>", []string{"Yes"}},
		{"unclosed", "<title>Open", []string{"Open"}},
		{"broken UTF-8", "<title>a\xffb</title>", []string{"a\uFFFDb"}},
		{"too long", "<title>" + strings.Repeat("ä", 1000) + "</title>", []string{strings.Repeat("ä", longestTitle)}},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, Read([]byte(tt.body), htmlType, false).Titles); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

func TestCharsets(t *testing.T) {
	windows, _ := charmap.Windows1251.NewEncoder().String("<title>Советы</title>")
	sjis, _ := japanese.ShiftJIS.NewEncoder().String("<meta charset=shift_jis><title>評議会</title>")
	gbk, _ := simplifiedchinese.GBK.NewEncoder().String("<title>苏维埃</title>")
	wide := "\xFF\xFE"
	for _, u := range utf16.Encode([]rune("<title>Größe</title>")) {
		wide += string([]byte{byte(u), byte(u >> 8)})
	}
	for _, tt := range []struct{ body, contentType, want string }{
		{windows, "text/html; charset=windows-1251", "Советы"},
		{sjis, "text/html", "評議会"},
		{gbk, "text/html; charset=GBK", "苏维埃"},
		{wide, "text/html", "Größe"},
		{"<title>Gr\xf6\xdfe</title>", "text/html", "Größe"},
		{"<title>Größe</title>", "text/html; charset=none-such", "Größe"},
		{"\xEF\xBB\xBF<title>Größe</title>", htmlType, "Größe"},
		{"<title>Größe</title>" + strings.Repeat("x", 2000) + "\xc3", "text/html", "Größe"},
	} {
		if got := Read([]byte(tt.body), tt.contentType, false).Titles; !slices.Equal(got, []string{tt.want}) {
			t.Errorf("%s: %q, want %q", tt.contentType, got, tt.want)
		}
	}
}

func TestPDF(t *testing.T) {
	info := func(title string) string {
		return "%PDF-1.4\n1 0 obj<</Type/Pages/Kids[2 0 R]/Count 12>>endobj\n9 0 obj<</Title " + title + "/Producer(x)>>endobj\n"
	}
	for body, want := range map[string]string{
		info(`(The Soviets \(1974\))`):        "The Soviets (1974)",
		info(`(Gr\366\337e)`):                 "Größe",
		info("<FEFF0053006F0076>"):            "Sov",
		info("(Microsoft Word - draft3.doc)"): "",
		info("(untitled)"):                    "",
		info("(paper.dvi)"):                   "",
		info("(open"):                         "",
		"%PDF-1.4\n<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Bread &amp; Peace</rdf:li></rdf:Alt></dc:title>": "Bread & Peace",
		"%PDF-1.4\n<dc:title>": "",
		"%PDF-1.4":             "",
	} {
		got := strings.Join(Read([]byte(body), "application/pdf", false).Titles, "|")
		if got != want {
			t.Errorf("%q: %q, want %q", body, got, want)
		}
	}
	if n := pagesOfPDF([]byte(info("(x)"))); n != 12 {
		t.Errorf("%d pages, want 12", n)
	}
}

func TestRefresh(t *testing.T) {
	for body, want := range map[string]string{
		`<meta http-equiv="refresh" content="0; url=/there">`:                       "/there",
		`<meta http-equiv=Refresh content="5;URL='http://a.org/b'">`:                "http://a.org/b",
		`<meta http-equiv="refresh" content="0;/there">`:                            "/there",
		`<meta http-equiv="refresh" content="300; url=/">`:                          "",
		`<meta http-equiv="refresh" content="30">`:                                  "",
		`<noscript><meta http-equiv="refresh" content="0; url=/nojs"></noscript>`:   "",
		`<script>window.onload=function(){window.location.href="/lander"}</script>`: "/lander",
		`<script>window.location.replace("/new/page")</script>`:                     "/new/page",
		`<script>location.href='/a';</script>` + long:                               "",
		`<script>var x = 1; location = "/a"</script>`:                               "",
	} {
		if got := Read([]byte(body), htmlType, false).Refresh; got != want {
			t.Errorf("%s: %q, want %q", body, got, want)
		}
	}
}

// kind is what a page is taken for, surely or likely.
func kind(p *Page) string {
	for _, j := range []struct {
		name string
		says func() (Certainty, string)
	}{{"wall", p.BotWall}, {"sale", p.ForSale}, {"missing", p.NotFound}, {"down", p.Down}, {"login", p.LogIn}, {"consent", p.Consent}} {
		switch how, why := j.says(); {
		case how == Certain && why != "":
			return j.name
		case how == Likely && why != "":
			return j.name + "?"
		case how != None:
			return "no reason for " + j.name
		}
	}
	if p.Scripted {
		return "script"
	}
	return ""
}

func TestSigns(t *testing.T) {
	tests := []struct{ name, body, want string }{
		{"nginx", "<title>404 Not Found</title><center><h1>404 Not Found</h1></center><hr><center>nginx</center>", "missing"},
		{"WordPress", `<title>Page not found &#8211; Councils</title><body class="error404 wp"><h1>Oops! That page can&rsquo;t be found.</h1><p>It looks like nothing was found at this location.`, "missing"},
		{"only a title", "<title>Page not found | Site</title><p>Home About Contact", "missing?"},
		{"title and words", "<title>Page not found | Site</title><p>Sorry, the page you requested could not be found.", "missing"},
		{"friendly and long", "<title>404 | Museum</title><h1>Page not found</h1><p>We couldn't find the page. Have a look at these:" + long, "missing"},
		{"words alone", "<title>Museum</title><p>Sorry, we can't find the page you are looking for.", "missing?"},
		{"German", "<title>Seite nicht gefunden - Verlag</title><h1>Fehler 404</h1><p>Die angeforderte Seite gibt es nicht.", "missing"},
		{"French", "<title>Page introuvable</title><h1>Erreur 404</h1>", "missing"},
		{"Spanish", "<title>Página no encontrada</title><p>No se ha encontrado la página que busca.", "missing"},
		{"Italian", "<title>Pagina non trovata</title><h1>Errore 404</h1>", "missing"},
		{"Portuguese", "<title>Página não encontrada</title><h1>Página não encontrada</h1>", "missing"},
		{"Dutch", "<title>Pagina niet gevonden</title><h1>Pagina niet gevonden</h1>", "missing"},
		{"Polish", "<title>Nie znaleziono strony</title><p>Strona, której szukasz, zniknęła.", "missing"},
		{"Czech", "<title>Stránka nenalezena</title><h1>404</h1>", "missing"},
		{"Russian", "<title>Страница не найдена</title><h1>Ошибка 404</h1>", "missing"},
		{"Ukrainian", "<title>Сторінку не знайдено</title><h1>404</h1>", "missing"},
		{"Swedish", "<title>Sidan hittades inte</title><h1>Sidan finns inte</h1>", "missing"},
		{"Finnish", "<title>Sivua ei löytynyt</title><p>Hakemaasi sivua ei ole.", "missing"},
		{"Hungarian", "<title>Az oldal nem található</title><h1>404</h1>", "missing"},
		{"Turkish", "<title>Sayfa bulunamadı</title><p>Aradığınız sayfa taşınmış olabilir.", "missing"},
		{"Greek", "<title>Η σελίδα δεν βρέθηκε</title><h1>404</h1>", "missing"},
		{"Arabic", "<title>الصفحة غير موجودة</title><h1>404</h1>", "missing"},
		{"Hebrew", "<title>הדף לא נמצא</title><h1>404</h1>", "missing"},
		{"Chinese", "<title>页面不存在</title><p>抱歉，您访问的页面不存在。", "missing"},
		{"Japanese", "<title>ページが見つかりません</title><p>お探しのページは移動しました。", "missing"},
		{"Korean", "<title>페이지를 찾을 수 없습니다</title><p>요청하신 페이지가 없습니다.", "missing"},
		{"Vietnamese", "<title>Không tìm thấy trang</title><h1>404</h1>", "missing"},
		{"Google's", "<title>Error 404 (Not Found)!!1</title><p>404. That’s an error.", "missing?"},
		{"IIS", "<title>404 - File or directory not found.</title><h1>Server Error</h1><h2>404 - File or directory not found.</h2><p>The resource you are looking for might have been removed.", "missing"},
		{"Tomcat", "<title>HTTP Status 404 – Not Found</title><h1>HTTP Status 404 – Not Found</h1>", "missing"},
		{"a sentence", "<title>Sorry, we can’t find the page you’re looking for | Shop</title><h1>Hmm, that page doesn’t exist</h1>", "missing"},
		{"a German sentence", "<title>Diese Seite konnte leider nicht gefunden werden</title><h1>Diese Seite gibt es nicht mehr</h1>", "missing"},
		{"a French sentence", "<title>Désolé, la page que vous cherchez n'existe plus</title><h1>Page introuvable</h1>", "missing"},
		{"a suspended account", "<title>Account Suspended</title><h1>This Account has been suspended.</h1>", "missing"},

		{"an article about error pages", "<title>404 pages: a history</title><h1>404 pages: a history</h1>" + long, ""},
		{"an encyclopedia on the code", "<title>HTTP 404 - Wikipedia</title><h1>HTTP 404</h1><p>Users attempt to follow a broken link." + long, "missing?"},
		{"a title that ends so", "<title>How I lost the article that could not be found</title><h1>How I lost the article that could not be found</h1>" + long, "missing?"},
		{"a road", "<title>Route 404</title><h1>Route 404</h1><p>A road in Nebraska.", ""},
		{"a novel", "<title>Not Found - a novel by Ann Moore</title><h1>Not Found</h1><article>" + long, ""},
		{"a change log", "<title>Changes</title><h1>Changes</h1><p>The section has been removed. Page not found errors are explained." + long, ""},
		{"a list of errors", "<title>Errors in Tudor chronicles</title><h1>Errors in Tudor chronicles</h1>" + long, ""},
		{"hidden words", "<title>Bread</title><p>Bread and peace.<script>var e='page not found'</script><template><h1>Page not found</h1></template>", ""},
		{"fine and short", "<title>The Soviets</title><p>A book.", ""},
		{"an empty page", "", ""},
		{"noindex", `<title>The Soviets</title><meta name=robots content="noindex,nofollow"><p>A book.`, ""},

		{"for sale", "<title>example.org is for sale | Dan.com</title><h1>example.org</h1>", "sale"},
		{"a parking script", `<title>example.org</title><script src="https://www.google.com/adsense/domains/caf.js"></script><p>Related searches`, "sale"},
		{"a parking frame", `<title>example.org</title><frame src="http://ww1.sedoparking.com/x">`, "sale"},
		{"words of a broker", "<title>example.org</title><h1>The domain is for sale</h1><p>Make an offer.", "sale"},
		{"German broker", "<title>example.de</title><h1>Diese Domain steht zum Verkauf</h1>", "sale"},
		{"French broker", "<title>Ce nom de domaine est à vendre</title>", "sale"},
		{"Russian broker", "<title>Домен продается</title><h1>Купить домен</h1>", "sale"},
		{"Chinese broker", "<title>域名出售</title><p>此域名出售", "sale"},
		{"Sedo", "<title>example.org - This website is for sale! - example Resources and Information.</title>", "sale"},
		{"Namecheap", "<title>example.org - Registered at Namecheap.com</title><p>This domain is registered at Namecheap.", "sale"},
		{"expired", "<title>example.org - This domain has expired</title>", "sale"},
		{"default page", "<title>Welcome to nginx!</title><h1>Welcome to nginx!</h1><p>If you see this page ...", "sale?"},
		{"a casino", "<title>SITUS SLOT GACOR: Judi Slot88 Maxwin</title>" + long, "sale"},
		{"research on casinos", "<title>Online casinos and problem gambling: a review</title><meta name=citation_title content=x><h1>Online casinos and problem gambling</h1>" + long, ""},
		{"a house", "<title>House for sale in Leeds</title><h1>House for sale</h1><p>Three bedrooms.", ""},
		{"on parked domains", "<title>Why domains are parked</title><h1>Why domains are parked</h1><p>A page may say: this domain is for sale." + long, ""},

		{"maintenance", "<title>We'll be back soon!</title><h1>Down for maintenance</h1>", "down"},
		{"a gateway", "<title>502 Bad Gateway</title><h1>502 Bad Gateway</h1>", "down"},
		{"on maintenance", "<title>Maintenance of wooden ships</title><h1>Maintenance</h1>" + long, ""},
		{"a paywall", "<title>Subscribe to continue reading</title><h1>Subscribe to continue reading</h1><p>Only 1 a week.", "login"},

		{"log-in", `<title>Log in</title><h1>Sign in</h1><form><input type=password></form>`, "login"},
		{"a password and a title", `<title>Sign in | Library</title><input type="password">`, "login"},
		{"a password in the corner", `<title>The Soviets</title><input type=password>` + long, ""},
		{"a moment", "<title>Just a moment...</title><p>Verify you are human by completing the action below.", "wall"},
		{"a challenge", `<title>Just a moment...</title><script src="/cdn-cgi/challenge-platform/h/b/orchestrate"></script>`, "wall"},
		{"captcha", `<title></title><script src="https://geo.captcha-delivery.com/captcha/?x"></script>`, "wall?"},
		{"Anubis", "<title>Making sure you&#39;re not a bot!</title><h1>Making sure you're not a bot!</h1>", "wall"},
		{"a contact form", `<title>Contact</title><script src="https://www.google.com/recaptcha/api.js"></script>` + long, ""},
		{"consent", "<title>Before you continue to YouTube</title>", "consent?"},
		{"by script", `<title>App</title><div id="root"></div><script src=app.js></script><noscript>You need to enable JavaScript to run this app.</noscript>`, "script"},
		{"by script and said in German", `<title>App</title><noscript>Bitte aktivieren Sie JavaScript.</noscript>`, "script"},
		{"rendered on the server", `<title>App</title><div id="__next">` + long + `</div>`, ""},
	}
	for _, tt := range tests {
		if got := kind(Read([]byte(tt.body), htmlType, false)); got != tt.want {
			p := Read([]byte(tt.body), htmlType, false)
			t.Errorf("%s: %q, want %q (%d words)", tt.name, got, tt.want, p.Words)
		}
	}
}

func TestFragment(t *testing.T) {
	const body = `<h2 id="Ländern">x</h2><a name="old">y</a><p id="user-content-install">z</p><p id=Case>The <b>quick</b> brown
 fox “jumps”.</p><template><p id=hidden></p></template><!-- <p id=comment> --><p name=p>` + "<p>" +
		"Words to fill the page up, so that nobody thinks a script does it: one two three four five six seven eight nine ten. " +
		"One two three four five six seven eight nine ten. One two three four five six seven eight nine ten. One two three four."
	tests := []struct {
		fragment string
		want     Presence
	}{
		{"old", Present}, {"L%C3%A4ndern", Present}, {"Ländern", Present}, {"install", Present}, {"Install", Present}, {"Case", Present},
		{"", Present}, {"top", Present}, {"Top", Present},
		{"case", Absent}, {"none", Absent}, {"hidden", Absent}, {"comment", Absent}, {"p", Absent},
		{"!/route", Unknown}, {"/route/a", Unknown}, {"L10", Unknown}, {"gid=0", Unknown}, {"t=90", Unknown}, {"utm_source=feed", Unknown}, {"heading=h.1x2y", Unknown}, {".VQx1abcd", Unknown}, {"L10-L20", Unknown}, {"issuecomment-1234", Unknown},
		{":~:text=quick%20brown", Present}, {":~:text=QUICK", Present}, {":~:text=brown%20fox", Present}, {":~:text=the-,quick,fox", Present},
		{":~:text=%22jumps%22", Present}, {"old:~:text=fox", Present}, {":~:text=slow%20fox", Absent}, {":~:text=fox,quick", Absent},
		{"none:~:text=fox", Absent}, {":~:text=quick&text=lazy", Absent}, {":~:text=quick&text=fox", Present},
	}
	for _, tt := range tests {
		got, why := Fragment([]byte(body), htmlType, false, tt.fragment)
		if got != tt.want || (got == Absent) != (why != "") {
			t.Errorf("#%s: %d (%s), want %d", tt.fragment, got, why, tt.want)
		}
	}
	if got, _ := Fragment([]byte(body), htmlType, true, "none"); got != Unknown {
		t.Errorf("of a page that was cut: %d, want unknown", got)
	}
	if got, _ := Fragment([]byte(`<div id=root></div><script></script>`), htmlType, false, "none"); got != Unknown {
		t.Errorf("of a page by script: %d, want unknown", got)
	}
	if got, _ := Fragment([]byte("# Heading"), "text/plain", false, "heading"); got != Unknown {
		t.Errorf("of a text: %d, want unknown", got)
	}
	pdf := []byte("%PDF-1.4\n1 0 obj<</Type/Pages/Kids[2 0 R]/Count 12>>endobj\n")
	for fragment, want := range map[string]Presence{
		"page=12": Present, "page=13": Absent, "page=0": Absent, "page=3&zoom=100": Present, "nameddest=x": Present, "": Present,
	} {
		if got, _ := Fragment(pdf, "application/pdf", false, fragment); got != want {
			t.Errorf("PDF#%s: %d, want %d", fragment, got, want)
		}
	}
	if got, _ := Fragment([]byte("%PDF-1.4"), "application/pdf", true, "page=3"); got != Unknown {
		t.Errorf("of a PDF that does not tell: %d, want unknown", got)
	}
}

func TestPhrasesArePlain(t *testing.T) {
	for row := range rows(phrasesTSV) {
		if len(row) != 3 || strings.ToLower(row[2]) != row[2] || strings.TrimSpace(row[2]) == "" {
			t.Errorf("%q: want class, language and a phrase in lower case", row)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("<title>A</title><h1>B</h1>"), "text/html", false)
	f.Add([]byte("%PDF-1.4 /Title(x\\"), "", true)
	f.Add([]byte("\xFF\xFE<\x00t\x00"), "text/html; charset=", false)
	f.Fuzz(func(t *testing.T, body []byte, contentType string, cut bool) {
		p := Read(body, contentType, cut)
		kind(p)
		for _, title := range p.Titles {
			if title == "" || strings.ContainsAny(title, "\n\t") {
				t.Errorf("title %q", title)
			}
		}
	})
}

func FuzzFragment(f *testing.F) {
	f.Add([]byte("<p id=a>"), "text/html", "a")
	f.Add([]byte("<p>x"), "", ":~:text=a-,b,c,-d&text=%")
	f.Add([]byte("%PDF /Pages /Count 9"), "", "page=1")
	f.Fuzz(func(t *testing.T, body []byte, contentType, fragment string) {
		if has, why := Fragment(body, contentType, false, fragment); (has == Absent) != (why != "") {
			t.Errorf("%d because of %q", has, why)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	small := []byte("<!doctype html><html lang=en><head><title>A good page | Site</title><meta property=og:title content='A good page'></head><body><h1>A good page</h1>" + long[:1200])
	big, err := os.ReadFile("../../testdata/soviets/article.html")
	if err != nil {
		b.Fatal(err)
	}
	for _, bm := range []struct {
		name string
		body []byte
	}{{"1.4 KB", small}, {"an article", big}, {"512 KB", []byte(strings.Repeat("<p class=x>Some <b>words</b> here.</p>\n", 13000))}} {
		b.Run(bm.name, func(b *testing.B) {
			b.SetBytes(int64(len(bm.body)))
			b.ReportAllocs()
			for b.Loop() {
				p := Read(bm.body, htmlType, false)
				kind(p)
			}
		})
	}
}

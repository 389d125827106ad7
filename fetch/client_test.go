package fetch

import (
	"bufio"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/citecheck/citecheck/cite"
)

var loopback = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}

// testClient asks servers on loopback without a proxy and without patience.
func testClient(t testing.TB, o Options) *Client {
	t.Helper()
	o.Proxy = noProxy
	s, err := o.settings()
	if err != nil {
		t.Fatalf("settings of %+v: %v", o, err)
	}
	s.firstWait = time.Millisecond
	c := newClient(s)
	t.Cleanup(c.Close)
	return c
}

// impatient asks loopback once.
func impatient() Options {
	return Options{AllowNet: loopback, Retries: NoRetries, Timeout: 5 * time.Second, Version: "1.2.3"}
}

// serve starts a server of the handlers by path.
func serve(t testing.TB, handlers map[string]http.HandlerFunc) string {
	t.Helper()
	mux := http.NewServeMux()
	for path, h := range handlers {
		mux.HandleFunc(path, h)
	}
	return start(t, httptest.NewUnstartedServer(mux), (*httptest.Server).Start)
}

func start(t testing.TB, s *httptest.Server, how func(*httptest.Server)) string {
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	how(s)
	t.Cleanup(s.Close)
	return s.URL
}

func status(code int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) }
}

func text(body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		io.WriteString(w, body)
	}
}

func redirect(code int, to string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		if to != "" {
			w.Header().Set("Location", to)
		}
		w.WriteHeader(code)
	}
}

// broken takes the connection over and breaks it off after writing raw.
func broken(raw string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		conn, _, err := http.NewResponseController(w).Hijack()
		if err != nil {
			panic(err)
		}
		io.WriteString(conn, raw)
		if raw == "" {
			conn.(*net.TCPConn).SetLinger(0) // a reset, not an end
		}
		conn.Close()
	}
}

const goodPage = "<!doctype html><title>A good\n page</title><p>Words."

// outcome is a verdict without what differs from run to run.
type outcome struct {
	Status   cite.Status
	Code     int
	Final    string
	Hops     []cite.Hop
	Title    string
	Evidence string
}

// outcomeOf replaces the address of the server by "http://SERVER".
func outcomeOf(v cite.Verdict, server string) outcome {
	name := strings.NewReplacer(server, "http://SERVER", strings.TrimPrefix(server, "http://"), "SERVER")
	o := outcome{Status: v.Status, Code: v.Code, Final: name.Replace(v.Final), Title: v.Title, Evidence: name.Replace(v.Evidence)}
	for _, h := range v.Hops {
		o.Hops = append(o.Hops, cite.Hop{Code: h.Code, URL: name.Replace(h.URL)})
	}
	return o
}

func TestVerify(t *testing.T) {
	server := serve(t, map[string]http.HandlerFunc{
		"/ok":           text(goodPage),
		"/empty":        status(200),
		"/none":         status(204),
		"/404":          status(404),
		"/410":          status(410),
		"/401":          status(401),
		"/403":          status(403),
		"/451":          status(451),
		"/999":          status(999),
		"/418":          status(418),
		"/405":          status(405),
		"/500":          status(500),
		"/429":          status(429),
		"/p1":           redirect(301, "/p2"),
		"/p2":           redirect(308, "/ok"),
		"/p2gone":       redirect(301, "/404"),
		"/t":            redirect(302, "/ok"),
		"/t303":         redirect(303, "/ok"),
		"/t307":         redirect(307, "/ok"),
		"/mixed":        redirect(301, "/t"),
		"/slash/":       text(goodPage),
		"/slash":        redirect(301, "/slash/"),
		"/loop1":        redirect(302, "/loop2"),
		"/loop2":        redirect(302, "/loop1"),
		"/self":         redirect(301, "/self"),
		"/nowhere":      redirect(302, ""),
		"/app":          redirect(302, "itms-apps://store/1"),
		"/nonsense":     redirect(302, "http://a b%zz/"),
		"/spaced":       redirect(302, "/with space"),
		"/with%20space": text(goodPage),
		"/300":          redirect(300, "/ok"),
		"/300alone":     status(300),
		"/304":          status(304),
		"/reset":        broken(""),
		"/silent":       broken(" "),
		"/short":        broken("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n" + goodPage),
		"/bodyless":     broken("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n"),
		"/short404":     broken("HTTP/1.1 404 Not Found\r\nContent-Length: 5000\r\n\r\n"),
		"/notgzip":      broken("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 9\r\n\r\nnot gzip!"),
		"/nothttp":      broken("SSH-2.0-OpenSSH_9.9\r\n"),
		"/hints":        hints,
		"/gzip":         zipped,
		"/charset":      badCharset,
		"/cookie":       cookie,
		"/headers":      manyHeaders,
		"/login":        login,
		"/challenge":    challenge,
		"/moment":       moment,
		"/picky":        picky,
	})
	good := outcome{Status: cite.OK, Code: 200, Title: "A good page"}
	final := func(o outcome, hops ...cite.Hop) outcome {
		for i := range hops {
			hops[i].URL = "http://SERVER" + hops[i].URL
		}
		o.Hops, o.Final = hops, hops[len(hops)-1].URL
		return o
	}
	said := func(s cite.Status, code int, evidence string) outcome {
		return outcome{Status: s, Code: code, Evidence: "SERVER " + evidence}
	}
	moved := outcome{Status: cite.Moved, Code: 200, Title: "A good page"}
	movedTo := func(path string) outcome {
		m := moved
		m.Evidence = "moved permanently to http://SERVER" + path
		return m
	}
	tests := []struct {
		path string
		want outcome
	}{
		{"/ok", good},
		{"/empty", outcome{Status: cite.OK, Code: 200}},
		{"/none", outcome{Status: cite.OK, Code: 204}},
		{"/404", said(cite.Broken, 404, "answered 404 (page not found)")},
		{"/410", said(cite.Broken, 410, "answered 410 (page gone for good)")},
		{"/401", said(cite.Blocked, 401, "answered 401 (asks to log in)")},
		{"/403", said(cite.Blocked, 403, "answered 403 (forbidden, to robots at least); so too in a browser-like form")},
		{"/451", said(cite.Blocked, 451, "answered 451 (withheld for legal reasons)")},
		{"/999", said(cite.Blocked, 999, "answered 999 (refuses robots)")},
		{"/418", said(cite.Unsure, 418, "answered 418 (i'm a teapot)")},
		{"/405", said(cite.Unsure, 405, "answered 405 (method not allowed)")},
		{"/500", said(cite.Unsure, 500, "answered 500 (internal server error)")},
		{"/429", said(cite.RateLimited, 429, "answered 429 (too many requests)")},
		{"/p1", final(movedTo("/ok"), cite.Hop{Code: 301, URL: "/p2"}, cite.Hop{Code: 308, URL: "/ok"})},
		{"/p1#part", func() outcome {
			o := final(movedTo("/ok"), cite.Hop{Code: 301, URL: "/p2"}, cite.Hop{Code: 308, URL: "/ok"})
			o.Final += "#part"
			return o
		}()},
		{"/p2gone", final(said(cite.Broken, 404, "answered 404 (page not found)"), cite.Hop{Code: 301, URL: "/404"})},
		{"/t", final(good, cite.Hop{Code: 302, URL: "/ok"})},
		{"/t303", final(good, cite.Hop{Code: 303, URL: "/ok"})},
		{"/t307", final(good, cite.Hop{Code: 307, URL: "/ok"})},
		{"/mixed", final(good, cite.Hop{Code: 301, URL: "/t"}, cite.Hop{Code: 302, URL: "/ok"})},
		{"/slash", final(movedTo("/slash/"), cite.Hop{Code: 301, URL: "/slash/"})},
		{"/loop1", final(said(cite.Broken, 302, "redirects in a circle"), cite.Hop{Code: 302, URL: "/loop2"}, cite.Hop{Code: 302, URL: "/loop1"})},
		{"/self", final(said(cite.Broken, 301, "redirects in a circle"), cite.Hop{Code: 301, URL: "/self"})},
		{"/nowhere", said(cite.Broken, 302, "redirects without saying where")},
		{"/app", said(cite.Broken, 302, "redirects to an address with the scheme itms-apps")},
		{"/nonsense", said(cite.Broken, 302, "redirects to what is no address")},
		{"/spaced", final(good, cite.Hop{Code: 302, URL: "/with%20space"})},
		{"/300", final(good, cite.Hop{Code: 300, URL: "/ok"})},
		{"/300alone", said(cite.Unsure, 300, "answered 300 (multiple choices)")},
		{"/304", said(cite.Unsure, 304, "answered 304 (not modified)")},
		{"/reset", said(cite.Broken, 0, "broke the connection off")},
		{"/short", outcome{Status: cite.OK, Code: 200, Title: "A good page", Evidence: "the page broke off early"}},
		{"/bodyless", said(cite.Unsure, 0, "announced a page and did not send it")},
		{"/short404", said(cite.Broken, 404, "answered 404 (page not found)")},
		{"/notgzip", said(cite.Unsure, 0, "announced a page and did not send it")},
		{"/nothttp", said(cite.Unsure, 0, "gave an answer that is not HTTP")},
		{"/hints", good},
		{"/gzip", good},
		{"/charset", outcome{Status: cite.OK, Code: 200, Title: "Größe"}},
		{"/cookie", final(outcome{Status: cite.OK, Code: 200}, cite.Hop{Code: 302, URL: "/cookie"})},
		{"/headers", good},
		{"/login", final(said(cite.Blocked, 401, "answered 401 (asks to log in)"), cite.Hop{Code: 302, URL: "/401"})},
		{"/challenge", said(cite.Blocked, 503, "answered 503: Cloudflare asks for a browser")},
		{"/moment", func() outcome {
			o := said(cite.Blocked, 503, `answered 503: a bot wall, titled "Just a moment..."`)
			o.Title = "Just a moment..."
			return o
		}()},
		{"/picky", good},
	}
	c := testClient(t, impatient())
	for _, tt := range tests {
		t.Run(tt.path, func(t *testing.T) {
			t.Parallel()
			v := c.Verify(t.Context(), server+tt.path)
			if diff := cmp.Diff(tt.want, outcomeOf(v, server), cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("Verify(%s) (-want +got):\n%s", tt.path, diff)
			}
			if v.URL != server+tt.path || v.At.IsZero() {
				t.Errorf("Verify(%s): URL %q, At %v", tt.path, v.URL, v.At)
			}
		})
	}
}

func hints(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Link", "</style.css>; rel=preload")
	w.WriteHeader(http.StatusEarlyHints)
	text(goodPage)(w, r)
}

func zipped(w http.ResponseWriter, r *http.Request) {
	if !strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	w.Header().Set("Content-Encoding", "gzip")
	w.Header().Set("Content-Type", "text/html")
	z := gzip.NewWriter(w)
	io.WriteString(z, goodPage)
	z.Close()
}

func badCharset(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/html; charset=none-such")
	io.WriteString(w, "<title>Größe</title>")
}

func cookie(w http.ResponseWriter, r *http.Request) {
	if _, err := r.Cookie("seen"); err == nil {
		return
	}
	http.SetCookie(w, &http.Cookie{Name: "seen", Value: "1", Path: "/"})
	redirect(302, "/cookie")(w, r)
}

func manyHeaders(w http.ResponseWriter, r *http.Request) {
	for i := range 300 {
		http.SetCookie(w, &http.Cookie{Name: fmt.Sprint("c", i), Value: strings.Repeat("x", 300)})
	}
	text(goodPage)(w, r)
}

func login(w http.ResponseWriter, r *http.Request) { redirect(302, "/401")(w, r) }

func challenge(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Cf-Mitigated", "challenge")
	w.WriteHeader(http.StatusServiceUnavailable)
}

func moment(w http.ResponseWriter, _ *http.Request) {
	w.WriteHeader(http.StatusServiceUnavailable)
	io.WriteString(w, "<title>Just a moment...</title>")
}

func picky(w http.ResponseWriter, r *http.Request) {
	honest := r.UserAgent() == "citecheck/1.2.3 (+https://github.com/citecheck/citecheck)"
	if !honest || !strings.Contains(r.Header.Get("Accept"), "text/html") {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	text(goodPage)(w, r)
}

func TestTooManyRedirects(t *testing.T) {
	server := serve(t, map[string]http.HandlerFunc{
		"/{n}": func(w http.ResponseWriter, r *http.Request) {
			var n int
			fmt.Sscan(r.PathValue("n"), &n)
			if n > 0 {
				redirect(301, fmt.Sprint("/", n-1))(w, r)
			}
		},
	})
	c := testClient(t, impatient())
	if v := c.Verify(t.Context(), server+"/10"); v.Status != cite.Moved || len(v.Hops) != 10 {
		t.Errorf("ten redirects: %v (%s) after %d hops, want moved", v.Status, v.Evidence, len(v.Hops))
	}
	if v := c.Verify(t.Context(), server+"/11"); v.Status != cite.Broken || !strings.Contains(v.Evidence, "more than 10") {
		t.Errorf("eleven redirects: %v (%s), want broken", v.Status, v.Evidence)
	}
}

// A body without an end is read in its beginning, and the server notices.
func TestEndlessBody(t *testing.T) {
	gone := make(chan struct{})
	server := serve(t, map[string]http.HandlerFunc{
		"/": func(w http.ResponseWriter, _ *http.Request) {
			defer close(gone)
			w.Header().Set("Content-Type", "text/html")
			for chunk := []byte(goodPage + strings.Repeat("x", 32<<10)); ; {
				if _, err := w.Write(chunk); err != nil {
					return
				}
			}
		},
	})
	v := testClient(t, impatient()).Verify(t.Context(), server)
	if v.Status != cite.OK || v.Title != "A good page" {
		t.Errorf("%v (%s), title %q", v.Status, v.Evidence, v.Title)
	}
	<-gone
}

func TestTimeout(t *testing.T) {
	release := make(chan struct{})
	server := serve(t, map[string]http.HandlerFunc{
		"/mute": func(http.ResponseWriter, *http.Request) { <-release },
		"/stall": func(w http.ResponseWriter, r *http.Request) {
			w.WriteHeader(200)
			http.NewResponseController(w).Flush()
			<-release
		},
		"/drip": func(w http.ResponseWriter, r *http.Request) {
			text(goodPage)(w, r)
			http.NewResponseController(w).Flush()
			<-release
		},
	})
	t.Cleanup(func() { close(release) }) // runs before the server closes
	o := impatient()
	o.Timeout = 100 * time.Millisecond
	c := testClient(t, o)
	for path, want := range map[string]cite.Status{"/mute": cite.Timeout, "/stall": cite.Timeout, "/drip": cite.OK} {
		if v := c.Verify(t.Context(), server+path); v.Status != want {
			t.Errorf("%s: %v (%s), want %v", path, v.Status, v.Evidence, want)
		}
	}
}

func TestRefused(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
	c := testClient(t, impatient())
	v := c.Verify(t.Context(), "http://"+l.Addr().String())
	if v.Status != cite.Broken || !strings.Contains(v.Evidence, "refused the connection") {
		t.Errorf("%v (%s), want broken: refused", v.Status, v.Evidence)
	}
}

func TestRetriesHeal(t *testing.T) {
	var calls atomic.Int32
	server := serve(t, map[string]http.HandlerFunc{
		"/500": func(w http.ResponseWriter, r *http.Request) {
			if calls.Add(1) < 2 {
				w.WriteHeader(500)
			}
		},
	})
	o := impatient()
	o.Retries = 1
	c := testClient(t, o)
	if v := c.Verify(t.Context(), server+"/500"); v.Status != cite.OK || calls.Load() != 2 {
		t.Errorf("%v (%s) after %d requests, want ok after 2", v.Status, v.Evidence, calls.Load())
	}
}

func TestBrowserForm(t *testing.T) {
	browserGets := func(first, then int) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			if strings.HasPrefix(r.UserAgent(), "Mozilla/5.0") {
				w.WriteHeader(then)
			} else {
				w.WriteHeader(first)
			}
		}
	}
	server := serve(t, map[string]http.HandlerFunc{
		"/ok":   browserGets(403, 200),
		"/406":  browserGets(406, 200),
		"/gone": browserGets(403, 404),
		"/500":  browserGets(403, 500),
		"/404":  browserGets(404, 200), // a clear word is not asked again
	})
	c := testClient(t, impatient())
	tests := map[string]outcome{
		"/ok": {Status: cite.OK, Code: 200,
			Evidence: "asked again in a browser-like form, as SERVER answered 403 (forbidden, to robots at least)"},
		"/406": {Status: cite.OK, Code: 200,
			Evidence: "asked again in a browser-like form, as SERVER answered 406 (not acceptable)"},
		"/gone": {Status: cite.Broken, Code: 404,
			Evidence: "SERVER answered 404 (page not found); asked again in a browser-like form, as SERVER answered 403 (forbidden, to robots at least)"},
		"/500": {Status: cite.Blocked, Code: 403,
			Evidence: "SERVER answered 403 (forbidden, to robots at least); so too in a browser-like form"},
		"/404": {Status: cite.Broken, Code: 404, Evidence: "SERVER answered 404 (page not found)"},
	}
	for path, want := range tests {
		if diff := cmp.Diff(want, outcomeOf(c.Verify(t.Context(), server+path), server)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", path, diff)
		}
	}
}

func TestHeadForBigFiles(t *testing.T) {
	var methods sync.Map
	log := func(next http.HandlerFunc) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			was, _ := methods.LoadOrStore(r.URL.Path, "")
			methods.Store(r.URL.Path, was.(string)+r.Method+" ")
			next(w, r)
		}
	}
	getOnly := func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodHead {
			w.WriteHeader(http.StatusMethodNotAllowed)
		}
	}
	resetHead := func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodHead {
			broken("")(w, r)
		}
	}
	server := serve(t, map[string]http.HandlerFunc{
		"/a.ZIP": log(status(200)), "/b.mp4": log(getOnly), "/c.iso": log(resetHead),
		"/d.gz": log(status(404)), "/e.pdf": log(status(200)),
	})
	c := testClient(t, impatient())
	tests := []struct {
		path    string
		status  cite.Status
		methods string
	}{
		{"/a.ZIP", cite.OK, "HEAD "},
		{"/b.mp4", cite.OK, "HEAD GET "},
		{"/c.iso", cite.OK, "HEAD GET "},
		{"/d.gz", cite.Broken, "HEAD GET "},
		{"/e.pdf", cite.OK, "GET "},
	}
	for _, tt := range tests {
		v := c.Verify(t.Context(), server+tt.path)
		seen, _ := methods.Load(tt.path)
		got := strings.ReplaceAll(seen.(string), "HEAD HEAD ", "HEAD ") // net/http repeats what a kept connection broke off
		if v.Status != tt.status || got != tt.methods {
			t.Errorf("%s: %v by %v, want %v by %v", tt.path, v.Status, got, tt.status, tt.methods)
		}
	}
}

func TestAccept(t *testing.T) {
	server := serve(t, map[string]http.HandlerFunc{"/403": status(403), "/503": challenge, "/404": status(404)})
	o := impatient()
	o.Accept = []int{403, 503}
	c := testClient(t, o)
	for path, want := range map[string]cite.Status{"/403": cite.OK, "/503": cite.OK, "/404": cite.Broken} {
		if v := c.Verify(t.Context(), server+path); v.Status != want {
			t.Errorf("%s: %v (%s), want %v", path, v.Status, v.Evidence, want)
		}
	}
}

// Five hundred citations of one address, in all its spellings and with all its
// fragments, are one request.
func TestOneRequest(t *testing.T) {
	var calls atomic.Int32
	server := serve(t, map[string]http.HandlerFunc{
		"/a": func(w http.ResponseWriter, r *http.Request) { calls.Add(1); text(goodPage)(w, r) },
	})
	c := testClient(t, impatient())
	spellings := []string{server + "/a", server + "/b/../a", strings.Replace(server, "http", "HTTP", 1) + "/./a"}
	var wg sync.WaitGroup
	for i := range 500 {
		wg.Go(func() {
			asked := fmt.Sprintf("%s#part-%d", spellings[i%3], i)
			if v := c.Verify(context.Background(), asked); v.Status != cite.OK || v.URL != asked {
				t.Errorf("%s: %v (%s), URL %s", asked, v.Status, v.Evidence, v.URL)
			}
		})
	}
	wg.Wait()
	if n := calls.Load(); n != 1 {
		t.Errorf("%d requests, want 1", n)
	}
}

func TestInterrupted(t *testing.T) {
	arrived, release := make(chan struct{}, 2), make(chan struct{})
	server := serve(t, map[string]http.HandlerFunc{
		"/": func(http.ResponseWriter, *http.Request) { arrived <- struct{}{}; <-release },
	})
	t.Cleanup(func() { close(release) })
	c := testClient(t, impatient())
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan cite.Verdict)
	go func() { done <- c.Verify(ctx, server) }()
	<-arrived
	cancel()
	began := time.Now()
	v := <-done
	if want := (cite.Verdict{URL: server, Status: cite.Unchecked, Evidence: "interrupted"}); !cmp.Equal(v, want) {
		t.Errorf("got %+v, want %+v", v, want)
	}
	if d := time.Since(began); d > time.Second {
		t.Errorf("took %v to stop", d)
	}
	if v := c.Verify(ctx, server); v.Status != cite.Unchecked {
		t.Errorf("after the end: %v", v.Status)
	}
}

// Whoever asked first may give up; who still wants to know gets an answer.
func TestInterruptedLeader(t *testing.T) {
	arrived, release := make(chan struct{}, 2), make(chan struct{})
	var calls atomic.Int32
	server := serve(t, map[string]http.HandlerFunc{
		"/": func(_ http.ResponseWriter, r *http.Request) {
			if calls.Add(1) == 1 {
				arrived <- struct{}{}
				select {
				case <-r.Context().Done():
				case <-release:
				}
			}
		},
	})
	t.Cleanup(func() { close(release) })
	c := testClient(t, impatient())
	ctx, cancel := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	wg.Go(func() { c.Verify(ctx, server) })
	<-arrived
	wg.Go(func() {
		if v := c.Verify(t.Context(), server); v.Status != cite.OK {
			t.Errorf("the one that waited: %v (%s), want ok", v.Status, v.Evidence)
		}
	})
	cancel()
	wg.Wait()
}

func TestWithoutScheme(t *testing.T) {
	server := serve(t, map[string]http.HandlerFunc{"/a": text(goodPage)})
	asked := strings.TrimPrefix(server, "http://") + "/a"
	c := testClient(t, impatient())
	v := c.Verify(t.Context(), "//"+asked)
	if v.Status != cite.OK || v.Evidence != "written without a scheme, asked as http" {
		t.Errorf("%v (%s), want ok over http", v.Status, v.Evidence)
	}
}

// A chain carries its cookies and its per-host headers, and nobody else's.
func TestSecretsStayHome(t *testing.T) {
	leak := make(chan http.Header, 1)
	elsewhere := serve(t, map[string]http.HandlerFunc{
		"/": func(_ http.ResponseWriter, r *http.Request) { leak <- r.Header },
	})
	home := serve(t, map[string]http.HandlerFunc{
		"/": func(w http.ResponseWriter, r *http.Request) {
			if r.Header.Get("X-Token") == "s3cret" {
				redirect(302, elsewhere)(w, r)
			}
		},
	})
	o := impatient()
	o.Headers = []string{strings.TrimPrefix(home, "http://") + ":X-Token=s3cret"}
	v := testClient(t, o).Verify(t.Context(), home)
	if got := <-leak; got.Get("X-Token") != "" {
		t.Errorf("the token went on to the second host: %v", got)
	}
	if strings.Contains(fmt.Sprint(v), "s3cret") {
		t.Errorf("the token is in the verdict: %+v", v)
	}
}

func TestNewErrors(t *testing.T) {
	for _, o := range []Options{
		{CAFile: "no-such-file.pem"},
		{CAFile: "client_test.go"},
		{Headers: []string{"example.org"}},
		{Headers: []string{"X-Token=s3cret"}},
		{Headers: []string{"example.org:X Y=s3cret"}},
		{Headers: []string{"example.org:X=s3cret\r\nEvil: 1"}},
	} {
		_, err := New(o)
		if err == nil {
			t.Errorf("New(%+v): no error", o)
		} else if strings.Contains(err.Error(), "s3cret") {
			t.Errorf("New(%+v): the error tells the secret: %v", o, err)
		}
	}
}

// rawServer answers every connection with fixed bytes; used where net/http
// would not write what a broken server does.
func rawServer(t testing.TB, answer string) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			http.ReadRequest(bufio.NewReader(conn))
			io.WriteString(conn, answer)
			conn.Close()
		}
	}()
	return "http://" + l.Addr().String()
}

func TestClosedWithoutAWord(t *testing.T) {
	v := testClient(t, impatient()).Verify(t.Context(), rawServer(t, ""))
	if v.Status != cite.Broken || !strings.Contains(v.Evidence, "broke the connection off") {
		t.Errorf("%v (%s), want broken", v.Status, v.Evidence)
	}
}

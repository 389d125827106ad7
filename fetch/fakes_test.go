package fetch

import (
	"bufio"
	"context"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"testing"
	"time"

	"github.com/citecheck/citecheck/fetch/archive"
	"github.com/citecheck/citecheck/fetch/fetchtest"
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
	return Options{
		AllowNet: loopback, Retries: NoRetries, Timeout: 5 * time.Second, Version: "1.2.3",
		Archives: archive.Services{Wayback: archive.Off},
	}
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

const goodPage = "<!doctype html><title>A good\n page</title><p id=part>Words."

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

func noProxy(*url.URL) (*url.URL, error) { return nil, nil }

// names is a name service in memory.
type names = fetchtest.Names

// canned is a canned response without a server.
func canned(code int, header ...string) *http.Response {
	h := http.Header{}
	for i := 0; i+1 < len(header); i += 2 {
		h.Set(header[i], header[i+1])
	}
	return &http.Response{StatusCode: code, Header: h, Body: http.NoBody}
}

func request(t testing.TB, ctx context.Context, method, url string) *http.Request {
	t.Helper()
	req, err := http.NewRequestWithContext(ctx, method, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	return req
}

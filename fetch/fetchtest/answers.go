package fetchtest

import (
	"compress/gzip"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"github.com/citecheck/citecheck/cite"
)

var quiet = log.New(io.Discard, "", 0)

// h is short for what serves a case.
type h = http.HandlerFunc

// A site answers by path; what it does not have is a 404, as it should be.
type site map[string]h

// ServeHTTP answers a request.
func (s site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if handler, ok := s[r.URL.Path]; ok {
		handler(w, r)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(http.StatusNotFound)
	io.WriteString(w, "<!doctype html><title>404 Not Found</title><h1>Not Found</h1>")
}

// one is a site with one page.
func one(page h) site { return site{defaultPath: page} }

const prose = "The councils met in the spring and argued about bread and peace until the evening came. "

// long is a text that no error page has.
var long = "<p>" + strings.Repeat(prose, 40)

func html(body string) h {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		io.WriteString(w, body)
	}
}

// titled is an ordinary page.
func titled(title string) h {
	return html("<!doctype html><html lang=en><title>" + title + "</title><h1>" + title + "</h1>" + long)
}

var article = titled("The Soviets: the Russian workers, peasants, and soldiers councils")

// short is a page with a title, a heading and a sentence.
func short(title, heading, text string) h {
	return html("<!doctype html><title>" + title + "</title><h1>" + heading + "</h1><p>" + text)
}

func typed(contentType, body string) h {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", contentType)
		io.WriteString(w, body)
	}
}

func status(code int, header ...string) h {
	return func(w http.ResponseWriter, _ *http.Request) {
		for i := 0; i+1 < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		w.WriteHeader(code)
	}
}

func redirect(code int, to string) h { return status(code, "Location", to) }

// after answers with first so many times, and then with the rest.
func after(times int, first, rest h) h {
	var n atomic.Int32
	return func(w http.ResponseWriter, r *http.Request) {
		if int(n.Add(1)) <= times {
			first(w, r)
			return
		}
		rest(w, r)
	}
}

// waits asks to be left alone once, and counts who comes back before.
func (s *Server) waits(code int, wait time.Duration, asDate bool, then h) h {
	var until atomic.Int64
	return func(w http.ResponseWriter, r *http.Request) {
		now := time.Now()
		if until.CompareAndSwap(0, now.Add(wait).UnixNano()) {
			value := strconv.Itoa(int(wait.Seconds()))
			if asDate {
				value = now.Add(wait).UTC().Format(http.TimeFormat)
				until.Store(now.Add(wait).Truncate(time.Second).UnixNano())
			}
			w.Header().Set("Retry-After", value)
			w.WriteHeader(code)
			return
		}
		if now.UnixNano() < until.Load() {
			s.early.Add(1)
		}
		then(w, r)
	}
}

// bears answers so many requests at once, and counts those beyond.
func (s *Server) bears(most int, then h) h {
	var running atomic.Int64
	return func(w http.ResponseWriter, r *http.Request) {
		if running.Add(1) > int64(most) {
			s.overLimit.Add(1)
		}
		defer running.Add(-1)
		time.Sleep(5 * time.Millisecond)
		then(w, r)
	}
}

// raw answers every request on a connection with the same bytes, and closes.
func raw(answer string) func(net.Conn) {
	return func(c net.Conn) {
		defer c.Close()
		readHead(c)
		io.WriteString(c, answer)
	}
}

func readHead(c net.Conn) {
	buf := make([]byte, 8<<10)
	for n := 0; n < len(buf); {
		m, err := c.Read(buf[n:])
		n += m
		if err != nil || strings.Contains(string(buf[:n]), "\r\n\r\n") {
			return
		}
	}
}

// reset breaks connections off so that the other side is told.
func reset(c net.Conn) {
	readHead(c)
	if t, ok := c.(*net.TCPConn); ok {
		t.SetLinger(0)
	}
	c.Close()
}

// mute never answers.
func mute(c net.Conn) {
	io.Copy(io.Discard, c)
	c.Close()
}

// hang keeps a request until its client gives up.
func hang(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }

// drip sends a byte now and then, for ever.
func drip(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/html")
	io.WriteString(w, "<title>The Soviets: the Russian workers' councils</title>"+long)
	for r.Context().Err() == nil {
		io.WriteString(w, "x")
		http.NewResponseController(w).Flush()
		time.Sleep(50 * time.Millisecond)
	}
}

// endless sends as fast as it can, for ever.
func endless(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/html")
	io.WriteString(w, "<title>The Soviets: the Russian workers' councils</title>")
	for chunk := []byte(strings.Repeat(prose, 400)); r.Context().Err() == nil; {
		if _, err := w.Write(chunk); err != nil {
			return
		}
	}
}

// bomb is a page of zeros that packs well.
func bomb(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Encoding", "gzip")
	w.Header().Set("Content-Type", "text/html")
	z := gzip.NewWriter(w)
	io.WriteString(z, "<title>The Soviets: the Russian workers' councils</title>")
	for chunk, i := make([]byte, 1<<20), 0; i < 200; i++ {
		if _, err := z.Write(chunk); err != nil {
			return
		}
	}
	z.Close()
}

// browsersOnly keeps everybody out who does not say that it is a browser.
func browsersOnly(code int, then h) h {
	return func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasPrefix(r.UserAgent(), "Mozilla/5.0") {
			w.WriteHeader(code)
			return
		}
		then(w, r)
	}
}

// getOnly answers HEAD with a status of its own.
func getOnly(code int, then h) h {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodHead {
			w.WriteHeader(code)
			return
		}
		then(w, r)
	}
}

// anything answers whatever is asked for with one page.
type anything h

// ServeHTTP answers a request.
func (a anything) ServeHTTP(w http.ResponseWriter, r *http.Request) { h(a)(w, r) }

// soviets is the work that most cases cite.
func soviets() *cite.Entry {
	return work("book", "The Soviets: The Russian Workers, Peasants, and Soldiers Councils, 1905-1921", "Anweiler")
}

func work(kind, title, author string) *cite.Entry {
	e := &cite.Entry{Type: kind, Names: map[string][]cite.Name{"author": {{Family: author}}}}
	e.Set("title", title, cite.Span{})
	return e
}

// page is an HTML page of parts.
func page(parts ...string) string { return "<!doctype html>" + strings.Join(parts, "\n") }

func title(s string) string { return fmt.Sprintf("<title>%s</title>", s) }

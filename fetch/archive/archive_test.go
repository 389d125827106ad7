package archive

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/citecheck/citecheck/cite"
)

// An archiveServer answers by path: "302 /there", "200", "404 memento", a body.
func archiveServer(t *testing.T, answers map[string]string) string {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, ok := answers[r.URL.Path]
		if q := r.URL.Query().Get("url"); q != "" {
			body, ok = answers[r.URL.Path+" "+q]
		}
		code, rest, _ := strings.Cut(body, " ")
		switch {
		case !ok:
			w.WriteHeader(http.StatusNotFound)
		case code == "302":
			w.Header().Set("Location", rest)
			w.WriteHeader(http.StatusFound)
		case code == "200":
			w.Header().Set("Memento-Datetime", rest)
		case code == "404":
			w.Header().Set("Memento-Datetime", "Wed, 01 Jan 2020 00:00:00 GMT")
			w.WriteHeader(http.StatusNotFound)
		case code == "429":
			w.WriteHeader(http.StatusTooManyRequests)
		default:
			io.WriteString(w, body)
		}
	}))
	t.Cleanup(s.Close)
	return s.URL
}

func TestNearest(t *testing.T) {
	base := archiveServer(t, map[string]string{
		"/web/20180715000000/http://a.org/good":     "302 /web/20180801120000/http://a.org/good",
		"/web/20180801120000/http://a.org/good":     "200 x",
		"/web/http://a.org/good":                    "302 /web/20250101000000/http://a.org/good",
		"/web/20250101000000/http://a.org/good":     "200 x",
		"/web/20180715000000/http://a.org/shown":    "302 /web/20180801120000if_/http://a.org/shown",
		"/web/20180801120000if_/http://a.org/shown": "200 x",
		"/web/20180715000000/http://a.org/bad":      "302 /web/20180801120000/http://a.org/bad",
		"/web/20180801120000/http://a.org/bad":      "404 memento",
		"/cdx/search/cdx http://a.org/bad":          `[["timestamp","original","statuscode"],["20170203040506","http://a.org/bad","200"]]`,
		"/web/20180715000000/http://a.org/moved":    "302 https://elsewhere.example/",
		"/cdx/search/cdx http://a.org/moved":        `[]`,
		"/web/20180715000000/http://a.org/loop":     "302 /web/20180715000000/http://a.org/loop",
		"/web/20180715000000/http://a.org/busy":     "429",
		"/available http://a.org/busy":              `{"archived_snapshots":{"closest":{"available":true,"url":"http://web.archive.org/web/20160101000000/http://a.org/busy","timestamp":"20160101000000","status":"200"}}}`,
		"/web/20180715000000/http://a.org/overrun":  "429",
		"/available http://a.org/overrun":           `{"archived_snapshots":{}}`,
		"/web/20180715000000/http://a.org/nonsense": "302 /web/20180801120000/http://a.org/nonsense",
		"/web/20180801120000/http://a.org/nonsense": "404 memento",
		"/cdx/search/cdx http://a.org/nonsense":     `<html>Sorry`,
		"/gate/http://a.org/gate":                   "302 /20190101000000/http://a.org/gate",
		"/20190101000000/http://a.org/gate":         "200 Tue, 01 Jan 2019 00:00:00 GMT",
		"/gate/http://a.org/astray":                 "302 https://elsewhere.example/",
	})
	services := Services{Wayback: base, Availability: base + "/available", TimeGates: []string{base + "/gate/"}}
	day := time.Date(2018, 7, 15, 0, 0, 0, 0, time.UTC)
	tests := []struct {
		name string
		on   time.Time
		want string // without the server's address; "" for none, "?" for an error
	}{
		{"good", day, "/web/20180801120000/http://a.org/good 2018-08-01"},
		{"good", time.Time{}, "/web/20250101000000/http://a.org/good 2025-01-01"},
		{"shown", day, "/web/20180801120000/http://a.org/shown 2018-08-01"},
		{"bad", day, "/web/20170203040506/http://a.org/bad 2017-02-03"},
		{"moved", day, ""},
		{"loop", day, "?"},
		{"busy", day, "https://web.archive.org/web/20160101000000/http://a.org/busy 2016-01-01"},
		{"overrun", day, "?"},
		{"nonsense", day, "?"},
		{"gate", day, "/20190101000000/http://a.org/gate 2019-01-01"},
		{"astray", day, ""},
		{"never", day, ""},
	}
	for _, tt := range tests {
		c, ok, err := services.Nearest(t.Context(), http.DefaultTransport, "http://a.org/"+tt.name, tt.on)
		got := ""
		switch {
		case err != nil:
			got = "?"
		case ok:
			got = strings.TrimPrefix(c.URL, base) + " " + c.At.Format(time.DateOnly)
		}
		if got != tt.want {
			t.Errorf("%s on %v: %q (%v), want %q", tt.name, tt.on, got, err, tt.want)
		}
	}
}

func TestNobodyToAsk(t *testing.T) {
	if _, ok, err := (Services{Wayback: Off, TimeGates: []string{Off}}).Nearest(t.Context(), nil, "http://a.org/", time.Time{}); ok || err != nil {
		t.Errorf("switched off: %v, %v", ok, err)
	}
	copied := "https://web.archive.org/web/2020/http://a.org/"
	if _, ok, err := (Services{}).Nearest(t.Context(), nil, copied, time.Time{}); ok || err != nil {
		t.Errorf("of a copy: %v, %v", ok, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := (Services{Wayback: "http://127.0.0.1:1"}).Nearest(ctx, http.DefaultTransport, "http://a.org", time.Time{}); !errors.Is(err, context.Canceled) {
		t.Errorf("interrupted: %v", err)
	}
}

func TestIsCopy(t *testing.T) {
	for address, want := range map[string]string{
		"https://web.archive.org/web/20200102030405/http://a.org/x": "http://a.org/x 2020-01-02",
		"http://web.archive.org/web/2020if_/http://a.org/x":         "http://a.org/x 2020-01-01",
		"https://archive.ph/20200102030405/http://a.org/x":          "http://a.org/x 2020-01-02",
		"https://archive.is/AbCd1":                                  " 0001-01-01",
		"https://perma.cc/AB12-CD34":                                " 0001-01-01",
		"https://archive.org/details/soviets":                       "no",
		"https://example.org/web/20200102030405/http://a.org":       "no",
	} {
		original, at, ok := IsCopy(address)
		got := original + " " + at.Format(time.DateOnly)
		if !ok {
			got = "no"
		}
		if got != want {
			t.Errorf("IsCopy(%q) = %q, want %q", address, got, want)
		}
	}
}

func TestDay(t *testing.T) {
	dates := func(m map[string]cite.Date) *cite.Entry { return &cite.Entry{Dates: m} }
	for want, e := range map[string]*cite.Entry{
		"0001-01-01": nil,
		"2020-03-04": dates(map[string]cite.Date{"accessed": {Year: 2020, Month: 3, Day: 4}, "issued": {Year: 1999}}),
		"1999-07-01": dates(map[string]cite.Date{"issued": {Year: 1999}}),
		"1999-05-15": dates(map[string]cite.Date{"issued": {Year: 1999, Month: 5}, "accessed": {Literal: "n.d."}}),
	} {
		if got := Day(e).Format(time.DateOnly); got != want {
			t.Errorf("%+v: %s, want %s", e, got, want)
		}
	}
}

package fetch

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/fetch/archive"
	"github.com/citecheck/citecheck/fetch/resolve"
)

// Identifiers are asked of their registries, once for all spellings, and never
// of the pages that they lead to.
func TestIdentifiers(t *testing.T) {
	var asked atomic.Int32
	registry := serve(t, map[string]http.HandlerFunc{
		"/api/handles/10.1000/": func(w http.ResponseWriter, r *http.Request) {
			asked.Add(1)
			if r.URL.Path != "/api/handles/10.1000/182" {
				w.WriteHeader(http.StatusNotFound)
				io.WriteString(w, `{"responseCode":100}`)
				return
			}
			io.WriteString(w, `{"responseCode":1,"values":[{"type":"URL","data":{"value":"https://publisher.example/x"}}]}`)
		},
		"/abs/2101.00001": text("<title>[2101.00001] Cheap shoes for the whole family</title>"),
	})
	o := impatient()
	o.Services = resolve.Services{DOI: registry, ArXiv: registry, OpenLibrary: resolve.Off}
	c := testClient(t, o)
	soviets := &cite.Entry{Type: "book"}
	soviets.Set("title", "The Soviets: the Russian workers councils", cite.Span{})
	for _, tt := range []struct {
		address string
		entry   *cite.Entry
		want    cite.Status
		said    string
	}{
		{"https://doi.org/10.1000/182", nil, cite.OK, "registered at"},
		{"http://dx.doi.org/10.1000/182", soviets, cite.OK, "registered at"},
		{"doi:10.1000/182", nil, cite.OK, "registered at"},
		{"doi:10.1000/none", nil, cite.Broken, "there is no DOI 10.1000/none"},
		{"doi:10.1/x", nil, cite.Malformed, "this is no DOI"},
		{"arxiv:2101.00001", nil, cite.OK, ""},
		{"arxiv:2101.00001", soviets, cite.Mismatch, "Cheap shoes"},
		{"arxiv:2101.00002", nil, cite.Broken, "has no 2101.00002"},
		{"isbn:0394471733", nil, cite.Skipped, "nobody is asked"},
		{"urn:issn:0036-8075", nil, cite.Skipped, "nobody is asked"},
		{"isbn:0394471734", nil, cite.Malformed, "this is no ISBN"},
	} {
		v := c.Verify(t.Context(), cite.Question{URL: tt.address, Entry: tt.entry})
		if v.Status != tt.want || !strings.Contains(v.Evidence, tt.said) || v.Archive != "" {
			t.Errorf("%s: %v (%s), want %v (%s)", tt.address, v.Status, v.Evidence, tt.want, tt.said)
		}
	}
	if n := asked.Load(); n != 2 {
		t.Errorf("%d questions about two DOIs", n)
	}
}

// A registry that cannot be asked says nothing about the identifier.
func TestRegistryAway(t *testing.T) {
	for name, address := range map[string]string{"no such host": "http://registry.example", "refused": "http://127.0.0.1:1", "inner network": "http://10.0.0.1"} {
		o := impatient()
		o.Resolver = names{}.Resolver()
		o.Services = resolve.Services{DOI: address}
		if v := testClient(t, o).Verify(t.Context(), cite.Question{URL: "doi:10.1000/182"}); v.Status != cite.Unsure || !strings.Contains(v.Evidence, "registry of DOIs") {
			t.Errorf("%s: %v (%s), want unsure", name, v.Status, v.Evidence)
		}
	}
}

// The copy nearest to the visit is offered for what is broken, and archives
// that fail are soon left alone.
func TestArchivedCopies(t *testing.T) {
	gone := serve(t, map[string]http.HandlerFunc{"/": status(404), "/fine": text(goodPage)})
	var asked atomic.Int32
	wayback := start(t, httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		switch {
		case strings.Contains(r.URL.Path, "/down"):
			w.WriteHeader(http.StatusInternalServerError)
		case strings.HasPrefix(r.URL.Path, "/web/20200102000000/"):
			redirect(302, "/web/20191231120000/"+gone+"/a")(w, r)
		}
	})), (*httptest.Server).Start)
	o := impatient()
	o.Archives = archive.Services{Wayback: wayback}
	c := testClient(t, o)
	visited := &cite.Entry{Type: "webpage", Dates: map[string]cite.Date{"accessed": {Year: 2020, Month: 1, Day: 2}}}
	if v := c.Verify(t.Context(), cite.Question{URL: gone + "/a", Entry: visited}); v.Status != cite.Broken || v.Archive != wayback+"/web/20191231120000/"+gone+"/a" {
		t.Errorf("%v, copy %q", v.Status, v.Archive)
	}
	if v := c.Verify(t.Context(), cite.Question{URL: gone + "/fine", Entry: visited}); v.Archive != "" {
		t.Errorf("a copy of what is fine: %q", v.Archive)
	}
	before := asked.Load()
	for i := range 10 {
		if v := c.Verify(t.Context(), cite.Question{URL: fmt.Sprint(gone, "/down", i)}); v.Status != cite.Broken || v.Archive != "" {
			t.Errorf("%v, copy %q", v.Status, v.Archive)
		}
	}
	if n := asked.Load() - before; n != maxArchiveFailures {
		t.Errorf("a failing archive was asked %d times, want %d", n, maxArchiveFailures)
	}
}

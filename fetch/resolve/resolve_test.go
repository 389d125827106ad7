package resolve

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
)

func TestFind(t *testing.T) {
	for address, want := range map[string]string{
		"https://doi.org/10.1000/182":                            "doi 10.1000/182",
		"http://dx.doi.org/10.1000/182":                          "doi 10.1000/182",
		"https://www.doi.org/10.1000/182?x=y#z":                  "doi 10.1000/182",
		"https://doi.org/10.1002/%28SICI%291097%3C1::AID-1%3E":   "doi 10.1002/(SICI)1097<1::AID-1>",
		"doi:10.1000/182":                                        "doi 10.1000/182",
		"DOI: 10.1000/182":                                       "doi 10.1000/182",
		"10.1000/182":                                            "doi 10.1000/182",
		"info:doi/10.1000/182":                                   "doi 10.1000/182",
		"urn:doi:10.1000/182":                                    "doi 10.1000/182",
		"https://doi.org/10/abcde":                               "doi 10/abcde",
		"hdl:2027/mdp.390":                                       "hdl 2027/mdp.390",
		"https://hdl.handle.net/2027/mdp.390":                    "hdl 2027/mdp.390",
		"arXiv:2101.00001v2":                                     "arxiv 2101.00001v2",
		"https://arxiv.org/abs/hep-th/9901001":                   "arxiv hep-th/9901001",
		"https://arxiv.org/pdf/2101.00001.pdf":                   "arxiv 2101.00001",
		"pmid:12345":                                             "pmid 12345",
		"https://pubmed.ncbi.nlm.nih.gov/12345/":                 "pmid 12345",
		"https://www.ncbi.nlm.nih.gov/pubmed/12345":              "pmid 12345",
		"https://www.ncbi.nlm.nih.gov/pmc/articles/PMC123/":      "pmcid PMC123",
		"https://pmc.ncbi.nlm.nih.gov/articles/PMC123/pdf/x.pdf": "pmcid PMC123",
		"isbn:978-0-394-47173-1":                                 "wrong",
		"isbn:0-394-47173-3":                                     "isbn 0394471733",
		"urn:isbn:9780394471730":                                 "isbn 9780394471730",
		"urn:issn:0036-8075":                                     "issn 0036-8075",
		"urn:nbn:de:101:1-201102033592":                          "nbn urn:nbn:de:101:1-201102033592",
		"https://nbn-resolving.org/urn:nbn:de:101:1-2011":        "nbn urn:nbn:de:101:1-2011",
		"ark:/12345/x6np1wh8k":                                   "ark ark:/12345/x6np1wh8k",
		"https://n2t.net/ark:12345/x6np1wh8k":                    "ark ark:12345/x6np1wh8k",

		"doi:":                     "wrong",
		"doi:11.1000/1":            "wrong",
		"https://doi.org/10.1/x":   "wrong",
		"https://doi.org/10.1000/": "wrong",
		"arXiv:2113.00001":         "wrong",
		"arxiv:one":                "wrong",
		"pmid:1234567890":          "wrong",
		"pmcid:x":                  "wrong",
		"hdl:x":                    "wrong",
		"urn:issn:0036-8076":       "wrong",
		"urn:nbn:de":               "wrong",
		"ark:12/x":                 "wrong",

		"https://doi.org/":                        "",
		"https://doi.org/the-identifier":          "",
		"https://arxiv.org/list/cs.CL/recent":     "",
		"https://pubmed.ncbi.nlm.nih.gov/?term=x": "",
		"https://hdl.handle.net/help.html":        "",
		"https://example.org/10.1000/182":         "",
		"mailto:a@example.org":                    "",
		"urn:uuid:1":                              "",
		"example.org":                             "",
		"":                                        "",
	} {
		id, ok, err := Find(address)
		got := ""
		var form *FormError
		switch {
		case errors.As(err, &form) && ok && form.Reason != "":
			got = "wrong"
		case ok && err == nil:
			got = id.Scheme + " " + id.Value
		}
		if got != want {
			t.Errorf("Find(%q) = %q (%v), want %q", address, got, err, want)
		}
	}
}

// registry answers by path and query, as the real ones do.
func registry(t *testing.T, pages map[string]string) Services {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, ok := pages[r.URL.EscapedPath()]
		if q := r.URL.RawQuery; q != "" {
			body, ok = pages[r.URL.EscapedPath()+"?"+q]
		}
		switch {
		case !ok:
			w.WriteHeader(http.StatusNotFound)
			io.WriteString(w, `{"responseCode":100}`)
		case body == "500":
			w.WriteHeader(http.StatusInternalServerError)
		case body[0] == '>':
			w.Header().Set("Location", body[1:])
			w.WriteHeader(http.StatusFound)
		default:
			if body[0] == '<' {
				w.Header().Set("Content-Type", "text/html")
			}
			io.WriteString(w, body)
		}
	}))
	t.Cleanup(s.Close)
	return Services{DOI: s.URL, Handle: s.URL + "/", ArXiv: s.URL, PubMed: s.URL, OpenLibrary: s.URL, URN: s.URL, ARK: s.URL}
}

func TestAsk(t *testing.T) {
	const eutils = "/entrez/eutils/esummary.fcgi?db="
	services := registry(t, map[string]string{
		"/api/handles/10.1000/182":                           `{"responseCode":1,"handle":"10.1000/182","values":[{"index":1,"type":"URL","data":{"format":"string","value":"https://a.org/x"},"ttl":86400},{"index":100,"type":"HS_ADMIN","data":{"format":"admin","value":{"handle":"0.na/10.1000"}}}]}`,
		"/api/handles/10.1002/%28SICI%291097%3C1::AID-1%3E":  `{"responseCode":1,"values":[{"type":"URL","data":{"value":"https://w.org"}}]}`,
		"/api/handles/10.1000/alias":                         `{"responseCode":1,"values":[{"type":"HS_ALIAS","data":{"value":"10.1000/182"}}]}`,
		"/api/handles/10.1000/none":                          `{"responseCode":200}`,
		"/api/handles/10.1000/html":                          `<title>Maintenance</title>`,
		"/api/handles/10.1000/broken":                        "500",
		"/api/handles/2027/mdp.390":                          `{"responseCode":1,"values":[{"type":"URL","data":{"value":"https://h.org"}}]}`,
		"/abs/2101.00001":                                    `<title>[2101.00001] The Soviets</title>`,
		eutils + "pubmed&id=123&retmode=json&tool=citecheck": `{"result":{"uids":["123"],"123":{"uid":"123","title":"Bread and peace."}}}`,
		eutils + "pubmed&id=999&retmode=json&tool=citecheck": `{"result":{"uids":["999"],"999":{"uid":"999","error":"cannot get document summary"}}}`,
		eutils + "pmc&id=7&retmode=json&tool=citecheck":      `{"error":"API rate limit exceeded"}`,
		"/isbn/0394471733.json":                              ">/books/OL1M.json",
		"/books/OL1M.json":                                   `{"title":"The Soviets","subtitle":"councils"}`,
		"/urn:nbn:de:101:1-2011":                             ">https://d-nb.info/1",
		"/ark:/12345/x6":                                     ">https://example.org/x6",
	})
	tests := []struct {
		address string
		want    Answer
	}{
		{"doi:10.1000/182", Answer{Status: cite.OK, Code: 200, Evidence: "registered at NAME", Final: "https://a.org/x", Settled: true}},
		{"https://doi.org/10.1002/%28SICI%291097%3C1::AID-1%3E", Answer{Status: cite.OK, Code: 200, Evidence: "registered at NAME", Final: "https://w.org", Settled: true}},
		{"doi:10.1000/alias", Answer{Status: cite.OK, Code: 200, Evidence: "registered at NAME", Settled: true}},
		{"doi:10.1000/none", Answer{Status: cite.OK, Code: 200, Evidence: "registered at NAME", Settled: true}},
		{"doi:10.9999/nope", Answer{Status: cite.Broken, Code: 404, Evidence: "there is no DOI 10.9999/nope", Settled: true}},
		{"doi:10.1000/182.", Answer{Status: cite.Broken, Code: 404, Evidence: "there is no DOI 10.1000/182., but there is 10.1000/182", Settled: true}},
		{"doi:10.1000/html", Answer{}},
		{"doi:10.1000/broken", Answer{}},
		{"hdl:2027/mdp.390", Answer{Status: cite.OK, Code: 200, Evidence: "registered at NAME", Final: "https://h.org", Settled: true}},
		{"hdl:2027/none", Answer{Status: cite.Broken, Code: 404, Evidence: "there is no handle 2027/none", Settled: true}},
		{"arxiv:2101.00001", Answer{Status: cite.OK, Code: 200, Titles: []string{"The Soviets"}, Settled: true}},
		{"arxiv:2101.99999", Answer{Status: cite.Broken, Code: 404, Evidence: "NAME has no 2101.99999", Settled: true}},
		{"pmid:123", Answer{Status: cite.OK, Code: 200, Titles: []string{"Bread and peace"}, Final: "https://pubmed.ncbi.nlm.nih.gov/123/", Settled: true}},
		{"pmid:999", Answer{Status: cite.Broken, Code: 404, Evidence: "there is no PMID 999", Settled: true}},
		{"pmc:PMC7", Answer{}},
		{"isbn:0394471733", Answer{Status: cite.OK, Code: 200, Titles: []string{"The Soviets: councils", "The Soviets"}, Settled: true}},
		{"isbn:9780394471730", Answer{Status: cite.Unsure, Code: 404, Evidence: "NAME does not know the ISBN 9780394471730", Settled: true}},
		{"urn:nbn:de:101:1-2011", Answer{Status: cite.OK, Code: 302, Evidence: "registered at NAME", Final: "https://d-nb.info/1", Settled: true}},
		{"urn:nbn:de:101:1-9", Answer{Status: cite.Broken, Code: 404, Evidence: "NAME does not know urn:nbn:de:101:1-9", Settled: true}},
		{"ark:/12345/x6", Answer{Status: cite.OK, Code: 302, Evidence: "registered at NAME", Final: "https://example.org/x6", Settled: true}},
		{"urn:issn:0036-8075", Answer{}},
	}
	name := asker{base: services.DOI}.name()
	for _, tt := range tests {
		id, ok, err := Find(tt.address)
		if !ok || err != nil {
			t.Errorf("%s: %v", tt.address, err)
			continue
		}
		got, err := services.Ask(t.Context(), http.DefaultTransport, id)
		if err != nil {
			t.Errorf("%s: %v", tt.address, err)
		}
		if len(got.Evidence) > len(name) {
			got.Evidence = replace(got.Evidence, name, "NAME")
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.address, diff)
		}
	}
}

func replace(s, old, new string) string {
	for i := 0; i+len(old) <= len(s); i++ {
		if s[i:i+len(old)] == old {
			return s[:i] + new + s[i+len(old):]
		}
	}
	return s
}

func TestOffAndErrors(t *testing.T) {
	id, _, _ := Find("doi:10.1000/182")
	if got, err := (Services{DOI: Off}).Ask(t.Context(), nil, id); err != nil || got.Settled {
		t.Errorf("switched off: %+v, %v", got, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := (Services{DOI: "http://127.0.0.1:1"}).Ask(ctx, http.DefaultTransport, id); !errors.Is(err, context.Canceled) {
		t.Errorf("interrupted: %v", err)
	}
	if _, err := (Services{DOI: "http://a b"}).Ask(t.Context(), http.DefaultTransport, id); err == nil {
		t.Error("no error for an address that is none")
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"https://doi.org/10.1000/182", "ark:/1", "urn:nbn:", "hdl:/", "https://hdl.handle.net/", "pmc:"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		id, ok, err := Find(s)
		if ok && err == nil && (id.Scheme == "" || id.Value == "") || !ok && err != nil {
			t.Errorf("Find(%q) = %+v, %v, %v", s, id, ok, err)
		}
	})
}

package fetchtest_test

import (
	"fmt"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/fetch"
	"github.com/citecheck/citecheck/fetch/archive"
	"github.com/citecheck/citecheck/fetch/fetchtest"
)

func client(t *testing.T, s *fetchtest.Server, perHost int) *fetch.Client {
	ca := filepath.Join(t.TempDir(), "ca.pem")
	if err := os.WriteFile(ca, s.CA, 0o600); err != nil {
		t.Fatal(err)
	}
	c, err := fetch.New(fetch.Options{
		PerHost: perHost, AllowNet: []netip.Prefix{netip.MustParsePrefix(s.Allowed)}, CAFile: ca, Resolver: s.Names.Resolver(), Timeout: fetchtest.Patient,
		Proxy:    func(*url.URL) (*url.URL, error) { return nil, nil },
		Archives: archive.Services{Wayback: archive.Off},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return c
}

// The client gives every case the verdict that a careful reader would give.
func TestTable(t *testing.T) {
	s, err := fetchtest.Start()
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	c := client(t, s, 0)
	verdicts := make([]cite.Verdict, len(s.Cases))
	var wg sync.WaitGroup
	for i := range s.Cases {
		wg.Go(func() {
			verdicts[i] = c.Verify(t.Context(), cite.Question{URL: s.Cases[i].URL, Entry: s.Cases[i].Cited})
		})
	}
	wg.Wait()
	right, all := map[fetchtest.Group]int{}, map[fetchtest.Group]int{}
	for i, v := range verdicts {
		k := &s.Cases[i]
		all[k.Group]++
		if k.Right(v.Status) {
			right[k.Group]++
			continue
		}
		t.Errorf("%s: %v (%s), want %v, as %s", k.Name, v.Status, v.Evidence, k.Want, k.Why)
	}
	for _, g := range []fetchtest.Group{fetchtest.Good, fetchtest.Bad, fetchtest.Human, fetchtest.Private} {
		t.Log(g, fmt.Sprintf("%d of %d", right[g], all[g]))
	}
	if n := s.PrivateArrivals(); n != 0 {
		t.Errorf("%d requests arrived at private addresses", n)
	}
	if n := s.EarlyRetries(); n != 0 {
		t.Errorf("%d requests came back too early", n)
	}
}

// A host that bears four requests at once gets no more than four by default,
// however many links lead to it; asking for sixteen at once drives it over.
func TestHostLimit(t *testing.T) {
	for _, tt := range []struct {
		perHost int
		over    bool
	}{{0, false}, {16, true}} {
		s, err := fetchtest.Start()
		if err != nil {
			t.Fatal(err)
		}
		c := client(t, s, tt.perHost)
		i := slices.IndexFunc(s.Cases, func(k fetchtest.Case) bool { return k.Name == "bears four" })
		var wg sync.WaitGroup
		for n := range 64 {
			wg.Go(func() { c.Verify(t.Context(), cite.Question{URL: fmt.Sprint(s.Cases[i].URL, "?", n)}) })
		}
		wg.Wait()
		if n := s.OverLimit(); (n > 0) != tt.over {
			t.Errorf("%d at once: %d requests beyond what the host bears", tt.perHost, n)
		}
		s.Close()
	}
}

func TestNamesAreUnique(t *testing.T) {
	s, err := fetchtest.Start()
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	seen := map[string]bool{}
	for _, c := range s.Cases {
		if seen[c.Name] || c.Why == "" || len(c.Want) == 0 || c.URL == "" {
			t.Errorf("case %q is twice there or lacks something", c.Name)
		}
		seen[c.Name] = true
	}
	if len(seen) < 150 {
		t.Errorf("%d cases", len(seen))
	}
}

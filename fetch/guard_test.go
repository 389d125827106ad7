package fetch

import (
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/citecheck/citecheck/cite"
)

// canary is a server on loopback that nobody should reach.
func canary(t *testing.T) (server, port string, calls *atomic.Int32) {
	calls = &atomic.Int32{}
	server = serve(t, map[string]http.HandlerFunc{
		"/": func(http.ResponseWriter, *http.Request) { calls.Add(1) },
	})
	u, err := url.Parse(server)
	if err != nil {
		t.Fatal(err)
	}
	return server, u.Port(), calls
}

// However a loopback address is spelled, and whichever name leads to it,
// nothing arrives, and the same spelling does arrive once it is allowed.
func TestGuardSpellings(t *testing.T) {
	_, port, calls := canary(t)
	dns := names{"inside.example": "127.0.0.1"}
	closed := impatient()
	closed.AllowNet, closed.Resolver = nil, dns.Resolver()
	open := closed
	open.AllowNet = loopback
	for _, host := range []string{
		"127.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7F.0.0.1", "017700000001", "0177.0.0.1",
		"①②⑦.0.0.1", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "inside.example", "INSIDE.example.", "localhost",
	} {
		asked := "http://" + host + ":" + port + "/"
		before := calls.Load()
		v := testClient(t, closed).Verify(t.Context(), cite.Question{URL: asked})
		if v.Status != cite.Private || calls.Load() != before {
			t.Errorf("%s: %v (%s), %d requests arrived", asked, v.Status, v.Evidence, calls.Load()-before)
		}
		if v := testClient(t, open).Verify(t.Context(), cite.Question{URL: asked}); v.Status != cite.OK || calls.Load() != before+1 {
			t.Errorf("%s allowed: %v (%s), %d requests arrived", asked, v.Status, v.Evidence, calls.Load()-before)
		}
	}
}

// A page that may be asked does not open the way to one that may not.
func TestGuardRedirect(t *testing.T) {
	_, port, calls := canary(t)
	for _, to := range []string{"http://inside.example:" + port, "http://127.0.0.2:" + port, "http://[::1]:" + port, "http://169.254.169.254/latest/meta-data"} {
		outside := serve(t, map[string]http.HandlerFunc{"/": redirect(301, to)})
		o := impatient()
		o.AllowNet = []netip.Prefix{netip.MustParsePrefix("127.0.0.1/32")} // plays the public server
		o.Resolver = names{"inside.example": "127.0.0.2"}.Resolver()
		v := testClient(t, o).Verify(t.Context(), cite.Question{URL: outside})
		if v.Status != cite.Private || len(v.Hops) != 1 || v.Code != 0 {
			t.Errorf("redirect to %s: %v (%s)", to, v.Status, v.Evidence)
		}
	}
	if n := calls.Load(); n != 0 {
		t.Errorf("%d requests arrived", n)
	}
}

// Behind a proxy DNS is out of the dialer's sight, so the guard asks by itself.
func TestGuardProxy(t *testing.T) {
	var asked atomic.Value
	proxy := serve(t, map[string]http.HandlerFunc{
		"/": func(_ http.ResponseWriter, r *http.Request) { asked.Store(r.URL.String()) },
	})
	o := impatient()
	o.AllowNet = nil
	o.Resolver = names{"inside.example": "10.0.0.8", "public.example": "192.0.2.7"}.Resolver()
	s, err := o.settings()
	if err != nil {
		t.Fatal(err)
	}
	s.Proxy = func(*url.URL) (*url.URL, error) { return url.Parse(proxy) }
	c := newClient(s)
	t.Cleanup(c.Close)
	if v := c.Verify(t.Context(), cite.Question{URL: "http://public.example/a"}); v.Status != cite.OK || asked.Load() != "http://public.example/a" {
		t.Errorf("public.example: %v (%s), the proxy saw %v", v.Status, v.Evidence, asked.Load())
	}
	for _, host := range []string{"unknown.example", "public.example"} { // the first is known to the proxy alone
		if v := c.Verify(t.Context(), cite.Question{URL: "http://" + host + "/b"}); v.Status != cite.OK {
			t.Errorf("%s: %v (%s), want ok", host, v.Status, v.Evidence)
		}
	}
	asked.Store("")
	for _, inner := range []string{"inside.example", "intranet", "wiki.corp", "box.local", "metadata.google.internal", "nas.home.arpa"} {
		if v := c.Verify(t.Context(), cite.Question{URL: "http://" + inner + "/"}); v.Status != cite.Private || asked.Load() != "" {
			t.Errorf("%s: %v (%s), the proxy saw %v", inner, v.Status, v.Evidence, asked.Load())
		}
	}
	if v := c.Verify(t.Context(), cite.Question{URL: "http://0xA9FEA9FE/latest"}); v.Status != cite.Private {
		t.Errorf("metadata: %v (%s), the proxy saw %v", v.Status, v.Evidence, asked.Load())
	}
	if v := c.Verify(t.Context(), cite.Question{URL: "http://10.0.0.7/"}); v.Status != cite.Private || !strings.Contains(v.Evidence, "10.0.0.7 is a private address") {
		t.Errorf("10.0.0.7: %v (%s)", v.Status, v.Evidence)
	}
}

func TestProxyFromEnvironment(t *testing.T) {
	for _, name := range []string{"HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "NO_PROXY", "no_proxy"} {
		t.Setenv(name, "")
	}
	t.Setenv("HTTP_PROXY", "http://127.0.0.1:9") // nobody listens there
	c, err := New(Options{Retries: NoRetries})
	if err != nil {
		t.Fatal(err)
	}
	v := c.Verify(t.Context(), cite.Question{URL: "http://public.example/"})
	if v.Status != cite.Unsure || !strings.Contains(v.Evidence, "proxy") || c.Reachable() {
		t.Errorf("%v (%s), reachable %t; want unsure because of the proxy", v.Status, v.Evidence, c.Reachable())
	}
}

// A proxy that will not open a tunnel says nothing about the server behind.
func TestProxyRefuses(t *testing.T) {
	proxy := rawServer(t, "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
	o := impatient()
	o.Proxy = func(*url.URL) (*url.URL, error) { return url.Parse(proxy) }
	c, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	v := c.Verify(t.Context(), cite.Question{URL: "https://public.example/"})
	if v.Status != cite.Unsure || !strings.Contains(v.Evidence, "proxy") || c.Reachable() {
		t.Errorf("%v (%s), reachable %t; want unsure because of the proxy", v.Status, v.Evidence, c.Reachable())
	}
}

func TestReserved(t *testing.T) {
	refused := []string{
		"0.0.0.0", "0.1.2.3", "10.1.2.3", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.255.0.1", "169.254.169.254",
		"168.63.129.16", "172.16.0.1", "172.31.255.255", "192.0.0.192", "192.168.1.1", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255",
		"::", "::1", "::ffff:10.0.0.1", "::10.0.0.1", "::ffff:0:10.0.0.1", "2002:7f00:1::1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1",
		"2001::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1",
	}
	g := &guard{}
	for _, s := range refused {
		if g.check(netip.MustParseAddr(s)) == nil {
			t.Errorf("%s is let through", s)
		}
	}
	for _, s := range []string{"1.1.1.1", "8.8.8.8", "100.63.255.255", "100.128.0.1", "172.32.0.1", "192.0.2.1", "2606:4700::1111", "2002:808:808::1", "64:ff9b::808:808", "::ffff:8.8.8.8"} {
		if err := g.check(netip.MustParseAddr(s)); err != nil {
			t.Errorf("%s is refused: %v", s, err)
		}
	}
	g.allow = []netip.Prefix{netip.MustParsePrefix("10.1.0.0/16"), netip.MustParsePrefix("fd00::/8")}
	for s, want := range map[string]bool{"10.1.2.3": true, "10.2.0.1": false, "::ffff:10.1.2.3": true, "fd12::1": true, "2002:a01:203::1": false, "127.0.0.1": false} {
		if got := g.check(netip.MustParseAddr(s)) == nil; got != want {
			t.Errorf("%s with an allow list: let through %t, want %t", s, got, want)
		}
	}
}

func TestControlWantsAddresses(t *testing.T) {
	g := &guard{}
	if err := g.control("tcp", "example.org:80", nil); err == nil {
		t.Error("a name got past the dialer's half of the guard")
	}
	if err := g.control("tcp", net.JoinHostPort("1.1.1.1", "443"), nil); err != nil {
		t.Error(err)
	}
}

func TestReachableAtFirst(t *testing.T) {
	o := impatient()
	o.AllowNet = nil
	c := testClient(t, o)
	c.Verify(t.Context(), cite.Question{URL: "http://127.0.0.1/"})
	if !c.Reachable() {
		t.Error("what the guard refused counts against the network")
	}
}

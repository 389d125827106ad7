package fetch

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"syscall"
	"time"
)

// A guard keeps documents from making us ask addresses of the network we run
// in. Its first half looks at addresses spelled out in a URL; the second is
// the dialer's Control, which sees the address that is about to be connected
// to: after DNS, at every redirect, and whatever a name resolves to the second
// time. Before a proxy, which resolves names itself, it looks them up (byName).
type guard struct {
	allow   []netip.Prefix
	unknown sync.Map // names that could not be looked up before a proxy
}

// lookupTime is how long a name service has before a proxy is asked without
// it: where all goes through one there may be none.
const lookupTime = 2 * time.Second

// A privateError says that the guard refused an address.
type privateError struct {
	addr netip.Addr
	what string // "a loopback address"
}

func (e *privateError) Error() string {
	if !e.addr.IsValid() {
		return e.what
	}
	return fmt.Sprintf("%s is %s", e.addr, e.what)
}

func (g *guard) layer() layer {
	return func(next http.RoundTripper) http.RoundTripper {
		return tripper(func(req *http.Request) (*http.Response, error) {
			if addr, err := netip.ParseAddr(req.URL.Hostname()); err == nil {
				if err := g.check(addr); err != nil {
					return nil, err
				}
			}
			return next.RoundTrip(req)
		})
	}
}

// control is called with the address after DNS, before the connection is made.
func (g *guard) control(_, address string, _ syscall.RawConn) error {
	ap, err := netip.ParseAddrPort(address)
	if err != nil {
		return fmt.Errorf("connect to %q: not an address: %w", address, err)
	}
	return g.check(ap.Addr())
}

// byName refuses names that lead to a private address, and those that only an
// inner network can know. What cannot be looked up here is left to the proxy:
// where all goes through one there is often no name service of one's own.
func (g *guard) byName(ctx context.Context, r *net.Resolver, host string) error {
	if _, err := netip.ParseAddr(host); err == nil {
		return nil // the first half has seen it
	}
	addrs, err := g.lookup(ctx, r, host)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil && isInnerName(host) {
		return &privateError{what: host + " is a name of an inner network"}
	}
	for _, a := range addrs {
		if err := g.check(a); err != nil {
			return err
		}
	}
	return nil
}

// lookup asks for a name, and not again for one that nobody knew.
func (g *guard) lookup(ctx context.Context, r *net.Resolver, host string) ([]netip.Addr, error) {
	if err, known := g.unknown.Load(host); known {
		return nil, err.(error)
	}
	ctx, cancel := context.WithTimeout(ctx, lookupTime)
	defer cancel()
	addrs, err := r.LookupNetIP(ctx, "ip", host)
	if err != nil {
		g.unknown.Store(host, err)
	}
	return addrs, err
}

// isInnerName reports names without a dot, and those in domains that are set
// apart for inner networks (RFC 6761, RFC 6762, RFC 8375, ICANN's .internal)
// or commonly used there.
func isInnerName(host string) bool {
	i := strings.LastIndexByte(host, '.')
	return i < 0 || innerDomains[host[i+1:]] || strings.HasSuffix(host, ".home.arpa")
}

var innerDomains = setOf("internal local localhost localdomain lan home corp private intranet")

func (g *guard) check(addr netip.Addr) error {
	addr = addr.WithZone("").Unmap()
	for _, p := range g.allow {
		if p.Contains(addr) {
			return nil
		}
	}
	if what := reserved(addr); what != "" {
		return &privateError{addr, what}
	}
	return nil
}

// reserved says what kind of address is not open to the public, "" if it is.
// An IPv6 address that carries an IPv4 address is judged by that one as well.
func reserved(addr netip.Addr) string {
	for _, n := range notPublic {
		if n.net.Contains(addr) {
			return n.what
		}
	}
	if v4, ok := carried(addr); ok {
		if what := reserved(v4); what != "" {
			return what + " (" + v4.String() + ") in disguise"
		}
	}
	return ""
}

// carried returns the IPv4 address that 6to4 (RFC 3056), NAT64 (RFC 6052),
// IPv4-translated (RFC 2765) and IPv4-compatible (RFC 4291, 2.5.5.1) addresses
// lead to. IPv4-mapped ones have been unmapped before.
func carried(addr netip.Addr) (netip.Addr, bool) {
	b := addr.As16()
	switch {
	case !addr.Is6():
		return netip.Addr{}, false
	case sixToFour.Contains(addr):
		return netip.AddrFrom4([4]byte(b[2:6])), true
	case nat64.Contains(addr), translated.Contains(addr), compatible.Contains(addr):
		return netip.AddrFrom4([4]byte(b[12:])), true
	}
	return netip.Addr{}, false
}

var (
	sixToFour  = netip.MustParsePrefix("2002::/16")
	nat64      = netip.MustParsePrefix("64:ff9b::/96")
	translated = netip.MustParsePrefix("::ffff:0:0:0/96")
	compatible = netip.MustParsePrefix("::/96")
)

// notPublic are the networks of the IANA special-purpose registries that lead
// into one's own machine, network or cloud. Documentation and benchmarking
// networks lead nowhere and may be asked.
// https://www.iana.org/assignments/iana-ipv4-special-registry
// https://www.iana.org/assignments/iana-ipv6-special-registry
var notPublic = []struct {
	net  netip.Prefix
	what string
}{
	{netip.MustParsePrefix("0.0.0.0/8"), "an unspecified address"},
	{netip.MustParsePrefix("10.0.0.0/8"), "a private address"},
	{netip.MustParsePrefix("100.64.0.0/10"), "a carrier's internal address"},
	{netip.MustParsePrefix("127.0.0.0/8"), "a loopback address"},
	{netip.MustParsePrefix("169.254.0.0/16"), "a link-local address"},    // 169.254.169.254 is cloud metadata
	{netip.MustParsePrefix("168.63.129.16/32"), "a cloud's own address"}, // Azure
	{netip.MustParsePrefix("192.0.0.0/24"), "a protocol's own address"},  // 192.0.0.192 is Oracle's metadata
	{netip.MustParsePrefix("172.16.0.0/12"), "a private address"},
	{netip.MustParsePrefix("192.168.0.0/16"), "a private address"},
	{netip.MustParsePrefix("224.0.0.0/4"), "a multicast address"},
	{netip.MustParsePrefix("240.0.0.0/4"), "a reserved address"},
	{netip.MustParsePrefix("::/128"), "an unspecified address"},
	{netip.MustParsePrefix("::1/128"), "a loopback address"},
	{netip.MustParsePrefix("64:ff9b:1::/48"), "a private translation address"}, // RFC 8215
	{netip.MustParsePrefix("2001::/32"), "a Teredo tunnel"},
	{netip.MustParsePrefix("fc00::/7"), "a private address"}, // fd00:ec2::254 is Amazon's metadata
	{netip.MustParsePrefix("fe80::/10"), "a link-local address"},
	{netip.MustParsePrefix("fec0::/10"), "a site-local address"},
	{netip.MustParsePrefix("ff00::/8"), "a multicast address"},
}

package fetch

import (
	"errors"
	"math"
	"net"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/idna"
)

// hostProfile maps host names as browsers do, and like them lets the
// underscores and double hyphens of real names pass.
var hostProfile = idna.New(idna.MapForLookup(), idna.Transitional(false),
	idna.StrictDomainName(false), idna.CheckHyphens(false), idna.BidiRule())

// parse reads an absolute http address and brings it into one spelling.
func parse(s string) (*url.URL, error) {
	u, err := url.Parse(s)
	if err != nil {
		return nil, &AddressError{Address: s, Reason: parseReason(err)}
	}
	if u, err = normalise(u); err != nil {
		return nil, &AddressError{Address: s, Reason: err.Error()}
	}
	return u, nil
}

// normalise brings host, port, path and query of an absolute address into one
// spelling. Its error is a reason in a few words.
func normalise(u *url.URL) (*url.URL, error) {
	host, reason := normalHost(u.Hostname())
	if reason == "" {
		host, reason = withPort(host, u)
	}
	if reason != "" {
		return nil, errors.New(reason)
	}
	u = (&url.URL{}).ResolveReference(u) // a copy without dot segments
	u.Host = host
	u.RawQuery = escapeQuery(u.RawQuery)
	if u.Path == "" {
		u.Path = "/"
	}
	return u, nil
}

func parseReason(err error) string {
	var e *url.Error
	if errors.As(err, &e) {
		err = e.Err
	}
	var escape url.EscapeError
	var host url.InvalidHostError
	switch {
	case errors.As(err, &escape):
		return "the percent-encoding " + strconv.Quote(string(escape)) + " is wrong"
	case errors.As(err, &host):
		return "the host name holds " + strconv.Quote(string(host))
	case strings.Contains(err.Error(), "invalid port"):
		return "the port is not a number"
	case strings.Contains(err.Error(), "invalid host"), strings.Contains(err.Error(), "']'"):
		return "the IPv6 address is wrong"
	}
	return err.Error()
}

// normalHost returns a host in lower-case ASCII, or why it is none.
func normalHost(host string) (string, string) {
	if strings.Contains(host, ":") {
		addr, err := netip.ParseAddr(host)
		if err != nil {
			return "", "the IPv6 address is wrong"
		}
		return "[" + addr.String() + "]", ""
	}
	host = strings.TrimSuffix(host, ".")
	if host == "" {
		return "", "the address has no host"
	}
	name, err := hostProfile.ToASCII(host)
	if err != nil || !utf8.ValidString(host) {
		return "", "the host name " + host + " is not valid"
	}
	name = strings.ToLower(name)
	if endsInNumber(name) {
		return ipv4(name)
	}
	return name, hostFault(name)
}

// hostFault holds a name against RFC 1035, underscores allowed.
func hostFault(name string) string {
	if len(name) > 253 {
		return "the host name is too long"
	}
	for label := range strings.SplitSeq(name, ".") {
		switch {
		case label == "":
			return "the host name has an empty part"
		case len(label) > 63:
			return "a part of the host name is too long"
		case strings.Trim(label, "abcdefghijklmnopqrstuvwxyz0123456789-_") != "":
			return "the host name holds a character that no name can have"
		}
	}
	return ""
}

func withPort(host string, u *url.URL) (string, string) {
	port := u.Port()
	if port == "" {
		return host, ""
	}
	n, err := strconv.Atoi(port)
	if err != nil || n < 1 || n > math.MaxUint16 {
		return "", "there is no port " + port
	}
	if u.Scheme == "http" && n == 80 || u.Scheme == "https" && n == 443 {
		return host, ""
	}
	return net.JoinHostPort(strings.Trim(host, "[]"), strconv.Itoa(n)), ""
}

// escapeQuery encodes what may not stand in a request line, as browsers do,
// and leaves every escape that is there as it is.
func escapeQuery(q string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(q) {
		if c := q[i]; c <= ' ' || c > '~' || c == '"' || c == '<' || c == '>' {
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// endsInNumber reports whether a host means an IPv4 address, in any of the
// spellings that inet_aton takes. https://url.spec.whatwg.org/#ends-in-a-number-checker
func endsInNumber(host string) bool {
	last := host[strings.LastIndexByte(host, '.')+1:]
	if _, err := strconv.ParseUint(last, 10, 64); err == nil {
		return true
	}
	_, ok := number(last)
	return ok
}

// ipv4 reads such an address: "127.1", "0x7f000001", "017700000001".
// https://url.spec.whatwg.org/#concept-ipv4-parser
func ipv4(host string) (string, string) {
	const reason = "the IPv4 address is wrong"
	parts := strings.Split(host, ".")
	if len(parts) > 4 {
		return "", reason
	}
	var sum uint64
	for i, p := range parts {
		n, ok := number(p)
		room := uint64(1) << 8
		if i == len(parts)-1 {
			room <<= 8 * (4 - len(parts)) // the last part fills the rest
		}
		if !ok || n >= room {
			return "", reason
		}
		if i == len(parts)-1 {
			sum += n
		} else {
			sum += n << (8 * (3 - i))
		}
	}
	return netip.AddrFrom4([4]byte{byte(sum >> 24), byte(sum >> 16), byte(sum >> 8), byte(sum)}).String(), ""
}

// number reads a decimal, octal (leading 0) or hexadecimal (leading 0x) part.
func number(s string) (uint64, bool) {
	base := 10
	switch {
	case strings.HasPrefix(s, "0x"):
		if s, base = s[2:], 16; s == "" {
			return 0, true
		}
	case len(s) > 1 && s[0] == '0':
		s, base = s[1:], 8
	}
	n, err := strconv.ParseUint(s, base, 32)
	return n, err == nil
}

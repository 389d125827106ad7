package fetch

import (
	"cmp"
	"net/url"
	"strings"
	"unicode"

	"github.com/citecheck/citecheck/cite/pattern"
)

// An AddressError says why a string is not an address that can be asked.
type AddressError struct {
	Address string
	Reason  string // a few words

	// Other is set for things that are fine but not ours to ask: mail
	// addresses, scripts, places in the document itself.
	Other bool
}

// Error gives the reason and the address.
func (e *AddressError) Error() string { return e.Reason + ": " + e.Address }

// Normalize reads an address as browsers do and returns it in one spelling:
// lower-case ASCII host (IDNA), no default port, no dot segments, "/" for an
// empty path. Addresses without a scheme become https, "doi:10.1000/1" becomes
// an address of doi.org. The path and the query keep their percent-encoding.
// The error, if any, is an *AddressError.
func Normalize(raw string) (*url.URL, error) {
	a, err := readAddress(raw)
	if err != nil {
		return nil, err
	}
	return a.url, nil
}

// An address is what could be made of a string.
type address struct {
	url     *url.URL
	assumed bool   // the scheme is a guess: https, and http if that does not answer
	note    string // how it was read, "" if literally
}

// key is the same for addresses that are one request.
func (a address) key() string {
	u := *a.url
	u.Fragment, u.RawFragment = "", ""
	return u.String()
}

func readAddress(raw string) (address, error) {
	s := strings.TrimSpace(raw)
	if s == "" {
		return bad(raw, "the address is empty")
	}
	if a, ok, err := shorthand(s); ok {
		return a, err
	}
	if reason := blemish(s); reason != "" {
		return bad(raw, reason)
	}
	scheme, rest, found := splitScheme(s)
	switch {
	case !found:
		return withoutScheme(s)
	case scheme != "http" && scheme != "https":
		return otherScheme(s, scheme)
	case !strings.HasPrefix(rest, "//"):
		return bad(s, `"//" is missing after `+scheme+":")
	case doubled.MatchString(rest):
		return bad(s, "the scheme stands twice")
	}
	u, err := parse(s)
	return address{url: u}, err
}

func bad(raw, reason string) (address, error) {
	return address{}, &AddressError{Address: raw, Reason: reason}
}

func other(raw, reason string) (address, error) {
	return address{}, &AddressError{Address: raw, Reason: reason, Other: true}
}

// blemish names what no address may hold.
func blemish(s string) string {
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			return "the address holds a space"
		case unicode.IsControl(r):
			return "the address holds a control character"
		}
	}
	if i := strings.IndexAny(s, `\?#`); i >= 0 && s[i] == '\\' {
		return "the address holds a backslash"
	}
	return ""
}

var (
	schemeForm = pattern.New(`^([A-Za-z][A-Za-z0-9+.-]*):(.*)$`)
	portForm   = pattern.New(`^\d{1,5}(?:[/?#]|$)`)
	doubled    = pattern.New(`(?i)^//(?:https?(?::?/|:?$))`)
	hostForm   = pattern.New(`(?i)^(?:[\pL\pN](?:[\pL\pN_-]*[\pL\pN])?\.)+(?:[\pL]{2,}|xn--[a-z0-9-]+)$`)
)

// splitScheme cuts "https:" off. In "example.org:8080/a" nothing is to be cut.
func splitScheme(s string) (scheme, rest string, found bool) {
	m := schemeForm.FindStringSubmatch(s)
	if m == nil {
		return "", s, false
	}
	hostAndPort := strings.Contains(m[1], ".") || strings.EqualFold(m[1], "localhost")
	if hostAndPort && portForm.MatchString(m[2]) {
		return "", s, false
	}
	return strings.ToLower(m[1]), m[2], true
}

// withoutScheme reads "www.example.org/a", which readers type as it stands.
func withoutScheme(s string) (address, error) {
	if strings.HasPrefix(s, "#") {
		return other(s, "a place in the document itself")
	}
	rest := strings.TrimPrefix(s, "//")
	host, _, _ := strings.Cut(rest, "/")
	host, _, _ = strings.Cut(host, "?")
	host, _, _ = strings.Cut(host, "#")
	name, _, _ := strings.Cut(host, ":")
	path := strings.TrimPrefix(rest, host)
	isHost := hostForm.MatchString(name) && (strings.HasPrefix(path, "/") || !isFileName(name))
	if isHost || rest != s || strings.EqualFold(name, "localhost") {
		u, err := parse("https://" + rest)
		return address{url: u, assumed: true, note: "written without a scheme"}, err
	}
	switch {
	case strings.EqualFold(name, "http"), strings.EqualFold(name, "https"):
		return bad(s, "the colon is missing after "+name)
	case strings.HasPrefix(s, "/"), strings.HasPrefix(s, "."), strings.HasPrefix(s, "?"), isFileName(s):
		return other(s, "relative to a page that is not known")
	}
	return bad(s, "no address: neither a scheme nor a host")
}

// isFileName tells "notes.md" from "example.org"; some of these endings are
// top-level domains too, but a name that stands alone is rather a file.
func isFileName(s string) bool {
	s, _, _ = strings.Cut(s, "#")
	s, _, _ = strings.Cut(s, "?")
	_, ext, found := cutLast(s, ".")
	return found && fileExtensions[strings.ToLower(ext)]
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

var fileExtensions = setOf(`asp aspx bib css csv doc docx epub gif go htm html ipynb jpeg jpg js json
	jsp md mdx odt pdf php pl png ppt pptx ps py rs rst rtf sh shtml svg tex toml tsv txt webp xhtml
	xls xlsx xml yaml yml`)

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}

// misspelt are schemes that are no schemes.
var misspelt = setOf("htp htps htt htts hhttp hhttps htttp htttps ttp ttps httpp httpss hxxp hxxps ttps hppt hppts")

// otherScheme tells a slip of the pen from what is not for us to ask.
func otherScheme(s, scheme string) (address, error) {
	if misspelt[scheme] {
		return bad(s, "the scheme "+scheme+" is misspelt")
	}
	what := cmp.Or(schemes[scheme], "addresses with the scheme "+scheme+" are")
	return other(s, what+" not checked")
}

var schemes = map[string]string{
	"about":      "browser pages are",
	"data":       "embedded data is",
	"file":       "local files are",
	"ftp":        "FTP addresses are",
	"ftps":       "FTP addresses are",
	"javascript": "scripts are",
	"mailto":     "mail addresses are",
	"sms":        "telephone numbers are",
	"tel":        "telephone numbers are",
	"urn":        "URNs are",
}

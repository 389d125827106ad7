// Package archive finds archived copies of web pages: the one nearest to the
// day on which somebody saw the page, from the Wayback Machine or from another
// archive that speaks Memento (RFC 7089).
//
// Read archive.go first, then wayback.go and timegate.go; address.go knows the
// addresses of copies.
package archive

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/citecheck/citecheck/cite"
)

// Off in a field of Services switches the service off.
const Off = "off"

// Services are the archives that are asked. What is empty is the public one.
type Services struct {
	Wayback      string   // https://web.archive.org
	Availability string   // https://archive.org/wayback/available
	TimeGates    []string // addresses before which a page's own is put; nil for the public ones
}

// The public time gates, of the Memento Depot's list of November 2026, asked
// only for what the Wayback Machine does not have.
var publicGates = []string{"https://archive.ph/timegate/", "https://arquivo.pt/wayback/"}

// A Copy is one archived page.
type Copy struct {
	URL string
	At  time.Time // when it was made, UTC
}

// errBusy says that an archive did not say whether it has a copy.
var errBusy = errors.New("the archive is busy")

// Nearest finds the copy of an address nearest to a day, the latest if the day
// is zero. ok is false if there is none. The error says that no archive could
// be asked. rt must not follow redirects.
func (s Services) Nearest(ctx context.Context, rt http.RoundTripper, address string, on time.Time) (found Copy, ok bool, err error) {
	if _, _, is := IsCopy(address); is {
		return Copy{}, false, nil
	}
	c := client{rt: rt}
	var problem error
	for _, ask := range s.sources() {
		found, ok, err = ask(ctx, c, address, on)
		if ok || ctx.Err() != nil {
			return found, ok, ctx.Err()
		}
		problem = cmp.Or(problem, err)
	}
	return Copy{}, false, problem
}

// A source is one way to ask for a copy.
type source func(ctx context.Context, c client, address string, on time.Time) (Copy, bool, error)

func (s Services) sources() []source {
	var all []source
	if base := strings.TrimRight(cmp.Or(s.Wayback, "https://web.archive.org"), "/"); base != Off {
		available := cmp.Or(s.Availability, "https://archive.org/wayback/available")
		if s.Wayback != "" && s.Availability == "" {
			available = Off // of a mirror nobody knows the other address
		}
		all = append(all, wayback{base, available}.nearest)
	}
	gates := s.TimeGates
	if gates == nil && s.Wayback == "" {
		gates = publicGates
	}
	for _, g := range gates {
		if g != Off {
			all = append(all, timeGate(g).nearest)
		}
	}
	return all
}

// Day is the day to look for: when the page was last visited, or else when the
// work appeared. Of a year alone it is the middle, of a month the middle too;
// zero if nothing is known.
func Day(e *cite.Entry) time.Time {
	if e == nil {
		return time.Time{}
	}
	for _, name := range []string{"accessed", "issued"} {
		d, ok := e.Dates[name]
		if !ok || d.Year <= 0 {
			continue
		}
		month, day := d.Month, d.Day
		switch {
		case month < 1 || month > 12:
			month, day = 7, 1
		case day < 1:
			day = 15
		}
		return time.Date(d.Year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	}
	return time.Time{}
}

// A client makes single requests.
type client struct{ rt http.RoundTripper }

// largest is how much of an answer is read, in bytes.
const largest = 256 << 10

// An answer is one that has been read.
type answer struct {
	code   int
	header http.Header
	body   []byte
}

// get asks one address, with an Accept-Datetime if on is not zero.
func (c client) get(ctx context.Context, address string, on time.Time) (answer, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return answer{}, fmt.Errorf("ask for a copy: %w", err)
	}
	if !on.IsZero() {
		req.Header.Set("Accept-Datetime", on.UTC().Format(http.TimeFormat))
	}
	resp, err := c.rt.RoundTrip(req)
	if err != nil {
		return answer{}, fmt.Errorf("ask for a copy: %w", err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(io.LimitReader(resp.Body, largest))
	if err != nil {
		return answer{}, fmt.Errorf("ask for a copy: %w", err)
	}
	return answer{resp.StatusCode, resp.Header, body}, nil
}

// maxHops is how many redirects an archive may make to its copy.
const maxHops = 5

// follow asks an address and goes where it leads, as long as that is allowed.
// It returns the last answer and its address.
func (c client) follow(ctx context.Context, address string, on time.Time, allowed func(*url.URL) bool) (a answer, at string, err error) {
	for range maxHops {
		a, err = c.get(ctx, address, on)
		if err != nil || a.code/100 != 3 || a.header.Get("Location") == "" {
			return a, address, err
		}
		next, ok := joined(address, a.header.Get("Location"))
		if !ok || !allowed(next) {
			return a, address, nil
		}
		address = next.String()
	}
	return answer{}, "", errBusy
}

// joined is where a relative address leads.
func joined(base, address string) (*url.URL, bool) {
	u, err := url.Parse(base)
	if err == nil {
		u, err = u.Parse(address)
	}
	return u, err == nil
}

// busy reports answers that say nothing about copies.
func busy(code int) bool { return code == http.StatusTooManyRequests || code >= 500 }

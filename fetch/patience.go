package fetch

import (
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// longestWait is the cap of Retry-After: what is beyond it is not waited for.
const longestWait = 60 * time.Second

// patienceAsked says how long a host asks to be left alone: because it is
// overrun (429, 503), or because this answer was the last that it wants to
// give for a while.
func patienceAsked(resp *http.Response, now time.Time) (time.Duration, bool) {
	switch resp.StatusCode {
	case http.StatusTooManyRequests, http.StatusServiceUnavailable:
		if d, ok := retryAfter(resp.Header, now); ok {
			return d, true
		}
	}
	return exhausted(resp.Header, now)
}

// retryAfter reads the header in both its forms (RFC 9110, 10.2.3). A date is
// held against the server's own clock if it tells it. Anything else, such as
// "1m30s", says nothing.
func retryAfter(h http.Header, now time.Time) (time.Duration, bool) {
	v := h.Get("Retry-After")
	if v == "" {
		return 0, false
	}
	n, err := strconv.ParseUint(v, 10, 31)
	if err == nil || errors.Is(err, strconv.ErrRange) {
		return time.Duration(n) * time.Second, true // n is the largest there is if v is beyond it
	}
	date, err := http.ParseTime(v)
	if err != nil {
		return 0, false
	}
	if server, err := http.ParseTime(h.Get("Date")); err == nil {
		now = server
	}
	return max(0, date.Sub(now)), true
}

// exhausted reads the headers by which hosts count requests down: RateLimit of
// draft-ietf-httpapi-ratelimit-headers ("default";r=0;t=30), and the older
// RateLimit-Remaining and X-RateLimit-Remaining with their Reset, which is in
// seconds from now or, at GitHub and others, since 1970.
func exhausted(h http.Header, now time.Time) (time.Duration, bool) {
	if v := h.Get("RateLimit"); v != "" {
		if r, t := parameter(v, "r"), parameter(v, "t"); r == "0" && t != "" {
			return resetIn(t, now)
		}
	}
	for _, name := range []string{"RateLimit-", "X-RateLimit-", "X-Rate-Limit-"} {
		if h.Get(name+"Remaining") == "0" {
			return resetIn(h.Get(name+"Reset"), now)
		}
	}
	return 0, false
}

// parameter returns the value of a parameter of a structured field (RFC 9651).
func parameter(field, name string) string {
	for part := range strings.FieldsFuncSeq(field, func(r rune) bool { return r == ';' || r == ',' }) {
		if k, v, ok := strings.Cut(strings.TrimSpace(part), "="); ok && k == name {
			return v
		}
	}
	return ""
}

// epoch is the number of seconds from which on a reset is a time, no wait.
const epoch = 1_000_000_000

func resetIn(s string, now time.Time) (time.Duration, bool) {
	n, err := strconv.ParseInt(s, 10, 40)
	if err != nil || n < 0 {
		return 0, false
	}
	if n > epoch {
		return max(0, time.Unix(n, 0).Sub(now)), true
	}
	return time.Duration(n) * time.Second, true
}

package cite

import "time"

// A Status is the outcome of asking whether an address still works. The words
// are those of the JSON report.
type Status uint8

// What can be said of an address. Only Broken, Soft404, Parked, Malformed,
// TLSError and Private accuse the article; Blocked, RateLimited and Unsure are
// counted and shown, never turned into a broken link.
const (
	Unchecked       Status = iota // nobody asked (offline)
	OK                            // answers with the page
	Moved                         // permanent redirect, worth rewriting
	Broken                        // 404, 410, no such host, refused, redirect loop
	Soft404                       // answers 200 with an error page, or lost the page on the way
	Parked                        // domain for sale or hijacked
	Mismatch                      // alive, but plainly another work than the one cited
	FragmentMissing               // page alive, anchor absent
	Blocked                       // 401, 403, 451, 999, bot and log-in walls: says nothing about readers
	RateLimited                   // 429, also after waiting
	TLSError                      // certificate expired, for another host, ...
	Timeout                       // no answer in time: no evidence against the article
	Unsure                        // 5xx, broken answers: no evidence either way
	Private                       // refused by our own guard
	Malformed                     // no address at all
	Skipped                       // excluded by the user
)

var statusNames = [...]string{
	"unchecked", "ok", "moved", "broken", "soft-404", "parked", "mismatch",
	"fragment-missing", "blocked", "rate-limited", "tls-error", "timeout",
	"unsure", "private", "malformed", "skipped",
}

// String returns the word that the JSON report uses.
func (s Status) String() string { return statusNames[s] }

// Statuses lists every status in the order of its value.
func Statuses() []Status {
	all := make([]Status, len(statusNames))
	for i := range all {
		all[i] = Status(i)
	}
	return all
}

// Settled reports whether the address was asked and gave an answer either way.
func (s Status) Settled() bool {
	switch s {
	case OK, Moved, Broken, Soft404, Parked, Mismatch, FragmentMissing, TLSError, Private, Malformed:
		return true
	case Unchecked, Blocked, RateLimited, Timeout, Unsure, Skipped:
		return false
	}
	return false
}

// A Question asks whether an address still shows what is cited.
type Question struct {
	URL   string
	Entry *Entry // the work that is cited there, nil if none
}

// A Hop is one step of a chain of redirects.
type Hop struct {
	Code int    // 301, 302, ...
	URL  string // where it leads
}

// A Verdict records one answer about one address.
type Verdict struct {
	URL      string // as asked
	Final    string // where the redirects ended, "" if nowhere else
	Status   Status
	Code     int // last HTTP status code, 0 if none
	Hops     []Hop
	Title    string // of the page, for content checks
	Evidence string // why, in a few words
	Archive  string // a snapshot to offer instead
	At       time.Time
}

// A HostLoad says what waits for one host at the moment.
type HostLoad struct {
	Host             string  // name and port
	Waiting, Running int     // addresses that wait for their turn, and those asked just now
	PerSecond        float64 // requests that the host is asked at most, 0 if there is no limit
}

// A HostTime says how long a run was busy with one host.
type HostTime struct {
	Host  string
	Links int           // addresses asked
	Took  time.Duration // from the first question to the last answer
}

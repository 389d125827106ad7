package fetch

import (
	"encoding/json"
	"slices"
	"time"

	"github.com/citecheck/citecheck/cite"
)

// facts are what was learned of one address, whoever cites it and for which
// work: all that is remembered, in this run and between runs. The verdict on a
// citation is made of them and of the work cited (see weigh.go).
type facts struct {
	Status   cite.Status `json:"s"`
	Code     int         `json:"c,omitempty"`
	Final    string      `json:"f,omitempty"`
	Hops     []cite.Hop  `json:"h,omitempty"`
	Evidence string      `json:"e,omitempty"`
	At       int64       `json:"t"` // Unix seconds

	Titles []string    `json:"n,omitempty"` // of the page, the best first
	Size   int         `json:"z,omitempty"` // bytes read of the page
	Shell  bool        `json:"w,omitempty"` // scripts may make one page of many addresses
	ETag   string      `json:"g,omitempty"` // by which the server knows this version of the page
	Doubts []suspicion `json:"d,omitempty"` // what speaks against the page, which a fitting title may outweigh
}

// A suspicion is a status that a page deserves unless it is plainly the work
// cited.
type suspicion struct {
	Status   cite.Status `json:"s"`
	Sure     bool        `json:"y,omitempty"` // without further evidence
	Evidence string      `json:"e"`
}

// verdict is what the facts say as they are.
func (f *facts) verdict() cite.Verdict {
	v := cite.Verdict{
		Status: f.Status, Code: f.Code, Final: f.Final, Hops: slices.Clone(f.Hops), Evidence: f.Evidence,
		At: time.Unix(f.At, 0).UTC(),
	}
	if len(f.Titles) > 0 {
		v.Title = f.Titles[0]
	}
	return v
}

func (f *facts) encode() []byte {
	b, _ := json.Marshal(f) // of strings and numbers: never fails
	return b
}

// confirmed are the facts of a page that its server says is the same still.
func (f *facts) confirmed(now time.Time) *facts {
	g := *f
	g.At = now.Unix()
	return &g
}

// decodeFacts reads what encode wrote, or returns nil for what some other
// version did.
func decodeFacts(b []byte) *facts {
	f := new(facts)
	if json.Unmarshal(b, f) != nil || int(f.Status) >= len(cite.Statuses()) {
		return nil
	}
	return f
}

// How long facts hold. What is broken may be mended any time, and what is fine
// stays so for days; what says nothing is asked anew in the next run.
const (
	// DefaultCacheTTL is for addresses that work.
	DefaultCacheTTL = 72 * time.Hour

	brokenTTL  = time.Hour
	blockedTTL = 24 * time.Hour
)

// ttl returns how long the facts hold, 0 if they do not outlive the run.
func (f *facts) ttl(good time.Duration) time.Duration {
	switch f.Status {
	case cite.OK, cite.Moved:
		if len(f.Doubts) > 0 {
			return min(good, brokenTTL)
		}
		return good
	case cite.Broken, cite.Soft404, cite.Parked, cite.Mismatch, cite.FragmentMissing, cite.TLSError:
		return min(good, brokenTTL)
	case cite.Blocked:
		return min(good, blockedTTL)
	case cite.Unchecked, cite.RateLimited, cite.Timeout, cite.Unsure, cite.Private, cite.Malformed, cite.Skipped:
		return 0
	}
	return 0
}

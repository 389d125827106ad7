package fetch

import (
	"context"
	"net/url"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/match"
)

// weigh makes of the facts a verdict on one citation. A page that answers and
// is plainly the work cited is fine whatever else speaks against it; what is
// plainly something else is a mismatch at least. What lies between is decided
// by the doubts that are sure, and where none is, by asking the site what it
// says to an address that cannot exist.
func (c *Client) weigh(ctx context.Context, f *facts, u *url.URL, entry *cite.Entry) cite.Verdict {
	v := f.verdict()
	if f.Status != cite.OK && f.Status != cite.Moved {
		return v
	}
	fit, why := match.Unclear, ""
	if entry != nil && len(f.Titles) > 0 {
		fit, why = match.Page(entry, f.Titles, f.end(u).Hostname())
	}
	if fit == match.Fits {
		return v
	}
	accuse := func(s cite.Status, evidence string) cite.Verdict {
		v.Status, v.Evidence = s, evidence
		return v
	}
	if s := f.sure(); s != nil {
		return accuse(s.Status, s.Evidence)
	}
	doubt := f.doubt()
	asksForMore := doubt != nil && doubt.Status != cite.Blocked || fit == match.Other || entry != nil && entry.Get("title") != ""
	sibling := unknownSibling
	if asksForMore && len(f.Titles) > 0 {
		sibling = c.sibling(ctx, f, f.end(u))
	}
	switch {
	case sibling == sameSibling && doubt != nil && doubt.Status == cite.Parked:
		return accuse(cite.Parked, doubt.Evidence)
	case sibling == sameSibling && f.Shell && (doubt == nil || doubt.Status != cite.Soft404):
		return accuse(cite.Unsure, f.end(u).Host+" gives one page for every address, which scripts may fill")
	case sibling == sameSibling:
		return accuse(cite.Soft404, f.end(u).Host+" gives the same page for an address that cannot exist")
	case doubt != nil && doubt.Status == cite.Parked && fit == match.Other:
		return accuse(cite.Parked, doubt.Evidence+"; "+why)
	case fit == match.Other:
		return accuse(cite.Mismatch, why)
	case doubt != nil && (sibling != absentSibling || doubt.Status != cite.Soft404):
		return accuse(cite.Unsure, doubt.Evidence)
	}
	return v
}

// end is where an address leads.
func (f *facts) end(u *url.URL) *url.URL {
	if f.Final == "" {
		return u
	}
	if end, err := url.Parse(f.Final); err == nil {
		return end
	}
	return u
}

// sure returns the gravest suspicion that needs no further evidence, or nil.
func (f *facts) sure() *suspicion {
	for i := range f.Doubts {
		if f.Doubts[i].Sure {
			return &f.Doubts[i]
		}
	}
	return nil
}

// doubt returns the gravest suspicion, or nil.
func (f *facts) doubt() *suspicion {
	if len(f.Doubts) == 0 {
		return nil
	}
	return &f.Doubts[0]
}

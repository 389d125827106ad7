package archive

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// wayback asks the Wayback Machine: for the copy at a time, by the redirect
// that it answers with, as the availability API says "none" of much that is
// there; and where that copy is one of an error page, the index for one that
// is not. https://archive.org/help/wayback_api.php
type wayback struct{ base, availability string }

const stampLayout = "20060102150405"

func (w wayback) nearest(ctx context.Context, c client, address string, on time.Time) (Copy, bool, error) {
	path := "/web/"
	if !on.IsZero() {
		path += on.UTC().Format(stampLayout) + "/"
	}
	asked := w.base + path + address
	a, at, err := c.follow(ctx, asked, time.Time{}, w.within)
	if err != nil {
		return Copy{}, false, err
	}
	isCopy := at != asked || a.header.Get("Memento-Datetime") != ""
	switch made := w.made(at); {
	case a.code == http.StatusOK && isCopy && !made.IsZero():
		return Copy{URL: plainCopy(at), At: made}, true, nil
	case busy(a.code):
		return w.available(ctx, c, address, on)
	case !isCopy && a.code == http.StatusNotFound:
		return Copy{}, false, nil
	}
	return w.index(ctx, c, address, on)
}

// within keeps redirects in the archive: the copy of a redirect may lead
// anywhere.
func (w wayback) within(u *url.URL) bool {
	return strings.HasPrefix(u.String(), w.base+"/web/") ||
		strings.HasPrefix(strings.Replace(u.String(), "http://", "https://", 1), w.base+"/web/")
}

// made is the time in the address of a copy.
func (w wayback) made(address string) time.Time {
	_, path, _ := strings.Cut(address, "/web/")
	return stamped(path)
}

// plainCopy drops how a copy is shown: "/web/20200101000000if_/http://...".
func plainCopy(address string) string {
	head, path, ok := strings.Cut(address, "/web/")
	if !ok || len(path) < 17 || path[16] != '_' {
		return address
	}
	return head + "/web/" + path[:14] + path[17:]
}

// index asks the CDX server for the nearest copy that is none of an error.
// https://github.com/internetarchive/wayback/tree/master/wayback-cdx-server
func (w wayback) index(ctx context.Context, c client, address string, on time.Time) (Copy, bool, error) {
	q := url.Values{"url": {address}, "output": {"json"}, "fl": {"timestamp,original,statuscode"}, "filter": {"statuscode:200"}, "limit": {"-1"}}
	if !on.IsZero() {
		q.Set("limit", "1")
		q.Set("sort", "closest")
		q.Set("closest", on.UTC().Format(stampLayout))
	}
	a, err := c.get(ctx, w.base+"/cdx/search/cdx?"+q.Encode(), time.Time{})
	if err != nil {
		return Copy{}, false, err
	}
	var rows [][]string
	if a.code != http.StatusOK || json.Unmarshal(a.body, &rows) != nil && len(strings.TrimSpace(string(a.body))) > 0 {
		return Copy{}, false, errBusy
	}
	if len(rows) < 2 || len(rows[1]) < 2 || stamp(rows[1][0]).IsZero() {
		return Copy{}, false, nil
	}
	return Copy{URL: w.base + "/web/" + rows[1][0] + "/" + rows[1][1], At: stamp(rows[1][0])}, true, nil
}

// available asks the availability API, the last word where the others have
// none. That it knows nothing says nothing.
func (w wayback) available(ctx context.Context, c client, address string, on time.Time) (Copy, bool, error) {
	if w.availability == Off {
		return Copy{}, false, errBusy
	}
	q := url.Values{"url": {address}}
	if !on.IsZero() {
		q.Set("timestamp", on.UTC().Format(stampLayout))
	}
	a, err := c.get(ctx, w.availability+"?"+q.Encode(), time.Time{})
	if err != nil {
		return Copy{}, false, err
	}
	var said struct {
		Snapshots struct {
			Closest struct {
				Available   bool
				URL, Status string
				Timestamp   string
			}
		} `json:"archived_snapshots"`
	}
	if a.code != http.StatusOK || json.Unmarshal(a.body, &said) != nil {
		return Copy{}, false, errBusy
	}
	closest := said.Snapshots.Closest
	at := stamp(closest.Timestamp)
	if !closest.Available || at.IsZero() || closest.Status != "200" {
		return Copy{}, false, errBusy
	}
	return Copy{URL: strings.Replace(closest.URL, "http://web.archive.org", "https://web.archive.org", 1), At: at}, true, nil
}

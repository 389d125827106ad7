package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/netip"
	"net/url"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/fetch"
	"github.com/citecheck/citecheck/fetch/archive"
	"github.com/citecheck/citecheck/fetch/store"
)

// report runs and writes what that took.
func report(run func() (good, dead int, err error)) error {
	began := time.Now()
	good, dead, err := run()
	if err != nil {
		return err
	}
	r := result{Seconds: time.Since(began).Seconds(), Good: good, Dead: dead}
	if r.CPU, r.RSS, err = usage(); err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(r)
}

// each calls ask for every link, so many at once, and counts the answers.
func each(t task, ask func(i int) bool) (good, dead int) {
	var next, ok atomic.Int64
	var wg sync.WaitGroup
	for range t.Workers {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < t.Links; i = int(next.Add(1)) - 1 {
				if ask(i) {
					ok.Add(1)
				}
			}
		})
	}
	wg.Wait()
	return int(ok.Load()), t.Links - int(ok.Load())
}

// plain is the floor: GET, and the body read and thrown away.
func plain(t task) (good, dead int, err error) {
	c := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: t.PerHost, MaxIdleConns: 4 * t.Workers}}
	good, dead = each(t, func(i int) bool {
		resp, err := c.Get(t.link(i))
		if err != nil {
			return false
		}
		defer resp.Body.Close()
		_, err = io.Copy(io.Discard, resp.Body)
		return err == nil && resp.StatusCode == http.StatusOK
	})
	return good, dead, nil
}

// client asks as citecheck does, with a cache on disk.
func client(t task) (good, dead int, err error) {
	dir, err := os.MkdirTemp("", "citecheck-load")
	if err != nil {
		return 0, 0, err
	}
	defer os.RemoveAll(dir)
	cache := store.Open(dir, store.Options{})
	defer cache.Close()
	c, err := fetch.New(fetch.Options{
		Concurrency: t.Workers, PerHost: t.PerHost, AllowNet: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}, Cache: cache,
		Proxy:    func(*url.URL) (*url.URL, error) { return nil, nil },
		Archives: archive.Services{Wayback: archive.Off},
	})
	if err != nil {
		return 0, 0, err
	}
	defer c.Close()
	good, dead = each(t, func(i int) bool {
		q := cite.Question{URL: t.link(i)}
		if t.Cited {
			q.Entry = cited(i)
		}
		return c.Verify(context.Background(), q).Status == cite.OK
	})
	return good, dead, nil
}

func cited(i int) *cite.Entry {
	e := &cite.Entry{Type: "webpage"}
	e.Set("title", fmt.Sprint("Councils of the year ", i), cite.Span{})
	return e
}

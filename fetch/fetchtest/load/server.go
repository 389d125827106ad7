package main

import (
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"net"
	"net/http"
	"strings"
	"time"
)

var filler = strings.Repeat("<p>The councils met in the spring and argued about bread and peace.</p>\n", 16)

// listen opens so many hosts on loopback and returns their addresses.
func listen(t task) ([]string, error) {
	h := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { answer(t, w, r) })
	var bases []string
	for range t.Hosts {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return nil, err
		}
		go http.Serve(l, h) //nolint:errcheck,gosec // it ends with the process
		bases = append(bases, "http://"+l.Addr().String())
	}
	return bases, nil
}

func answer(t task, w http.ResponseWriter, r *http.Request) {
	time.Sleep(latency(t))
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	if strings.HasPrefix(r.URL.Path, "/dead/") {
		w.WriteHeader(http.StatusNotFound)
	}
	name := r.URL.Path[strings.LastIndexByte(r.URL.Path, '/')+1:]
	fmt.Fprintf(w, "<!doctype html><html lang=en><head><title>Councils of the year %s | Example</title></head><body><h1 id=top-%s>Councils of the year %s</h1><p id=part>", name, name, name)
	io.WriteString(w, filler)
}

func latency(t task) time.Duration {
	if t.Sigma == 0 {
		return t.Latency
	}
	return time.Duration(float64(t.Latency) * math.Exp(rand.NormFloat64()*t.Sigma-t.Sigma*t.Sigma/2)) //nolint:gosec // no secret
}

// link is the address of a number: one in a hundred is dead.
func (t task) link(i int) string {
	kind := "good"
	if i%100 == 99 {
		kind = "dead"
	}
	s := fmt.Sprintf("%s/%s/%d", t.Bases[i%len(t.Bases)], kind, i)
	if t.Fragments {
		s += "#part"
	}
	return s
}

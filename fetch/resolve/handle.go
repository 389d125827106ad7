package resolve

import (
	"context"
	"net/http"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// A record is what the handle API answers.
// https://www.handle.net/proxy_servlet.html, "REST API"
type record struct {
	ResponseCode int `json:"responseCode"`
	Values       []struct {
		Type string `json:"type"`
		Data struct {
			Value any `json:"value"`
		} `json:"data"`
	} `json:"values"`
}

// Response codes of the handle protocol (RFC 3652, 2.2.2.2).
const (
	codeFound    = 1
	codeMissing  = 100
	codeNoValues = 200
)

func askHandle(ctx context.Context, a asker, id Identifier) (Answer, error) {
	r, code, err := lookup(ctx, a, id.Value)
	if err != nil || r == nil {
		return unsettled, err
	}
	what := strings.ToUpper(id.Scheme)
	if what == "HDL" {
		what = "handle"
	}
	switch r.ResponseCode {
	case codeFound, codeNoValues:
		return Answer{Status: cite.OK, Code: http.StatusOK, Final: r.url(), Evidence: "registered at " + a.name(), Settled: true}, nil
	case codeMissing:
		return Answer{Status: cite.Broken, Code: code, Evidence: "there is no " + what + " " + id.Value + unlessTrimmed(ctx, a, id.Value), Settled: true}, nil
	}
	return unsettled, nil
}

// lookup returns the record, or nil if what came back is none.
func lookup(ctx context.Context, a asker, value string) (*record, int, error) {
	code, _, body, err := a.get(ctx, "/api/handles/"+escaped(value), "application/json")
	if err != nil {
		return nil, 0, err
	}
	r := new(record)
	if code != http.StatusOK && code != http.StatusNotFound || !reads(body, r) {
		return nil, code, nil
	}
	return r, code, nil
}

func (r *record) url() string {
	for _, v := range r.Values {
		if s, ok := v.Data.Value.(string); ok && v.Type == "URL" {
			return s
		}
	}
	return ""
}

// tails are what sentences and HTML leave behind a DOI.
const tails = `.,;:!?)]}>"'` + "”’»…*_"

// unlessTrimmed asks once more without what may not belong to an identifier,
// and says so if that helps.
func unlessTrimmed(ctx context.Context, a asker, value string) string {
	trimmed := strings.TrimRight(value, tails)
	if before, _, found := strings.Cut(trimmed, "<"); found {
		trimmed = before
	}
	if trimmed == value || trimmed == "" {
		return ""
	}
	if r, _, err := lookup(ctx, a, trimmed); err != nil || r == nil || r.ResponseCode != codeFound {
		return ""
	}
	return ", but there is " + trimmed
}

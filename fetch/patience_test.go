package fetch

import (
	"net/http"
	"strconv"
	"testing"
	"time"
)

func TestPatienceAsked(t *testing.T) {
	now := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	in := func(d time.Duration) string { return strconv.FormatInt(now.Add(d).Unix(), 10) }
	tests := []struct {
		name string
		resp *http.Response
		want time.Duration
		ok   bool
	}{
		{"nothing", canned(200), 0, false},
		{"seconds", canned(429, "Retry-After", "7"), 7 * time.Second, true},
		{"seconds behind a page", canned(200, "Retry-After", "7"), 0, false},
		{"the last for a while", canned(200, "X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "3"), 3 * time.Second, true},
		{"since 1970", canned(403, "X-RateLimit-Remaining", "0", "X-RateLimit-Reset", in(30*time.Second)), 30 * time.Second, true},
		{"some left", canned(200, "X-RateLimit-Remaining", "1", "X-RateLimit-Reset", "3"), 0, false},
		{"the draft of 2019", canned(200, "RateLimit-Remaining", "0", "RateLimit-Reset", "2"), 2 * time.Second, true},
		{"the draft of 2025", canned(200, "RateLimit", `"default";r=0;t=4`), 4 * time.Second, true},
		{"the draft of 2025, some left", canned(200, "RateLimit", `"default";r=10;t=4`), 0, false},
		{"nonsense", canned(200, "X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "soon"), 0, false},
		{"negative", canned(200, "X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "-4"), 0, false},
		{"Retry-After goes first", canned(429, "Retry-After", "9", "X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "3"), 9 * time.Second, true},
	}
	for _, tt := range tests {
		if got, ok := patienceAsked(tt.resp, now); got != tt.want || ok != tt.ok {
			t.Errorf("%s: %v, %v, want %v, %v", tt.name, got, ok, tt.want, tt.ok)
		}
	}
}

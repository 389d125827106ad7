package store_test

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/fetch/store"
)

// memoryOf is a line of /proc/self/status in bytes: VmRSS, VmHWM.
func memoryOf(t testing.TB, what string) int {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Skip("this system does not say how much memory a process has")
	}
	var kB int
	for line := range strings.Lines(string(status)) {
		if strings.HasPrefix(line, what+":") {
			fmt.Sscan(strings.TrimPrefix(line, what+":"), &kB)
		}
	}
	return kB << 10
}

// BenchmarkFill puts half a million records, as a long run does, reads them
// back, and closes. Run one at a time: the memory is that of the process.
//
//	go test ./fetch/store -run - -bench Fill/file -benchtime 1x
func BenchmarkFill(b *testing.B) {
	b.Run("file", func(b *testing.B) {
		for b.Loop() {
			dir := b.TempDir()
			fill(b, store.Open(dir, store.Options{}), 500_000)
			start := time.Now()
			s := store.Open(dir, store.Options{})
			b.ReportMetric(time.Since(start).Seconds(), "s/open")
			s.Close()
		}
	})
	b.Run("memory", func(b *testing.B) {
		for b.Loop() {
			fill(b, store.Memory(), 500_000)
		}
	})
}

func fill(b *testing.B, s *store.Store, records int) {
	runtime.GC()
	before := memoryOf(b, "VmRSS")
	now := time.Now()
	value := []byte(strings.Repeat("x", 60))
	for i := range records {
		s.Put(fmt.Sprintf("https://example.org/%d", i), value, store.Outcome{Status: cite.OK}, now, now.Add(time.Hour))
	}
	b.ReportMetric(float64(time.Since(now).Nanoseconds())/float64(records), "ns/put")
	if err := s.Flush(); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(time.Since(now).Seconds(), "s/fill")
	b.ReportMetric(float64(memoryOf(b, "VmHWM")-before)/float64(records), "peak-B/record")
	b.ReportMetric(float64(memoryOf(b, "VmRSS")-before)/float64(records), "B/record")
	start := time.Now()
	for i := range records {
		if _, ok := s.Get(fmt.Sprintf("https://example.org/%d", i), now); !ok {
			b.Fatalf("record %d is missing", i)
		}
	}
	b.ReportMetric(float64(time.Since(start).Nanoseconds())/float64(records), "ns/get")
	b.ReportMetric(float64(memoryOf(b, "VmRSS")-before)/float64(records), "read-B/record")
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
}

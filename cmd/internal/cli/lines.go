package cli

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
)

// batchMost is how many lines are worked on at once.
const batchMost = 256

// forBatches calls f with the lines of r, of any length and without their ends,
// as many at a time as are there: one that comes down a pipe does not wait for
// the next.
func forBatches(ctx context.Context, r io.Reader, f func(lines []string) error) error {
	in := bufio.NewReaderSize(r, 64<<10)
	var lines []string
	for {
		line, err := in.ReadString('\n')
		if line != "" {
			lines = append(lines, strings.TrimRight(line, "\r\n"))
		}
		if err == nil && ctx.Err() != nil {
			err = ctx.Err()
		}
		if len(lines) > 0 && (err != nil || len(lines) == batchMost || !lineWaits(in)) {
			if failed := f(lines); failed != nil {
				return failed
			}
			lines = lines[:0]
		}
		switch {
		case errors.Is(err, io.EOF):
			return ctx.Err()
		case err != nil:
			return err
		}
	}
}

// lineWaits reports whether a whole line was read already.
func lineWaits(in *bufio.Reader) bool {
	waiting, _ := in.Peek(in.Buffered())
	return bytes.IndexByte(waiting, '\n') >= 0
}

// parallel calls f with 0 to n-1 on all processors.
func parallel(n int, f func(i int)) {
	workers := min(n, runtime.GOMAXPROCS(0))
	if workers == 1 {
		for i := range n {
			f(i)
		}
		return
	}
	var next atomic.Int64
	var wait sync.WaitGroup
	for range workers {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				f(i)
			}
		})
	}
	wait.Wait()
}

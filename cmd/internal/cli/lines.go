package cli

import (
	"bufio"
	"context"
	"errors"
	"io"
	"runtime"
	"strings"

	"golang.org/x/sync/errgroup"
)

// forLines calls f with each line of r, of any length, without its end.
func forLines(ctx context.Context, r io.Reader, f func(line string) error) error {
	in := bufio.NewReaderSize(r, 64<<10)
	for {
		line, err := in.ReadString('\n')
		if line != "" {
			if err := f(strings.TrimRight(line, "\r\n")); err != nil {
				return err
			}
		}
		switch {
		case errors.Is(err, io.EOF):
			return ctx.Err()
		case err != nil:
			return err
		case ctx.Err() != nil:
			return ctx.Err()
		}
	}
}

// eachLine applies work to every line on all processors and writes what finish
// makes of the results, in order, each as soon as those before it are written.
func eachLine[T any](ctx context.Context, r io.Reader, w io.Writer, work func(string) T, finish func(T) []byte) error {
	g, ctx := errgroup.WithContext(ctx)
	results := make(chan chan T, 4*runtime.GOMAXPROCS(0))
	workers := make(chan struct{}, runtime.GOMAXPROCS(0))
	g.Go(func() error {
		defer close(results)
		return forLines(ctx, r, func(line string) error {
			result := make(chan T, 1)
			select {
			case results <- result:
			case <-ctx.Done():
				return ctx.Err()
			}
			workers <- struct{}{}
			go func() { result <- work(line); <-workers }()
			return nil
		})
	})
	g.Go(func() error {
		for result := range results {
			if _, err := w.Write(finish(<-result)); err != nil {
				return err
			}
		}
		return nil
	})
	return g.Wait()
}

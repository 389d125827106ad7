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

// eachLine applies f to every line on all processors and writes the results
// in order, each as soon as those before it are written.
func eachLine(ctx context.Context, r io.Reader, w io.Writer, f func(string) []byte) error {
	g, ctx := errgroup.WithContext(ctx)
	results := make(chan chan []byte, 4*runtime.GOMAXPROCS(0))
	workers := make(chan struct{}, runtime.GOMAXPROCS(0))
	g.Go(func() error {
		defer close(results)
		return forLines(ctx, r, func(line string) error {
			result := make(chan []byte, 1)
			select {
			case results <- result:
			case <-ctx.Done():
				return ctx.Err()
			}
			workers <- struct{}{}
			go func() { result <- f(line); <-workers }()
			return nil
		})
	})
	g.Go(func() error {
		for result := range results {
			if _, err := w.Write(<-result); err != nil {
				return err
			}
		}
		return nil
	})
	return g.Wait()
}

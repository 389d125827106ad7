package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/fetch/store"
)

func (a *app) cache() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "cache",
		Short: "Show or clear what is remembered of addresses between runs",
		Long: `Show or clear what is remembered of addresses between runs. The cache is a
folder of its own below the user's caches ($XDG_CACHE_HOME). It may be removed
at any time; then all links are asked anew.`,
		Example: "  citecheck cache path\n  citecheck cache stats --format json\n  citecheck cache clear",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return fmt.Errorf("cache: say what to do: path, stats or clear")
		},
	}
	cmd.AddCommand(a.cachePath(), a.cacheStats(), a.cacheClear())
	return cmd
}

func (a *app) cachePath() *cobra.Command {
	return &cobra.Command{
		Use:   "path",
		Short: "Print the folder of the cache",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			dir, err := cacheFolder()
			if err != nil {
				return err
			}
			return a.print(func(w io.Writer) error { _, err := fmt.Fprintln(w, dir); return err })
		},
	}
}

func (a *app) cacheClear() *cobra.Command {
	return &cobra.Command{
		Use:   "clear",
		Short: "Remove the cache, and nothing else",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			dir, err := cacheFolder()
			if err != nil {
				return err
			}
			files, size, err := store.Clear(dir)
			if err != nil {
				return &failure{fmt.Errorf("clear the cache %s: %w", dir, err)}
			}
			return a.print(func(w io.Writer) error {
				_, err := fmt.Fprintf(w, "removed %s (%s) from %s\n", count(files, "file"), bytesOf(size), dir)
				return err
			})
		},
	}
}

func (a *app) cacheStats() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "stats",
		Short: "Count what the cache holds",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			write, err := formatted(format, writeStats, writeIndented[cacheStats])
			if err != nil {
				return err
			}
			s, err := a.openCache()
			if err != nil {
				return err
			}
			stats := statsOf(s, time.Now())
			return a.print(func(w io.Writer) error { return write(w, stats) })
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", "text or json")
	return cmd
}

func cacheFolder() (string, error) {
	dir, err := store.Default()
	if err != nil {
		return "", &failure{fmt.Errorf("there is no folder for the cache: %w; set XDG_CACHE_HOME", err)}
	}
	return dir, nil
}

// openCache reads the cache as it stands, and says if that cannot be done.
func (a *app) openCache() (*store.Store, error) {
	dir, err := cacheFolder()
	if err != nil {
		return nil, err
	}
	s := store.Open(dir, store.Options{ReadOnly: true})
	if n := s.Notice(); n != "" {
		a.complain("%s", n)
		a.status = exitFailed
	}
	return s, nil
}

// formatted chooses the function that writes the format of a flag.
func formatted[T any](format string, text, json func(io.Writer, T) error) (func(io.Writer, T) error, error) {
	switch format {
	case "text":
		return text, nil
	case "json":
		return json, nil
	}
	return nil, fmt.Errorf("--format: unknown format %q: use text or json", format)
}

func writeIndented[T any](w io.Writer, v T) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// cacheStats is what a cache holds. Times are RFC 3339, "" if there is nothing.
type cacheStats struct {
	File     string         `json:"file"`
	Size     int64          `json:"size"` // bytes on disk
	Records  int            `json:"records"`
	Fresh    int            `json:"fresh"`
	Stale    int            `json:"stale"`
	Oldest   string         `json:"oldest"`
	Newest   string         `json:"newest"`
	ByStatus map[string]int `json:"by_status"`
}

func statsOf(s *store.Store, now time.Time) cacheStats {
	stats := cacheStats{File: s.Path(), ByStatus: map[string]int{}}
	if info, err := os.Stat(s.Path()); err == nil {
		stats.Size = info.Size()
	}
	var oldest, newest time.Time
	for _, r := range s.All() {
		stats.Records++
		if r.Fresh(now) {
			stats.Fresh++
		}
		stats.ByStatus[r.Status.String()]++
		if oldest.IsZero() || r.At.Before(oldest) {
			oldest = r.At
		}
		if r.At.After(newest) {
			newest = r.At
		}
	}
	stats.Stale = stats.Records - stats.Fresh
	stats.Oldest, stats.Newest = timeOf(oldest), timeOf(newest)
	return stats
}

func writeStats(w io.Writer, s cacheStats) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintf(t, "file\t%s\nsize\t%s\n", s.File, bytesOf(s.Size))
	fmt.Fprintf(t, "records\t%d (%d fresh, %d stale)\n", s.Records, s.Fresh, s.Stale)
	if s.Records > 0 {
		fmt.Fprintf(t, "oldest\t%s\nnewest\t%s\n", s.Oldest, s.Newest)
	}
	for _, status := range cite.Statuses() {
		if n := s.ByStatus[status.String()]; n > 0 {
			fmt.Fprintf(t, "%s\t%d\n", status, n)
		}
	}
	return t.Flush()
}

func timeOf(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}

// count is a number with its noun.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprint(n, " ", noun, "s")
}

// bytesOf is a size as people read it.
func bytesOf(n int64) string {
	switch {
	case n < 1e3:
		return count(int(n), "byte")
	case n < 1e6:
		return fmt.Sprintf("%.0f kB", float64(n)/1e3)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1e6)
}

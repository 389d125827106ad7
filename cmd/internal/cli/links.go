package cli

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/citecheck/citecheck/fetch/store"
)

func (a *app) links() *cobra.Command {
	var format string
	var failing bool
	cmd := &cobra.Command{
		Use:   "links",
		Short: "Show how links fared over the runs",
		Long: `Show how the links that are not plainly good fared over the runs: when each
was last seen good, in how many runs in a row it failed since, and what was
last said of it. Links that were good when last asked are counted only: the
cache does not know their addresses.`,
		Example: "  citecheck links --failing\n  citecheck links --format json",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			write, err := formatted(format, writeLinks, writeIndented[linkHistory])
			if err != nil {
				return err
			}
			s, err := a.openCache()
			if err != nil {
				return err
			}
			h := historyOf(s, failing)
			return a.print(func(w io.Writer) error { return write(w, h) })
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", "text or json")
	cmd.Flags().BoolVar(&failing, "failing", false, "only those that failed, not those that keep robots out")
	return cmd
}

// linkHistory is what the cache knows of links.
type linkHistory struct {
	Good  int        `json:"good"` // links that were good when last asked
	Links []linkSeen `json:"links"`
}

// linkSeen is one link that was not. Times are RFC 3339, "" for never.
type linkSeen struct {
	URL          string `json:"url"`
	Status       string `json:"status"`
	CheckedAt    string `json:"checked_at"`
	LastGood     string `json:"last_good"`
	Failures     int    `json:"failures"` // runs in a row
	FirstFailure string `json:"first_failure"`
}

// historyOf lists links in the order of their addresses.
func historyOf(s *store.Store, failing bool) linkHistory {
	h := linkHistory{Links: []linkSeen{}}
	for _, r := range s.All() {
		switch {
		case r.Good():
			h.Good++
		case r.Failures > 0 || !failing:
			h.Links = append(h.Links, linkSeen{
				r.URL, r.Status.String(), timeOf(r.At), timeOf(r.LastGood), r.Failures, timeOf(r.FirstFailure),
			})
		}
	}
	slices.SortFunc(h.Links, func(a, b linkSeen) int {
		return cmp.Or(strings.Compare(a.URL, b.URL), strings.Compare(a.CheckedAt, b.CheckedAt))
	})
	return h
}

func writeLinks(w io.Writer, h linkHistory) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	if len(h.Links) > 0 {
		fmt.Fprintln(t, "STATUS\tFAILURES\tSINCE\tLAST GOOD\tADDRESS")
	}
	for _, l := range h.Links {
		fmt.Fprintf(t, "%s\t%d\t%s\t%s\t%s\n", l.Status, l.Failures, dayOf(l.FirstFailure, "-"), dayOf(l.LastGood, "never"), visible(l.URL))
	}
	if err := t.Flush(); err != nil {
		return err
	}
	_, err := fmt.Fprintf(w, "%s good when last asked\n", count(h.Good, "link"))
	return err
}

// dayOf is the date of a time, or a word for none.
func dayOf(time, none string) string {
	if time == "" {
		return none
	}
	return time[:len("2006-01-02")]
}

// visible is an address without what a terminal would obey.
func visible(address string) string {
	quoted := fmt.Sprintf("%q", address)
	if address == quoted[1:len(quoted)-1] {
		return address
	}
	return quoted
}

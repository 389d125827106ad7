package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/check"
)

func (a *app) rules() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:     "rules",
		Short:   "List all rules",
		Example: "  citecheck rules\n  citecheck rules --format json",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			switch format {
			case "text":
				return a.print(writeRuleTable)
			case "json":
				return a.print(writeRuleJSON)
			}
			return fmt.Errorf("--format: unknown format %q: use text or json", format)
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", "text or json")
	return cmd
}

func writeRuleTable(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "ID\tNAME\tSEVERITY\tDEFAULT\tNETWORK\tTITLE")
	for _, r := range check.All {
		info := r.Info()
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\n", info.ID, info.Name, info.Severity, onOff(!r.Off), yesNo(info.Network), info.Title)
	}
	return t.Flush()
}

func onOff(b bool) string {
	if b {
		return "on"
	}
	return "off"
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

type jsonRule struct {
	ID       string   `json:"id"`
	Name     string   `json:"name"`
	Family   string   `json:"family"`
	Severity string   `json:"severity"`
	Default  bool     `json:"default"`
	Network  bool     `json:"network"`
	Since    string   `json:"since"`
	Title    string   `json:"title"`
	Why      string   `json:"why"`
	Bad      []sample `json:"bad"`
	Good     []sample `json:"good"`
}

type sample struct {
	Format string `json:"format"`
	Source string `json:"source"`
}

func writeRuleJSON(w io.Writer) error {
	rules := make([]jsonRule, len(check.All))
	for i, r := range check.All {
		info := r.Info()
		rules[i] = jsonRule{
			ID: info.ID, Name: info.Name, Family: info.Family(), Severity: info.Severity.String(),
			Default: !r.Off, Network: info.Network, Since: info.Since, Title: info.Title, Why: info.Why,
			Bad: samples(info.Bad), Good: samples(info.Good),
		}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(rules)
}

func samples(examples []cite.Example) []sample {
	all := make([]sample, len(examples))
	for i, e := range examples {
		all[i] = sample{e.Format, e.Source}
	}
	return all
}

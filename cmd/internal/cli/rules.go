package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/check"
)

func (a *app) rules() *cobra.Command {
	var format, preset string
	cmd := &cobra.Command{
		Use:     "rules",
		Short:   "List all rules",
		Long:    "List all rules, and which of them a preset runs.\n\n" + presetTable(),
		Example: "  citecheck rules\n  citecheck rules --preset thesis\n  citecheck rules --format json",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			chosen, err := check.FindPreset(preset)
			if err != nil {
				return fmt.Errorf("--preset: %w", err)
			}
			switch format {
			case "text":
				return a.print(func(w io.Writer) error { return writeRuleTable(w, chosen) })
			case "json":
				return a.print(func(w io.Writer) error { return writeRuleJSON(w, chosen) })
			}
			return fmt.Errorf("--format: unknown format %q: use text or json", format)
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", "text or json")
	cmd.Flags().StringVar(&preset, "preset", check.DefaultPreset, "say which rules this choice runs: "+check.PresetNames())
	return cmd
}

// presetTable says what each preset is for.
func presetTable() string {
	var b strings.Builder
	for _, p := range check.Presets {
		fmt.Fprintf(&b, "  %-11s %s\n", p.Name, p.Doc)
	}
	return strings.TrimRight(b.String(), "\n")
}

func writeRuleTable(w io.Writer, preset *check.Preset) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "ID\tNAME\tSEVERITY\tDEFAULT\tNETWORK\tTITLE")
	for _, r := range check.All {
		info := r.Info()
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\n", info.ID, info.Name, info.Severity, onOff(preset.Runs(r)), yesNo(info.Network), info.Title)
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

func writeRuleJSON(w io.Writer, preset *check.Preset) error {
	rules := make([]jsonRule, len(check.All))
	for i, r := range check.All {
		info := r.Info()
		rules[i] = jsonRule{
			ID: info.ID, Name: info.Name, Family: info.Family(), Severity: info.Severity.String(),
			Default: preset.Runs(r), Network: info.Network, Since: info.Since, Title: info.Title, Why: info.Why,
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

package main

import (
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/cpuguy83/go-md2man/v2/md2man"
	"github.com/spf13/cobra"

	"github.com/citecheck/citecheck/cmd/internal/cli"
)

// general is what citecheck(1) says and no help text does, in Markdown.
//
//go:embed general.md
var general string

// An edition is what the foot of a page says.
type edition struct{ release, day string }

// dated is the day of SOURCE_DATE_EPOCH
// (https://reproducible-builds.org/specs/source-date-epoch), nothing if that is
// not set: a page of today would differ from that of tomorrow.
func dated(epoch string) (string, error) {
	if epoch == "" {
		return "", nil
	}
	seconds, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil {
		return "", fmt.Errorf("SOURCE_DATE_EPOCH=%s: expected a number of seconds", epoch)
	}
	return time.Unix(seconds, 0).UTC().Format(time.DateOnly), nil
}

// writePages writes a page for each command that users see.
func writePages(dir string, e edition) error {
	folder := filepath.Join(dir, "man", "man1")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for _, cmd := range visible(cli.Command()) {
		path := filepath.Join(folder, pageName(cmd)+".1")
		if err := os.WriteFile(path, md2man.Render([]byte(page(cmd, e))), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// visible is a command and those below it that have help.
func visible(cmd *cobra.Command) []*cobra.Command {
	all := []*cobra.Command{cmd}
	for _, below := range cmd.Commands() {
		if below.IsAvailableCommand() {
			all = append(all, visible(below)...)
		}
	}
	return all
}

// pageName is "citecheck-cache-stats" for citecheck cache stats.
func pageName(cmd *cobra.Command) string { return strings.ReplaceAll(cmd.CommandPath(), " ", "-") }

// page is the page of a command in the Markdown of md2man.
func page(cmd *cobra.Command, e edition) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%% %q %q %q %q %q\n\n", strings.ToUpper(pageName(cmd)), "1", e.day, "citecheck "+e.release, "User Commands")
	fmt.Fprintf(&b, "# NAME\n\n%s - %s\n\n", pageName(cmd), plain(lowerFirst(cmd.Short)))
	fmt.Fprintf(&b, "# SYNOPSIS\n\n%s\n\n", synopsis(cmd))
	fmt.Fprintf(&b, "# DESCRIPTION\n\n%s\n", prose(description(cmd)))
	commands(&b, cmd)
	options(&b, "OPTIONS", cmd.NonInheritedFlags())
	options(&b, "GLOBAL OPTIONS", cmd.InheritedFlags())
	if cmd.Example != "" {
		fmt.Fprintf(&b, "# EXAMPLES\n\n%s\n", verbatim(cmd.Example))
	}
	if !cmd.HasParent() {
		b.WriteString(general + "\n")
	}
	fmt.Fprintf(&b, "# SEE ALSO\n\n%s\n", seeAlso(cmd))
	return b.String()
}

// synopsis lists what a command takes.
func synopsis(cmd *cobra.Command) string {
	if !cmd.HasParent() {
		return "**citecheck** *COMMAND* [*OPTION*]... [*ARGUMENT*]..."
	}
	_, arguments, _ := strings.Cut(cmd.Use, " ")
	return strings.TrimSpace("**" + cmd.CommandPath() + "** [*OPTION*]... " + plain(arguments))
}

func description(cmd *cobra.Command) string {
	if cmd.Long == "" {
		return cmd.Short + "."
	}
	return cmd.Long
}

// commands lists those below, with a line on each.
func commands(b *strings.Builder, cmd *cobra.Command) {
	if !cmd.HasAvailableSubCommands() {
		return
	}
	b.WriteString("# COMMANDS\n\n")
	for _, below := range cmd.Commands() {
		if below.IsAvailableCommand() {
			fmt.Fprintf(b, "**%s**(1)\n: %s\n\n", plain(pageName(below)), plain(below.Short))
		}
	}
}

// seeAlso names the page above and those below.
func seeAlso(cmd *cobra.Command) string {
	var names []string
	if cmd.HasParent() {
		names = append(names, pageName(cmd.Parent()))
	}
	for _, other := range visible(cmd)[1:] {
		names = append(names, pageName(other))
	}
	if !cmd.HasParent() {
		names = append(names, "biber", "pandoc")
	}
	return "**" + strings.Join(names, "**(1), **") + "**(1)"
}

func lowerFirst(s string) string { return strings.ToLower(s[:1]) + s[1:] }

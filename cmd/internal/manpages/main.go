// Command manpages writes what packages of citecheck hold beside the program:
//
//	go run ./cmd/internal/manpages -release 1.2.3 share
//
// writes share/man/man1/*.1, a page for each command, and share/completions/*,
// a script for each shell. The same version and SOURCE_DATE_EPOCH give the same
// bytes. It is a program of its own so that the everyday binary does not carry
// a writer of manual pages. Read page.go next.
package main

import (
	"flag"
	"fmt"
	"os"

	"github.com/citecheck/citecheck/cmd/internal/cli"
)

func main() {
	release := flag.String("release", cli.Version, "version that the pages name")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "manpages: name the folder to write to: manpages [-release VERSION] FOLDER")
		os.Exit(2)
	}
	if err := write(flag.Arg(0), *release); err != nil {
		fmt.Fprintf(os.Stderr, "manpages: %v\n", err)
		os.Exit(1)
	}
}

// write makes all pages and scripts below dir.
func write(dir, release string) error {
	day, err := dated(os.Getenv("SOURCE_DATE_EPOCH"))
	if err != nil {
		return err
	}
	if err := writePages(dir, edition{release, day}); err != nil {
		return err
	}
	return writeScripts(dir)
}

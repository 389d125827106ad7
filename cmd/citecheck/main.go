// Command citecheck checks the references, citations and links of articles
// before they are published.
package main

import (
	"os"

	"github.com/citecheck/citecheck/cmd/internal/cli"
)

func main() {
	os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

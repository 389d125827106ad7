package cli

import (
	"io"
	"strings"

	"github.com/spf13/cobra"
)

// Command returns the command line as a tree, for programs that write
// about it. Main runs it.
func Command() *cobra.Command {
	a := &app{in: strings.NewReader(""), out: io.Discard, err: io.Discard}
	root := a.root()
	root.InitDefaultHelpCmd()
	return root
}

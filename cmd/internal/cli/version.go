package cli

import (
	"fmt"
	"io"
	"regexp"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
)

func (a *app) version() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return a.print(func(w io.Writer) error {
				_, err := fmt.Fprintf(w, "citecheck %s (%s, %s/%s)\n", release(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
				return err
			})
		},
	}
}

// release is the version of this program.
func release() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return Version
	}
	return releaseOf(Version, info.Main.Version)
}

// tagged is the version of a module that is a release, not a commit between
// two or a folder of somebody's.
var tagged = regexp.MustCompile(`^v(\d+\.\d+\.\d+(?:-(?:alpha|beta|rc)\.?\d*)?)$`)

// releaseOf prefers what the build set; "go install ...@v1.2.3" sets nothing,
// but leaves the version of the module in the program.
func releaseOf(set, module string) string {
	if m := tagged.FindStringSubmatch(module); m != nil && strings.HasSuffix(set, "-dev") {
		return m[1]
	}
	return set
}

package cli_test

import (
	"os"
	"regexp"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// readmeBlock demands that the file holds what the README's n-th block of a
// kind shows, n counted from one:
//
//	readmeblock text 1 stdout
func readmeBlock(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	page, err := os.ReadFile(ts.Getenv("README"))
	ts.Check(err)
	blocks := regexp.MustCompile("(?s)```"+args[0]+"\n(.*?)```").FindAllSubmatchIndex(page, -1)
	if n > len(blocks) {
		ts.Fatalf("README.md has %d blocks of %s", len(blocks), args[0])
	}
	from, to := blocks[n-1][2], blocks[n-1][3]
	file, err := os.ReadFile(ts.MkAbs(args[2])) // ts.ReadFile has its own idea of a file called stdout
	ts.Check(err)
	got := string(file)
	if *update {
		ts.Check(os.WriteFile(ts.Getenv("README"), []byte(string(page[:from])+got+string(page[to:])), 0o644))
		return
	}
	if want := string(page[from:to]); want != got {
		ts.Fatalf("README.md shows\n%s\nbut it is\n%s", want, got)
	}
}

// readmeExcerpt demands that the file holds what the README's n-th block of a
// kind shows, line by line, where "..." stands for any lines:
//
//	readmeexcerpt text 1 stdout
func readmeExcerpt(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	page, err := os.ReadFile(ts.Getenv("README"))
	ts.Check(err)
	blocks := regexp.MustCompile("(?s)```"+args[0]+"\n(.*?)```").FindAllSubmatch(page, -1)
	file, err := os.ReadFile(ts.MkAbs(args[2]))
	ts.Check(err)
	got, skipping := strings.SplitAfter(string(file), "\n"), false
	for line := range strings.Lines(string(blocks[n-1][1])) {
		if line == "...\n" {
			skipping = true
			continue
		}
		for skipping && len(got) > 0 && got[0] != line {
			got = got[1:]
		}
		if len(got) == 0 || got[0] != line {
			ts.Fatalf("README.md shows\n%s\nwhich is not there, or not in this order, in\n%s", line, file)
		}
		got, skipping = got[1:], false
	}
	if rest := strings.Join(got, ""); rest != "" && !skipping {
		ts.Fatalf("README.md ends before the output does: %q", rest)
	}
}

// readmeCommand demands that the README tells people to run a command.
func readmeCommand(ts *testscript.TestScript, _ bool, args []string) {
	page, err := os.ReadFile(ts.Getenv("README"))
	ts.Check(err)
	if command := strings.Join(args, " "); !strings.Contains(string(page), "    "+command+"\n") {
		ts.Fatalf("README.md does not show %q", command)
	}
}

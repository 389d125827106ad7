package cli_test

import (
	"bytes"
	"encoding/hex"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write the golden files and scripts anew")

// exitStatus runs a command and demands its exit status:
//
//	exitstatus 3 citecheck check missing.md
//	exitstatus 2 CITECHECK_FAIL_ON=sometimes citecheck check a.md
//
// What it printed is in the files stdout and stderr.
func exitStatus(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exitstatus STATUS COMMAND [ARG]...")
	}
	status, args, environment := args[0], args[1:], []string{"NO_COLOR=1", "PATH=" + ts.Getenv("PATH")}
	for strings.Contains(args[0], "=") {
		environment, args = append(environment, args[0]), args[1:]
	}
	want, err := strconv.Atoi(status)
	ts.Check(err)
	path, err := lookPath(ts, args[0])
	ts.Check(err)
	var stdout, stderr bytes.Buffer
	cmd := exec.Command(path, args[1:]...)
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	cmd.Dir = ts.MkAbs(".")
	cmd.Env = append(os.Environ(), environment...)
	err = cmd.Run()
	ts.Check(os.WriteFile(ts.MkAbs("stdout"), stdout.Bytes(), 0o644))
	ts.Check(os.WriteFile(ts.MkAbs("stderr"), stderr.Bytes(), 0o644))
	ts.Logf("%s%s", stdout.String(), stderr.String())
	if got := cmd.ProcessState.ExitCode(); got != want {
		ts.Fatalf("%s: exit status %d, want %d (%v)", strings.Join(args, " "), got, want, err)
	}
}

// makeBytes writes a file of the bytes given in hexadecimal:
//
//	mkbytes latin1.md 4d fc 6c
func makeBytes(ts *testscript.TestScript, _ bool, args []string) {
	data, err := hex.DecodeString(strings.Join(args[1:], ""))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), data, 0o644))
}

func lookPath(ts *testscript.TestScript, name string) (string, error) {
	for _, dir := range filepath.SplitList(ts.Getenv("PATH")) {
		if path := filepath.Join(dir, name); isExecutable(path) {
			return path, nil
		}
	}
	return exec.LookPath(name)
}

func isExecutable(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.IsDir() && info.Mode()&0o111 != 0
}

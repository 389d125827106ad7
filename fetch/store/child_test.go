//go:build unix

package store_test

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/fetch/store"
)

// TestMain plays another citecheck when a test started it: STORE_CHILD says
// what it does.
func TestMain(m *testing.M) {
	switch dir := os.Getenv("STORE_DIR"); os.Getenv("STORE_CHILD") {
	case "write":
		writeForever(dir)
	case "hold":
		holdUntilTold(dir)
	case "full":
		writeToFullDisk(dir)
	default:
		os.Exit(m.Run())
	}
}

// writeForever puts records and says after each flush how many are safe.
func writeForever(dir string) {
	s := store.Open(dir, store.Options{})
	for n := 0; ; {
		for range 50 {
			put(s, fmt.Sprint("key ", n), cite.OK, time.Now())
			n++
		}
		if s.Flush() == nil {
			fmt.Println(n)
		}
	}
}

// holdUntilTold puts a record and holds the cache until its input ends.
func holdUntilTold(dir string) {
	s := store.Open(dir, store.Options{})
	put(s, "host", cite.OK, time.Now())
	s.Flush()
	fmt.Printf("ready %q\n", s.Notice())
	io.Copy(io.Discard, os.Stdin)
	s.Close()
}

// writeToFullDisk writes with room for so many bytes, and says what it knows
// after the end.
func writeToFullDisk(dir string) {
	signal.Ignore(syscall.SIGXFSZ)
	s := store.Open(dir, store.Options{})
	put(s, "early", cite.OK, time.Now())
	s.Flush()
	syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: 64 << 10, Max: 64 << 10})
	for i := range 2000 {
		put(s, fmt.Sprint("key ", i), cite.OK, time.Now())
	}
	err := s.Flush()
	_, early := s.Get("early", time.Now())
	_, late := s.Get("key 1999", time.Now())
	fmt.Println(err != nil, early, late, s.Notice() != "")
	s.Close()
	_, late = s.Get("key 1999", time.Now())
	fmt.Println(late)
}

// child starts another process on the folder.
func child(t *testing.T, role, dir string) (cmd *exec.Cmd, in io.WriteCloser, out *bufio.Scanner) {
	t.Helper()
	cmd = exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "STORE_CHILD="+role, "STORE_DIR="+dir)
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	return cmd, in, bufio.NewScanner(stdout)
}

func TestKilledProcessLeavesASoundFile(t *testing.T) {
	for round := range 10 {
		dir := t.TempDir()
		cmd, _, out := child(t, "write", dir)
		out.Scan() // it has begun
		time.AfterFunc(time.Duration(round*round)*500*time.Microsecond, func() { cmd.Process.Signal(syscall.SIGKILL) })
		var safe int
		for {
			fmt.Sscan(out.Text(), &safe)
			if !out.Scan() {
				break
			}
		}
		cmd.Wait()
		if err := checkWithBolt(dir); err != nil {
			t.Fatalf("killed after %d records: %v", safe, err)
		}
		s := store.Open(dir, store.Options{})
		if n := s.Notice(); n != "" {
			t.Errorf("killed after %d records: notice %q", safe, n)
		}
		for i := range safe {
			if _, ok := s.Get(fmt.Sprint("key ", i), time.Now()); !ok {
				t.Fatalf("killed after %d records: record %d is missing", safe, i)
			}
		}
		s.Close()
	}
}

func TestTwoProcesses(t *testing.T) {
	dir := t.TempDir()
	host, in, out := child(t, "hold", dir)
	if !out.Scan() || out.Text() != `ready ""` {
		t.Fatalf("the first process said %q", out.Text())
	}
	start := time.Now()
	guest := store.Open(dir, store.Options{})
	if took := time.Since(start); took > 200*time.Millisecond { // 25 on a machine that has nothing else to do
		t.Errorf("the second process waited %v", took)
	}
	if n := guest.Notice(); !strings.Contains(n, "another citecheck uses the cache") {
		t.Errorf("notice %q", n)
	}
	wantKeys(t, guest, "host")
	put(guest, "guest while held", cite.OK, time.Now())
	closed(t, guest)
	wantKeys(t, store.Open(dir, store.Options{ReadOnly: true}), "host", "guest while held")

	again := store.Open(dir, store.Options{})
	wantKeys(t, again, "host", "guest while held")
	put(again, "guest until free", cite.OK, time.Now())
	in.Close()
	host.Wait()
	closed(t, again)

	last := store.Open(dir, store.Options{})
	if n := last.Notice(); n != "" {
		t.Errorf("notice %q with nobody else there", n)
	}
	wantKeys(t, last, "host", "guest while held", "guest until free")
	closed(t, last)
	if names := filesIn(t, dir); len(names) != 1 {
		t.Errorf("the folder holds %v, want one file", names)
	}
}

func TestFullDisk(t *testing.T) {
	dir := t.TempDir()
	cmd, _, out := child(t, "full", dir)
	var lines []string
	for out.Scan() {
		lines = append(lines, out.Text())
	}
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	if got, want := strings.Join(lines, "; "), "true true true true; true"; got != want {
		t.Errorf("flush failed, early, late, notice; late after the end: %s; want %s", got, want)
	}
	if err := checkWithBolt(dir); err != nil {
		t.Error(err)
	}
	s := store.Open(dir, store.Options{})
	wantKeys(t, s, "early")
	closed(t, s)
}

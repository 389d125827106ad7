package fetch

import (
	"net"
	"net/http"
	"os"
	"runtime"
	"syscall"
	"testing"

	"github.com/citecheck/citecheck/cite"
)

// Running out of files is our own trouble: it is tried again, and accuses no
// address.
func TestOutOfDescriptors(t *testing.T) {
	err := &net.OpError{Op: "dial", Net: "tcp", Err: os.NewSyscallError("socket", syscall.EMFILE)}
	if kind := classify(err); kind != faultDescriptors || !transient(err) || faults[kind].status != cite.Unsure || !faults[kind].local {
		t.Errorf("kind %d: %+v", kind, faults[kind])
	}
	if n := withinDescriptors(1 << 30); runtime.GOOS == "linux" && (n < 1 || n > maxDescriptors()/2) {
		t.Errorf("%d at once with %d files", n, maxDescriptors())
	}
	if n := withinDescriptors(1); n != 1 {
		t.Errorf("one at once became %d", n)
	}
}

// Ten thousand links on one host that refuses all of them end soon, each with
// a verdict.
func TestManyLinksOnADeadHost(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
	server := "http://" + l.Addr().String()
	o := impatient()
	o.Retries = 2
	c := testClient(t, o)
	var asked []string
	for i := range 10_000 {
		asked = append(asked, server+"/"+string(rune('a'+i%26))+http.StatusText(200)+string(rune(0x4e00+i)))
	}
	if got := verifyAll(t.Context(), c, asked); got[cite.Broken] != len(asked) {
		t.Errorf("verdicts %v, want all broken", got)
	}
}

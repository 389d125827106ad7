// Load measures how fast links are verified and what that costs, beside a
// plain net/http loop over the same server in the same run:
//
//	go run ./fetch/fetchtest/load
//	go run ./fetch/fetchtest/load -links 20000 -latency 50ms -sigma 1
//	go run ./fetch/fetchtest/load -grow
//
// Server, loop and client are processes of their own, so that CPU and memory
// are theirs alone.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"
)

// A task is what the flags say.
type task struct {
	Role                  string // of a child: serve, plain or client
	Links, Hosts, Workers int
	PerHost               int
	Latency               time.Duration
	Sigma                 float64 // of a lognormal latency; 0: fixed
	Fragments, Cited      bool
	Bases                 []string // of the server
}

// A result is what a child measured of itself.
type result struct {
	Seconds, CPU float64 // wall and processor time
	RSS          int     // peak, in KB
	Good, Dead   int
}

func main() {
	t := task{}
	grow := flag.Bool("grow", false, "measure what memory grows by from 5,000 to 500,000 links")
	flag.IntVar(&t.Links, "links", 5000, "links to ask")
	flag.IntVar(&t.Hosts, "hosts", 50, "hosts to spread them over")
	flag.IntVar(&t.Workers, "workers", 256, "questions at once")
	flag.IntVar(&t.PerHost, "per-host", 16, "questions at once to one host")
	flag.DurationVar(&t.Latency, "latency", 20*time.Millisecond, "of every answer")
	flag.Float64Var(&t.Sigma, "sigma", 0, "spread of a lognormal latency; 0 for a fixed one")
	flag.BoolVar(&t.Fragments, "fragments", false, "name a place in every page")
	flag.BoolVar(&t.Cited, "titles", true, "hold every title against a citation")
	flag.StringVar(&t.Role, "role", "", "of a child process; for internal use")
	flag.Parse()
	if err := run(t, *grow); err != nil {
		fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(1)
	}
}

func run(t task, grow bool) error {
	if t.Role != "" {
		return child(t.Role)
	}
	stop, err := serve(&t)
	if err != nil {
		return err
	}
	defer stop()
	if grow {
		return growth(t)
	}
	fmt.Printf("%d links, %d hosts, %v, %d at once\n", t.Links, t.Hosts, t.Latency, t.Workers)
	for _, role := range []string{"plain", "client"} {
		r, err := measure(role, t)
		if err != nil {
			return err
		}
		fmt.Println(row(role, t.Links, r))
	}
	return nil
}

func row(role string, links int, r result) string {
	n := float64(links)
	return fmt.Sprintf("%-9s %6.2f s  %8.0f links/s  %6.1f µs of CPU a link  %7.1f MB  %d good, %d dead",
		map[string]string{"plain": "net/http", "client": "citecheck"}[role], r.Seconds, n/r.Seconds, r.CPU/n*1e6, float64(r.RSS)/1024, r.Good, r.Dead)
}

// growth compares the peak memory of few links and of many.
func growth(t task) error {
	t.Latency, t.Cited = 0, false
	var peak [2]int
	sizes := [2]int{5000, 500000}
	for i, n := range sizes {
		t.Links = n
		r, err := measure("client", t)
		if err != nil {
			return err
		}
		fmt.Println(row("client", n, r))
		peak[i] = r.RSS
	}
	fmt.Printf("%.0f bytes a link\n", float64(peak[1]-peak[0])*1024/float64(sizes[1]-sizes[0]))
	return nil
}

// measure runs one role in a process of its own.
func measure(role string, t task) (r result, err error) {
	cmd := command(role)
	in, err := json.Marshal(t)
	if err != nil {
		return r, err
	}
	cmd.Stdin = strings.NewReader(string(in))
	out, err := cmd.Output()
	if err != nil {
		return r, fmt.Errorf("%s: %w", role, err)
	}
	return r, json.Unmarshal(out, &r)
}

func command(role string) *exec.Cmd {
	cmd := exec.Command(os.Args[0], "-role", role) //nolint:gosec // ourselves
	cmd.Stderr = os.Stderr
	return cmd
}

// serve starts the server in a process of its own and fills in its addresses.
func serve(t *task) (stop func(), err error) {
	cmd := command("serve")
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	stop = func() { in.Close(); _ = cmd.Wait() }
	if err := json.NewEncoder(in).Encode(t); err != nil {
		return stop, err
	}
	return stop, json.NewDecoder(out).Decode(&t.Bases)
}

// child plays a role: its task comes on standard input, its result goes to
// standard output.
func child(role string) error {
	var t task
	d := json.NewDecoder(os.Stdin)
	if err := d.Decode(&t); err != nil {
		return err
	}
	switch role {
	case "serve":
		bases, err := listen(t)
		if err != nil {
			return err
		}
		if err := json.NewEncoder(os.Stdout).Encode(bases); err != nil {
			return err
		}
		_, err = io.Copy(io.Discard, os.Stdin) // until the parent is done
		return err
	case "plain":
		return report(func() (int, int, error) { return plain(t) })
	case "client":
		return report(func() (int, int, error) { return client(t) })
	}
	return fmt.Errorf("unknown role %q", role)
}

// Package fetchtest is a server of addresses that misbehave in all the ways
// known to trip link checkers, each with the verdict that a careful reader
// would give and the reason. Other checkers can be held against it too.
//
//	s, err := fetchtest.Start()
//	defer s.Close()
//	for _, c := range s.Cases { ask(c.URL) }
//
// Every case has a host of its own on loopback, so that what is learned of one
// says nothing about another. Read fetchtest.go first, then answers.go (pieces
// of which cases are made) and the tables: good.go, bad.go, human.go.
package fetchtest

import (
	"net"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"github.com/citecheck/citecheck/cite"
)

// A Group says what is at stake in a case.
type Group uint8

// Good links must be left alone; Bad ones must be flagged; of Human ones a
// program can say neither that they are dead nor that they are fine; Private
// ones must not be asked at all.
const (
	Good Group = iota
	Bad
	Human
	Private
)

// String is the name of a group.
func (g Group) String() string { return [...]string{"good", "bad", "human", "private"}[g] }

// A Case is one address.
type Case struct {
	Name  string
	Group Group
	Want  []cite.Status // verdicts that a careful reader may give, the best first
	Why   string        // one sentence
	Cited *cite.Entry   // the work that is cited there, nil if the link says nothing
	URL   string        // filled in by Start

	path  string                          // of the address, "" for /texts/article
	serve http.Handler                    // what answers on the case's host
	raw   func(net.Conn)                  // or what takes connections
	tls   string                          // the kind of certificate, see tls.go; "" for plain HTTP
	at    func(s *Server) (string, error) // or the whole address
}

// Right reports whether a verdict is one that a careful reader may give.
func (c *Case) Right(s cite.Status) bool { return slices.Contains(c.Want, s) }

// Left reports whether a verdict leaves a link alone: it accuses nobody.
func Left(s cite.Status) bool { return s == cite.OK || s == cite.Moved }

// Flagged reports whether a verdict tells an editor that a link is no good.
func Flagged(s cite.Status) bool {
	switch s {
	case cite.Broken, cite.Soft404, cite.Parked, cite.TLSError, cite.Malformed, cite.FragmentMissing, cite.Mismatch:
		return true
	case cite.OK, cite.Moved, cite.Blocked, cite.RateLimited, cite.Timeout, cite.Unsure, cite.Private, cite.Skipped, cite.Unchecked:
	}
	return false
}

// A Server serves all cases.
type Server struct {
	Cases     []Case
	Names     Names  // of hosts, for a resolver
	CA        []byte // PEM certificate of the authority that signed the good ones
	Allowed   string // CIDR of the addresses that may be asked
	closing   []func()
	arrived   atomic.Int64 // at addresses that may not be asked
	early     atomic.Int64 // before the time that was asked for
	overLimit atomic.Int64 // beyond what a host bears
	authority *authority
}

// The network of the cases, and an address outside of it.
const (
	allowed = "127.0.0.0/25"
	inner   = "127.0.0.200"
)

// defaultPath is that of most addresses: deep in a site.
const defaultPath = "/texts/article"

// Patient is how long a client should wait for one answer at least.
const Patient = 2 * time.Second

// Start starts a server of all cases.
func Start() (*Server, error) {
	s := &Server{Allowed: allowed, Names: make(Names)}
	var err error
	if s.authority, err = newAuthority(); err != nil {
		return nil, err
	}
	s.CA = s.authority.pem()
	for _, table := range [][]Case{good(s), bad(s), human(s), private(s)} {
		s.Cases = append(s.Cases, table...)
	}
	for i := range s.Cases {
		if err := s.start(&s.Cases[i]); err != nil {
			s.Close()
			return nil, err
		}
	}
	return s, nil
}

// Close stops it.
func (s *Server) Close() {
	for _, f := range s.closing {
		f()
	}
}

// PrivateArrivals is how many connections came to addresses outside of
// Allowed.
func (s *Server) PrivateArrivals() int { return int(s.arrived.Load()) }

// EarlyRetries is how many requests came back before the time that they were
// told.
func (s *Server) EarlyRetries() int { return int(s.early.Load()) }

// OverLimit is how many requests came to a host while it had more under way
// than it bears.
func (s *Server) OverLimit() int { return int(s.overLimit.Load()) }

// start opens the host of a case.
func (s *Server) start(c *Case) (err error) {
	path := c.path
	if path == "" {
		path = defaultPath
	}
	switch {
	case c.at != nil:
		c.URL, err = c.at(s)
		return err
	case c.raw != nil:
		c.URL, err = s.listenRaw("127.0.0.1", c.raw)
	case c.tls != "":
		c.URL, err = s.listenTLS(c.serve, c.tls)
	default:
		c.URL, err = s.listen("127.0.0.1", c.serve)
	}
	c.URL += path
	return err
}

// listen serves HTTP on a new port and returns its address.
func (s *Server) listen(ip string, h http.Handler) (string, error) {
	l, err := net.Listen("tcp", net.JoinHostPort(ip, "0"))
	if err != nil {
		return "", err
	}
	s.serve(l, h)
	return "http://" + l.Addr().String(), nil
}

func (s *Server) serve(l net.Listener, h http.Handler) {
	srv := &http.Server{Handler: h, ReadHeaderTimeout: time.Minute, ErrorLog: quiet}
	go srv.Serve(l) //nolint:errcheck // it ends when it is closed
	s.closing = append(s.closing, func() { srv.Close() })
}

// listenRaw hands connections over.
func (s *Server) listenRaw(ip string, take func(net.Conn)) (string, error) {
	l, err := net.Listen("tcp", net.JoinHostPort(ip, "0"))
	if err != nil {
		return "", err
	}
	s.closing = append(s.closing, func() { l.Close() })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go take(conn)
		}
	}()
	return "http://" + l.Addr().String(), nil
}

// port is that of an address of ours.
func port(address string) string { return address[strings.LastIndexByte(address, ':')+1:] }

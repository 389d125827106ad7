package fetch

import (
	"cmp"
	"context"
	"net"
	"strings"
	"sync"
	"time"
)

// Some networks have a name service that says "no such host" of every public
// name: sandboxes, captive portals, machines cut off. Before the first such
// word is taken for the truth, a control asks for names that surely exist.
type control struct {
	resolver *net.Resolver
	once     sync.Once
	passed   bool
}

// controlTime is how long the name service has for the control.
const controlTime = 5 * time.Second

// A blindError is a "no such host" from a name service that knows no public
// names.
type blindError struct{ err error }

func (e *blindError) Error() string { return e.err.Error() }

// knowsPublicNames asks once in the life of a client: for the name servers of
// the root, which every resolver knows, or else for the host of DOIs, as some
// resolvers answer for hosts alone. Whoever asked first may give up meanwhile;
// the answer is for all.
func (c *control) knowsPublicNames(ctx context.Context) bool {
	c.once.Do(func() {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), controlTime)
		defer cancel()
		r := cmp.Or(c.resolver, net.DefaultResolver)
		servers, _ := r.LookupNS(ctx, ".")
		hosts, _ := r.LookupHost(ctx, "doi.org.")
		c.passed = len(servers) > 0 || len(hosts) > 0
	})
	return c.passed
}

// doubt weighs a "no such host": one of a name that can exist, from a name
// service that knows none, is no evidence.
func (c *control) doubt(ctx context.Context, host string, err error) error {
	if err == nil || classify(err) != faultNoHost || isReservedName(host) || c.knowsPublicNames(ctx) {
		return err
	}
	return &blindError{err}
}

// isReservedName reports whether a name cannot exist in the public DNS
// (RFC 2606, RFC 6761), whatever a name service says of others.
func isReservedName(host string) bool {
	top := host[strings.LastIndexByte(host, '.')+1:]
	return top == "invalid" || top == "example" || top == "test" || top == "localhost"
}

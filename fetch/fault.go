package fetch

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// A fault is why there was no answer.
type fault uint8

const (
	faultOther       fault = iota
	faultInterrupted       // by the caller
	faultPrivate           // by the guard
	faultBody              // a status, but no page
	faultNoHost            // the name does not exist
	faultLookup            // the name service did not say
	faultBlind             // the name service knows no public name at all
	faultRefused
	faultReset // or closed without a word
	faultNoRoute
	faultProxy
	faultTimeout
	faultTLS
	faultPatience    // the host asked for more than we have, and was not asked
	faultDescriptors // we have too many files open
)

// faults say what each fault means for an address. A healing fault is worth a
// further try; a local one may lie at our end of the wire.
var faults = [...]struct {
	status  cite.Status
	words   string // after the name of the host
	healing bool
	local   bool
}{
	faultOther:       {status: cite.Unsure, words: "gave no answer that could be read"},
	faultInterrupted: {status: cite.Unchecked, words: "was not asked to the end"},
	faultPrivate:     {status: cite.Private, words: "was not asked"},
	faultBody:        {status: cite.Unsure, words: "announced a page and did not send it", healing: true},
	faultNoHost:      {status: cite.Broken, words: "does not exist: no such host"},
	faultLookup:      {status: cite.Unsure, words: "could not be looked up: the name service did not answer", healing: true, local: true},
	faultBlind:       {status: cite.Unsure, words: "could not be looked up: the name service knows no public names", local: true},
	faultRefused:     {status: cite.Broken, words: "refused the connection", healing: true},
	faultReset:       {status: cite.Broken, words: "broke the connection off", healing: true},
	faultNoRoute:     {status: cite.Unsure, words: "could not be reached: no route", local: true},
	faultProxy:       {status: cite.Unsure, words: "could not be asked: the proxy did not let it through", healing: true, local: true},
	faultTimeout:     {status: cite.Timeout, words: "did not answer in time", healing: true},
	faultTLS:         {status: cite.TLSError, words: "could not be reached securely"},
	faultPatience:    {status: cite.RateLimited, words: "was not asked: it has answered several times that it wants to be left alone longer than we wait"},
	faultDescriptors: {status: cite.Unsure, words: "could not be asked: too many files are open here", healing: true, local: true},
}

func transient(err error) bool { return faults[classify(err)].healing }

// signs are tried in order; the first that fits names the fault.
var signs = []struct {
	fault fault
	shown func(error) bool
}{
	{faultPrivate, is[*privateError]},
	{faultInterrupted, oneOf(context.Canceled)},
	{faultPatience, oneOf(errRefused)},
	{faultDescriptors, oneOf(errnosDescriptors...)},
	{faultProxy, func(err error) bool { return operation(err) == "proxyconnect" || is[*proxyError](err) }},
	{faultBlind, is[*blindError]},
	{faultNoHost, func(err error) bool { return lookup(err) == "no such host" }},
	{faultLookup, func(err error) bool { return lookup(err) != "" }},
	{faultTimeout, timedOut},
	{faultBody, is[*bodyError]},
	{faultTLS, func(err error) bool { return tlsReason(err) != "" }},
	{faultRefused, oneOf(errnosRefused...)},
	{faultReset, oneOf(errnosReset...)},
	{faultReset, oneOf(io.EOF, io.ErrUnexpectedEOF)},
	{faultNoRoute, oneOf(errnosNoRoute...)},
	{faultReset, func(err error) bool { return strings.Contains(err.Error(), "server closed idle connection") }},
}

func classify(err error) fault {
	for _, s := range signs {
		if s.shown(err) {
			return s.fault
		}
	}
	return faultOther
}

func is[T error](err error) bool {
	var want T
	return errors.As(err, &want)
}

func oneOf(wants ...error) func(error) bool {
	return func(err error) bool {
		for _, want := range wants {
			if errors.Is(err, want) {
				return true
			}
		}
		return false
	}
}

func operation(err error) string {
	var e *net.OpError
	if errors.As(err, &e) {
		return e.Op
	}
	return ""
}

// lookup returns what the name service said, "" if it is not to blame. Only a
// clear "no such host" speaks about the address.
func lookup(err error) string {
	var e *net.DNSError
	switch {
	case !errors.As(err, &e):
		return ""
	case e.IsNotFound && !e.IsTemporary && !e.IsTimeout:
		return "no such host"
	}
	return "no answer"
}

func timedOut(err error) bool {
	var e net.Error
	return errors.Is(err, context.DeadlineExceeded) || errors.As(err, &e) && e.Timeout()
}

// tlsReason says what is wrong with the secure connection, "" if nothing is.
func tlsReason(err error) string {
	var (
		invalid  x509.CertificateInvalidError
		host     x509.HostnameError
		unknown  x509.UnknownAuthorityError
		roots    x509.SystemRootsError
		alert    tls.AlertError
		record   tls.RecordHeaderError
		verified *tls.CertificateVerificationError
	)
	switch {
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		return expiry(invalid.Cert)
	case errors.As(err, &host):
		return "its certificate is for another host"
	case errors.As(err, &unknown):
		return "the issuer of its certificate is not known"
	case errors.As(err, &roots):
		return "this system has no certificates to trust"
	case errors.As(err, &invalid), errors.As(err, &verified):
		return "its certificate is not valid"
	case strings.Contains(err.Error(), "protocol version"): // both ends say so: an alert, or an error without a type
		return "it speaks only an old version of TLS"
	case errors.As(err, &record), errors.Is(err, http.ErrSchemeMismatch):
		return "it does not speak TLS on this port"
	case errors.As(err, &alert), strings.Contains(err.Error(), "tls: "):
		return "the handshake failed"
	}
	return ""
}

func expiry(c *x509.Certificate) string {
	if c == nil {
		return "its certificate is out of date"
	}
	return "its certificate is valid from " + c.NotBefore.UTC().Format("2006-01-02") +
		" to " + c.NotAfter.UTC().Format("2006-01-02") + " only"
}

package check

import (
	"net/url"
	"strings"
	"sync"
)

// A linkHost is a line of data/link-hosts.tsv.
type linkHost struct{ class, host, remark string }

var linkHosts = sync.OnceValue(func() map[string]linkHost {
	hosts := make(map[string]linkHost)
	for _, row := range readTable("link-hosts.tsv") {
		h := linkHost{class: row[0], host: row[1]}
		if len(row) > 2 {
			h.remark = row[2]
		}
		hosts[h.host] = h
	}
	return hosts
})

// knownHost returns what the list knows of the host of an address or of one of
// the hosts that it is below; a "*" there stands for any ending.
func knownHost(address string) (linkHost, bool) {
	host := strings.TrimPrefix(strings.ToLower(hostOf(address)), "www.")
	for h := host; h != ""; {
		if known, ok := linkHosts()[h]; ok {
			return known, true
		}
		if head, _, ok := strings.Cut(h, "."); ok {
			if known, ok := linkHosts()[head+".*"]; ok {
				return known, true
			}
		}
		_, rest, ok := strings.Cut(h, ".")
		if !ok || !strings.Contains(rest, ".") {
			break
		}
		h = rest
	}
	return linkHost{}, false
}

// trackers are the parameters of data/tracking-parameters.tsv: names, and
// beginnings of names.
var trackers = sync.OnceValue(func() (t struct {
	names  map[string]string
	starts map[string]string
}) {
	t.names, t.starts = make(map[string]string), make(map[string]string)
	for _, row := range readTable("tracking-parameters.tsv") {
		name := strings.ToLower(row[1])
		if start, ok := strings.CutSuffix(name, "*"); ok {
			t.starts[start] = row[0]
		} else {
			t.names[name] = row[0]
		}
	}
	return t
})

// isTracker reports a parameter that counts visits.
func isTracker(name, value string) bool {
	name = strings.ToLower(name)
	if chatbotParameter.MatchString("?" + name + "=" + value) {
		return false // for CC233
	}
	if trackers().names[name] != "" {
		return true
	}
	for start := range trackers().starts {
		if strings.HasPrefix(name, start) {
			return true
		}
	}
	return false
}

// parameters calls f for the parameters of an address until it returns false.
func parameters(address string, f func(name, value string) bool) {
	_, query, ok := strings.Cut(address, "?")
	if !ok {
		return
	}
	query, _, _ = strings.Cut(query, "#")
	for part := range strings.SplitSeq(query, "&") {
		name, value, _ := strings.Cut(part, "=")
		if v, err := url.QueryUnescape(value); err == nil {
			value = v
		}
		if !f(name, value) {
			return
		}
	}
}

// isWeb reports an address of the web.
func isWeb(address string) bool {
	return strings.HasPrefix(address, "http://") || strings.HasPrefix(address, "https://")
}

// Package fetch asks the network whether addresses still work, and says so in
// verdicts that tell "broken" from "I could not tell".
//
// A Client holds every limit and everything it has learned: any number of
// goroutines may call Verify at once, an address is asked once however often
// it is cited, hosts are asked a few at a time, and addresses inside the
// reader's own network are refused. What a verdict means for an article is not
// decided here, and nothing is read from or written to disk.
//
// Read client.go first (the life of one question), then address.go (what is an
// address at all), follow.go (redirects), judge.go, fault.go and control.go (what
// an answer means). The policies are http.RoundTrippers, one a file, and stack.go puts
// them in order: header.go, guard.go, retry.go, pace.go, limit.go, read.go and,
// innermost, route.go.
package fetch

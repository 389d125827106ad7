package check

import "strings"

// A Peer is a check of another program, and what does the same here.
type Peer struct {
	Program, Check string
	Finds          string
	Rules          []string // ids; none where a rule would find nothing wrong
}

// Peers lists what JabRef, biber, BibTeX, bibclean and bibtex-tidy check in
// .bib files (data/peers.tsv).
func Peers() []Peer {
	var peers []Peer
	for _, row := range readTable("peers.tsv") {
		p := Peer{Program: row[0], Check: row[1], Finds: row[2]}
		if row[3] != "-" {
			p.Rules = strings.Fields(row[3])
		}
		peers = append(peers, p)
	}
	return peers
}

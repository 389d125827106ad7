// Package cite defines the vocabulary of citecheck: documents, the references
// and citations found in them, the bibliographic entries those become, the
// verdicts on their links and the findings that rules report.
//
// It does no input, output or networking, and imports nothing of ours; every
// other package speaks in its types. Read text.go first (where things are),
// then document.go and entry.go (what things are), then verdict.go and
// finding.go (what we think of them).
package cite

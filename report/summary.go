package report

import (
	"bytes"
	"encoding/json"

	"github.com/citecheck/citecheck/cite"
)

// A Summary counts what a run saw and, as important, what it could not tell.
type Summary struct {
	Documents     int          `json:"documents"`
	References    int          `json:"references"`
	Citations     int          `json:"citations"`
	Links         int          `json:"links"`
	Errors        int          `json:"errors"`
	Warnings      int          `json:"warnings"`
	Infos         int          `json:"infos"`
	Suppressed    int          `json:"suppressed"`
	InBaseline    int          `json:"in_baseline,omitempty"` // of those suppressed
	Unverified    int          `json:"unverified"`            // links without an answer either way
	LinksByStatus StatusCounts `json:"links_by_status"`
}

// StatusCounts holds a number for each cite.Status; it marshals to an object
// in the order of the statuses, without the zeros.
type StatusCounts map[cite.Status]int

// MarshalJSON writes the counts under the words of the statuses.
func (c StatusCounts) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for _, s := range cite.Statuses() {
		if c[s] == 0 {
			continue
		}
		if b.Len() > 1 {
			b.WriteByte(',')
		}
		pair, err := json.Marshal(map[string]int{s.String(): c[s]})
		if err != nil {
			return nil, err
		}
		b.Write(bytes.Trim(pair, "{}"))
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

func summarise(run *cite.Run) Summary {
	count := run.Count()
	s := Summary{
		Documents:     len(run.Documents),
		Errors:        count[cite.Error],
		Warnings:      count[cite.Warning],
		Infos:         count[cite.Info],
		LinksByStatus: make(StatusCounts),
	}
	s.Suppressed, s.InBaseline = run.Suppressed()
	for _, doc := range run.Documents {
		s.References += len(doc.References)
		s.Citations += len(doc.Citations)
		s.countLinks(doc)
	}
	return s
}

func (s *Summary) countLinks(doc *cite.Document) {
	listed, _ := listedLinks(doc)
	s.Links += len(listed)
	for _, l := range listed {
		status := cite.Unchecked
		if l.Verdict != nil {
			status = l.Verdict.Status
		}
		s.LinksByStatus[status]++
		if !status.Settled() {
			s.Unverified++
		}
	}
}

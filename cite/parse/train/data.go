package train

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A Record is one labelled reference.
type Record struct {
	ID     string `json:"id"`
	Source string `json:"source"`
	Text   string `json:"text"`
	Spans  []Span `json:"spans"`
}

// A Span is a labelled piece of a text, in code points, half open.
type Span struct {
	Start, End int
	Label      string
}

// UnmarshalJSON reads [start, end, "label"].
func (s *Span) UnmarshalJSON(data []byte) error {
	return json.Unmarshal(data, &[]any{&s.Start, &s.End, &s.Label})
}

// MarshalJSON writes [start, end, "label"].
func (s Span) MarshalJSON() ([]byte, error) {
	return json.Marshal([]any{s.Start, s.End, s.Label})
}

// An Input is a file of records, or a folder of such files.
type Input struct {
	Path   string
	Limit  int // records taken of each file, chosen by the seed; 0 takes all
	Repeat int // how often each is shown in an epoch; 0 counts as 1
}

// Read returns the records of the inputs in the order of their names.
func Read(inputs []Input, seed uint64) ([]Record, error) {
	var all []Record
	for _, in := range inputs {
		files, err := filesOf(in.Path)
		if err != nil {
			return nil, err
		}
		for _, name := range files {
			records, err := ReadFile(name)
			if err != nil {
				return nil, fmt.Errorf("read %s: %w", name, err)
			}
			records = sample(records, in.Limit, seed)
			for range max(in.Repeat, 1) {
				all = append(all, records...)
			}
		}
	}
	return all, nil
}

func filesOf(path string) ([]string, error) {
	info, err := os.Stat(path)
	if err != nil || !info.IsDir() {
		return []string{path}, err
	}
	var files []string
	for _, pattern := range []string{"*.jsonl", "*.jsonl.gz"} {
		found, err := filepath.Glob(filepath.Join(path, pattern))
		if err != nil {
			return nil, err
		}
		files = append(files, found...)
	}
	slices.Sort(files)
	return files, nil
}

// sample takes limit records in their order.
func sample(records []Record, limit int, seed uint64) []Record {
	if limit <= 0 || limit >= len(records) {
		return records
	}
	chosen := rand.New(rand.NewPCG(seed, 1)).Perm(len(records))[:limit]
	slices.Sort(chosen)
	out := make([]Record, limit)
	for i, n := range chosen {
		out[i] = records[n]
	}
	return out
}

// ReadFile reads a file of records, one JSON object a line, gzipped if its
// name says so.
func ReadFile(name string) ([]Record, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var r io.Reader = bufio.NewReader(f)
	if strings.HasSuffix(name, ".gz") {
		if r, err = gzip.NewReader(r); err != nil {
			return nil, err
		}
	}
	return decode(r)
}

func decode(r io.Reader) ([]Record, error) {
	var records []Record
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<24)
	for n := 1; lines.Scan(); n++ {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		var rec Record
		if err := json.Unmarshal(lines.Bytes(), &rec); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		records = append(records, rec)
	}
	return records, lines.Err()
}

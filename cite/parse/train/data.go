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
				return nil, err
			}
			if name != in.Path && isXML(name) {
				ofFolder(records, in.Path)
			}
			records = sample(records, in.Limit, seed)
			for range max(in.Repeat, 1) {
				all = append(all, records...)
			}
		}
	}
	return all, nil
}

// ofFolder makes the folder the source of records, for XML of many small files
// is one collection: to be held out, and judged, as one.
func ofFolder(records []Record, path string) {
	if whole, err := filepath.Abs(path); err == nil {
		path = whole
	}
	for i := range records {
		records[i].Source = filepath.Base(path)
		records[i].ID = records[i].Source + ":" + records[i].ID
	}
}

// known are the files that are read in a folder.
var known = []string{"*.jsonl", "*.jsonl.gz", "*.xml", "*.xml.gz"}

func filesOf(path string) ([]string, error) {
	info, err := os.Stat(path)
	if err != nil || !info.IsDir() {
		return []string{path}, err
	}
	var files []string
	for _, pattern := range known {
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

// ReadFile reads a file of records, gzipped if its name says so: the training
// XML of AnyStyle, citations in TEI as GROBID is trained with, or one JSON
// object a line. Of XML, the source is the name of the file. Errors name the
// file and the line.
func ReadFile(name string) ([]Record, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	plain, zipped := strings.CutSuffix(name, ".gz")
	records, err := decodeFile(f, plain, zipped)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return records, nil
}

func decodeFile(f io.Reader, name string, zipped bool) ([]Record, error) {
	if zipped {
		var err error
		if f, err = gzip.NewReader(bufio.NewReader(f)); err != nil {
			return nil, err
		}
	}
	r := bufio.NewReader(f)
	if isXML(name) || beginsAsXML(r) {
		return decodeXML(r, name)
	}
	return decode(r)
}

func isXML(name string) bool {
	return strings.EqualFold(filepath.Ext(strings.TrimSuffix(name, ".gz")), ".xml")
}

func beginsAsXML(r *bufio.Reader) bool {
	start, _ := r.Peek(256)
	return bytes.HasPrefix(bytes.TrimLeft(start, "\ufeff \t\r\n"), []byte("<"))
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

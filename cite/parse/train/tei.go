package train

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"golang.org/x/net/html/charset"
)

// decodeXML reads training XML of the named file: AnyStyle's if the root is
// dataset, else TEI as GROBID has it. Errors name the line.
func decodeXML(r io.Reader, name string) ([]Record, error) {
	d := xml.NewDecoder(r)
	d.Entity, d.CharsetReader = xml.HTMLEntity, charset.NewReaderLabel
	source := strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))
	records, err := decodeRoot(d, source)
	if broken := (*xml.SyntaxError)(nil); err != nil && !errors.As(err, &broken) {
		line, _ := d.InputPos()
		err = fmt.Errorf("line %d: %w", line, err)
	}
	return records, err
}

func decodeRoot(d *xml.Decoder, source string) ([]Record, error) {
	root, err := nextElement(d)
	if errors.Is(err, io.EOF) {
		return nil, errors.New("there is no XML element")
	}
	if err != nil {
		return nil, err
	}
	if root.Name.Local == "dataset" {
		return readAnyStyle(d, root, source)
	}
	records, err := readTEI(d, root, source)
	if err == nil && len(records) == 0 && !mayBeEmpty[strings.ToLower(root.Name.Local)] {
		err = fmt.Errorf("the root <%s> is neither AnyStyle's <dataset> nor has it labelled <bibl> of TEI", root.Name.Local)
	}
	return records, err
}

// mayBeEmpty are the roots in which a file without references is no mistake.
var mayBeEmpty = map[string]bool{"tei": true, "teicorpus": true, "listbibl": true, "citations": true}

// readTEI reads the bibl elements of TEI.
func readTEI(d *xml.Decoder, root xml.StartElement, source string) ([]Record, error) {
	return readAll(d, root, source, "bibl", func() (*labelled, error) {
		t := &labelled{}
		if err := t.reference(d, teiLabel); err != nil {
			return nil, err
		}
		t.settleTitles()
		return t, nil
	})
}

// readAll reads the references, which are elements of one name, to the end of
// the file. Those without any label are left out.
func readAll(d *xml.Decoder, e xml.StartElement, source, name string, read func() (*labelled, error)) ([]Record, error) {
	var records []Record
	for n, err := 0, error(nil); !errors.Is(err, io.EOF); e, err = nextElement(d) {
		if err != nil {
			return nil, err
		}
		if e.Name.Local != name {
			continue
		}
		t, err := read()
		if err != nil {
			return nil, err
		}
		n++
		if r, ok := t.record(source, n); ok {
			records = append(records, r)
		}
	}
	return records, nil
}

// nextElement returns the next element that begins. The header of TEI is
// passed over: a bibl in it is the article itself.
func nextElement(d *xml.Decoder) (xml.StartElement, error) {
	for {
		token, err := d.Token()
		if err != nil {
			return xml.StartElement{}, err
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if e.Name.Local != "teiHeader" {
			return e, nil
		}
		if err := d.Skip(); err != nil {
			return e, err
		}
	}
}

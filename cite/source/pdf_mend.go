package source

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
)

var (
	pdfObject = regexp.MustCompile(`(?:^|[\r\n\s])(\d{1,10})[ \t\r\n]+(\d{1,5})[ \t\r\n]+obj\b`)
	pdfRoot   = regexp.MustCompile(`/Root\s*(\d{1,10}\s+\d{1,5}\s+R)`)
	pdfInfo   = regexp.MustCompile(`/Info\s*(\d{1,10}\s+\d{1,5}\s+R)`)
	catalog   = regexp.MustCompile(`/Type\s*/Catalog\b`)
)

// mendPDF writes a new table of objects for a file that has none that can be
// read, as after a broken download, or nil if there is nothing to save. Only
// objects that end are listed.
func mendPDF(data []byte) []byte {
	end := bytes.LastIndex(data, []byte("endobj"))
	if end < 0 {
		return nil
	}
	kept := data[:end+len("endobj")]
	at := objectOffsets(kept)
	root := rootOf(kept, at)
	if root == "" {
		return nil
	}
	var b bytes.Buffer
	b.Write(kept)
	b.WriteByte('\n')
	start := b.Len()
	b.WriteString("xref\n0 1\n0000000000 65535 f \n")
	size := 1
	for _, o := range at {
		fmt.Fprintf(&b, "%d 1\n%010d %05d n \n", o.number, o.offset, o.generation)
		size = max(size, o.number+1)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root %s", size, root)
	if m := pdfInfo.FindSubmatch(kept); m != nil {
		fmt.Fprintf(&b, " /Info %s", m[1])
	}
	fmt.Fprintf(&b, " >>\nstartxref\n%d\n%%%%EOF\n", start)
	return b.Bytes()
}

type objectOffset struct{ number, generation, offset int }

// maxObject is the highest object number that PDF allows (ISO 32000-1, annex C).
const maxObject = 8_388_607

// objectOffsets finds the objects of a file; the last of a number counts.
func objectOffsets(data []byte) []objectOffset {
	var out []objectOffset
	index := map[int]int{}
	for _, m := range pdfObject.FindAllSubmatchIndex(data, -1) {
		n, _ := strconv.Atoi(string(data[m[2]:m[3]]))
		g, _ := strconv.Atoi(string(data[m[4]:m[5]]))
		if n > maxObject || n == 0 {
			continue
		}
		o := objectOffset{n, g, m[2]}
		if i, ok := index[n]; ok {
			out[i] = o
			continue
		}
		index[n] = len(out)
		out = append(out, o)
	}
	return out
}

// rootOf finds the catalogue: by a trailer, or by its type.
func rootOf(data []byte, at []objectOffset) string {
	if all := pdfRoot.FindAllSubmatch(data, -1); len(all) > 0 {
		return string(all[len(all)-1][1])
	}
	m := catalog.FindIndex(data)
	if m == nil {
		return ""
	}
	root := ""
	best := -1
	for _, o := range at {
		if o.offset < m[0] && o.offset > best {
			best, root = o.offset, fmt.Sprintf("%d %d R", o.number, o.generation)
		}
	}
	return root
}

package source

import (
	"bytes"
	"cmp"
	"compress/zlib"
	"fmt"
	"io"
	"slices"
	"sort"
	"strconv"

	"github.com/citecheck/citecheck/cite/pattern"
)

var (
	pdfObject  = pattern.New(`(?:^|[\r\n\s])(\d{1,10})[ \t\r\n]+(\d{1,5})[ \t\r\n]+obj\b`)
	pdfRoot    = pattern.New(`/Root\s*(\d{1,10}\s+\d{1,5}\s+R)`)
	pdfInfo    = pattern.New(`/Info\s*\d{1,10}\s+\d{1,5}\s+R`)
	pdfEncrypt = pattern.New(`/Encrypt\s*\d{1,10}\s+\d{1,5}\s+R`)
	pdfID      = pattern.New(`/ID\s*\[\s*<[0-9A-Fa-f]{2,64}>\s*<[0-9A-Fa-f]{2,64}>\s*\]`)
	catalog    = pattern.New(`/Type\s*/Catalog\b`)
	pageType   = pattern.New(`/Type\s*/Page\b`)
)

// mendPDF writes a new table of objects for a file that has none that can be
// read, as after a broken download, or nil if there is nothing to save. Only
// objects that end are listed. If invent is set, it also makes a new tree of
// all pages there are.
func mendPDF(data []byte, invent bool) []byte {
	end := bytes.LastIndex(data, []byte("endobj"))
	if end < 0 {
		return nil
	}
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	b.Write(data[:end+len("endobj")])
	b.WriteByte('\n')
	kept := b.Bytes()
	at := objectOffsets(kept)
	if !bytes.Contains(kept, []byte("/Encrypt")) {
		at = expandStreams(&b, at)
		kept = b.Bytes()
	}
	root := rootOf(kept, at)
	if invent {
		at, root = inventTree(&b, kept, at)
	}
	if root == "" {
		return nil
	}
	writeTable(&b, at)
	fmt.Fprintf(&b, " /Root %s", root)
	for _, more := range []*pattern.Regexp{pdfInfo, pdfEncrypt, pdfID} {
		if m := more.Find(kept); m != nil {
			b.WriteByte(' ')
			b.Write(m)
		}
	}
	b.WriteString(" >>\nstartxref\n")
	fmt.Fprintf(&b, "%d\n%%%%EOF\n", bytes.LastIndex(b.Bytes(), []byte("\nxref\n"))+1)
	return b.Bytes()
}

// writeTable writes where the objects are, and begins the trailer.
func writeTable(b *bytes.Buffer, at []objectOffset) {
	b.WriteString("\nxref\n0 1\n0000000000 65535 f \n")
	size := 1
	for _, o := range at {
		fmt.Fprintf(b, "%d 1\n%010d %05d n \n", o.number, o.offset, o.generation)
		size = max(size, o.number+1)
	}
	fmt.Fprintf(b, "trailer\n<< /Size %d", size)
}

// inventTree writes a catalogue and a tree of the pages in the order of the
// file, and returns where its objects are.
func inventTree(b *bytes.Buffer, kept []byte, at []objectOffset) ([]objectOffset, string) {
	number := 1
	for _, o := range at {
		number = max(number, o.number+1)
	}
	var kids bytes.Buffer
	for _, m := range pageType.FindAllIndex(kept, maxPages) {
		if o, ok := objectBefore(at, m[0]); ok {
			fmt.Fprintf(&kids, "%d %d R ", o.number, o.generation)
		}
	}
	if kids.Len() == 0 || number+1 > maxObject {
		return at, ""
	}
	at = append(at, objectOffset{number, 0, b.Len()})
	fmt.Fprintf(b, "%d 0 obj << /Type /Pages /Kids [%s] >> endobj\n", number, kids.Bytes())
	at = append(at, objectOffset{number + 1, 0, b.Len()})
	fmt.Fprintf(b, "%d 0 obj << /Type /Catalog /Pages %d 0 R >> endobj\n", number+1, number)
	return at, fmt.Sprintf("%d 0 R", number+1)
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
	slices.SortFunc(out, func(a, b objectOffset) int { return cmp.Compare(a.offset, b.offset) })
	return out
}

// rootOf finds the catalogue: by its type, or by a trailer.
func rootOf(data []byte, at []objectOffset) string {
	if m := catalog.FindIndex(data); m != nil {
		if o, ok := objectBefore(at, m[0]); ok {
			return fmt.Sprintf("%d %d R", o.number, o.generation)
		}
	}
	if all := pdfRoot.FindAllSubmatch(data, -1); len(all) > 0 {
		return string(all[len(all)-1][1])
	}
	return ""
}

// objectBefore is the object that begins last before an offset.
func objectBefore(at []objectOffset, offset int) (objectOffset, bool) {
	i := sort.Search(len(at), func(i int) bool { return at[i].offset > offset })
	if i == 0 {
		return objectOffset{}, false
	}
	return at[i-1], true
}

// maxExpanded bounds what the streams of objects in a damaged file unpack to.
const maxExpanded = 64 << 20

// expandStreams writes the objects that are packed in streams as plain ones.
func expandStreams(b *bytes.Buffer, at []objectOffset) []objectOffset {
	known := map[int]bool{}
	for _, o := range at {
		known[o.number] = true
	}
	kept := b.Bytes()
	for i, o := range at {
		end := len(kept)
		if i+1 < len(at) {
			end = at[i+1].offset
		}
		for _, packed := range packedObjects(kept[o.offset:end], maxExpanded-b.Len()+len(kept)) {
			if !known[packed.number] {
				known[packed.number] = true
				at = append(at, objectOffset{packed.number, 0, b.Len()})
				fmt.Fprintf(b, "%d 0 obj\n%s\nendobj\n", packed.number, packed.source)
			}
		}
	}
	return at
}

type packedObject struct {
	number int
	source []byte
}

// packedObjects reads a stream of objects (ISO 32000-1, 7.5.7), if src is one.
func packedObjects(src []byte, limit int) []packedObject {
	head, body, ok := bytes.Cut(src, []byte("stream"))
	if !ok || !bytes.Contains(head, []byte("/ObjStm")) || !bytes.Contains(head, []byte("FlateDecode")) {
		return nil
	}
	start := bytes.Index(head, []byte("<<"))
	if start < 0 || limit <= 0 {
		return nil
	}
	d := (&pdfLexer{src: head[start:]}).next().dict
	z, err := zlib.NewReader(bytes.NewReader(bytes.TrimLeft(body, "\r\n")))
	if err != nil {
		return nil
	}
	data, _ := io.ReadAll(io.LimitReader(z, int64(limit))) // what there is of it
	first, n := int(d["First"].num), int(d["N"].num)
	if first <= 0 || first > len(data) {
		return nil
	}
	var out []packedObject
	index := &pdfLexer{src: data[:first]}
	for range n {
		number, offset := index.next(), index.next()
		from := first + int(offset.num)
		if offset.kind != tokenNumber || from < first || from >= len(data) || number.num < 1 || number.num > maxObject {
			break
		}
		if k := len(out); k > 0 {
			out[k-1].source = out[k-1].source[:max(0, len(out[k-1].source)-(len(data)-from))]
		}
		out = append(out, packedObject{int(number.num), data[from:]})
	}
	return out
}

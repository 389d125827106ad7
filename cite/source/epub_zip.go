package source

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"unicode/utf16"
)

// A book is the ZIP archive of an EPUB. Members are only ever looked up by
// name and read into memory, so no name can lead out of it.
type book struct {
	members map[string]*zip.File
	max     int64 // bytes that may be unpacked
	left    int64 // of them
}

// errLockedBook says that readers need a key, which we do not ask for.
var errLockedBook = errors.New("the book is encrypted (DRM): check a copy from before it was, or the manuscript")

const (
	// maxBookMembers bounds the archive; books with a picture for every page
	// have a few thousand members.
	maxBookMembers = 50_000
	// maxShrink is how far real XHTML shrinks, tenfold exceeded.
	maxShrink = 500
)

// openBook opens the archive. Its directory is counted before it is read,
// since that takes a multiple of its size.
func openBook(data []byte, max int64) (*book, error) {
	if n := bytes.Count(data, []byte("PK\x01\x02")); n > maxBookMembers {
		return nil, fmt.Errorf("%w: the archive has %d members and the limit is %d", ErrTooLarge, n, maxBookMembers)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("%w: an EPUB is a ZIP archive, and this is none or was cut off (%w)", ErrDamaged, err)
	}
	b := &book{members: map[string]*zip.File{}, max: max, left: max}
	for _, f := range z.File {
		if b.members[f.Name] == nil {
			b.members[f.Name] = f
		}
	}
	return b, nil
}

// fatal reports an error that concerns the whole book.
func fatal(err error) bool { return errors.Is(err, ErrTooLarge) || errors.Is(err, errLockedBook) }

// errMissing says that the archive has no such member.
var errMissing = errors.New("the archive does not hold it")

// read unpacks a member. If it is damaged, what could be unpacked comes with
// the error.
func (b *book) read(name string) ([]byte, error) {
	f := b.members[name]
	switch {
	case f == nil:
		return nil, errMissing
	case f.Flags&1 != 0:
		return nil, errLockedBook
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, b.left+1))
	b.left -= int64(len(data))
	switch {
	case b.left < 0:
		return nil, fmt.Errorf("%w: it unpacks to more than %.0f MB of text", ErrTooLarge, megabytes(b.max))
	case len(data) > 1<<20 && uint64(len(data))/maxShrink > f.CompressedSize64:
		return nil, fmt.Errorf("%w: %s unpacks to more than %d times its size, as no text does", ErrTooLarge, name, maxShrink)
	}
	return data, err
}

// utf8Text returns a text in UTF-8. EPUB allows UTF-16 as well, with a byte
// order mark.
func utf8Text(data []byte) []byte {
	var order binary.ByteOrder = binary.LittleEndian
	switch {
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		order = binary.BigEndian
	case !bytes.HasPrefix(data, []byte("\xff\xfe")):
		return data
	}
	units := make([]uint16, 0, len(data)/2)
	for at := 2; at+1 < len(data); at += 2 {
		units = append(units, order.Uint16(data[at:]))
	}
	return []byte(string(utf16.Decode(units)))
}

package source

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// ErrLocked says that a file cannot be read without a password.
var ErrLocked = errors.New("the file is protected by a password")

// officeLimits are those of word processors' archives. Pictures take most of
// the file; 64 MB of mark-up is a text of some ten thousand pages.
var officeLimits = Limits{MaxBytes: 256 << 20, MaxUnpacked: 64 << 20, MaxDepth: 500}

const (
	maxMembers = 20_000
	// maxRatio is the compression beyond which a member is a bomb: the mark-up
	// of word processors seldom shrinks to a fiftieth.
	maxRatio = 400
)

// An archive is a ZIP file whose members are unpacked under limits.
type archive struct {
	members map[string]*zip.File // by lower-case name
	limits  Limits
	left    int64 // bytes that may still be unpacked
}

// openArchive opens the ZIP file of a word processor or a book; kind is what
// the file is called and save what a program is asked to save it as.
func openArchive(data []byte, kind, save string, limits Limits) (*archive, error) {
	if bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")) {
		return nil, fmt.Errorf("%w, or it is an old .doc: open it in a word processor, save it as %s without a password, and check that",
			ErrLocked, save)
	}
	// Reading the directory takes a multiple of its size, so it is counted first.
	if n := bytes.Count(data, []byte("PK\x01\x02")); n > maxMembers {
		return nil, fmt.Errorf("%w: the archive has %d members and the limit is %d", ErrTooLarge, n, maxMembers)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("%w: %s is a ZIP archive, and this is none or lacks its end (%s); get it again, or save it anew as %s",
			ErrDamaged, kind, oneLine(err), save)
	}
	a := &archive{members: map[string]*zip.File{}, limits: limits, left: limits.MaxUnpacked}
	for _, f := range z.File {
		name := memberName(f.Name)
		if a.members[name] == nil {
			a.members[name] = f
		}
	}
	return a, nil
}

// memberName is the name under which a member is looked up. Some programs
// write backslashes, and Office does not tell cases apart.
func memberName(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

func (a *archive) has(name string) bool { return a.members[memberName(name)] != nil }

// read unpacks a member. If it is damaged, what could be unpacked is returned
// with the error.
func (a *archive) read(name string) ([]byte, error) {
	f := a.members[memberName(name)]
	if f == nil {
		return nil, fmt.Errorf("%w: %s is missing", ErrDamaged, name)
	}
	if f.Flags&1 != 0 {
		return nil, fmt.Errorf("%w: save it without one, and check that", ErrLocked)
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%w: %s cannot be unpacked (%s)", ErrDamaged, name, oneLine(err))
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, a.left+1))
	a.left -= int64(len(data))
	switch {
	case a.left < 0:
		return nil, fmt.Errorf("%w: it unpacks to more than %.0f MB of text", ErrTooLarge, megabytes(a.limits.MaxUnpacked))
	case isBomb(f, len(data)):
		return nil, fmt.Errorf("%w: %s unpacks to more than %d times its size, as no text does", ErrTooLarge, name, maxRatio)
	case err != nil:
		return data, fmt.Errorf("%w: %s cannot be unpacked as a whole (%s)", ErrDamaged, name, oneLine(err))
	}
	return data, nil
}

func isBomb(f *zip.File, n int) bool {
	return n > 1<<20 && uint64(n)/maxRatio > f.CompressedSize64
}

// optional unpacks a member that a document can do without, and remarks on it
// if it is there and cannot be read; lost says what is then missed.
func (a *archive) optional(d *draft, name, lost string, read func([]byte) error) {
	if !a.has(name) {
		return
	}
	data, err := a.read(name)
	if err == nil {
		err = read(data)
	}
	if err != nil {
		d.notice(cite.Span{}, "%s cannot be read (%s): %s", name, oneLine(err), lost)
	}
}

func oneLine(err error) string { return strings.Join(strings.Fields(err.Error()), " ") }

package source

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
)

// An opfPackage is what the package file of a book says of it.
type opfPackage struct {
	Titles   []string  `xml:"metadata>title"`
	Langs    []string  `xml:"metadata>language"`
	OldTitle []string  `xml:"metadata>dc-metadata>title"` // OEB 1
	OldLangs []string  `xml:"metadata>dc-metadata>language"`
	Items    []opfItem `xml:"manifest>item"`
	Spine    []opfRef  `xml:"spine>itemref"`
	Guide    []opfRef  `xml:"guide>reference"`
}

// An opfItem is a file of the manifest.
type opfItem struct {
	ID        string `xml:"id,attr"`
	Href      string `xml:"href,attr"`
	MediaType string `xml:"media-type,attr"`

	path     string // name of the member
	contents bool   // it leads into the text: a table of contents, a cover
}

// An opfRef names an item, by its id in the spine and by its address in the
// guide.
type opfRef struct {
	ID   string `xml:"idref,attr"`
	Href string `xml:"href,attr"`
	Type string `xml:"type,attr"`
}

// ocfContainer is META-INF/container.xml.
type ocfContainer struct {
	Files []struct {
		Path string `xml:"full-path,attr"`
		Type string `xml:"media-type,attr"`
	} `xml:"rootfiles>rootfile"`
}

// packageFile finds and reads the package file.
func packageFile(b *archive) (*opfPackage, error) {
	name, err := packageName(b)
	if err != nil {
		return nil, err
	}
	data, err := b.read(name)
	if err != nil {
		return nil, inMember(name, err)
	}
	p := new(opfPackage)
	if err := readXML(data, p); err != nil && len(p.Items) == 0 {
		return nil, inMember(name, err)
	}
	p.Titles, p.Langs = append(p.Titles, p.OldTitle...), append(p.Langs, p.OldLangs...)
	p.place(path.Dir(name))
	return p, nil
}

// packageName asks META-INF/container.xml for the name of the package file. If
// that does not say, a book with one such file needs no asking.
func packageName(b *archive) (string, error) {
	const name = "META-INF/container.xml"
	data, err := b.read(name)
	if fatal(err) {
		return "", err
	}
	var c ocfContainer
	if err == nil {
		err = readXML(data, &c)
	}
	for _, f := range c.Files {
		if f.Type == "application/oebps-package+xml" || f.Type == "" {
			return f.Path, nil
		}
	}
	var found []string
	for member, f := range b.members {
		if strings.HasSuffix(member, ".opf") {
			found = append(found, f.Name)
		}
	}
	if len(found) == 1 {
		return found[0], nil
	}
	if err == nil {
		err = errors.New("it names no package file")
	}
	return "", inMember(name, err)
}

// inMember says in which member something is wrong.
func inMember(name string, err error) error {
	if fatal(err) || errors.Is(err, ErrDamaged) {
		return err // which names it
	}
	return fmt.Errorf("%w: %s, which every EPUB needs, cannot be read (%w)", ErrDamaged, name, err)
}

// readXML reads as much of data as is well-formed into v.
func readXML(data []byte, v any) error {
	d := xml.NewDecoder(bytes.NewReader(toUTF8(data).text))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(_ string, input io.Reader) (io.Reader, error) { return input, nil }
	return d.Decode(v)
}

// place gives the items the names of their members, and marks those that the
// guide says are no part of the text.
func (p *opfPackage) place(dir string) {
	leading := map[string]bool{}
	for _, g := range p.Guide {
		switch g.Type {
		case "toc", "cover", "index", "loi", "lot":
			if !strings.Contains(g.Href, "#") { // all of the file
				leading[memberPath(dir, g.Href)] = true
			}
		}
	}
	for i := range p.Items {
		item := &p.Items[i]
		item.path = memberPath(dir, item.Href)
		item.contents = leading[item.path]
	}
}

// memberPath resolves an address against the folder of the package file.
func memberPath(dir, href string) string {
	href, _, _ = strings.Cut(href, "#")
	return path.Join(dir, unescaped(href))
}

// reading lists the items of the spine, each once; if there is no spine, those
// of the manifest.
func (p *opfPackage) reading() []opfItem {
	byID := map[string]int{}
	for i, item := range p.Items {
		byID[item.ID] = i
	}
	var all []opfItem
	seen := map[string]bool{}
	for _, ref := range p.Spine {
		item := opfItem{path: ref.ID, MediaType: xhtmlType} // not in the manifest, then not in the archive
		if i, ok := byID[ref.ID]; ok {
			item = p.Items[i]
		}
		if !seen[item.path] {
			seen[item.path] = true
			all = append(all, item)
		}
	}
	if len(all) > 0 {
		return all
	}
	return slices.DeleteFunc(slices.Clone(p.Items), func(i opfItem) bool { return !i.isXHTML() })
}

const xhtmlType = "application/xhtml+xml"

func (i *opfItem) isXHTML() bool {
	switch i.MediaType {
	case xhtmlType, "text/html", "text/x-oeb1-document", "":
		return true
	}
	switch strings.ToLower(path.Ext(i.path)) {
	case ".xhtml", ".html", ".htm":
		return true
	}
	return false
}

func (i *opfItem) isPicture() bool { return strings.HasPrefix(i.MediaType, "image/") }

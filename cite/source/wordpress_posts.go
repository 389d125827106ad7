package source

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// A wordPressPost is one post or page of an export.
type wordPressPost struct {
	title    string
	from, to int // of its HTML
	kind     string
	status   string
}

// isArticle reports what people read: not pictures, menus, old revisions and
// what was thrown away.
func (p *wordPressPost) isArticle() bool {
	switch p.kind {
	case "attachment", "nav_menu_item", "revision", "custom_css", "customize_changeset", "wp_global_styles", "wp_navigation", "wp_template", "wp_template_part", "oembed_cache", "user_request":
		return false
	}
	return p.status != "trash" && p.status != "auto-draft" && p.from < p.to
}

var errNoPosts = errors.New("the export holds no posts or pages: export \"All content\" or \"Posts\" (Tools, Export)")

// wordPressPosts finds the articles of an export and its language.
func wordPressPosts(data []byte) (posts []wordPressPost, lang string, err error) {
	s := &wordPressScan{data: data}
	if err := s.run(); err != nil {
		return nil, "", err
	}
	if len(s.posts) == 0 {
		return nil, "", errNoPosts
	}
	return s.posts, s.lang, nil
}

// A wordPressScan goes through the elements of an export. The decoder knows
// where it is in the file, and CDATA sections come as they are written.
type wordPressScan struct {
	data  []byte
	dec   *xml.Decoder
	path  []string
	post  wordPressPost
	posts []wordPressPost
	lang  string
}

func (s *wordPressScan) run() error {
	s.dec = xml.NewDecoder(bytes.NewReader(legalXML(s.data)))
	s.dec.Strict = false
	s.dec.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // decoded before
	for {
		from := int(s.dec.InputOffset())
		token, err := s.dec.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return s.damaged(err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			s.path = append(s.path, qualified(t.Name))
			if qualified(t.Name) == "item" {
				s.post = wordPressPost{}
			}
		case xml.EndElement:
			s.end(qualified(t.Name))
		case xml.CharData:
			s.text(string(t), from, int(s.dec.InputOffset()))
		}
	}
}

// damaged keeps what came before: exports of large sites are cut off.
func (s *wordPressScan) damaged(err error) error {
	if len(s.posts) > 0 {
		return nil
	}
	return fmt.Errorf("%w: %w", ErrDamaged, err)
}

func (s *wordPressScan) end(name string) {
	if len(s.path) > 0 && s.path[len(s.path)-1] == name {
		s.path = s.path[:len(s.path)-1]
	}
	if name == "item" && s.post.isArticle() {
		s.posts = append(s.posts, s.post)
	}
}

// text takes in what the element that is open says.
func (s *wordPressScan) text(words string, from, to int) {
	n := len(s.path)
	if n < 2 || s.path[n-2] != "item" {
		if n > 0 && s.path[n-1] == "language" && s.lang == "" {
			s.lang = strings.TrimSpace(words)
		}
		return
	}
	switch s.path[n-1] {
	case "title":
		s.post.title += cleanLine(words)
	case "wp:post_type":
		s.post.kind += strings.TrimSpace(words)
	case "wp:status":
		s.post.status += strings.TrimSpace(words)
	case "content:encoded":
		s.content(from, to)
	}
}

// content notes where the HTML of a post stands. A text with "]]>" in it is
// written as several sections, which are read as one.
func (s *wordPressScan) content(from, to int) {
	const open, end = "<![CDATA[", "]]>"
	section := s.data[from:to]
	if !bytes.HasPrefix(section, []byte(open)) || !bytes.HasSuffix(section, []byte(end)) {
		return
	}
	if s.post.to == 0 {
		s.post.from = from + len(open)
	}
	s.post.to = to - len(end)
}

func qualified(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}

// legalXML blanks what XML forbids and exports hold all the same, byte by byte,
// so that places stay.
func legalXML(data []byte) []byte {
	legal := bytes.Clone(data)
	for i := 0; i < len(legal); {
		r, n := utf8.DecodeRune(legal[i:])
		if r == utf8.RuneError && n == 1 || r < 0x20 && !isSpace(legal[i]) || r == '\v' || r == '\f' || r == 0xFFFE || r == 0xFFFF {
			for k := range n {
				legal[i+k] = ' '
			}
		}
		i += n
	}
	return legal
}

package source

import "errors"

// errDRM says that readers need a key, which we do not ask for.
var errDRM = errors.New("the book is encrypted (DRM): check a copy from before it was, or the manuscript")

// fatal reports an error that concerns the whole book.
func fatal(err error) bool {
	return errors.Is(err, ErrTooLarge) || errors.Is(err, ErrLocked) || errors.Is(err, errDRM)
}

// ocfEncryption is META-INF/encryption.xml, which lists the members that are
// encrypted and how.
type ocfEncryption struct {
	Data []struct {
		Method struct {
			Algorithm string `xml:"Algorithm,attr"`
		} `xml:"EncryptionMethod"`
		Reference struct {
			URI string `xml:"URI,attr"`
		} `xml:"CipherData>CipherReference"`
	} `xml:"EncryptedData"`
}

// obfuscations are the methods that only keep fonts from being copied out.
var obfuscations = wordSet("http://www.idpf.org/2008/embedding http://ns.adobe.com/pdf/enc#RC")

// encrypted lists the members that need a key.
func encrypted(b *archive) (map[string]bool, error) {
	const name = "META-INF/encryption.xml"
	locked := map[string]bool{}
	if !b.has(name) {
		return locked, nil
	}
	data, err := b.read(name)
	if fatal(err) {
		return nil, err
	}
	var e ocfEncryption
	if err == nil {
		err = readXML(data, &e)
	}
	if err != nil && len(e.Data) == 0 {
		return locked, nil // nothing in it locks a reader out; unreadable chapters will show
	}
	for _, d := range e.Data {
		if !obfuscations[d.Method.Algorithm] {
			locked[memberName(memberPath("", d.Reference.URI))] = true
		}
	}
	return locked, nil
}

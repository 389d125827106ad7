package source

import "bytes"

// attrValue finds the value of the first attribute of that name in the start
// tag src[at:end], without its quotes. The steps are those of the tokenizer in
// golang.org/x/net/html, which follows the HTML standard, section 13.2.5. An
// attribute without a value has an empty one behind its name.
func attrValue(src []byte, at, end int, name string) (from, to int) {
	i := at + 1
	for i < end && !isTagSpace(src[i]) && src[i] != '/' && src[i] != '>' {
		i++
	}
	for {
		for i < end && (isTagSpace(src[i]) || src[i] == '/') {
			i++
		}
		if i >= end || src[i] == '>' {
			return end - 1, end - 1
		}
		keyEnd := attrName(src, i, end)
		from, to, next := valueAfter(src, keyEnd, end)
		if bytes.EqualFold(src[i:keyEnd], []byte(name)) {
			return from, to
		}
		i = max(next, i+1)
	}
}

// attrName returns where the attribute name that begins at i ends.
func attrName(src []byte, i, end int) int {
	for first := i; i < end; i++ {
		c := src[i]
		if isTagSpace(c) || c == '/' || c == '>' || c == '=' && i > first {
			break
		}
	}
	return i
}

// valueAfter reads "= value" at i, if it is there, and returns the range of the
// value and where the next attribute may begin.
func valueAfter(src []byte, i, end int) (from, to, next int) {
	empty := i
	for i < end && isTagSpace(src[i]) {
		i++
	}
	if i >= end || src[i] != '=' {
		return empty, empty, i
	}
	for i++; i < end && isTagSpace(src[i]); {
		i++
	}
	if i >= end || src[i] == '>' {
		return i, i, i
	}
	if quote := src[i]; quote == '"' || quote == '\'' {
		i++
		n := bytes.IndexByte(src[i:end], quote)
		if n < 0 {
			return i, end - 1, end
		}
		return i, i + n, i + n + 1
	}
	from = i
	for i < end && !isTagSpace(src[i]) && src[i] != '>' {
		i++
	}
	return from, i, i
}

// isTagSpace reports white space between attributes.
func isTagSpace(c byte) bool { return isSpace(c) && c != '\v' }

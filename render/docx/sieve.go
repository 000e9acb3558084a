package docx

import (
	"bytes"
	"iter"
)

// The limits of the XML in a letterhead: what encoding/xml needs a few dozen milliseconds for. They are above what
// Word writes: the empty document of python-docx, which is one of Word 2010 with the styles of all its tables, has them twice
// over, in styles.xml and stylesWithEffects.xml, and comes to 52,000 tags and attributes.
const (
	maxMarkup     = 64_000    // tags, attributes, comments and instructions of all parts together
	maxText       = 256 << 10 // bytes between them
	maxTag        = 64 << 10  // bytes of a tag
	maxAttributes = 200       // of a tag
	maxDepth      = 200       // elements inside each other
)

// sieve looks at XML before it is parsed, at little cost: by bytes, and no further than the limits.
type sieve struct{ markup, text int } // that may still come

// sift refuses a part that has a document type, which alone can define entities, or goes beyond the limits. What
// is no XML passes: the parser finds it.
func (s *sieve) sift(data []byte) error {
	depth, done := 0, 0
	for at, tag := range markup(data) {
		s.text -= at - done
		done = at + len(tag)
		attributes := bytes.Count(tag[:min(len(tag), maxTag)], []byte("="))
		s.markup -= 1 + attributes
		switch {
		case s.markup < 0:
			return flawed(Tangled, "more than %d tags and attributes", maxMarkup)
		case len(tag) > maxTag || attributes > maxAttributes:
			return flawed(Tangled, "a tag of more than %d bytes or %d attributes", maxTag, maxAttributes)
		case bytes.HasPrefix(tag, []byte("<!")) && !isComment(tag) && !isCDATA(tag):
			return flawed(NotWord, "a document type is not allowed")
		}
		if depth += nesting(tag); depth > maxDepth {
			return flawed(Tangled, "more than %d elements inside each other", maxDepth)
		}
		if s.text < 0 {
			break
		}
	}
	if s.text -= len(data) - done; s.text < 0 {
		return flawed(Tangled, "more than %d bytes of text", maxText)
	}
	return nil
}

// nesting is by how much a tag changes how many elements are open.
func nesting(tag []byte) int {
	switch {
	case tag[1] == '/':
		return -1
	case tag[1] != '!' && tag[1] != '?' && !bytes.HasSuffix(tag, []byte("/>")):
		return 1
	}
	return 0
}

func isComment(tag []byte) bool { return bytes.HasPrefix(tag, []byte("<!--")) }

func isCDATA(tag []byte) bool { return bytes.HasPrefix(tag, []byte("<![CDATA[")) }

// markup are the tags, comments, instructions and marked sections of XML with where they begin; the last may be cut
// short.
func markup(data []byte) iter.Seq2[int, []byte] {
	return func(yield func(int, []byte) bool) {
		for at := 0; ; {
			start := bytes.IndexByte(data[at:], '<')
			if start < 0 || at+start == len(data)-1 {
				return
			}
			at += start
			tag := data[at:][:markupEnd(data[at:])]
			if !yield(at, tag) {
				return
			}
			at += len(tag)
		}
	}
}

// markupEnd is where the markup ends that data begins with.
func markupEnd(data []byte) int {
	closing := ">"
	switch {
	case isComment(data):
		closing = "-->"
	case isCDATA(data):
		closing = "]]>"
	case data[1] == '?':
		closing = "?>"
	case data[1] != '!' && data[1] != '/':
		return tagEnd(data)
	}
	if i := bytes.Index(data, []byte(closing)); i >= 0 {
		return i + len(closing)
	}
	return len(data)
}

// tagEnd is where a start tag ends: behind the ">" that stands in no attribute.
func tagEnd(data []byte) int {
	for i := 0; i < len(data); i++ {
		switch data[i] {
		case '>':
			return i + 1
		case '"', '\'':
			closing := bytes.IndexByte(data[i+1:], data[i])
			if closing < 0 {
				return len(data)
			}
			i += closing + 1
		}
	}
	return len(data)
}

// plainText is the text of XML without its markup.
func plainText(data []byte) []byte {
	var out []byte
	done := 0
	for at, tag := range markup(data) {
		out = append(out, data[done:at]...)
		done = at + len(tag)
	}
	return append(out, data[done:]...)
}

// Package preflight refuses a PDF that breaks the basics of what it says it is: PDF/A-2a or 3a
// (ISO 19005-2 and 19005-3) and PDF/UA-1 (ISO 14289-1).
//
// It is no validator of any file. It knows the few things that our files are made of, and whatever
// it does not know it refuses: an operator, an entry of a dictionary, a stream. What it reads, it
// reads with package cos, and with nothing of the code that wrote the file.
//
// Who makes a file has its streams at hand before they are compressed, and saves inflating them again by
// handing them to a [Checker] one after the other. That the streams inflate to what they were made of is not
// seen then: package preflighttest checks a file of which nothing else is at hand.
package preflight

import (
	"fmt"
	"slices"

	"vanban/render/pdf/cos"
)

// Checker checks one file. The zero value is ready.
type Checker struct {
	err  error  // the first
	data []byte // of the file
	file *cos.File

	groups     map[int][]int32 // by object stream, the numbers of its objects
	bodies     map[int][]byte  // of the objects of object streams that are no elements
	copied     []byte          // the same one behind the other
	values     map[int]any     // of those that were looked at
	streams    map[int][]byte  // what streams inflate to, as far as it is known
	used       map[int]string  // the streams that something refers to, and as what
	elements   []element
	places     []int32            // by object number, one more than the index in elements; 0 for none
	kids       []kid              // of all elements
	fonts      []*font            // that pages name
	drawn      map[cos.Name]bool  // the images that pages name
	characters map[any]*[256]bool // by ToUnicode map
	tags       []role             // of the marked contents of all pages, by identifier
	owners     []int32            // the elements of the same
	firsts     []int              // where those of each page begin
	pages      map[int]int
	heading    int  // level of the last heading
	attached   bool // the file has attachments
}

// mostKept is up to how many elements, kids and marked contents room is kept for.
const mostKept = 1 << 15

// Reset forgets the file, and keeps room for the next one.
func (c *Checker) Reset() {
	*c = Checker{
		elements: kept(c.elements), places: kept(c.places), kids: kept(c.kids), tags: kept(c.tags), owners: kept(c.owners), firsts: kept(c.firsts),
	}
}

func kept[T any](s []T) []T {
	if cap(s) > mostKept {
		return nil
	}
	return s[:0]
}

// fail notes what is broken, unless something was before, and where that is written.
func (c *Checker) fail(clause, format string, arguments ...any) {
	if c.err == nil {
		c.err = fmt.Errorf("%s: %s", clause, fmt.Sprintf(format, arguments...))
	}
}

func broken(err error) error { return fmt.Errorf("ISO 32000-1, 7.5: %w", err) }

// Stream says what the stream of an object inflates to.
func (c *Checker) Stream(number int, data []byte) {
	if c.streams == nil {
		c.streams = map[int][]byte{}
	}
	c.streams[number] = data
}

// Objects takes the objects of an object stream: count pairs of number and place, and from the
// byte first on the objects.
func (c *Checker) Objects(number int, data []byte, first, count int) {
	if first < 0 || first > len(data) || count < 0 || count > first {
		c.fail("ISO 32000-1, 7.5.7", "object stream %d has %d objects from byte %d on", number, count, first)
		return
	}
	heads, numbers := cos.NewLexer(data[:first], 0), make([]int32, count)
	object, at := heads.Next(), heads.Next()
	for i := range count {
		end := len(data) - first
		next, nextAt := heads.Next(), heads.Next()
		if i < count-1 {
			end = nextAt.Int
		}
		if object.Kind != cos.Integer || object.Int < 1 || object.Int > cos.MostObjects || at.Kind != cos.Integer || at.Int < 0 || end < at.Int || end > len(data)-first {
			c.fail("ISO 32000-1, 7.5.7", "the list of object stream %d is wrong", number)
			return
		}
		numbers[i] = int32(object.Int)
		c.object(object.Int, data[first+at.Int:first+end])
		object, at = next, nextAt
	}
	if c.groups == nil {
		c.groups = map[int][]int32{}
	}
	c.groups[number] = numbers
}

// object takes an object: an element of the structure at once, all others for later.
func (c *Checker) object(number int, body []byte) {
	const beginning = "<</S/"
	if len(body) > len(beginning) && string(body[:len(beginning)]) == beginning {
		c.element(number, body)
		return
	}
	if c.bodies == nil {
		c.bodies = map[int][]byte{}
	}
	from := len(c.copied)
	c.copied = append(c.copied, body...)
	c.bodies[number] = c.copied[from:len(c.copied):len(c.copied)]
}

// Check refuses the finished file when it, or what was handed over of it, breaks the basics.
func (c *Checker) Check(data []byte) error {
	if c.err != nil {
		return c.err
	}
	f, err := cos.Open(data)
	if err != nil {
		return broken(err)
	}
	c.file, c.data, c.used, c.values = f, data, map[int]string{}, make(map[int]any, len(c.bodies))
	for _, step := range [...]func(){c.frame, c.catalog, c.finishFonts, c.objects} {
		if step(); c.err != nil {
			return c.err
		}
	}
	return nil
}

// get follows a reference.
func (c *Checker) get(v any) any {
	r, ok := v.(cos.Ref)
	if !ok {
		return v
	}
	if v, ok := c.values[r.Number]; ok {
		return v
	}
	if body, ok := c.bodies[r.Number]; ok {
		v, err := cos.NewLexer(body, 0).Value()
		if err != nil {
			c.fail("ISO 32000-1, 7.3", "object %d: %v", r.Number, err)
		}
		c.values[r.Number] = v
		return v
	}
	v, err := c.file.Resolve(r)
	if err != nil {
		c.fail("ISO 32000-1, 7.5", "%v", err)
	}
	return v
}

// dict gives a dictionary, whose entries must be of those given.
func (c *Checker) dict(what string, v any, known ...cos.Name) cos.Dict {
	d, ok := c.get(v).(cos.Dict)
	if !ok {
		c.fail("ISO 32000-1, 7.3.7", "%s is no dictionary", what)
		return nil
	}
	c.entries(what, d, known)
	return d
}

// entries refuses a dictionary with entries that are not known, among them all by which a file acts
// on its own: AA, A, JS, OpenAction as an action.
func (c *Checker) entries(what string, d cos.Dict, known []cos.Name) {
	unknown, found := cos.Name(""), false
	for key := range d {
		if !slices.Contains(known, key) && (!found || key < unknown) {
			unknown, found = key, true // of several the least, so that the message is the same each time
		}
	}
	if found {
		c.fail("ISO 19005-2, 6.5", "%s has an unknown entry %.40q", what, unknown)
	}
}

// stream gives what a stream that is used as something inflates to, and its dictionary.
func (c *Checker) stream(what string, v any, known ...cos.Name) ([]byte, cos.Dict) {
	r, _ := v.(cos.Ref)
	s, ok := c.get(v).(*cos.Stream)
	if !ok {
		c.fail("ISO 32000-1, 7.3.8", "%s is no stream", what)
		return nil, nil
	}
	c.used[r.Number] = what
	c.entries(what, s.Dict, append(known, "Type", "Subtype", "Length", "Filter", "DecodeParms"))
	if data, ok := c.streams[r.Number]; ok {
		return data, s.Dict
	}
	data, err := c.file.Data(s)
	if err != nil {
		c.fail("ISO 32000-1, 7.4", "%s: %v", what, err)
	}
	return data, s.Dict
}

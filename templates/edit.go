package templates

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Edit is a change of the payload that mends a finding. Offsets are of the payload that the finding was made of: who
// makes several edits begins at the end of each text and list. The safe ones of one answer touch each other nowhere;
// of others [Apply] makes the first of those that do.
type Edit struct {
	Op   EditOp `json:"op"`
	Path string `json:"path"` // JSON pointer to the value that is changed
	// Offset and Length say which bytes of the text at Path are replaced, after the decoder's own clean-up: composed
	// letters (NFC), no blanks around it. They are of [Replace].
	Offset int    `json:"offset,omitempty"`
	Length int    `json:"length,omitempty"`
	Text   string `json:"text"` // what is put there; empty for [Remove]
	// Safe tells that the edit changes the form and never what the document says: a clerk may make all such edits unread.
	Safe bool `json:"safe,omitempty"`
	// Also is the other half of an edit that moves something from one value to another; nil where the edit is whole.
	// Neither is made without the other.
	Also *Edit `json:"also,omitempty"`
}

// halves are the edit and what it is not whole without.
func (e Edit) halves() []Edit {
	var all []Edit
	for also := &e; also != nil; also = also.Also {
		all = append(all, *also)
	}
	return all
}

// touches reports whether both edits change the same of one text or value.
func (e *Edit) touches(other Edit) bool {
	if e.Op != Replace || other.Op != Replace {
		return true
	}
	return e.Offset <= other.Offset+other.Length && other.Offset <= e.Offset+e.Length
}

// EditOp is how a value is changed.
type EditOp string

// The ways to change a value.
const (
	Replace EditOp = "replace" // a part of a text; Length 0 puts Text in at Offset
	Set     EditOp = "set"     // the value becomes Text, a number the number that Text writes; a field that is not there is added
	Remove  EditOp = "remove"  // the field or the element of a list is taken out
	Insert  EditOp = "insert"  // the list gets Text as one more element, before the one at Path
)

// Mend is the edit of a text to what it should be. It replaces no more than what differs, of words the whole
// of them, and is zero where nothing does.
func Mend(path, text, right string, safe bool) Edit {
	if text == right {
		return Edit{}
	}
	least := min(len(text), len(right))
	begin := commonStart(text, right, least)
	e := between(text, right, begin, commonEnd(text, right, least-begin))
	end := commonEnd(text, right, least)
	if other := between(text, right, commonStart(text, right, least-end), end); other.Length+len(other.Text) < e.Length+len(e.Text) {
		e = other // "TS. Trần" is "TS. " too much: both begin with T
	}
	e.Path, e.Safe = path, safe
	return e
}

// commonStart is with how many bytes both texts begin, of so many.
func commonStart(a, b string, most int) (n int) {
	for n < most && a[n] == b[n] {
		n++
	}
	return n
}

// commonEnd is with how many bytes both texts end, of so many.
func commonEnd(a, b string, most int) (n int) {
	for n < most && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return n
}

// between replaces what is between the bytes that two texts begin and end with, as whole letters and words.
func between(text, right string, from, behind int) Edit {
	end, to := len(text)-behind, len(right)-behind
	for !runeStarts(text, from) || !runeStarts(right, from) {
		from--
	}
	for !runeStarts(text, end) || !runeStarts(right, to) {
		end, to = end+1, to+1
	}
	if startsLetter(text[from:end]) || startsLetter(right[from:to]) {
		from = len(strings.TrimRightFunc(text[:from], unicode.IsLetter))
	}
	if endsLetter(text[from:end]) || endsLetter(right[from:to]) {
		rest := len(text[end:]) - len(strings.TrimLeftFunc(text[end:], unicode.IsLetter))
		end, to = end+rest, to+rest
	}
	return Edit{Op: Replace, Offset: from, Length: end - from, Text: right[from:to]}
}

func startsLetter(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(first)
}

func endsLetter(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(last)
}

// runeStarts reports whether a character begins at the offset, or the text ends there.
func runeStarts(s string, at int) bool { return at >= len(s) || utf8.RuneStart(s[at]) }

// Apply makes edits of a payload, the JSON of which stays as it is but for them. Of edits that touch the same
// place the first is made: whoever needs the others looks for findings again. The page makes the same of edits
// (api/web/src/model/mend.ts), which testdata/edits.json holds both to. The error is [Problems] where the payload is no JSON, or says which
// edit is of another payload.
func Apply(payload []byte, edits ...Edit) ([]byte, error) {
	if _, ps := parse(payload); ps != nil {
		return nil, ps
	}
	payload = trimBOM(payload)
	var all []splice
	var whole []Edit
	for _, e := range edits {
		whole = append(whole, e.halves()...)
	}
	for _, e := range merged(whole) {
		s, err := e.splice(payload)
		if err != nil {
			return nil, fmt.Errorf("%s %s: %w", e[0].Op, e[0].Path, err)
		}
		all = append(all, s)
	}
	return spliced(payload, all), nil
}

// sameText are edits of which only the replacements of parts of one text are several.
type sameText []Edit

// merged are the edits, those that replace parts of one text together.
func merged(edits []Edit) []sameText {
	var all []sameText
	texts := map[string]int{}
	for _, e := range edits {
		at, known := texts[e.Path]
		switch {
		case e.Op != Replace:
			all = append(all, sameText{e})
		case known:
			all[at] = append(all[at], e)
		default:
			texts[e.Path] = len(all)
			all = append(all, sameText{e})
		}
	}
	return all
}

// splice puts other JSON in the place of some.
type splice struct {
	from, to int
	json     string
	added    bool // it is a member behind the last one, which may have another value by now
}

// spliced makes all splices that do not touch one before.
func spliced(data []byte, all []splice) []byte {
	slices.SortStableFunc(all, func(a, b splice) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
	var out []byte
	done, last := 0, splice{to: -1}
	for _, s := range all {
		behindValue := s.added && last.from < last.to && last.json != ""
		if s.from < last.to || s.from == last.to && s.from == s.to && !behindValue {
			continue
		}
		out = append(append(out, data[done:s.from]...), s.json...)
		done, last = s.to, s
	}
	return append(out, data[done:]...)
}

// What is wrong with an edit that is of another payload.
var (
	errNoPlace = errors.New("the payload has no such place")
	errNoText  = errors.New("no text is there")
	errOp      = errors.New("no such operation")
)

// splice says what the edits of one place change of the JSON text.
func (es sameText) splice(data []byte) (splice, error) {
	e := es[0]
	at, missing := find(data, e.Path)
	switch {
	case e.Op == Set && e.Path != "":
		return at.set(data, missing, e.Text)
	case len(missing) > 0 || e.Path == "":
		return splice{}, errNoPlace
	case e.Op == Remove:
		return at.remove(), nil
	case e.Op == Insert:
		return at.insert(data, e.Text)
	case e.Op != Replace:
		return splice{}, errOp
	case at.kind != '"':
		return splice{}, errNoText
	}
	text, err := es.replace(cleaned((&reader{data: data, at: at.from}).value().text))
	return splice{from: at.from, to: at.to, json: quoted(text)}, err
}

// replace makes the replacements in a text, from its end. Of those that touch each other the first stands.
func (es sameText) replace(text string) (string, error) {
	es = slices.Clone(es)
	slices.SortStableFunc(es, func(a, b Edit) int { return cmp.Or(cmp.Compare(a.Offset, b.Offset), cmp.Compare(a.Length, b.Length)) })
	var out strings.Builder
	done, begun := 0, false
	for _, e := range es {
		end := e.Offset + e.Length
		if e.Offset < 0 || e.Length < 0 || end > len(text) || !runeStarts(text, e.Offset) || !runeStarts(text, end) {
			return "", errNoText
		}
		if begun && (e.Offset < done || e.Offset == done && e.Length == 0) {
			continue
		}
		out.WriteString(text[done:e.Offset] + e.Text)
		done, begun = end, true
	}
	return out.String() + text[done:], nil
}

// spot is where a value stands in a JSON text.
type spot struct {
	kind     byte // its first
	from, to int
	begin    int // of its name, or of an element itself
	before   int // where the value before it ends, or what it is in begins
	next     int // where the one behind it begins; 0 for the last
	end      int // of an object or list: behind its last value
	space    string
	empty    bool
}

// find gives the spot of the value that the pointer leads to. Where there is none, it is that of the last value
// on the way, and missing is what is left of the way.
func find(data []byte, pointer string) (at spot, missing []string) {
	r := &reader{data: data, known: map[string]string{}}
	at.kind = r.next()
	at.from = r.at
	keys := strings.Split(pointer, "/")[1:]
	for ; len(keys) > 0; keys = keys[1:] {
		child, ok := r.enter(&at, unescape.Replace(keys[0]))
		if !ok {
			break
		}
		at = child
		r.at = at.from
	}
	r.at = at.from
	r.value()
	at.to = r.at
	return at, keys
}

// enter looks for the member or element that the key names in what is at the spot, and for what is known of it
// as a whole otherwise.
func (r *reader) enter(in *spot, key string) (child spot, ok bool) {
	if in.kind != '{' && in.kind != '[' {
		return spot{}, false
	}
	r.at++
	in.end, in.empty = r.at, true
	for i := 0; ; i++ {
		c := r.next()
		if c == '}' || c == ']' {
			return spot{}, false
		}
		if in.empty {
			in.space, in.empty = string(r.data[in.end:r.at]), false
		}
		s := spot{begin: r.at, before: in.end}
		name := fmt.Sprint(i)
		if in.kind == '{' {
			name = r.key()
			r.next()
		}
		s.kind, s.from = r.next(), r.at
		r.value()
		in.end = r.at
		if name != key {
			continue
		}
		if c := r.next(); c != '}' && c != ']' {
			s.next = r.at
		}
		return s, true
	}
}

// remove takes the value out with its name and the comma that it leaves.
func (at spot) remove() splice {
	if at.next > 0 {
		return splice{from: at.begin, to: at.next}
	}
	return splice{from: at.before, to: at.to}
}

// insert puts the text before an element of a list, as far from it as that is from what stands before.
func (at spot) insert(data []byte, text string) (splice, error) {
	if at.begin != at.from {
		return splice{}, errNoPlace // a member has its name before it
	}
	space := strings.ReplaceAll(string(data[at.before:at.begin]), ",", "")
	return splice{from: at.begin, to: at.begin, json: quoted(text) + "," + cmp.Or(space, " ")}, nil
}

// set writes the text as the value at the spot, or as that of members that are missing in it.
func (at spot) set(data []byte, missing []string, text string) (splice, error) {
	value := quoted(text)
	if len(missing) == 0 {
		if isNumber(data[at.from:at.to]) && isNumber([]byte(text)) {
			value = text
		}
		return splice{from: at.from, to: at.to, json: value}, nil
	}
	if at.kind != '{' {
		return splice{}, errNoPlace
	}
	for i := len(missing) - 1; i >= 0; i-- {
		value = quoted(unescape.Replace(missing[i])) + ": " + value
		if i > 0 {
			value = "{" + value + "}"
		}
	}
	if at.empty {
		return splice{from: at.end, to: at.end, json: value}, nil
	}
	return splice{at.end, at.end, "," + at.space + value, true}, nil
}

// isNumber reports whether the JSON text is a number.
func isNumber(data []byte) bool {
	n, broken := parse(data)
	return broken == nil && n.kind == '0'
}

// quoted is the text as a JSON string, every letter as it is.
func quoted(s string) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(s) // of a string it cannot fail
	return strings.TrimSuffix(b.String(), "\n")
}

package schedule

import (
	"bytes"

	"vanban/api/source"
)

// Trace says of every figure of a payload which cell it came from. It lies beside the payload as trace.json.
type Trace struct {
	PayloadSHA256 string       `json:"payload_sha256"`
	Values        []TraceEntry `json:"values"` // by pointer
}

// TraceEntry is one value of a payload.
type TraceEntry struct {
	Pointer      string `json:"pointer"` // in payload.json
	source.Trace        // where it stood
	Value        any    `json:"value,omitempty"` // as it is in payload.json; of what is no single value there is none
}

// trace gives trace.json: an entry on a line of its own, so that two can be compared and one be found.
func (p Payload) trace() ([]byte, error) {
	root, err := parseTree(p.JSON)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	b.WriteString(`{"payload_sha256":"` + hash(p.JSON) + `","values":[`)
	sign := "\n"
	for _, pointer := range sortedKeys(p.origins) {
		where, ok := p.origins[pointer].Trace()
		if !ok {
			continue // a row, or a whole table
		}
		b.WriteString(sign)
		sign = ",\n"
		if err := writeEntry(&b, TraceEntry{pointer, where, nil}, at(root, pointer)); err != nil {
			return nil, err
		}
	}
	b.WriteString("\n]}\n")
	return b.Bytes(), nil
}

// writeEntry writes an entry on one line, with its value, a tree.
func writeEntry(b *bytes.Buffer, entry TraceEntry, value any) error {
	var line bytes.Buffer
	switch value.(type) {
	case *object, *array:
	default:
		entry.Value = value
	}
	if err := writeScalar(&line, entry); err != nil {
		return err
	}
	_, err := b.Write(bytes.TrimSpace(line.Bytes()))
	return err
}

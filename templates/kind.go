package templates

import (
	"errors"

	"vanban/render"
	"vanban/templates/nd30"
)

// Payload is the data of one document, decoded.
type Payload interface {
	// Validate returns everything that is wrong with the payload by the decree. The shape
	// has been checked by Decode, but need not be right.
	Validate() Problems
	// Compose makes the document, then the files that accompany it. Of a payload with errors it
	// makes what can be made, for the eyes of whoever is drafting; that is never issued.
	Compose() []*render.Document
}

// Kind is a type of document that the system makes: a row of the decree's types and how
// its payload is read.
type Kind struct {
	nd30.Type
	// Decode reads a payload strictly. The error is Problems when the payload is at fault; when
	// only its shape is, the payload comes with them, so that the rest can be checked too.
	Decode func(data []byte) (Payload, error)
	// Sample is a complete payload that the tests use and the API serves.
	Sample []byte
	// New returns an empty payload, from which the JSON Schema is made.
	New func() Payload
}

// decoding reads payloads of type P as [Kind.Decode] wants it; the sample is a right one.
func decoding[P any, Q interface {
	*P
	Payload
}](sample []byte) func(data []byte) (Payload, error) {
	return func(data []byte) (Payload, error) {
		p, err := strict[P](data, sample)
		if ps, ok := errors.AsType[Problems](err); err != nil && (!ok || !ps.ofShape()) {
			return nil, err
		}
		return Q(&p), err
	}
}

// NewKind returns the kind of the decree's type with that slug, whose payload is a P. The suite
// of package kindtest finds a slug that is no type's, and a missing sample.
func NewKind[P any, Q interface {
	*P
	Payload
}](slug string, sample []byte) Kind {
	t, _ := nd30.TypeBySlug(slug)
	return Kind{
		Type:   t,
		Decode: decoding[P, Q](sample),
		Sample: sample,
		New:    func() Payload { return Q(new(P)) },
	}
}

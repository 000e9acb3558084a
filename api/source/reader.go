package source

import (
	"context"
	"errors"
)

// Reader reads sources and keeps what it has opened until it is closed: a run that makes a report
// for each unit of a workbook reads the workbook once. What it gives is of one moment; a new run
// takes a new Reader. It may be used from many goroutines.
type Reader struct{}

// NewReader returns a Reader that has opened nothing yet.
func NewReader() *Reader { return &Reader{} }

// Close lets go of all that was opened.
func (r *Reader) Close() error { return nil }

// Read reads a source for a report. The error is [Flaws] or one that is [Transient].
func (r *Reader) Read(_ context.Context, _ Spec, _ Request) (Data, error) {
	return Data{}, errors.ErrUnsupported
}

// Units gives what stands in a column, each once, in the order of the table: the units for which
// reports are to be made.
func (r *Reader) Units(_ context.Context, _ Spec, _ string, _ Request) ([]string, error) {
	return nil, errors.ErrUnsupported
}

// Read reads one source once; a run that reads more takes a [Reader].
func Read(ctx context.Context, s Spec, r Request) (Data, error) {
	reader := NewReader()
	data, err := reader.Read(ctx, s, r)
	return data, errors.Join(err, reader.Close())
}

// Units gives the units of one source once; a run that reads more takes a [Reader].
func Units(ctx context.Context, s Spec, column string, r Request) ([]string, error) {
	reader := NewReader()
	units, err := reader.Units(ctx, s, column, r)
	return units, errors.Join(err, reader.Close())
}

package api

import (
	"context"
	"sync/atomic"
)

// smallBody is the size of a body, in bytes, up to which a request is small: of a payload some thirty pages.
const smallBody = 64 << 10

// gate lets a number of goroutines in at a time; the others wait outside. One place more is for what is small alone:
// whoever types in the page, or sends a letter, does not wait behind the long tables of others.
type gate struct {
	any, small chan struct{}
	waiting    atomic.Int64
}

func newGate(places int) *gate {
	return &gate{any: make(chan struct{}, places), small: make(chan struct{}, 1)}
}

// enter waits for a place. Whoever got one without an error must leave.
func (g *gate) enter(ctx context.Context, small bool) (leave func(), err error) {
	g.waiting.Add(1)
	defer g.waiting.Add(-1)
	kept := g.small
	if !small {
		kept = nil // which lets nobody in
	}
	select {
	case kept <- struct{}{}: // first, so that what is large finds the other places free
		return func() { <-kept }, nil
	default:
	}
	select {
	case kept <- struct{}{}:
		return func() { <-kept }, nil
	case g.any <- struct{}{}:
		return func() { <-g.any }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// inside is how many are in.
func (g *gate) inside() int { return len(g.any) + len(g.small) }

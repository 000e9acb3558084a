package api

import "context"

// gate lets a number of goroutines in at a time; the others wait outside.
type gate chan struct{}

func newGate(places int) gate { return make(gate, places) }

// enter waits for a place. Whoever got one without an error must leave.
func (g gate) enter(ctx context.Context) error {
	select {
	case g <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (g gate) leave() { <-g }

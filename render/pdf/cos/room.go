package cos

import (
	"context"
	"errors"
)

// The bounds of what is read: how many objects a file may have, of which ISO 32000-1 Annex C allows four
// times as many and a document of 100,000 table rows has a third; and what reading it may cost.
const (
	MostObjects = 1 << 21

	mostUpdates = 256
	mostOpening = 32 // objects that need each other to be read
	leastMemory = 16 << 20
	mostMemory  = 96 << 20
	leastWork   = 64 << 20
)

// What values cost in bytes, at the most: each a place in an array, with what that grew out of; a
// dictionary the table with room for eight, and each entry what tables become.
const (
	costValue  = 112
	costDict   = 400
	costEntry  = 160
	costSpell  = 3 // times the bytes of a name or string, for what it is decoded by
	costPlace  = 16
	costFree   = 24
	costMember = 8
	costKnown  = 128 // an object that is kept
)

var (
	errMemory = errors.New("it inflates to more, or has more values, than any document of its size would")
	errWork   = errors.New("it has the same bytes read again and again")
)

// room is what reading a file may still cost. Memory is taken before it is used and never given back;
// bytes that are looked at again count again. When one is used up, nothing more is read.
type room struct {
	ctx          context.Context // of whoever waits for the file
	memory, work int             // bytes
}

func newRoom(ctx context.Context, size int) *room {
	return &room{ctx: ctx, memory: min(leastMemory+64*size, mostMemory), work: leastWork + 8*size}
}

// take takes memory. Without a room there is no bound.
func (r *room) take(n int) error {
	if r == nil {
		return nil
	}
	if r.memory -= n; r.memory < 0 {
		return errMemory
	}
	return nil
}

// pass takes note of bytes that were looked at, and asks whether anyone still waits.
func (r *room) pass(n int) error {
	if r.work -= n; r.work < 0 {
		return errWork
	}
	return r.ctx.Err()
}

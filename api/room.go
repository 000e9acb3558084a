package api

import (
	"context"
	"errors"
	"io"
	"sync/atomic"
)

// room is memory for payloads, in bytes.
type room struct{ free atomic.Int64 }

func newRoom(size int64) *room {
	r := new(room)
	r.free.Store(size)
	return r
}

// take takes so many bytes if there are as many.
func (r *room) take(n int64) bool {
	if r.free.Add(-n) >= 0 {
		return true
	}
	r.free.Add(n)
	return false
}

func (r *room) give(n int64) { r.free.Add(n) }

// roomBody is the body of a request, which takes as much room as was read of it.
type roomBody struct {
	io.ReadCloser
	room  *room
	taken int64
	plain bool // how much there is to do can be told from its size
}

// bodyOf is the key under which a request's context has its body, a [roomBody].
type bodyOf struct{}

// isSmall reports whether the body of the context's request, which has been read, is small.
func isSmall(ctx context.Context) bool {
	b, ok := ctx.Value(bodyOf{}).(*roomBody)
	return ok && b.plain && b.taken <= smallBody
}

var errNoRoom = errors.New("no room for the payload")

func (b *roomBody) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	if !b.room.take(int64(n)) {
		return 0, errBusy(errNoRoom)
	}
	b.taken += int64(n)
	return n, err
}

// leave gives back what was taken.
func (b *roomBody) leave() { b.room.give(b.taken) }

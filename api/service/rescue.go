package service

import (
	"fmt"
	"runtime/debug"
)

// panicked is a fault of ours that a draft has met: composition is total, whatever is wrong with a payload.
type panicked struct {
	doing string
	cause any
	stack []byte
}

func (p *panicked) Error() string {
	return fmt.Sprintf("%s: panic: %v\n%s", p.doing, p.cause, p.stack)
}

// rescue turns a panic into an error that knows where it came from. It is deferred.
func rescue(err *error, doing string) {
	if cause := recover(); cause != nil {
		*err = &panicked{doing, cause, debug.Stack()}
	}
}

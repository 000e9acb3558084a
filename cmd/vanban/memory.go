package main

import "runtime/debug"

// growth is by how much of what is in use memory may grow, in per cent, before the collector looks
// for what is free, while a command makes one document. It is half of Go's own 100: a table of ten
// thousand rows takes 115 MB instead of 140 of the machine's memory then, for a twelfth more of the
// processor's time, and one of a few pages takes the same as before. The server keeps Go's: it has
// room that documents use one after the other, and time counts there.
const growth = 50

// saveMemory makes the collector run at growth, unless the user has set GOGC, and returns what undoes
// it.
func (e *env) saveMemory() (undo func()) {
	if e.getenv("GOGC") != "" {
		return func() {}
	}
	before := debug.SetGCPercent(growth)
	return func() { debug.SetGCPercent(before) }
}

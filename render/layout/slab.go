package layout

// slabs hands out the many small values of a layout from a few large pieces of memory.
type slabs struct {
	paragraphs slab[paragraph]
	pieces     slab[piece]
	lines      slab[line]
	nodes      slab[Node]
	texts      slab[Text]
	rules      slab[Rule]
	strips     slab[strip]
}

// slab hands out values of one type. The zero value is ready.
type slab[T any] struct{ free, whole []T }

const slabSize = 512

// take returns a value that nobody else has; it may hold what it has held before a rewind.
func (s *slab[T]) take() *T {
	if len(s.free) == 0 {
		s.whole = make([]T, slabSize)
		s.free = s.whole
	}
	v := &s.free[0]
	s.free = s.free[1:]
	return v
}

// rewind takes all values back that were handed out.
func (s *slab[T]) rewind() { s.free = s.whole }

// many returns n values beside each other.
func (s *slab[T]) many(n int) []T {
	if n > len(s.free) {
		if n > slabSize/4 {
			return make([]T, n)
		}
		s.whole = make([]T, slabSize)
		s.free = s.whole
	}
	r := s.free[:n:n]
	s.free = s.free[n:]
	return r
}

// copy returns a copy of the values.
func (s *slab[T]) copy(values []T) []T {
	r := s.many(len(values))
	copy(r, values)
	return r
}

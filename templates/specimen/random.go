package specimen

// random is a stream of numbers that depends on nothing but its seed: splitmix64, which is written
// here so that no release of a library can change what a seed yields.
type random struct{ state uint64 }

// next is the next number of the stream.
func (r *random) next() uint64 {
	r.state += 0x9e3779b97f4a7c15
	z := r.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// below is a number from 0 to n-1; the slight favour of small ones is of no matter here.
func (r *random) below(n int) int { return int(r.next() % uint64(n)) }

// between is a number from least to most.
func (r *random) between(least, most int) int { return least + r.below(most-least+1) }

// chance reports true so many times in a hundred.
func (r *random) chance(percent int) bool { return r.below(100) < percent }

// option is a thing to choose and how often it is chosen, compared with the others.
type option[T any] struct {
	weight int
	value  T
}

// choose takes one of the options by their weights.
func choose[T any](r *random, options []option[T]) T {
	sum := 0
	for _, o := range options {
		sum += o.weight
	}
	at := r.below(sum)
	for _, o := range options {
		if at < o.weight {
			return o.value
		}
		at -= o.weight
	}
	panic("specimen: weights that do not sum up")
}

// one takes one of the values, each as often.
func one[T any](r *random, values ...T) T { return values[r.below(len(values))] }

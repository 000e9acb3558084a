// Package preflighttest checks a finished PDF for tests, which have nothing but its bytes: it inflates all that
// a [preflight.Checker] is otherwise handed before it is compressed.
package preflighttest

import (
	"errors"
	"fmt"

	"vanban/render/pdf/cos"
	"vanban/render/pdf/preflight"
)

// Check refuses a file that breaks the basics. The error names the clause.
func Check(data []byte) error {
	c := checker{new(preflight.Checker)}
	if err := c.feed(data); err != nil {
		return err
	}
	return c.Check(data)
}

type checker struct{ *preflight.Checker }

// feed hands all streams of a file to the checker.
func (c checker) feed(data []byte) error {
	f, err := cos.Open(data)
	if err != nil {
		return broken(err)
	}
	for n := 1; n < f.Len(); n++ {
		if group, _, there := f.Where(n); group != 0 || !there {
			continue
		}
		if err := c.feedStream(f, n); err != nil {
			return broken(err)
		}
	}
	return c.feedPages(f)
}

func broken(err error) error { return fmt.Errorf("ISO 32000-1, 7.5: %w", err) }

// feedStream hands over an object stream.
func (c checker) feedStream(f *cos.File, number int) error {
	v, err := f.Resolve(cos.Ref{Number: number})
	s, ok := v.(*cos.Stream)
	if err != nil || !ok || s.Dict["Type"] != cos.Name("ObjStm") {
		return err
	}
	data, err := f.Data(s)
	if err != nil {
		return err
	}
	first, err1 := cos.As[int](f, s.Dict["First"])
	count, err2 := cos.As[int](f, s.Dict["N"])
	if err := errors.Join(err1, err2); err != nil {
		return err
	}
	c.Objects(number, data, first, count)
	return nil
}

// feedPages hands over the contents of the pages.
func (c checker) feedPages(f *cos.File) error {
	catalog, err := f.Catalog()
	if err != nil {
		return broken(err)
	}
	root, err := cos.As[cos.Dict](f, catalog["Pages"])
	if err != nil {
		return broken(err)
	}
	kids, err := cos.As[cos.Array](f, root["Kids"])
	if err != nil {
		return broken(err)
	}
	for _, kid := range kids {
		page, err := cos.As[cos.Dict](f, kid)
		if err != nil {
			return broken(err)
		}
		s, err := cos.As[*cos.Stream](f, page["Contents"])
		if err != nil {
			return broken(err)
		}
		data, err := f.Data(s)
		if err != nil {
			return broken(err)
		}
		c.Content(data)
	}
	return nil
}

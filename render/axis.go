package render

import (
	"strconv"
	"strings"
)

// Axis is the scale that a chart's values are read on, in the units of the values. Min and Max
// are multiples of Step.
type Axis struct{ Min, Max, Step int64 }

// mostSteps is how many steps an axis has at most.
const mostSteps = 6

// Axis returns the chart's axis: with steps of 1, 2 or 5 and noughts, few enough to be read. It
// has zero on it, except for lines that would all lie in its uppermost sixth or its lowest;
// bars that did not begin at zero would lie.
func (c *Chart) Axis() Axis {
	low, high := c.Extremes()
	if near := c.Kind == ChartLines && low != high; !near || 6*(high-low) >= max(high, -low) {
		low, high = min(low, 0), max(high, 0)
	}
	if low == high {
		high++
	}
	for step := int64(1); ; step = nextStep(step) {
		a := Axis{Min: floorTo(low, step), Max: -floorTo(-high, step), Step: step}
		if (a.Max-a.Min)/step <= mostSteps {
			return a
		}
	}
}

// Ticks returns the axis's values from below.
func (a Axis) Ticks() []int64 {
	var r []int64
	for v := a.Min; v <= a.Max; v += a.Step {
		r = append(r, v)
	}
	return r
}

// Extremes returns the least and the largest value that is known, or sum of values upon each
// other; twice zero when none is.
func (c *Chart) Extremes() (low, high int64) {
	first := true
	for i := range c.Categories {
		sum := int64(0)
		for _, s := range c.Series {
			v := s.Values[i]
			if v.Unknown {
				continue
			}
			shown := v.Unscaled
			if c.Kind == ChartStacked {
				sum += shown
				shown = sum
			}
			if first {
				low, high, first = shown, shown, false
			}
			low, high = min(low, shown), max(high, shown)
		}
	}
	return low, high
}

// nextStep goes from 1 to 2, 5, 10, 20, 50 and so on.
func nextStep(step int64) int64 {
	if strings.HasPrefix(strconv.FormatInt(step, 10), "2") {
		return step / 2 * 5
	}
	return step * 2
}

// floorTo returns the largest multiple of step that is not above v.
func floorTo(v, step int64) int64 {
	r := v % step
	if r < 0 {
		r += step
	}
	return v - r
}

// Number returns a value as it is printed, with all its decimal places.
func (c *Chart) Number(unscaled int64) string { return c.number(unscaled, c.Scale) }

// Tick returns a value of the axis as it is printed, with the decimal places that the axis needs.
func (c *Chart) Tick(a Axis, unscaled int64) string {
	places := c.Scale
	for step := a.Step; places > 0 && step%10 == 0; step /= 10 {
		places--
	}
	for range c.Scale - places {
		unscaled /= 10
	}
	return c.number(unscaled, places)
}

func (c *Chart) number(n int64, places int) string {
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	digits := strconv.FormatInt(n, 10)
	digits = strings.Repeat("0", max(places+1-len(digits), 0)) + digits
	whole, rest := digits[:len(digits)-places], digits[len(digits)-places:]
	for i := len(whole) - 3; i > 0 && c.Group != ""; i -= 3 {
		whole = whole[:i] + c.Group + whole[i:]
	}
	if places > 0 {
		rest = c.Point + rest
	}
	return sign + whole + rest
}

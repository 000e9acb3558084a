package api

import (
	"mime"
	"slices"
	"strconv"
	"strings"
)

// accepted picks the offer that an Accept header likes best (RFC 9110, 12.5.1), the earlier
// one of equals. It is -1 when none will do. A header that names nothing but the types of
// problems accepts anything, as no header does: JSON is for the failures (curl --json sends it).
func accepted(header []string, offers []string) int {
	ranges := slices.DeleteFunc(parseAccept(header), mediaRange.isForProblems)
	if len(ranges) == 0 && len(offers) > 0 {
		return 0
	}
	best, bestQ := -1, 0.0
	for i, offer := range offers {
		if q := quality(ranges, offer); q > bestQ {
			best, bestQ = i, q
		}
	}
	return best
}

// acceptable reports whether an Accept header takes a type, as [accepted] understands it.
func acceptable(header []string, mediaType string) bool {
	return accepted(header, []string{mediaType}) == 0
}

// mediaRange is one element of an Accept header: "application/*;q=0.5".
type mediaRange struct {
	pattern string
	q       float64
}

// isForProblems tells whether the range is of what failures are written in, and no file is.
func (r mediaRange) isForProblems() bool {
	return r.pattern == "application/json" || r.pattern == problemMIME
}

// parseAccept reads the header's elements. One that cannot be read is left out, as if the
// client had not said it.
func parseAccept(header []string) []mediaRange {
	var ranges []mediaRange
	for element := range strings.SplitSeq(strings.Join(header, ","), ",") {
		pattern, params, err := mime.ParseMediaType(element)
		if err != nil {
			continue
		}
		q := 1.0
		if s, ok := params["q"]; ok {
			if q, err = strconv.ParseFloat(s, 64); err != nil {
				continue
			}
		}
		ranges = append(ranges, mediaRange{pattern, q})
	}
	return ranges
}

// quality is what the most specific of the ranges that match gives the type; 0 when none does.
func quality(ranges []mediaRange, mediaType string) float64 {
	major, _, _ := strings.Cut(mediaType, "/")
	for _, pattern := range []string{mediaType, major + "/*", "*/*"} {
		for _, r := range ranges {
			if r.pattern == pattern {
				return r.q
			}
		}
	}
	return 0
}

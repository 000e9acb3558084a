package profile_test

import (
	"testing"

	"vanban/api/profile"
	data "vanban/templates/profile"
)

// TestSample: the sample that the documents show is a profile without fault.
func TestSample(t *testing.T) {
	l, ps := profile.Read("profile.yaml", data.Sample())
	if l.Profile == nil || len(ps) > 0 {
		t.Fatalf("%+v, problems:\n%v", l, ps)
	}
}

package profile_test

import (
	"reflect"
	"testing"

	"vanban/templates"
	"vanban/templates/profile"
)

func TestType(t *testing.T) {
	for _, flaw := range templates.TypeFlaws(reflect.TypeFor[profile.Profile]()) {
		t.Error(flaw)
	}
}

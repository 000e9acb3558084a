package kehoach_test

import (
	"testing"

	"vanban/templates/kehoach"
	"vanban/templates/kindtest"
)

func TestKinds(t *testing.T) { kindtest.Run(t, kehoach.Kinds()) }

func FuzzPayload(f *testing.F) { kindtest.Fuzz(f, kehoach.Kinds()) }

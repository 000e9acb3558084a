package congvan_test

import (
	"testing"

	"vanban/templates/congvan"
	"vanban/templates/kindtest"
)

func TestKinds(t *testing.T) { kindtest.Run(t, congvan.Kinds()) }

func FuzzPayload(f *testing.F) { kindtest.Fuzz(f, congvan.Kinds()) }

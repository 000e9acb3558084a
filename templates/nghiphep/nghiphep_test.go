package nghiphep_test

import (
	"testing"

	"vanban/templates/kindtest"
	"vanban/templates/nghiphep"
)

func TestKinds(t *testing.T) { kindtest.Run(t, nghiphep.Kinds()) }

func FuzzPayload(f *testing.F) { kindtest.Fuzz(f, nghiphep.Kinds()) }

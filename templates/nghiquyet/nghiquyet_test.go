package nghiquyet_test

import (
	"testing"

	"vanban/templates/kindtest"
	"vanban/templates/nghiquyet"
)

func TestKinds(t *testing.T) { kindtest.Run(t, nghiquyet.Kinds()) }

func FuzzPayload(f *testing.F) { kindtest.Fuzz(f, nghiquyet.Kinds()) }

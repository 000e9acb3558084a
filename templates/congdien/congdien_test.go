package congdien_test

import (
	"testing"

	"vanban/templates/congdien"
	"vanban/templates/kindtest"
)

func TestKinds(t *testing.T) { kindtest.Run(t, congdien.Kinds()) }

func FuzzPayload(f *testing.F) { kindtest.Fuzz(f, congdien.Kinds()) }

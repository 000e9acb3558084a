package tenloai_test

import (
	"testing"

	"vanban/templates/kindtest"
	"vanban/templates/tenloai"
)

func TestKinds(t *testing.T) { kindtest.Run(t, tenloai.Kinds()) }

func FuzzPayload(f *testing.F) { kindtest.Fuzz(f, tenloai.Kinds()) }

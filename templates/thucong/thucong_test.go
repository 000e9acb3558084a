package thucong_test

import (
	"testing"

	"vanban/templates/kindtest"
	"vanban/templates/thucong"
)

func TestKinds(t *testing.T) { kindtest.Run(t, thucong.Kinds()) }

func FuzzPayload(f *testing.F) { kindtest.Fuzz(f, thucong.Kinds()) }

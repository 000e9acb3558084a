package gioithieu_test

import (
	"testing"

	"vanban/templates/gioithieu"
	"vanban/templates/kindtest"
)

func TestKinds(t *testing.T) { kindtest.Run(t, gioithieu.Kinds()) }

func FuzzPayload(f *testing.F) { kindtest.Fuzz(f, gioithieu.Kinds()) }

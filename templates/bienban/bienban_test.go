package bienban_test

import (
	"testing"

	"vanban/templates/bienban"
	"vanban/templates/kindtest"
)

func TestKinds(t *testing.T) { kindtest.Run(t, bienban.Kinds()) }

func FuzzPayload(f *testing.F) { kindtest.Fuzz(f, bienban.Kinds()) }

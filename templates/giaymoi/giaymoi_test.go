package giaymoi_test

import (
	"testing"

	"vanban/templates/giaymoi"
	"vanban/templates/kindtest"
)

func TestKinds(t *testing.T) { kindtest.Run(t, giaymoi.Kinds()) }

func FuzzPayload(f *testing.F) { kindtest.Fuzz(f, giaymoi.Kinds()) }

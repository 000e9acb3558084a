package baocao_test

import (
	"testing"

	"vanban/templates/baocao"
	"vanban/templates/kindtest"
)

func TestKinds(t *testing.T) { kindtest.Run(t, baocao.Kinds()) }

func FuzzPayload(f *testing.F) { kindtest.Fuzz(f, baocao.Kinds()) }

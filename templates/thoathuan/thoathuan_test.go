package thoathuan_test

import (
	"testing"

	"vanban/templates/kindtest"
	"vanban/templates/thoathuan"
)

func TestKinds(t *testing.T) { kindtest.Run(t, thoathuan.Kinds()) }

func FuzzPayload(f *testing.F) { kindtest.Fuzz(f, thoathuan.Kinds()) }

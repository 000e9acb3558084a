package bansao_test

import (
	"slices"
	"testing"

	"vanban/templates"
	"vanban/templates/bansao"
	"vanban/templates/kehoach"
	"vanban/templates/kindtest"
	"vanban/templates/quyetdinh"
)

// kinds are the copies of documents of two forms, which stand for all.
func kinds() []templates.Kind {
	return bansao.Kinds(slices.Concat(quyetdinh.Kinds(), kehoach.Kinds()))
}

func TestKinds(t *testing.T) { kindtest.Run(t, kinds()) }

func FuzzPayload(f *testing.F) { kindtest.Fuzz(f, kinds()) }

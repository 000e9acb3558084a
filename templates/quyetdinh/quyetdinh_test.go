package quyetdinh_test

import (
	"testing"

	"vanban/templates/kindtest"
	"vanban/templates/quyetdinh"
)

func TestKinds(t *testing.T) { kindtest.Run(t, quyetdinh.Kinds()) }

func FuzzPayload(f *testing.F) { kindtest.Fuzz(f, quyetdinh.Kinds()) }

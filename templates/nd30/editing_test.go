package nd30_test

import (
	"testing"

	"vanban/templates/nd30"
)

// TestEditing: what a style is based on is based on nothing, each role that is named is one of the sheet, and of the styles
// that are offered no two have the same rank.
func TestEditing(t *testing.T) {
	sheet := nd30.Sheet(nd30.Large)
	ranks := map[int]bool{}
	based := 0
	for role, style := range sheet {
		e := style.Editing
		if e.Base != "" {
			based++
			if base, ok := sheet[e.Base]; !ok || base.Editing.Base != "" || base.Size != style.Size {
				t.Errorf("%s is based on %s", role, e.Base)
			}
		}
		if _, ok := sheet[e.Next]; e.Next != "" && (!ok || e.Next == role) {
			t.Errorf("%s is followed by %s", role, e.Next)
		}
		if e.Rank != 0 && ranks[e.Rank] {
			t.Errorf("%s has the rank %d of another role", role, e.Rank)
		}
		ranks[e.Rank] = true
	}
	if got := sheet[nd30.Dieu].Editing; based < 10 || got.Base != nd30.NoiDung || got.Next != nd30.NoiDung || got.Rank == 0 {
		t.Errorf("%d roles have a base; that of Điều is %+v", based, got)
	}
}

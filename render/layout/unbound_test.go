package layout_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"vanban/render/layout"
)

// TestUnbound frees random paragraphs of the signs at which no line may end. Those that are said to be unbound keep
// their lines, and both kinds are met.
func TestUnbound(t *testing.T) {
	free := strings.NewReplacer("\u00a0\u00a0\u00a0", "   ", "\u2011", "-")
	r := rand.New(rand.NewPCG(9, 3))
	met := map[[2]bool]bool{}
	for range 300 {
		p := paragraph("Left", randomText(r, 1+r.IntN(20))+" số\u00a0\u00a0\u00a0/QĐ\u2011SNV "+randomText(r, r.IntN(20)))
		l := compute(t, p)
		line, unbound := l.Resolved.Unbound[p]
		met[[2]bool{unbound, line}] = true
		if line != (len(lines(l)) == 1) {
			t.Fatalf("%q: one line is %t", p.Runs[0].Text, line)
		}
		want := freed(free, l)
		p.Runs[0].Text = free.Replace(p.Runs[0].Text)
		if got := freed(free, compute(t, p)); unbound && !slices.Equal(got, want) {
			t.Errorf("lines %q, want %q", got, want)
		}
	}
	if len(met) != 3 {
		t.Errorf("met only %v", met)
	}
	for _, p := range []string{"một hai", "Điều\u00a05"} {
		if l := compute(t, paragraph("Left", p), paragraph("Body", "NĐ\u2011CP")); len(l.Resolved.Unbound) > 0 {
			t.Errorf("%q and a justified paragraph: unbound %v", p, l.Resolved.Unbound)
		}
	}
}

// freed are the lines of a layout without such signs.
func freed(free *strings.Replacer, l *layout.Layout) []string {
	all := lines(l)
	for i := range all {
		all[i] = strings.TrimRight(free.Replace(all[i]), " ")
	}
	return all
}

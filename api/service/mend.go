package service

import (
	"context"
	"fmt"
	"slices"

	"vanban/templates"
)

// Mended is a payload after its safe edits.
type Mended struct {
	Payload []byte             // the same bytes but for the edits
	Gone    templates.Problems // what was found before, and is no more
	Report  Report             // what is found now
}

// mendRounds are so many that what one safe edit uncovers is mended, too.
const mendRounds = 3

// Mend makes the edits of a payload that change its form and never what it says ([templates.Edit]). The error is that of
// [Service.Check]; a payload that cannot be read comes back as it is, with the report that says why.
func (s *Service) Mend(ctx context.Context, o Order) (Mended, error) {
	before, err := s.Check(ctx, o)
	m := Mended{Payload: o.Payload, Report: before}
	for round := 0; err == nil && round < mendRounds; round++ {
		edits := safeEdits(m.Report.Problems)
		if edits == nil {
			break
		}
		if m.Payload, err = templates.Apply(m.Payload, edits...); err != nil {
			return Mended{}, fmt.Errorf("mending: %w", err)
		}
		o.Payload = m.Payload
		m.Report, err = s.Check(ctx, o)
	}
	m.Gone = gone(before.Problems, m.Report.Problems)
	return m, err
}

func safeEdits(ps templates.Problems) (edits []templates.Edit) {
	for _, p := range ps {
		if p.Edit.Safe {
			edits = append(edits, p.Edit)
		}
	}
	return edits
}

// gone are the findings that are not found any more. Places are not compared: what is taken out of a list moves the rest of it.
func gone(before, now templates.Problems) (all templates.Problems) {
	left := slices.Clone(now)
	for _, p := range before {
		i := slices.IndexFunc(left, func(q templates.Problem) bool { return q.Rule == p.Rule && q.Message == p.Message })
		if i < 0 {
			all = append(all, p)
			continue
		}
		left = slices.Delete(left, i, i+1)
	}
	return all
}

package source

import (
	"context"
	"errors"
)

// Proposal is a mapping as [Inspect] proposes it.
type Proposal struct {
	Type    Type
	Mapping Mapping
	Sure    []string // what the table itself says, in Vietnamese
	Unsure  []string // what a person has to look at
}

// YAML gives the mapping as a mapping file, with comments on what is sure and what is not.
func (p Proposal) YAML() ([]byte, error) { return nil, errors.ErrUnsupported }

// Inspect looks at a workbook or a CSV file and proposes how to read it.
func Inspect(_ context.Context, _ string) (Proposal, error) { return Proposal{}, errors.ErrUnsupported }

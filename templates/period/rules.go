package period

import (
	"time"

	"vanban/templates/viet"
)

// Rules say when what is due about a period.
type Rules struct{}

// Deadlines are the days and moments of one period.
type Deadlines struct {
	From      viet.Date `json:"from"` // window of the figures, both within
	To        viet.Date `json:"to"`
	Closes    time.Time `json:"closes"`     // when the figures are final
	UnitsDue  time.Time `json:"units_due"`  // when the units must have sent theirs
	ReportDue time.Time `json:"report_due"` // when the report must have left
}

//go:build conformance

package vanban_test

import "testing"

// TestConformanceTables holds every table of every generated document against its PDF.
func TestConformanceTables(t *testing.T) { holdGenerated(t, generated) }

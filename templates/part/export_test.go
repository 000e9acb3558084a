package part

// CheckIDs are the ids of all checks, for the test that each of them is tried.
func CheckIDs() []string {
	ids := make([]string, len(checks))
	for i, c := range checks {
		ids[i] = c.id
	}
	return ids
}

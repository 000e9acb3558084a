package part

// Exceptions are what the agency may do that others may not, because the head of its branch has
// laid it down. They come from the agency's profile, never from a payload: the zero value allows
// nothing.
type Exceptions struct {
	AcademicTitles bool // học hàm, học vị before the signer's name: bodies of education, health, science (PL I.II.7c)
	MilitaryRanks  bool // quân hàm before it: the armed forces (PL I.II.7c)
}

// Take takes over what the profile of the agency has and no payload can give: what it allows, and its address for
// letterheads, which have a place for it on documents of all forms.
func (m *Masthead) Take(e Exceptions, a Address) { m.Exceptions, m.OrganAddress = e, a }

// organAddress is where the agency is found, by the payload or by its profile.
func (m *Masthead) organAddress() Address {
	if m.Address != (Address{}) {
		return m.Address
	}
	return m.OrganAddress
}

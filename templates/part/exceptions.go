package part

// Exceptions are what the agency may do that others may not, because the head of its branch has
// laid it down. They come from the agency's profile, never from a payload: the zero value allows
// nothing.
type Exceptions struct {
	AcademicTitles bool // học hàm, học vị before the signer's name: bodies of education, health, science (PL I.II.7c)
	MilitaryRanks  bool // quân hàm before it: the armed forces (PL I.II.7c)
}

// Allow lets the document do what the profile of its agency allows.
func (m *Masthead) Allow(e Exceptions) { m.Exceptions = e }

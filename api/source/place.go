package source

// Placeholder is a word in braces that stands for something of the [Request].
type Placeholder struct {
	Name  string // as it stands between {{ and }}
	Title string // what it stands for, in Vietnamese
}

// Placeholders lists what may stand in [Spec.Path], [Spec.Query] and the values of [Mapping.Where].
func Placeholders() []Placeholder { return nil }

// Expand puts the values of the request for the placeholders in a text. The error names
// every one that there is not.
func (r Request) Expand(text string) (string, error) { return text, nil }

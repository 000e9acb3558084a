package pdf

// The alphabet is what nearly every document is written with: printable ASCII, the
// Vietnamese letters and the signs that official documents use. Every face has one simple
// font with one byte for each of these runes, and the codes are the same in all faces.
//
// ASCII keeps its codes, so that the word spacing operator, which knows only code 32,
// stretches blanks. U+00A0 is drawn as a blank, which it looks like, and is stretched with it;
// U+2011 is drawn as a hyphen, so that who searches for one, or copies it, has U+002D.
const (
	vietnamese = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư" +
		"ẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặẸẹẺẻẼẽẾếỀềỂểỄễỆệỈỉỊịỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợỤụỦủỨứỪừỬửỮữỰựỲỳỴỵỶỷỸỹ"
	signs = "–—…“”‘’•§°×±²³½«»≥≤→€₫·"
)

// alphabetEnd is beyond the last rune of the alphabet.
const alphabetEnd = '≥' + 1

// runeOf gives the rune of every code of the alphabet, 0 for a code without one; codeOf
// is its inverse for the runes below alphabetEnd, 0 for one that is not in the alphabet.
var runeOf, codeOf = alphabet()

func alphabet() (runes [256]rune, codes [alphabetEnd]byte) {
	code := 0
	for _, r := range vietnamese + signs {
		code = nextFree(code)
		runes[code] = r
		codes[r] = byte(code)
	}
	for r := ' '; r <= '~'; r++ {
		runes[r] = r
		codes[r] = byte(r)
	}
	codes['\u00A0'], codes['\u2011'] = ' ', '-'
	return runes, codes
}

// nextFree is the next code that is neither ASCII nor changed by a reader that mends the
// ends of lines inside a string.
func nextFree(code int) int {
	code++
	switch {
	case code == '\n' || code == '\r':
		return nextFree(code)
	case code == ' ':
		return 0x7F
	}
	return code
}

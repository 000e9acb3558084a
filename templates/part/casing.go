package part

import (
	"regexp"
	"strings"
	"sync"

	"vanban/templates/names"
	"vanban/templates/viet"
)

// casing is how the document writes pairs of words, and abbreviations, where it has them not in capitals alone: by the
// words in small letters. The empty text is what it writes in several ways.
type casing map[string]string

// casing reads the texts of the document, once.
func (v *view) casing() casing {
	if v.cases == nil {
		v.cases = casing{}
		for _, s := range v.texts() {
			v.cases.read(s)
		}
	}
	return v.cases
}

// read learns from a text. A text in capitals tells nothing, nor does the first word of a sentence.
func (c casing) read(s string) {
	words := strings.Fields(s)
	if isCaps(s) {
		return
	}
	for i, w := range words {
		bare := strings.Trim(w, marks)
		if isAbbreviation(bare) && !besideCaps(words, i) {
			c.learn(bare)
		}
		if i == 0 || strings.TrimRight(words[i-1], marks) != words[i-1] || strings.TrimLeft(w, marks) != w {
			continue
		}
		before := strings.TrimLeft(words[i-1], marks)
		begins := i == 1 || strings.ContainsAny(words[i-2][len(words[i-2])-1:], ".;:!?)")
		if !isCaps(before+" "+bare) && (!begins || capitalised(before) && capitalised(bare)) {
			c.learn(before + " " + bare)
		}
	}
}

// learn remembers how words are written.
func (c casing) learn(written string) {
	key := viet.Lower(written)
	if known, ok := c[key]; ok && known != written {
		written = ""
	}
	c[key] = written
}

// isAbbreviation reports whether a word is one by its letters: capitals without accents, and nothing else.
func isAbbreviation(w string) bool { return abbreviation.MatchString(w) }

var abbreviation = regexp.MustCompile(`^[A-ZĐ]{2,}$`)

// besideCaps reports whether a word stands beside another in capitals, as those of a heading do.
func besideCaps(words []string, i int) bool {
	caps := func(k int) bool { return k >= 0 && k < len(words) && isCaps(words[i]+" "+words[k]) }
	return caps(i-1) || caps(i+1)
}

// alwaysNames are written so wherever they stand (PL II.III and IV).
var alwaysNames = []string{
	"Chính phủ", "Quốc hội", "Việt Nam", "Hà Nội", "Hồ Chí Minh", "Ủy ban nhân dân", "Hội đồng nhân dân", "Thủ tướng Chính phủ",
	"UBND", "HĐND", "Bộ Chính trị", "Tết Nguyên đán", "Quốc khánh",
}

// knownNames are those and the names of provinces and ministries with the word before them.
var knownNames = sync.OnceValue(func() [][]string {
	var all [][]string
	for _, n := range names.All() {
		if ofProvince(n) || n.Kind == names.Ministry {
			all = append(all, strings.Fields(n.String()))
		}
	}
	for _, n := range alwaysNames {
		all = append(all, strings.Fields(n))
	}
	return all
})

// recased is a text in small letters with its names as the document writes them elsewhere, and those that are known.
func (v *view) recased(text string) string {
	words := strings.Split(text, " ")
	c := v.casing()
	for i := range words {
		recase(words[i:], strings.Fields(c[viet.Lower(strings.Trim(words[i], marks))]))
		if i+1 < len(words) {
			recase(words[i:], strings.Fields(c[viet.Lower(strings.Trim(words[i], marks)+" "+strings.Trim(words[i+1], marks))]))
		}
		for _, name := range knownNames() {
			recase(words[i:], name)
		}
	}
	return strings.Join(words, " ")
}

// recase writes the words that a text begins with as the name is, if they are the name's. A capital that a word has
// got already stays.
func recase(words, name []string) {
	if len(words) < len(name) {
		return
	}
	for k, w := range name {
		if !strings.EqualFold(strings.Trim(words[k], marks), w) || k+1 < len(name) && strings.TrimRight(words[k], marks) != words[k] {
			return
		}
	}
	for k, w := range name {
		if bare := strings.Trim(words[k], marks); bare == viet.Lower(bare) {
			words[k] = strings.Replace(words[k], bare, w, 1)
		}
	}
}

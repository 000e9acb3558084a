package names

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanban/templates/viet"
)

// InAgency finds the names that an agency's name says and that were nobody's on the day: of provinces, of
// districts and townships, of ministries. What merely bears the name of a former province, as schools and hospitals do,
// is not found.
func InAgency(agency string, on viet.Date) []Name {
	text := fold(agency)
	var found []Name
	for _, n := range all() {
		if ofAgency(n, agency, text, on) && strange(n, on) {
			found = append(found, n)
		}
	}
	return found
}

// ofAgency reports whether the name is in that of an agency, which is given as it is and folded.
func ofAgency(n Name, agency, text string, on viet.Date) bool {
	switch {
	case n.Kind == Ministry:
		return strings.Contains(text, n.folded)
	case n.Kind == Town:
		return false // which is a city with the word of a district
	case n.Kind == District || n.Kind == Commune:
		return strings.Contains(text, n.folded) && beforeName(n.Name, agency, on)
	case strings.Contains(text, n.whole):
		return true
	}
	// The departments of a province may leave out the word: "Sở Y tế Kon Tum".
	return strings.HasPrefix(text, " sở ") && strings.HasSuffix(text, n.folded)
}

// InPlace finds the name that a place (địa danh) is and that was nobody's on the day: a province's, with
// or without the word, or one that begins with the word of a district.
func InPlace(place string, on viet.Date) (Name, bool) {
	text := fold(place)
	for _, n := range all() {
		is := (n.Kind == Province || n.Kind == City) && (text == n.folded || text == n.whole)
		if n.Kind == District || n.Kind == Commune {
			is = strings.HasPrefix(text, n.folded) && beforeName(n.Name, place, on)
		}
		if is && strange(n, on) {
			return n, true
		}
	}
	return Name{}, false
}

// strange reports whether a name was nobody's on the day, nor that of another unit of the kind. A city
// under the central government was a city of a province before, so that it is never too early for its name.
func strange(n Name, on viet.Date) bool {
	if on.IsZero() || !n.Gone(on) && (n.Kind == City || !n.Coming(on)) {
		return false
	}
	return !slices.ContainsFunc(all(), func(m Name) bool {
		return m.Name == n.Name && m.Kind == n.Kind && m.Valid(on)
	})
}

// longest is how many words the longest name of a place has: "Bà Rịa - Vũng Tàu".
const longest = 5

// Institution reports whether an agency is a hospital, a school or the like, which bears the name of a place as a part of its own
// and keeps it until it is renamed, whatever becomes of the place.
func Institution(agency string) bool { return institution.MatchString(fold(agency)) }

// institution matches the folded name of one. Words that others have in their names too are looked for at its beginning.
var institution = regexp.MustCompile(`^ (?:trường|trung tâm|quỹ|công ty) | (?:bệnh viện|học viện|bảo tàng|thư viện|nhà hát|nhà xuất bản|vườn quốc gia` +
	`|trường (?:đại học|cao đẳng|chính trị|trung cấp|trung học|tiểu học|mầm non|thpt|thcs|phổ thông)) `)

// beforeName reports whether the text has the word of a district before a name, which has a capital or is
// a number. A city under the central government is none.
func beforeName(word, text string, on viet.Date) bool {
	words := strings.Fields(text)
	n := len(strings.Fields(word))
	for i := range max(0, len(words)-n) {
		name := strings.Join(words[i+n:min(len(words), i+n+longest)], " ")
		first, _ := utf8.DecodeRuneInString(name)
		proper := unicode.IsUpper(first) || unicode.IsDigit(first)
		if proper && viet.Lower(strings.Join(words[i:i+n], " ")) == word && !isCity(word, name, on) {
			return true
		}
	}
	return false
}

// isCity reports whether word and name are those of a city under the central government on the day. So is
// that of a province that never had a city of its name: it has become one since the table was made.
func isCity(word, name string, on viet.Date) bool {
	return word == string(City) && slices.ContainsFunc(all(), func(n Name) bool {
		return n.Valid(on) && (n.Kind == City || n.Kind == Province && !hadTown(n)) &&
			strings.HasPrefix(fold(name), n.folded)
	})
}

// hadTown reports whether a province had a city of its name.
func hadTown(province Name) bool {
	return slices.ContainsFunc(all(), func(n Name) bool { return n.Kind == Town && n.Name == province.Name })
}

// fold makes one text of the ways to write a name: small letters, the tone over the first of two vowels,
// one blank before and behind every word and dash.
func fold(s string) string {
	return " " + strings.Join(strings.Fields(spellings.Replace(viet.Lower(s))), " ") + " "
}

// spellings are what is written in several ways. The syllables "oà" and "òa" are one; in the midst of a
// word the replacement is no Vietnamese, but the same for all.
var spellings = strings.NewReplacer(
	"oà", "òa", "oá", "óa", "oả", "ỏa", "oã", "õa", "oạ", "ọa",
	"oè", "òe", "oé", "óe", "oẻ", "ỏe", "oẽ", "õe", "oẹ", "ọe",
	"uỳ", "ùy", "uý", "úy", "uỷ", "ủy", "uỹ", "ũy", "uỵ", "ụy",
	"-", " - ", "–", " - ", "—", " - ", viet.NoBreakHyphen, " - ", ",", " ",
)

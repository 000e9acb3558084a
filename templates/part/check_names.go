package part

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"vanban/templates"
	"vanban/templates/names"
	"vanban/templates/viet"
)

// nameChecks look at names of places and agencies that were nobody's on the day of issue. The decree asks for
// the official name of the place; which agencies there are is for other law.
var nameChecks = []check{
	{"DD07", placeInSmall},
	{"DD08", placeFormer},
	{"name.former", agencyFormer},
}

func placeFormer(v *view) []finding {
	n, ok := names.InPlace(v.Head.Place, v.Head.date())
	if !ok || v.ofCommune() && ofProvince(n) {
		return nil // there are wards that bear the names of former provinces
	}
	f := finding{
		path:       "/place",
		message:    fmt.Sprintf("Địa danh “%s”: %s (%s).", v.Head.Place, sinceWhen(n), n.Source),
		suggestion: placeInstead(n),
	}
	if !ofUnits(n) {
		f.edit = set(names.Place(n.Became))
	}
	return []finding{f}
}

func ofProvince(n names.Name) bool { return n.Kind == names.Province || n.Kind == names.City }

// ofUnits reports whether a name is the word of units that there are not any more.
func ofUnits(n names.Name) bool { return n.Kind == names.District || n.Kind == names.Commune }

// placeInSmall finds a place with a word in small letters, of which only the words for kinds of units may be
// (PL II.III.1). One that is no name at all, check DD07 of the head finds.
func placeInSmall(v *view) []finding {
	words := strings.Fields(placeDate.ReplaceAllString(v.Head.Place, ""))
	if v.Type.NoDate || len(words) == 0 || !startsUpper(words[0]) || isCaps(v.Head.Place) {
		return nil
	}
	right := slices.Clone(words)
	for i, word := range right {
		if !startsUpper(word) && !unitWords[word] {
			right[i] = viet.Upper(firstLetter(word)) + strings.TrimPrefix(word, firstLetter(word))
		}
	}
	return when(!slices.Equal(words, right), finding{
		path:    "/place",
		message: fmt.Sprintf("Địa danh “%s” chưa viết hoa đủ các tiếng.", v.Head.Place),
	}.write(v.Head.Place, strings.Join(right, " "), !placeDate.MatchString(v.Head.Place)))
}

// unitWords are the words for kinds of units, one by one.
var unitWords = map[string]bool{
	"xã": true, "phường": true, "đặc": true, "khu": true, "thị": true, "trấn": true, "huyện": true, "đảo": true, "quận": true,
	"thành": true, "phố": true, "tỉnh": true,
}

func firstLetter(word string) string {
	_, n := utf8.DecodeRuneInString(word)
	return word[:n]
}

// startsUpper reports whether a word does not begin with a small letter.
func startsUpper(word string) bool { return viet.Upper(firstLetter(word)) == firstLetter(word) }

// ofCommune reports whether the agency is one of a commune, ward or special zone.
func (v *view) ofCommune() bool {
	return communeWords.MatchString(oneLine(v.Head.SuperiorName)) || communeWords.MatchString(oneLine(v.Head.OrganName))
}

var communeWords = regexp.MustCompile(`(?i)(^|\s)(xã|phường|đặc khu)\s`)

func agencyFormer(v *view) []finding {
	var found []finding
	for path, name := range v.namesOfAgencies() {
		for _, n := range names.InAgency(oneLine(name), v.Head.date()) {
			if names.Institution(oneLine(name)) {
				found = append(found, v.institutionFormer(path, name, n)...)
				continue
			}
			found = append(found, finding{
				path: path, severity: templates.Warning, clause: n.Source,
				message:    fmt.Sprintf("“%s”: %s.", templates.Shorten(name), sinceWhen(n)),
				suggestion: agencyInstead(n),
				edit:       renamed(name, n),
			})
		}
	}
	return found
}

// renamed is the edit that writes in a name what the unit has become; zero where that is not one name for another.
func renamed(name string, n names.Name) templates.Edit {
	if n.To.IsZero() || ofUnits(n) || n.Became == "" || !strings.Contains(name, n.String()) {
		return templates.Edit{}
	}
	return templates.Mend("", name, strings.Replace(name, n.String(), n.Became, 1), false)
}

// institutionFormer asks to look after the name of an institution, which may still be its name; not again of one that has a
// profile, which was looked at.
func (v *view) institutionFormer(path, name string, n names.Name) []finding {
	return when(v.Head.Profile == "", finding{
		path: path, severity: templates.Info, clause: n.Source,
		message:    fmt.Sprintf("Tên “%s” có tên đơn vị cũ: %s.", templates.Shorten(name), sinceWhen(n)),
		suggestion: "Kiểm tra tên hiện nay theo quyết định thành lập hoặc đổi tên gần nhất của đơn vị; còn tên này thì giữ nguyên.",
	})
}

// sinceWhen says from when on the name was nobody's and what took its place, or since when it is somebody's.
func sinceWhen(n names.Name) string {
	switch {
	case n.To.IsZero():
		return fmt.Sprintf("trước ngày %s chưa có %s", numeric(n.From), n)
	case n.Kind == names.District:
		return fmt.Sprintf("từ ngày %s không còn cấp huyện, chỉ còn cấp tỉnh và cấp xã (%s)", numeric(n.Ended()), n.Became)
	case n.Kind == names.Commune:
		return fmt.Sprintf("từ ngày %s không còn %s, cấp xã chỉ còn %s", numeric(n.Ended()), n, n.Became)
	}
	format := "từ ngày %s không còn %s, nhiệm vụ do %s đảm nhận"
	if ofProvince(n) {
		format = "từ ngày %s không còn %s, nay thuộc %s"
	}
	return fmt.Sprintf(format, numeric(n.Ended()), n, n.Became)
}

// placeInstead says which place to write: for agencies of a province the name that it has now.
func placeInstead(n names.Name) string {
	if ofUnits(n) {
		return "Ghi tên đơn vị hành chính hiện nay nơi cơ quan đóng trụ sở, hoặc xem lại ngày ban hành."
	}
	return fmt.Sprintf("Cơ quan cấp tỉnh ghi “%s”, cơ quan cấp xã ghi tên xã, phường; hoặc xem lại ngày ban hành.", names.Place(n.Became))
}

// agencyInstead says what to write in the name of an agency.
func agencyInstead(n names.Name) string {
	switch {
	case n.To.IsZero():
		return "Ghi tên của cơ quan khi ấy, hoặc xem lại ngày ban hành."
	case ofUnits(n):
		return "Ghi tên cơ quan cấp tỉnh hoặc cấp xã đã nhận nhiệm vụ, hoặc xem lại ngày ban hành."
	}
	return fmt.Sprintf("Ghi “%s”, hoặc xem lại ngày ban hành.", n.Became)
}

// numeric writes a day in figures: "01/7/2025".
func numeric(d viet.Date) string {
	return fmt.Sprintf("%s/%s/%d", viet.Number2(d.Day), viet.Month(d.Month), d.Year)
}

package part

import (
	"fmt"
	"regexp"

	"vanban/templates"
	"vanban/templates/names"
	"vanban/templates/viet"
)

// nameChecks look at names of places and agencies that were nobody's on the day of issue. The decree asks for
// the official name of the place; which agencies there are is for other law.
var nameChecks = []check{
	{"DD08", placeFormer},
	{"name.former", agencyFormer},
}

func placeFormer(v *view) []finding {
	n, ok := names.InPlace(v.Head.Place, v.Head.date())
	if !ok || v.ofCommune() {
		return nil // there are wards that bear the names of former provinces
	}
	return []finding{{
		path:       "/place",
		message:    fmt.Sprintf("Địa danh “%s”: %s (%s).", v.Head.Place, sinceWhen(n), n.Source),
		suggestion: placeInstead(n),
	}}
}

// ofCommune reports whether the agency is one of a commune, ward or special zone.
func (v *view) ofCommune() bool {
	return communeWords.MatchString(oneLine(v.Head.SuperiorName)) || communeWords.MatchString(oneLine(v.Head.OrganName))
}

var communeWords = regexp.MustCompile(`(?i)(^|\s)(xã|phường|đặc khu)\s`)

func agencyFormer(v *view) []finding {
	var found []finding
	for path, name := range v.namesOfAgencies() {
		for _, n := range names.InAgency(oneLine(name), v.Head.date()) {
			found = append(found, finding{
				path: path, severity: templates.Warning, clause: n.Source,
				message:    fmt.Sprintf("“%s”: %s.", templates.Shorten(name), sinceWhen(n)),
				suggestion: agencyInstead(n),
			})
		}
	}
	return found
}

// sinceWhen says from when on the name was nobody's and what took its place, or since when it is somebody's.
func sinceWhen(n names.Name) string {
	switch {
	case n.To.IsZero():
		return fmt.Sprintf("trước ngày %s chưa có %s", numeric(n.From), n)
	case n.Kind == names.District:
		return fmt.Sprintf("từ ngày %s không còn cấp huyện, chỉ còn cấp tỉnh và cấp xã (%s)", numeric(n.Ended()), n.Became)
	}
	return fmt.Sprintf("từ ngày %s không còn %s, nhiệm vụ do %s đảm nhận", numeric(n.Ended()), n, n.Became)
}

// placeInstead says which place to write: for agencies of a province the name that it has now.
func placeInstead(n names.Name) string {
	if n.Kind == names.District {
		return "Ghi tên đơn vị hành chính hiện nay nơi cơ quan đóng trụ sở, hoặc xem lại ngày ban hành."
	}
	return fmt.Sprintf("Cơ quan cấp tỉnh ghi “%s”, cơ quan cấp xã ghi tên xã, phường; hoặc xem lại ngày ban hành.", names.Place(n.Became))
}

// agencyInstead says what to write in the name of an agency.
func agencyInstead(n names.Name) string {
	switch {
	case n.To.IsZero():
		return "Ghi tên của cơ quan khi ấy, hoặc xem lại ngày ban hành."
	case n.Kind == names.District:
		return "Ghi tên cơ quan cấp tỉnh hoặc cấp xã đã nhận nhiệm vụ, hoặc xem lại ngày ban hành."
	}
	return fmt.Sprintf("Ghi “%s”, hoặc xem lại ngày ban hành.", n.Became)
}

// numeric writes a day in figures: "01/7/2025".
func numeric(d viet.Date) string {
	return fmt.Sprintf("%s/%s/%d", viet.Number2(d.Day), viet.Month(d.Month), d.Year)
}

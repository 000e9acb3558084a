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
		suggestion: "Ghi tên đơn vị hành chính hiện nay nơi cơ quan đóng trụ sở, hoặc xem lại ngày ban hành.",
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
				suggestion: "Ghi tên hiện nay của cơ quan, hoặc xem lại ngày ban hành.",
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

// numeric writes a day in figures: "01/7/2025".
func numeric(d viet.Date) string {
	return fmt.Sprintf("%s/%s/%d", viet.Number2(d.Day), viet.Month(d.Month), d.Year)
}

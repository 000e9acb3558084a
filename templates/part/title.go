package part

import (
	"regexp"
	"slices"
	"strings"

	"vanban/templates/viet"
)

// collectiveOf is the collective that an agency's head signs for: the people's committee of
// a province signs as "Ủy ban nhân dân" alone (PL I.V.7), also where its name is abbreviated, and so do boards.
func collectiveOf(organ string) string {
	organ = writtenOut(oneLine(organ))
	for _, name := range slices.Concat(peoplesNames, boardNames) {
		if _, ok := viet.CutPrefix(organ, name); ok {
			return organ[:len(name)]
		}
	}
	return organ
}

// writtenOut is the name of a collective without the abbreviation that it begins with.
func writtenOut(name string) string {
	for _, c := range commonPhrases {
		if rest, ok := viet.CutPrefix(name, c.short); ok && (rest == "" || rest[0] == ' ') {
			return c.full + rest
		}
	}
	return name
}

// peoplesNames are the collectives whose names go on with a place, in both spellings.
var peoplesNames = []string{"Ủy ban nhân dân", "Uỷ ban nhân dân", "Hội đồng nhân dân"}

// boardNames are those whose names go on with an enterprise or a school.
var boardNames = []string{"Hội đồng thành viên", "Hội đồng quản trị", "Hội đồng quản lý", "Hội đồng trường"}

// headOf is the position that a deputy's position is the deputy of; empty when the title
// does not tell. Who of the deputies it is, the standing one or the one in charge, is not
// part of the head's position (Đ13).
func headOf(position string) string {
	for _, d := range deputies {
		if rest, ok := viet.CutPrefix(position, d.deputy); ok {
			rest = standing.ReplaceAllString(inCharge.ReplaceAllString(rest, ""), "")
			return d.head + rest
		}
	}
	return ""
}

// deputies are how the titles of deputies begin, and those of their heads.
var deputies = []struct{ deputy, head string }{
	{"Thứ trưởng", "Bộ trưởng"},
	{"Phó phòng", "Trưởng phòng"},
	{"Phó ban", "Trưởng ban"},
	{"Phó Văn phòng", "Chánh Văn phòng"},
	{"Phó ", ""},
}

// What deputies add to their title.
var (
	standing  = regexp.MustCompile(`(?i)[\s,]+\(?thường\s+trực\)?`)
	inCharge  = regexp.MustCompile(`(?is)[\s,]+\(?(?:được giao )?phụ\s+trách.*$`)
	ofNothing = regexp.MustCompile(`(?is)[\s,]+\(?(?:được giao )?phụ\s+trách\s*\)?$`) // is said of what
)

// headOfOrgan is the position of who heads an agency, as far as its name tells; else empty.
func headOfOrgan(organ string) string {
	organ = writtenOut(oneLine(organ))
	for _, h := range heads {
		if begins(organ, []string{h.organ}) {
			return h.head
		}
	}
	return ""
}

// heads are how the names of agencies begin whose heads have one title everywhere, the
// particular before the general. An empty title is none that the name tells.
var heads = []struct{ organ, head string }{
	{"Bộ Tư lệnh", ""},
	{"Bộ Chỉ huy", ""},
	{"Bộ Tổng tham mưu", ""},
	{"Bộ ", "Bộ trưởng"},
	{"Ủy ban nhân dân", "Chủ tịch"},
	{"Uỷ ban nhân dân", "Chủ tịch"},
	{"Hội đồng nhân dân", "Chủ tịch"},
	{"Sở ", "Giám đốc"},
	{"Tổng cục ", "Tổng cục trưởng"},
	{"Cục ", "Cục trưởng"},
	{"Chi cục ", "Chi cục trưởng"},
	{"Vụ ", "Vụ trưởng"},
	{"Phòng ", "Trưởng phòng"},
	{"Học viện ", "Giám đốc"},
	{"Trường ", "Hiệu trưởng"},
	{"Bệnh viện ", "Giám đốc"},
	{"Trung tâm ", "Giám đốc"},
}

// unitHeads are how the titles begin of who heads a unit of an agency, never the agency of another kind
// that [heads] tells the title of.
var unitHeads = []string{
	"Chánh Văn phòng", "Chánh Thanh tra", "Trưởng phòng", "Trưởng khoa", "Trưởng bộ phận", "Vụ trưởng", "Cục trưởng",
	"Chi cục trưởng", "Đội trưởng", "Tổ trưởng",
}

// ofUnit reports whether the title is of who heads a unit of the agency and not the agency itself.
func ofUnit(title, organ string) bool {
	head := headOfOrgan(organ)
	return head != "" && begins(title, unitHeads) && !sameTitle(title, head)
}

// splitTitle divides a position into its title and what follows, the name of the unit; that is empty
// where the title is none that is known.
func splitTitle(position string) (title, unit string) {
	rest, _ := viet.CutPrefix(position, "Phó ")
	for _, t := range slices.Concat(unitHeads, []string{"Phòng", "Ban", "Văn phòng", "Trưởng ban", "Viện trưởng", "Giám đốc"}) {
		if unit, ok := viet.CutPrefix(rest, t+" "); ok {
			return strings.TrimSpace(strings.TrimSuffix(position, unit)), strings.TrimSpace(unit)
		}
	}
	return position, ""
}

// sameTitle compares the first two words of titles.
func sameTitle(a, b string) bool { return titleWords(a) == titleWords(b) }

func titleWords(s string) string {
	words := strings.Fields(viet.Lower(s))
	words = words[:min(2, len(words))]
	return strings.TrimRight(strings.Join(words, " "), ",.;:")
}

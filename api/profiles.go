package api

import (
	"context"
	"maps"
	"net/http"

	"vanban/api/service"
	"vanban/templates/profile"
)

func (s *Server) profileRoutes() []route {
	return []route{
		{
			method: http.MethodGet, path: "/v1/profiles", id: "listProfiles",
			summary: "Danh sách hồ sơ cơ quan",
			more:    "Dữ liệu ghi tên một hồ sơ ở trường `profile` thì không cần ghi những gì hồ sơ có.",
			answers: []content{{"application/json", "ProfileList"}},
			do:      give(s.profileList, asJSON[profileList]),
		},
		{
			method: http.MethodGet, path: "/v1/profiles/{profile}", id: "getProfile",
			summary: "Một hồ sơ cơ quan",
			more:    "Không có ảnh chữ ký và con dấu.",
			answers: []content{{"application/json", "Profile"}}, fails: []service.Code{service.ProfileUnknown},
			do: handle(profileOf, s.profile, asJSON[profileDetail]),
		},
	}
}

// profileSummary is a profile as clients see it in a list.
type profileSummary struct {
	Profile      string `json:"profile"`
	OrganName    string `json:"organ_name"`
	SuperiorName string `json:"superior_name,omitempty"`
	Abbreviation string `json:"abbreviation"`
	Place        string `json:"place"`
}

type profileList struct {
	Profiles []profileSummary `json:"profiles"`
}

// profileDetail is a profile without its pictures: whoever may ask for a document need not get signatures to put
// elsewhere.
type profileDetail struct {
	profileSummary
	Authority     string               `json:"authority,omitempty"`
	Units         []profile.Unit       `json:"units,omitempty"`
	ArchiveUnit   string               `json:"archive_unit,omitempty"`
	Signers       []profileSigner      `json:"signers,omitempty"`
	DefaultSigner string               `json:"default_signer,omitempty"`
	Recipients    []profile.Recipients `json:"recipients,omitempty"`
	Exceptions    profile.Exceptions   `json:"exceptions,omitzero"`
	Letterhead    bool                 `json:"letterhead"`
}

// profileSigner is who may sign.
type profileSigner struct {
	ID         string `json:"id"`
	Competence string `json:"competence,omitempty"`
	Position   string `json:"position"`
	FullName   string `json:"full_name"`
}

func newProfileSummary(p *profile.Profile) profileSummary {
	return profileSummary{p.Name, p.OrganName, p.SuperiorName, p.Abbreviation, p.Place}
}

func (s *Server) profileList() (profileList, error) {
	list := profileList{Profiles: []profileSummary{}}
	for _, p := range s.service.Profiles() {
		list.Profiles = append(list.Profiles, newProfileSummary(p))
	}
	return list, nil
}

func profileOf(r *http.Request) (string, error) { return r.PathValue("profile"), nil }

func (s *Server) profile(_ context.Context, name string) (profileDetail, error) {
	p, err := s.service.Profile(name)
	if err != nil {
		return profileDetail{}, err
	}
	d := profileDetail{
		profileSummary: newProfileSummary(p), Authority: p.Authority, Units: p.Units, ArchiveUnit: p.ArchiveUnit,
		DefaultSigner: p.DefaultSigner, Recipients: p.Recipients, Exceptions: p.Exceptions, Letterhead: p.Letterhead != "",
	}
	for _, one := range p.Signers {
		d.Signers = append(d.Signers, profileSigner{one.ID, string(one.Competence), one.Position, one.FullName})
	}
	return d, nil
}

// profileSchemas describes what these routes answer with.
func profileSchemas() object {
	summary := profileSummarySchema()
	detail := profileDetailSchema()
	maps.Copy(detail, summary)
	required := []string{"profile", "organ_name", "abbreviation", "place"}
	return object{
		"ProfileSummary": record(summary, required...),
		"ProfileList":    record(object{"profiles": listOf("ProfileSummary")}, "profiles"),
		"Profile":        record(detail, append(required, "letterhead")...),
	}
}

// profileSummarySchema describes the members of a [profileSummary].
func profileSummarySchema() object {
	return object{
		"profile":       described("string", "Tên ghi ở trường profile của dữ liệu."),
		"organ_name":    described("string", "Cơ quan ban hành."),
		"superior_name": described("string", "Cơ quan chủ quản."),
		"abbreviation":  described("string", "Chữ viết tắt tên cơ quan, trong ký hiệu văn bản."),
		"place":         described("string", "Địa danh."),
	}
}

// profileDetailSchema describes the members that a [profileDetail] has beside those of a summary.
func profileDetailSchema() object {
	texts := arrayOf(object{"type": "string"})
	return object{
		"authority":    described("string", "Thẩm quyền ban hành."),
		"archive_unit": described("string", "Đơn vị ở dòng Lưu."),
		"units": arrayOf(record(object{
			"name": described("string", "Tên đơn vị."), "abbreviation": described("string", "Chữ viết tắt."),
		}, "name", "abbreviation")),
		"signers": arrayOf(record(object{
			"id": described("string", "Mã ghi ở trường signer của dữ liệu."), "competence": described("string", "Quyền hạn (Điều 13)."),
			"position": described("string", "Chức vụ."), "full_name": described("string", "Họ và tên."),
		}, "id", "position", "full_name")),
		"default_signer": described("string", "Mã của người ký khi dữ liệu không ghi signer."),
		"recipients":     arrayOf(record(object{"kinds": texts, "to_places": texts}, "to_places")),
		"exceptions": record(object{
			"academic_titles": described("boolean", "Được ghi học hàm, học vị."), "military_ranks": described("boolean", "Được ghi quân hàm."),
		}),
		"letterhead": described("boolean", "Có mẫu giấy Word riêng."),
	}
}

// described is the schema of a type with what it is for.
func described(kind, description string) object {
	return object{"type": kind, "description": description}
}

func arrayOf(items object) object { return object{"type": "array", "items": items} }

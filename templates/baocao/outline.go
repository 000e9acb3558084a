package baocao

import "vanban/templates/part"

// The areas of administrative reform of Resolution 76/NQ-CP that ministries and provinces share.
var (
	chiDao    = part.Area{Slug: "chi-dao", Title: "Công tác chỉ đạo, điều hành"}
	theChe    = part.Area{Slug: "the-che", Title: "Cải cách thể chế"}
	thuTuc    = part.Area{Slug: "thu-tuc", Title: "Cải cách thủ tục hành chính"}
	boMay     = part.Area{Slug: "bo-may", Title: "Cải cách tổ chức bộ máy"}
	congVu    = part.Area{Slug: "cong-vu", Title: "Cải cách chế độ công vụ"}
	taiChinh  = part.Area{Slug: "tai-chinh", Title: "Cải cách tài chính công"}
	soCuaBo   = part.Area{Slug: "so", Title: "Xây dựng và phát triển Chính phủ điện tử, Chính phủ số"}
	soCuaTinh = part.Area{Slug: "so", Title: "Xây dựng và phát triển Chính quyền điện tử, Chính quyền số"}
)

// outlines are the ready outlines by their names in a payload, each with its areas in order.
var outlines = map[string][]part.Area{
	"cchc-bo":   {chiDao, theChe, thuTuc, boMay, congVu, taiChinh, soCuaBo},
	"cchc-tinh": {chiDao, theChe, thuTuc, boMay, congVu, taiChinh, soCuaTinh},
}

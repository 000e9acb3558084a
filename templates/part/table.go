package part

// Table is a table of any content.
type Table struct {
	Caption string        `json:"caption,omitempty" validate:"max=300" title:"Tên bảng" doc:"Tên bảng cho người dùng trình đọc màn hình; không in ra." example:"Biên chế các đơn vị"`
	Columns []TableColumn `json:"columns" validate:"required,min=1,max=30,dive" title:"Các cột" doc:"Các cột từ trái sang phải; dòng tiêu đề in lại ở đầu mỗi trang."`
	Rows    []TableRow    `json:"rows" validate:"max=20000,dive" title:"Các dòng" doc:"Các dòng của bảng."`
}

// TableColumn is one column of a [Table].
type TableColumn struct {
	Header  string `json:"header,omitempty" validate:"max=200" title:"Tiêu đề cột" doc:"Tiêu đề của cột; mọi cột bỏ trống thì bảng không có dòng tiêu đề." example:"Đơn vị"`
	WidthMM int    `json:"width_mm,omitempty" validate:"min=0,max=250" title:"Độ rộng (mm)" doc:"Độ rộng cố định; bỏ trống thì chia theo share." example:"25"`
	Share   int    `json:"share,omitempty" validate:"min=0,max=1000" title:"Phần chia" doc:"Tỷ lệ chia chỗ còn lại giữa các cột không có width_mm; cả hai bỏ trống thì rộng theo nội dung." example:"3"`
	Align   string `json:"align,omitempty" validate:"omitempty,oneof=left center right justify" title:"Căn lề" doc:"Căn lề của các ô trong cột; mặc định left." example:"center"`
}

// TableRow is one row of a [Table]. Its cells fill, together with the cells above that
// reach down into it, all columns.
type TableRow struct {
	Group bool   `json:"group,omitempty" title:"Dòng nhóm" doc:"true: dòng in đậm, đứng đầu các dòng sau nó và không tách khỏi dòng kế tiếp." example:"true"`
	Cells []Cell `json:"cells" validate:"required,min=1,max=30,dive" title:"Các ô" doc:"Các ô từ trái sang phải; ô còn thiếu ở cuối dòng in trống."`
}

package part

import "iter"

// TaskTable is the table of a plan's tasks: groups of tasks, each with the products it is
// to yield. A task with several products is a cell over several rows.
type TaskTable struct {
	Caption string `json:"caption,omitempty" validate:"max=300" title:"Tên bảng" doc:"Tên bảng cho người dùng trình đọc màn hình; không in ra." example:"Nhiệm vụ cải cách hành chính năm 2023"`
	TableHead
	Columns []TaskColumn `json:"columns" validate:"required,min=1,max=8,dive" title:"Các cột" doc:"Những cột được in, theo thứ tự từ trái sang phải."`
	Groups  []TaskGroup  `json:"groups" validate:"max=1000,dive" title:"Các nhóm nhiệm vụ" doc:"Mỗi nhóm có một dòng tiêu đề suốt bảng, nếu có tiêu đề."`
}

// TaskColumn says that a column of the task table is printed, and how.
type TaskColumn struct {
	Field   string `json:"field" validate:"required,oneof=ordinal task product lead_unit coordinating_units time budget notes" title:"Trường" doc:"Trường được in trong cột này; mỗi trường một lần." example:"lead_unit"`
	Header  string `json:"header,omitempty" validate:"max=200" title:"Tiêu đề cột" doc:"Tiêu đề của cột; bỏ trống thì dùng tiêu đề thông dụng của trường." example:"Đơn vị chủ trì"`
	WidthMM int    `json:"width_mm,omitempty" validate:"min=0,max=250" title:"Độ rộng (mm)" doc:"Độ rộng cố định; bỏ trống thì chia theo share." example:"25"`
	Share   int    `json:"share,omitempty" validate:"min=0,max=1000" title:"Phần chia" doc:"Tỷ lệ chia chỗ còn lại giữa các cột không có width_mm; cả hai bỏ trống thì rộng theo nội dung." example:"3"`
	Align   string `json:"align,omitempty" validate:"omitempty,oneof=left center right justify" title:"Căn lề" doc:"Căn lề của các ô trong cột; bỏ trống thì theo thông lệ của trường." example:"center"`
}

// TaskGroup is a group of tasks with a heading row across the table.
type TaskGroup struct {
	Label *string `json:"label,omitempty" validate:"omitempty,max=20" title:"Số thứ tự" doc:"Bỏ trường này thì hệ thống đánh số I, II, III; chuỗi rỗng là không đánh số." example:"I."`
	Title string  `json:"title,omitempty" validate:"max=500" title:"Tiêu đề nhóm" doc:"Tiêu đề nhóm, in như đã ghi; bỏ trống thì không có dòng tiêu đề." example:"CẢI CÁCH THỂ CHẾ"`
	Tasks []Task  `json:"tasks" validate:"max=10000,dive" title:"Các nhiệm vụ" doc:"Các nhiệm vụ của nhóm."`
}

// Task is one task with its products.
type Task struct {
	Label    *string   `json:"label,omitempty" validate:"omitempty,max=20" title:"Số thứ tự" doc:"Bỏ trường này thì hệ thống đánh số 1, 2, 3; chuỗi rỗng là không đánh số." example:"2."`
	Name     string    `json:"name" validate:"required,max=20000" title:"Nhiệm vụ" doc:"Nội dung nhiệm vụ; xuống dòng là đoạn mới trong ô." example:"Tổ chức triển khai nhiệm vụ Kế hoạch CCHC."`
	Products []Product `json:"products" validate:"required,min=1,max=1000,dive" title:"Các sản phẩm" doc:"Mỗi sản phẩm một dòng của bảng, có đơn vị và thời gian riêng."`
}

// Product is what a task yields, who does it, when and with what means. What a column does
// not show is kept for reports.
type Product struct {
	ID                string  `json:"id,omitempty" validate:"max=40" title:"Mã sản phẩm" doc:"Mã để báo cáo tiến độ gọi đến; bỏ trống thì là số thứ tự của nhóm, nhiệm vụ, sản phẩm: 1.2.1. Không in ra." example:"KH-2.1"`
	Label             *string `json:"label,omitempty" validate:"omitempty,max=20" title:"Số thứ tự" doc:"Bỏ trường này thì hệ thống đánh số 2.1, 2.2 khi nhiệm vụ có từ hai sản phẩm; chuỗi rỗng là không đánh số." example:"2.1."`
	Name              string  `json:"name,omitempty" validate:"max=20000" title:"Sản phẩm" doc:"Hoạt động hoặc sản phẩm; xuống dòng là đoạn mới trong ô." example:"Xây dựng kế hoạch CCHC năm 2023 của các đơn vị trực thuộc Bộ."`
	LeadUnit          string  `json:"lead_unit,omitempty" validate:"max=2000" title:"Đơn vị chủ trì" doc:"Đơn vị chủ trì." example:"Vụ Tổ chức cán bộ"`
	CoordinatingUnits string  `json:"coordinating_units,omitempty" validate:"max=2000" title:"Đơn vị phối hợp" doc:"Các đơn vị phối hợp." example:"Các đơn vị thuộc Bộ"`
	Time              string  `json:"time,omitempty" validate:"max=2000" title:"Thời gian thực hiện" doc:"Thời gian, in như đã ghi." example:"Quý I-IV/2023"`
	Due               *Due    `json:"due,omitempty" title:"Thời hạn" doc:"Thời hạn để máy tính được; không in ra."`
	Budget            string  `json:"budget,omitempty" validate:"max=2000" title:"Kinh phí" doc:"Kinh phí, in như đã ghi." example:"Kinh phí tự chủ"`
	Notes             string  `json:"notes,omitempty" validate:"max=2000" title:"Ghi chú" doc:"Ghi chú." example:"CC Pháp chế"`
}

// Due is a deadline in a form that can be computed with: a date, the quarters of a year, or
// an event.
type Due struct {
	Date     string `json:"date,omitempty" validate:"omitempty,ngay" title:"Ngày" doc:"Hạn chót, dạng 2023-01-19 hoặc 2023-01." example:"2023-01-19"`
	Year     int    `json:"year,omitempty" validate:"omitempty,min=1945,max=2200" title:"Năm" doc:"Năm của các quý." example:"2023"`
	Quarters []int  `json:"quarters,omitempty" validate:"max=4,dive,min=1,max=4" title:"Các quý" doc:"Các quý của năm mà việc được làm." example:"1"`
	Event    string `json:"event,omitempty" validate:"max=500" title:"Sự kiện" doc:"Sự kiện làm mốc khi không có ngày." example:"Khi có hướng dẫn"`
}

// products are the products of all tasks with their pointers, for a table that stands at
// the pointer; a nil table has none.
func (t *TaskTable) products(pointer string) iter.Seq2[string, *Product] {
	return func(yield func(string, *Product) bool) {
		if t == nil {
			return
		}
		for i := range t.Groups {
			for j := range t.Groups[i].Tasks {
				at := item(item(pointer+"/groups", i)+"/tasks", j)
				for k := range t.Groups[i].Tasks[j].Products {
					if !yield(item(at+"/products", k), &t.Groups[i].Tasks[j].Products[k]) {
						return
					}
				}
			}
		}
	}
}

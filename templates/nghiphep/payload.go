// Package nghiphep makes giấy nghỉ phép: form 1.10, with which an agency grants leave.
package nghiphep

import "vanban/templates/part"

// Payload is the data of a grant of leave. It has no trích yếu.
type Payload struct {
	part.Masthead
	part.Issuance
	ApplicationDate string        `json:"application_date" validate:"required,ngay" title:"Ngày của Đơn đề nghị nghỉ phép" doc:"Ngày ghi trên Đơn đề nghị nghỉ phép." example:"2026-11-16"`
	Person          part.Person   `json:"person" validate:"required" title:"Người được cấp giấy" doc:"Họ và tên, chức vụ và đơn vị công tác (PL III/1.10, ghi chú 5)."`
	Days            int           `json:"days,omitempty" validate:"min=0,max=366" title:"Số ngày nghỉ" doc:"Số ngày làm việc được nghỉ; bỏ trống thì hệ thống đếm từ ngày đầu đến ngày cuối, không kể ngày nghỉ hằng tuần và ngày lễ, tết." example:"5"`
	StartDate       string        `json:"start_date" validate:"required,ngay" title:"Nghỉ từ ngày" doc:"Ngày nghỉ đầu tiên." example:"2026-12-07"`
	EndDate         string        `json:"end_date" validate:"required,ngay" title:"Nghỉ đến hết ngày" doc:"Ngày nghỉ cuối cùng." example:"2026-12-11"`
	LeavePlace      string        `json:"leave_place" validate:"required,max=300" title:"Nơi nghỉ phép" doc:"Nơi nghỉ phép, in sau chữ “tại” (PL III/1.10, ghi chú 6)." example:"xã Bắc Hà, tỉnh Lào Cai"`
	Leave           Leave         `json:"leave" validate:"required,max=300" title:"Thời gian nghỉ" doc:"Số ngày được tính vào: hang-nam (nghỉ hằng năm có lương), khong-luong (nghỉ không hưởng lương) hoặc viec-rieng (nghỉ việc riêng mà vẫn hưởng nguyên lương); trường hợp khác thì viết bằng lời, in nguyên văn (PL III/1.10, ghi chú 7)." example:"hang-nam"`
	Confirmation    *Confirmation `json:"confirmation,omitempty" title:"Xác nhận của nơi nghỉ phép" doc:"Ghi {} để in chỗ xác nhận dưới Nơi nhận, nếu cần (PL III/1.10)."`
	part.Foot
}

// Confirmation is that of the place where the leave is spent.
type Confirmation struct {
	OrganName string `json:"organ_name,omitempty" validate:"max=200" title:"Nơi xác nhận" doc:"Cơ quan, tổ chức hoặc chính quyền địa phương xác nhận; bỏ trống thì in đúng chữ của mẫu." example:"Ủy ban nhân dân xã Bắc Hà"`
	FullName  string `json:"full_name,omitempty" validate:"max=50" title:"Họ và tên người xác nhận" doc:"Bỏ trống thì in chữ “Họ và tên” của mẫu." example:"Vàng Văn Tương"`
}

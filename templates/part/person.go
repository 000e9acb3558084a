package part

// Person is someone to whom an agency gives a paper (forms 1.8 and 1.10).
type Person struct {
	Salutation string `json:"salutation" validate:"required,oneof=Ông Bà" title:"Cách gọi" doc:"Ông hoặc Bà." example:"Bà"`
	FullName   string `json:"full_name" validate:"required,max=100" title:"Họ và tên" doc:"Họ, tên đệm và tên; cách gọi ghi ở “salutation”." example:"Lương Thị Hoa"`
	Position   string `json:"position" validate:"required,max=300" title:"Chức vụ" doc:"Chức vụ và đơn vị công tác." example:"Chuyên viên Phòng Cải cách hành chính, Sở Nội vụ tỉnh Lào Cai"`
}

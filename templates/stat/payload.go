package stat

// Head is what all data have.
type Head struct {
	ID    string `json:"id" validate:"required,mot_dong,max=40" title:"Mã số liệu" doc:"Tên ngắn để gọi số liệu trong báo cáo, mỗi số liệu một mã: chữ thường không dấu, chữ số, gạch nối." example:"tthc"`
	Title string `json:"title" validate:"required,mot_dong,max=300" title:"Tên số liệu" doc:"Tên bảng, tên biểu đồ; câu văn về số liệu cũng gọi bằng tên này." example:"Kết quả giải quyết thủ tục hành chính"`
}

// Figures are figures of one kind or of several, with their total, their shares of it and their
// change against earlier periods.
type Figures struct {
	Head
	Unit    string       `json:"unit,omitempty" validate:"mot_dong,max=50" title:"Đơn vị tính" doc:"Đơn vị tính chung của các dòng; dòng có đơn vị riêng thì ghi ở dòng." example:"văn bản"`
	Rows    []Figure     `json:"rows,omitempty" validate:"max=2000,dive" title:"Các dòng" doc:"Mỗi dòng một chỉ tiêu. Không có dòng nào là lỗi, trừ khi ghi allow_empty."`
	Total   *FigureTotal `json:"total,omitempty" title:"Tổng số" doc:"Dòng tổng số, tính từ các dòng; con số ghi sẵn thì được đối chiếu. Bỏ trường này thì không có dòng tổng số."`
	Compare []string     `json:"compare,omitempty" validate:"max=2,unique,dive,oneof=previous year_before" title:"So sánh" doc:"So với kỳ trước (previous), với cùng kỳ năm trước (year_before); mọi dòng phải có số của kỳ được so." example:"year_before"`
	Shares  bool         `json:"shares,omitempty" title:"Tỷ trọng" doc:"true: ghi tỷ trọng của mỗi dòng trong tổng số." example:"true"`
	Chart   string       `json:"chart,omitempty" validate:"omitempty,oneof=bars stacked lines" title:"Kiểu biểu đồ" doc:"bars: cột; stacked: cột chồng; lines: đường. Cột chồng và đường xếp theo kỳ. Mặc định bars." example:"bars"`
	NameColumn
	AllowEmpty
}

// NameColumn heads the column of names of a table.
type NameColumn struct {
	Heading string `json:"name_column,omitempty" validate:"mot_dong,max=100" title:"Tên cột các dòng" doc:"Tên của cột ghi tên các dòng trong bảng; bỏ trống thì dùng tên thường lệ của loại số liệu: Chỉ tiêu, Lĩnh vực giải quyết, Nội dung." example:"Đơn vị"`
}

// AllowEmpty says that data without rows is not data that was forgotten.
type AllowEmpty struct {
	MayBeEmpty bool `json:"allow_empty,omitempty" title:"Có thể không phát sinh" doc:"true: không có dòng nào thì báo cáo ghi là kỳ này không phát sinh, không lập bảng, không vẽ biểu đồ. Bỏ trống: thiếu dòng là lỗi." example:"true"`
}

// Figure is a row of [Figures]. A row that heads others, "A. Khối tỉnh", may have no numbers.
type Figure struct {
	Label      string  `json:"label,omitempty" validate:"mot_dong,max=20" title:"Số thứ tự" doc:"Số thứ tự in ở cột STT: I, 1, 1.1, a. Bỏ trống thì lấy ở đầu tên (“I. Thu nội địa”), không có thì hệ thống đánh số." example:"I"`
	Level      int     `json:"level,omitempty" validate:"omitempty,min=1,max=6" title:"Cấp" doc:"Cấp của dòng: 1 là cấp trên cùng, 2 là phần của dòng cấp 1 ngay trên nó. Bỏ trống thì hiểu theo số thứ tự và “Trong đó”. Tổng số chỉ cộng các dòng cấp 1." example:"1"`
	Name       string  `json:"name" validate:"required,mot_dong,max=500" title:"Chỉ tiêu" doc:"Tên chỉ tiêu. Không có đơn vị tính thì tên là cái được đếm." example:"Quyết định"`
	Unit       string  `json:"unit,omitempty" validate:"mot_dong,max=50" title:"Đơn vị tính của dòng" doc:"Đơn vị tính của riêng dòng này." example:"lượt người"`
	Value      *Number `json:"value,omitempty" title:"Số liệu" doc:"Số của kỳ báo cáo; chỉ dòng có các dòng cấp dưới mới được bỏ trống." example:"13"`
	Plan       *Number `json:"plan,omitempty" title:"Kế hoạch năm" doc:"Kế hoạch của cả năm; chỉ tiêu không giao kế hoạch thì bỏ trống. Tỷ lệ so với kế hoạch do hệ thống tính." example:"50"`
	Cumulative *Number `json:"cumulative,omitempty" title:"Lũy kế" doc:"Lũy kế từ đầu năm đến hết kỳ báo cáo; một dòng ghi thì mọi dòng ghi." example:"40"`
	Estimate   *Number `json:"estimate,omitempty" title:"Ước cả năm" doc:"Ước thực hiện cả năm; một dòng ghi thì mọi dòng ghi." example:"52"`
	Previous   *Number `json:"previous,omitempty" title:"Số kỳ trước" doc:"Số của kỳ trước." example:"12"`
	YearBefore *Number `json:"year_before,omitempty" title:"Số cùng kỳ năm trước" doc:"Số của cùng kỳ năm trước." example:"10"`
}

// FigureTotal is the total of [Figures]; what it does not have is computed.
type FigureTotal struct {
	Name       string  `json:"name,omitempty" validate:"mot_dong,max=500" title:"Tên dòng tổng" doc:"Mặc định Tổng số." example:"Tổng số"`
	Value      *Number `json:"value,omitempty" title:"Tổng số" doc:"Tổng của kỳ báo cáo, để đối chiếu." example:"25"`
	Plan       *Number `json:"plan,omitempty" title:"Tổng kế hoạch năm" doc:"Tổng của kế hoạch năm, để đối chiếu." example:"100"`
	Cumulative *Number `json:"cumulative,omitempty" title:"Tổng lũy kế" doc:"Tổng của lũy kế, để đối chiếu." example:"80"`
	Estimate   *Number `json:"estimate,omitempty" title:"Tổng ước cả năm" doc:"Tổng của ước thực hiện cả năm, để đối chiếu." example:"104"`
	Previous   *Number `json:"previous,omitempty" title:"Tổng kỳ trước" doc:"Tổng của kỳ trước, để đối chiếu." example:"22"`
	YearBefore *Number `json:"year_before,omitempty" title:"Tổng cùng kỳ năm trước" doc:"Tổng của cùng kỳ năm trước, để đối chiếu." example:"20"`
}

// Dossiers are the dossiers of administrative procedures that were received, resolved and
// are being resolved, as form II.06 of Circular 01/2020/TT-VPCP counts them.
type Dossiers struct {
	Head
	Rows       []DossierRow   `json:"rows,omitempty" validate:"max=2000,dive" title:"Các dòng" doc:"Mỗi dòng một lĩnh vực giải quyết, hoặc một đơn vị. Chỉ biết số chung thì bỏ, ghi ở total."`
	Total      *DossierCounts `json:"total,omitempty" title:"Tổng cộng" doc:"Số chung; có các dòng thì được đối chiếu với tổng các dòng, bỏ trống thì tính ra."`
	Previous   *DossierCounts `json:"previous,omitempty" title:"Kỳ trước" doc:"Số chung của kỳ trước, để so sánh."`
	YearBefore *DossierCounts `json:"year_before,omitempty" title:"Cùng kỳ năm trước" doc:"Số chung của cùng kỳ năm trước, để so sánh."`
	NameColumn
	AllowEmpty
}

// DossierRow is a row of [Dossiers].
type DossierRow struct {
	Name string `json:"name" validate:"required,mot_dong,max=500" title:"Lĩnh vực giải quyết" doc:"Tên lĩnh vực hoặc đơn vị." example:"Hoạt động khoa học và công nghệ"`
	DossierCounts
}

// DossierCounts counts dossiers. What is not known is left out; what follows from the rest is
// computed, and what is given more than once must agree.
type DossierCounts struct {
	Received Received `json:"received,omitzero" title:"Hồ sơ tiếp nhận" doc:"Số lượng hồ sơ tiếp nhận, cả hồ sơ từ kỳ trước chuyển sang."`
	Resolved Resolved `json:"resolved,omitzero" title:"Hồ sơ đã giải quyết" doc:"Số lượng hồ sơ đã giải quyết."`
	Pending  Pending  `json:"pending,omitzero" title:"Hồ sơ đang giải quyết" doc:"Số lượng hồ sơ đang giải quyết ở cuối kỳ."`
}

// Received counts the dossiers received.
type Received struct {
	Online      *Number `json:"online,omitempty" title:"Tiếp nhận trực tuyến" doc:"Tiếp nhận trong kỳ, nộp trực tuyến." example:"10"`
	Direct      *Number `json:"direct,omitempty" title:"Tiếp nhận trực tiếp, qua bưu chính" doc:"Tiếp nhận trong kỳ, nộp trực tiếp hoặc qua dịch vụ bưu chính." example:"2"`
	CarriedOver *Number `json:"carried_over,omitempty" title:"Từ kỳ trước chuyển sang" doc:"Hồ sơ của kỳ trước chưa giải quyết xong." example:"1"`
	Total       *Number `json:"total,omitempty" title:"Tổng số tiếp nhận" doc:"Tổng số hồ sơ tiếp nhận." example:"13"`
}

// Resolved counts the dossiers resolved.
type Resolved struct {
	Early  *Number `json:"early,omitempty" title:"Giải quyết trước hạn" doc:"Hồ sơ giải quyết trước hạn." example:"9"`
	OnTime *Number `json:"on_time,omitempty" title:"Giải quyết đúng hạn" doc:"Hồ sơ giải quyết đúng hạn." example:"4"`
	Late   *Number `json:"late,omitempty" title:"Giải quyết quá hạn" doc:"Hồ sơ giải quyết quá hạn." example:"0"`
	InTime *Number `json:"in_time,omitempty" title:"Giải quyết đúng và trước hạn" doc:"Hồ sơ giải quyết đúng hạn và trước hạn, khi không tách riêng." example:"13"`
	Total  *Number `json:"total,omitempty" title:"Tổng số đã giải quyết" doc:"Tổng số hồ sơ đã giải quyết." example:"13"`
}

// Pending counts the dossiers being resolved.
type Pending struct {
	InTime  *Number `json:"in_time,omitempty" title:"Đang giải quyết trong hạn" doc:"Hồ sơ đang giải quyết, còn trong hạn." example:"0"`
	Overdue *Number `json:"overdue,omitempty" title:"Đang giải quyết quá hạn" doc:"Hồ sơ đang giải quyết, đã quá hạn." example:"0"`
	Total   *Number `json:"total,omitempty" title:"Tổng số đang giải quyết" doc:"Tổng số hồ sơ đang giải quyết." example:"0"`
}

// Scores are the score sheet of an index: totals alone, or with the areas, their criteria and
// the criteria's components.
type Scores struct {
	Head
	Year       int            `json:"year,omitempty" validate:"omitempty,min=1945,max=2999" title:"Năm của chỉ số" doc:"Năm mà chỉ số đánh giá." example:"2023"`
	Source     string         `json:"source,omitempty" validate:"mot_dong,max=500" title:"Nguồn" doc:"Văn bản công bố điểm; cần khi chỉ có số chung." example:"Quyết định công bố chỉ số của Bộ Nội vụ"`
	Max        *Number        `json:"max" validate:"required" title:"Điểm tối đa" doc:"Tổng điểm tối đa của bộ chỉ số." example:"100"`
	Reached    *Number        `json:"reached" validate:"required" title:"Điểm đạt được" doc:"Tổng điểm đạt được." example:"80.38"`
	Self       *Number        `json:"self,omitempty" title:"Điểm tự chấm" doc:"Tổng điểm tự đánh giá." example:"85.5"`
	Counts     *ScoreCounts   `json:"counts,omitempty" title:"Số tiêu chí" doc:"Số lĩnh vực, tiêu chí, tiêu chí thành phần; có đủ các dòng thì tính ra và đối chiếu."`
	Previous   *ScorePrevious `json:"previous,omitempty" title:"Lần đánh giá trước" doc:"Điểm và thứ hạng lần trước, để so sánh."`
	Rank       *int           `json:"rank,omitempty" validate:"omitempty,min=1,max=1000" title:"Thứ hạng" doc:"Thứ hạng, 1 là cao nhất." example:"8"`
	RankChange *int           `json:"rank_change,omitempty" validate:"omitempty,min=-1000,max=1000" title:"Thay đổi thứ hạng" doc:"Số bậc tăng so với lần trước; số âm là giảm." example:"3"`
	Areas      []ScoreArea    `json:"areas,omitempty" validate:"max=40,dive" title:"Các lĩnh vực" doc:"Điểm của từng lĩnh vực; chỉ có điểm chung thì bỏ."`
}

// ScoreCounts count what an index has, and of how much of it all points were reached.
type ScoreCounts struct {
	Areas          *int `json:"areas,omitempty" validate:"omitempty,min=1,max=1000" title:"Số lĩnh vực" doc:"Số lĩnh vực của bộ chỉ số." example:"7"`
	Criteria       *int `json:"criteria,omitempty" validate:"omitempty,min=1,max=10000" title:"Số tiêu chí" doc:"Số tiêu chí của bộ chỉ số." example:"38"`
	CriteriaFull   *int `json:"criteria_full,omitempty" validate:"omitempty,min=0,max=10000" title:"Số tiêu chí đạt điểm tối đa" doc:"Số tiêu chí đạt điểm tối đa." example:"36"`
	Components     *int `json:"components,omitempty" validate:"omitempty,min=1,max=100000" title:"Số tiêu chí thành phần" doc:"Số tiêu chí thành phần của bộ chỉ số." example:"97"`
	ComponentsFull *int `json:"components_full,omitempty" validate:"omitempty,min=0,max=100000" title:"Số tiêu chí thành phần đạt điểm tối đa" doc:"Số tiêu chí thành phần đạt điểm tối đa." example:"83"`
}

// ScorePrevious is how the index stood the time before.
type ScorePrevious struct {
	Reached *Number `json:"reached,omitempty" title:"Điểm lần trước" doc:"Tổng điểm đạt được lần trước." example:"78.1"`
	Rank    *int    `json:"rank,omitempty" validate:"omitempty,min=1,max=1000" title:"Thứ hạng lần trước" doc:"Thứ hạng lần trước." example:"11"`
}

// Score is a row of [Scores].
type Score struct {
	Label   string  `json:"label,omitempty" validate:"mot_dong,max=20" title:"Số thứ tự" doc:"Bỏ trống thì hệ thống đánh số 1, 1.1, 1.1.1." example:"1"`
	Name    string  `json:"name" validate:"required,mot_dong,max=1000" title:"Tên tiêu chí" doc:"Tên lĩnh vực, tiêu chí hoặc tiêu chí thành phần." example:"Công tác chỉ đạo, điều hành"`
	Max     *Number `json:"max" validate:"required" title:"Điểm tối đa của tiêu chí" doc:"Điểm tối đa." example:"10"`
	Self    *Number `json:"self,omitempty" title:"Điểm tự chấm của tiêu chí" doc:"Điểm tự đánh giá." example:"9.5"`
	Reached *Number `json:"reached" validate:"required" title:"Điểm đạt được của tiêu chí" doc:"Điểm đạt được." example:"9"`
	Reason  string  `json:"reason,omitempty" validate:"mot_dong,max=2000" title:"Nguyên nhân bị trừ điểm" doc:"Vì sao không đạt điểm tối đa." example:"Chưa kiểm tra đủ số đơn vị theo kế hoạch"`
}

// ScoreArea is an area of an index.
type ScoreArea struct {
	Score
	Criteria []ScoreCriterion `json:"criteria,omitempty" validate:"max=1000,dive" title:"Các tiêu chí" doc:"Các tiêu chí của lĩnh vực; không có thì bỏ."`
}

// ScoreCriterion is a criterion of a [ScoreArea].
type ScoreCriterion struct {
	Score
	Components []Score `json:"components,omitempty" validate:"max=1000,dive" title:"Các tiêu chí thành phần" doc:"Các tiêu chí thành phần của tiêu chí; không có thì bỏ."`
}

// ChartData are numbers for a chart.
type ChartData struct {
	Head
	Type       string        `json:"type" validate:"required,oneof=bars stacked lines" title:"Kiểu biểu đồ" doc:"bars: cột; stacked: cột chồng; lines: đường." example:"bars"`
	Unit       string        `json:"unit,omitempty" validate:"mot_dong,max=50" title:"Đơn vị tính" doc:"Đơn vị tính của các số, ghi ở trục." example:"hồ sơ"`
	Categories []string      `json:"categories" validate:"required,min=1,max=40,dive,required,mot_dong,max=200" title:"Các mục" doc:"Nhãn dưới trục ngang, từ trái sang phải." example:"Quý I"`
	Series     []ChartSeries `json:"series" validate:"required,min=1,max=16,dive" title:"Các dãy số" doc:"Mỗi dãy có một số cho mỗi mục; quá 8 dãy thì kiểu vẽ lặp lại, khó phân biệt."`
	NameColumn
}

// ChartSeries is a row of numbers of [ChartData].
type ChartSeries struct {
	Name   string    `json:"name" validate:"required,mot_dong,max=200" title:"Tên dãy số" doc:"Tên trong chú giải." example:"Hồ sơ tiếp nhận"`
	Values []*Number `json:"values" validate:"required,min=1,max=40,dive" title:"Các số" doc:"Theo thứ tự các mục; chưa biết thì ghi null." example:"13"`
}

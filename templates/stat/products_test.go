package stat_test

import (
	"slices"
	"strings"
	"testing"

	"vanban/templates/stat"
	"vanban/templates/viet"
)

// products are one of each state, in two groups with an empty one between them.
func products() *stat.Products {
	return &stat.Products{
		Title:  "Tiến độ",
		AsOf:   viet.Date{Year: 2022, Month: 9, Day: 14},
		Groups: []stat.ProductGroup{{Name: "Thể chế", Path: "/0"}, {Name: "Không có gì", Path: "/1"}, {Name: "Thủ tục", Path: "/2"}},
		List: []stat.Product{
			{Name: "A", Unit: "Phòng A", Due: "31/8/2022", State: stat.Done, Path: "/a"},
			{Name: "B", Unit: "Phòng B", Due: "31/8/2022", State: stat.Done, Late: true, Path: "/b"},
			{Name: "C", Unit: "Phòng A", Due: "31/8/2022", State: stat.Overdue, DaysLate: 14, Note: "Chờ ý kiến", Path: "/c"},
			{Name: "D", Unit: "Phòng A", Group: 2, State: stat.InProgress, Path: "/d"},
			{Name: "E", Unit: "Phòng A", Group: 2, State: stat.NotStarted, Path: "/e"},
			{Name: "F", Group: 2, State: stat.Undetermined, Path: "/f"},
		},
	}
}

// productViews are what is shown of them.
var productViews = []struct{ view, want string }{
	{"text", `Đến hết ngày 14 tháng 9 năm 2022, trong tổng số 06 sản phẩm của Kế hoạch: 02 sản phẩm đã hoàn thành (đạt 33,33%), trong đó 01 sản phẩm hoàn thành sau thời hạn; 01 đang thực hiện; 01 chưa đến hạn, chưa thực hiện; 01 quá hạn; 01 không xác định thời hạn.
`},
	{"table", `Tiến độ (sản phẩm)
# | STT [1x2] | Nhóm nhiệm vụ [1x2] | Tổng số [1x2] | Đã hoàn thành [2x1] | Đang thực hiện [1x2] | Chưa đến hạn, chưa thực hiện [1x2] | Quá hạn [1x2] | Không xác định thời hạn [1x2] | Tỷ lệ hoàn thành (%) [1x2]
# | Tổng | Sau hạn
  | 1 | Thể chế | 3 | 2 | 1 | 0 | 0 | 1 | 0 | 66,67  @
  | 2 | Thủ tục | 3 | 0 | 0 | 1 | 1 | 0 | 1 | 0,00  @
* | Tổng cộng [2x1] | 6 | 2 | 1 | 1 | 1 | 1 | 1 | 33,33  @
`},
	{"units", `Tiến độ theo đơn vị chủ trì (sản phẩm)
# | STT [1x2] | Đơn vị chủ trì [1x2] | Tổng số [1x2] | Đã hoàn thành [2x1] | Đang thực hiện [1x2] | Chưa đến hạn, chưa thực hiện [1x2] | Quá hạn [1x2] | Không xác định thời hạn [1x2] | Tỷ lệ hoàn thành (%) [1x2]
# | Tổng | Sau hạn
  | 1 | Phòng A | 4 | 1 | 0 | 1 | 1 | 1 | 0 | 25,00  @
  | 2 | Phòng B | 1 | 1 | 1 | 0 | 0 | 0 | 0 | 100,00  @
  | 3 | Chưa ghi đơn vị chủ trì | 1 | 0 | 0 | 0 | 0 | 0 | 1 | 0,00  @
* | Tổng cộng [2x1] | 6 | 2 | 1 | 1 | 1 | 1 | 1 | 33,33  @
`},
	{"late", `Danh sách sản phẩm quá hạn ()
# | STT | Sản phẩm | Đơn vị chủ trì | Thời hạn | Số ngày quá hạn | Ghi chú
  | 1 | C | Phòng A | 31/8/2022 | 14 | Chờ ý kiến  @/c
`},
	{"detail", `Tiến độ ()
# | STT | Sản phẩm | Đơn vị chủ trì | Thời hạn | Tình trạng | Ghi chú
  | I. Thể chế [6x1]  @/0/title
  | 1 | A | Phòng A | 31/8/2022 | Đã hoàn thành |   @/a
  | 2 | B | Phòng B | 31/8/2022 | Hoàn thành sau thời hạn |   @/b
  | 3 | C | Phòng A | 31/8/2022 | Quá hạn 14 ngày | Chờ ý kiến  @/c
  | III. Thủ tục [6x1]  @/2/title
  | 4 | D | Phòng A |  | Đang thực hiện |   @/d
  | 5 | E | Phòng A |  | Chưa đến hạn, chưa thực hiện |   @/e
  | 6 | F | Chưa ghi đơn vị chủ trì |  | Không xác định thời hạn |   @/f
`},
	{"chart", `kind 1, Tiến độ (sản phẩm), scale 0: Thể chế | Thủ tục
  Đã hoàn thành: 2 0
  Đang thực hiện: 0 1
  Chưa đến hạn, chưa thực hiện: 0 1
  Quá hạn: 1 0
  Không xác định thời hạn: 0 1
Biểu đồ cột chồng: Tiến độ. Đã hoàn thành: Thể chế 02 sản phẩm; Thủ tục 0 sản phẩm. Đang thực hiện: Thể chế 0 sản phẩm; Thủ tục 01 sản phẩm. Chưa đến hạn, chưa thực hiện: Thể chế 0 sản phẩm; Thủ tục 01 sản phẩm. Quá hạn: Thể chế 01 sản phẩm; Thủ tục 0 sản phẩm. Không xác định thời hạn: Thể chế 0 sản phẩm; Thủ tục 01 sản phẩm.
`},
}

func TestProducts(t *testing.T) {
	var views []string
	for _, c := range productViews {
		views = append(views, c.view)
		v := products().Show(c.view)
		if got := dumpView(v); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.view, got, c.want)
		}
		switch {
		case v.Table != nil:
			checkCover(t, v.Table)
		case v.Chart != nil:
			checkDrawn(t, v.Chart)
		}
	}
	if !slices.Equal(stat.ProductViews(), views) {
		t.Errorf("the views are %q", stat.ProductViews())
	}
}

// What no product is, is not said; where none is overdue, a sentence stands for the list.
func TestNoProductDoneOrOverdue(t *testing.T) {
	p := products()
	p.List = p.List[3:4]
	got := strings.Join(append(p.Show("text").Sentences, p.Show("late").Sentences...), "\n")
	const want = "Đến hết ngày 14 tháng 9 năm 2022, trong tổng số 01 sản phẩm của Kế hoạch: chưa có sản phẩm nào hoàn thành; 01 đang thực hiện.\n" +
		"Đến hết ngày 14 tháng 9 năm 2022, không có sản phẩm nào của Kế hoạch quá hạn."
	if got != want {
		t.Errorf("said %q", got)
	}
}

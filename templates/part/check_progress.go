package part

import (
	"fmt"

	"vanban/templates"
	"vanban/templates/stat"
	"vanban/templates/viet"
)

// progressChecks look at the progress of a plan, where the pointer is that of the data.
var progressChecks = []struct {
	id   string
	look func(p *Progress, c stat.Context) []finding
}{
	{"data.progress", productsMissing},
	{"data.as_of", asOfUnknown},
	{"data.product", productTwice},
	{"data.product", productUnknown},
	{"data.update", updateUndated},
	{"data.update", updateTwice},
	{"data.update", updateBackwards},
	{"table.due", progressDueUnclear},
}

// Validate implements [stat.Block].
func (p *Progress) Validate(c stat.Context) templates.Problems {
	all := p.Check(c.Pointer)
	for _, row := range progressChecks {
		for _, f := range row.look(p, c) {
			all = append(all, check{id: row.id}.problem(f))
		}
	}
	return all
}

func productsMissing(p *Progress, c stat.Context) []finding {
	for range p.products(c.Pointer) {
		return nil
	}
	return when(len(p.groups()) > 0, finding{
		path:       c.Pointer + "/plan/groups",
		message:    "Kế hoạch chưa có sản phẩm nào nên không tính được tiến độ.",
		suggestion: "Ghi nhiệm vụ và sản phẩm của kế hoạch, như ở bảng nhiệm vụ của kế hoạch đó.",
	})
}

func asOfUnknown(p *Progress, c stat.Context) []finding {
	d, err := viet.ParseDate(p.AsOf)
	switch {
	case err != nil:
		return nil // a finding of its shape
	case p.AsOf != "" && !d.Complete():
		return []finding{{
			path:       c.Pointer + "/as_of",
			message:    fmt.Sprintf("Ngày chốt số liệu “%s” chưa đủ ngày, tháng, năm.", p.AsOf),
			suggestion: "Ghi đủ ngày, dạng 2023-03-14, hoặc bỏ trống để lấy ngày cuối của kỳ số liệu.",
		}}
	}
	return when(p.AsOf == "" && c.Period.IsZero(), finding{
		path:       c.Pointer + "/as_of",
		message:    "Chưa biết số liệu tính đến ngày nào.",
		suggestion: "Ghi “as_of”, dạng 2023-03-14, hoặc ghi kỳ báo cáo ở “period”.",
	})
}

func productTwice(p *Progress, c stat.Context) []finding {
	var found []finding
	seen := map[string]bool{}
	for s := range p.products(c.Pointer) {
		found = append(found, when(seen[s.id], finding{
			path:       s.pointer + "/id",
			message:    fmt.Sprintf("Mã sản phẩm “%s” đã dùng cho sản phẩm khác; sản phẩm không ghi mã thì mã là số thứ tự nhóm, nhiệm vụ, sản phẩm.", templates.Shorten(s.id)),
			suggestion: "Ghi cho mỗi sản phẩm một mã riêng.",
		})...)
		seen[s.id] = true
	}
	return found
}

func productUnknown(p *Progress, c stat.Context) []finding {
	var ids []string
	for s := range p.products(c.Pointer) {
		ids = append(ids, s.id)
	}
	guess := newGuesser(ids)
	var found []finding
	told := map[string]bool{}
	for i, u := range p.Updates {
		if guess.known[u.Product] || told[u.Product] || u.Product == "" {
			continue
		}
		told[u.Product] = true
		found = append(found, finding{
			path:    item(c.Pointer+"/updates", i) + "/product",
			message: fmt.Sprintf("Kế hoạch không có sản phẩm mang mã “%s”.", templates.Shorten(u.Product)),
		}.mean(guess, u.Product, "Xem lại mã sản phẩm trong kế hoạch."))
	}
	return found
}

// statuses are what a product is called by what an update says of it.
var statuses = map[string]string{"done": "hoàn thành", "in_progress": "đang thực hiện", "not_started": "chưa thực hiện"}

// day is the date of an update that has a whole one.
func (u *Update) day() string {
	d, _ := viet.ParseDate(u.Date)
	return dayInDigits(d)
}

// dated yields the updates that have a whole date.
func (p *Progress) dated(yield func(int, *Update) bool) {
	for i := range p.Updates {
		d, err := viet.ParseDate(p.Updates[i].Date)
		if err == nil && d.Complete() && !yield(i, &p.Updates[i]) {
			return
		}
	}
}

func updateUndated(p *Progress, c stat.Context) []finding {
	var found []finding
	for i, u := range p.Updates {
		d, err := viet.ParseDate(u.Date)
		found = append(found, when(err == nil && u.Date != "" && !d.Complete(), finding{
			path:       item(c.Pointer+"/updates", i) + "/date",
			message:    fmt.Sprintf("Ngày cập nhật “%s” chưa đủ ngày, tháng, năm.", u.Date),
			suggestion: "Ghi đủ ngày, dạng 2023-03-10.",
		})...)
	}
	return found
}

// lastDate is the day that the figures are of, as updates write dates: of what is reported of later
// days this report says nothing. Where the day is not known, no date is later.
func (p *Progress) lastDate(c stat.Context) string {
	d := p.asOf(c.Period)
	if !d.Complete() {
		return "9999-12-31"
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

func updateTwice(p *Progress, c stat.Context) []finding {
	var found []finding
	type day struct{ product, date string }
	first, end := map[day]int{}, p.lastDate(c)
	for i, u := range p.dated {
		if u.Date > end {
			continue
		}
		at, again := first[day{u.Product, u.Date}]
		if !again {
			first[day{u.Product, u.Date}] = i
			continue
		}
		found = append(found, finding{
			path:       item(c.Pointer+"/updates", i),
			message:    fmt.Sprintf("Sản phẩm “%s” có hai cập nhật trong ngày %s; cập nhật kia đứng thứ %d.", templates.Shorten(u.Product), u.day(), at+1),
			suggestion: "Giữ cập nhật đúng, bỏ cập nhật kia.",
		})
	}
	return found
}

// updateBackwards looks for products that come to be less done than they were.
func updateBackwards(p *Progress, c stat.Context) []finding {
	last, end := map[string]*Update{}, p.lastDate(c)
	var found []finding
	for _, i := range p.inOrder() {
		u := &p.Updates[i]
		before := last[u.Product]
		last[u.Product] = u
		if before == nil || before.Date == u.Date || u.Date > end || ranks[u.Status] >= ranks[before.Status] {
			continue
		}
		found = append(found, finding{
			path: item(c.Pointer+"/updates", i) + "/status", severity: templates.Warning,
			message: fmt.Sprintf("Sản phẩm “%s” ngày %s ghi là %s, nhưng trước đó, ngày %s, đã ghi là %s.",
				templates.Shorten(u.Product), u.day(), statuses[u.Status], before.day(), statuses[before.Status]),
			suggestion: "Xem lại hai cập nhật; nếu sản phẩm phải làm lại thì để nguyên.",
		})
	}
	return found
}

func progressDueUnclear(p *Progress, c stat.Context) []finding {
	var found []finding
	for s := range p.products(c.Pointer) {
		found = append(found, s.dueUnclear(s.pointer)...)
	}
	return found
}

package part

import (
	"fmt"
	"slices"
	"strings"

	"vanban/render"
	"vanban/templates"
	"vanban/templates/nd30"
)

// Validate finds what is wrong with the copy, then with the document that is copied.
func (c *Copy) Validate() templates.Problems {
	var all templates.Problems
	for _, p := range c.paper().Validate() {
		if !slices.Contains(notOfCopies, p.Rule) && p.Path != "/body" {
			all = append(all, p)
		}
	}
	original := c.Original.Payload
	var found templates.Problems
	if original != nil {
		found = c.ofOriginal(original.Validate())
	}
	v := &copied{Copy: c}
	if original != nil && !found.Failed() {
		v.info = &original.Compose()[0].Info
	}
	for _, check := range copyChecks {
		for _, f := range check.look(v) {
			all = append(all, check.problem(f))
		}
	}
	return append(all, found...)
}

// notOfCopies are checks of documents that copies have one of their own for. Nor have copies a body.
var notOfCopies = []string{"SO06", "TL03"}

// leftOut are checks of what an extract leaves out of a document, which may begin with Điều 5.
var leftOut = []string{"BC01", "BC02", "BC04", "BC06", "BC07", "BC08", "CC01", "NN07", "PL02", "PL06"}

// ofOriginal are the findings of the document that is copied, where it stands in the payload.
func (c *Copy) ofOriginal(found templates.Problems) templates.Problems {
	if c.extract() {
		found = slices.DeleteFunc(found, func(p templates.Problem) bool { return slices.Contains(leftOut, p.Rule) })
	}
	return found.Within(templates.Original)
}

// extract reports whether a part of the original alone is copied, which is made anew (Đ25(3)b).
func (c *Copy) extract() bool { return c.Type.Abbr == "TrS" }

// copied is a copy as its checks look at it.
type copied struct {
	*Copy
	info *render.Info // of the original; nil where there is none or it is at fault
}

// copyCheck is a check of copies: a row of nd30.Checks or one of ours.
type copyCheck struct {
	id   string
	look func(*copied) []finding
}

func (c copyCheck) problem(f finding) templates.Problem { return check{id: c.id}.problem(f) }

// copyChecks are all checks of copies beside those that other documents have too.
var copyChecks = []copyCheck{
	{"SO10", symbolOfCopy},
	{"SA02", placedTwice},
	{"SA03", nothingToSign},
	{"SA03", copiedWithoutPaper},
	{"SA03", notScanned},
	{"copy.original", originalUnfinished},
	{"copy.date", copiedBefore},
}

// symbolOfCopy looks whether the symbol begins as those of this kind of copy do. One of before 2020
// is found as such.
func symbolOfCopy(c *copied) []finding {
	group, organ, ok := strings.Cut(c.Copier.CodeNotation, "-")
	if !ok {
		organ = group
	}
	edit := templates.Edit{}
	if organ != "" {
		edit = templates.Mend("", c.Copier.CodeNotation, c.Type.Abbr+"-"+organ, false)
	}
	return when(group != c.Type.Abbr && obsolete(group) != c.Type.Abbr, finding{
		edit:       edit,
		path:       "/code_notation",
		message:    fmt.Sprintf("Ký hiệu “%s” không phải của %s.", c.Copier.CodeNotation, c.Type.Name),
		suggestion: fmt.Sprintf("Viết “%s-” và chữ viết tắt tên cơ quan sao, ví dụ “%s”.", c.Type.Abbr, c.Type.Abbr+"-"+organ),
	})
}

func placedTwice(c *copied) []finding {
	return when(c.FromTop > 0 && !c.Original.IsZero(), finding{
		path: "/from_top_mm", severity: templates.Error,
		message:    "Phần bản sao in ngay sau phần cuối của văn bản ở “original”, không đặt vị trí riêng được.",
		suggestion: "Bỏ “from_top_mm”; hoặc bỏ “original” để chỉ in phần bản sao lên bản chụp.",
		edit:       drop(false),
	})
}

func nothingToSign(c *copied) []finding {
	return when(c.paper().Head.electronic() && c.Original.IsZero(), finding{
		path:       templates.Original,
		message:    "Bản sao điện tử chỉ thêm dòng thông tin ký số vào văn bản, nên phải có văn bản được sao.",
		suggestion: "Ghi dữ liệu của văn bản ở “original”. Bản sao là ảnh quét thì ký số thẳng lên tệp PDF của ảnh quét, không cần tạo ở đây.",
	})
}

// copiedWithoutPaper looks for a copy of a file as a file, which only an extract may be (Đ25).
func copiedWithoutPaper(c *copied) []finding {
	return when(c.paper().Head.electronic() && c.originalElectronic() && !c.extract(), finding{
		path: "/medium", clause: "Đ25",
		message:    fmt.Sprintf("Không có %s từ văn bản điện tử sang văn bản điện tử: văn bản điện tử đã ký số gửi đi nguyên tệp.", strings.ToLower(c.Type.Title)),
		suggestion: "Ghi “medium”: “paper” để sao ra giấy, hoặc gửi chính tệp văn bản điện tử.",
		edit:       set("paper"),
	})
}

// originalElectronic reports whether the document that is copied is an electronic one.
func (c *Copy) originalElectronic() bool {
	o, ok := c.Original.Payload.(interface{ electronic() bool })
	return ok && o.electronic()
}

// notScanned reminds of what a copy of paper as a file has to be: what is made here has the text of the
// paper, not its picture. An extract is made anew on purpose.
func notScanned(c *copied) []finding {
	return when(c.paper().Head.electronic() && !c.Original.IsZero() && !c.originalElectronic() && !c.extract(), finding{
		path: "/medium", severity: templates.Warning,
		message:    fmt.Sprintf("%s điện tử phải là bản số hóa của văn bản giấy: ảnh màu, từ 200 dpi, tỷ lệ 100%%; tệp tạo ở đây trình bày lại nội dung.", c.Type.Name),
		suggestion: "Quét văn bản giấy đã ký, đóng dấu rồi ký số lên tệp quét; dùng tệp này để tra cứu.",
	})
}

// originalUnfinished looks for an original that is none: a draft, or without number or date (Đ3(8)
// and (9): a copy is made of a bản gốc or a bản chính).
func originalUnfinished(c *copied) []finding {
	if c.info == nil {
		return nil
	}
	row := c.Original.Kind().Type
	var found []finding
	o, ok := c.Original.Payload.(interface{ drafted() bool })
	lacks := func(lacking bool, member, what, instead string) {
		found = append(found, when(lacking, finding{
			path: templates.Original + member, clause: "Đ3",
			message:    fmt.Sprintf("Văn bản được sao %s, chưa phải bản gốc hay bản chính.", what),
			suggestion: instead,
		})...)
	}
	lacks(ok && o.drafted(), "/draft", "là dự thảo", "Chỉ sao văn bản đã ban hành; bỏ “draft” của văn bản được sao nếu văn bản đã được ký.")
	lacks(c.info.Identifier == "" && !unnumbered(row), "/code_number", "chưa có số", "Ghi số của văn bản được sao ở “code_number”.")
	lacks(c.info.Created.IsZero() && !row.NoDate, "/issued_date", "chưa có đủ ngày, tháng, năm", "Ghi ngày ban hành của văn bản được sao ở “issued_date”.")
	return found
}

// unnumbered reports whether documents of the type need no number: the annex gives thư công neither a
// form nor an abbreviation.
func unnumbered(t nd30.Type) bool { return t.Form == "" && t.Abbr == "" }

func copiedBefore(c *copied) []finding {
	const day = "02/01/2006"
	made := c.paper().info().Created
	if c.info == nil || made.IsZero() || !made.Before(c.info.Created) {
		return nil
	}
	return []finding{{
		path: "/issued_date", clause: "PL I-2.II.1d",
		message:    fmt.Sprintf("Bản sao ghi ngày %s, trước ngày %s của văn bản được sao.", made.Format(day), c.info.Created.Format(day)),
		suggestion: "Sửa ngày sao, hoặc ngày ban hành của văn bản ở “original”.",
	}}
}

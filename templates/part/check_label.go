package part

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"vanban/templates"
	"vanban/templates/viet"
)

// miswrittenLabel is what a paragraph begins with that was probably meant to be a division.
type miswrittenLabel struct {
	rule  string
	level string // of the division
	like  *regexp.Regexp
	typed *regexp.Regexp // what stands for the label; its last group is the numeral
	right func(found []string) string
}

// miswrittenLabels are tried in order: a line is meant to be one division.
var miswrittenLabels = []miswrittenLabel{
	{
		"BC01", phan, regexp.MustCompile(`^(?i:phần) (?:(?i:` + partNumeral + `)\s*[.:–-]|` + partNumeral + ` \P{Ll}{3,}$|(?:(?i:thứ) )?\d+$)`),
		regexp.MustCompile(`(?i)^(phần) (?:thứ )?(` + partNumeral + `)\s*[.:–-]*\s*`), aloneRoman,
	},
	{
		"BC01", chuong, regexp.MustCompile(`^(?i:chương) (?:(?i:[IVXLC]+|\d+)\s*[.:–-]|(?:[IVXLC]+|\d+) \P{Ll}{3,}$|\d+$)`),
		regexp.MustCompile(`(?i)^(chương) ([IVXLC]+|\d+)\s*[.:–-]*\s*`), aloneRoman,
	},
	{
		"BC02", "muc", regexp.MustCompile(`(?i)^mục ([IVXLC]+|\d+)\s*[.:–-]`),
		regexp.MustCompile(`(?i)^(mục) ([IVXLC]+|\d+)\s*[.:–-]+\s*`), aloneArabic,
	},
	{
		"BC02", "tieu_muc", regexp.MustCompile(`(?i)^tiểu mục ([IVXLC]+|\d+)\s*[.:–-]`),
		regexp.MustCompile(`(?i)^(tiểu mục) ([IVXLC]+|\d+)\s*[.:–-]+\s*`), aloneArabic,
	},
	{
		"BC08", mucLon, regexp.MustCompile(`^[A-HĐ]\s?[-–:/)]\s*\p{Lu}\P{Ll}+$`),
		regexp.MustCompile(`^([A-HĐ])\s?[-–:/)]\s*`), stopped,
	},
	{
		"BC08", deMuc, regexp.MustCompile(`^[IVX]+[/)]|^[IVX]{2,}\.\s|^[IVX]+(?:\s?[-–:]\s+\p{Lu}|\s?[-–:]\p{Lu}{2})`),
		regexp.MustCompile(`^([IVX]+)\s?[-–:.)/]\s*`), stopped,
	},
	{
		"BC06", tieuKhoan, regexp.MustCompile(`^\d{1,2}\.\d{1,2}(?:[)/:]?\s+\p{Lu}|\.\pL)`),
		regexp.MustCompile(`^(\d{1,2}\.\d{1,2})[.)/:]?\s*`), stopped,
	},
	{
		"BC06", khoan, regexp.MustCompile(`^\d{1,2}(?:\)|/\s|\.\pL|\s?[-–:]\s+\p{Lu})`),
		regexp.MustCompile(`^0?(\d+)\s?[-–:.)/]\s*`), stopped,
	},
	{
		"BC07", diem, regexp.MustCompile(`^[a-zđ](\.\s|\)\pL|/\s)|^[A-ZĐ]\)`),
		regexp.MustCompile(`^([A-Za-zĐđ])[.)/]\s*`), func(m []string) string { return viet.Lower(m[1]) + ") " },
	},
}

// partNumeral is how the number of a phần is written by those who do not write it as the decree does.
const partNumeral = `(?:[IVXLC]+|\d+|[A-HĐ]|(?i:thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)))`

// articleLabel is how an article begins that is found by [entry.articleLike].
var articleLabel = miswrittenLabel{
	rule: "BC04", level: dieu,
	typed: regexp.MustCompile(`^\PN{1,12}0*(\d+)\s*[.:;,)/–-]*\s*`),
	right: func(m []string) string { return "Điều " + m[1] + ". " },
}

func stopped(m []string) string { return m[1] + ". " }

// aloneRoman writes a label that stands on a line of its own with a Roman numeral; empty for what is no number.
func aloneRoman(m []string) string {
	n := numberOf(m[2])
	if n == 0 {
		return ""
	}
	return m[1] + " " + viet.Roman(n) + "\n"
}

// aloneArabic writes a label that stands on a line of its own with an Arabic numeral; empty for what is no number.
func aloneArabic(m []string) string {
	n := numberOf(m[2])
	if n == 0 {
		return ""
	}
	return m[1] + " " + strconv.Itoa(n) + "\n"
}

// numberOf reads a numeral of any kind; 0 for none.
func numberOf(s string) int {
	for _, read := range []func(string) (int, bool){readPart, readArabic, readLetter} {
		if n, ok := read(s); ok {
			return n
		}
		if n, ok := read(viet.Upper(s)); ok {
			return n
		}
	}
	return 0
}

// miswrittenOf is how the paragraph begins like a division; nil for one that does not.
func miswrittenOf(n *Node) *miswrittenLabel {
	if n.Type != doan || n.quoted || !mayLabel(n.Text) {
		return nil
	}
	i := slices.IndexFunc(miswrittenLabels, func(m miswrittenLabel) bool { return m.like.MatchString(n.Text) })
	if i < 0 {
		return nil
	}
	return &miswrittenLabels[i]
}

// longestLabel is how many bytes at the beginning of a line a miswritten label has, its mark included.
const longestLabel = 24

// mayLabel reports whether a mark or a number is where that of a label is. Most paragraphs have none there.
func mayLabel(s string) bool {
	return strings.ContainsAny(s[:min(len(s), longestLabel)], ".:/)-–0123456789IVX")
}

// mend writes the beginning of a text as the label that was meant; "" where that is not known.
func (m *miswrittenLabel) mend(text string) string {
	found := m.typed.FindStringSubmatch(text)
	if found == nil {
		return ""
	}
	label := m.right(found)
	if rest := text[len(found[0]):]; label != "" && rest != "" {
		return label + rest
	}
	return strings.TrimSuffix(label, "\n") // a label without a text stands alone: "Phần 1"
}

// says is what a clerk is to write, for a message.
func (m *miswrittenLabel) says(right string) string {
	label, title, alone := strings.Cut(right, "\n")
	switch {
	case right == "":
		return "viết số thứ tự đúng mẫu, ví dụ “" + levels[levelOf(m.level)].label(1, "1.") + "”"
	case alone:
		return fmt.Sprintf("viết “%s” trên một dòng, tiêu đề “%s” ở dòng dưới", label, beginning(title))
	}
	return fmt.Sprintf("viết “%s”", beginning(label))
}

// miswritten finds the paragraphs that begin almost like a label of the levels with that rule.
func miswritten(rule string) func(*view) []finding {
	return func(v *view) []finding {
		var found []finding
		for _, e := range v.entries() {
			m := miswrittenOf(e.node)
			if m == nil || m.rule != rule {
				continue
			}
			found = append(found, finding{
				path: e.text.Pointer, offset: e.text.Offset, length: len(m.like.FindString(e.node.Text)), severity: templates.Warning,
				message:    fmt.Sprintf("Đoạn “%s”%s được in như đoạn văn thường.", beginning(e.node.Text), e.place()),
				suggestion: "Nếu đây là số thứ tự thì " + m.says(m.mend(e.node.Text)) + ".",
				edit:       v.relabel(e, m),
			})
		}
		return found
	}
}

// relabel is the edit that makes a paragraph, a line of a text, begin with the label that was meant, or all lines that are
// like it: the second alone would not be in order. Zero where neither would be.
func (v *view) relabel(e *entry, m *miswrittenLabel) templates.Edit {
	right := m.mend(e.node.Text)
	if right == "" || e.text.Length != len(e.node.Text) || strings.HasSuffix(right, ". ") {
		return templates.Edit{}
	}
	edit := templates.Mend("", e.node.Text, right, false)
	edit.Offset += e.text.Offset
	if v.sound(edit, e.text.Pointer) {
		return edit
	}
	return v.relabelAlike(e, m)
}

// relabelAlike is the edit that makes all paragraphs of the body that begin like the entry begin with the labels that were meant;
// zero where that would not be in order.
func (v *view) relabelAlike(e *entry, m *miswrittenLabel) templates.Edit {
	b, ok := v.bodyOf(e.text.Pointer)
	if !ok || b.Nodes != nil || m.like == nil || !v.try(b) {
		return templates.Edit{}
	}
	before := b.read(b.again())
	var text strings.Builder
	done, labels := 0, 0
	for i := range before {
		other := &before[i]
		if miswrittenOf(other.node) != m || other.text.Length != len(other.node.Text) {
			continue
		}
		labels++
		text.WriteString(b.Text[done:other.text.Offset] + m.mend(other.node.Text))
		done = other.text.Offset + other.text.Length
	}
	if after := text.String() + b.Text[done:]; labels <= mostRelabelled && disorder(b.read(ParseText(after))) <= disorder(before) {
		return templates.Mend("", b.Text, after, false)
	}
	return templates.Edit{}
}

// begunAnew reports whether the entry of the level may count from 1 again: since the last of its level there is a greater
// division whose label is miswritten. That is a finding, and this is none.
func (o *outliner) begunAnew(level int) bool {
	for i := len(o.entries) - 1; i >= 0; i-- {
		e := &o.entries[i]
		if levelOf(e.node.Type) == level {
			return false
		}
		if m := miswrittenOf(e.node); m != nil && levelOf(m.level) < level || e.node.Type == doan && levelOf(dieu) < level && e.articleLike() != "" {
			return true
		}
	}
	return false
}

// partInWords looks for "Phần thứ nhất": the number is a Roman one.
func partInWords(v *view) []finding {
	var found []finding
	for _, e := range v.entries() {
		n, named := partNames[viet.Lower(e.level.bare(e.label))]
		if e.level.name != phan || !named || n == 0 || e.want != "" {
			continue
		}
		right := e.level.label(n, "")
		if viet.Upper(e.node.Label) == e.node.Label {
			right = viet.Upper(right)
		}
		f := finding{
			path: e.mark.Pointer, offset: e.mark.Offset, length: len(e.node.Label), severity: templates.Warning,
			message:    fmt.Sprintf("“%s”%s ghi số thứ tự bằng chữ; số thứ tự của phần dùng chữ số La Mã.", e.label, e.place()),
			suggestion: fmt.Sprintf("Viết “%s”; nhớ sửa các chỗ dẫn chiếu đến “%s”.", e.level.label(n, ""), e.label),
			edit:       templates.Mend("", e.node.Label, right, false),
		}
		f.edit.Offset += f.offset
		found = append(found, f)
	}
	return found
}

// closingWords begin the sentence that closes a document.
var closingWords = regexp.MustCompile(`^(?:Trên đây là |Trân trọng |Rất mong |Đề nghị (?:các|quý) [^.;]*quan tâm)`)

// closingNumbered looks for the closing sentence of the document with a number of its own, as Enter gives it.
func closingNumbered(v *view) []finding {
	all := v.pieces[0].entries
	for i := len(all) - 1; i >= 0; i-- {
		e := &all[i]
		if !e.level.numbered() {
			continue
		}
		if e.level.ownLine || e.level.name == dieu || !closingWords.MatchString(e.node.Title+e.node.Text) {
			return nil
		}
		f := finding{
			path: e.mark.Pointer, offset: e.mark.Offset, length: len(e.node.Label), severity: templates.Warning,
			message:    fmt.Sprintf("Câu kết “%s”%s có số thứ tự “%s”, nên in thành một mục riêng.", beginning(e.node.Title+e.node.Text), e.place(), e.label),
			suggestion: "Bỏ số thứ tự; câu kết là đoạn văn thường.",
		}
		if said := e.node.Title + e.node.Text; e.text.Length > len(said) && e.node.line > 0 {
			f.edit = templates.Edit{Op: templates.Replace, Offset: e.mark.Offset, Length: e.text.Length - len(said)}
		}
		return []finding{f}
	}
	return nil
}

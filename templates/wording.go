package templates

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"vanban/templates/viet"
)

// reading is what is understood of a value that the shape of its field does not allow: what is said of it and what
// to do, in messages' own terms, and what was meant. Empty texts leave it to messages.
type reading struct {
	text, remedy string
	meant        string // "" where that cannot be told
	sure         bool   // the value says no other thing
}

// wordings read values that show by themselves what was meant: of a tag, and of the fields of a name where there
// is one.
var wordings = []struct {
	tag, name string
	word      func(value, param string) reading
}{
	{"ngay", "", wordDate},
	{"thoi_diem", "", wordMoment},
	{"oneof", "", wordChoice},
	{"mot_dong", "", wordLines},
}

// readingOf reads the value, which the tag's parameter does not allow.
func readingOf(tag, param, name, value string) reading {
	for _, w := range wordings {
		if w.tag == tag && (w.name == "" || w.name == name) {
			return w.word(value, param)
		}
	}
	return reading{}
}

// wordLines joins the lines of what must be one.
func wordLines(value, _ string) reading {
	lines := strings.Split(value, "\n")
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	lines = slices.DeleteFunc(lines, func(line string) bool { return line == "" })
	return reading{meant: strings.Join(lines, " "), sure: true}
}

// stranger is a field that only some kinds of documents have, and why the others have not.
type stranger struct {
	name, beside            string // its name, and a field that payloads with it have
	message, remedy, clause string
}

// strangers are those that are often written where they do not belong.
var strangers = []stranger{{
	name: "addressees", beside: "to_places",
	message: "Loại văn bản này không có “Kính gửi”: chỉ công văn, tờ trình và báo cáo gửi cấp trên mới có.",
	remedy:  "Bỏ trường này và ghi nơi nhận ở “to_places”.",
	clause:  "PL I.II.9b",
}}

// strangerOf is the stranger that the name is that of; nil where the object has such a field, or is no place for it.
func strangerOf(o *object, key string) *stranger {
	key = strings.ReplaceAll(viet.Slug(key), "-", "")
	for i := range strangers {
		s := &strangers[i]
		if o.byName[s.name] == nil && o.byName[s.beside] != nil && (key == s.name || key == "kinhgui") {
			return s
		}
	}
	return nil
}

// translations are the English words that a payload takes, by the Vietnamese ones that are written for them.
var translations = map[string]string{
	"dien-tu": "electronic", "giay": "paper",
	"lon": "large", "nho": "small",
	"ngang": "landscape", "doc": "portrait", "dung": "portrait",
	"trai": "left", "giua": "center", "phai": "right", "deu": "justify",
	"chung": "one", "mot-tep": "one", "rieng": "separate", "tep-rieng": "separate",
	"hoan-thanh": "done", "da-xong": "done", "dang-thuc-hien": "in_progress", "chua-thuc-hien": "not_started",
	"ky-truoc": "previous", "cung-ky": "year_before",
}

// wordChoice names the one of the choices that was meant: written as it is printed, in Vietnamese, or misspelt.
func wordChoice(value, param string) reading {
	choices, slug := strings.Fields(param), viet.Slug(value)
	meant, sure := translations[slug], true
	if at := slices.IndexFunc(choices, func(c string) bool { return viet.Slug(c) == slug }); at >= 0 {
		meant = choices[at]
	}
	const short = 5 // one letter more or less makes another word of a word so short
	if !slices.Contains(choices, meant) {
		meant, sure = "", false
		if len(slug) > short {
			meant = Nearest(slug, choices)
		}
	}
	if meant == "" {
		return reading{}
	}
	return reading{remedy: fmt.Sprintf("Chọn “%s”; các lựa chọn: {choices}.", meant), meant: meant, sure: sure}
}

// wordMoment knows a moment that lacks its zone, which is that of Viet Nam.
func wordMoment(value, _ string) reading {
	if _, err := time.Parse("2006-01-02T15:04:05", value); err != nil {
		return reading{}
	}
	return reading{"{title} ghi “{value}”, thiếu múi giờ.", "Giờ Việt Nam thì viết “{value}+07:00”.", value + "+07:00", false}
}

// Dates as people and programs write them: year first or day first. The day may be missing.
var (
	isoDate   = regexp.MustCompile(`^\d{4}(-\d{2}(-\d{2})?)?$`)
	yearFirst = regexp.MustCompile(`^(?P<y>\d{4})[-/.](?P<m>\d{1,2})(?:[-/.](?P<d>\d{1,2}))?(?:[T ].*)?$`)
	twoDigits = regexp.MustCompile(`^(?P<d>\d{1,2})[-/.](?P<m>\d{1,2})[-/.](?P<y>\d{2})$`)
	dayFirst  = regexp.MustCompile(`(?i)^(?:ngày\s*)?(?:(?P<d>\d{1,2})\s*(?:[-/.]|tháng)\s*)?(?:tháng\s*)?(?P<m>\d{1,2})\s*(?:[-/.]|năm)\s*(?P<y>\d{4})$`)
)

// wordDate parts a date that the calendar does not have from one in another form.
func wordDate(value, _ string) reading {
	const form = "{title} ghi “{value}”, chưa đúng dạng năm-tháng-ngày."
	d, known, ok := looseDate(value)
	if !ok {
		return reading{text: form, remedy: "Viết như “2021-01-15”; bản dự thảo chưa rõ ngày thì viết “2021-01”."}
	}
	if text, remedy := wordCalendar(d, known); text != "" {
		return reading{text: text, remedy: remedy}
	}
	return reading{form, fmt.Sprintf("Viết “%s”.", d), d.String(), !twoDigits.MatchString(value)}
}

// looseDate reads a date in any of the forms, right or wrong, and how many of year, month and
// day it has.
func looseDate(value string) (d viet.Date, known int, ok bool) {
	for _, form := range []*regexp.Regexp{yearFirst, dayFirst, twoDigits} {
		m := form.FindStringSubmatch(value)
		if m == nil {
			continue
		}
		part := func(name string) (n int, given bool) {
			n, err := strconv.Atoi(m[form.SubexpIndex(name)])
			return n, err == nil
		}
		d.Year, _ = part("y")
		if form == twoDigits {
			d.Year += century(d.Year)
		}
		d.Month, _ = part("m")
		known = 2
		if day, given := part("d"); given {
			d.Day, known = day, 3
		}
		return d, known, true
	}
	if isoDate.MatchString(value) { // a year alone
		d.Year, _ = strconv.Atoi(value)
		return d, 1, true
	}
	return d, 0, false
}

// century is that of a year of two digits: those that are still to come are of the last one.
func century(year int) int {
	const lastYear = 69
	if year > lastYear {
		return 1900
	}
	return 2000
}

// wordCalendar says which part of a date the calendar does not have. That a part may be left
// out is news to whoever wrote zeros for it.
func wordCalendar(d viet.Date, known int) (text, remedy string) {
	const begin = "{title} ghi “{value}”, nhưng "
	days := time.Date(d.Year, time.Month(d.Month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
	switch {
	case d.Year < 1900:
		return begin + "năm phải từ 1900 trở đi.", "Kiểm tra lại năm."
	case known > 1 && d.Month == 0:
		return begin + "không có tháng 00.", fmt.Sprintf("Ghi tháng từ 01 đến 12; chưa rõ tháng thì viết “%d”.", d.Year)
	case known > 1 && d.Month > 12:
		return begin + fmt.Sprintf("không có tháng %d.", d.Month), "Ghi tháng từ 01 đến 12, sau năm và trước ngày, ví dụ “2021-01-15”."
	case known > 2 && d.Day == 0:
		return begin + "không có ngày 00.", fmt.Sprintf("Ghi ngày từ 01 đến %d; chưa rõ ngày thì viết “%04d-%02d”.", days, d.Year, d.Month)
	case known > 2 && d.Day > days:
		return begin + fmt.Sprintf("tháng %02d năm %d chỉ có %d ngày.", d.Month, d.Year, days),
			fmt.Sprintf("Kiểm tra lại: tháng này có ngày từ 01 đến %d.", days)
	}
	return "", ""
}

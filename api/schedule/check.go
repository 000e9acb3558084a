package schedule

import (
	"cmp"
	"errors"
	"fmt"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"vanban/api/service"
	"vanban/api/source"
	"vanban/api/whole"
	"vanban/templates"
	"vanban/templates/period"
	"vanban/templates/viet"
)

// checker makes a configuration of a file and finds what is wrong with it.
type checker struct {
	*document
	file   fileOf
	config *Config
	zone   *time.Location
}

// inOrder sorts the problems as they stand in the file.
func (d *document) inOrder() Problems {
	slices.SortStableFunc(d.problems, func(a, b Problem) int { return cmp.Compare(a.Line, b.Line) })
	return d.problems
}

// require notes what is missing at a place.
func (c *checker) require(value, path, example string) {
	name := path[strings.LastIndexByte(path, '/')+1:]
	known := slices.ContainsFunc(c.problems, func(p Problem) bool { return p.Path == path })
	if value == "" && !known {
		c.add(path, fmt.Sprintf("Thiếu “%s”.", name), fmt.Sprintf("Thêm “%s: %s”.", name, example))
	}
}

func (c *checker) check() {
	c.require(c.file.Output, "/output", "bao-cao")
	c.config.Output = c.config.path(c.file.Output)
	c.checkZone()
	c.checkHolidays()
	for i, w := range c.file.Webhooks {
		c.checkWebhook(w, fmt.Sprintf("/webhooks/%d", i))
	}
	if len(c.file.Schedules) == 0 {
		c.add("/schedules", "Chưa có lịch báo cáo nào.", "Thêm ít nhất một mục dưới “schedules:”.")
	}
	names := map[string]bool{}
	for i, s := range c.file.Schedules {
		at := fmt.Sprintf("/schedules/%d", i)
		if names[s.Name] {
			c.add(at+"/name", fmt.Sprintf("Hai lịch cùng tên “%s”.", s.Name), "Đặt tên khác.")
		}
		names[s.Name] = true
		c.checkSchedule(s, at)
	}
}

func (c *checker) checkZone() {
	c.zone = period.Vietnam()
	if c.file.Timezone == "" {
		return
	}
	t, err := time.Parse("-07:00", c.file.Timezone)
	if err != nil {
		c.add("/timezone", fmt.Sprintf("Múi giờ “%s” không đọc được.", c.file.Timezone), `Viết như "+07:00".`)
		return
	}
	_, offset := t.Zone()
	c.zone = time.FixedZone("UTC"+c.file.Timezone, offset)
}

func (c *checker) checkHolidays() {
	c.config.Calendar = period.Default()
	if c.file.Holidays == "" {
		return
	}
	f, err := os.Open(c.config.path(c.file.Holidays))
	if err != nil {
		c.add("/holidays", fmt.Sprintf("Không đọc được tệp ngày nghỉ “%s”: %s.", c.file.Holidays, whole.Why(err)), "")
		return
	}
	defer f.Close() //nolint:errcheck // what was read is not lost by closing
	if err := c.config.Calendar.Read(f); err != nil {
		for line := range strings.Lines(err.Error()) {
			c.add("/holidays", fmt.Sprintf("Tệp ngày nghỉ “%s”, %s.", c.file.Holidays, strings.TrimSpace(line)), "")
		}
	}
}

func (c *checker) checkWebhook(w webhookOf, at string) {
	u, err := url.Parse(w.URL)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		c.add(at+"/url", fmt.Sprintf("Địa chỉ webhook “%s” không phải là URL đầy đủ.", w.URL), "Viết như https://noi-nhan.example/bao-cao.")
	}
	if slices.ContainsFunc(c.config.Webhooks, func(other Webhook) bool { return other.URL == w.URL }) {
		c.add(at+"/url", "Hai webhook cùng địa chỉ.", "Gộp làm một, ghi các sự kiện của cả hai vào events.")
	}
	c.require(w.SecretEnv, at+"/secret_env", "VANBAN_WEBHOOK_SECRET")
	for i, e := range w.Events {
		c.oneOf(e, []string{ReportMade, ReportFailed, ReportReminder, ReportChanged}, fmt.Sprintf("%s/events/%d", at, i), "sự kiện")
	}
	c.config.Webhooks = append(c.config.Webhooks, Webhook{URL: w.URL, SecretEnv: w.SecretEnv, Events: w.Events, Line: c.yaml.Line(at)})
}

// oneOf notes a word that is none of those that there are.
func (c *checker) oneOf(word string, words []string, at, what string) {
	if slices.Contains(words, word) {
		return
	}
	suggestion := "Dùng một trong: " + strings.Join(words, ", ") + "."
	if near := templates.Nearest(word, words); near != "" {
		suggestion = fmt.Sprintf("Có phải muốn viết “%s”?", near)
	}
	c.add(at, fmt.Sprintf("Không có %s “%s”.", what, word), suggestion)
}

// plainName is what may be the name of a folder on every system.
var plainName = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,99}$`)

func (c *checker) checkSchedule(f scheduleOf, at string) {
	s := Schedule{
		Name: f.Name, Title: cmp.Or(f.Title, f.Name), Periods: f.Periods, Template: c.config.path(f.Template),
		Rules:  c.rules(f.Deadlines),
		Remind: cmp.Or(time.Duration(f.Deadlines.Remind), defaultRemind),
		Units:  f.Units, Sources: f.Sources, Formats: f.Formats, Retry: f.Retry.retry(),
		Since: c.since(f.Since, at),
	}
	if !plainName.MatchString(f.Name) {
		c.add(at+"/name", fmt.Sprintf("Tên lịch “%s” dùng làm tên thư mục: chỉ gồm chữ thường không dấu, chữ số và gạch ngang, nhiều nhất 100 chữ.", f.Name), "Ví dụ name: cchc.")
	}
	c.checkPeriods(&s, f, at)
	c.checkUnits(&s, f, at)
	c.checkNumbers(&s, f.Numbers, at+"/numbers")
	c.checkUnitNumbers(&s, f.UnitNumbers, at+"/unit_numbers")
	c.checkSources(&s, at)
	c.checkFormats(&s, at)
	c.checkOptions(&s, f, at)
	if f.Retry.Attempts < 0 {
		c.add(at+"/retry/attempts", "Số lần thử phải từ 1 trở lên.", "")
	}
	c.checkTemplate(&s, f, at)
	c.config.Schedules = append(c.config.Schedules, s)
}

func (c *checker) rules(f deadlinesOf) period.Rules {
	return period.Rules{
		Window: period.Window{Day: f.Window.Day, Before: f.Window.MonthsBefore},
		Closes: f.Closes.point(), UnitsDue: f.UnitsDue.point(), ReportDue: f.ReportDue.point(),
		Roll: f.Roll, Zone: c.zone,
	}
}

// since is the beginning of the day since which a schedule runs.
func (c *checker) since(own viet.Date, at string) time.Time {
	d, place := own, at+"/since"
	if d.IsZero() {
		d, place = c.file.Since, "/since"
	}
	switch {
	case d.IsZero():
		return time.Time{}
	case !d.Complete():
		c.add(place, fmt.Sprintf("Ngày bắt đầu “%s” phải đầy đủ.", d), "Ví dụ since: 2023-01-01.")
	}
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, c.zone)
}

// sampleYear is the year for which deadlines and templates are tried out.
const sampleYear = 2024

func (c *checker) checkPeriods(s *Schedule, f scheduleOf, at string) {
	if len(f.Periods) == 0 {
		c.add(at+"/periods", "Chưa có kỳ báo cáo nào.", "Ví dụ periods: [Q1, H1, Q3, Y].")
	}
	if (f.Deadlines.Window.Day == 0) != (f.Deadlines.Window == windowOf{}) {
		c.add(at+"/deadlines/window", "Thiếu “day”: ngày bắt đầu lấy số liệu.", "Ví dụ window: {day: 15, months_before: 1}.")
	}
	said := map[string]bool{}
	for i, part := range f.Periods {
		c.oneOf(part, partNames, fmt.Sprintf("%s/periods/%d", at, i), "kỳ")
		p, err := periodOf(sampleYear, part)
		if err != nil {
			continue
		}
		if err := s.Rules.Check(p); err != nil && !said[at] {
			said[at] = true // the same fault in every period
			c.add(at+"/deadlines", "Thời hạn không hợp lệ: "+err.Error()+".", "")
		}
	}
}

// checkNumbers wants a number for periods that there are, and none that several reports would have.
func (c *checker) checkNumbers(s *Schedule, texts map[string]string, at string) {
	if len(texts) > 0 && !s.whole() {
		c.add(at, "Báo cáo của mỗi đơn vị có số riêng, nên “numbers” không dùng cùng “units” hoặc “each”.", "Ghi số của từng đơn vị vào “unit_numbers”: {2022-Q3: {so-noi-vu: 12}}; chưa có số thì bỏ.")
	}
	s.Numbers = map[string]int{}
	for _, key := range sortedKeys(texts) {
		place := at + "/" + templates.Escape(key)
		n := c.number(texts[key], place)
		if p, ok := c.periodKey(s, key, place); ok {
			s.Numbers[p] = n
		}
	}
}

// checkUnitNumbers wants a number for units that there are, and none that two of a period would have.
func (c *checker) checkUnitNumbers(s *Schedule, texts map[string]map[string]string, at string) {
	if len(texts) > 0 && s.whole() {
		c.add(at, "“unit_numbers” chỉ dùng cùng “units” hoặc “each”.", "Báo cáo chung ghi số vào “numbers”.")
	}
	s.UnitNumbers = map[string]map[string]int{}
	for _, key := range sortedKeys(texts) {
		place := at + "/" + templates.Escape(key)
		numbers, taken := map[string]int{}, map[int]string{}
		for _, unit := range sortedKeys(texts[key]) {
			of := place + "/" + templates.Escape(unit)
			n, slug := c.number(texts[key][unit], of), viet.Slug(unit)
			if other := taken[n]; other != "" && n > 0 {
				c.add(of, fmt.Sprintf("“%s” và “%s” cùng số %d.", other, unit, n), "Mỗi báo cáo có một số riêng.")
			}
			if len(s.Units) > 0 && !slices.ContainsFunc(s.Units, func(u string) bool { return viet.Slug(u) == slug }) {
				c.add(of, fmt.Sprintf("Không có đơn vị “%s” trong units.", unit), "Ghi tên đơn vị, hoặc tên không dấu của nó: so-noi-vu.")
			}
			taken[n], numbers[slug] = unit, n
		}
		if p, ok := c.periodKey(s, key, place); ok {
			s.UnitNumbers[p] = numbers
		}
	}
}

// number reads the number of a document.
func (c *checker) number(text, at string) int {
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		c.add(at, fmt.Sprintf("Số văn bản “%s” phải là số nguyên dương.", text), "")
	}
	return n
}

// periodKey gives the period that a number is for; false where the schedule has none such.
func (c *checker) periodKey(s *Schedule, key, at string) (string, bool) {
	p, err := period.Parse(key)
	switch {
	case err != nil:
		c.add(at, viet.Capital(err.Error())+".", "")
	case !s.has(p) && p.Kind != period.Span:
		c.add(at, fmt.Sprintf("Lịch này không có kỳ %s.", key), "Các kỳ của nó: "+strings.Join(s.Periods, ", ")+".")
	default:
		return p.String(), true
	}
	return "", false
}

func (c *checker) checkUnits(s *Schedule, f scheduleOf, at string) {
	if f.Each != nil {
		c.checkEach(s, f, at)
	}
	if err := distinct(f.Units); err != nil {
		c.add(at+"/units", viet.Capital(err.Error())+".", "")
	}
}

func (c *checker) checkEach(s *Schedule, f scheduleOf, at string) {
	if len(f.Units) > 0 {
		c.add(at+"/each", "“each” và “units” không dùng cùng lúc.", "Chỉ giữ lại một.")
	}
	c.require(f.Each.Column, at+"/each/column", "Đơn vị")
	i := slices.IndexFunc(f.Sources, func(spec source.Spec) bool { return spec.Name != "" && spec.Name == f.Each.Source })
	if f.Each.Source == "" && len(f.Sources) == 1 {
		i = 0
	}
	if i < 0 {
		c.add(at+"/each/source", fmt.Sprintf("Không có nguồn nào tên “%s”.", f.Each.Source), "Ghi tên (name) của một nguồn trong “sources”.")
	}
	s.Each = &Each{Source: max(i, 0), Column: f.Each.Column}
}

// longestSlug is how long the name of a unit's folder may be, in bytes: with what is written beside it, no name is
// longer than the 255 that file systems take.
const longestSlug = 200

// distinct finds units that would lie in the same folder, or in none.
func distinct(units []string) error {
	seen := map[string]string{}
	for _, u := range units {
		slug := viet.Slug(u)
		switch other, twice := seen[slug]; {
		case slug == "":
			return fmt.Errorf("đơn vị “%s” không có tên", u)
		case len(slug) > longestSlug:
			return fmt.Errorf("tên đơn vị “%s” dài quá %d chữ, không làm tên thư mục được", templates.Shorten(u), longestSlug)
		case twice:
			return fmt.Errorf("hai đơn vị “%s” và “%s” trùng tên thư mục “%s”", other, u, slug)
		}
		seen[slug] = u
	}
	return nil
}

func (c *checker) checkSources(s *Schedule, at string) {
	places := map[string]bool{}
	for i, spec := range s.Sources {
		place := fmt.Sprintf("%s/sources/%d", at, i)
		s.Sources[i].Name = cmp.Or(spec.Name, spec.Path, fmt.Sprintf("nguồn %d", i+1))
		for _, f := range s.Sources[i].Check() {
			c.add(place, fmt.Sprintf("Nguồn “%s”: %s", s.Sources[i].Name, f.String()), "")
		}
		c.checkMapping(spec, place+"/mapping_file")
		if s.Each == nil || s.Each.Source != i {
			c.require(spec.Into, place+"/into", "/data/dossiers/0/rows")
		}
		if places[spec.Into] && spec.Into != "" && !strings.HasSuffix(spec.Into, "/-") {
			c.add(place+"/into", fmt.Sprintf("Hai nguồn cùng đặt vào %s.", spec.Into), "Mỗi nguồn đặt vào một chỗ riêng.")
		}
		places[spec.Into] = true
	}
}

// checkMapping reads the mapping file of a source, as it will be read when a report is made.
func (c *checker) checkMapping(spec source.Spec, at string) {
	if spec.MappingFile == "" || strings.Contains(spec.MappingFile, "{{") {
		return
	}
	data, err := os.ReadFile(c.config.path(spec.MappingFile))
	if err == nil {
		_, err = source.ParseMapping(data)
	}
	if err != nil {
		for line := range strings.Lines(whole.Why(err)) {
			c.add(at, fmt.Sprintf("Bảng ghép “%s”: %s", spec.MappingFile, strings.TrimSpace(line)), "")
		}
	}
}

// formats are the names of those that a schedule without any has.
var formats = []string{"docx", "pdf"}

func (c *checker) checkFormats(s *Schedule, at string) {
	for i, name := range s.Formats {
		c.oneOf(name, formats, fmt.Sprintf("%s/formats/%d", at, i), "định dạng")
	}
	if len(s.Formats) == 0 {
		s.Formats = formats
	}
}

// checkOptions wants of the files what there is, and what is of a format that the schedule makes.
func (c *checker) checkOptions(s *Schedule, f scheduleOf, at string) {
	s.Options = service.Options{PDFA: f.PDFA, EmbedFonts: f.Embed}
	for _, one := range []struct {
		key string
		service.Options
	}{
		{"/pdfa", service.Options{PDFA: f.PDFA}},
		{"/embed_fonts", service.Options{EmbedFonts: f.Embed}},
	} {
		if e, ok := errors.AsType[*service.Error](one.Suit(s.Formats...)); ok {
			c.add(at+one.key, e.Message, e.Suggestion)
		}
	}
}

// checkTemplate fills the template for each period and tries whether the sources' places are there.
func (c *checker) checkTemplate(s *Schedule, f scheduleOf, at string) {
	c.require(f.Template, at+"/template", "bao-cao.json")
	if f.Template == "" {
		return
	}
	said := map[string]bool{}
	for _, part := range s.Periods {
		p, err := periodOf(sampleYear, part)
		if err != nil {
			continue
		}
		for _, w := range s.tryTemplate(p) {
			if !said[w.reason] {
				c.add(at+w.at, fmt.Sprintf("Mẫu “%s”: %s.", f.Template, w.reason), "")
			}
			said[w.reason] = true
		}
	}
}

// tryTemplate gives what keeps the template from being filled for a period, each with the place in the schedule where
// that can be seen.
func (s *Schedule) tryTemplate(p period.Period) (misfits []misfill) {
	d, err := s.draft()
	if err != nil {
		return []misfill{{"/template", strings.TrimPrefix(err.Error(), "mẫu "+s.Template+": ")}} // whose name is told
	}
	deadlines, _ := s.Rules.Planned(p) // what is wrong with the rules has been said
	q := source.Request{Period: p, From: deadlines.From, To: deadlines.To}
	if !s.whole() {
		q.Unit = "x"
	}
	root, wrong := d.fill(q, extras{deadlines: deadlines})
	for _, w := range wrong {
		misfits = append(misfits, misfill{"/template", w.String()})
	}
	tried := map[string]bool{"": true}
	for i, spec := range d.sources {
		if tried[spec.Into] {
			continue // that two have one place has been said
		}
		tried[spec.Into] = true
		if _, err := put(root, spec.Into, "x"); err != nil {
			misfits = append(misfits, misfill{fmt.Sprintf("/sources/%d/into", i), err.Error()})
		}
	}
	return misfits
}

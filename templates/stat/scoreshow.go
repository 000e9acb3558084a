package stat

import (
	"slices"
	"strconv"
	"strings"

	"vanban/render"
)

// The phrases about score sheets, after what was said of the index of 2023: "đạt 80,38/100 điểm (tăng
// 03 bậc so với chỉ số CCHC năm 2022). Trong đó, có 36/38 tiêu chí và 83/97 tiêu chí thành phần
// đạt điểm tối đa".
const (
	scoreMain     phrase = "{source}{title} đạt {reached}/{max} điểm{self}{rank}{changes}{full}"
	scoreBySource phrase = "theo {source}, "
	scoreTitle    phrase = "{title} năm {year}"
	scoreSelf     phrase = " (tự chấm {self} điểm)"
	scoreRank     phrase = ", xếp thứ {rank}"
	scoreThan     phrase = " so với {than}"
	scoreThanYear phrase = "năm {year}"
	scoreThanLast phrase = "lần đánh giá trước"
	pointsUp      phrase = "tăng {n} điểm"
	pointsDown    phrase = "giảm {n} điểm"
	pointsSame    phrase = "giữ nguyên số điểm"
	ranksUp       phrase = "tăng {n} bậc"
	ranksDown     phrase = "giảm {n} bậc"
	ranksSame     phrase = "giữ nguyên thứ hạng"
	scoreFull     phrase = "; trong đó có {all} đạt điểm tối đa"
	scoreOfAll    phrase = "{full}/{all} {level}"
	scoreMakeUp   phrase = "bộ chỉ số gồm {all}"
	scoreAreas    phrase = "kết quả theo lĩnh vực: {all}"
	scoreArea     phrase = "{name} đạt {reached}/{max} điểm ({percent})"
	scoreNoShare  phrase = "{name} đạt {reached}/{max} điểm"
	scoreReasons  phrase = "nguyên nhân bị trừ điểm: {all}"
	scoreReason   phrase = "{name} (mất {n} điểm): {reason}"
)

// Show implements [Block].
func (s *Scores) Show(c Context, view string) View {
	sh := s.open(c.Pointer)
	switch view {
	case viewTable:
		return View{Table: s.table(sh)}
	case viewChart:
		return View{Chart: sh.plot(s.title()).chart()}
	}
	return View{Sentences: s.sentences(sh)}
}

// title is the index with its year.
func (s *Scores) title() string {
	if s.Year == 0 || yearIn.MatchString(s.Title) {
		return s.Title
	}
	return scoreTitle.with("{title}", s.Title, "{year}", strconv.Itoa(s.Year))
}

// sentences tell the points, what the index is made of, the areas and why points were lost.
func (s *Scores) sentences(sh *sheet) []string {
	var source, self, rank string
	if s.Source != "" {
		source = scoreBySource.with("{source}", s.Source)
	}
	if s.Self != nil {
		self = scoreSelf.with("{self}", s.Self.String())
	}
	if s.Rank != nil {
		rank = scoreRank.with("{rank}", strconv.Itoa(*s.Rank))
	}
	all := []string{finish(scoreMain.with(
		"{source}", source, "{title}", s.title(), "{reached}", s.Reached.String(), "{max}", s.Max.String(),
		"{self}", self, "{rank}", rank, "{changes}", s.changes(), "{full}", sh.tellFull()))}
	for _, list := range []struct {
		text          phrase
		parts         []string
		between, last string
	}{
		{scoreMakeUp, sh.tellCounts(), ", ", " và "},
		{scoreAreas, sh.tellAreas(), "; ", "; "},
		{scoreReasons, sh.tellReasons(), "; ", "; "},
	} {
		if len(list.parts) > 0 {
			all = append(all, finish(list.text.with("{all}", joined(list.parts, list.between, list.last))))
		}
	}
	return all
}

// changes compare points and rank with the time before.
func (s *Scores) changes() string {
	var all []string
	if s.Previous != nil && s.Previous.Reached != nil {
		by := s.Reached.minus(*s.Previous.Reached)
		text := turned(by, pointsUp, pointsDown, pointsSame)
		all = append(all, text.with("{n}", by.abs().String()))
	}
	if by, known := s.rankChange(); known {
		text := turned(Whole(by), ranksUp, ranksDown, ranksSame)
		all = append(all, text.with("{n}", Whole(by).abs().Count()))
	}
	if all == nil {
		return ""
	}
	than := scoreThanLast
	if s.Year != 0 {
		than = scoreThanYear
	}
	return ", " + joined(all, ", ", " và ") + scoreThan.with("{than}", than.with("{year}", strconv.Itoa(s.Year-1)))
}

// turned chooses by where a number has gone.
func turned(by Number, up, down, same phrase) phrase {
	switch by.Cmp(Number{}) {
	case 1:
		return up
	case -1:
		return down
	}
	return same
}

// tellFull tells of how many criteria all points were reached.
func (sh *sheet) tellFull() string {
	var parts []string
	for l, t := range sh.told {
		if level(l) != areaLevel && t.all != nil && t.full != nil {
			parts = append(parts, scoreOfAll.with("{full}", Whole(*t.full).Count(), "{all}", Whole(*t.all).Count(), "{level}", levels[l].name))
		}
	}
	if parts == nil {
		return ""
	}
	return scoreFull.with("{all}", joined(parts, ", ", " và "))
}

// tellCounts tells how many areas, criteria and components there are; one of them alone says
// little.
func (sh *sheet) tellCounts() []string {
	var parts []string
	for l, t := range sh.told {
		if t.all != nil {
			parts = append(parts, amount(Whole(*t.all), levels[l].name))
		}
	}
	if len(parts) < 2 {
		return nil
	}
	return parts
}

// tellAreas tells the points of each area.
func (sh *sheet) tellAreas() []string {
	var parts []string
	for _, r := range sh.top.below {
		percent, ok := r.Reached.ShareOf(*r.Max)
		text := scoreArea
		if !ok {
			text = scoreNoShare
		}
		parts = append(parts, text.with("{name}", r.Name, "{reached}", r.Reached.String(), "{max}", r.Max.String(), "{percent}", percent.Percent()))
	}
	return parts
}

// tellReasons tells why points were lost, where a reason is given.
func (sh *sheet) tellReasons() []string {
	var parts []string
	for _, r := range sh.all {
		if r.Reason != "" && !r.isFull() {
			parts = append(parts, scoreReason.with("{name}", r.Name, "{n}", r.Max.minus(*r.Reached).String(), "{reason}", strings.TrimRight(r.Reason, ".;")))
		}
	}
	return parts
}

// plot shows the points of each area beside what could be reached.
func (sh *sheet) plot(title string) plot {
	p := plot{kind: render.ChartBars, title: title, unit: "điểm", series: []ChartSeries{{Name: "Điểm tối đa"}, {Name: "Điểm đạt được"}}}
	for _, r := range sh.top.below {
		p.categories = append(p.categories, r.Name)
		p.series[0].Values = append(p.series[0].Values, r.Max)
		p.series[1].Values = append(p.series[1].Values, r.Reached)
	}
	return p
}

// table has a row for each area, criterion and component, or for the totals where those are all.
func (s *Scores) table(sh *sheet) *Table {
	if len(sh.all) == 0 {
		return s.totals(sh)
	}
	hasSelf := sh.all[0].Self != nil // all rows or none
	hasReason := slices.ContainsFunc(sh.all, func(r scored) bool { return r.Reason != "" })
	t := newTable(s.title(), "")
	t.head("", ordinalColumn, "STT")
	t.head("", nameColumn, "Lĩnh vực, tiêu chí")
	for _, p := range points {
		if p.field != "self" || hasSelf {
			t.head("", narrowColumn, p.name)
		}
	}
	t.head("", narrowColumn, "Tỷ lệ (%)")
	if hasReason {
		t.head("", reasonColumn, "Nguyên nhân bị trừ điểm")
	}
	for _, r := range sh.all {
		cells := append([]Cell{{Text: r.label, Path: r.path}, {Text: r.Name, Path: r.path + "/name"}}, r.cells(hasSelf)...)
		if hasReason {
			cells = append(cells, Cell{Text: r.Reason, Path: r.path + "/reason"})
		}
		t.Rows = append(t.Rows, Row{Path: r.path, Bold: len(r.below) > 0 && r.level == areaLevel, Cells: cells})
	}
	total := append([]Cell{{Text: "Tổng cộng", Cols: 2}}, sh.top.cells(hasSelf)...)
	if hasReason {
		total = append(total, Cell{})
	}
	t.Rows = append(t.Rows, Row{Path: sh.top.path, Bold: true, Cells: total})
	return t.even()
}

// cells are the points of a row and the share that was reached of them.
func (r scored) cells(hasSelf bool) []Cell {
	var all []Cell
	for _, p := range points {
		n := p.of(r.Score)
		switch {
		case p.field == "self" && !hasSelf:
			continue
		case n == nil:
			sum, ok := r.sum(p.of)
			all = append(all, defined(sum, ok))
		default:
			all = append(all, number(n, r.path+"/"+p.field))
		}
	}
	return append(all, defined(r.Reached.ShareOf(*r.Max)))
}

// totals is the table of a sheet without rows.
func (s *Scores) totals(sh *sheet) *Table {
	t := newTable(s.title(), "")
	for _, heading := range []struct {
		column Column
		text   string
	}{{nameColumn, "Nội dung"}, {numberColumn, "Tối đa"}, {numberColumn, "Đạt được"}, {numberColumn, "Tỷ lệ (%)"}} {
		t.head("", heading.column, heading.text)
	}
	t.total("Điểm", sh.top.path, *s.Max, *s.Reached)
	for l, counted := range sh.told {
		if counted.all != nil && counted.full != nil {
			t.total("Số "+levels[l].name+" đạt điểm tối đa", sh.top.path+"/counts", Whole(*counted.all), Whole(*counted.full))
		}
	}
	return t.even()
}

// total adds a row of what could be reached and what was.
func (b *builder) total(name, path string, most, reached Number) {
	b.Rows = append(b.Rows, Row{Path: path, Cells: []Cell{
		{Text: name}, {Text: most.String()}, {Text: reached.String()}, defined(reached.ShareOf(most)),
	}})
}

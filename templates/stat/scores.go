package stat

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"

	"vanban/templates"
)

// level is how deep in a score sheet a row stands.
type level int

const (
	areaLevel level = iota
	criterionLevel
	componentLevel
	numLevels
)

// levels are what the rows of each level are called, and their counts in a payload.
var levels = [numLevels]struct {
	name, field, fullField string
	counts                 func(*ScoreCounts) (all, full *int)
}{
	areaLevel:      {"lĩnh vực", "areas", "", func(c *ScoreCounts) (all, full *int) { return c.Areas, nil }},
	criterionLevel: {"tiêu chí", "criteria", "criteria_full", func(c *ScoreCounts) (all, full *int) { return c.Criteria, c.CriteriaFull }},
	componentLevel: {"tiêu chí thành phần", "components", "components_full", func(c *ScoreCounts) (all, full *int) { return c.Components, c.ComponentsFull }},
}

// scored is a row of a score sheet with the rows that it is the sum of.
type scored struct {
	*Score
	path, label string
	level       level
	below       []scored
}

// sheet is a score sheet as a tree.
type sheet struct {
	top  scored // its level is that of nothing
	all  []scored
	told [numLevels]levelCount
}

// levelCount counts the rows of a level.
type levelCount struct {
	all, full *int // nil where that is not known
	rows      int  // that are in the sheet
	fullRows  int
	complete  bool // the rows are all that there are
}

// open makes the tree and counts its rows.
func (s *Scores) open(pointer string) *sheet {
	top := &Score{Name: s.Title, Max: s.Max, Self: s.Self, Reached: s.Reached}
	sh := &sheet{top: scored{Score: top, path: pointer, level: -1}}
	for i := range s.Areas {
		a := &s.Areas[i]
		area := row(&a.Score, pointer+"/areas", "", i, areaLevel)
		for j := range a.Criteria {
			c := &a.Criteria[j]
			criterion := row(&c.Score, area.path+"/criteria", area.label, j, criterionLevel)
			for k := range c.Components {
				criterion.below = append(criterion.below, row(&c.Components[k], criterion.path+"/components", criterion.label, k, componentLevel))
			}
			area.below = append(area.below, criterion)
		}
		sh.top.below = append(sh.top.below, area)
	}
	sh.top.walk(func(r scored) { sh.all = append(sh.all, r) })
	sh.count(s.counts())
	return sh
}

// counts are what the payload counts, if anything.
func (s *Scores) counts() *ScoreCounts {
	if s.Counts == nil {
		return &ScoreCounts{}
	}
	return s.Counts
}

// row is the row that stands at i in the list at the pointer; it is numbered when it has no label.
func row(s *Score, pointer, label string, i int, l level) scored {
	number := strconv.Itoa(i + 1)
	if label != "" {
		number = label + "." + number
	}
	return scored{Score: s, path: item(pointer, i), label: cmp.Or(s.Label, number), level: l}
}

// walk visits the rows below, each before those below it.
func (r scored) walk(visit func(scored)) {
	for _, below := range r.below {
		visit(below)
		below.walk(visit)
	}
}

// isFull reports whether all points were reached.
func (r scored) isFull() bool { return r.Max != nil && r.Reached != nil && *r.Max == *r.Reached }

// count counts the rows of each level. Those of a level are complete when every row above has some.
func (sh *sheet) count(given *ScoreCounts) {
	for l := range numLevels {
		t := &sh.told[l]
		t.complete = len(sh.top.below) > 0
		for _, r := range sh.all {
			switch {
			case r.level == l && r.isFull():
				t.fullRows++
				t.rows++
			case r.level == l:
				t.rows++
			case r.level < l && len(r.below) == 0:
				t.complete = false
			}
		}
		t.all, t.full = levels[l].counts(given)
		if t.complete && t.all == nil {
			t.all = &t.rows
		}
		if t.complete && t.full == nil {
			t.full = &t.fullRows
		}
	}
}

// Views implements [Block].
func (s *Scores) Views() []string {
	views := []string{viewText, viewTable}
	if len(s.Areas) > 0 && s.open("").plot(s.Title).canDraw() {
		views = append(views, viewChart)
	}
	return views
}

// Validate implements [Block].
func (s *Scores) Validate(c Context) templates.Problems {
	sh := s.open(c.Pointer)
	found := slices.Concat(s.Check(c.Pointer), s.checkWords(c.Pointer), s.checkRank(c.Pointer))
	hasSelf := slices.ContainsFunc(sh.all, func(r scored) bool { return r.Self != nil })
	for _, r := range append([]scored{sh.top}, sh.all...) {
		found = append(found, r.checkPoints()...)
		found = append(found, r.checkSums()...)
		if hasSelf && r.Self == nil && r.level >= 0 {
			found = append(found, ruleScoreMissing.at(r.path+"/self", "{name}", templates.Shorten(r.Name)))
		}
	}
	for l := range numLevels {
		found = append(found, sh.told[l].check(l, c.Pointer+"/counts", s.counts())...)
	}
	return found
}

// yearIn finds the year that a title names.
var yearIn = regexp.MustCompile(`(?i)năm\s+(\d{4})`)

// checkWords finds totals without a source and a year that the title contradicts.
func (s *Scores) checkWords(pointer string) templates.Problems {
	var found templates.Problems
	if len(s.Areas) == 0 && s.Source == "" {
		found = append(found, ruleScoreSource.at(pointer+"/source"))
	}
	m := yearIn.FindStringSubmatch(s.Title)
	if m != nil && s.Year != 0 && m[1] != strconv.Itoa(s.Year) {
		found = append(found, ruleScoreYear.at(pointer+"/year", "{said}", m[1], "{given}", strconv.Itoa(s.Year)))
	}
	return found
}

// rankChange is by how many places the rank is better than before, where that is known.
func (s *Scores) rankChange() (int, bool) {
	switch {
	case s.RankChange != nil:
		return *s.RankChange, true
	case s.Rank != nil && s.Previous != nil && s.Previous.Rank != nil:
		return *s.Previous.Rank - *s.Rank, true
	}
	return 0, false
}

// checkRank finds a change that is not the difference of the ranks.
func (s *Scores) checkRank(pointer string) templates.Problems {
	by, known := s.rankChange()
	if !known || s.Rank == nil || s.Previous == nil || s.Previous.Rank == nil || by == *s.Previous.Rank-*s.Rank {
		return nil
	}
	return templates.Problems{ruleRankChange.at(pointer+"/rank_change", "{given}", strconv.Itoa(by),
		"{before}", strconv.Itoa(*s.Previous.Rank), "{now}", strconv.Itoa(*s.Rank), "{sum}", strconv.Itoa(*s.Previous.Rank-*s.Rank))}
}

// points are the numbers of a row.
var points = []struct {
	field, name string
	of          func(*Score) *Number
}{
	{"max", "Điểm tối đa", func(s *Score) *Number { return s.Max }},
	{"self", "Điểm tự chấm", func(s *Score) *Number { return s.Self }},
	{"reached", "Điểm đạt được", func(s *Score) *Number { return s.Reached }},
}

// checkPoints finds more points than there are, points below nothing and reasons for nothing.
func (r scored) checkPoints() templates.Problems {
	var found templates.Problems
	for _, p := range points {
		n := p.of(r.Score)
		if n == nil || r.Max == nil {
			continue
		}
		words := []string{"{what}", p.name, "{name}", templates.Shorten(r.Name), "{value}", n.String(), "{most}", r.Max.String()}
		switch {
		case n == r.Max && n.units < 0:
			found = append(found, ruleNegative.at(r.path+"/max", "{what}", p.name+" của “"+templates.Shorten(r.Name)+"”", "{value}", n.String()))
		case n.units < 0:
			found = append(found, ruleScoreMinus.at(r.path+"/"+p.field, words...))
		case n.Cmp(*r.Max) > 0:
			found = append(found, ruleScoreOver.at(r.path+"/"+p.field, words...))
		}
	}
	if r.Reason != "" && r.isFull() {
		found = append(found, ruleScoreReason.at(r.path+"/reason", "{name}", templates.Shorten(r.Name)))
	}
	return found
}

// checkSums compares the points of a row with those of the rows below it.
func (r scored) checkSums() templates.Problems {
	var found templates.Problems
	for _, p := range points {
		sum, known := r.sum(p.of)
		given := p.of(r.Score)
		if !known || given == nil || *given == sum {
			continue
		}
		found = append(found, ruleScoreSum.at(r.path+"/"+p.field, "{what}", p.name, "{name}", templates.Shorten(r.Name),
			"{given}", given.String(), "{parts}", "các "+levels[r.level+1].name, "{sum}", sum.String()))
	}
	return found
}

// sum adds the points of the rows below; false when there are none or some are not known.
func (r scored) sum(of func(*Score) *Number) (sum Number, known bool) {
	for _, below := range r.below {
		n := of(below.Score)
		if n == nil {
			return Number{}, false
		}
		sum = sum.plus(*n)
	}
	return sum, len(r.below) > 0
}

// check compares the counts of a level with each other and with the rows.
func (t levelCount) check(l level, at string, given *ScoreCounts) templates.Problems {
	var found templates.Problems
	is := levels[l]
	all, full := is.counts(given)
	words := []string{"{what}", is.name, "{field}", is.field}
	if full != nil && all == nil && !t.complete {
		found = append(found, ruleCountAlone.at(at+"/"+is.field, words...))
	}
	if t.full != nil && t.all != nil && *t.full > *t.all {
		found = append(found, ruleCountOver.at(at+"/"+is.fullField, append(words, "{given}", strconv.Itoa(*t.full), "{most}", strconv.Itoa(*t.all))...))
	}
	if all != nil && t.disagrees(*all, t.rows) {
		found = append(found, ruleCountRows.at(at+"/"+is.field, "{what}", "Số "+is.name, "{given}", strconv.Itoa(*all), "{sum}", strconv.Itoa(t.rows)))
	}
	if full != nil && t.disagrees(*full, t.fullRows) {
		found = append(found, ruleCountRows.at(at+"/"+is.fullField, "{what}", "Số "+is.name+" đạt điểm tối đa", "{given}", strconv.Itoa(*full), "{sum}", strconv.Itoa(t.fullRows)))
	}
	return found
}

// disagrees compares a count with that of the rows, which may be a part of them only.
func (t levelCount) disagrees(given, rows int) bool {
	return given < rows || t.complete && given != rows
}

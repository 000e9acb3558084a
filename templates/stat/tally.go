package stat

import (
	"slices"
	"strings"

	"vanban/templates"
	"vanban/templates/viet"
)

// count is one of the numbers that a row of dossiers has.
type count int

// The counts in the order of the form's columns, then what no column of it shows.
const (
	received count = iota
	online
	direct
	carriedOver
	resolved
	early
	onTime
	late
	pending
	pendingInTime
	overdue
	inTime // early and onTime together
	numCounts
)

// counts is where each count stands in a payload, and what it is called.
var counts = [numCounts]struct {
	path, name string
	of         func(*DossierCounts) *Number
}{
	received:      {"/received/total", "tổng số hồ sơ tiếp nhận", func(c *DossierCounts) *Number { return c.Received.Total }},
	online:        {"/received/online", "tiếp nhận trực tuyến", func(c *DossierCounts) *Number { return c.Received.Online }},
	direct:        {"/received/direct", "tiếp nhận trực tiếp, qua dịch vụ bưu chính", func(c *DossierCounts) *Number { return c.Received.Direct }},
	carriedOver:   {"/received/carried_over", "từ kỳ trước chuyển sang", func(c *DossierCounts) *Number { return c.Received.CarriedOver }},
	resolved:      {"/resolved/total", "tổng số hồ sơ đã giải quyết", func(c *DossierCounts) *Number { return c.Resolved.Total }},
	early:         {"/resolved/early", "giải quyết trước hạn", func(c *DossierCounts) *Number { return c.Resolved.Early }},
	onTime:        {"/resolved/on_time", "giải quyết đúng hạn", func(c *DossierCounts) *Number { return c.Resolved.OnTime }},
	late:          {"/resolved/late", "giải quyết quá hạn", func(c *DossierCounts) *Number { return c.Resolved.Late }},
	pending:       {"/pending/total", "tổng số hồ sơ đang giải quyết", func(c *DossierCounts) *Number { return c.Pending.Total }},
	pendingInTime: {"/pending/in_time", "đang giải quyết trong hạn", func(c *DossierCounts) *Number { return c.Pending.InTime }},
	overdue:       {"/pending/overdue", "đang giải quyết quá hạn", func(c *DossierCounts) *Number { return c.Pending.Overdue }},
	inTime:        {"/resolved/in_time", "giải quyết đúng và trước hạn", func(c *DossierCounts) *Number { return c.Resolved.InTime }},
}

// equation says that a count is the sum of others.
type equation struct {
	total count
	parts []count
}

// equations are those of the form's columns, (3)=(4)+(5)+(6), (7)=(8)+(9)+(10), (11)=(12)+(13), and
// that what was received has been resolved or is being resolved.
var equations = []equation{
	{received, []count{online, direct, carriedOver}},
	{inTime, []count{early, onTime}},
	{resolved, []count{inTime, late}},
	{pending, []count{pendingInTime, overdue}},
	{received, []count{resolved, pending}},
}

// mostDossiers is more than all of Viet Nam receives.
const mostDossiers = 1_000_000_000

// tally is a row of dossiers with what follows from what is given.
type tally struct {
	path  string // JSON pointer to the row
	where string // begins a message: "Dòng “Đất đai”: "
	given [numCounts]bool
	known [numCounts]*Number // given or computed
}

// tallyOf reads a row of dossiers and computes what it leaves out.
func tallyOf(c *DossierCounts, path, where string) *tally {
	t := &tally{path: path, where: where}
	for k := range numCounts {
		n := counts[k].of(c)
		t.known[k], t.given[k] = n, n != nil
	}
	t.solve()
	return t
}

// isEmpty reports whether nothing is known.
func (t *tally) isEmpty() bool { return t.known == [numCounts]*Number{} }

// none says that there were no dossiers.
func (t *tally) none() {
	t.known[received] = &Number{}
	t.solve()
}

// has reports whether all these counts are known.
func (t *tally) has(ks ...count) bool {
	for _, k := range ks {
		if t.known[k] == nil {
			return false
		}
	}
	return true
}

// is reports whether the count is known to be n.
func (t *tally) is(k count, n int) bool { return t.has(k) && *t.known[k] == Whole(n) }

// at is the pointer to a count, or to the row when the count has been computed.
func (t *tally) at(k count) string {
	if t.given[k] {
		return t.path + counts[k].path
	}
	return t.path
}

// solve computes what follows from the equations.
func (t *tally) solve() {
	for again := true; again; {
		again = false
		for _, e := range equations {
			again = t.complete(e) || again
		}
	}
}

// complete computes what an equation lacks: one count, or several of which nothing is left. It
// reports whether it did.
func (t *tally) complete(e equation) bool {
	sum, lacking := t.sum(e)
	switch {
	case len(lacking) == 0 && !t.has(e.total):
		t.known[e.total] = &sum
	case len(lacking) == 1 && t.has(e.total) && sum.Cmp(*t.known[e.total]) <= 0:
		rest := t.known[e.total].minus(sum)
		t.known[lacking[0]] = &rest
	case len(lacking) > 1 && t.has(e.total) && sum == *t.known[e.total]:
		for _, k := range lacking {
			t.known[k] = &Number{}
		}
	default:
		return false
	}
	return true
}

// sum adds the parts that are known and tells which are not.
func (t *tally) sum(e equation) (sum Number, lacking []count) {
	for _, k := range e.parts {
		if !t.has(k) {
			lacking = append(lacking, k)
			continue
		}
		sum = sum.plus(*t.known[k])
	}
	return sum, lacking
}

// check finds numbers that cannot be counts; where there are none, what does not add up.
func (t *tally) check() templates.Problems {
	var found templates.Problems
	for k := range numCounts {
		if t.given[k] {
			found = append(found, t.checkCount(k)...)
		}
	}
	if found != nil {
		return found
	}
	for _, e := range equations {
		found = append(found, t.checkEquation(e)...)
	}
	if k, right := t.culprit(); len(found) > 1 && right != nil {
		return templates.Problems{ruleDossierOne.at(t.at(k),
			"{where}", t.where, "{what}", counts[k].name, "{given}", t.known[k].String(), "{right}", right.String())}
	}
	return found
}

// culprit is the given count without which all others agree, and what it is according to them; nil
// when there is none.
func (t *tally) culprit() (k count, right *Number) {
	for k := range numCounts {
		if !t.given[k] {
			continue
		}
		rest := t.without(k)
		agree := !slices.ContainsFunc(equations, func(e equation) bool { return rest.checkEquation(e) != nil })
		if agree && rest.has(k) {
			return k, rest.known[k]
		}
	}
	return 0, nil
}

// without is the tally as if that count had not been given.
func (t *tally) without(out count) *tally {
	rest := &tally{path: t.path, where: t.where, given: t.given}
	rest.given[out] = false
	for k, given := range rest.given {
		if given {
			rest.known[k] = t.known[k]
		}
	}
	rest.solve()
	return rest
}

// checkCount finds a number that cannot be a count of dossiers.
func (t *tally) checkCount(k count) templates.Problems {
	n := *t.known[k]
	words := []string{"{what}", viet.Capital(t.where + counts[k].name), "{value}", n.String()}
	switch {
	case n.units < 0:
		return templates.Problems{ruleNegative.at(t.at(k), words...)}
	case !n.isWhole():
		return templates.Problems{ruleWhole.at(t.at(k), words...)}
	case n.Cmp(Whole(mostDossiers)) > 0:
		return templates.Problems{ruleSize.at(t.at(k), words...)}
	}
	return nil
}

// checkEquation finds a sum that disagrees, or that is less than its known parts.
func (t *tally) checkEquation(e equation) templates.Problems {
	sum, lacking := t.sum(e)
	if !t.has(e.total) || len(lacking) == len(e.parts) {
		return nil
	}
	apart := sum.Cmp(*t.known[e.total])
	broken := ruleDossierSum
	switch {
	case apart == 0, apart < 0 && len(lacking) > 0:
		return nil
	case len(lacking) > 0:
		broken = ruleDossierPart
	}
	return templates.Problems{broken.at(t.blamed(e),
		"{where}", t.where, "{what}", t.named(e.total), "{given}", t.known[e.total].String(),
		"{parts}", t.spell(e), "{sum}", sum.String())}
}

// blamed is where to look first when an equation does not hold: at a given total, else at a part.
func (t *tally) blamed(e equation) string {
	for _, k := range append([]count{e.total}, e.parts...) {
		if t.given[k] {
			return t.at(k)
		}
	}
	return t.path
}

// spell writes the known parts: "giải quyết trước hạn (9) + giải quyết đúng hạn (4)".
func (t *tally) spell(e equation) string {
	var parts []string
	for _, k := range e.parts {
		if t.has(k) {
			parts = append(parts, counts[k].name+" ("+t.known[k].String()+")")
		}
	}
	return strings.Join(parts, " + ")
}

// named names a count, and tells when it is not in the payload.
func (t *tally) named(k count) string {
	if !t.given[k] {
		return counts[k].name + " (tính ra)"
	}
	return counts[k].name
}

// checkTold finds a row that does not tell what was received and what resolved.
func (t *tally) checkTold() templates.Problems {
	var found templates.Problems
	for _, told := range []struct {
		of    count
		path  string
		parts string
	}{
		{received, "/received", ", hoặc đủ “online”, “direct”, “carried_over”, ở “received”"},
		{resolved, "/resolved", ", hoặc đủ “in_time”, “late”, ở “resolved”"},
	} {
		if !t.has(told.of) {
			found = append(found, ruleDossierMissing.at(t.path+told.path,
				"{where}", viet.Capital(t.where+"chưa có "+counts[told.of].name), "{parts}", told.parts))
		}
	}
	return found
}

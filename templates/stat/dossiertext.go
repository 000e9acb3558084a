package stat

import (
	"slices"
	"strings"
)

// The phrases about dossiers.
const (
	receivedNone  phrase = "{during}, {organ} không tiếp nhận hồ sơ nào"
	receivedAlso  phrase = "cũng như {than}" // there were none
	receivedSome  phrase = "{during}, {organ} tiếp nhận {n}"
	receivedParts phrase = " (trong đó {parts})"
	receivedPart  phrase = "{way} {n}"
	receivedOne   phrase = " (tất cả {way})"
	resolvedNone  phrase = "chưa giải quyết xong hồ sơ nào"
	resolvedSome  phrase = "đã giải quyết {of}" // in time or late: not known
	resolvedWell  phrase = "đã giải quyết {of} {manner} (đạt {percent})"
	resolvedSoFar phrase = "đã giải quyết {of}, tất cả {manner} (đạt {percent})"
	resolvedMixed phrase = "đã giải quyết {of}, trong đó {manner} {in} (đạt {percent}), quá hạn {late} (chiếm {rest})"
	resolvedLate  phrase = "đã giải quyết {of}, tất cả quá hạn (chiếm {rest})"
	// resolvedChanges is where the comparison, said after other numbers, could be taken for theirs.
	resolvedChanges phrase = "số hồ sơ đã giải quyết {changes}"
	pendingSome     phrase = "đang giải quyết {n}"
	pendingWell     phrase = "đang giải quyết {n}, tất cả trong hạn"
	pendingMixed    phrase = "đang giải quyết {n}, trong đó trong hạn {in}, quá hạn {late} (chiếm {rest})"
	pendingLate     phrase = "đang giải quyết {n}, tất cả quá hạn"
	lateRows        phrase = "hồ sơ giải quyết quá hạn thuộc: {parts}"
	overdueRows     phrase = "hồ sơ đang giải quyết quá hạn thuộc: {parts}"
	othersLate      phrase = "; và {n} {what} khác, cộng {sum}"
)

// mostNamed is how many rows with late dossiers a sentence names; with more it names those that have most of them.
const mostNamed = 5

// receivedWays are the parts of what was received, as a sentence names them.
var receivedWays = []struct {
	of  count
	way string
}{
	{online, "trực tuyến"},
	{direct, "trực tiếp hoặc qua dịch vụ bưu chính"},
	{carriedOver, "từ kỳ trước chuyển sang"},
}

// sentences tell the dossiers: all in one sentence, then whose the late ones are.
func (b *dossierBook) sentences(c Context) []string {
	clauses := []string{b.total.received(c), b.total.resolved(), b.total.pending()}
	switch in, out := b.changes(c, received), b.changes(c, resolved); {
	case in == "":
	case b.allAtOnce():
		clauses[1] += ", " + out
	case b.total.is(resolved, 0):
		clauses[0] += ", " + in
	default:
		clauses[0] += ", " + in
		clauses = slices.Insert(clauses, 2, resolvedChanges.with("{changes}", out))
	}
	all := []string{finish(clauses...)}
	for _, of := range []struct {
		count
		text phrase
	}{{late, lateRows}, {overdue, overdueRows}} {
		if parts := b.named(of.count); parts != "" {
			all = append(all, finish(of.text.with("{parts}", parts)))
		}
	}
	return all
}

// dossiers writes a count of dossiers: 03 hồ sơ.
func (t *tally) dossiers(k count) string { return amount(*t.known[k], dossierUnit) }

// received tells what was received, and how.
func (t *tally) received(c Context) string {
	words := []string{"{during}", during(c.Period), "{organ}", c.Organ, "{n}", t.dossiers(received)}
	if t.is(received, 0) {
		return receivedNone.with(words...)
	}
	return receivedSome.with(words...) + t.ways()
}

// ways tells how the dossiers were received, as far as that is known.
func (t *tally) ways() string {
	var parts []string
	for _, r := range receivedWays {
		switch {
		case !t.has(r.of) || t.is(r.of, 0):
		case *t.known[r.of] == *t.known[received]:
			return receivedOne.with("{way}", r.way)
		default:
			parts = append(parts, receivedPart.with("{way}", r.way, "{n}", t.dossiers(r.of)))
		}
	}
	if parts == nil {
		return ""
	}
	return receivedParts.with("{parts}", strings.Join(parts, ", "))
}

// resolved tells what was resolved, and how much of it in time.
func (t *tally) resolved() string {
	switch {
	case t.is(received, 0):
		return ""
	case t.is(resolved, 0):
		return resolvedNone.with()
	}
	words := []string{
		"{of}", t.known[resolved].Count() + "/" + t.dossiers(received), "{manner}", t.manner(),
		"{percent}", t.share(inTime, resolved), "{rest}", t.share(late, resolved),
	}
	if t.has(inTime, late) {
		words = append(words, "{in}", t.dossiers(inTime), "{late}", t.dossiers(late))
	}
	return t.resolvedPhrase().with(words...)
}

// resolvedPhrase is how the dossiers resolved are told of.
func (t *tally) resolvedPhrase() phrase {
	switch {
	case !t.has(inTime, late):
		return resolvedSome
	case t.is(inTime, 0):
		return resolvedLate
	case !t.is(late, 0):
		return resolvedMixed
	case *t.known[resolved] == *t.known[received]:
		return resolvedWell
	}
	return resolvedSoFar
}

// manner is what dossiers in time were: both early and on time, unless one of them is known to be none.
func (t *tally) manner() string {
	switch {
	case t.is(early, 0):
		return "đúng hạn"
	case t.is(onTime, 0):
		return "trước hạn"
	}
	return "đúng và trước hạn"
}

// share is the percentage of a count in another; "" when either is not known.
func (t *tally) share(part, whole count) string {
	if !t.has(part, whole) {
		return ""
	}
	percent, _ := t.known[part].ShareOf(*t.known[whole])
	return percent.Percent()
}

// pending tells what is being resolved; nothing when that is none.
func (t *tally) pending() string {
	if !t.has(pending) || t.is(pending, 0) {
		return ""
	}
	words := []string{"{n}", t.dossiers(pending), "{rest}", t.share(overdue, pending)}
	text := pendingSome
	if t.has(pendingInTime, overdue) {
		words = append(words, "{in}", t.dossiers(pendingInTime), "{late}", t.dossiers(overdue))
		text = t.pendingPhrase()
	}
	return text.with(words...)
}

// pendingPhrase is how the dossiers are told of that are being resolved.
func (t *tally) pendingPhrase() phrase {
	switch {
	case t.is(overdue, 0):
		return pendingWell
	case t.is(pendingInTime, 0):
		return pendingLate
	}
	return pendingMixed
}

// changes compares a count with the earlier periods that there are.
func (b *dossierBook) changes(c Context, k count) string {
	var all []string
	for of, before := range b.told {
		switch than := comparison(of).than(c.Period); {
		case !before.compares():
		case k == received && b.total.is(k, 0) && before.is(k, 0):
			all = append(all, receivedAlso.with("{than}", than))
		default:
			all = append(all, change(*b.total.known[k], *before.known[k], dossierUnit, than))
		}
	}
	return joined(all, ", ", " và ")
}

// allAtOnce reports whether what was received is what was resolved, in time, now and before: one
// comparison then says all, as in "13/13 hồ sơ đúng và trước hạn (đạt 100%), tăng 03 hồ sơ (30%)".
func (b *dossierBook) allAtOnce() bool {
	for _, before := range b.told {
		if before.compares() && *before.known[received] != *before.known[resolved] {
			return false
		}
	}
	return !b.total.is(resolved, 0) && b.total.resolvedPhrase() == resolvedWell
}

// named names the rows that have any of the count, of many those that have most; "" unless all rows tell it and there
// are two.
func (b *dossierBook) named(k count) string {
	_, all := b.sum(k)
	if !all || len(b.rows) < 2 {
		return ""
	}
	var some []int
	for i, t := range b.rows {
		if !t.is(k, 0) {
			some = append(some, i)
		}
	}
	var others string
	if len(some) > mostNamed+2 {
		slices.SortStableFunc(some, func(i, j int) int { return b.rows[j].known[k].Cmp(*b.rows[i].known[k]) })
		others = b.others(k, some[mostNamed:])
		some = some[:mostNamed]
	}
	var parts []string
	for _, i := range some {
		parts = append(parts, beside(b.names[i], b.rows[i].dossiers(k)))
	}
	return joined(parts, "; ", "; ") + others
}

// others tells of rows that are not named how many they are, and what they have together.
func (b *dossierBook) others(k count, rows []int) string {
	var sum Number
	for _, i := range rows {
		sum = sum.plus(*b.rows[i].known[k])
	}
	return othersLate.with("{n}", Whole(len(rows)).Count(), "{what}", b.what, "{sum}", amount(sum, dossierUnit))
}

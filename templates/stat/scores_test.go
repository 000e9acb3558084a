package stat_test

import (
	"encoding/json"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"
)

// points is a row of a score sheet with what was reached.
type points struct {
	most, reached *big.Rat
	below         []points
}

// randomPoints makes a row that is the sum of its rows, which go as deep as told.
func randomPoints(r *rand.Rand, deep int) points {
	if deep == 0 {
		most := 1 + r.Int64N(400)
		reached := most
		if r.IntN(2) == 0 {
			reached = r.Int64N(most + 1)
		}
		return points{most: big.NewRat(most, 100), reached: big.NewRat(reached, 100)}
	}
	p := points{new(big.Rat), new(big.Rat), nil}
	for range 1 + r.IntN(3) {
		row := randomPoints(r, deep-1)
		p.most, p.reached = plus(p.most, row.most), plus(p.reached, row.reached)
		p.below = append(p.below, row)
	}
	return p
}

// write makes the data of the row; lists are what the rows of each level below are called.
func (p points) write(name string, lists ...string) map[string]any {
	data := map[string]any{"name": name, "max": json.Number(p.most.FloatString(2)), "reached": json.Number(p.reached.FloatString(2))}
	if p.most.Cmp(p.reached) != 0 {
		data["reason"] = "chậm"
	}
	var rows []any
	for i, row := range p.below {
		rows = append(rows, row.write(name+string(rune('A'+i)), lists[1:]...))
	}
	if len(rows) > 0 {
		data[lists[0]] = rows
	}
	return data
}

// count counts the rows so deep below, and those of which all points were reached.
func (p points) count(deep int) (all, full int) {
	if deep == 0 {
		if p.most.Cmp(p.reached) == 0 {
			return 1, 1
		}
		return 1, 0
	}
	for _, row := range p.below {
		a, f := row.count(deep - 1)
		all, full = all+a, full+f
	}
	return all, full
}

// flat lists the rows below as a table does.
func (p points) flat() []points {
	var all []points
	for _, row := range p.below {
		all = append(append(all, row), row.flat()...)
	}
	return all
}

// Tables and sentences of score sheets have the data's numbers, counts, differences and shares.
func TestScoresTellTheTruth(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	for range 100 {
		checkScores(t, r)
		if t.Failed() {
			t.FailNow()
		}
	}
}

func checkScores(t *testing.T, r *rand.Rand) {
	top := randomPoints(r, 3)
	data := top.write("Lĩnh vực ", "areas", "criteria", "components")
	delete(data, "reason")
	delete(data, "name")
	before, rank, lastRank := big.NewRat(r.Int64N(5000), 100), 1+r.IntN(30), 1+r.IntN(30)
	data["id"], data["title"], data["year"], data["rank"] = "chi-so", "Chỉ số", 2021, rank
	data["previous"] = map[string]any{"reached": json.Number(before.FloatString(2)), "rank": lastRank}
	p, ps := payloadOf(t, "scores", data)
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	c := p.context("/scores/0")
	allowed := []*big.Rat{whole(rank), whole(rank - lastRank), less(top.reached, before)}
	rows := append(top.flat(), top)
	table := p.Scores[0].Show(c, "table").Table
	for i, row := range table.Rows {
		want := []*big.Rat{rows[i].most, rows[i].reached, part(rows[i].reached, rows[i].most)}
		allowed = append(append(allowed, want...), less(rows[i].most, rows[i].reached))
		cells := row.Cells[1:]
		if i < len(rows)-1 {
			cells = row.Cells[2:]
		}
		for j := range want {
			cellIs(t, cells[j], want[j])
		}
	}
	for deep := 1; deep <= 3; deep++ {
		all, full := top.count(deep)
		allowed = append(allowed, whole(all), whole(full))
	}
	onlyOf(t, strings.Join(p.Scores[0].Show(c, "text").Sentences, " "), allowed...)
}

// One wrong number in a full sheet is always found.
func TestScoresFindOneWrongNumber(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 6))
	for range 100 {
		top := randomPoints(r, 3)
		rows := append(top.flat(), top)
		victim := rows[r.IntN(len(rows))]
		number := []*big.Rat{victim.most, victim.reached}[r.IntN(2)]
		number.Add(number, big.NewRat(1, 100)) // the sums above were made before
		data := top.write("Lĩnh vực ", "areas", "criteria", "components")
		delete(data, "reason")
		delete(data, "name")
		data["id"], data["title"] = "chi-so", "Chỉ số"
		if _, ps := payloadOf(t, "scores", data); !ps.Failed() {
			t.Fatalf("a wrong number is not found: %v", data)
		}
	}
}

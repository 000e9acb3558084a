package preflight

// table wants the rows of a table to be equally long, counting what their cells cover (ISO 14289-1,
// 7.5; ISO 32000-1, table 337). A cell ends with the part of the table that it is in.
func (c *Checker) table(e *element) {
	t := tableChecker{Checker: c, table: e, columns: -1}
	t.rowsOf(e)
	if t.columns < 0 {
		c.fail("ISO 14289-1, 7.5", "the table %d has no rows", e.number)
	}
}

// tableChecker goes over the rows of a table.
type tableChecker struct {
	*Checker
	table   *element
	columns int
	taken   []int32 // over how many rows more each column is covered
}

// rowsOf takes the rows of the table or of a part of it.
func (t *tableChecker) rowsOf(e *element) {
	for _, k := range t.kids[e.from:e.to] {
		switch child := t.at(k.n); {
		case k.page != 0 || child == nil:
		case child.role == row:
			t.row(child)
		case child.role == tableHead || child.role == tableBody:
			t.rowsOf(child)
			t.end()
		}
	}
	t.end()
}

// row puts the cells of a row into the columns that are free.
func (t *tableChecker) row(e *element) {
	column := 0
	for _, k := range t.kids[e.from:e.to] {
		cell := t.at(k.n)
		if k.page != 0 || cell == nil {
			continue
		}
		for column < len(t.taken) && t.taken[column] > 0 {
			column++
		}
		column = t.cell(cell, column)
	}
	if t.columns < 0 {
		t.columns = len(t.taken)
	}
	for i, rows := range t.taken {
		if rows == 0 {
			t.irregular()
		}
		t.taken[i] = max(rows-1, 0)
	}
}

// cell covers columns, and gives the one behind them.
func (t *tableChecker) cell(e *element, column int) (behind int) {
	behind = column + int(e.cols)
	if t.columns < 0 {
		for len(t.taken) < behind && len(t.taken) < mostSpan {
			t.taken = append(t.taken, 0)
		}
	}
	if behind > len(t.taken) {
		t.irregular()
		return column
	}
	for i := column; i < behind; i++ {
		if t.taken[i] > 0 {
			t.irregular()
		}
		t.taken[i] = e.rows
	}
	return behind
}

// end ends a part of the table, beyond which no cell reaches.
func (t *tableChecker) end() {
	for i, rows := range t.taken {
		if rows > 0 {
			t.irregular()
		}
		t.taken[i] = 0
	}
}

func (t *tableChecker) irregular() {
	t.fail("ISO 14289-1, 7.5", "the rows of the table %d are not equally long", t.table.number)
}

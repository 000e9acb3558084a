package specimen

import (
	"strconv"
	"strings"

	"vanban/templates/part"
	"vanban/templates/viet"
)

// labels write the n-th label of a level in a division whose own label is given.
var labels = map[string]func(n int, parent string) string{
	"phan":       func(n int, _ string) string { return "Phần " + viet.Roman(n) },
	"chuong":     func(n int, _ string) string { return "Chương " + viet.Roman(n) },
	"muc":        func(n int, _ string) string { return "Mục " + strconv.Itoa(n) },
	"tieu_muc":   func(n int, _ string) string { return "Tiểu mục " + strconv.Itoa(n) },
	"dieu":       func(n int, _ string) string { return "Điều " + strconv.Itoa(n) + "." },
	"muc_lon":    func(n int, _ string) string { return []string{"", "A.", "B.", "C.", "D.", "Đ."}[n] },
	"de_muc":     func(n int, _ string) string { return viet.Roman(n) + "." },
	"khoan":      func(n int, _ string) string { return strconv.Itoa(n) + "." },
	"tieu_khoan": func(n int, parent string) string { return parent + strconv.Itoa(n) + "." },
	"diem":       func(n int, _ string) string { return viet.PointLabel(n-1) + ")" },
	"gach":       func(int, string) string { return "-" },
	"cong":       func(int, string) string { return "+" },
	"doan":       func(int, string) string { return "" },
}

// through are the levels that are counted through the whole body.
var through = map[string]bool{"phan": true, "chuong": true, "dieu": true}

// ownLine are the levels whose label stands on a line of its own.
var ownLine = map[string]bool{"phan": true, "chuong": true, "muc": true, "tieu_muc": true}

// typed writes a tree the way clerks type it, a paragraph a line.
func typed(nodes []part.Node) string {
	var t typist
	number(nodes, "", map[string]int{}, t.node)
	return strings.Join(t.lines, "\n")
}

// labelled writes the labels into the tree, as those do who number by themselves.
func labelled(nodes []part.Node) {
	number(nodes, "", map[string]int{}, func(n *part.Node, label string) {
		if n.Type != "gach" && n.Type != "cong" {
			n.Label = label
		}
	})
}

// number visits the nodes in order, each with its label; sofar counts what is counted through.
func number(nodes []part.Node, parent string, sofar map[string]int, visit func(n *part.Node, label string)) {
	local := map[string]int{}
	for i := range nodes {
		n := &nodes[i]
		counts := local
		if through[n.Type] {
			counts = sofar
		}
		counts[n.Type]++
		label := labels[n.Type](counts[n.Type], parent)
		visit(n, label)
		number(n.Children, label, sofar, visit)
	}
}

// typist has typed some lines.
type typist struct{ lines []string }

// node writes the label, the title and the text of one division.
func (t *typist) node(n *part.Node, label string) {
	switch {
	case ownLine[n.Type]:
		t.add(label, n.Title, n.Text)
	case n.Title != "":
		t.add(strings.TrimSpace(label+" "+n.Title), n.Text)
	default:
		t.add(strings.TrimSpace(label + " " + n.Text))
	}
}

func (t *typist) add(lines ...string) {
	for _, line := range lines {
		if line != "" {
			t.lines = append(t.lines, line)
		}
	}
}

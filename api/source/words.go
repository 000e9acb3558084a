package source

import (
	"fmt"
	"slices"
)

// inWords gives what the field of a column has for the word in a cell, as [Column.Values] says. What
// the field itself may have can stand in the cell, too.
func (c Column) inWords(word string) (string, *wrong) {
	var known []string
	for _, from := range sortedKeys(c.Values) {
		to := c.Values[from]
		if fold(word) == fold(from) || word == to {
			return to, nil
		}
		known = append(known, from)
	}
	advice := fmt.Sprintf("Ghi một trong: %s; hoặc thêm cách viết này vào values của cột trong bảng ghép.", quoteList(known))
	if near := nearest(word, known); near != "" {
		advice = fmt.Sprintf("Có phải “%s”? ", near) + advice
	}
	return "", &wrong{fmt.Sprintf("không rõ “%s” là gì.", word), advice}
}

// spelling is a word that clerks write, for what a field of the data of a report has.
type spelling struct{ word, value string }

// codes are the words for the fields that take only some values, as they are proposed.
var codes = map[string][]spelling{
	"status": {
		{"hoàn thành", "done"},
		{"đã hoàn thành", "done"},
		{"đã xong", "done"},
		{"xong", "done"},
		{"đang thực hiện", "in_progress"},
		{"đang triển khai", "in_progress"},
		{"đang làm", "in_progress"},
		{"chưa thực hiện", "not_started"},
		{"chưa triển khai", "not_started"},
		{"chưa bắt đầu", "not_started"},
	},
}

// values proposes what the words of a column mean, and asks about those that it does not know.
func (p *Proposal) values(c *Column, words []string) {
	known := codes[c.Field]
	for _, word := range words {
		i := slices.IndexFunc(known, func(s spelling) bool { return s.word == fold(word) || s.value == word })
		switch {
		case i < 0 && len(known) > 0:
			p.unsure("cột “%s”: “%s” nghĩa là gì (thêm vào values)", c.Column, word)
		case i >= 0 && known[i].value != word:
			if c.Values == nil {
				c.Values = map[string]string{}
			}
			c.Values[word] = known[i].value
		}
	}
	if len(c.Values) > 0 {
		p.sure("cột “%s”: %s được đổi thành mã của trường (values)", c.Column, quoteList(sortedKeys(c.Values)))
	}
}

package nd30

import (
	"fmt"
	"regexp"
	"strings"
)

// code is a clause in the notation of this package (see the package comment), with what stands before it: a letter
// there makes it a part of a word.
var code = regexp.MustCompile(`(^|[^\p{L}\p{N}])(?:` +
	`Đ(?P<article>\d+)(?:\((?P<paragraph>\d+)\)(?P<letter>[a-zđ])?)?|` +
	`PL (?P<annex>[IVX]+)(?:-(?P<part>\d))?(?:/(?P<form>\d\.\d+)|\.(?P<section>[IVX]+)(?:\.(?P<item>\d+)(?:-(?P<last>\d+)|(?P<point>[a-zđ]))?)?)?)`)

// parted are the annexes that have parts. Of those a section is of Part I where no part is named.
var parted = map[string]bool{"I": true, "VI": true}

// samplesTable is the section whose items are the rows of a table (PL I.V).
const samplesTable = "PL I.V"

// InWords writes the clauses that a text cites, or consists of, as a document cites them: "PL I.II.9d" becomes "điểm d
// khoản 9 Mục II Phần I Phụ lục I", "Đ13(4)" "khoản 4 Điều 13", "PL III/1.2" "Mẫu 1.2 Phụ lục III". All else stays.
func InWords(text string) string {
	var b strings.Builder
	end := 0
	for _, at := range code.FindAllStringSubmatchIndex(text, -1) {
		begin := at[3] // behind what stands before the clause
		b.WriteString(text[end:begin])
		end = at[1]
		b.WriteString(words(func(group string) string {
			if i := 2 * code.SubexpIndex(group); at[i] >= 0 {
				return text[at[i]:at[i+1]]
			}
			return ""
		}))
	}
	return b.String() + text[end:]
}

// FirstClause is the first clause that a text cites; "" where it cites none.
func FirstClause(text string) string {
	at := code.FindStringSubmatchIndex(text)
	if at == nil {
		return ""
	}
	return text[at[3]:at[1]]
}

// words are those of a clause, from the smallest of its parts to the largest.
func words(part func(string) string) string {
	if article := part("article"); article != "" {
		return named("điểm", part("letter")) + named("khoản", part("paragraph")) + "Điều " + article
	}
	annex := part("annex")
	return named("Mẫu", part("form")) + item(annex, part) + named("Mục", part("section")) + annexPart(annex, part) + "Phụ lục " + annex
}

// item is what a section consists of: its clauses with their points, or the rows of a table.
func item(annex string, part func(string) string) string {
	number, point := part("item"), part("point")
	switch {
	case number == "":
		return ""
	case fmt.Sprintf("PL %s.%s", annex, part("section")) == samplesTable:
		return named("số thứ tự", number+point)
	case part("last") != "":
		return named("khoản", number) + "đến " + named("khoản", part("last"))
	}
	return named("điểm", point) + named("khoản", number)
}

// annexPart is the part of an annex that is meant, where it has parts and not all of it is.
func annexPart(annex string, part func(string) string) string {
	switch number := part("part"); {
	case number != "":
		return named("Phần", roman[number])
	case parted[annex] && part("section") != "":
		return named("Phần", roman["1"])
	}
	return ""
}

// roman are the numbers of parts as the annexes write them.
var roman = map[string]string{"1": "I", "2": "II"}

// named is a part of a clause with the word for it and a blank behind; "" where the clause has none.
func named(word, number string) string {
	if number == "" {
		return ""
	}
	return word + " " + number + " "
}

package specimen

import (
	"embed"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"vanban/templates/viet"
)

// files are the corpus: real.txt has sentences of documents that agencies have published, words.txt
// patterns of phrases, agencies.txt the agencies that issue.
//
//go:embed corpus
var files embed.FS

// corpus is lines by the name of their section, which "== name" opens.
type corpus map[string][]string

// readCorpus reads the files of sections.
func readCorpus() corpus {
	c := corpus{}
	for _, name := range []string{"real.txt", "words.txt"} {
		section := ""
		for line := range strings.Lines(read(name)) {
			line = strings.TrimSuffix(line, "\n")
			if title, ok := strings.CutPrefix(line, "== "); ok {
				section = title
			} else if line != "" {
				c[section] = append(c[section], line)
			}
		}
	}
	return c
}

// read is a file of the corpus.
func read(name string) string {
	data, err := fs.ReadFile(files, "corpus/"+name)
	if err != nil {
		panic(err) // it is part of the program
	}
	return string(data)
}

// text is a line of the section with its placeholders filled: {section}, {10-99} for a number, and
// the dates.
func (a *author) text(section string) string {
	lines := a.corpus[section]
	if len(lines) == 0 {
		panic("specimen: the corpus has no " + section)
	}
	return a.fill(one(&a.random, lines...))
}

// fill replaces the placeholders of a pattern.
func (a *author) fill(pattern string) string {
	var out strings.Builder
	for {
		before, rest, found := strings.Cut(pattern, "{")
		out.WriteString(before)
		if !found {
			return out.String()
		}
		name, after, _ := strings.Cut(rest, "}")
		out.WriteString(a.placeholder(name))
		pattern = after
	}
}

// placeholder is what stands for a name in braces.
func (a *author) placeholder(name string) string {
	switch name {
	case "khong":
		return ""
	case "nam":
		return strconv.Itoa(a.year)
	case "thang":
		return viet.Number2(a.between(1, 12))
	case "ngay":
		return strings.TrimPrefix(a.date().Text(), "ngày ")
	case "ngay-gach":
		d := a.date()
		return fmt.Sprintf("%s/%s/%d", viet.Number2(d.Day), viet.Number2(d.Month), d.Year)
	}
	var least, most int
	if n, _ := fmt.Sscanf(name, "%d-%d", &least, &most); n == 2 {
		return fmt.Sprintf("%0*d", len(name)-len(strings.TrimLeft(name, "0"))+1, a.between(least, most))
	}
	return a.text(name)
}

// date is a day of the year of the document, one that every month has.
func (a *author) date() viet.Date {
	return viet.Date{Year: a.year, Month: a.between(1, 12), Day: a.between(1, 28)}
}

// distinct are up to n different lines of the section.
func (a *author) distinct(section string, n int) []string {
	seen := map[string]bool{}
	var all []string
	for range 4 * n {
		line := a.text(section)
		if len(all) < n && !seen[line] {
			seen[line] = true
			all = append(all, line)
		}
	}
	return all
}

package agreement

import (
	"fmt"
	"strings"
)

// Set is documents that have something in common.
type Set struct {
	Prefix string // of their names
	Title  string // in the plural
}

// Markdown gives the figures of all documents, set by set, the exceptions and the five that agree least.
func Markdown(documents []Document, sets []Set) string {
	var b strings.Builder
	b.WriteString("| documents | pages: the same number | paragraphs: no line breaks elsewhere | lines: within 1 mm | farthest of these | explained below |\n" +
		"|---|---|---|---|---|---|\n")
	for _, s := range sets {
		b.WriteString(row(s.Title, Sum(s.of(documents))))
	}
	b.WriteString(row("**all**", Sum(documents)))
	writeExceptions(&b, documents)
	b.WriteString("\nThose that agree least:\n\n| document | pages, LibreOffice's | paragraphs that break elsewhere | lines that stand elsewhere, on another page |\n|---|---|---|---|\n")
	for _, d := range Worst(documents, 5) {
		t := Sum([]Document{d})
		fmt.Fprintf(&b, "| %s | %d, %d | %d of %d | %d of %d, %d |\n", d.Name, d.Pages, d.TheirPages, t.Broken, t.Paragraphs, t.Off, t.Lines, t.OtherPage)
	}
	return b.String()
}

func (s Set) of(documents []Document) (all []Document) {
	for _, d := range documents {
		if strings.HasPrefix(d.Name, s.Prefix) {
			all = append(all, d)
		}
	}
	return all
}

func row(title string, t Totals) string {
	return fmt.Sprintf("| %s | %d of %d (%.1f %%) | %d of %d (%.2f %%) | %d of %d (%.2f %%) | %.2f mm | %d paragraphs, %d lines |\n", title,
		t.SamePages, t.Documents, t.SamePagesShare(),
		t.Paragraphs-t.Broken-t.BrokenExcepted, t.Paragraphs-t.BrokenExcepted, t.AlikeShare(),
		t.Lines-t.Off-t.OffExcepted, t.Lines-t.OffExcepted, t.NearShare(),
		t.Farthest/mm, t.BrokenExcepted, t.OffExcepted)
}

// writeExceptions writes each with how many paragraphs it explains.
func writeExceptions(b *strings.Builder, documents []Document) {
	found := map[*Exception]int{}
	for i := range documents {
		for j := range documents[i].Broken {
			found[documents[i].Broken[j].Exception]++
		}
		found[keepNext] += len(documents[i].Alone)
	}
	b.WriteString("\nWhere LibreOffice is known not to do as Word does, we do as Word does. Paragraphs in which that is the first\n" +
		"difference are counted by themselves, with their lines behind it, and where they have more lines or fewer, with those below them\n" +
		"that stand lower or higher by just these, and on the next page when lines have moved to it. Below a paragraph\n" +
		"that is left on the page before, it is those that stand higher by just its height, and those that then find room on the page\n" +
		"before, until a page begins as ours does:\n\n| what | paragraphs | Word | LibreOffice |\n|---|---|---|---|\n")
	for _, e := range exceptions {
		fmt.Fprintf(b, "| %s | %d | %s | %s |\n", e.Name, found[e], e.Word, e.Office)
	}
}

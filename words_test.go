package vanban_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"vanban/render/agreement/diff"
)

// word is what stands between two blanks. A no-break space is a blank here.
type word struct {
	text string
	role string // of the paragraph it stands in; empty in a text file
	last bool   // of its paragraph
	line int    // of the text file, from 1
}

// Marks of the web page that a text was copied from, which are no words of it.
var (
	markRule  = regexp.MustCompile(`^\s*[|:-]*-{3,}[|:\s-]*$`) // a rule, also of a Markdown table
	markHead  = regexp.MustCompile(`^\s*#{1,6}\s+`)            // a Markdown heading
	markInner = regexp.MustCompile(`\*\*|</?b>|\|`)            // bold, and the border of a cell
)

// textWords gives the words of a text file, without the marks.
func textWords(text string) []word {
	var words []word
	for i, line := range strings.Split(text, "\n") {
		if markRule.MatchString(line) {
			continue
		}
		line = markInner.ReplaceAllString(markHead.ReplaceAllString(line, ""), " ")
		for _, w := range strings.Fields(line) {
			words = append(words, word{text: w, line: i + 1})
		}
	}
	return words
}

// marks are the elements of a DOCX that stand for characters. A no-break hyphen is read as the hyphen that it
// looks like, which is what a PDF shows and python-docx gives.
var marks = map[string]string{"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-", "softHyphen": "\u00ad"}

// docxWords gives the words of a DOCX in order, each with its paragraph's style: of each section those of the
// first page's header, of the body, and of the first page's footer.
func docxWords(docx []byte) ([]word, error) {
	body, err := zipPart(docx, "word/document.xml")
	if err != nil {
		return nil, err
	}
	sections, err := partWords(body)
	if err != nil {
		return nil, fmt.Errorf("reading word/document.xml: %w", err)
	}
	targets, err := relationships(docx)
	if err != nil {
		return nil, err
	}
	var all []word
	for _, s := range sections {
		header, err1 := marginWords(docx, targets[s.header])
		footer, err2 := marginWords(docx, targets[s.footer])
		if err := errors.Join(err1, err2); err != nil {
			return nil, err
		}
		all = slices.Concat(all, header, s.words, footer)
	}
	return all, nil
}

// relationships are the parts that the document refers to, by their ids.
func relationships(docx []byte) (map[string]string, error) {
	data, err := zipPart(docx, "word/_rels/document.xml.rels")
	if err != nil {
		return nil, err
	}
	var list struct {
		Relationships []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	if err := xml.Unmarshal(data, &list); err != nil {
		return nil, fmt.Errorf("reading the relationships: %w", err)
	}
	targets := map[string]string{}
	for _, r := range list.Relationships {
		targets[r.ID] = r.Target
	}
	return targets, nil
}

// marginWords are the words of a header or footer; none has none.
func marginWords(docx []byte, target string) (words []word, err error) {
	if target == "" {
		return nil, nil
	}
	data, err := zipPart(docx, "word/"+target)
	if err != nil {
		return nil, err
	}
	sections, err := partWords(data)
	if err != nil {
		return nil, fmt.Errorf("reading word/%s: %w", target, err)
	}
	for _, s := range sections {
		words = append(words, s.words...)
	}
	return words, nil
}

// partSection is what a section of a part says, and the ids of its first page's header and footer.
type partSection struct {
	words          []word
	header, footer string
}

// partWords gives the words of a part by its sections; the last one need not end.
func partWords(part []byte) (sections []partSection, err error) {
	var text strings.Builder
	var role string
	var now partSection
	flush := func() {
		fields := strings.Fields(text.String())
		for i, w := range fields {
			now.words = append(now.words, word{text: w, role: role, last: i == len(fields)-1})
		}
		text.Reset()
		role = ""
	}
	d := xml.NewDecoder(bytes.NewReader(part))
	inText, ended := false, false
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return append(sections, now), nil
		}
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			first := attribute(t, "type") == "first"
			switch name := t.Name.Local; {
			case name == "pStyle":
				role = attribute(t, "val")
			case name == "headerReference" && first:
				now.header = attribute(t, "id")
			case name == "footerReference" && first:
				now.footer = attribute(t, "id")
			case name == "t":
				inText = true
			default:
				text.WriteString(marks[name])
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "t":
				inText = false
			case "sectPr":
				ended = true
			case "p":
				flush()
				if ended {
					sections, now, ended = append(sections, now), partSection{}, false
				}
			}
		case xml.CharData:
			if inText {
				text.Write(t)
			}
		}
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// zipPart reads one file of a package.
func zipPart(data []byte, name string) ([]byte, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("opening the DOCX: %w", err)
	}
	f, err := z.Open(name)
	if err != nil {
		return nil, fmt.Errorf("opening %s: %w", name, err)
	}
	defer f.Close()
	return io.ReadAll(f)
}

// pdfToken is a piece of a word as the PDF shows it.
type pdfToken struct {
	text string
	ends bool // a line ends behind it, so that the word may go on in the next token
}

// pdfTokens gives the text of the PDF in the order of its structure tree. What the tree
// does not hold, such as page numbers and repeated table headers, must be an artifact.
func pdfTokens(pieces []shown, order [][]marked) ([]pdfToken, error) {
	content := map[marked][]shown{}
	for _, s := range pieces {
		if s.mcid == -2 {
			return nil, fmt.Errorf("%q is neither content nor artifact", s.text)
		}
		if s.mcid >= 0 {
			key := marked{s.page, s.mcid}
			content[key] = append(content[key], s)
		}
	}
	var tokens []pdfToken
	for _, element := range order {
		var own []shown
		for _, m := range element {
			if len(content[m]) == 0 {
				return nil, fmt.Errorf("the structure tree names content %d of page object %d, which shows nothing", m.mcid, m.page)
			}
			own = append(own, content[m]...)
			delete(content, m)
		}
		tokens = append(tokens, elementTokens(own)...)
	}
	for _, s := range pieces {
		if _, left := content[marked{s.page, s.mcid}]; left {
			return nil, fmt.Errorf("the structure tree does not hold %q", s.text)
		}
	}
	return tokens, nil
}

// elementTokens joins the strings of one element to lines and splits these at blanks. Two
// strings on one line belong together when nothing wider than a hair lies between them.
func elementTokens(own []shown) []pdfToken {
	var tokens []pdfToken
	var line strings.Builder
	flush := func(ends bool) {
		glued := ends && !strings.HasSuffix(line.String(), " ")
		fields := strings.FieldsFunc(line.String(), unicode.IsSpace)
		for i, f := range fields {
			tokens = append(tokens, pdfToken{f, glued && i == len(fields)-1})
		}
		line.Reset()
	}
	for i, s := range own {
		if i > 0 {
			before := own[i-1]
			switch gap := s.x - before.end; {
			case s.page != before.page || s.y != before.y:
				flush(true)
			case gap > 0.05*s.size:
				line.WriteByte(' ')
			}
		}
		line.WriteString(s.text)
	}
	flush(false)
	return tokens
}

// rejoin makes words of tokens: where a line ended inside a word of want (after a hyphen or
// a slash, or in a word longer than the line) its pieces are put together again.
func rejoin(tokens []pdfToken, want []word) []word {
	var words []word
	for i := 0; i < len(tokens); i++ {
		text := tokens[i].text
		for len(words) < len(want) && tokens[i].ends && i+1 < len(tokens) && text != want[len(words)].text &&
			strings.HasPrefix(want[len(words)].text, text+tokens[i+1].text) {
			i++
			text += tokens[i].text
		}
		words = append(words, word{text: text})
	}
	return words
}

// hunk is a place where two lists of words differ: what the first has and what the second
// has instead.
type hunk struct{ a, b []word }

// compare gives the places where two lists of words differ, letting pass words that same
// holds to be equal.
func compare(a, b []word, same func(a, b word) bool) []hunk {
	var found []hunk
	for _, h := range diff.Between(len(a), len(b), func(i, j int) bool { return same(a[i], b[j]) }) {
		found = append(found, hunk{a: a[h.AFrom:h.ATo], b: b[h.BFrom:h.BTo]})
	}
	return found
}

// phrase joins words with blanks.
func phrase(words []word) string {
	texts := make([]string, len(words))
	for i, w := range words {
		texts[i] = w.text
	}
	return strings.Join(texts, " ")
}

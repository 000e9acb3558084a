package service

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanban/templates"
)

// legacyThreshold is how many different words of a payload must be TCVN3 for it to be said.
// A single one may be a unit of measure (µm) or a foreign name.
const legacyThreshold = 3

// ruleGlyph is the rule of characters that the typeface cannot draw.
const ruleGlyph = "text.glyph"

// checkTexts looks at every text of a payload, whatever its kind: can the typeface draw it,
// and is it Vietnamese in Unicode (PL I.I.4). It runs before layout, because a face draws
// an empty box for what it lacks and says nothing.
func (s *Service) checkTexts(p templates.Payload) templates.Problems {
	var drawn, legacy templates.Problems
	words := map[string]bool{}
	for field, text := range templates.Texts(p) {
		if len(drawn)+len(legacy) >= templates.MaxProblems {
			break // nobody would read on
		}
		drawn = append(drawn, s.checkGlyphs(field, text)...)
		found := legacyWords(text)
		for _, w := range found {
			words[w] = true
		}
		if found != nil {
			legacy = append(legacy, legacyProblem(field.String(), text, found))
		}
	}
	if len(words) < legacyThreshold {
		return drawn
	}
	return append(drawn, legacy...)
}

// checkGlyphs finds the characters that the typeface cannot draw.
func (s *Service) checkGlyphs(field fmt.Stringer, text string) (ps templates.Problems) {
	for _, m := range s.family.Missing(text) {
		length := utf8.RuneLen(m.Rune)
		ps = append(ps, templates.Problem{
			Path: field.String(), Offset: m.Offset, Length: length, Rule: ruleGlyph, Clause: "PL I.I.4", Severity: templates.Error,
			Message: fmt.Sprintf("Không in được %s, ký tự thứ %d của trường này: phông chữ không có.",
				name(m.Rune), utf8.RuneCountInString(text[:m.Offset])+1),
			Suggestion: "Bỏ ký tự này hoặc thay bằng chữ; văn bản chỉ in được chữ và dấu của phông Times New Roman.",
			Edit:       templates.Mend(field.String(), text, strings.ReplaceAll(text, string(m.Rune), ""), false),
		})
	}
	return ps
}

// name shows a character by itself, where it can be shown, and by its number.
func name(r rune) string {
	if unicode.IsGraphic(r) {
		return fmt.Sprintf("“%c” (%U)", r, r)
	}
	return fmt.Sprintf("%U", r)
}

func legacyProblem(path, text string, found []string) templates.Problem {
	p := templates.Found("TY02")
	p.Path = path
	p.Severity = templates.Warning // it is a guess
	p.Message = fmt.Sprintf("Trường này có vẻ viết bằng bảng mã TCVN3 (ABC), không phải Unicode: “%s”.",
		strings.Join(found[:min(len(found), 5)], " "))
	p.Suggestion = fmt.Sprintf("Chuyển sang Unicode (TCVN 6909:2001); có phải là “%s”?", templates.Shorten(fromTCVN3.Replace(text)))
	p.Edit = templates.Mend(path, text, fromTCVN3.Replace(text), false)
	return p
}

package thucong

import (
	"cmp"
	_ "embed"
	"fmt"
	"strings"

	"vanban/render"
	"vanban/templates"
	"vanban/templates/nd30"
	"vanban/templates/part"
	"vanban/templates/viet"
)

//go:embed sample.json
var sample []byte

// Kinds returns the kinds of this form: thư công alone.
func Kinds() []templates.Kind {
	return []templates.Kind{templates.NewKind[Payload]("thu-cong", sample)}
}

// salutations are how a letter addresses those whom it is to.
var salutations = map[string]string{"": nd30.KinhGuiText, "kinh-gui": nd30.KinhGuiText, "than-gui": "Thân gửi:", "than-ai-gui": "Thân ái gửi:"}

// Validate implements [templates.Payload].
func (p *Payload) Validate() templates.Problems {
	return append(p.paper().Validate(), p.checkLetter()...)
}

// Compose implements [templates.Payload].
func (p *Payload) Compose() []*render.Document { return p.paper().Compose() }

// paper says which part of the payload is printed where.
func (p *Payload) paper() *part.Paper {
	t, _ := nd30.TypeBySlug("thu-cong")
	t.Name, t.Title = cmp.Or(p.LetterName, t.Name), viet.Upper(p.LetterName)
	t.NoSubject = p.Subject == ""
	t.Addressee = nd30.AddresseeAlways
	return &part.Paper{
		Type:       t,
		Head:       &part.Head{Masthead: p.Masthead, Issuance: p.Issuance, Subject: p.Subject},
		Addressees: p.Addressees,
		Salutation: salutations[p.Salutation],
		Plan:       part.Plan{Body: part.Body{Text: p.Body}},
		Greeting:   p.Greeting,
		Foot:       &part.Foot{Signer: p.Signer, Recipients: p.Sent.Recipients(), Seal: p.Seal},
	}
}

// checkLetter looks for a name that is none of a letter, and for a number without symbol, which would not
// be printed.
func (p *Payload) checkLetter() templates.Problems {
	var all templates.Problems
	if p.LetterName != "" && viet.Lower(strings.Fields(p.LetterName)[0]) != "thư" {
		all = append(all, templates.Problem{
			Path: "/letter_name", Rule: "letter.name", Severity: templates.Error,
			Message:    fmt.Sprintf("Tên thư “%s” không bắt đầu bằng chữ “Thư”.", p.LetterName),
			Suggestion: fmt.Sprintf("Viết ví dụ “Thư %s”.", viet.Lower(p.LetterName)),
			Edit:       templates.Mend("/letter_name", p.LetterName, "Thư "+viet.Lower(p.LetterName), false),
		})
	}
	if p.CodeNumber != "" && p.CodeNotation == "" {
		all = append(all, templates.Problem{
			Path: "/code_notation", Rule: "letter.code", Severity: templates.Error,
			Message:    "Thư có số nhưng chưa có ký hiệu, nên dòng số không in được.",
			Suggestion: "Ghi ký hiệu theo quy định của cơ quan ở “code_notation”, hoặc bỏ “code_number”: thư công không bắt buộc ghi số.",
		})
	}
	return all
}

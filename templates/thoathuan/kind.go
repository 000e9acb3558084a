package thoathuan

import (
	"cmp"
	"embed"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"vanban/render"
	"vanban/templates"
	"vanban/templates/nd30"
	"vanban/templates/part"
	"vanban/templates/viet"
)

// slugs are the types of the form.
var slugs = []string{"hop-dong", "ban-ghi-nho", "ban-thoa-thuan"}

// agreed is what the parties do in a document of the type.
var agreed = map[string]string{
	"hop-dong":       "ký kết hợp đồng với các nội dung sau",
	"ban-ghi-nho":    "ghi nhớ các nội dung sau",
	"ban-thoa-thuan": "thỏa thuận các nội dung sau",
}

// counted is how many parties there are, at the beginning of a sentence; "Các" where they are more.
var counted = map[int]string{2: "Hai", 3: "Ba", 4: "Bốn"}

//go:embed sample/*.json
var samples embed.FS

// Kinds returns the kinds of this form.
func Kinds() []templates.Kind {
	var kinds []templates.Kind
	for _, slug := range slugs {
		sample, _ := samples.ReadFile("sample/" + slug + ".json")
		kind := templates.NewKind[Payload](slug, sample)
		kind.Decode = advising(kind.Decode)
		kinds = append(kinds, kind)
	}
	return kinds
}

// postMissing is where the position of a representative is missed.
var postMissing = regexp.MustCompile(`^/parties/\d+/representative/position$`)

// advising tells whoever gives no position of a representative what is written of one who signs for himself.
func advising(decode func([]byte) (templates.Payload, error)) func([]byte) (templates.Payload, error) {
	return func(data []byte) (templates.Payload, error) {
		p, err := decode(data)
		found, _ := errors.AsType[templates.Problems](err)
		for i := range found {
			if found[i].Rule == "shape.required" && postMissing.MatchString(found[i].Path) {
				found[i].Suggestion = "Điền chức vụ, ví dụ Giám đốc, Chủ hộ. Bên là cá nhân tự ký thì bỏ “representative”, ghi họ và tên ở “name” và “salutation”: “Ông” hoặc “Bà”."
			}
		}
		return p, err
	}
}

// Validate implements [templates.Payload].
func (p *Payload) Validate() templates.Problems {
	return append(p.paper().Validate(), p.checkParties()...)
}

// Compose implements [templates.Payload].
func (p *Payload) Compose() []*render.Document { return p.paper().Compose() }

// paper says which part of the payload is printed where.
func (p *Payload) paper() *part.Paper {
	t, _ := nd30.TypeBySlug(p.Kind)
	return &part.Paper{
		Type:       t,
		Head:       &p.Head,
		Grounds:    p.Grounds,
		Lines:      p.opening(),
		Plan:       part.Plan{Body: p.Body},
		Foot:       &part.Foot{Recipients: p.Sent.Recipients()},
		Signatures: p.signatures(),
		Appendices: p.Appendices,
	}
}

// opening is what stands before the articles: when and where the parties meet, who they are, and that
// they agree.
func (p *Payload) opening() []part.Line {
	date, _ := viet.ParseDate(p.IssuedDate) // what cannot be read is told of its shape
	place := cmp.Or(p.Venue, p.Place)
	lines := []part.Line{{
		Text:  fmt.Sprintf("Hôm nay, %s, tại %s, chúng tôi gồm:", date.Text(), strings.TrimRight(place, ",. ")),
		Names: "/issued_date",
	}}
	for i := range p.Parties {
		lines = append(lines, p.Parties[i].lines(i)...)
	}
	if p.Opening != "" {
		return append(lines, part.Line{Text: p.Opening, Pointer: "/opening"})
	}
	return append(lines, part.Line{Text: p.agreement()})
}

// agreement is "Hai bên thống nhất ký kết hợp đồng với các nội dung sau:".
func (p *Payload) agreement() string {
	return cmp.Or(counted[len(p.Parties)], "Các") + " bên thống nhất " + agreed[p.Kind] + ":"
}

// label is what the i-th party is called, from 0: "Bên A".
func label(i int) string { return "Bên " + string(rune('A'+i)) }

// pointer leads to the i-th party.
func pointer(i int) string { return fmt.Sprintf("/parties/%d", i) }

// lines say who the party is; what is not given is left out.
func (p *Party) lines(i int) []part.Line {
	at := pointer(i)
	name := viet.Upper(label(i))
	if p.Called != "" {
		name += " (" + viet.Upper(p.Called) + ")"
	}
	all := []part.Line{{Label: name + ":", Text: viet.Upper(strings.TrimSpace(p.Salutation + " " + p.name())), Pointer: at + "/name", Bold: true}}
	for _, l := range append([]part.Line{
		{Label: "Số định danh cá nhân:", Text: p.IDNumber, Pointer: at + "/id_number"},
		{Label: "Địa chỉ:", Text: p.Address, Pointer: at + "/address"},
		{Label: "Điện thoại:", Text: p.Phone, Pointer: at + "/phone"},
		{Label: "Thư điện tử:", Text: p.Email, Pointer: at + "/email"},
		{Label: "Mã số thuế:", Text: p.TaxCode, Pointer: at + "/tax_code"},
		{Label: "Tài khoản:", Text: p.Account, Pointer: at + "/account"},
	}, p.representative(at)...) {
		if l.Text != "" {
			all = append(all, l)
		}
	}
	return all
}

// name is that of the party on one line, of an individual without the salutation.
func (p *Party) name() string {
	name := strings.Join(strings.Fields(p.Name), " ")
	if p.Salutation == "" {
		return name
	}
	return salutation.ReplaceAllString(name, "")
}

// salutation is what stands before the name of a person.
var salutation = regexp.MustCompile(`^(?i:ông|bà) `)

// representative says who signs for the party; an individual at the pointer has nobody.
func (p *Party) representative(at string) []part.Line {
	r := p.Representative
	if r == nil {
		return nil
	}
	return []part.Line{
		{Label: "Đại diện:", Text: strings.TrimSpace(r.Salutation + " " + r.FullName), Pointer: at + "/representative", Joined: true},
		{Label: "Chức vụ:", Text: r.Position, Pointer: at + "/representative/position"},
		{Label: "Theo", Text: p.Authorization, Pointer: at + "/authorization"},
	}
}

// signatures are those of the parties, the first on the left.
func (p *Payload) signatures() []part.Signature {
	all := make([]part.Signature, len(p.Parties))
	for i := range p.Parties {
		all[i] = p.Parties[i].signature(i)
	}
	return all
}

// signature is that of the representative with the seal, or of the individual who is the party.
func (p *Party) signature(i int) part.Signature {
	at := pointer(i)
	if p.Representative == nil {
		signer := &part.Signer{FullName: p.name(), Signature: p.Signature}
		return part.Signature{Title: label(i), Signer: signer, Pointer: at, NamePointer: at + "/name", Organ: p.Name}
	}
	return part.Signature{
		Title:       "Đại diện " + label(i),
		Signer:      &p.Representative.Signer,
		Pointer:     at + "/representative",
		Organ:       p.Name,
		SealPointer: at + "/seal",
		Seal:        p.Seal,
	}
}

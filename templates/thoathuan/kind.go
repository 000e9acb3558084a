package thoathuan

import (
	"cmp"
	"embed"
	"fmt"
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
		kinds = append(kinds, templates.NewKind[Payload](slug, sample))
	}
	return kinds
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
	lines := []part.Line{{Text: fmt.Sprintf("Hôm nay, %s, tại %s, chúng tôi gồm:", date.Text(), strings.TrimRight(place, ",. "))}}
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
	all := []part.Line{{Label: name + ":", Text: viet.Upper(strings.Join(strings.Fields(p.Name), " ")), Pointer: at + "/name", Bold: true}}
	for _, l := range []part.Line{
		{Label: "Địa chỉ:", Text: p.Address, Pointer: at + "/address"},
		{Label: "Điện thoại:", Text: p.Phone, Pointer: at + "/phone"},
		{Label: "Thư điện tử:", Text: p.Email, Pointer: at + "/email"},
		{Label: "Mã số thuế:", Text: p.TaxCode, Pointer: at + "/tax_code"},
		{Label: "Tài khoản:", Text: p.Account, Pointer: at + "/account"},
		{Label: "Đại diện:", Text: p.Representative.text(), Pointer: at + "/representative"},
		{Label: "Theo", Text: p.Authorization, Pointer: at + "/authorization"},
	} {
		if l.Text != "" {
			all = append(all, l)
		}
	}
	return all
}

// text is "Ông Đỗ Văn Hùng, Chức vụ: Giám đốc".
func (r *Representative) text() string {
	return strings.TrimSpace(r.Salutation+" "+r.FullName) + ", Chức vụ: " + r.Position
}

// signatures are those of the parties, the first on the left.
func (p *Payload) signatures() []part.Signature {
	all := make([]part.Signature, len(p.Parties))
	for i := range p.Parties {
		party, at := &p.Parties[i], pointer(i)
		all[i] = part.Signature{
			Title:       "Đại diện " + label(i),
			Signer:      &party.Representative.Signer,
			Pointer:     at + "/representative",
			Organ:       party.Name,
			SealPointer: at + "/seal",
			Seal:        party.Seal,
		}
	}
	return all
}

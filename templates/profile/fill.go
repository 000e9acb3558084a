package profile

import (
	"cmp"
	"encoding/json"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"vanban/templates"
	"vanban/templates/nd30"
	"vanban/templates/part"
	"vanban/templates/viet"
)

// Field is the member of a payload that names a profile.
const Field = "profile"

// Origin says which field of a payload a profile has filled in, and with what.
type Origin struct {
	Pointer string // in the payload: "/signer"
	From    string // in the profile: "/signers/0"
}

// Filled is a payload with what a profile gives it.
type Filled struct {
	Data     []byte // the payload as JSON
	Origins  []Origin
	Problems templates.Problems // of what the payload asks of the profile
}

// value is what a profile has for a field of payloads.
type value struct {
	Origin
	of any // nil or the zero value gives nothing
}

// Fill gives a payload of a kind what it leaves out, as far as payloads of the kind have such fields.
// What is no JSON object stays as it is. Without stamp the pictures of signature and seal are withheld, and where a
// document would have had one that is a remark.
func (p *Profile) Fill(k templates.Kind, data []byte, stamp bool) Filled {
	payload, ok := templates.ReadMembers(data)
	if !ok {
		return Filled{Data: data}
	}
	signer, ps := p.choose(payload)
	if _, named := payload.Text("signer"); named {
		payload.Find("signer").Value = json.RawMessage("null") // it is filled like one that is missing
		data = payload.JSON()
	}
	if p.abbreviate(payload) {
		data = payload.JSON()
	}
	f := Filled{Data: data, Problems: ps}
	f.take(k, p.values(k, payload, signer))
	stamped := f
	switch some := stamped.take(k, p.stamps(payload, signer)); {
	case some && !stamp:
		f.Problems = append(f.Problems, p.withheld())
	case some && len(stamped.Data) > templates.MaxBytes:
		f.Problems = append(f.Problems, p.tooLarge())
	case some:
		return stamped
	}
	return f
}

// take fills in what the payload leaves out of the values, and reports whether that is any.
func (f *Filled) take(k templates.Kind, all []value) bool {
	var values []templates.Value
	from := map[string]string{}
	for _, v := range all {
		written, err := json.Marshal(v.of)
		if err != nil {
			panic(fmt.Sprintf("profile: %s: %v", v.From, err)) // all of it was read from JSON
		}
		if !slices.Contains(nothing, string(written)) {
			values = append(values, templates.Value{Pointer: v.Pointer, JSON: written})
			from[v.Pointer] = v.From
		}
	}
	var taken []string
	f.Data, taken = k.Fill(f.Data, values)
	for _, pointer := range taken {
		f.Origins = append(f.Origins, Origin{pointer, from[pointer]})
	}
	return len(taken) > 0
}

// nothing is what gives nothing, as JSON.
var nothing = []string{`""`, "0", "null", "[]", "{}"}

// values are what the profile has for a payload of the kind, but for pictures; -1 is no signer.
func (p *Profile) values(k templates.Kind, payload templates.Members, signer int) []value {
	all := []value{
		{Origin{"/organ_name", "/organ_name"}, p.OrganName},
		{Origin{"/superior_name", "/superior_name"}, p.SuperiorName},
		{Origin{"/code_notation", "/abbreviation"}, p.notation(k, payload)},
		{Origin{"/place", "/place"}, p.Place},
		{Origin{"/authority", "/authority"}, p.Authority},
		{Origin{"/preset", "/preset"}, p.Preset},
		{Origin{"/margins/top_mm", "/margins/top_mm"}, p.Margins.TopMM},
		{Origin{"/margins/bottom_mm", "/margins/bottom_mm"}, p.Margins.BottomMM},
		{Origin{"/margins/left_mm", "/margins/left_mm"}, p.Margins.LeftMM},
		{Origin{"/margins/right_mm", "/margins/right_mm"}, p.Margins.RightMM},
		{Origin{"/archive/unit", "/archive_unit"}, p.unit(p.ArchiveUnit)},
	}
	if i := p.symbolUnit(k, payload); i >= 0 {
		last := &all[len(all)-1]
		last.From, last.of = fmt.Sprintf("/units/%d/abbreviation", i), p.Units[i].Abbreviation
	}
	if k.Form == letterForm {
		all = append(all, value{Origin{"/address", "/address"}, p.Address})
	}
	if signer >= 0 {
		who := p.Signers[signer].Signer
		who.Signature = nil
		all = append(all, value{Origin{"/signer", fmt.Sprintf("/signers/%d", signer)}, who})
	}
	if i := slices.IndexFunc(p.Recipients, func(r Recipients) bool { return len(r.Kinds) == 0 || slices.Contains(r.Kinds, k.Slug) }); i >= 0 {
		all = append(all, value{Origin{"/to_places", fmt.Sprintf("/recipients/%d/to_places", i)}, p.behind(p.Recipients[i].ToPlaces, k, payload)})
	}
	return all
}

// behind are the recipients as they stand behind those whom the document is addressed to, whom "Như trên" names first
// (PL I.II.9b), and without those. A group for all kinds cannot say so itself.
func (p *Profile) behind(places []string, k templates.Kind, payload templates.Members) []string {
	t, _ := nd30.TypeBySlug(k.Slug)
	addressees := payload.Find("addressees")
	if t.Addressee == nd30.AddresseeNone || addressees == nil || slices.Contains(nothing, string(addressees.Value)) {
		return places
	}
	var to []string
	if err := json.Unmarshal(addressees.Value, &to); err != nil {
		return places // which is a finding of the field's shape
	}
	rest := slices.DeleteFunc(slices.Clone(places), func(place string) bool {
		return slices.ContainsFunc(to, func(a string) bool { return part.SameRecipient(a, place, p.OrganName, p.SuperiorName, p.Place) })
	})
	if len(rest) > 0 {
		if _, above := viet.CutPrefix(strings.TrimLeft(rest[0], "- "), nd30.NhuTrenText); above {
			return rest
		}
	}
	return slices.Concat([]string{nd30.NhuTrenText}, rest)
}

// stamps are the pictures that belong on a document, if it is filled in with who signs; -1 is nobody of the profile.
func (p *Profile) stamps(payload templates.Members, signer int) (all []value) {
	if !issued(payload) {
		return nil
	}
	if signer >= 0 && p.Signers[signer].Signature != nil {
		all = append(all, value{Origin{"/signer/signature", signaturePointer(signer)}, p.Signers[signer].Signature})
	}
	if p.Seal != nil && p.signed(payload, signer) {
		all = append(all, value{Origin{"/seal", "/seal"}, p.Seal})
	}
	return all
}

// withheld says that a document has not got the pictures that the profile has for it.
func (p *Profile) withheld() templates.Problem {
	return templates.Problem{
		Path: "/" + Field, Rule: "profile.stamp", Severity: templates.Info,
		Message:    fmt.Sprintf("Chỗ của chữ ký và con dấu để trống: ở đây không in hình chữ ký, con dấu của hồ sơ “%s”.", p.Name),
		Suggestion: "Ký số vào các chỗ ấy; hoặc nhờ người quản trị tạo bằng lệnh vanban render, hay cho phép bằng tùy chọn -stamp của vanban serve.",
	}
}

// tooLarge says that a payload has no room for the pictures.
func (p *Profile) tooLarge() templates.Problem {
	return templates.Problem{
		Path: "/" + Field, Rule: "profile.size", Severity: templates.Error,
		Message:    fmt.Sprintf("Dữ liệu cùng hình chữ ký, con dấu của hồ sơ “%s” dài hơn giới hạn %d MiB.", p.Name, templates.MaxBytes>>20),
		Suggestion: "Giảm cỡ tệp hình trong hồ sơ: quét ở 300 dpi, cắt sát nét; hoặc tách bớt phụ lục dài ra văn bản khác.",
	}
}

// letterForm is the one form that draws the address at the foot of its first page (PL III/1.5).
const letterForm = "1.5"

// issued reports whether the pictures of signature and seal belong on a document: on an electronic one (PL I.II.7d,
// PL I.II.8a), and not on a draft.
func issued(payload templates.Members) bool {
	medium, _ := payload.Text("medium")
	draft := payload.Find("draft")
	return medium == "electronic" && (draft == nil || string(draft.Value) != "true")
}

// signed reports whether there is a picture of the signature: a seal is put to what was signed (Đ32(2)d).
func (p *Profile) signed(payload templates.Members, signer int) bool {
	if signer >= 0 {
		return p.Signers[signer].Signature != nil
	}
	if m := payload.Find("signer"); m != nil {
		own, _ := templates.ReadMembers(m.Value)
		return own.Find("signature") != nil
	}
	return false
}

// notation is the symbol of a document: type and agency; of one whose type has no abbreviation, agency and
// drafting unit (PL I.II.3c). It is "" when nobody tells the unit.
func (p *Profile) notation(k templates.Kind, payload templates.Members) string {
	if k.Abbr != "" {
		return k.Abbr + "-" + p.Abbreviation
	}
	unit := p.ArchiveUnit
	if archive := payload.Find("archive"); archive != nil {
		if own, ok := templates.ReadMembers(archive.Value); ok {
			text, _ := own.Text("unit")
			unit = cmp.Or(text, unit)
		}
	}
	unit = p.unit(unit)
	if !unitSymbol.MatchString(unit) {
		return ""
	}
	return p.Abbreviation + "-" + unit
}

// symbolUnit is the unit that the payload's own symbol says drafts a công văn (PL I.II.3b), whose line Lưu names it
// (PL I.II.9d); -1 is none of the profile.
func (p *Profile) symbolUnit(k templates.Kind, payload templates.Members) int {
	symbol, _ := payload.Text("code_notation")
	unit, own := strings.CutPrefix(symbol, p.Abbreviation+"-")
	if k.Abbr != "" || !own {
		return -1
	}
	return slices.IndexFunc(p.Units, func(u Unit) bool { return u.Abbreviation == unit })
}

// unit is the abbreviation of a unit that is given by its full name; what names none stays as it is.
func (p *Profile) unit(name string) string {
	same := func(a, b string) bool {
		return slices.Equal(strings.Fields(viet.Lower(a)), strings.Fields(viet.Lower(b)))
	}
	i := slices.IndexFunc(p.Units, func(u Unit) bool { return same(u.Name, name) })
	if i < 0 {
		return name
	}
	return p.Units[i].Abbreviation
}

// abbreviate writes the unit of the line Lưu by its abbreviation where the payload has its full name (PL I.II.9d).
func (p *Profile) abbreviate(payload templates.Members) bool {
	m := payload.Find("archive")
	if m == nil {
		return false
	}
	archive, _ := templates.ReadMembers(m.Value)
	name, _ := archive.Text("unit")
	if p.unit(name) == name {
		return false
	}
	archive.Find("unit").Value, _ = json.Marshal(p.unit(name))
	m.Value = archive.JSON()
	return true
}

// unitSymbol is what may stand for a unit in a symbol.
var unitSymbol = regexp.MustCompile(`^[\p{Lu}\d][\p{L}\d]*(-[\p{L}\d]+)*$`)

// choose finds who signs: whom the payload names by an id, or the usual one when it names nobody; -1 is nobody
// of the profile.
func (p *Profile) choose(payload templates.Members) (int, templates.Problems) {
	if id, named := payload.Text("signer"); named {
		i := p.signer(id)
		if i < 0 {
			return i, templates.Problems{p.unknownSigner(id)}
		}
		return i, nil
	}
	if m := payload.Find("signer"); m != nil && string(m.Value) != "null" {
		return -1, nil
	}
	if p.DefaultSigner == "" && len(p.Signers) == 1 {
		return 0, nil
	}
	return p.signer(p.DefaultSigner), nil
}

// signer is the index of who has the id, -1 when nobody has.
func (p *Profile) signer(id string) int {
	return slices.IndexFunc(p.Signers, func(s Signer) bool { return s.ID == id })
}

func (p *Profile) unknownSigner(id string) templates.Problem {
	return templates.Problem{
		Path: "/signer", Rule: "profile.signer", Severity: templates.Error,
		Message:    fmt.Sprintf("Hồ sơ “%s” không có người ký “%s”.", p.Name, templates.Shorten(id)),
		Suggestion: among(id, p.SignerIDs()) + " Hoặc ghi đủ chức vụ và họ tên.",
	}
}

// Origin is where in the profile the value of a field of the payload, or of what lies in it, comes from; "" when
// the payload has it itself.
func (f *Filled) Origin(pointer string) string {
	for _, o := range f.Origins {
		if rest, ok := strings.CutPrefix(pointer, o.Pointer); ok && (rest == "" || rest[0] == '/') {
			return o.From + rest
		}
	}
	return ""
}

// Words are what a clerk calls a value of a profile at the pointer: "nơi nhận thường lệ, dòng 1".
func Words(pointer string) string {
	steps := strings.Split(pointer, "/")
	t := reflect.TypeFor[Profile]()
	words := steps[1]
	for i := range t.NumField() {
		if name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ","); name == steps[1] {
			words = viet.Lower(t.Field(i).Tag.Get("title"))
		}
	}
	if n, err := strconv.Atoi(steps[len(steps)-1]); err == nil && slices.Contains(steps, "to_places") {
		words += fmt.Sprintf(", dòng %d", n+1)
	}
	return words
}

// Complete gives a payload that was decoded what no payload says.
func (p *Profile) Complete(payload templates.Payload) {
	if takes, ok := payload.(interface {
		Take(part.Exceptions, part.Address)
	}); ok {
		takes.Take(part.Exceptions(p.Exceptions), p.Address)
	}
}

// Fields are the members of payloads that a profile may give.
func Fields() []string {
	var names []string
	for _, v := range new(Profile).values(templates.Kind{}, nil, -1) {
		name, _, _ := strings.Cut(v.Pointer[1:], "/")
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return append(names, "address", "signer", "seal", "to_places")
}

package bienban

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"vanban/render"
	"vanban/templates"
	"vanban/templates/nd30"
	"vanban/templates/part"
	"vanban/templates/viet"
)

//go:embed sample.json
var sample []byte

// Kinds returns the kinds of this form: biên bản alone.
func Kinds() []templates.Kind {
	return []templates.Kind{templates.NewKind[Payload]("bien-ban", sample)}
}

// Validate implements [templates.Payload].
func (p *Payload) Validate() templates.Problems { return append(p.paper().Validate(), p.check()...) }

// Compose implements [templates.Payload].
func (p *Payload) Compose() []*render.Document { return p.paper().Compose() }

// paper says which part of the payload is printed where.
func (p *Payload) paper() *part.Paper {
	t, _ := nd30.TypeBySlug(p.Kind)
	return &part.Paper{
		Type:       t,
		Head:       &part.Head{Masthead: p.Masthead, Issuance: part.Issuance{IssuedDate: p.day()}, Subject: p.Subject},
		Lines:      p.lines(),
		Plan:       part.Plan{Body: p.Body},
		Closing:    []part.Line{{Label: fmt.Sprintf(nd30.KetThucText, p.meeting()), Text: p.EndTime.Line(), Pointer: "/end_time"}},
		Foot:       &part.Foot{Recipients: p.recipients()},
		Signatures: p.signatures(),
		Appendices: p.Appendices,
	}
}

// day is when the minutes are made, which have no date line: the day on which the meeting ends. Appendices
// name it (PL I.III.1c).
func (p *Payload) day() string {
	for _, m := range []part.Moment{p.EndTime, p.StartTime} {
		if d := m.Date(); d.Complete() {
			return d.String()
		}
	}
	return ""
}

// meetings are the words that form 1.9 lets choose among; the first is that of a payload that says none.
var meetings = []struct{ slug, name string }{
	{"cuoc-hop", "Cuộc họp"},
	{"hoi-nghi", "Hội nghị"},
	{"hoi-thao", "Hội thảo"},
}

// meeting is the word for the meeting.
func (p *Payload) meeting() string {
	for _, m := range meetings {
		if m.slug == p.Meeting {
			return m.name
		}
	}
	return meetings[0].name
}

// lines are those of form 1.9 before the content.
func (p *Payload) lines() []part.Line {
	present := part.Line{Label: nd30.ThamDuText, Pointer: "/participants"}
	if len(p.Participants) == 1 {
		present.Text, present.Pointer = p.Participants[0], "/participants/0"
	} else {
		present.List = p.Participants
	}
	return []part.Line{
		{Label: nd30.BatDauText, Text: p.StartTime.Line(), Pointer: "/start_time"},
		{Label: nd30.DiaDiemText, Text: p.Venue, Pointer: "/venue"},
		present,
		{Label: nd30.ChuToaText, Text: p.Chair.line(), Pointer: "/chair", Joined: true},
		{Label: nd30.ThuKyText, Text: p.Secretary.line(), Pointer: "/secretary", Joined: true},
		{Label: fmt.Sprintf(nd30.DienBienText, viet.Lower(p.meeting()))},
	}
}

// line is who attends, as a sentence has it, as far as that is known.
func (a *Attendant) line() string {
	name := strings.TrimSpace(a.Salutation + " " + a.FullName)
	return strings.Join(slices.DeleteFunc([]string{name, a.Position}, func(s string) bool { return s == "" }), ", ")
}

// recipients are those of the payload. The minutes are kept with the file of the meeting (PL III/1.9).
func (p *Payload) recipients() part.Recipients {
	r := p.Recipients
	if r.Archive.Unit == "" && r.Archive.Text == "" {
		r.Archive.Unit = nd30.HoSoText
	}
	return r
}

// signatures are the two of form 1.9, from the left; the seal, if there is one, is put at the chair's.
func (p *Payload) signatures() []part.Signature {
	return []part.Signature{
		{Title: nd30.ThuKyTitle, Signer: p.Secretary.signer(), Pointer: "/secretary"},
		{Title: nd30.ChuToaTitle, Signer: p.Chair.signer(), Pointer: "/chair", SealPointer: "/seal", Seal: p.Seal},
	}
}

// signer is who attends as the one who signs: in the meeting's office, which stands above the signature.
func (a *Attendant) signer() *part.Signer {
	return &part.Signer{FullName: a.FullName, OtherPosition: a.OtherPosition, Signature: a.Signature}
}

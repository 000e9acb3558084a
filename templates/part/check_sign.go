package part

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanban/templates"
	"vanban/templates/nd30"
	"vanban/templates/viet"
)

// signerChecks look at component 7 of each of those who sign.
var signerChecks = []check{
	{"CK01", bySigner(positionPlain)},
	{"CK01", bySigner(agencyPosition)},
	{"CK02", bySigner(prefixWritten)},
	{"CK02", bySigner(positionsPlain)},
	{"CK03", bySigner(prefixBeforeWhat)},
	{"CK03", bySigner(saidTwice)},
	{"CK04", bySigner(positionOwn)},
	{"CK04", bySigner(deputyOf)},
	{"CK05", bySigner(actingTwice)},
	{"CK06", bySigner(delegatedOn)},
	{"CK07", bySigner(chainUnknown)},
	{"CK07", bySigner(collectiveUnlikely)},
	{"CK07", bySigner(authorityMissing)},
	{"CK07", bySigner(deputyInCharge)},
	{"CK08", bySigner(nameWritten)},
	{"CK09", bySigner(nameWithTitle)},
}

// bySigner looks at everyone who signs; the paths of its findings begin at the signer.
func bySigner(look func(v *view, s *Signature) []finding) func(v *view) []finding {
	return func(v *view) []finding {
		var all []finding
		for i := range v.signing {
			for _, f := range look(v, &v.signing[i]) {
				f.path = v.signing[i].Pointer + f.path
				all = append(all, f)
			}
		}
		return all
	}
}

const competencePath = "/competence"

// chain are the prefixes alone, from the first line down.
func (s *Signer) chain() []string {
	chain := []string{}
	for _, r := range s.Competence.roles() {
		chain = append(chain, r.prefix)
	}
	return chain
}

// authority is that of the signer for the organ.
func (s *Signature) authority() []role { return s.Signer.authority(s.Organ) }

// loosePrefix is a prefix as it is often miswritten: T/M, K/T., TM, TUQ., KT.BỘ TRƯỞNG.
var loosePrefix = regexp.MustCompile(`(?is)^(T[./]?M|Q|K[./]?T|T[./]?L|T[./]?U[./]?Q)(\.\s*|[/,]\s*|\s+|$)(.*)$`)

func positionPlain(_ *view, s *Signature) []finding {
	position, post := s.Signer.Position, s.Signer.post()
	if loosePrefix.MatchString(position) {
		return nil // positionsPlain says more
	}
	broken := when(strings.ContainsAny(position, "\n\r"), finding{
		path:       "/position",
		message:    "Chức vụ của người ký có xuống dòng.",
		suggestion: fmt.Sprintf("Viết trên một dòng: “%s”; chức vụ thứ hai thì ghi ở “other_position”.", oneLine(position)),
	})
	return append(broken, when(post != position, finding{
		path: "/position", severity: templates.Warning,
		message:    fmt.Sprintf("Chức vụ “%s” có dấu câu ở cuối; hệ thống không in dấu này.", position),
		suggestion: fmt.Sprintf("Viết “%s”.", post),
	})...)
}

// advisory are how the names of bodies begin that advise an agency and have no seal of their own.
var advisory = []string{"Hội đồng", "Ban Chỉ đạo", "Ban Tổ chức", "Ban Soạn thảo", "Tổ ", "Tiểu ban"}

// agencyPosition looks at who signs for an advisory body: with the agency's seal both positions are
// shown, without it the one in the body alone (PL I.II.7c).
func agencyPosition(_ *view, s *Signature) []finding {
	signer := s.Signer
	_, council := cutFold(s.Organ, "Hội đồng nhân dân")
	return append(when(signer.AgencySeal && signer.OtherPosition == "", finding{
		path: "/other_position", clause: "PL I.II.7c",
		message:    "Tổ chức tư vấn dùng con dấu của cơ quan thì phải ghi cả chức danh trong tổ chức tư vấn và chức vụ trong cơ quan.",
		suggestion: "Ghi chức vụ trong cơ quan ở “other_position”, ví dụ “Thứ trưởng Bộ Nội vụ”; không dùng con dấu của cơ quan thì bỏ “agency_seal”.",
	}), when(!signer.AgencySeal && signer.OtherPosition != "" && begins(s.Organ, advisory) && !council, finding{
		path: "/other_position", severity: templates.Info, clause: "PL I.II.7c",
		message:    "Tổ chức tư vấn không được dùng con dấu của cơ quan thì chỉ ghi chức danh trong tổ chức tư vấn, trừ Hội đồng, Ban Chỉ đạo của Nhà nước do lãnh đạo Bộ đứng đầu hoặc làm cấp phó.",
		suggestion: "Được dùng con dấu của cơ quan thì ghi “agency_seal”: true; không thì bỏ “other_position”.",
	})...)
}

func prefixWritten(_ *view, s *Signature) []finding {
	var found []finding
	for line := range strings.Lines(string(s.Signer.Competence)) {
		line = strings.TrimSpace(line)
		prefix, _ := cutRole(line)
		found = append(found, when(line != "" && prefix == "", finding{
			path:       competencePath,
			message:    fmt.Sprintf("Quyền hạn “%s” không bắt đầu bằng “TM.”, “Q.”, “KT.”, “TL.” hoặc “TUQ.” và một dấu cách.", line),
			suggestion: suggestPrefix(line),
		})...)
	}
	return found
}

func suggestPrefix(line string) string {
	m := loosePrefix.FindStringSubmatch(line)
	if m == nil {
		return "Chỉ ghi chữ viết tắt, ví dụ “KT.”; hệ thống in “KT. BỘ TRƯỞNG”. Người đứng đầu tự ký thì bỏ trống."
	}
	return fmt.Sprintf("Viết “%s”.", spelled(m))
}

// spelled is a line whose prefixes are miswritten, in its right spelling.
func spelled(m []string) string {
	prefix := viet.Upper(strings.NewReplacer(".", "", "/", "").Replace(m[1])) + "."
	if next := loosePrefix.FindStringSubmatch(m[3]); next != nil {
		return prefix + " " + spelled(next)
	}
	return strings.TrimSpace(prefix + " " + m[3])
}

// positionsPlain looks for positions and names that were typed with a prefix.
func positionsPlain(_ *view, s *Signature) []finding {
	var found []finding
	for _, f := range []struct{ path, text string }{
		{"/position", s.Signer.Position},
		{"/head_position", s.Signer.HeadPosition},
		{"/unit_head_position", s.Signer.UnitHeadPosition},
		{"/collective", s.Signer.Collective},
	} {
		found = append(found, when(loosePrefix.MatchString(f.text), finding{
			path:       f.path,
			message:    fmt.Sprintf("“%s” có kèm quyền hạn.", oneLine(f.text)),
			suggestion: "Ghi quyền hạn ở “competence”, ở đây chỉ ghi chức vụ của người ký, của người đứng đầu hoặc tên tập thể.",
		})...)
	}
	return found
}

// Words that a collective's name and a position begin with.
var (
	collectiveWords = []string{"Ủy ban", "Uỷ ban", "Hội đồng", "Ban Chỉ đạo", "Ban Quản lý", "Tập thể"}
	positionWords   = []string{
		"Bộ trưởng", "Thứ trưởng", "Chủ tịch", "Phó ", "Giám đốc", "Tổng giám đốc", "Cục trưởng",
		"Tổng cục trưởng", "Vụ trưởng", "Viện trưởng", "Hiệu trưởng", "Chánh ", "Trưởng ", "Thủ tướng",
	}
)

func begins(s string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { _, ok := cutFold(s, w); return ok })
}

func prefixBeforeWhat(v *view, s *Signature) []finding {
	if len(delegatedOn(v, s)) > 0 {
		return nil // the line has to go
	}
	var found []finding
	above := ""
	for _, r := range s.authority() {
		f := finding{path: r.member}
		switch {
		case r.rest == "" && r.prefix != "Q." && (r.prefix != "KT." || s.Signer.Position != ""):
			c, _ := completionOf(above, r.prefix)
			f.path = c.member
			f.message = fmt.Sprintf("Sau “%s” thiếu chức vụ của người đứng đầu.", r.prefix)
			f.suggestion = fmt.Sprintf("Ghi chức vụ ấy ở “%s”, ví dụ “Giám đốc”; hệ thống in “%s GIÁM ĐỐC”.", c.member[1:], r.prefix)
		case r.prefix == "TM." && begins(r.rest, positionWords):
			f.message = fmt.Sprintf("“TM.” đứng trước tên tập thể hoặc cơ quan, không đứng trước chức vụ “%s”.", r.rest)
			f.suggestion = "Ghi tên tập thể ở “collective”, ví dụ “Ủy ban nhân dân”; chức vụ in ở dòng dưới."
		case r.prefix != "TM." && begins(r.rest, collectiveWords):
			f.message = fmt.Sprintf("“%s” đứng trước chức vụ, không đứng trước tên tập thể “%s”.", r.prefix, r.rest)
			f.suggestion = fmt.Sprintf("Viết “%s” và chức vụ của người đứng đầu; ký thay mặt tập thể thì viết “TM. %s”.", r.prefix, r.rest)
		case r.notHead():
			f.message = fmt.Sprintf("Sau “%s” là chức vụ của người đứng đầu, không phải của cấp phó “%s”.", r.prefix, r.rest)
			f.suggestion = fmt.Sprintf("Viết “%s %s”.", r.prefix, viet.Upper(headOf(r.rest)))
		default:
			above = r.prefix
			continue
		}
		above = r.prefix
		found = append(found, f)
	}
	return found
}

// notHead reports whether the authority is said to be a deputy's: it is the head's own
// (Đ13(1) to (4)).
func (r role) notHead() bool {
	return headOf(r.rest) != "" && slices.Contains([]string{"KT.", "TL.", "TUQ."}, r.prefix)
}

// saidTwice looks for what a prefix stands before that is said twice, and not alike, and for the head
// of a unit who is not printed.
func saidTwice(_ *view, s *Signature) []finding {
	var found []finding
	above, unit := "", false
	for _, r := range s.Signer.Competence.roles() {
		c, ok := completionOf(above, r.prefix)
		above = r.prefix
		if !ok {
			continue
		}
		unit = unit || c.member == "/unit_head_position"
		given := c.given(s.Signer)
		found = append(found, when(given != "" && r.rest != "" && viet.Lower(oneLine(given)) != viet.Lower(oneLine(r.rest)), finding{
			path: c.member, severity: templates.Warning,
			message:    fmt.Sprintf("“competence” ghi “%s %s” nên “%s” không được in.", r.prefix, r.rest, given),
			suggestion: fmt.Sprintf("Ở “competence” chỉ ghi “%s”; hệ thống in “%s %s”.", r.prefix, r.prefix, viet.Upper(oneLine(given))),
		})...)
	}
	return append(found, when(s.Signer.UnitHeadPosition != "" && !unit, finding{
		path: "/unit_head_position", severity: templates.Warning,
		message:    "Chức vụ của người đứng đầu đơn vị không được in: chỉ chuỗi “TL. KT.” mới có dòng này (Đ13(4)).",
		suggestion: "Cấp phó của đơn vị ký thừa lệnh thì ghi “TL. KT.” ở “competence”; không thì bỏ “unit_head_position”.",
	})...)
}

func positionOwn(_ *view, s *Signature) []finding {
	all := s.authority()
	if len(all) == 0 {
		return nil
	}
	last := all[len(all)-1]
	same := last.prefix != "TM." && last.prefix != "Q." && !last.notHead() && last.rest != "" && viet.Lower(last.rest) == viet.Lower(s.Signer.post())
	return when(same, finding{
		path:       "/position",
		message:    fmt.Sprintf("Dưới dòng “%s %s” phải là chức vụ của chính người ký, không phải chức vụ của người đứng đầu.", last.prefix, last.rest),
		suggestion: "Ghi chức vụ của người ký, ví dụ “Thứ trưởng” dưới “KT. BỘ TRƯỞNG”.",
	})
}

// deputyOf looks whether who signs "KT." is the deputy of whom the line names, and whether who signs
// by order is not. Only the first words are compared: what follows is often written on one of the
// lines alone. A head may have two offices: "BỘ TRƯỞNG, CHỦ NHIỆM".
func deputyOf(_ *view, s *Signature) []finding {
	all := s.authority()
	if len(all) == 0 {
		return nil
	}
	last, own := all[len(all)-1], s.Signer.post()
	if last.rest == "" || last.notHead() || begins(last.rest, collectiveWords) {
		return nil
	}
	f := finding{path: last.member, severity: templates.Warning}
	switch head := headOf(own); {
	case last.prefix == "TL." && head != "" && sameTitle(head, last.rest):
		f.path = competencePath
		f.message = fmt.Sprintf("“%s” là cấp phó của “%s” nên ký thay (“KT.”); ký thừa lệnh là người đứng đầu đơn vị thuộc cơ quan (Đ13(4)).", own, last.rest)
		f.suggestion = fmt.Sprintf("Ghi “KT.” ở “competence”; hệ thống in “KT. %s”.", viet.Upper(last.rest))
	case last.prefix != "KT.":
		return nil
	case head != "" && !sameTitle(head, last.rest) && !strings.Contains(viet.Lower(last.rest), viet.Lower(head)):
		f.message = fmt.Sprintf("“%s” ký thay “%s”, không ký thay “%s”.", own, head, last.rest)
		f.suggestion = fmt.Sprintf("Viết “KT. %s”, hoặc sửa lại chức vụ của người ký.", viet.Upper(head))
	case head == "" && begins(own, positionWords) && !sameTitle(own, last.rest):
		f.message = fmt.Sprintf("“KT.” dành cho cấp phó ký thay; “%s” không phải là cấp phó của “%s”.", own, last.rest)
		f.suggestion = fmt.Sprintf("Viết “TL. %[1]s” hoặc “TUQ. %[1]s”.", last.rest)
	default:
		return nil
	}
	return []finding{f}
}

// sameTitle compares the first two words of titles.
func sameTitle(a, b string) bool { return titleWords(a) == titleWords(b) }

func titleWords(s string) string {
	words := strings.Fields(viet.Lower(s))
	words = words[:min(2, len(words))]
	return strings.TrimRight(strings.Join(words, " "), ",.;:")
}

func actingTwice(_ *view, s *Signature) []finding {
	for _, r := range s.authority() {
		if r.prefix == "Q." && r.rest != "" && viet.Lower(r.rest) != viet.Lower(s.Signer.post()) {
			return []finding{{
				path:       "/position",
				message:    fmt.Sprintf("Dưới dòng “Q. %s” không ghi thêm chức vụ “%s”.", r.rest, s.Signer.Position),
				suggestion: fmt.Sprintf("Ghi “Q.” ở quyền hạn và “%s” ở chức vụ; hệ thống in một dòng.", r.rest),
			}}
		}
	}
	return nil
}

// step is a line of the authority under another.
type step struct{ above, below string }

// delegations are the steps that Đ13(3) and (4) do not allow, and what is written instead. They are
// errors; who has been authorised signs himself.
var delegations = map[step]string{
	{"TUQ.", "KT."}:  "Chỉ giữ “TUQ.” và để chính người được ủy quyền ký; cấp phó của cơ quan ký thay người đứng đầu thì chỉ ghi “KT.”.",
	{"TUQ.", "TUQ."}: "Chỉ giữ một “TUQ.” và để chính người được ủy quyền ký.",
	{"TUQ.", "TL."}:  "Chỉ giữ “TUQ.” và để chính người được ủy quyền ký.",
	{"TL.", "TUQ."}:  "Chỉ giữ “TL.”; cấp phó của đơn vị ký thì ghi “TL. KT.”.",
}

func delegatedOn(_ *view, s *Signature) []finding {
	chain := s.Signer.chain()
	for i := 1; i < len(chain); i++ {
		if instead, ok := delegations[step{chain[i-1], chain[i]}]; ok {
			return []finding{{
				path:       competencePath,
				message:    fmt.Sprintf("Không ký “%s” sau “%s”: người được ủy quyền không được ủy quyền lại hoặc để người khác ký thay; người ký thừa lệnh chỉ được giao lại cho cấp phó ký thay (Đ13(3), (4)).", chain[i], chain[i-1]),
				suggestion: instead,
			}}
		}
	}
	return nil
}

// missteps are other steps that Đ13 does not know, why, and what is written instead.
var missteps = map[step][2]string{
	{"TM.", "TL."}:  {"ký thừa lệnh là theo lệnh của người đứng đầu, không thay mặt tập thể (Đ13(2), (4))", "Chỉ ghi “TL.”; hệ thống in “TL.” và chức vụ của người đứng đầu."},
	{"TM.", "TUQ."}: {"ký thừa ủy quyền là theo ủy quyền của người đứng đầu, không thay mặt tập thể (Đ13(3))", "Chỉ ghi “TUQ.”; hệ thống in “TUQ.” và chức vụ của người đứng đầu."},
	{"TM.", "TM."}:  {"chỉ thay mặt một tập thể", "Giữ một “TM.”; nhiều cơ quan cùng ban hành thì mỗi cơ quan một người ký ở “joint”."},
	{"KT.", "KT."}:  {"cấp phó ký thay không để người khác ký thay mình (Đ13(1))", "Chỉ giữ “KT.” và chức vụ của người ký; cấp phó của đơn vị ký thừa lệnh thì ghi “TL. KT.”."},
	{"KT.", "TL."}:  {"ký thừa lệnh là theo lệnh của người đứng đầu, không theo lệnh của cấp phó (Đ13(4))", "Chỉ ghi “TL.”; cấp phó của đơn vị ký thì ghi “TL. KT.”."},
	{"KT.", "TUQ."}: {"chỉ người đứng đầu được ủy quyền (Đ13(3))", "Chỉ ghi “TUQ.”."},
	{"KT.", "TM."}:  {"thay mặt tập thể đứng trước, ký thay người đứng đầu đứng sau (Đ13(2))", "Viết “TM. KT.”."},
	{"Q.", "KT."}:   {"người được giao quyền cấp trưởng ký như người đứng đầu, chỉ một dòng (PL I.II.7b)", "Chỉ ghi “Q.”; cấp phó ký thay thì chỉ ghi “KT.”."},
}

func chainUnknown(v *view, s *Signature) []finding {
	chain := s.Signer.chain()
	known := slices.ContainsFunc(nd30.Chains, func(c []string) bool { return slices.Equal(c, chain) })
	if known || len(delegatedOn(v, s)) > 0 {
		return nil
	}
	f := finding{
		path:       competencePath,
		message:    fmt.Sprintf("Chuỗi quyền hạn “%s” không thuộc các trường hợp của Điều 13.", templates.Shorten(strings.Join(chain, " "))),
		suggestion: "Các trường hợp: “TM.”, “TM. KT.”, “KT.”, “Q.”, “TL.”, “TL. KT.”, “TUQ.”.",
	}
	if len(chain) > deepest {
		f.severity = templates.Error // the others would not be printed
	}
	for i := 1; i < len(chain); i++ {
		if why, ok := missteps[step{chain[i-1], chain[i]}]; ok {
			f.message = fmt.Sprintf("Không ký “%s” sau “%s”: %s.", chain[i], chain[i-1], why[0])
			f.suggestion = why[1]
			break
		}
	}
	return []finding{f}
}

// collectiveUnlikely looks for "TM." of an agency that has one head (Đ13(1)).
func collectiveUnlikely(_ *view, s *Signature) []finding {
	all := s.authority()
	if len(all) == 0 || all[0].prefix != "TM." || begins(s.Organ, peoplesNames) {
		return nil
	}
	head := headOfOrgan(s.Organ)
	return when(head != "" && viet.Lower(oneLine(all[0].rest)) == viet.Lower(oneLine(s.Organ)), finding{
		path:       competencePath,
		message:    fmt.Sprintf("“TM.” dùng cho cơ quan làm việc theo chế độ tập thể; “%s” thường làm việc theo chế độ thủ trưởng (Đ13(1)).", oneLine(s.Organ)),
		suggestion: fmt.Sprintf("“%s” ký thì bỏ “competence”; cấp phó ký thay thì chỉ ghi “KT.”.", head),
	})
}

// authorityMissing looks for a deputy who signs as if for himself, and for the chair of a
// collective who does (Đ13(1), (2)).
func authorityMissing(v *view, s *Signature) []finding {
	chain, post := s.Signer.chain(), s.Signer.post()
	collective, chaired := v.chaired(s)
	if len(chain) == 0 && strings.TrimSpace(string(s.Signer.Competence)) != "" || loosePrefix.MatchString(s.Signer.Position) {
		return nil // prefixWritten and positionsPlain say more
	}
	f := finding{path: competencePath}
	alone := len(chain) == 0
	switch head := viet.Upper(headOf(post)); {
	case head != "" && alone && chaired:
		f.message = fmt.Sprintf("Cấp phó ký thì ghi “TM.”, “KT.” và chức vụ của người đứng đầu trên dòng “%s” (Đ13(2)).", post)
		f.suggestion = fmt.Sprintf("Ghi “TM. KT.” ở “competence”; hệ thống in “TM. %s” và dòng dưới “KT. %s”.", viet.Upper(collective), head)
	case head != "" && alone:
		f.message = fmt.Sprintf("Cấp phó ký thì ghi “KT.” và chức vụ của người đứng đầu trên dòng “%s” (Đ13(1)).", post)
		f.suggestion = fmt.Sprintf("Ghi “KT.” ở “competence”; hệ thống in “KT. %s”.", head)
	case head != "" && slices.Equal(chain, []string{"TM."}):
		f.message = fmt.Sprintf("Cấp phó ký thì ghi “KT.” và chức vụ của người đứng đầu trên dòng “%s” (Đ13(2)).", post)
		f.suggestion = fmt.Sprintf("Ghi “TM. KT.” ở “competence”; hệ thống in thêm dòng “KT. %s”.", head)
	case head != "" && chaired && slices.Equal(chain, []string{"KT."}):
		f.severity = templates.Info
		f.message = fmt.Sprintf("Cấp phó ký văn bản của tập thể “%s” là thay mặt tập thể, ký thay người đứng đầu (Đ13(2)).", collective)
		f.suggestion = fmt.Sprintf("Ghi “TM. KT.” ở “competence”; nếu đây là văn bản thuộc thẩm quyền riêng của người đứng đầu (“%s”) thì giữ nguyên.", headOf(post))
	case chaired && alone && begins(post, chairs):
		f.message = fmt.Sprintf("“%s” ký thay mặt tập thể “%s” thì ghi “TM.” (Đ13(2)).", post, collective)
		f.suggestion = fmt.Sprintf("Ghi “TM.” ở “competence”; hệ thống in “TM. %s”.", viet.Upper(collective))
	default:
		return nil
	}
	return []finding{f}
}

// chairs are those who head a collective.
var chairs = []string{"Chủ tịch", "Trưởng ban"}

// chaired is the collective in whose name somebody signs, and whether it is one that decides as
// such. A document that names its authority may be its chair's own. The chair of a people's council
// certifies what it resolves and signs without "TM.".
func (v *view) chaired(s *Signature) (collective string, ok bool) {
	authority := v.Authority
	if s.Organ != v.Head.OrganName {
		authority = ""
	}
	if authority != "" && !begins(authority, collectiveWords) {
		return collectiveOf(s.Organ), false
	}
	collective = collectiveOf(cmp.Or(authority, s.Organ))
	_, council := cutFold(collective, "Hội đồng nhân dân")
	return collective, !council && begins(collective, collegiate)
}

// collegiate are the collectives that decide by vote; other committees have one head.
var collegiate = []string{"Ủy ban nhân dân", "Uỷ ban nhân dân", "Hội đồng", "Ban Chỉ đạo", "Tập thể"}

func deputyInCharge(_ *view, s *Signature) []finding {
	own := s.Signer.post()
	plain := inCharge.ReplaceAllString(own, "")
	return when(headOf(own) != "" && plain != own, finding{
		path:       "/position",
		message:    fmt.Sprintf("Cấp phó được giao phụ trách ký như ký thay, chức vụ không ghi “phụ trách”: “%s”.", own),
		suggestion: fmt.Sprintf("Viết “%s” và ghi “KT.” ở “competence”.", plain),
	})
}

func nameWritten(_ *view, s *Signature) []finding {
	name := s.Signer.FullName
	bare := bareName(name)
	words := strings.Fields(bare)
	f := finding{path: "/full_name", suggestion: fmt.Sprintf("Viết “%s”.", capitalWords(bare))}
	switch {
	case strings.ContainsAny(name, "\n\r"):
		f.message = "Họ tên người ký có xuống dòng."
		f.suggestion = "Viết một họ tên trên một dòng; chức vụ khác thì ghi ở “other_position”."
	case isCaps(bare):
		f.message = fmt.Sprintf("Họ tên “%s” viết toàn chữ in hoa.", name)
	case slices.ContainsFunc(words, lowerBegins):
		f.message = fmt.Sprintf("Họ tên “%s” chưa viết hoa chữ cái đầu của mọi âm tiết.", name)
		if !lowerBegins(words[0]) {
			f.severity = templates.Warning
		}
	case len(words) == 1:
		f.severity = templates.Warning
		f.message = fmt.Sprintf("Họ tên “%s” chỉ có một từ.", name)
		f.suggestion = "Ghi đủ họ, tên đệm (nếu có) và tên."
	default:
		return nil
	}
	return []finding{f}
}

func lowerBegins(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLower(first)
}

// capitalWords writes every word with a capital, as a name is (PL II.II.1).
func capitalWords(s string) string {
	words := strings.Fields(viet.Lower(s))
	for i, w := range words {
		words[i] = viet.Capital(w)
	}
	return strings.Join(words, " ")
}

// honour is what may not stand before the name (PL I.II.7c).
type honour struct {
	pattern  *regexp.Regexp
	severity templates.Severity
	message  string
	allowed  func(Exceptions) bool // nil: nobody may
}

// honours are all of them. "Ông" is a family name as well.
var honours = []honour{
	{
		regexp.MustCompile(`(?i)^(?:(?:GS|PGS|TS|TSKH|ThS|BS\.?\s*CK\s*(?:II|I|1|2)|CK\s*(?:II|I|1|2)|BS|KS|CN|LS|DS)[.,\s]\s*|(?:Giáo sư|Phó giáo sư|Tiến sĩ|Thạc sĩ|Bác sĩ|Kỹ sư)[,\s]+)+`),
		templates.Error, "Trước họ tên người ký không ghi học hàm, học vị, danh hiệu danh dự.",
		func(e Exceptions) bool { return e.AcademicTitles },
	},
	{
		regexp.MustCompile(`(?i)^(?:(?:NGƯT|NGND|NSND|NSƯT|TTƯT|TTND|AHLĐ)[.,\s]\s*)+`),
		templates.Error, "Trước họ tên người ký không ghi danh hiệu danh dự.", nil,
	},
	{
		regexp.MustCompile(`(?i)^(?:Đ[/.]\s*c[.:]?\s+|(?:Đồng chí|Bà)[:\s]+)`),
		templates.Error, "Trước họ tên người ký không ghi lời xưng gọi như “Ông”, “Bà”, “Đồng chí”.", nil,
	},
	{
		regexp.MustCompile(`(?i)^Ông[:\s]+`),
		templates.Warning, "Trước họ tên người ký không ghi lời xưng gọi “Ông”; “Ông” là họ của người ký thì giữ nguyên.", nil,
	},
	{
		regexp.MustCompile(`(?i)^(?:Đại|Thượng|Trung|Thiếu)\s+(?:tướng|tá|úy|uý)[,.\s]+`),
		templates.Warning, "Trước họ tên người ký chỉ đơn vị vũ trang nhân dân ghi quân hàm, theo quy định của người đứng đầu ngành.",
		func(e Exceptions) bool { return e.MilitaryRanks },
	},
}

// cutHonour cuts the first of what stands before the name.
func cutHonour(name string) (h honour, title, rest string) {
	for _, h := range honours {
		if title := h.pattern.FindString(name); title != "" {
			return h, title, name[len(title):]
		}
	}
	return honour{}, "", name
}

// bareName is the name without what may not stand before it.
func bareName(name string) string {
	for _, title, rest := cutHonour(name); title != ""; _, title, rest = cutHonour(name) {
		name = rest
	}
	return name
}

// nameWithTitle lets stand before the name what the profile of the agency allows.
func nameWithTitle(v *view, s *Signature) []finding {
	var found []finding
	kept, name := "", s.Signer.FullName
	for h, title, rest := cutHonour(name); title != ""; h, title, rest = cutHonour(name) {
		name = rest
		if h.allowed != nil && h.allowed(v.Head.Exceptions) {
			kept += title
			continue
		}
		found = append(found, finding{path: "/full_name", severity: h.severity, message: h.message})
	}
	for i := range found {
		found[i].suggestion = fmt.Sprintf("Viết “%s”.", kept+name)
	}
	return found
}

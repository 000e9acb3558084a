package part

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"vanban/templates"
	"vanban/templates/nd30"
	"vanban/templates/viet"
)

// signerChecks look at who decides, and at component 7 of each of those who sign.
var signerChecks = append([]check{{"CC06", authorityOther}}, bySigner(signerLooks)...)

// signerLook is a check of one who signs; the paths of its findings and edits begin at the signer.
type signerLook struct {
	id   string
	look func(v *view, s *Signature) []finding
}

// signerLooks are all of them.
var signerLooks = []signerLook{
	{"CK01", positionPlain},
	{"CK01", agencyPosition},
	{"CK02", prefixWritten},
	{"CK02", positionsPlain},
	{"CK02", actingSpelledOut},
	{"CK03", prefixBeforeWhat},
	{"CK03", saidTwice},
	{"CK04", positionOwn},
	{"CK04", deputyOf},
	{"CK05", actingTwice},
	{"CK06", delegatedOn},
	{"CK07", chainUnknown},
	{"CK07", collectiveUnlikely},
	{"CK07", authorityMissing},
	{"CK07", orderMissing},
	{"CK07", inChargeAlone},
	{"CK07", deputyInCharge},
	{"CK08", nameWritten},
	{"CK09", nameWithTitle},
}

// bySigner are checks that look at everyone who signs.
func bySigner(looks []signerLook) []check {
	checks := make([]check, len(looks))
	for i, l := range looks {
		checks[i] = check{l.id, l.each}
	}
	return checks
}

// each looks at everyone who signs.
func (l signerLook) each(v *view) []finding {
	var all []finding
	for i := range v.signing {
		s := &v.signing[i]
		for _, f := range l.look(v, s) {
			if f.edit.Op != "" && !l.settles(v, s, f) {
				f.edit = templates.Edit{}
			}
			f.path = s.Pointer + f.path
			if f.edit.Path != "" {
				f.edit.Path = s.Pointer + f.edit.Path
			}
			all = append(all, f)
		}
	}
	return all
}

// settles reports whether the edit of a finding brings no other that is as grave. An authority that could not be read
// is read for the first time then.
func (l signerLook) settles(v *view, s *Signature, f finding) bool {
	if l.id == "CK02" {
		return true
	}
	grave := l.severity(f)
	before := countGrave(v, s, grave)
	for id, n := range countGrave(v, s.with(f), grave) {
		if n > before[id] {
			return false
		}
	}
	return true
}

func (l signerLook) severity(f finding) templates.Severity {
	return cmp.Or(f.severity, templates.Found(l.id).Severity)
}

// countGrave counts the findings about who signs that are at least as grave, by check and field.
func countGrave(v *view, s *Signature, grave templates.Severity) map[string]int {
	n := map[string]int{}
	for _, l := range signerLooks {
		for _, f := range l.look(v, s) {
			if l.severity(f) >= grave {
				n[l.id+f.path]++
			}
		}
	}
	return n
}

// with is the signature after the edit of the finding.
func (s *Signature) with(f finding) *Signature {
	after, signer := *s, *s.Signer
	after.Signer = &signer
	competence := string(signer.Competence)
	for path, text := range map[string]*string{
		competencePath: &competence, "/position": &signer.Position, "/other_position": &signer.OtherPosition, "/full_name": &signer.FullName,
		"/head_position": &signer.HeadPosition, "/unit_head_position": &signer.UnitHeadPosition, "/collective": &signer.Collective,
	} {
		e := f.edit
		switch {
		case path != cmp.Or(e.Path, f.path):
		case e.Op == templates.Replace:
			*text = (*text)[:e.Offset] + e.Text + (*text)[e.Offset+e.Length:]
		default:
			*text = e.Text // none of what is removed
		}
	}
	signer.Competence = Competence(competence)
	return &after
}

const competencePath = "/competence"

// titled reports whether the form says above the signature who signs, as "THƯ KÝ", "ĐẠI DIỆN BÊN A".
func (s *Signature) titled() bool { return s.Title != "" && s.TitlePointer == "" }

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
var loosePrefix = regexp.MustCompile(`(?i)^(T[./]?M|Q|K[./]?T|T[./]?L|T[./]?U[./]?Q)(?:[./,]|\s|$)`)

// cutLoose cuts such a prefix and gives it as it is rightly written; it is empty when there is none.
func cutLoose(line string) (prefix, after string) {
	const longest = len("T/U/Q/ ")
	m := loosePrefix.FindStringSubmatchIndex(line[:min(longest, len(line))])
	if m == nil {
		return "", line
	}
	letters := strings.ReplaceAll(strings.ReplaceAll(line[:m[3]], ".", ""), "/", "")
	return viet.Upper(letters) + ".", strings.TrimSpace(line[m[1]:])
}

func positionPlain(_ *view, s *Signature) []finding {
	position, post := s.Signer.Position, s.Signer.post()
	if loosePrefix.MatchString(position) {
		return nil // positionsPlain says more
	}
	broken := when(strings.ContainsAny(position, "\n\r"), finding{
		path:       "/position",
		message:    "Chức vụ của người ký có xuống dòng.",
		suggestion: fmt.Sprintf("Viết trên một dòng: “%s”; chức vụ thứ hai thì ghi ở “other_position”.", oneLine(position)),
		edit:       templates.Mend("", position, oneLine(position), false),
	})
	return append(broken, when(post != position, finding{
		path: "/position", severity: templates.Warning,
		message: fmt.Sprintf("Chức vụ “%s” có dấu câu ở cuối; hệ thống không in dấu này.", position),
	}.write(position, post, true))...)
}

// advisory are how the names of bodies begin that advise an agency and have no seal of their own.
var advisory = []string{"Hội đồng", "Ban Chỉ đạo", "Ban Tổ chức", "Ban Soạn thảo", "Tổ ", "Tiểu ban"}

// ministers are how the posts begin of those who lead a ministry or a body of its rank, which is shown
// above their names where they head a council or a steering committee of the State (PL I.II.7c).
var ministers = []string{
	"Bộ trưởng", "Thứ trưởng", "Thủ tướng", "Phó Thủ tướng", "Thống đốc Ngân hàng Nhà nước", "Phó Thống đốc Ngân hàng Nhà nước",
	"Tổng Thanh tra Chính phủ", "Phó Tổng Thanh tra Chính phủ", "Chủ nhiệm Văn phòng Chính phủ", "Phó Chủ nhiệm Văn phòng Chính phủ",
}

// ofState reports whether the post is of who leads a ministry and signs for a body that is not his
// ministry's own, but the State's.
func (v *view) ofState(post string) bool {
	superior := viet.Lower(oneLine(v.Head.SuperiorName))
	return begins(post, ministers) && (superior == "" || !strings.Contains(viet.Lower(post), superior))
}

// agencyPosition looks at who signs for an advisory body: with the agency's seal both positions are
// shown, without it the one in the body alone (PL I.II.7c).
func agencyPosition(v *view, s *Signature) []finding {
	signer := s.Signer
	_, council := viet.CutPrefix(s.Organ, "Hội đồng nhân dân")
	free := council || s.titled() || v.ofState(signer.OtherPosition)
	return append(when(signer.AgencySeal && signer.OtherPosition == "", finding{
		path: "/other_position", clause: "PL I.II.7c",
		message:    "Tổ chức tư vấn dùng con dấu của cơ quan thì phải ghi cả chức danh trong tổ chức tư vấn và chức vụ trong cơ quan.",
		suggestion: "Ghi chức vụ trong cơ quan ở “other_position”, ví dụ “Thứ trưởng Bộ Nội vụ”; không dùng con dấu của cơ quan thì bỏ “agency_seal”.",
	}), when(!signer.AgencySeal && signer.OtherPosition != "" && begins(s.Organ, advisory) && !free, finding{
		path: "/other_position", severity: templates.Info, clause: "PL I.II.7c",
		message:    "Tổ chức tư vấn không được dùng con dấu của cơ quan thì chỉ ghi chức danh trong tổ chức tư vấn, trừ Hội đồng, Ban Chỉ đạo của Nhà nước do lãnh đạo Bộ đứng đầu hoặc làm cấp phó.",
		suggestion: "Được dùng con dấu của cơ quan thì ghi “agency_seal”: true; không thì bỏ “other_position”.",
		edit:       drop(false),
	})...)
}

func prefixWritten(_ *view, s *Signature) []finding {
	var found []finding
	offset := 0
	for typed := range strings.Lines(string(s.Signer.Competence)) {
		line := strings.TrimSpace(typed)
		prefix, _ := cutRole(line)
		f := finding{
			path: competencePath, offset: offset + strings.Index(typed, line), length: len(line),
			message: fmt.Sprintf("Quyền hạn “%s” không bắt đầu bằng “TM.”, “Q.”, “KT.”, “TL.” hoặc “TUQ.” và một dấu cách.", line),
		}
		found = append(found, when(line != "" && prefix == "", f.spell(line))...)
		offset += len(typed)
	}
	return found
}

// spell says how to write the prefixes that the line begins with, which stands at the finding's offset.
func (f finding) spell(line string) finding {
	right, loose := spelled(line), true
	for _, p := range spokenPrefixes {
		if right == "" && begins(line, []string{p.words}) {
			right, loose = p.prefix, false
		}
	}
	if right == "" {
		f.suggestion = "Chỉ ghi chữ viết tắt, ví dụ “KT.”; hệ thống in “KT. BỘ TRƯỞNG”. Người đứng đầu tự ký thì bỏ trống."
		return f
	}
	f = f.write(line, right, loose)
	f.edit.Offset += f.offset
	return f
}

// spokenPrefixes are the prefixes in words, the longer before the shorter.
var spokenPrefixes = []struct{ words, prefix string }{
	{"Thay mặt", "TM."},
	{"Quyền", "Q."},
	{"Ký thay", "KT."},
	{"Thay", "KT."},
	{"Thừa lệnh", "TL."},
	{"Ký thừa lệnh", "TL."},
	{"Thừa ủy quyền", "TUQ."},
	{"Ký thừa ủy quyền", "TUQ."},
	{"Ủy quyền", "TUQ."},
	{"Được ủy quyền", "TUQ."},
}

// spelled is a line whose prefixes are miswritten, in its right spelling; empty when there are none.
func spelled(line string) string {
	var words []string
	prefix, after := cutLoose(line)
	for ; prefix != ""; prefix, after = cutLoose(after) {
		words = append(words, prefix)
	}
	if len(words) == 0 {
		return ""
	}
	return strings.TrimSpace(strings.Join(append(words, after), " "))
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
			edit:       s.withoutPrefix(f.text),
		})...)
	}
	return found
}

// withoutPrefix is the edit that leaves of a text what stands behind a prefix that the authority says, too.
func (s *Signature) withoutPrefix(text string) templates.Edit {
	prefix, after := cutLoose(text)
	if after == "" || loosePrefix.MatchString(after) || !slices.Contains(s.Signer.chain(), prefix) {
		return templates.Edit{}
	}
	return templates.Mend("", text, after, false)
}

// spokenActing is a position with the authority in words, which is an abbreviation (PL I.II.7b).
var spokenActing = regexp.MustCompile(`(?i)^quyền\s+`)

func actingSpelledOut(v *view, s *Signature) []finding {
	post := s.Signer.post()
	plain := spokenActing.ReplaceAllString(post, "")
	chain := s.Signer.chain()
	f := finding{
		path:       "/position",
		message:    fmt.Sprintf("“%s”: quyền cấp trưởng ghi bằng chữ viết tắt “Q.” trước chức vụ.", post),
		suggestion: fmt.Sprintf("Ghi “%s” ở “position”, “Q.” ở “competence”; hệ thống in “Q. %s”.", plain, viet.Upper(plain)),
	}
	if collective, ok := v.chaired(s); ok && len(chain) == 0 {
		f.suggestion = fmt.Sprintf("Ghi “%s” ở “position”, “TM. Q.” ở “competence”; hệ thống in “TM. %s” và dòng dưới “Q. %s”.", plain, viet.Upper(collective), viet.Upper(plain))
	}
	if slices.Contains(chain, "Q.") {
		f.suggestion = fmt.Sprintf("Chỉ ghi “%s” ở “position”; hệ thống in “Q. %s”.", plain, viet.Upper(plain))
		f.edit = templates.Mend("", s.Signer.Position, plain, true)
	}
	return when(plain != post && plain != "", f)
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
	return slices.ContainsFunc(words, func(w string) bool { _, ok := viet.CutPrefix(s, w); return ok })
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
			f = s.headUnsaid(above, r)
		case r.prefix == "TM." && begins(r.rest, positionWords):
			f.message = fmt.Sprintf("“TM.” đứng trước tên tập thể hoặc cơ quan, không đứng trước chức vụ “%s”.", r.rest)
			f.suggestion = "Ghi tên tập thể ở “collective”, ví dụ “Ủy ban nhân dân”; chức vụ in ở dòng dưới."
		case r.prefix != "TM." && begins(r.rest, collectiveWords):
			f.message = fmt.Sprintf("“%s” đứng trước chức vụ, không đứng trước tên tập thể “%s”.", r.prefix, r.rest)
			f.suggestion = fmt.Sprintf("Viết “%s” và chức vụ của người đứng đầu; ký thay mặt tập thể thì viết “TM. %s”.", r.prefix, r.rest)
		case r.notHead():
			f.message = fmt.Sprintf("Sau “%s” là chức vụ của người đứng đầu, không phải của cấp phó “%s”.", r.prefix, r.rest)
			f.suggestion = fmt.Sprintf("Viết “%s %s”.", r.prefix, viet.Upper(headOf(r.rest)))
			f.edit = s.restEdit(r, headOf(r.rest))
		default:
			above = r.prefix
			continue
		}
		above = r.prefix
		found = append(found, f)
	}
	return found
}

// restEdit is the edit that writes another position behind the prefix of the role, where that was written.
func (s *Signature) restEdit(r role, right string) templates.Edit {
	if r.member != competencePath {
		return setAt(r.member, right)
	}
	c := string(s.Signer.Competence)
	return templates.Mend(competencePath, c, strings.Replace(c, r.rest, viet.Upper(right), 1), false)
}

// compete is the finding with what to write as the authority.
func (f finding) compete(chain, suggestion string) finding {
	f.suggestion, f.edit = suggestion, setAt(competencePath, chain)
	return f
}

// headUnsaid tells what is wrong where nothing says what the role stands before: "KT." of who is nobody's
// deputy, else the position is missing.
func (s *Signature) headUnsaid(above string, r role) finding {
	own, head := s.Signer.post(), headOfOrgan(s.Organ)
	alone := r.prefix == "KT." && above == ""
	f := finding{path: competencePath}
	switch {
	case alone && head != "" && sameTitle(own, head):
		f.message = fmt.Sprintf("“%s” là người đứng đầu, ký không ghi “KT.” (khoản 1 Điều 13).", own)
		f.suggestion = "Bỏ “competence”; cấp phó ký thay thì ghi chức vụ của cấp phó ở “position”."
		f.edit = drop(false)
	case alone && ofUnit(own, s.Organ):
		f.message = fmt.Sprintf("“%s” không phải là cấp phó của “%s” nên không ký “KT.”; người đứng đầu đơn vị ký thừa lệnh (khoản 4 Điều 13).", own, head)
		f = f.compete("TL.", fmt.Sprintf("Ghi “TL.” ở “competence”; hệ thống in “TL. %s”.", viet.Upper(head)))
	default:
		c, _ := completionOf(above, r.prefix)
		example := cmp.Or(head, "Giám đốc")
		f.path = c.member
		f.message = fmt.Sprintf("Sau “%s” thiếu chức vụ của người đứng đầu.", r.prefix)
		f.suggestion = fmt.Sprintf("Ghi chức vụ ấy ở “%s”, ví dụ “%s”; hệ thống in “%s %s”.", c.member[1:], example, r.prefix, viet.Upper(example))
	}
	return f
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
			edit:       templates.Mend(competencePath, string(s.Signer.Competence), strings.Replace(string(s.Signer.Competence), " "+r.rest, "", 1), false),
		})...)
	}
	return append(found, when(s.Signer.UnitHeadPosition != "" && !unit, finding{
		path: "/unit_head_position", severity: templates.Warning,
		message:    "Chức vụ của người đứng đầu đơn vị không được in: chỉ cách ghi “TL. KT.” mới có dòng này (khoản 4 Điều 13).",
		suggestion: "Cấp phó của đơn vị ký thừa lệnh thì ghi “TL. KT.” ở “competence”; không thì bỏ “unit_head_position”.",
		edit:       drop(false),
	})...)
}

// ownPositions are what to write instead of the head's position under each prefix.
var ownPositions = map[string]string{
	"KT.":  "Người đứng đầu tự ký thì bỏ “KT.”; cấp phó ký thay thì ghi chức vụ của cấp phó, ví dụ “Thứ trưởng” dưới “KT. BỘ TRƯỞNG”.",
	"TL.":  "Người đứng đầu tự ký thì bỏ “TL.”; ký thừa lệnh thì ghi chức vụ của người đứng đầu đơn vị, ví dụ “Chánh Văn phòng”.",
	"TUQ.": "Người đứng đầu tự ký thì bỏ “TUQ.”; ký thừa ủy quyền thì ghi chức vụ của người được ủy quyền, ví dụ “Trưởng phòng Tổ chức”.",
}

func positionOwn(v *view, s *Signature) []finding {
	all := s.authority()
	if len(all) == 0 || len(delegatedOn(v, s)) > 0 {
		return nil // there are lines that have to go
	}
	last := all[len(all)-1]
	instead, ok := ownPositions[last.prefix]
	same := ok && !last.notHead() && last.rest != "" && viet.Lower(last.rest) == viet.Lower(s.Signer.post())
	return when(same, finding{
		path:       "/position",
		message:    fmt.Sprintf("Dưới dòng “%s %s” phải là chức vụ của chính người ký, không phải chức vụ của người đứng đầu.", last.prefix, last.rest),
		suggestion: instead,
	})
}

// deputyOf looks whether who signs "KT." is the deputy of whom the line names, and whether who signs
// by order or is authorised is nobody's. Only the first words are compared: what follows is often
// written on one of the lines alone. A head may have two offices: "BỘ TRƯỞNG, CHỦ NHIỆM".
func deputyOf(v *view, s *Signature) []finding {
	all := s.authority()
	if len(all) == 0 || len(delegatedOn(v, s)) > 0 {
		return nil
	}
	last := all[len(all)-1]
	switch {
	case last.rest == "" || last.notHead() || begins(last.rest, collectiveWords):
		return nil
	case last.prefix == "KT.":
		return s.deputyOfAnother(last, len(all) == 1)
	}
	return s.deputySent(last)
}

// deputyOfAnother is "KT." of who is the deputy of somebody else, of a unit's head, or of nobody.
func (s *Signature) deputyOfAnother(last role, alone bool) []finding {
	f := finding{path: last.member, severity: templates.Warning}
	own, named := s.Signer.post(), viet.Lower(last.rest)
	switch head := headOf(own); {
	case head != "" && !sameTitle(head, last.rest) && !strings.Contains(named, viet.Lower(head)):
		f.message = fmt.Sprintf("“%s” ký thay “%s”, không ký thay “%s”.", own, head, last.rest)
		f.suggestion = fmt.Sprintf("Viết “KT. %s”, hoặc sửa lại chức vụ của người ký.", viet.Upper(head))
		f.edit = s.restEdit(last, head)
	case head == "" && begins(own, positionWords) && !sameTitle(own, last.rest):
		f.path = competencePath
		f.message = fmt.Sprintf("“KT.” dành cho cấp phó ký thay; “%s” không phải là cấp phó của “%s”.", own, last.rest)
		f.suggestion = fmt.Sprintf("Viết “TL. %[1]s” hoặc “TUQ. %[1]s”.", last.rest)
	case alone && !s.titled() && ofUnit(last.rest, s.Organ):
		f.path = competencePath
		f.message = fmt.Sprintf("“%s” là người đứng đầu đơn vị, không phải người đứng đầu cơ quan “%s”: cấp phó của đơn vị chỉ ký thay khi đơn vị được giao ký thừa lệnh (khoản 4 Điều 13).", last.rest, oneLine(s.Organ))
		f = f.compete("TL. KT.", fmt.Sprintf("Ghi “TL. KT.” ở “competence”; hệ thống in “TL. %s” và dòng dưới “KT. %s”.", viet.Upper(headOfOrgan(s.Organ)), viet.Upper(last.rest)))
	default:
		return nil
	}
	return []finding{f}
}

// deputySent is a deputy who signs by order or authorised: both are for those who head a unit, and only
// the deputy of who was ordered may sign in his place (Đ13(3), (4)). A deputy in charge heads the unit.
func (s *Signature) deputySent(last role) []finding {
	own := s.Signer.post()
	head := headOf(own)
	f := finding{path: competencePath, severity: templates.Warning}
	switch {
	case head == "" || last.prefix == "TUQ." && s.titled():
		return nil // parties of a contract authorise whom they want
	case last.prefix == "TL." && sameTitle(head, last.rest):
		f.message = fmt.Sprintf("“%s” là cấp phó của “%s” nên ký thay (“KT.”); ký thừa lệnh là người đứng đầu đơn vị thuộc cơ quan (khoản 4 Điều 13).", own, last.rest)
		f = f.compete("KT.", fmt.Sprintf("Ghi “KT.” ở “competence”; hệ thống in “KT. %s”.", viet.Upper(last.rest)))
	case last.prefix == "TUQ." && sameTitle(head, last.rest):
		f.message = fmt.Sprintf("“%s” là cấp phó của “%s” nên ký thay (“KT.”); người được ủy quyền là người đứng đầu cơ quan, đơn vị trực thuộc (khoản 3 Điều 13).", own, last.rest)
		f = f.compete("KT.", fmt.Sprintf("Ghi “KT.” ở “competence”; hệ thống in “KT. %s”.", viet.Upper(last.rest)))
	case last.prefix == "TL.":
		f.message = fmt.Sprintf("“%s” là cấp phó của đơn vị; người đứng đầu đơn vị ký thừa lệnh, cấp phó thì ký thay người ấy (khoản 4 Điều 13).", own)
		f = f.compete("TL. KT.", fmt.Sprintf("Ghi “TL. KT.” ở “competence”; hệ thống in “TL. %s” và dòng dưới “KT. %s”.", viet.Upper(last.rest), viet.Upper(head)))
	case last.prefix == "TUQ." && !inCharge.MatchString(own):
		f.message = fmt.Sprintf("“%s” là cấp phó; người được ủy quyền là người đứng đầu cơ quan, đơn vị trực thuộc và không để người khác ký thay (khoản 3 Điều 13).", own)
		f.suggestion = fmt.Sprintf("Để “%s” ký; nếu là ký thừa lệnh thì ghi “TL. KT.” ở “competence”.", head)
	default:
		return nil
	}
	return []finding{f}
}

func actingTwice(_ *view, s *Signature) []finding {
	for _, r := range s.authority() {
		post := spokenActing.ReplaceAllString(s.Signer.post(), "")
		if r.prefix == "Q." && r.rest != "" && viet.Lower(r.rest) != viet.Lower(post) {
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
			edit := templates.Edit{}
			if head := headOfOrgan(s.Organ); head != "" && sameTitle(head, s.Signer.post()) {
				instead, edit = fmt.Sprintf("“%s” là người đứng đầu, tự ký thì bỏ “competence”.", s.Signer.post()), drop(false)
			}
			return []finding{{
				path:       competencePath,
				message:    fmt.Sprintf("Không ký “%s” sau “%s”: người được ủy quyền không được ủy quyền lại hoặc để người khác ký thay; người ký thừa lệnh chỉ được giao lại cho cấp phó ký thay (khoản 3, khoản 4 Điều 13).", chain[i], chain[i-1]),
				suggestion: instead,
				edit:       edit,
			}}
		}
	}
	return nil
}

// misstep is why a step is wrong, what is written instead, and the authority as it is then; empty where that
// depends on who signs.
type misstep struct{ why, instead, chain string }

// missteps are other steps that Đ13 does not know.
var missteps = map[step]misstep{
	{"TM.", "TL."}:  {"ký thừa lệnh là theo lệnh của người đứng đầu, không thay mặt tập thể (khoản 2, khoản 4 Điều 13)", "Chỉ ghi “TL.”; hệ thống in “TL.” và chức vụ của người đứng đầu.", "TL."},
	{"TM.", "TUQ."}: {"ký thừa ủy quyền là theo ủy quyền của người đứng đầu, không thay mặt tập thể (khoản 3 Điều 13)", "Chỉ ghi “TUQ.”; hệ thống in “TUQ.” và chức vụ của người đứng đầu.", "TUQ."},
	{"TM.", "TM."}:  {"chỉ thay mặt một tập thể", "Giữ một “TM.”; nhiều cơ quan cùng ban hành thì mỗi cơ quan một người ký ở “joint”.", "TM."},
	{"KT.", "KT."}:  {"cấp phó ký thay không để người khác ký thay mình (khoản 1 Điều 13)", "Chỉ giữ “KT.” và chức vụ của người ký; cấp phó của đơn vị ký thừa lệnh thì ghi “TL. KT.”.", "KT."},
	{"KT.", "TL."}:  {"ký thừa lệnh là theo lệnh của người đứng đầu, không theo lệnh của cấp phó (khoản 4 Điều 13)", "Chỉ ghi “TL.”; cấp phó của đơn vị ký thì ghi “TL. KT.”.", "TL."},
	{"KT.", "TUQ."}: {"chỉ người đứng đầu được ủy quyền (khoản 3 Điều 13)", "Chỉ ghi “TUQ.”.", "TUQ."},
	{"KT.", "TM."}:  {"thay mặt tập thể đứng trước, ký thay người đứng đầu đứng sau (khoản 2 Điều 13)", "Viết “TM. KT.”.", "TM. KT."},
	{"Q.", "KT."}:   {"người được giao quyền cấp trưởng ký như người đứng đầu, chỉ một dòng (điểm b khoản 7 Mục II Phần I Phụ lục I)", "Chỉ ghi “Q.”; cấp phó ký thay thì chỉ ghi “KT.”.", "Q."},
}

func chainUnknown(v *view, s *Signature) []finding {
	chain := s.Signer.chain()
	known := slices.ContainsFunc(nd30.Chains, func(c []string) bool { return slices.Equal(c, chain) })
	if known || len(delegatedOn(v, s)) > 0 {
		return nil
	}
	f := finding{
		path:       competencePath,
		message:    fmt.Sprintf("Cách ghi quyền hạn “%s” không thuộc các trường hợp của Điều 13.", templates.Shorten(strings.Join(chain, " "))),
		suggestion: fmt.Sprintf("Các trường hợp: “%s”.", strings.Join(chains(), "”, “")),
	}
	if len(chain) > deepest {
		f.severity = templates.Error // the others would not be printed
	}
	for i := 1; i < len(chain); i++ {
		if why, ok := missteps[step{chain[i-1], chain[i]}]; ok {
			f.message = fmt.Sprintf("Không ký “%s” sau “%s”: %s.", chain[i], chain[i-1], why.why)
			f = f.compete(why.chain, why.instead)
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
	edit := templates.Edit{}
	switch post := s.Signer.post(); {
	case sameTitle(head, post):
		edit = drop(false)
	case headOf(post) != "":
		edit = set("KT.")
	}
	return when(head != "" && viet.Lower(oneLine(all[0].rest)) == viet.Lower(oneLine(s.Organ)), finding{
		path:       competencePath,
		edit:       edit,
		message:    fmt.Sprintf("“TM.” dùng cho cơ quan làm việc theo chế độ tập thể; “%s” thường làm việc theo chế độ thủ trưởng (khoản 1 Điều 13).", oneLine(s.Organ)),
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
	title := headOf(post)
	switch head := viet.Upper(title); {
	case head != "" && alone && chaired:
		f.message = fmt.Sprintf("Cấp phó ký thì ghi “TM.”, “KT.” và chức vụ của người đứng đầu trên dòng “%s” (khoản 2 Điều 13).", post)
		f = f.compete("TM. KT.", fmt.Sprintf("Ghi “TM. KT.” ở “competence”; hệ thống in “TM. %s” và dòng dưới “KT. %s”.", viet.Upper(collective), head))
	case head != "" && alone && !s.titled() && ofUnit(title, s.Organ):
		f.message = fmt.Sprintf("Cấp phó của đơn vị được giao ký thừa lệnh thì ghi “TL.”, “KT.” trên dòng “%s” (khoản 4 Điều 13).", post)
		f = f.compete("TL. KT.", fmt.Sprintf("Ghi “TL. KT.” ở “competence”; hệ thống in “TL. %s” và dòng dưới “KT. %s”.", viet.Upper(headOfOrgan(s.Organ)), head))
	case head != "" && alone:
		f.message = fmt.Sprintf("Cấp phó ký thì ghi “KT.” và chức vụ của người đứng đầu trên dòng “%s” (khoản 1 Điều 13).", post)
		f = f.compete("KT.", fmt.Sprintf("Ghi “KT.” ở “competence”; hệ thống in “KT. %s”.", head))
	case head != "" && slices.Equal(chain, []string{"TM."}):
		f.message = fmt.Sprintf("Cấp phó ký thì ghi “KT.” và chức vụ của người đứng đầu trên dòng “%s” (khoản 2 Điều 13).", post)
		f = f.compete("TM. KT.", fmt.Sprintf("Ghi “TM. KT.” ở “competence”; hệ thống in thêm dòng “KT. %s”.", head))
	case head != "" && chaired && slices.Equal(chain, []string{"KT."}):
		f.severity = templates.Info
		f.message = fmt.Sprintf("Cấp phó ký văn bản của tập thể “%s” là thay mặt tập thể, ký thay người đứng đầu (khoản 2 Điều 13).", collective)
		f = f.compete("TM. KT.", fmt.Sprintf("Ghi “TM. KT.” ở “competence”; nếu đây là văn bản thuộc thẩm quyền riêng của người đứng đầu (“%s”) thì giữ nguyên.", title))
	case chaired && alone && begins(post, chairs):
		f.message = fmt.Sprintf("“%s” ký thay mặt tập thể “%s” thì ghi “TM.” (khoản 2 Điều 13).", post, collective)
		f = f.compete("TM.", fmt.Sprintf("Ghi “TM.” ở “competence”; hệ thống in “TM. %s”.", viet.Upper(collective)))
		if certifies(collective) {
			f.severity = templates.Info
			f.suggestion += fmt.Sprintf(" “%s” ký chứng thực nghị quyết đã được biểu quyết thì có thể giữ nguyên.", post)
		}
	default:
		return nil
	}
	return []finding{f}
}

// certifies reports whether the chair of the collective certifies what it resolved, by other law, and may
// sign so.
func certifies(collective string) bool {
	_, council := viet.CutPrefix(collective, "Hội đồng nhân dân")
	return council
}

// orderMissing looks for the head of a unit who signs for the agency as if he headed it (Đ13(4)).
func orderMissing(_ *view, s *Signature) []finding {
	own := s.Signer.post()
	alone := strings.TrimSpace(string(s.Signer.Competence)) == ""
	f := finding{
		path:    competencePath,
		message: fmt.Sprintf("“%s” không phải là người đứng đầu “%s”; người đứng đầu đơn vị được giao ký thừa lệnh thì ghi “TL.” (khoản 4 Điều 13).", own, oneLine(s.Organ)),
	}
	f = f.compete("TL.", fmt.Sprintf("Ghi “TL.” ở “competence”; hệ thống in “TL. %s”.", viet.Upper(headOfOrgan(s.Organ))))
	return when(alone && !s.titled() && ofUnit(own, s.Organ), f)
}

// inChargeAlone looks for who has charge and says no position (Đ13(1)). "Phụ trách kế toán" is one.
func inChargeAlone(_ *view, s *Signature) []finding {
	own := s.Signer.post()
	return when(begins(own, []string{"Phụ trách "}) && !begins(own, []string{"Phụ trách kế toán"}), finding{
		path:       "/position",
		message:    fmt.Sprintf("“%s” không phải là chức vụ; cấp phó được giao phụ trách, điều hành ký như ký thay người đứng đầu (khoản 1 Điều 13).", own),
		suggestion: "Ghi chức vụ chính thức ở “position”, ví dụ “Phó Giám đốc”, và “KT.” ở “competence”.",
	})
}

// chairs are those who head a collective.
var chairs = []string{"Chủ tịch", "Trưởng ban", "Chủ tọa"}

// chaired is the collective in whose name somebody signs, and whether it is one that decides as
// such. A document that names its authority may be its chair's own.
func (v *view) chaired(s *Signature) (collective string, ok bool) {
	authority := v.Authority
	if s.Organ != v.Head.OrganName {
		authority = ""
	}
	if authority != "" && !begins(authority, collectiveWords) {
		return collectiveOf(s.Organ), false
	}
	collective = collectiveOf(cmp.Or(authority, s.Organ))
	return collective, begins(collective, collegiate)
}

// collegiate are the collectives that decide by vote; other committees have one head.
var collegiate = []string{"Ủy ban nhân dân", "Uỷ ban nhân dân", "Hội đồng", "Ban Chỉ đạo", "Tập thể"}

func deputyInCharge(_ *view, s *Signature) []finding {
	own := s.Signer.post()
	plain := inCharge.ReplaceAllString(own, "")
	f := finding{
		path:       "/position",
		message:    fmt.Sprintf("Cấp phó được giao phụ trách ký như ký thay, chức vụ không ghi “phụ trách”: “%s”.", own),
		suggestion: fmt.Sprintf("Viết “%s” và ghi “KT.” ở “competence”.", plain),
	}
	switch chain := s.Signer.chain(); {
	case slices.Contains(chain, "TUQ."):
		return nil // who was authorised signs himself
	case slices.Contains(chain, "KT."):
		f = f.write(s.Signer.Position, plain, ofNothing.MatchString(own))
		if ofNothing.MatchString(own) {
			f.message += " Hệ thống bỏ chữ này khi in."
		}
	}
	return when(headOf(own) != "" && plain != own, f)
}

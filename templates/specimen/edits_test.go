package specimen_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"

	"golang.org/x/tools/txtar"

	"vanban/api/service"
	"vanban/templates"
	"vanban/templates/all"
	"vanban/templates/nd30"
	"vanban/templates/viet"
)

// TestEdits makes the edit of every finding about many faulty payloads: of the cases of all packages, and of the
// samples spoilt as clerks spoil documents or not yet finished. The finding is gone then, and none that is as grave has come.
// What is safe can be made unread: the letters stay, and after a few rounds nothing safe is left to do.
func TestEdits(t *testing.T) {
	seen := ruled{}
	payloads := slices.Concat(casePayloads(t), spoiltSamples(t), unfinishedSamples(t))
	for _, p := range payloads {
		found := p.check(t)
		for _, f := range found {
			seen.add(f)
			if f.Edit.Op != "" {
				p.testEdit(t, found, f)
			}
		}
		p.testSafe(t, found)
	}
	compareText(t, filepath.Join("testdata", "edits.golden"), seen.String())
}

// faulty is a payload with something wrong.
type faulty struct {
	name  string
	kind  templates.Kind
	data  []byte
	pages bool // its pages are looked at, too
}

// casePayloads are those of the case files.
func casePayloads(t *testing.T) []*faulty {
	t.Helper()
	var all []*faulty
	for _, pattern := range []string{"../*/testdata/*.txtar", "../../testdata/hostile/*.txtar"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("no case %s: %v", pattern, err)
		}
		for _, file := range files {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range archive.Files {
				switch f.Name {
				case "payload.json":
					all = append(all, payloadNamed(file, f.Data)...)
				case "data.json":
					all = append(all, payloadNamed(file, report(t, f.Data))...)
				}
			}
		}
	}
	return all
}

// report is the sample of a report with other data.
func report(t *testing.T, data []byte) []byte {
	t.Helper()
	kinds := all.Kinds()
	i := slices.IndexFunc(kinds, func(k templates.Kind) bool { return k.Slug == "bao-cao" })
	var sample, other map[string]any
	if err := errors.Join(json.Unmarshal(kinds[i].Sample, &sample), json.Unmarshal(data, &other)); err != nil {
		t.Fatal(err)
	}
	sample["period"] = other["period"]
	delete(other, "organ")
	delete(other, "period")
	sample["data"] = other
	return encoded(t, sample)
}

// payloadNamed is a payload of a kind there is, none otherwise.
func payloadNamed(name string, data []byte) []*faulty {
	slug, err := templates.KindOf(data)
	i := slices.IndexFunc(all.Kinds(), func(k templates.Kind) bool { return k.Slug == slug })
	if err != nil || i < 0 {
		return nil
	}
	return []*faulty{{name: name, kind: all.Kinds()[i], data: data}}
}

// check are the findings about the payload.
func (p *faulty) check(t *testing.T) templates.Problems {
	t.Helper()
	if p.pages {
		report, err := checker().Check(t.Context(), service.Order{Payload: p.data})
		if err != nil {
			t.Fatalf("%s: %v", p.name, err)
		}
		return report.Problems
	}
	payload, err := p.kind.Decode(p.data)
	found, ok := errors.AsType[templates.Problems](err)
	if err != nil && !ok {
		t.Fatalf("%s: %v", p.name, err)
	}
	if payload != nil {
		found = found.Beside(payload.Validate()).Sort(p.data)
	}
	return found
}

// checker is the pipeline that looks at pages.
var checker = sync.OnceValue(func() *service.Service { return service.New(service.Config{}) })

// with is the payload after the edits.
func (p *faulty) with(t *testing.T, edits ...templates.Edit) *faulty {
	t.Helper()
	data, err := templates.Apply(p.data, edits...)
	if err != nil {
		t.Fatalf("%s: %v", p.name, err)
	}
	after := *p
	after.data = data
	return &after
}

// testEdit makes the edit of one finding.
func (p *faulty) testEdit(t *testing.T, found templates.Problems, f templates.Problem) {
	t.Helper()
	after := p.with(t, f.Edit).check(t)
	if countAs(after, f, sameWords) >= countAs(found, f, sameWords) {
		t.Errorf("%s: %s is still there\n%s", p.name, describe(f), f.Message)
	}
	for _, g := range after {
		if g.Severity >= f.Severity && countAs(after, g, sameRule) > countAs(found, g, sameRule) && !slices.Contains(uncovered[f.Rule], g.Rule) {
			t.Errorf("%s: %s\n%s\nbrings %s %s %s\n%s", p.name, describe(f), f.Message, g.Severity, g.Rule, g.Path, g.Message)
		}
	}
	if f.Edit.Safe && !keepsLetters(p.text(f.Edit), f) && !slices.Contains(respelt, f.Rule) {
		t.Errorf("%s: %s changes the letters of %q", p.name, describe(f), p.text(f.Edit))
	}
}

// uncovered are the rules of findings that another one stands before: what is no ground is not asked for its date, nor a
// symbol that was typed as the number for its type.
var uncovered = map[string][]string{
	"CC01":       {"CC04"},
	"shape.ngay": {"copy.date"},
	"SO03":       {"TL03", "SO07"},
	"FM01":       {"NN04"},
	"CK02":       {"CK03", "CK04", "CK05", "CK06", "CK07"},
	"safe":       {"CK03", "CK04", "CK05", "CK06", "CK07", "copy.date"},
}

// respelt are the rules that are about the letters themselves, or read a value in another form.
var respelt = []string{"TY02", "SO06", "SO09", "shape.oneof", "shape.ngay", "report.period", "TL02"}

// describe shows a finding and its edit.
func describe(f templates.Problem) string {
	e := f.Edit
	return fmt.Sprintf("%s %s %s: %s %s at %d+%d by %q safe %v", f.Severity, f.Rule, f.Path, e.Op, e.Path, e.Offset, e.Length, e.Text, e.Safe)
}

// Line numbers, and how often something is in order, change with what stands before.
var inLine = regexp.MustCompile(`dòng \d+|thứ \d+|\d+ số tiếp theo`)

func sameWords(a, b templates.Problem) bool {
	return sameRule(a, b) && inLine.ReplaceAllString(a.Message, "") == inLine.ReplaceAllString(b.Message, "")
}

// place is the number of an element.
var place = regexp.MustCompile(`/\d+`)

func sameRule(a, b templates.Problem) bool {
	return a.Rule == b.Rule && place.ReplaceAllString(a.Path, "") == place.ReplaceAllString(b.Path, "")
}

func countAs(all templates.Problems, f templates.Problem, same func(a, b templates.Problem) bool) (n int) {
	for _, g := range all {
		if same(f, g) {
			n++
		}
	}
	return n
}

// text is what the edit replaces.
func (p *faulty) text(e templates.Edit) string {
	var value any
	if json.Unmarshal(p.data, &value) != nil {
		return ""
	}
	for key := range strings.SplitSeq(strings.TrimPrefix(e.Path, "/"), "/") {
		switch v := value.(type) {
		case map[string]any:
			value = v[templates.Unescape(key)]
		case []any:
			var i int
			if _, err := fmt.Sscan(key, &i); err == nil && i < len(v) {
				value = v[i]
			}
		}
	}
	text, _ := value.(string)
	text = strings.TrimSpace(text)
	if e.Op == templates.Replace && e.Offset+e.Length <= len(text) {
		return text[e.Offset : e.Offset+e.Length]
	}
	return text
}

// keepsLetters reports whether an edit writes nothing but what was there, in another letter case, with other marks
// and numerals of labels, or less of it.
func keepsLetters(text string, f templates.Problem) bool {
	was, is := text, f.Edit.Text
	if labels.MatchString(f.Rule) {
		was, is = numeral.ReplaceAllString(was, ""), numeral.ReplaceAllString(is, "")
	}
	return f.Edit.Op == templates.Remove || strings.Contains(onlyLetters(was), onlyLetters(is))
}

func onlyLetters(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}

// labels are the rules on the numbers of divisions and appendices, and numeral is what is one: "Điều 3.", "IV.", "đ)".
var (
	labels  = regexp.MustCompile(`^BC0\d$|^PL02$`)
	numeral = regexp.MustCompile(`(?:^| )[IVXL]+$|^[a-zđ]$`)
)

// safeRounds are so many that what one safe edit uncovers or stands in the way of is done.
const safeRounds = 3

// testSafe makes all safe edits until there are none.
func (p *faulty) testSafe(t *testing.T, found templates.Problems) {
	t.Helper()
	for range safeRounds {
		var safe []templates.Edit
		for _, f := range found {
			if f.Edit.Safe {
				safe = append(safe, f.Edit)
			}
		}
		if safe == nil {
			return
		}
		p = p.with(t, safe...)
		before := found
		found = p.check(t)
		for _, g := range found {
			if g.Severity == templates.Error && countAs(found, g, sameRule) > countAs(before, g, sameRule) && !slices.Contains(uncovered["safe"], g.Rule) {
				t.Errorf("%s: all safe edits bring %s %s\n%s", p.name, g.Rule, g.Path, g.Message)
			}
		}
	}
	for _, f := range found {
		if f.Edit.Safe {
			t.Errorf("%s: after %d rounds there is still %s", p.name, safeRounds, describe(f))
		}
	}
}

// ruled is what has been seen of the findings of each rule: those with a safe edit, with one that is not, with none.
type ruled map[string]map[string]bool

func (r ruled) add(f templates.Problem) {
	if r[f.Rule] == nil {
		r[f.Rule] = map[string]bool{}
	}
	switch {
	case f.Edit.Op == "":
		r[f.Rule]["none"] = true
	case f.Edit.Safe:
		r[f.Rule]["safe"] = true
	default:
		r[f.Rule]["unsafe"] = true
	}
}

// String lists all checks of the decree and all other rules that were seen. The dash is for checks that no payload
// here breaks: of pages that are made right, and of what only a person can look at.
func (r ruled) String() string {
	var b strings.Builder
	for _, c := range nd30.Checks {
		r.line(&b, c.ID)
	}
	for _, id := range slices.Sorted(maps.Keys(r)) {
		if _, ok := nd30.CheckByID(id); !ok {
			r.line(&b, id)
		}
	}
	return b.String()
}

func (r ruled) line(b *strings.Builder, id string) {
	b.WriteString(id)
	for _, what := range []string{"safe", "unsafe", "none"} {
		if r[id][what] {
			b.WriteString(" " + what)
		}
	}
	if r[id] == nil {
		b.WriteString(" -")
	}
	b.WriteByte('\n')
}

// compareText compares a text with the file that holds it.
func compareText(t *testing.T, file, got string) {
	t.Helper()
	if os.Getenv("UPDATE") == "1" {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Errorf("%s is other; `make update`, then read the diff\n%v", file, sameLines([]byte(got), want))
	}
}

// spread is of how many kinds one is spoilt in each way, beside the first two that can be.
const spread = 15

// spoiltSamples are samples, each with one thing as clerks write it.
func spoiltSamples(t *testing.T) []*faulty {
	t.Helper()
	samples := make([]map[string]any, len(all.Kinds()))
	for i, k := range all.Kinds() {
		if err := json.Unmarshal(k.Sample, &samples[i]); err != nil {
			t.Fatal(err)
		}
	}
	var spoilt []*faulty
	for j, s := range spoilers {
		could := 0
		for i, k := range all.Kinds() {
			sample := maps.Clone(samples[i])
			if !s.spoil(sample) {
				continue
			}
			if could++; could > 2 && (could+j)%spread > 0 && !k.VeViec {
				continue
			}
			for _, p := range payloadNamed(fmt.Sprintf("%s: %s", k.Slug, s.name), encoded(t, sample)) {
				p.pages = s.pages
				spoilt = append(spoilt, p)
			}
		}
	}
	return spoilt
}

// unfinishedSamples are samples, each without one member, as drafts are while somebody writes them.
func unfinishedSamples(t *testing.T) []*faulty {
	t.Helper()
	var unfinished []*faulty
	for _, k := range all.Kinds() {
		var sample map[string]any
		if err := json.Unmarshal(k.Sample, &sample); err != nil {
			t.Fatal(err)
		}
		lacking(sample, "", func(path string) {
			if path != "/kind" {
				unfinished = append(unfinished, payloadNamed(k.Slug+" without "+path, encoded(t, sample))...)
			}
		})
	}
	return unfinished
}

// lacking visits an object without each of its members and of those in it. Elements of lists stay whole.
func lacking(object map[string]any, path string, visit func(path string)) {
	for _, name := range slices.Sorted(maps.Keys(object)) {
		value, at := object[name], path+"/"+name
		delete(object, name)
		visit(at)
		object[name] = value
		if inner, ok := value.(map[string]any); ok {
			lacking(inner, at, visit)
		}
	}
}

func encoded(t *testing.T, value any) []byte {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(value); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// spoiler makes something wrong with a payload; it reports false where the payload has not got it.
type spoiler struct {
	name  string
	pages bool // the finding is one of the pages
	spoil func(p map[string]any) bool
}

// change writes another text in the member that the keys lead to: "/to_places/0".
func change(pointer string, write func(string) string) spoiler {
	return spoiler{name: pointer, spoil: func(p map[string]any) bool {
		keys := strings.Split(pointer, "/")[1:]
		last := len(keys) - 1
		for _, key := range keys[:last] {
			inner, ok := p[key].(map[string]any)
			if list, is := p[key].([]any); is && last == 1 && len(list) > 0 {
				text, ok := list[0].(string)
				p[key] = append([]any{write(text)}, list[1:]...)
				return ok && write(text) != text
			}
			if !ok {
				return false
			}
			p[key] = maps.Clone(inner)
			p = p[key].(map[string]any)
		}
		text, ok := p[keys[last]].(string)
		if n, is := p[keys[last]].(float64); is {
			text, ok = fmt.Sprint(n), true
		}
		p[keys[last]] = write(text)
		return ok && p[keys[last]] != text
	}}
}

// to writes a text whatever was there.
func to(text string) func(string) string { return func(string) string { return text } }

// around puts text before and behind what is there.
func around(before, behind string) func(string) string {
	return func(s string) string { return before + s + behind }
}

// replaced writes new for the n-th old, counted from 1.
func replaced(n int, old, new string) func(string) string {
	return func(s string) string {
		parts := strings.SplitN(s, old, n+1)
		if len(parts) <= n {
			return s
		}
		return strings.Join(parts[:n], old) + new + parts[n]
	}
}

// put gives a member a value.
func put(name string, value any) spoiler {
	return spoiler{name: name, spoil: func(p map[string]any) bool { p[name] = value; return true }}
}

// onPages is a spoiler of what is found on the pages.
func onPages(s spoiler) spoiler {
	s.pages = true
	return s
}

// added puts elements behind the texts of a list.
func added(name string, at int, texts ...string) spoiler {
	return spoiler{name: name + " added", spoil: func(p map[string]any) bool {
		list, ok := p[name].([]any)
		list = slices.Clone(list)
		for _, text := range slices.Backward(texts) {
			list = slices.Insert(list, min(at, len(list)), any(text))
		}
		p[name] = list
		return ok
	}}
}

// spoilers are all of them.
var spoilers = []spoiler{
	change("/subject", around("", ".")), change("/subject", around("“", "”;")), change("/subject", viet.Upper),
	change("/subject", around("Về việc ", "")), change("/subject", around("V/v: ", ".")), change("/subject", viet.Lower),
	change("/subject", around("Công văn ", "")), change("/subject", around("Quyết định về ", "")), change("/subject", around("", "\u200b, trước\u200bhạn")),
	change("/subject", around("Về cải cách hành chính, ", " CỦA CÁC CƠ QUAN NHÀ NƯỚC Ở ĐỊA PHƯƠNG")), change("/subject", around("Kế hoạch ", "")),
	change("/code_number", to("007")), change("/code_number", to("Số: 15")), change("/code_number", to("15/QĐ-BNV")), change("/code_number", to("mười")),
	change("/code_notation", viet.Lower), change("/code_notation", replaced(1, "-", " - ")), change("/code_notation", replaced(1, "Đ", "D")),
	change("/code_notation", around("15/", "")), change("/code_notation", around("2026/", "")), change("/code_notation", around("CV-", "")),
	change("/code_notation", around("QCh-", "")), change("/code_notation", to("BNV")), change("/code_notation", replaced(1, "-", "/")), change("/code_notation", around("TB-", "")),
	change("/place", viet.Upper), change("/place", viet.Lower), change("/place", to("TP. Đà Nẵng")), change("/place", to("Hồ Chí Minh")),
	change("/place", to("Hà nội")), change("/place", around("", ", ngày 05 tháng 01 năm 2026")), change("/place", to("Kon Tum")), change("/place", to("TP.Hồ Chí Minh")),
	change("/place", to("THÀNH PHỐ HỒ CHÍ MINH")), change("/place", to("Hà Nộі")),
	change("/issued_date", to("15/3/2026")), change("/issued_date", to("ngày 5 tháng 1 năm 2026")), change("/issued_date", to("2026-02-30")), change("/issued_date", to("hôm nay")),
	change("/organ_name", around("UBND xã ", "")), change("/organ_name", viet.Upper), change("/organ_name", to("Sở KH&ĐT tỉnh Hà Giang")), change("/organ_name", to("Ủy ban nhân dân tỉnh Hà Giang")),
	{name: "superior twice", spoil: func(p map[string]any) bool { p["superior_name"] = p["organ_name"]; return true }},
	put("superior_name", "Ủy ban nhân dân tỉnh Lào Cai"), put("medium", "điện tử"), put("preset", "nhỏ"), put("priority", "hoả tốc"), put("preset", "largge"),
	put("ghi_chu", "x"), put("signed_at", "2026-01-05T09:30:15"), put("signed_at", "2026-01-05T09:30:15+07:00"), put("secrecy", "Mật"), put("drafter_code", "pl"), put("drafter_code", "PL.(30)"),
	change("/signer/full_name", viet.Upper), change("/signer/full_name", viet.Lower), change("/signer/full_name", around("TS. ", "")), change("/signer/full_name", around("", " (đã ký)")),
	change("/signer/full_name", around("Ông ", "")), change("/signer/full_name", around("Đại tá ", "")), change("/signer/position", around("", ".")), change("/signer/position", around("Quyền ", "")),
	change("/signer/position", around("Phó ", "")), change("/signer/position", around("KT. ", "")), change("/signer/position", to("Trưởng phòng\nTổ chức")),
	change("/signer/position", to("Phó Giám đốc phụ trách")), change("/signer/position", to("Chánh Văn phòng")), change("/signer/position", to("Phó Chánh Văn phòng")),
	competence("KT"), competence("K/T. GIÁM ĐỐC"), competence("Ký thay"), competence("T/M UBND TỈNH"), competence("TUQ. KT."), competence("TM."), competence("KT. PHÓ GIÁM ĐỐC"),
	competence("TL. TUQ."), competence("KT. TM."), competence("TM. TL."), competence("Thừa lệnh Giám đốc"), competence("Q. KT."), competence("KT. KT."), competence("KT. TRƯỞNG PHÒNG"),
	change("/to_places/0", around("- ", ";")), change("/to_places/0", around("Nơi nhận: ", "")), change("/to_places/0", to("như  trên")), change("/to_places/0", to("Như điều 2")),
	change("/to_places/0", to("Như Điều 99")), change("/to_places/0", to("Bộ Nội vụ")),
	added("to_places", 1, "Lưu: VT"), added("to_places", 1, "- Lưu: VT, TCCB."), added("to_places", 0, "Nơi nhận:"), added("to_places", 1, "Bộ Tài chính", "Bộ Tài chính;"), added("to_places", 1, "Sở A; Sở B"),
	put("archive", map[string]any{"unit": "VT, TCCB"}), put("archive", map[string]any{"unit": "Lưu: VT"}), put("archive", map[string]any{"unit": "Phòng Tổ chức cán bộ"}), put("archive", map[string]any{"unit": "VP (2)", "copies": 2}),
	change("/grounds/0", around("- ", ",")), change("/grounds/0", viet.Lower), change("/grounds/0", replaced(1, "Căn cứ ", "")), change("/grounds/0", replaced(1, "Căn cứ ", "căn cứ ")),
	change("/grounds/0", around("", "; căn cứ Nghị định số 1/2026/NĐ-CP")), added("grounds", 0, "Theo đề nghị của Chánh Văn phòng Sở"), change("/grounds/0", around("Theo ngày 31 tháng 02, ", "")),
	change("/body", replaced(1, "Điều 2.", "Điều 3.")), change("/body", replaced(1, "Điều 2.", "Điều 1.")), change("/body", replaced(1, "Điều 2.", "Điều 2:")), change("/body", replaced(1, "Điều 1.", "ĐIỀU 1.")),
	change("/body", replaced(1, "\n2.", "\n3.")), change("/body", replaced(1, "\n2.", "\n1.")), change("/body", replaced(1, "\n1. ", "\n1) ")), change("/body", replaced(1, "\n2. ", "\n2.")),
	change("/body", replaced(1, "\nb)", "\nc)")), change("/body", replaced(1, "\nb) ", "\nb. ")), change("/body", replaced(1, "\nII.", "\nIII.")), change("/body", replaced(1, "\nII. ", "\nII/ ")),
	change("/body", around("QUYẾT ĐỊNH:\n", "")), change("/body", around("Kính gửi: Bộ Nội vụ\n", "")), change("/body", replaced(1, "a", "а")), change("/body", around("CÔNG VĂN\n", "")),
	change("/body", replaced(2, "o", "о")), change("/body", around("", "\nNgày 30 tháng 02 năm 2026, xem Phụ lục III kèm theo.")), change("/body", around("Một\u00ad\u200b.\n", "")),
	change("/body", around("MẬT\n", "")), change("/addressees/0", around("Kính gửi: ", "")), change("/authority", to("Bộ trưởng Bộ Nội vụ")), put("addressees", []any{"Bộ Nội vụ"}),
	put("appendices", []any{map[string]any{"label": "PHỤ LỤC", "title": "Phụ lục: Danh mục (Phụ lục)", "note": "Kèm theo", "body": "Một."}}),
	put("appendices", []any{map[string]any{"label": "Phụ lục I", "title": "Phụ lục 1. Danh mục", "body": "Một."}, map[string]any{"label": "Phụ lục 3", "body": "Hai."}}),
	put("appendices", []any{map[string]any{"table": map[string]any{"columns": []any{map[string]any{"header": "Nghiêng", "width_mm": 4}, map[string]any{"header": "B"}}, "rows": []any{map[string]any{"cells": []any{map[string]any{"text": "x", "rows": 3}, "y"}}}}}}),
	put("body", []any{node("dieu", "Điều 1."), node("dieu", "Điều 3."), node("dieu", "Điều 3.")}), put("body", []any{node("dieu", "Điều 1."), node("dieu", "Điều 1.")}),
	put("body", []any{node("de_muc", "I."), node("gach", "(1)"), node("doan", "")}), put("body", []any{node("doan", ""), node("khoan", "1."), node("khoan", "3."), node("khoan", "3.")}),
	put("body", "Một:\n1. Một;\n2. Hai;\n4. Ba;\n5. Bốn:\n5.1. Năm;\n5.2. Sáu."), put("body", "Một:\n1) Một;\n2) Hai;\n3/ Ba.\nĐiều 1. Một\nĐiều 2.Hai\nĐiều 3, Ba\nĐiều 5. Năm"),
	put("body", "Phần I\nMỘT\nPhần 2\nHAI\nChương II\nBA\nMục 3\nTiểu mục 2\nĐiều 7. Một\nA) Hai\nb) Ba\nd) Bốn"), put("body", ""),
	put("attachments", []any{map[string]any{"kind": "Quy chế", "subject": "Làm việc", "body": "Một."}}), put("margins", map[string]any{"top_mm": 10, "left_mm": 40}),
	change("/period", to("Q3/2022")), change("/period", to("quý III năm 2022")), put("address", map[string]any{"email": "không có"}),
	onPages(change("/body", around("", "\nThực hiện theo điều 5 của Luật Cán bộ, công chức và Khoản 2 Điều 6 của Luật này tại TP.HCM, quận 1, thành phố Hồ Chí Minh."))),
	onPages(change("/subject", around("", " 漢 và 😀"))), onPages(change("/subject", to("Ban hµnh KÕ ho¹ch c¶i c¸ch hµnh chÝnh cña Bé"))),
	onPages(change("/body", around("Một./.\n", ""))), onPages(change("/subject", around("", " ở thành phố Hồ Chí Minh"))),
}

// node is one of a tree.
func node(level, label string) any {
	return map[string]any{"type": level, "label": label, "text": "Một."}
}

// competence is by what authority the first who signs does.
func competence(text string) spoiler {
	return spoiler{name: "competence " + text, spoil: func(p map[string]any) bool {
		signer, ok := p["signer"].(map[string]any)
		if ok {
			signer = maps.Clone(signer)
			signer["competence"], p["signer"] = text, signer
		}
		return ok
	}}
}

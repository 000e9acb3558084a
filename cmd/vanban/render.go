package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"vanban/api/service"
	"vanban/render/format"
	"vanban/templates"
	"vanban/templates/profile"
)

// render makes a document. Nothing is written when the payload has errors, unless a draft is asked for.
func render(e *env, args []string) error {
	out := e.flags.String("o", "", "ghi vào `TỆP`; mặc định là tên của dữ liệu với đuôi của định dạng, hoặc đầu ra chuẩn khi dữ liệu đến từ đầu vào chuẩn; văn bản có tệp kèm theo riêng (files: separate) thì ghi tất cả vào một tệp .zip")
	name := e.flags.String("format", "", "tạo `ĐỊNH DẠNG` pdf hoặc docx; mặc định theo đuôi tệp của -o, không có hoặc là .zip thì pdf")
	kind := e.flags.String("kind", "", "coi dữ liệu là của `LOẠI` văn bản này khi trường kind không có")
	force := e.flags.Bool("force", false, "ghi đè cả khi không có -o mà tệp đã có, khác văn bản vừa tạo")
	boxes := e.boxesFlag()
	options := e.optionFlags()
	e.flags.BoolVar(&options.Draft, "draft", false, "tạo bản dự thảo để xem, để trình, cả khi dữ liệu có lỗi: chỗ thiếu in thành dấu chấm, có dấu DỰ THẢO, không có hình chữ ký, con dấu")
	from := e.materialFlags()
	rest, err := e.parse(args, 1, 1)
	if err == nil {
		err = checkBoxes(*boxes, *out, rest[0])
	}
	if err == nil && *boxes != "" && options.Draft {
		err = usageError{"Bản dự thảo không ký số nên không có vị trí các chỗ ký: bỏ -boxes hoặc bỏ -draft."}
	}
	if err != nil {
		return err
	}
	s, err := from.service(e)
	if err != nil {
		return err
	}
	f, err := chooseFormat(s, *name, *out)
	if err == nil {
		err = options.Suit(f.Name)
	}
	if err != nil {
		return err
	}
	defer e.saveMemory()()
	w := rendering{env: e, service: s, from: rest[0], out: *out, letterhead: *from.letterhead, boxes: *boxes, force: *force, draft: options.Draft}
	return w.run(service.Order{Kind: *kind, Format: f.Name, Options: *options})
}

// rendering is one payload on its way to a file.
type rendering struct {
	*env
	service    *service.Service
	from, out  string // as they were given
	letterhead string
	boxes      string
	force      bool
	draft      bool
}

// run makes the document of the order and writes it, with what was found.
func (r *rendering) run(order service.Order) error {
	payload, err := r.readPayload(r.from)
	if err != nil {
		return err
	}
	order.Payload, order.Fits = payload, func(s service.Shape) error { return fits(r.out, s) }
	file, err := r.service.Render(r.ctx, order)
	if refused, ok := errors.AsType[*service.Error](err); ok && refused.Problems != nil {
		return errors.Join(printProblems(r.stderr, r.from, payload, refused.Problems), errProblems)
	}
	if err == nil {
		err = r.save(file)
	}
	if err != nil {
		return err
	}
	return errors.Join(printProblems(r.stderr, r.from, payload, file.Problems), r.printBoxes(r.boxes, r.service, order))
}

// save writes the file, but over nothing that was given and, unless it was said where to, over nothing else.
func (r *rendering) save(file service.File) error {
	to := target(r.out, r.from, file, r.draft)
	err := r.notInput(to, r.from, r.letterhead)
	if err == nil && r.out == "" && to != "-" && !r.force {
		err = mayReplace(to, file.Data)
	}
	if err != nil {
		return err
	}
	return r.write(to, file.Data)
}

// chooseFormat is the format of a name, or else of a file's extension, or else the default.
func chooseFormat(s *service.Service, name, out string) (format.Format, error) {
	formats := s.Formats()
	ext := filepath.Ext(out)
	if name == "" && (out == "" || out == "-" || strings.EqualFold(ext, zipExt)) {
		return formats[0], nil
	}
	for _, f := range formats {
		if f.Name == name || name == "" && strings.EqualFold(f.Ext, ext) {
			return f, nil
		}
	}
	if name != "" {
		return format.Format{}, s.KnowsFormat(name)
	}
	return format.Format{}, usageError{fmt.Sprintf("Không biết định dạng của tệp “%s”: dùng đuôi .pdf hoặc .docx, hoặc thêm tùy chọn -format.", out)}
}

// zipExt ends the name of a file of several documents.
const zipExt = ".zip"

// fits refuses to write several documents under the name of one, or one under that of several: who opens
// the file would find something else.
func fits(out string, file service.Shape) error {
	ext := strings.ToLower(filepath.Ext(out))
	several := file.Documents > 1
	switch {
	case ext == zipExt && !several:
		return usageError{fmt.Sprintf("Dữ liệu này chỉ tạo ra một tệp, không cần nén: dùng đuôi %s thay cho %s.", file.Ext, zipExt)}
	case several && (ext == ".pdf" || ext == ".docx"):
		return usageError{fmt.Sprintf("Dữ liệu này tạo ra %d tệp, ghi vào một tệp nén: dùng đuôi %s thay cho %s.", file.Documents, zipExt, ext)}
	}
	return nil
}

// target is where a document goes when the user did not say.
func target(out, payload string, f service.File, draft bool) string {
	switch {
	case out != "":
		return out
	case payload == "-":
		return "-"
	}
	folder, name := filepath.Split(payload)
	if draft {
		name = service.DraftPrefix + name
	}
	return folder + strings.TrimSuffix(name, filepath.Ext(name)) + f.Ext
}

// check prints all that is wrong with a payload.
func check(e *env, args []string) error {
	asJSON := e.flags.Bool("json", false, "in kết quả dưới dạng JSON, như HTTP trả về")
	kind := e.flags.String("kind", "", "coi dữ liệu là của `LOẠI` văn bản này khi trường kind không có")
	from := e.materialFlags()
	s, name, payload, err := from.given(e, args)
	if err != nil {
		return err
	}
	r, err := s.Check(e.ctx, service.Order{Kind: *kind, Payload: payload})
	if err != nil {
		return err
	}
	if err := printReport(e.stdout, name, payload, r, *asJSON); err != nil {
		return err
	}
	if !r.Valid {
		return errProblems
	}
	return nil
}

func printReport(w io.Writer, name string, payload []byte, r service.Report, asJSON bool) error {
	if asJSON {
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		return enc.Encode(r)
	}
	if len(r.Problems) == 0 {
		_, err := fmt.Fprintf(w, "%s: hợp lệ, không có gì phải sửa.\n", name)
		return err
	}
	return printProblems(w, name, payload, r.Problems)
}

// severities are the severities as the user reads them.
var severities = map[templates.Severity]string{
	templates.Error:   "lỗi",
	templates.Warning: "cảnh báo",
	templates.Info:    "lưu ý",
}

// printProblems prints each problem: where, what and by which rule; then the line that it is
// about, in a text with several, and what to do.
func printProblems(w io.Writer, name string, payload []byte, ps templates.Problems) error {
	var b strings.Builder
	lines := ps.Lines(payload)
	for i, p := range ps {
		fmt.Fprintf(&b, "%s: %s", name, severities[p.Severity])
		if p.Path != "" {
			b.WriteString(" ở " + p.Path)
		}
		fmt.Fprintf(&b, ": %s [%s]\n", p.Message, ruleOf(p))
		if l := lines[i]; l.Number > 0 {
			fmt.Fprintf(&b, "  dòng %d: “%s”\n", l.Number, l.Text)
		}
		if p.Suggestion != "" {
			b.WriteString("  → " + p.Suggestion + "\n")
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// ruleOf is the rule of a problem, and its clause in words.
func ruleOf(p templates.Problem) string {
	if p.Clause == "" {
		return p.Rule
	}
	return p.Rule + ", " + p.ClauseText()
}

// kinds prints the kinds of documents.
func kinds(e *env, args []string) error {
	if _, err := e.parse(args, 0, 0); err != nil {
		return err
	}
	s := service.New(service.Config{})
	w := tabwriter.NewWriter(e.stdout, 0, 0, 2, ' ', 0)
	for _, k := range s.Kinds() {
		form := k.Note()
		if form == "" {
			form = "mẫu " + k.Forms()
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", k.Slug, k.Name, k.Abbr, form)
	}
	return w.Flush()
}

// sample prints a complete payload of a kind.
func sample(e *env, args []string) error {
	return e.printOf(args, (*service.Service).Sample, func() ([]byte, error) { return profile.Sample(), nil })
}

// schema prints the JSON Schema of a kind.
func schema(e *env, args []string) error {
	return e.printOf(args, (*service.Service).Schema, profile.Schema)
}

// printOf prints what the service has of the kind that the arguments name, or what there is of profiles when
// they name those.
func (e *env) printOf(args []string, get func(*service.Service, string) ([]byte, error), ofProfile func() ([]byte, error)) error {
	rest, err := e.parse(args, 1, 1)
	if err != nil {
		return err
	}
	var data []byte
	if rest[0] == profileWord {
		data, err = ofProfile()
	} else {
		data, err = get(service.New(service.Config{}), rest[0])
	}
	if err != nil {
		return err
	}
	_, err = e.stdout.Write(data)
	return err
}

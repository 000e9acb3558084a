package pdf_test

import (
	"bytes"
	"compress/zlib"
	"crypto/md5"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"vanban/render/pdf"
	"vanban/render/pdf/cos"
)

// attached are two attachments, in another order than that of their names.
func attached() []pdf.Attachment {
	return []pdf.Attachment{
		{Name: "quyết định.json", MIME: "application/json", Description: "Dữ liệu nguồn", Relationship: pdf.Source, Data: []byte(`{"kind":"quyet-dinh"}`)},
		{Name: "bieu.csv", MIME: "text/csv", Relationship: "Data", Data: bytes.Repeat([]byte("1;2\r\n"), 5000)},
	}
}

// readAttached reads all attachments.
func readAttached(t testing.TB, file []byte) ([]pdf.Attachment, error) {
	t.Helper()
	found, err := pdf.Specifications(t.Context(), file)
	if err != nil {
		return nil, err
	}
	var attached []pdf.Attachment
	for _, s := range found {
		a, err := s.Read()
		if err != nil {
			return nil, err
		}
		attached = append(attached, a)
	}
	return attached, nil
}

func TestAttached(t *testing.T) {
	want := attached()
	with := encodeWith(t, compute(t, sample()), pdf.Options{Attached: want})
	if again := encodeWith(t, compute(t, sample()), pdf.Options{Attached: want}); !bytes.Equal(with, again) {
		t.Error("the same attachments give other bytes")
	}
	got, err := readAttached(t, with)
	if want[0], want[1] = want[1], want[0]; err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("attachments %.200v, %v, want %.200v", got, err, want)
	}
	if none, err := readAttached(t, encode(t, compute(t, sample()))); len(none) > 0 || err != nil {
		t.Errorf("a file without attachments has %v, %v", none, err)
	}
}

// TestAttachedAsPDFA3 looks for what ISO 19005-3, 6.8 asks of a file inside another one.
func TestAttachedAsPDFA3(t *testing.T) {
	d := read(t, encodeWith(t, compute(t, sample()), pdf.Options{Attached: attached()[:1]}))
	catalog := d.catalog()
	files, _ := catalog["AF"].(array)
	if len(files) != 1 {
		t.Fatalf("associated files %v", catalog["AF"])
	}
	file := d.dict(files[0])
	if file["F"] != file["UF"] || text(file["UF"]) != "quyết định.json" || file["AFRelationship"] != name("Source") {
		t.Errorf("file specification %v", file)
	}
	stream := d.objects[d.dict(file["EF"])["F"].(ref)]
	info := stream.value.(dict)
	sum := md5.Sum(attached()[0].Data)
	parameters := d.dict(info["Params"])
	if info["Subtype"] != name("application/json") || parameters["Size"] != len(stream.stream) || parameters["CheckSum"] != string(sum[:]) || parameters["ModDate"] == nil {
		t.Errorf("embedded file %v", info)
	}
	metadata := d.objects[catalog["Metadata"].(ref)].stream
	if !bytes.Contains(metadata, []byte("<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A<")) {
		t.Errorf("metadata %s", metadata)
	}
}

func TestAttachedRefused(t *testing.T) {
	for want, change := range map[string]func(a *pdf.Attachment){
		`"" has no name`:        func(a *pdf.Attachment) { a.Name = "" },
		`"a/b" has no name`:     func(a *pdf.Attachment) { a.Name = "a/b" },
		`"a\nb" has no name`:    func(a *pdf.Attachment) { a.Name = "a\nb" },
		"no media type":         func(a *pdf.Attachment) { a.MIME = "" },
		"no relationship":       func(a *pdf.Attachment) { a.Relationship = "Cousin" },
		`are called "bieu.csv"`: func(a *pdf.Attachment) { a.Name = "bieu.csv" },
	} {
		o := pdf.Options{Attached: attached()}
		change(&o.Attached[0])
		var b bytes.Buffer
		if err := pdf.Encode(&b, compute(t, sample()), o); err == nil || !strings.Contains(err.Error(), want) || b.Len() > 0 {
			t.Errorf("error %v after %d bytes, want %s", err, b.Len(), want)
		}
	}
}

// update appends an object to a file as one who signs it does, with a table or a stream of
// cross-references.
func update(file []byte, number int, body string, stream bool) []byte {
	start := bytes.LastIndex(file, []byte("startxref\n")) + len("startxref\n")
	var prev int
	_, _ = fmt.Sscan(string(file[start:]), &prev) // what follows fails when it is not there
	f, _ := cos.Open(file)
	root, out := f.Trailer()["Root"].(cos.Ref), bytes.NewBuffer(bytes.Clone(file))
	at := out.Len()
	fmt.Fprintf(out, "%d 0 obj\n%s\nendobj\n", number, body)
	xref := out.Len()
	trailer := fmt.Sprintf("/Size %d/Root %v/Prev %d", f.Len()+1, root, prev)
	if stream {
		row := []byte{1, byte(at >> 24), byte(at >> 16), byte(at >> 8), byte(at), 0}
		fmt.Fprintf(out, "%d 0 obj\n<</Type/XRef/W[1 4 1]/Index[%d 1]/Length 6%s>>\nstream\n%s\nendstream\nendobj\n", f.Len(), number, trailer, row)
	} else {
		fmt.Fprintf(out, "xref\n%d 1\n%010d 00000 n \ntrailer\n<<%s>>\n", number, at, trailer)
	}
	fmt.Fprintf(out, "startxref\n%d\n%%%%EOF\n", xref)
	return out.Bytes()
}

// TestAttachmentsOfSigned reads the attachments of a file that has changed since we made it.
func TestAttachmentsOfSigned(t *testing.T) {
	file := encodeWith(t, compute(t, sample()), pdf.Options{Attached: attached()})
	for _, stream := range []bool{false, true} {
		signed := update(file, 7, "<</Type/Sig>>", stream)
		if got, err := readAttached(t, signed); err != nil || len(got) != 2 || !bytes.Equal(got[1].Data, attached()[0].Data) {
			t.Errorf("by stream %v: %.100v, %v", stream, got, err)
		}
	}
}

// tooLarge is a stream that inflates to more than is read of an attachment.
func tooLarge() string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	_, _ = w.Write(make([]byte, pdf.MostAttached+1)) // a buffer takes everything
	_ = w.Close()
	filler := strings.Repeat("x", 1<<19) // or the file would be too small for what it inflates to
	return fmt.Sprintf("<</Filter/FlateDecode/Length %d/Filler(%s)>>\nstream\n%s\nendstream", b.Len(), filler, b.Bytes())
}

// TestAttachedByReference has what the parameters say lie elsewhere, as they may.
func TestAttachedByReference(t *testing.T) {
	file := encodeWith(t, compute(t, sample()), pdf.Options{})
	f, err := cos.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	sum := md5.Sum([]byte("ab"))
	file = update(file, f.Trailer()["Root"].(cos.Ref).Number, "<</Names<</EmbeddedFiles<</Names[(a)<</UF(a)/EF<</F 7 0 R>>>>(b)<</UF(b)/EF<</F 8 0 R>>>>]>>>>>>", false)
	file = update(file, 7, "<</Length 2/Params<</Size 9 0 R/CheckSum 10 0 R>>>>\nstream\nab\nendstream", false)
	file = update(update(file, 9, "2", false), 10, fmt.Sprintf("<%x>", sum), false)
	file = update(file, 8, "<</Filter/LZWDecode/Length 2/Params<</Size 3>>>>\nstream\nab\nendstream", false)
	found, err := pdf.Specifications(t.Context(), file)
	if err != nil || len(found) != 2 {
		t.Fatalf("%d attachments, %v", len(found), err)
	}
	if got, err := found[0].Read(); err != nil || string(got.Data) != "ab" {
		t.Errorf("%q, %v", got.Data, err)
	}
	if got, err := found[1].Read(); err == nil { // which does not spoil the first
		t.Errorf("read as %q", got.Data)
	}
}

// TestAttachmentsDamaged has each file be another one than its parameters say, and trees that lead
// nowhere.
func TestAttachmentsDamaged(t *testing.T) {
	file := encodeWith(t, compute(t, sample()), pdf.Options{Attached: attached()[:1]})
	f, err := cos.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	root := f.Trailer()["Root"].(cos.Ref).Number
	specification := "/Names<</EmbeddedFiles<</Names[(a)<</UF(a)/EF<</F 7 0 R>>>>]>>>>"
	for name, test := range map[string]struct{ catalog, seven, want string }{
		"size":             {specification, "<</Length 2/Params<</Size 3>>>>\nstream\nab\nendstream", "should have 3"},
		"sum":              {specification, "<</Length 2/Params<</CheckSum(x)>>>>\nstream\nab\nendstream", "checksum"},
		"size of another":  {specification, "<</Length 2/Params<</Size 1 0 R>>>>\nstream\nab\nendstream", "size"},
		"sum of another":   {specification, "<</Length 2/Params<</CheckSum 1 0 R>>>>\nstream\nab\nendstream", "checksum"},
		"too large":        {specification, tooLarge(), "larger than any"},
		"no stream":        {specification, "(a)", "want a *cos.Stream"},
		"no specification": {"/Names<</EmbeddedFiles<</Names[(a)(b)]>>>>", "()", "want a cos.Dict"},
		"no pairs":         {"/Names<</EmbeddedFiles<</Names[(a)]>>>>", "()", "1 entries"},
		"no tree":          {"/Names(a)", "()", "want a cos.Dict"},
		"no kids":          {"/Names<</EmbeddedFiles<</Kids(a)>>>>", "()", "want a cos.Array"},
		"no kid":           {"/Names<</EmbeddedFiles<</Kids[(a)]>>>>", "()", "want a cos.Dict"},
		"circle":           {"/Names<</EmbeddedFiles 7 0 R>>", "<</Kids[7 0 R 7 0 R]>>", "circle"},
	} {
		damaged := update(update(file, root, "<<"+test.catalog+">>", false), 7, test.seven, false)
		if got, err := readAttached(t, damaged); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, error %v, want %s", name, got, err, test.want)
		}
	}
	if _, err := readAttached(t, []byte("{}")); err == nil || !strings.HasPrefix(err.Error(), "reading the PDF: ") {
		t.Errorf("no PDF: error %v", err)
	}
}

//go:build conformance

package vanban_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"vanban/api/service"
)

// allOrders are all documents that an archive's validator looks at: those of archiveOrders with the
// generated ones, the cases of testdata/limits, and the reports of a year.
func allOrders(t *testing.T) []namedOrder {
	t.Helper()
	orders := archiveOrders(t, generated)
	for _, c := range payloadCases(t, "limits") {
		orders = append(orders, namedOrder{"limits-" + c.name, c.order("pdf")})
	}
	folder, _ := runYear(t, copyYear(t))
	for _, r := range yearReports {
		payload := readFile(t, filepath.Join(folder, "cchc", r.period, "payload.json"))
		orders = append(orders, namedOrder{"report-" + r.period, service.Order{Format: "pdf", Payload: payload}})
	}
	return orders
}

// archiving is a way to make PDFs, and what each must be.
type archiving struct {
	name     string
	options  service.Options
	profiles []string // as veraPDF calls them
	without  string   // a key that a file cannot do without
	clause   string   // which asks for it
}

// archivings are the ways that there are. veraPDF chooses the profiles by what a file says that it is.
var archivings = []archiving{
	{"as issued", service.Options{}, []string{"PDF/A-2A", "PDF/UA-1"}, "/Lang", "clause 7.2,"},
	{"with its payload", service.Options{PDFA: "3a"}, []string{"PDF/A-3A", "PDF/UA-1"}, "/AFRelationship", "clause 6.8,"},
}

// TestConformanceArchive has veraPDF, the reference validator of archives, look at every document,
// made in every way. A file that was broken must not pass.
func TestConformanceArchive(t *testing.T) {
	orders := allOrders(t)
	reports := make([]veraReport, len(archivings))
	var documents int // as issued
	t.Run("validating", func(t *testing.T) {
		for i, a := range archivings {
			t.Run(a.name, func(t *testing.T) {
				t.Parallel()
				made := a.makeAll(t, orders)
				if i == 0 {
					documents = len(made)
				}
				reports[i] = a.validate(t, made)
			})
		}
	})
	if t.Failed() {
		return
	}
	quality(t, "archive", archiveSection(t, reports, documents))
}

// madePDF is one of the documents of an order.
type madePDF struct {
	name string
	data []byte
}

// makeAll makes the documents of all orders in one way. What accompanies a document carries no payload, so
// it is left out where all must.
func (a archiving) makeAll(t *testing.T, orders []namedOrder) (all []madePDF) {
	t.Helper()
	for _, o := range orders {
		o.Options = a.options
		pdfs := makePDFs(t, o.name, o.Order)
		if a.options.PDFA != "" {
			pdfs = pdfs[:1]
		}
		for i, data := range pdfs {
			all = append(all, madePDF{partName(o.name, i), data})
		}
	}
	return all
}

// validate wants each document to be what it must be when it is made in one way.
func (a archiving) validate(t *testing.T, all []madePDF) veraReport {
	t.Helper()
	folder := t.TempDir()
	for _, m := range all {
		writePDF(t, folder, m.name, m.data)
	}
	a.writeBroken(t, folder, all[0])
	report := runVeraPDF(t, folder)
	found := report.byFile()
	for _, m := range all {
		a.check(t, m.name, found[m.name])
	}
	if flaws := strings.Join(found["broken"].flaws(), "\n"); !strings.Contains(flaws, a.clause) {
		t.Errorf("in a file without %s veraPDF finds\n%s\nand nothing of %s", a.without, flaws, a.clause)
	}
	return report
}

// writeBroken writes a PDF without what it cannot do without. qpdf takes it apart, as the key stands in compressed
// objects.
func (a archiving) writeBroken(t *testing.T, folder string, m madePDF) {
	t.Helper()
	work := t.TempDir()
	writePDF(t, work, "whole", m.data)
	apart := filepath.Join(work, "apart.pdf")
	tool(t, "qpdf", "--object-streams=disable", filepath.Join(work, "whole.pdf"), apart)
	data, err := os.ReadFile(apart)
	if err != nil {
		t.Fatal(err)
	}
	broken := bytes.ReplaceAll(data, []byte(a.without), []byte(strings.Replace(a.without, "a", "q", 1)))
	if bytes.Equal(broken, data) {
		t.Fatalf("the PDF has no %s to be broken", a.without)
	}
	writePDF(t, folder, "broken", broken)
}

// check wants a file to have been looked at by every profile, and to be without flaw.
func (a archiving) check(t *testing.T, name string, v veraJob) {
	t.Helper()
	var profiles []string
	for _, r := range v.Results {
		profiles = append(profiles, r.profile())
	}
	slices.Sort(profiles)
	if !slices.Equal(profiles, a.profiles) {
		t.Errorf("%s %s was looked at as %q, want %q", name, a.name, profiles, a.profiles)
	}
	for _, flaw := range v.flaws() {
		t.Errorf("%s %s: %s", name, a.name, flaw)
	}
}

func writePDF(t *testing.T, folder, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(folder, name+".pdf"), data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// veraReport is what veraPDF says of many files.
type veraReport struct {
	Report struct {
		Build struct {
			Details []struct{ Version string } `json:"releaseDetails"`
		} `json:"buildInformation"`
		Jobs []veraJob
	}
}

// veraJob is what it says of one of them.
type veraJob struct {
	Item    struct{ Name string } `json:"itemDetails"`
	Results []veraResult          `json:"validationResult"`
	Failure struct {
		Exception string `json:"exceptionMessage"`
	} `json:"taskException"`
}

// veraResult is what a profile says of a file.
type veraResult struct {
	Profile   string `json:"profileName"`
	End       string `json:"jobEndStatus"`
	Compliant bool
	Details   struct {
		Rules []struct {
			Specification, Clause, Description string
			Test                               int `json:"testNumber"`
			Failed                             int `json:"failedChecks"`
			Checks                             []struct {
				Context string
				Message string `json:"errorMessage"`
			}
		} `json:"ruleSummaries"`
	}
}

// profile is the name of the profile without what all have in common.
func (r veraResult) profile() string { return strings.TrimSuffix(r.Profile, " validation profile") }

// flaws are what is wrong with a file, each with its clause and an example of where.
func (v veraJob) flaws() (flaws []string) {
	if v.Failure.Exception != "" || len(v.Results) == 0 {
		flaws = append(flaws, "it could not be looked at: "+v.Failure.Exception)
	}
	for _, r := range v.Results {
		for _, rule := range r.Details.Rules {
			flaw := fmt.Sprintf("%s, clause %s, test %d fails %d times: %s", rule.Specification, rule.Clause, rule.Test, rule.Failed, rule.Description)
			if len(rule.Checks) > 0 {
				flaw += fmt.Sprintf("\n%s\n%s", rule.Checks[0].Message, rule.Checks[0].Context)
			}
			flaws = append(flaws, flaw)
		}
		if len(r.Details.Rules) == 0 && (!r.Compliant || r.End != "normal") {
			flaws = append(flaws, fmt.Sprintf("%s: %s, compliant: %v", r.profile(), r.End, r.Compliant))
		}
	}
	return flaws
}

// byFile gives the jobs by the names of their files.
func (r veraReport) byFile() map[string]veraJob {
	found := map[string]veraJob{}
	for _, job := range r.Report.Jobs {
		found[strings.TrimSuffix(filepath.Base(job.Item.Name), ".pdf")] = job
	}
	return found
}

// runVeraPDF has veraPDF look at all PDFs of a folder. It fails when one of the files does, which is
// no reason not to read what it says.
func runVeraPDF(t *testing.T, folder string) (r veraReport) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Minute)
	defer cancel()
	out, err := exec.CommandContext(ctx, "verapdf", "-f", "0", "--format", "json", "--maxfailuresdisplayed", "1", "-r", folder).Output()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok && exit.ExitCode() == 1 {
		err = nil
	}
	if err == nil {
		err = json.Unmarshal(out, &r)
	}
	if err != nil {
		t.Fatalf("veraPDF: %v\n%.2000s", err, out)
	}
	return r
}

// archiveSection tells by profile how many files were looked at and how many of them fail. The one that
// was broken is not counted.
func archiveSection(t *testing.T, reports []veraReport, documents int) string {
	t.Helper()
	type count struct{ files, failures int }
	counts := map[string]*count{}
	for _, report := range reports {
		for name, job := range report.byFile() {
			if name == "broken" {
				continue
			}
			for _, r := range job.Results {
				if counts[r.profile()] == nil {
					counts[r.profile()] = new(count)
				}
				counts[r.profile()].files++
				if !r.Compliant {
					counts[r.profile()].failures++
				}
			}
		}
	}
	details := reports[0].Report.Build.Details
	if len(details) == 0 {
		t.Fatal("veraPDF does not tell its version")
	}
	var b strings.Builder
	fmt.Fprintf(&b, "## Archives\n\nveraPDF %s, the reference validator, looks at %d documents: the real ones, the sample of every kind on paper and as files, %d generated ones, "+
		"the cases of `testdata/limits` and the reports of a year. Each is made as it is issued and, with `-pdfa 3a`, with its payload inside. That it finds what is wrong, a broken file of each shows.\n\n"+
		"| profile | files | that fail |\n|---|---:|---:|\n", details[0].Version, documents, generated)
	for _, profile := range slices.Sorted(maps.Keys(counts)) {
		fmt.Fprintf(&b, "| %s | %d | %d |\n", profile, counts[profile].files, counts[profile].failures)
	}
	return b.String()
}

// TestConformanceReopen: of every document the payload comes back, and makes the same PDF again.
func TestConformanceReopen(t *testing.T) {
	for _, o := range allOrders(t) {
		t.Run(o.name, func(t *testing.T) {
			t.Parallel()
			o.reopen(t, makePDF(t, o.name, o.carrying()))
		})
	}
}

// afterwards are what other programs do to a PDF that carries its payload, and can still be reopened.
// Each gives the path of what it has made of the file.
var afterwards = []struct {
	name     string
	appended bool // behind the file, which is the way of signatures (ISO 32000-1, 7.5.6)
	do       func(t *testing.T, folder, file string) string
}{
	{"signed", true, func(t *testing.T, folder, file string) string {
		return sign(t, folder, file, "signed.pdf")
	}},
	{"signed twice", true, func(t *testing.T, folder, file string) string {
		return sign(t, folder, sign(t, folder, file, "once.pdf"), "twice.pdf")
	}},
	{"a note added", true, func(t *testing.T, folder, file string) string {
		out, script := filepath.Join(folder, "noted.pdf"), filepath.Join(folder, "note.js")
		code := fmt.Sprintf(`var doc = new PDFDocument(%q), note = doc.loadPage(0).createAnnotation("Text");
note.setRect([20, 20, 40, 40]); note.setContents("Đã duyệt"); note.update(); doc.save(%q, "incremental");`, file, out)
		if err := os.WriteFile(script, []byte(code), 0o600); err != nil {
			t.Fatal(err)
		}
		tool(t, "mutool", "run", script)
		return out
	}},
	{"written anew for the web", false, func(t *testing.T, folder, file string) string {
		out := filepath.Join(folder, "web.pdf")
		tool(t, "qpdf", "--linearize", "--object-streams=generate", file, out)
		return out
	}},
	{"written anew without compression", false, func(t *testing.T, folder, file string) string {
		out := filepath.Join(folder, "plain.pdf")
		tool(t, "qpdf", "--stream-data=uncompress", "--object-streams=disable", file, out)
		return out
	}},
	{"written anew for the web, then signed", false, func(t *testing.T, folder, file string) string {
		out := filepath.Join(folder, "before.pdf")
		tool(t, "qpdf", "--linearize", "--object-streams=generate", file, out)
		return sign(t, folder, out, "after.pdf")
	}},
	{"another file attached", false, func(t *testing.T, folder, file string) string {
		out := filepath.Join(folder, "attached.pdf")
		tool(t, "qpdf", "--add-attachment", "README.md", "--mimetype=text/markdown", "--", file, out)
		return out
	}},
}

// sign signs a file with a certificate that is made for it.
func sign(t *testing.T, folder, file, name string) string {
	t.Helper()
	keys, out := "sql:"+filepath.Join(folder, "keys"), filepath.Join(folder, name)
	if err := os.Mkdir(filepath.Join(folder, "keys"), 0o700); err == nil {
		noise := filepath.Join(folder, "noise")
		if err := os.WriteFile(noise, bytes.Repeat([]byte("vanban"), 20), 0o600); err != nil {
			t.Fatal(err)
		}
		tool(t, "certutil", "-N", "-d", keys, "--empty-password")
		tool(t, "certutil", "-S", "-n", "vanban", "-s", "CN=Nguyen Van A,C=VN", "-x", "-t", "u,u,u", "-k", "rsa", "-g", "2048", "-z", noise, "-d", keys)
	}
	tool(t, "pdfsig", "-nssdir", keys, "-nick", "vanban", "-add-signature", file, out)
	if said := tool(t, "pdfsig", "-nssdir", keys, "-nocert", out); !strings.Contains(said, "Signature is Valid") || strings.Contains(said, "not signed") {
		t.Fatalf("the signature is not valid:\n%s", said)
	}
	return out
}

// TestConformanceReopenAfterwards: what was signed or otherwise changed by other programs gives back its payload.
func TestConformanceReopenAfterwards(t *testing.T) {
	o := archiveOrders(t, 0)[0]
	made := makePDF(t, o.name, o.carrying())
	for _, c := range afterwards {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			folder := t.TempDir()
			writePDF(t, folder, "made", made)
			after, err := os.ReadFile(c.do(t, folder, filepath.Join(folder, "made.pdf")))
			if err != nil {
				t.Fatal(err)
			}
			if bytes.Equal(after, made) || bytes.HasPrefix(after, made) != c.appended {
				t.Fatalf("the file was not changed as it should have been: %d bytes became %d", len(made), len(after))
			}
			if got, err := service.Reopen(t.Context(), after); err != nil || !bytes.Equal(got.Payload, o.Payload) {
				t.Errorf("%d bytes of %d come back: %v", len(got.Payload), len(o.Payload), err)
			}
		})
	}
}

// TestConformanceReopenRefused: files of other programs are refused with the reason.
func TestConformanceReopenRefused(t *testing.T) {
	o := archiveOrders(t, 0)[0]
	folder := t.TempDir()
	writePDF(t, folder, "issued", makePDF(t, o.name, o.Order))
	writePDF(t, folder, "made", makePDF(t, o.name, o.carrying()))
	issued, made, out := filepath.Join(folder, "issued.pdf"), filepath.Join(folder, "made.pdf"), filepath.Join(folder, "out.pdf")
	for _, c := range []struct {
		name string
		args []string // of qpdf
		want service.Code
	}{
		{"a password to open", []string{"--encrypt", "a", "b", "256", "--", made, out}, service.PDFEncrypted},
		{"a password to change", []string{"--encrypt", "", "b", "256", "--", made, out}, service.PDFEncrypted},
		{"old encryption", []string{"--allow-weak-crypto", "--encrypt", "a", "b", "128", "--", made, out}, service.PDFEncrypted},
		{"another attachment alone", []string{"--add-attachment", "README.md", "--", issued, out}, service.PDFWithoutPayload},
		{"pages taken out", []string{"--empty", "--pages", made, "1", "--", out}, service.PDFWithoutPayload},
	} {
		tool(t, "qpdf", c.args...)
		data, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := service.Reopen(t.Context(), data); service.CodeOf(err) != c.want {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
}

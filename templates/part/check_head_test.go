package part_test

import (
	"slices"
	"strings"
	"testing"

	"vanban/templates"
	"vanban/templates/part"
)

// of are the findings of the rule.
func of(rule string, all templates.Problems) templates.Problems {
	return slices.DeleteFunc(all, func(p templates.Problem) bool { return p.Rule != rule })
}

// TestSymbolInCapitals: what an agency has laid down for itself and its units may have small letters in it; the
// abbreviation of a type may not be another (PL I.II.3b).
func TestSymbolInCapitals(t *testing.T) {
	const right = templates.Severity(0)
	for symbol, want := range map[string]templates.Severity{
		"QĐ-TTg": right, "QĐ-BGDĐT-GDTrH": right, "QĐ-STP-TTr": right, "QĐ-VPCP-KGVX": right,
		"QĐ-Cty": templates.Info, "QĐ-ubnd": templates.Info, "qđ-BNV": templates.Error, "qđ-ubnd": templates.Error,
	} {
		p := decision()
		p.Head.CodeNotation = symbol
		got := right
		for _, found := range of("SO05", p.Validate()) {
			got = found.Severity
		}
		if got != want {
			t.Errorf("%s: %v, want %v", symbol, got, want)
		}
	}
}

// TestWholeCode: who types number and symbol into one field is told which belongs where, and nothing else.
func TestWholeCode(t *testing.T) {
	for field, p := range map[string]*part.Paper{"/code_number": decision(), "/code_notation": decision()} {
		if field == "/code_number" {
			p.Head.CodeNumber = "Số: 030/QĐ-BNV"
		} else {
			p.Head.CodeNotation = "30/QĐ-BNV"
		}
		all := p.Validate()
		if len(all) != 1 || all[0].Path != field || all[0].Suggestion != "Ghi 30 ở “code_number”, QĐ-BNV ở “code_notation”." {
			t.Errorf("%s: %+v", field, all)
		}
	}
}

// TestJointSymbol: the decree has no symbol for what several agencies issue.
func TestJointSymbol(t *testing.T) {
	p := decision()
	joint("Cục Việc làm")(p)
	p.Head.CodeNotation = "QĐLT-SNV-STC"
	for _, found := range of("SO06", p.Validate()) {
		if found.Severity == templates.Warning {
			return
		}
	}
	t.Error("no warning")
}

// TestSubjectMended: whatever is wrong with a trích yếu, all findings tell to write the same text, in which nothing is
// found.
func TestSubjectMended(t *testing.T) {
	for _, typed := range []string{
		"V/v Phối hợp cung cấp thông tin.", "Công văn về việc phối hợp cung cấp thông tin;", "“V/v phối hợp cung cấp thông tin.”",
		"V/V: PHỐI HỢP CUNG CẤP THÔNG TIN.",
	} {
		for _, kind := range []string{"công văn", "quyết định"} {
			p := decision()
			if kind == "công văn" {
				letter(func(*part.Paper) {})(p)
			}
			p.Head.Subject = typed
			told := advice(p)
			if len(told) != 1 {
				t.Errorf("%s %q: %q", kind, typed, told)
				continue
			}
			p.Head.Subject, _, _ = strings.Cut(strings.TrimPrefix(told[0], "Viết “"), "”")
			if rest := advice(p); len(rest) > 0 {
				t.Errorf("%s %q: %q is not all: %q", kind, typed, told, rest)
			}
		}
	}
}

// advice are the different suggestions about the trích yếu.
func advice(p *part.Paper) []string {
	var all []string
	for _, found := range p.Validate() {
		if found.Path == "/subject" && !slices.Contains(all, found.Suggestion) {
			all = append(all, found.Suggestion)
		}
	}
	return all
}

package main

import (
	"flag"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"vanban/api/service"
	"vanban/templates"
)

// flagErrors are the messages of package flag, which has no other way to tell what is wrong, and what is said instead.
var flagErrors = []struct {
	pattern *regexp.Regexp
	say     func(e *env, found []string) string
}{
	{regexp.MustCompile(`^flag provided but not defined: -(.*)$`), func(e *env, found []string) string { return e.noFlag(found[1]) }},
	{regexp.MustCompile(`^flag needs an argument: -(.*)$`), func(e *env, found []string) string {
		return e.emptyFlag(e.flags.Lookup(found[1]))
	}},
	{regexp.MustCompile(`(?s)^invalid (?:boolean )?value (".*") for (?:flag )?-([^:]*): `), func(e *env, found []string) string {
		text, err := strconv.Unquote(found[1])
		if err != nil {
			text = found[1]
		}
		return fmt.Sprintf("Tùy chọn -%s không nhận giá trị “%s”: %s.", found[2], templates.Shorten(text), wanted(e.flags.Lookup(found[2])))
	}},
	{regexp.MustCompile(`(?s)^bad flag syntax: (.*)$`), func(_ *env, found []string) string {
		return fmt.Sprintf("“%s” không phải là tùy chọn: viết -tên, hoặc -tên giá_trị.", templates.Shorten(found[1]))
	}},
}

// explainFlag says in Vietnamese what package flag has found wrong.
func (e *env) explainFlag(err error) usageError {
	for _, row := range flagErrors {
		if found := row.pattern.FindStringSubmatch(err.Error()); found != nil {
			return usageError{row.say(e, found) + " " + e.seeHelp()}
		}
	}
	return usageError{"Tùy chọn không đúng: " + err.Error() + ". " + e.seeHelp()}
}

// noFlag says that there is no such flag, and which one was probably meant.
func (e *env) noFlag(name string) string {
	var names []string
	e.flags.VisitAll(func(f *flag.Flag) { names = append(names, f.Name) })
	text := fmt.Sprintf("Lệnh %s không có tùy chọn -%s.", e.flags.Name(), templates.Shorten(name))
	if near := templates.Nearest(strings.ToLower(name), names); near != "" {
		text += fmt.Sprintf(" Có phải muốn viết -%s?", near)
	}
	return text
}

// emptyFlag says that a flag has no value, and what it is for.
func (*env) emptyFlag(f *flag.Flag) string {
	value, about := flag.UnquoteUsage(f)
	return fmt.Sprintf("Tùy chọn -%s cần %s ở sau: %s.", f.Name, value, about)
}

// wanted is what a flag takes.
func wanted(f *flag.Flag) string {
	getter, _ := f.Value.(flag.Getter)
	if getter == nil {
		return "không đúng dạng"
	}
	switch getter.Get().(type) {
	case bool:
		return "chỉ viết tên tùy chọn, không kèm giá trị"
	case int:
		return "cần một số nguyên"
	case time.Duration:
		return "cần một khoảng thời gian, ví dụ 30s, 10m hoặc 1h"
	}
	return "không đúng dạng"
}

// checkEmpty refuses a level of PDF/A that was given and is empty, as that of a variable is which a script has forgotten
// to set: the file would silently be of the other one. Of other flags the empty value is the default.
func (e *env) checkEmpty() (err error) {
	e.flags.Visit(func(f *flag.Flag) {
		if f.Name == flagPDFA && f.Value.String() == "" {
			err = service.KnowsPDFA("")
		}
	})
	return err
}

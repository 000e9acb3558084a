package schedule

import (
	"fmt"
	"strconv"
	"strings"

	"vanban/templates"
	"vanban/templates/period"
)

// dataKey is the field of a payload that has its data, by sort and then by block.
const dataKey = "data"

// blocks calls f for every block of a payload's data.
func blocks(root *object, f func(at string, block any)) {
	data, _ := root.values[dataKey].(*object)
	if data == nil {
		return
	}
	for _, sort := range data.keys {
		list, _ := data.values[sort].(*array)
		if list == nil {
			continue
		}
		for i, block := range list.items {
			f("/"+dataKey+"/"+templates.Escape(sort)+"/"+strconv.Itoa(i), block)
		}
	}
}

// dataIDs are the ids of a payload's data.
func dataIDs(root *object) map[string]bool {
	ids := map[string]bool{}
	blocks(root, func(_ string, block any) {
		if o, ok := block.(*object); ok {
			if id, ok := o.values["id"].(string); ok {
				ids[id] = true
			}
		}
	})
	return ids
}

// holes are the places of a template's data that hold nothing: something must be put there, else the report says
// that there is nothing.
func holes(root *object) (list []string) {
	blocks(root, func(at string, block any) { list = append(list, holesIn(block, at)...) })
	return list
}

// computed is the field of figures that is reckoned from the rows where it is left empty.
const computed = "total"

func holesIn(tree any, at string) (list []string) {
	switch t := tree.(type) {
	case *object:
		for _, key := range t.keys {
			if key != computed {
				list = append(list, holesIn(t.values[key], at+"/"+templates.Escape(key))...)
			}
		}
		if len(t.keys) > 0 {
			return list
		}
	case *array:
		for i, item := range t.items {
			list = append(list, holesIn(item, at+"/"+strconv.Itoa(i))...)
		}
		if len(t.items) > 0 {
			return list
		}
	case nil:
	default:
		return nil
	}
	return append(list, at)
}

const forgottenText = "đang để trống mà không nguồn nào đặt số liệu vào đó (into): thêm nguồn, hoặc xóa trường này khỏi mẫu"

// forgotten finds the holes of the template that no source fills.
func (d *Draft) forgotten(root *object) (wrong []misfill) {
	for _, at := range holes(root) {
		if !d.fills(at) {
			wrong = append(wrong, misfill{at, forgottenText})
		}
	}
	return wrong
}

// fills reports whether a source puts something at a place, or into it.
func (d *Draft) fills(at string) bool {
	for _, s := range d.sources {
		if s.Into == at || strings.HasPrefix(s.Into, at+"/") {
			return true
		}
	}
	return false
}

// settlePeriod sets the period of the payload, where it has one, to that of the report. A template that says another
// one is wrong: it would tell of a period under the name of another.
func settlePeriod(root *object, p period.Period) []misfill {
	told, ok := root.values["period"].(string)
	if !ok || p.IsZero() || told == p.String() || strings.Contains(told, "{{") {
		return nil
	}
	root.set("period", p.String())
	return []misfill{{"/period", fmt.Sprintf("mẫu ghi cố định kỳ “%s”, không phải kỳ của báo cáo: viết \"period\": \"{{ky}}\"", told)}}
}

package main

import (
	"encoding/json"

	"vanban/api/service"
)

// boxesFlag defines the flag for where signing tools find their places.
func (e *env) boxesFlag() *string {
	return e.flags.String("boxes", "", "ngoài văn bản, in vị trí của chữ ký, con dấu, số và ngày ra đầu ra chuẩn theo `ĐỊNH DẠNG` json")
}

// checkBoxes refuses a format that there is not, and to print places where the document goes.
func checkBoxes(format, out, payload string) error {
	switch {
	case format == "":
		return nil
	case format != "json":
		return usageError{"Tùy chọn -boxes chỉ có định dạng json."}
	case out == "-" || out == "" && payload == "-":
		return usageError{"Với -boxes, đầu ra chuẩn dành cho vị trí các chỗ ký: ghi văn bản vào một tệp bằng -o."}
	}
	return nil
}

// printBoxes prints the places of an order's documents, as HTTP answers with.
func (e *env) printBoxes(format string, s *service.Service, o service.Order) error {
	if format == "" {
		return nil
	}
	boxes, err := s.Boxes(e.ctx, o)
	if err != nil {
		return err
	}
	enc := json.NewEncoder(e.stdout)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(boxes)
}

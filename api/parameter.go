package api

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"vanban/api/service"
)

// parameter is one in the query: one of the values, or else a whole number from 1.
type parameter struct {
	name, summary string
	values        []string
}

// schema is the JSON Schema of the parameter.
func (p parameter) schema() object {
	switch {
	case p.values == nil:
		return object{"type": "integer", "minimum": 1, "default": 1}
	case slices.Equal(p.values, booleans):
		return object{"type": "boolean", "default": false}
	}
	return object{"type": "string", "enum": p.values}
}

// booleans are the values of a parameter that is asked for or not.
var booleans = []string{"false", "true"}

// fileOptions are the parameters that ask for something of a file beyond its format.
func fileOptions() []parameter {
	return []parameter{
		{
			// Without a default in the schema, which a client might send with any format.
			name: "pdfa", values: service.PDFA[:],
			summary: "Mức PDF/A của tệp PDF. 2a, cũng là khi không ghi, để ban hành; 3a kèm thêm dữ liệu trong tệp để mở lại được (`/v1/reopen`). Chỉ dùng với pdf.",
		},
		{
			name: "embed_fonts", values: booleans,
			summary: "Nhúng phông chữ vào tệp Word, cho máy không có Times New Roman. Chỉ dùng với docx.",
		},
	}
}

// readOptions reads what the query asks of the file. Whether the format has it is for the service
// to say.
func readOptions(query url.Values) (o service.Options, err error) {
	for _, p := range fileOptions() {
		if query.Has(p.name) && !slices.Contains(p.values, query.Get(p.name)) {
			return o, &service.Error{
				Code:       service.OptionUnknown,
				Message:    fmt.Sprintf("Tham số %s không có giá trị “%s”.", p.name, query.Get(p.name)),
				Suggestion: fmt.Sprintf("Viết %s=%s.", p.name, strings.Join(p.values, " hoặc "+p.name+"=")),
			}
		}
	}
	return service.Options{PDFA: query.Get("pdfa"), EmbedFonts: query.Get("embed_fonts") == "true"}, nil
}

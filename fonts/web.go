package fonts

import (
	"embed"
	"io/fs"
)

//go:embed liberation/*.woff2
var forWeb embed.FS

// Web gives the faces of the embedded family as WOFF2, for a browser that shows pages laid out with
// them: LiberationSerif-Regular.woff2 and three more. They hold every glyph of the faces they are made of, none
// changed; README.md says how.
func Web() fs.FS {
	files, err := fs.Sub(forWeb, "liberation")
	if err != nil {
		panic(err) // the name is a constant
	}
	return files
}

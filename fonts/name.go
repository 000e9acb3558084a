package fonts

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf16"
)

// Entries of the name table.
const (
	nameFamily            = 1
	namePostScript        = 6
	nameTypographicFamily = 16
)

// readNames reads what the face and its family are called.
func (f *Face) readNames() error {
	names, err := nameTable(f.tables["name"])
	if err != nil {
		return err
	}
	f.familyName = names[nameTypographicFamily]
	if f.familyName == "" {
		f.familyName = names[nameFamily]
	}
	f.setName = names[nameFamily]
	if f.setName == "" {
		f.setName = f.familyName
	}
	f.postScriptName = names[namePostScript]
	if !isPostScriptName(f.postScriptName) {
		return fmt.Errorf("%q is no PostScript name", f.postScriptName)
	}
	return nil
}

// nameTable reads the entries of a name table: those for Windows and Unicode, which are
// UTF-16, before those for the Macintosh, of which only ASCII is read. The first entry of
// a number wins, which for Windows is American English wherever it is there.
func nameTable(t []byte) (map[uint16]string, error) {
	count, storage := int(u16(t, 2)), int(u16(t, 4))
	if len(t) < 6+12*count || storage > len(t) {
		return nil, errors.New("table \"name\" is too short for its entries")
	}
	wide, narrow := map[uint16]string{}, map[uint16]string{}
	for entry := t[6 : 6+12*count]; len(entry) > 0; entry = entry[12:] {
		platform, id := u16(entry, 0), u16(entry, 6)
		size, from := int(u16(entry, 8)), storage+int(u16(entry, 10))
		if from+size > len(t) {
			return nil, fmt.Errorf("entry %d lies outside table \"name\"", id)
		}
		if platform == 1 {
			put(narrow, id, string(t[from:from+size]))
			continue
		}
		put(wide, id, utf16Text(t[from:from+size]))
	}
	for id, name := range narrow {
		put(wide, id, name)
	}
	return wide, nil
}

func put(names map[uint16]string, id uint16, name string) {
	if _, known := names[id]; !known {
		names[id] = name
	}
}

func utf16Text(b []byte) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = u16(b, 2*i)
	}
	return string(utf16.Decode(units))
}

// isPostScriptName says whether a name is what the OpenType specification allows: up to 63
// printable ASCII characters other than the delimiters of PostScript.
func isPostScriptName(s string) bool {
	for _, c := range s {
		if c <= ' ' || c > '~' || strings.ContainsRune("[](){}<>/%#", c) {
			return false
		}
	}
	return 0 < len(s) && len(s) <= 63
}

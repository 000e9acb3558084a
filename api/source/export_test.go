package source

// ShowNumber shows a number by any code, also by one that no library would write.
func ShowNumber(code, digits string) string {
	b := &workbook{codes: map[int]string{0: code}, dates: map[int]format{0: formatOf(code)}}
	return b.shown(stored{value: digits, valued: true}).text
}

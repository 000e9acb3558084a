//go:build !race

package docx_test

const raced = false

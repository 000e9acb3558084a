// Package part holds what the forms share: the parts of a payload (head, grounds, body,
// plan, table, attachment, appendix, foot), the checks that belong to them, and the blocks
// they become.
//
// A form is a struct that embeds the parts it has; its Validate and Compose only say in
// which order they come. What the parts look like is in the sheet of package nd30.
package part

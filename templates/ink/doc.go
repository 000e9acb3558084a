// Package ink reads the pictures of signatures and seals: PNG with a transparent ground and
// ink of one colour (PL I.II.7d, PL I.II.8a). It says what a picture is like; what a document may
// bear is for others to judge. A picture is of a stranger's making: what reading it costs is
// bounded by its first bytes, before anything is unpacked.
package ink

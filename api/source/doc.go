// Package source reads the figures of a report from where they live: a JSON file, a folder with a
// JSON file of each unit, a workbook, a CSV file, or a query to a database. It hands on a JSON tree
// whose numbers are exact decimals, together with where each of them stood.
//
// Nothing is guessed and nothing is left out in silence: a cell that cannot be read as its column
// says, a unit that is missing or double, a number that could mean two things, a formula that was
// never calculated are flaws, and all flaws of a source are told at once ([Flaws]). What could not be
// opened or reached is told apart from that ([Unreachable], [Transient]): it may succeed when tried
// again.
//
// Which column is which field stands in a [Mapping]; [Inspect] proposes one for a table that it
// is shown. A [Reader] keeps what a run has opened, so that two hundred reports from one workbook
// read it once.
package source

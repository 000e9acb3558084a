package schedule

// Replace is for tests: that what was written cannot be renamed is nothing that a file of schedules can bring about.
var Replace = replace

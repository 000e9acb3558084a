// Package profile reads the profiles of agencies from the files that operators write, as YAML or JSON, with the
// letterheads that they name, and checks them as a document is checked that is made with them. All that is wrong is
// found when a profile is loaded, so that no clerk meets it.
package profile

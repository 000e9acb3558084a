package main

import (
	"fmt"

	"vanban/api/profile"
)

// profileWord is what commands that take a kind of document take for a profile.
const profileWord = "profile"

// checkProfiles prints all that is wrong with profiles, and with the letterheads that they name.
func checkProfiles(e *env, args []string) error {
	rest, err := e.parse(args, 2, 1000)
	if err != nil {
		return err
	}
	if rest[0] != "check" {
		return usageError{fmt.Sprintf("Lệnh profile không có “%s”: viết vanban profile check TỆP.yaml. %s", rest[0], e.seeHelp())}
	}
	loaded, found, err := profile.Load(rest[1:]...)
	if err != nil {
		return e.explain(err)
	}
	for _, p := range found {
		e.complainOf(p)
	}
	for _, l := range loaded {
		if _, err := fmt.Fprintf(e.stdout, "%s: hồ sơ “%s” của %s dùng được.\n", l.File, l.Name, l.OrganName); err != nil {
			return err
		}
	}
	return nil
}

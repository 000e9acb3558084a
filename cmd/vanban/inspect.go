package main

import "vanban/api/source"

// inspect prints the mapping that it proposes for a table, to be looked at and put into a file.
func inspect(e *env, args []string) error {
	out := e.flags.String("o", "-", "ghi vào `TỆP`; mặc định là đầu ra chuẩn")
	rest, err := e.parse(args, 1, 1)
	if err != nil {
		return err
	}
	proposal, err := source.Inspect(e.ctx, rest[0])
	if err != nil {
		return e.explain(err)
	}
	data, err := proposal.YAML()
	if err != nil {
		return err
	}
	return e.write(*out, data)
}

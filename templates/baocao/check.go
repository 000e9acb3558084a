package baocao

import "vanban/templates"

func (p *Payload) check() templates.Problems { return nil }

package part
import "vanban/templates"
func (p *Paper) Validate() templates.Problems { return nil }

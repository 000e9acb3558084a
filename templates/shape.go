package templates

func (d *decoder) checkShape(p any) {}

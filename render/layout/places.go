package layout

import "vanban/render"

// Placed is a place of the document on its page.
type Placed struct {
	Name                string
	X, Y, Width, Height render.Length
	Source              render.Source
}

// Picture is an image of dots that fills a rectangle. It lies over the text and the lines of its page.
type Picture struct {
	X, Y, Width, Height render.Length
	PNG                 []byte
	Node                *Node // the figure that it is; nil for an artifact
}

func (*Picture) item() {}

// figures adds the elements of the images that hang on a paragraph, one for each of its places, nil
// where there is none.
func (c *composer) figures(p *render.Paragraph, parent *Node) []*Node {
	if len(p.Places) == 0 {
		return nil
	}
	nodes := make([]*Node, len(p.Places))
	for i := range p.Places {
		if image := p.Places[i].Image; image != nil {
			nodes[i] = c.child(parent, NodeFigure)
			nodes[i].Alt, nodes[i].Source = image.Alt, p.Places[i].Source
		}
	}
	return nodes
}

// hang notes the places of the paragraph whose first line begins at x, y, and their images. A header
// that is repeated has none.
func (p *paragraph) hang(pt *painter, x, y render.Length) {
	if pt.artifact {
		return
	}
	middle := x + (p.style.Left+p.width+p.style.Right)/2
	for i := range p.block.Places {
		at := &p.block.Places[i]
		area := Area{middle + at.Left, y + at.Top, at.Width, at.Height}
		pt.page.Places = append(pt.page.Places, Placed{at.Name, area.X, area.Y, area.Width, area.Height, at.Source})
		if at.Image == nil {
			continue
		}
		p.figures[i].Area = &area
		pt.pictures = append(pt.pictures, &Picture{area.X, area.Y, area.Width, area.Height, at.Image.PNG, p.figures[i]})
	}
}

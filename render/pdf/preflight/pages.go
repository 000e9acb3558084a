package preflight

import "vanban/render/pdf/cos"

// pageTree looks at the pages: each has the contents that were handed over, in the same order, and
// all have the same fonts.
func (c *Checker) pageTree(v any) {
	root := c.dict("the page tree", v, "Type", "Kids", "Count", "MediaBox", "Resources")
	kids, _ := root["Kids"].(cos.Array)
	if root["Count"] != len(kids) || len(kids) != len(c.firsts) || len(kids) == 0 {
		c.fail("ISO 32000-1, 7.7.3", "%d pages, of which %d are counted and %d were drawn", len(kids), root["Count"], len(c.firsts))
		return
	}
	c.pages = map[int]int{}
	var resources any
	for i, kid := range kids {
		r, _ := kid.(cos.Ref)
		c.pages[r.Number] = i
		page := c.dict("a page", kid, "Type", "Parent", "MediaBox", "Resources", "Contents", "StructParents", "Tabs")
		if page["Type"] != cos.Name("Page") || page["StructParents"] != i || page["Tabs"] != cos.Name("S") {
			c.fail("ISO 14289-1, 7.1", "page %d has no way to the structure, or another's", i+1)
		}
		c.content(i, page["Contents"])
		if resources == nil {
			resources = page["Resources"]
			c.resources(resources)
		}
		if _, isRef := resources.(cos.Ref); !isRef || page["Resources"] != resources {
			c.fail("ISO 32000-1, 7.8.3", "page %d has resources of its own", i+1)
		}
	}
}

// content looks at the stream of a page, whose bytes were handed over.
func (c *Checker) content(page int, v any) {
	r, _ := v.(cos.Ref)
	if c.used[r.Number] != "" {
		c.fail("ISO 32000-1, 7.8.2", "page %d has the contents of another", page+1)
	}
	if _, ok := c.get(v).(*cos.Stream); !ok {
		c.fail("ISO 32000-1, 7.8.2", "page %d has no content", page+1)
	}
	c.used[r.Number] = "the content of a page"
}

// resources takes the fonts that pages name. Besides there may be nothing.
func (c *Checker) resources(v any) {
	d := c.dict("the resources", v, "ProcSet", "Font", "XObject", "Properties", "ColorSpace")
	for _, key := range []cos.Name{"Properties", "ColorSpace"} {
		if other, ok := c.get(d[key]).(cos.Dict); d[key] != nil && (!ok || len(other) > 0) {
			c.fail("ISO 19005-2, 6.2", "the pages use %s, which is not known", key)
		}
	}
	c.pictures(d["XObject"])
	fonts, _ := c.get(d["Font"]).(cos.Dict)
	for _, f := range c.fonts {
		if f.object = fonts[cos.Name(f.resource)]; f.object == nil {
			c.fail("ISO 32000-1, 7.8.3", "the pages use a font %s that is not there", f.resource)
		}
	}
}

// pageIndex is the place of a page, -1 for what is none.
func (c *Checker) pageIndex(object int) int {
	i, ok := c.pages[object]
	if !ok {
		return -1
	}
	return i
}

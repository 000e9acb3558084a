package vanban_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"testing"
)

// node is an element of a part of a DOCX.
type node struct {
	name     string // without its namespace
	attrs    map[string]string
	text     string
	children []*node
}

// parseXML reads a part, names and attributes without their namespaces.
func parseXML(t testing.TB, data []byte) *node {
	t.Helper()
	root := &node{}
	open := []*node{root}
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) && len(root.children) == 1 {
			return root.children[0]
		}
		if err != nil {
			t.Fatal(err)
		}
		top := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			n := &node{name: token.Name.Local, attrs: make(map[string]string, len(token.Attr))}
			for _, a := range token.Attr {
				n.attrs[a.Name.Local] = a.Value
				if a.Name.Space == "r" {
					n.attrs["r:"+a.Name.Local] = a.Value
				}
			}
			top.children = append(top.children, n)
			open = append(open, n)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if top.name == "t" || top.name == "instrText" {
				top.text += string(token)
			}
		}
	}
}

// at is the first element on a path of names; nil when there is none.
func (n *node) at(path ...string) *node {
	for _, name := range path {
		if n == nil {
			return nil
		}
		i := slices.IndexFunc(n.children, func(c *node) bool { return c.name == name })
		if i < 0 {
			return nil
		}
		n = n.children[i]
	}
	return n
}

// attr is the value of an attribute; "" of an element that is not there.
func (n *node) attr(name string) string {
	if n == nil {
		return ""
	}
	return n.attrs[name]
}

// on reports whether a property is there and not off (ISO/IEC 29500-1, 22.9.2.7).
func (n *node) on() bool {
	return n != nil && !slices.Contains([]string{"0", "false", "off"}, n.attr("val"))
}

// each calls f for n and all elements in it.
func (n *node) each(f func(*node)) {
	f(n)
	for _, c := range n.children {
		c.each(f)
	}
}

// all are the elements in n that have the name.
func (n *node) all(name string) (found []*node) {
	n.each(func(c *node) {
		if c.name == name {
			found = append(found, c)
		}
	})
	return found
}

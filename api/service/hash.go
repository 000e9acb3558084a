package service

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"

	"vanban/render"
	"vanban/render/layout"
)

// hashBytes is how much of a digest is kept: of a million pages no two are taken for each other.
const hashBytes = 12

// hashOf names what the n-th page looks like. Pages of one name have one image, on every machine.
func hashOf(p *layout.Page, n int) string {
	b := lengths(make([]byte, 0, 1<<14), render.Length(n), p.Width, p.Height)
	for _, item := range p.Items {
		b = appendItem(b, item)
	}
	sum := sha256.Sum256(b)
	return base64.RawURLEncoding.EncodeToString(sum[:hashBytes])
}

// appendItem writes down all that the image shows of an item, so that no two are written alike.
func appendItem(b []byte, item layout.Item) []byte {
	switch i := item.(type) {
	case *layout.Text:
		b = lengths(append(b, 't'), i.X, i.Y, i.Size, render.Length(i.WordSpace.Num), render.Length(i.WordSpace.Den))
		b = color(append(b, bit(i.Bold), bit(i.Italic), bit(i.Up)), i.Color)
		return figure(text(b, i.Text), i.Node)
	case *layout.Rule:
		return color(lengths(append(b, 'r'), i.X1, i.Y1, i.X2, i.Y2, i.Weight), i.Color)
	case *layout.Frame:
		return color(lengths(append(b, 'f'), i.X, i.Y, i.Width, i.Height, i.Weight), i.Color)
	case *layout.Path:
		return path(b, i)
	case *layout.Picture:
		b = lengths(append(b, 'i'), i.X, i.Y, i.Width, i.Height)
		return figure(text(b, string(i.PNG)), i.Node)
	}
	return b
}

func path(b []byte, p *layout.Path) []byte {
	b = lengths(append(b, 'p', bit(p.Closed), bit(p.Filled)), p.Weight, render.Length(len(p.Lines)), render.Length(len(p.Dashes)))
	for _, line := range p.Lines {
		b = lengths(b, render.Length(len(line)))
		for _, at := range line {
			b = lengths(b, at.X, at.Y)
		}
	}
	return figure(color(color(lengths(b, p.Dashes...), p.Fill), p.Stroke), p.Node)
}

// figure writes down what an item is heard as.
func figure(b []byte, n *layout.Node) []byte {
	if n == nil || n.Kind != layout.NodeFigure {
		return append(b, 0)
	}
	return text(append(b, 1), n.Alt)
}

func text(b []byte, s string) []byte { return append(lengths(b, render.Length(len(s))), s...) }

func lengths(b []byte, ls ...render.Length) []byte {
	for _, l := range ls {
		b = binary.AppendVarint(b, int64(l))
	}
	return b
}

func color(b []byte, c render.Color) []byte { return append(b, c.R, c.G, c.B) }

func bit(set bool) byte {
	if set {
		return 1
	}
	return 0
}

// Package svg writes a page of a layout down as an SVG image (SVG 1.1 with some of SVG 2), for
// a preview in a browser.
//
// The image stands alone: it names the typeface and takes nothing from elsewhere. Every word
// has its own place, so that lines end where layout ended them even when a browser draws them
// with another serif of the same metrics, and kerning and ligatures, which layout does not
// know, are turned off. Places are in points, 1/72 inch, to a hundredth.
package svg

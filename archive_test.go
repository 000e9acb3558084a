package vanban_test

import (
	"bytes"
	"testing"

	"vanban/api/service"
)

// namedOrder is a document to be made.
type namedOrder struct {
	name string
	service.Order
}

// archiveOrders are the real documents, the sample of every kind on paper and as files, and generated ones, as PDF.
func archiveOrders(t testing.TB, seeds int) (orders []namedOrder) {
	t.Helper()
	add := func(name, kind string, payload []byte) {
		orders = append(orders, namedOrder{name, service.Order{Kind: kind, Format: "pdf", Payload: payload}})
	}
	for _, name := range realNames(t) {
		add(name, "", readReal(t, name+".json"))
	}
	for _, k := range doors().Kinds() {
		add("sample-"+k.Slug, k.Slug, k.Sample)
		if payload := electronic(t, k); payload != nil {
			add("sample-"+k.Slug+"-electronic", k.Slug, payload)
		}
	}
	for name, payload := range generatedPayloads(seeds) {
		add(name, "", payload)
	}
	return orders
}

// carrying is the order of the same PDF with its payload inside.
func (o namedOrder) carrying() service.Order {
	o.PDFA = "3a"
	return o.Order
}

// makePDF makes the PDF of an order, without those that accompany it.
func makePDF(t testing.TB, name string, o service.Order) []byte {
	t.Helper()
	return makePDFs(t, name, o)[0]
}

// makePDFs makes all PDFs of an order.
func makePDFs(t testing.TB, name string, o service.Order) [][]byte {
	t.Helper()
	file, err := doors().Render(t.Context(), o)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return members(t, file)
}

// TestReopen: the payload comes back out of a PDF as it went in, and makes the same PDF again.
func TestReopen(t *testing.T) {
	for _, o := range archiveOrders(t, 20) {
		o.reopen(t, makePDF(t, o.name, o.carrying()))
	}
}

// reopen wants a PDF to give back the payload of the order, of which the same PDF is made again.
func (o namedOrder) reopen(t *testing.T, made []byte) {
	t.Helper()
	got, err := service.Reopen(t.Context(), made)
	if err != nil || !bytes.Equal(got.Payload, o.Payload) {
		t.Errorf("%s: %d bytes of %d come back: %v", o.name, len(got.Payload), len(o.Payload), err)
		return
	}
	again := service.Order{Kind: got.Kind, Format: "pdf", Payload: got.Payload, Options: service.Options{PDFA: "3a"}}
	if !bytes.Equal(makePDF(t, o.name, again), made) {
		t.Errorf("%s: of what came back another PDF is made", o.name)
	}
}

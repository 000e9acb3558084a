package service_test

import (
	"strings"
	"testing"

	"vanban/api/service"
	"vanban/render"
	"vanban/templates"
	"vanban/templates/nd30"
)

// broken is a payload that has an error, and whose composition is at fault.
type broken struct {
	note
	Draft bool `json:"draft"`
}

func (broken) Validate() templates.Problems {
	return templates.Problems{{Path: "/lines", Rule: "XX02", Severity: templates.Error, Message: "Thiếu."}}
}

func (broken) Compose() []*render.Document { panic("no such line") }

// TestFault: a draft that meets a fault of ours is told what is wrong with it, and the fault is known with where it lies.
func TestFault(t *testing.T) {
	s := service.New(service.Config{Kinds: []templates.Kind{{
		Type:   nd30.Type{Slug: "ghi-chu", Name: "Ghi chú"},
		Decode: func([]byte) (templates.Payload, error) { return &broken{}, nil },
		New:    func() templates.Payload { return new(broken) },
	}}})
	payload := []byte(`{"kind":"ghi-chu"}`)
	made, err := s.Pages(t.Context(), service.Order{Payload: payload}, service.PagesOptions{})
	if err != nil || made.Drawn || len(made.Problems) != 1 {
		t.Errorf("the answer is %+v, %v", made, err)
	}
	_, drafted := s.Render(t.Context(), service.Order{Payload: payload, Format: "pdf", Options: service.Options{Draft: true}})
	for _, fault := range []error{made.Fault, drafted} {
		if fault == nil || service.CodeOf(fault) != service.Internal || !strings.Contains(fault.Error(), "no such line") || !strings.Contains(fault.Error(), "rescue_test.go") {
			t.Errorf("the fault is %v", fault)
		}
	}
}

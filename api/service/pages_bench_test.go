package service_test

import (
	"fmt"
	"testing"

	"vanban/api/service"
)

// BenchmarkPages answers a key stroke of one who sees two pages, and draws all pages at once.
//
//	go test -run '^$' -bench Pages -benchmem -cpu 1 ./api/service
func BenchmarkPages(b *testing.B) {
	s := service.New(service.Config{})
	all := payloads(b, s)
	decision := all["qd-2657-bkhcn-2022.json"]
	for _, c := range []struct {
		payload []byte
		at      string
	}{
		{all["cong-van"], "/body"},
		{all["kh-cchc-2021-skhcn-dong-thap.json"], "/body/0/children/0/text"},
		{decision, "/attachments/0/body/1/children/0/children/4/text"},
		{repeated(b, decision, "attachments", 5), "/attachments/2/body/1/children/0/children/4/text"},
	} {
		first := drawPages(b, s, c.payload, wholeDraft)
		seen := service.PagesOptions{From: 1, To: 2, At: c.at, Offset: 40}
		for _, p := range first.Pages {
			seen.Have = append(seen.Have, p.Hash)
		}
		seen.Have[0] = "" // the page that looks different now
		b.Run(fmt.Sprintf("key/%d", len(first.Pages)), func(b *testing.B) { benchPages(b, s, c.payload, seen) })
		b.Run(fmt.Sprintf("all/%d", len(first.Pages)), func(b *testing.B) { benchPages(b, s, c.payload, wholeDraft) })
	}
}

func benchPages(b *testing.B, s *service.Service, payload []byte, want service.PagesOptions) {
	b.ReportAllocs()
	for b.Loop() {
		drawPages(b, s, payload, want)
	}
}

// repeated is a payload in which a list of one has so many.
func repeated(t testing.TB, payload []byte, name string, times int) []byte {
	t.Helper()
	value := decodeAny(t, payload).(map[string]any)
	list := value[name].([]any)
	for range times - 1 {
		list = append(list, list[0])
	}
	value[name] = list
	return encodeAny(t, value)
}

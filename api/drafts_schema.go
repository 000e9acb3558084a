package api

import (
	"maps"
	"slices"
)

// draftSchemas describes what these routes take and answer with.
func draftSchemas() object {
	at := func(description string) object {
		return object{"type": "string", "format": "date-time", "description": description}
	}
	payload := object{"type": "object", "description": "Dữ liệu của văn bản, đúng từng byte như lúc lưu; không cần đủ hay đúng."}
	draft := object{
		"id": described("string", "Mã của bản thảo."), "kind": described("string", "Loại văn bản."), "title": described("string", "Tên trong danh sách."),
		"version": described("integer", "Số của lần lưu cuối."), "updated": at("Lần lưu cuối."), "deleted": described("boolean", "Đã xóa, còn khôi phục được."),
	}
	version := object{
		"version": described("integer", "Số của lần lưu."), "kind": described("string", "Loại văn bản."), "saved": at("Lúc lưu."),
		"mark": described("string", "Vì sao giữ lại, như “Lưu phiên bản”, “Tải Word”; trống là lưu tự động."), "bytes": described("integer", "Độ dài của dữ liệu."),
	}
	with := func(base object) object {
		all := maps.Clone(base)
		all["payload"] = payload
		return all
	}
	return object{
		"DraftSave": record(object{
			"kind": described("string", "Loại văn bản."), "title": described("string", "Tên trong danh sách; bỏ trống thì lấy trích yếu (subject)."),
			"mark": described("string", "Giữ lại phiên bản này và ghi vì sao."), "payload": payload,
		}, "kind", "payload"),
		"Draft":          record(draft, slices.Sorted(maps.Keys(draft))...),
		"DraftList":      record(object{"stored": described("boolean", "Máy chủ có lưu bản thảo."), "drafts": listOf("Draft")}, "stored", "drafts"),
		"DraftContent":   record(with(draft), slices.Sorted(maps.Keys(with(draft)))...),
		"Version":        record(version, slices.Sorted(maps.Keys(version))...),
		"VersionList":    record(object{"versions": listOf("Version")}, "versions"),
		"VersionContent": record(with(version), slices.Sorted(maps.Keys(with(version)))...),
	}
}

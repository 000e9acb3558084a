package main

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"vanban/api/letterhead"
	"vanban/api/profile"
	"vanban/api/service"
	"vanban/api/whole"
	"vanban/fonts"
	"vanban/templates"
)

// material is what an operator may give to make documents with.
type material struct{ fonts, letterhead, profile, profiles *string }

// materialFlags defines the flags for it.
func (e *env) materialFlags() material {
	return material{
		fonts:      e.flags.String("fonts", "", "dùng cho PDF phông chữ ở `THƯ MỤC`, có bốn tệp .ttf của một phông (thường, đậm, nghiêng, đậm nghiêng), thay cho Liberation Serif; nhiều phông thì chọn phông có chữ rộng như Times New Roman"),
		letterhead: e.flags.String("letterhead", "", "đặt văn bản Word vào `TỆP` .docx của cơ quan, tại {{body}}"),
		profile:    e.flags.String("profile", "", "dùng hồ sơ cơ quan ở `TỆP` .yaml cho dữ liệu ghi tên hồ sơ ấy"),
		profiles:   e.flags.String("profiles", "", "dùng mọi hồ sơ cơ quan ở `THƯ MỤC`"),
	}
}

// service makes a service with the material.
func (m material) service(e *env) (*service.Service, error) {
	var c service.Config
	var err error
	if *m.fonts != "" {
		if c.Family, err = fonts.ReadFamily(os.DirFS(*m.fonts)); err != nil {
			return nil, fmt.Errorf("không dùng được phông chữ ở %s: %w", *m.fonts, explainFonts(err))
		}
	}
	if *m.letterhead != "" {
		data, err := whole.ReadFile(*m.letterhead, letterhead.MaxBytes)
		if err != nil {
			return nil, fmt.Errorf("không đọc được %s: %w", *m.letterhead, bare(err))
		}
		if c.Base, err = letterhead.Read(data); err != nil {
			return nil, fmt.Errorf("không dùng được %s: %s", *m.letterhead, letterhead.Why(err))
		}
	}
	agencies, found, err := m.agencies()
	if err != nil {
		return nil, e.explain(err)
	}
	e.warnOf(found)
	c.Agencies = agencies
	return service.New(c), nil
}

// given is the service that the flags describe, and the one payload that the arguments name.
func (m material) given(e *env, args []string) (s *service.Service, name string, payload []byte, err error) {
	rest, err := e.parse(args, 1, 1)
	if err != nil {
		return nil, "", nil, err
	}
	if s, err = m.service(e); err != nil {
		return nil, "", nil, err
	}
	payload, err = e.readPayload(rest[0])
	return s, rest[0], payload, err
}

// agencies are those whose profiles are given. The problems do not keep them from being used.
func (m material) agencies() (list []service.Agency, found profile.Problems, err error) {
	var loaded []profile.Loaded
	switch {
	case *m.profile != "" && *m.profiles != "":
		return nil, nil, usageError{"Chỉ dùng một trong hai tùy chọn -profile và -profiles."}
	case *m.profile != "":
		loaded, found, err = profile.Load(*m.profile)
	case *m.profiles != "":
		loaded, found, err = profile.LoadFolder(*m.profiles)
	}
	for _, l := range loaded {
		list = append(list, service.Agency{Profile: l.Profile, Base: l.Base})
	}
	return list, found, err
}

// warnOf prints the warnings about profiles. Remarks are for who checks them: they would be the same each time.
func (e *env) warnOf(found profile.Problems) {
	for _, p := range found {
		if p.Severity == templates.Warning {
			e.complainOf(p)
		}
	}
}

// fontFlaws say in Vietnamese why a folder of typefaces cannot be used, and what must be there.
var fontFlaws = map[fonts.Flaw]string{
	fonts.NoFont:          "không có tệp .ttf nào; chép vào đó bốn tệp .ttf của một phông: thường, đậm, nghiêng, đậm nghiêng",
	fonts.NoFamily:        "không có phông nào đủ bốn kiểu thường, đậm, nghiêng, đậm nghiêng; chỉ thấy %s",
	fonts.SeveralFamilies: "có nhiều phông đủ bốn kiểu mà không rõ dùng phông nào: %s; chép bốn tệp .ttf của một phông vào thư mục riêng",
	fonts.Twice:           "hai tệp cùng một kiểu chữ: %s; bỏ bớt một tệp",
	fonts.Unreadable:      "%s không phải là phông TrueType nguyên vẹn; chép lại tệp, hoặc dùng phông khác",
	fonts.Forbidden:       "giấy phép của %s không cho nhúng một phần phông vào văn bản; dùng phông khác",
}

// faces are the styles of a typeface by their numbers.
var faces = [fonts.FaceCount]string{"thường", "đậm", "nghiêng", "đậm nghiêng"}

// explainFonts says in Vietnamese what is wrong with a folder of typefaces.
func explainFonts(err error) error {
	flawed, ok := errors.AsType[*fonts.FolderError](err)
	if !ok {
		return bare(err)
	}
	about := slices.Clone(flawed.Files)
	for _, p := range flawed.Found {
		text := p.Name
		for i, n := range p.Missing {
			text += []string{" thiếu ", ", "}[min(i, 1)] + faces[n]
		}
		about = append(about, text)
	}
	text := fontFlaws[flawed.Flaw]
	if len(about) > 0 {
		text = fmt.Sprintf(text, strings.Join(about, "; "))
	}
	return errors.New(text)
}

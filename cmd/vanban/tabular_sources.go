package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"vanban/api/schedule"
	"vanban/api/source"
	"vanban/api/yaml"
)

// sourceTypes tells what a source is by its extension.
var sourceTypes = map[string]source.Type{".json": source.JSON, ".xlsx": source.XLSX, ".csv": source.CSV}

// sources makes the sources that the flags name: the same file, read by each of the mappings.
func (t tabular) sources(e *env) (specs []source.Spec, err error) {
	kind, known := sourceTypes[strings.ToLower(filepath.Ext(*t.from))]
	if info, err := os.Stat(*t.from); err == nil && info.IsDir() {
		kind, known = source.Folder, true
	}
	mapped := kind == source.XLSX || kind == source.CSV
	switch {
	case !known:
		return nil, usageError{fmt.Sprintf("Không biết loại số liệu của “%s”: cần tệp .xlsx, .csv, .json hoặc thư mục.", *t.from)}
	case mapped && len(*t.mappings) == 0:
		return nil, usageError{fmt.Sprintf("Cần -mapping TỆP cho %s; “vanban inspect %[1]s” in ra một tệp để bắt đầu.", *t.from)}
	case !mapped && (len(*t.mappings) > 0 || *t.each != ""):
		return nil, usageError{"Chỉ dùng -mapping và -each với tệp .xlsx và .csv. " + e.seeHelp()}
	case len(*t.places) != max(1, len(*t.mappings)):
		return nil, usageError{"Mỗi -mapping cần đúng một -into CHỖ, ví dụ -into /data/dossiers/0/rows. " + e.seeHelp()}
	}
	for i, into := range *t.places {
		spec := source.Spec{Name: filepath.Base(*t.from), Type: kind, Path: *t.from, Into: into}
		if mapped {
			if spec.Mapping, err = t.mapping(e, (*t.mappings)[i]); err != nil {
				return nil, err
			}
		}
		if flaws := spec.Check(); len(flaws) > 0 {
			return nil, e.explain(flaws)
		}
		specs = append(specs, spec)
	}
	return specs, nil
}

// mapping reads a mapping file. When there is to be a report for each unit, only the rows of that unit are its.
func (t tabular) mapping(e *env, name string) (*source.Mapping, error) {
	data, err := e.readPayload(name)
	if err != nil {
		return nil, err
	}
	m, err := source.ParseMapping(data)
	if err != nil {
		return nil, e.explain(inFile(name, err))
	}
	if _, told := m.Where[*t.each]; *t.each == "" || told {
		return m, nil
	}
	if m.Where == nil {
		m.Where = map[string]string{}
	}
	m.Where[*t.each] = "{{don_vi}}"
	return m, nil
}

// inFile gives what is wrong with a mapping file as the problems of a file.
func inFile(name string, err error) error {
	found, ok := errors.AsType[yaml.Problems](err)
	if !ok {
		return err
	}
	var problems schedule.Problems
	for _, p := range found {
		problems = append(problems, schedule.Problem{File: name, Line: p.Line, Path: p.Path, Message: p.Message, Suggestion: p.Suggestion})
	}
	return problems
}

// units lists for whom there is a report: one of nobody in particular unless -each was given.
func (t tabular) units(ctx context.Context, b *batch) ([]string, error) {
	if *t.each == "" {
		return []string{""}, nil
	}
	return b.reader.Units(ctx, b.draft.Sources()[0], *t.each, b.request)
}

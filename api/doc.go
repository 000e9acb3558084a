// Package api is the HTTP door: routes, limits, negotiation, and failures as
// application/problem+json (RFC 9457). What is behind the door is package service; what a
// client sees is described in docs/api.md and, for programs, at /openapi.json.
//
// The list in routes.go is the only place where a route is named: the router, the OpenAPI
// document and the suggestions for a wrong address are made from it. The table in
// failure.go is the only place where a status is.
//
// Gin routes and nothing else; its binding, rendering and logging are not used, since they
// accept what a strict service must not (trailing bytes, keys of another case).
package api

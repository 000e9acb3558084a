package api

import "github.com/gin-gonic/gin"

// Routes lists what the router routes, as "GET /v1/kinds/:kind".
func (s *Server) Routes() (routes []string) {
	for _, r := range s.router.(*gin.Engine).Routes() {
		routes = append(routes, r.Method+" "+r.Path)
	}
	return routes
}

// ReadUpTo reads a part of a form.
var ReadUpTo = readUpTo

// Disposition is the header for a file of any name; no document has such names as are tried.
var Disposition = disposition

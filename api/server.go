package api

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"runtime"
	"strings"
	"sync/atomic"
	"time"

	"github.com/gin-gonic/gin"

	"vanban/api/letterhead"
	"vanban/api/service"
	"vanban/api/store"
	"vanban/templates"
)

// Config says how the service is served. Only Service must be set; the comments say what
// the zero values of the others mean.
type Config struct {
	Service  *service.Service
	Version  string           // of the program, for the OpenAPI document; "" is "0"
	Log      *slog.Logger     // nil logs nothing
	NewID    func() string    // of a request, unique; nil is random text
	Now      func() time.Time // nil is the clock
	MaxBody  int64            // bytes of a payload; 0 is [DefaultMaxBody]
	Timeout  time.Duration    // to answer a request; 0 is [DefaultTimeout]
	Parallel int              // documents made at once; 0 is as many as processors
	Payloads int              // how many payloads of MaxBody there is room for; 0 is 16 for each document made at once
	Drain    time.Duration    // between the order to stop and the end of taking requests, while /readyz says so; 0 is none
	Hosts    []string         // names, beside those of this machine, under which a proxy passes requests on to a loopback address
	Grace    time.Duration    // for requests under way at the end; 0 is as long as Timeout
	Reports  *Reports         // made beside the server, for /metrics; nil when there are none
	Drafts   *store.Store     // of whoever uses this machine, closed by the caller; nil keeps none

	// Stamp draws the pictures of signatures and seals that profiles have. It is for servers whose every client may sign
	// and seal for the agencies: without it their places are left empty.
	Stamp bool
}

// The limits that a zero [Config] has.
const (
	DefaultMaxBody = templates.MaxBytes // more could not be decoded
	DefaultTimeout = 30 * time.Second
)

// Server answers requests. It is an [http.Handler]; any number of goroutines may use it.
type Server struct {
	service  *service.Service
	log      *slog.Logger
	newID    func() string
	now      func() time.Time
	maxBody  int64
	timeout  time.Duration
	grace    time.Duration
	drain    time.Duration
	hosts    []string
	version  string
	payloads *room // in memory
	pdfs     *room // to be reopened, in memory

	letterheads *room // of requests, with their payloads, in memory
	renders     *gate // for documents in the making
	requests    atomic.Int64
	metrics     *metrics
	reports     *Reports     // nil when there are none
	drafts      *store.Store // nil when none are kept
	stamp       bool
	openAPI     []byte
	stopping    atomic.Bool
	router      http.Handler
}

// New makes a server. It prepares all that every request needs, so that a server that is
// there is ready, and fails when a kind cannot be described.
func New(c Config) (*Server, error) {
	parallel := cmp.Or(c.Parallel, runtime.GOMAXPROCS(0))
	s := &Server{
		service: c.Service,
		log:     c.Log,
		newID:   c.NewID,
		now:     c.Now,
		maxBody: cmp.Or(c.MaxBody, DefaultMaxBody),
		timeout: cmp.Or(c.Timeout, DefaultTimeout),
		renders: newGate(parallel),
		metrics: newMetrics(),
		reports: c.Reports,
		drafts:  c.Drafts,
		stamp:   c.Stamp,
		drain:   c.Drain,
		hosts:   c.Hosts,
		version: cmp.Or(c.Version, "0"),
	}
	s.grace = cmp.Or(c.Grace, s.timeout)
	s.pdfs = newRoom(service.MaxPDF * pdfsPerDocument * int64(parallel))
	s.letterheads = newRoom((letterhead.MaxBytes + s.maxBody) * letterheadsPerDocument * int64(parallel))
	s.payloads = newRoom(s.maxBody * int64(cmp.Or(c.Payloads, 16*parallel)))
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	if s.newID == nil {
		s.newID = rand.Text
	}
	if s.now == nil {
		s.now = time.Now
	}
	doc, err := s.describe(s.version)
	if err != nil {
		return nil, fmt.Errorf("describing the API: %w", err)
	}
	s.openAPI = doc
	s.router = s.newRouter()
	return s, nil
}

// newRouter makes Gin's router of the routes. HEAD is GET without the body, which net/http
// leaves out.
func (s *Server) newRouter() http.Handler {
	gin.SetMode(gin.ReleaseMode) // or it prints every route
	e := gin.New()
	e.HandleMethodNotAllowed = true
	e.RedirectTrailingSlash = false
	e.Use(s.chain()...)
	e.NoRoute(s.noRoute)
	e.NoMethod(s.noMethod)
	s.pageRoutes(e)
	for _, r := range s.routes() {
		if r.cached {
			r.do = compressed(revalidated(r.do))
		}
		do := s.run(r.asks(r.do))
		handlers := []gin.HandlerFunc{do}
		if r.takes != nil {
			handlers = []gin.HandlerFunc{limitBody(r.takes.limit), admit(r.takes), do}
		}
		path := strings.NewReplacer("{", ":", "}", "").Replace(r.path)
		e.Handle(r.method, path, handlers...)
		if r.method == http.MethodGet {
			e.Handle(http.MethodHead, path, handlers...)
		}
	}
	return e
}

// ServeHTTP implements [http.Handler].
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.router.ServeHTTP(w, r) }

// Serve answers the connections of a listener until ctx ends. Then it goes on for the configured time, in which whoever
// sends the requests is to notice; takes no more, and gives the requests under way the configured time of grace; an
// error, a [context.DeadlineExceeded], says that this was not enough.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	server := s.newHTTPServer(ctx)
	stopped := make(chan error, 1)
	stop := context.AfterFunc(ctx, func() {
		s.stopping.Store(true)
		s.log.Info("stopping", "requests", s.requests.Load())
		time.Sleep(s.drain)
		grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), s.grace)
		defer cancel()
		err := server.Shutdown(grace)
		stopped <- errors.Join(err, server.Close())
	})
	err := server.Serve(l)
	if stop() || !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serving %s: %w", l.Addr(), err)
	}
	if err := <-stopped; err != nil {
		return fmt.Errorf("stopping: %w", err)
	}
	return nil
}

// newHTTPServer sets the time limits that neither net/http nor Gin sets: a client that dawdles
// does not hold a connection for ever. The requests outlive ctx; Serve ends them.
func (s *Server) newHTTPServer(ctx context.Context) *http.Server {
	return &http.Server{
		Handler:           s,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       s.timeout,
		WriteTimeout:      2*s.timeout + 30*time.Second, // reading, making, and then half a minute to send
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(s.log.Handler(), slog.LevelWarn),
		BaseContext:       func(l net.Listener) context.Context { return listening(ctx, l) },
	}
}

package schedule

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"time"

	"vanban/api/webhook"
	"vanban/api/whole"
)

// Receiver is who is told of events.
type Receiver struct {
	Name   string   // tells it from the others, today and tomorrow
	Events []string // types; all of them when empty
	Send   func(context.Context, webhook.Event) error
}

// wants reports whether a receiver is told of an event.
func (r *Receiver) wants(e webhook.Event) bool {
	return len(r.Events) == 0 || slices.Contains(r.Events, e.Type)
}

// mark is what is kept of an event's delivery. Once it is done, a receiver that is new is told of nothing old.
type mark struct {
	Type   string   `json:"type"`
	Told   []string `json:"told,omitempty"`   // names of the receivers that have it
	Failed int      `json:"failed,omitempty"` // attempts in vain
	Done   bool     `json:"done"`             // all that there were have it
}

// deliveryTime is how long delivering the events of one pass may take: what is left is sent with the next, and no
// receiver that hangs keeps reports from being made. Of a receiver that is dead it has room for every attempt.
const deliveryTime = 2 * time.Minute

// errNoTime says that the time was up before it was an event's turn.
var errNoTime = errors.New("hết thời gian dành cho việc gửi tin báo; lần chạy sau gửi tiếp")

// delivery sends the events of one pass.
type delivery struct {
	*pass
	mu     sync.Mutex // of what follows, and of the jobs' news
	jobs   []*job     // with news
	untold map[*job][]string
}

// deliver tells every receiver of what has happened to the jobs. They do not wait for each other.
func (p *pass) deliver(ctx context.Context, jobs []*job) {
	news, _ := split(jobs, func(j *job) bool { return j.news != nil })
	if len(news) == 0 {
		return
	}
	// Those that have failed before are sent last, so that one that nobody takes does not hold up the others for ever.
	slices.SortStableFunc(news, func(a, b *job) int { return cmp.Compare(a.news.mark.Failed, b.news.mark.Failed) })
	d := &delivery{pass: p, jobs: news, untold: map[*job][]string{}}
	ctx, stop := context.WithTimeout(ctx, deliveryTime)
	defer stop()
	var group sync.WaitGroup
	for i := range p.Receivers {
		group.Go(func() { d.tell(ctx, &p.Receivers[i]) })
	}
	group.Wait()
	for _, j := range news {
		d.end(j)
	}
	d.report()
}

// tell sends a receiver the events that it does not have. After one that does not arrive it is left alone.
func (d *delivery) tell(ctx context.Context, r *Receiver) {
	var failure error
	for _, j := range d.jobs {
		if !r.wants(j.news.Event) || d.has(j, r) {
			continue
		}
		tried := failure == nil && ctx.Err() == nil
		if tried {
			failure = r.Send(ctx, j.news.Event)
		} else if failure == nil {
			failure = errNoTime
		}
		d.note(j, r, tried, failure)
	}
}

// has reports whether a receiver has a job's event.
func (d *delivery) has(j *job, r *Receiver) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return slices.Contains(j.news.mark.Told, r.Name)
}

// note keeps what became of sending an event: at once what has arrived, so that it is not sent again whatever happens.
func (d *delivery) note(j *job, r *Receiver, tried bool, failure error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	switch {
	case failure == nil:
		j.news.mark.Told = append(j.news.mark.Told, r.Name)
		d.save(j)
		return
	case tried:
		j.news.mark.Failed++
		j.news.changed = true
	}
	d.miss(j, failure.Error())
}

// miss keeps why somebody was not told, once.
func (d *delivery) miss(j *job, reason string) {
	if !slices.Contains(d.untold[j], reason) {
		d.untold[j] = append(d.untold[j], reason)
	}
}

// end keeps how far a job's event has come.
func (d *delivery) end(j *job) {
	if j.news.mark.Done = len(d.untold[j]) == 0; j.news.mark.Done || j.news.changed {
		d.save(j)
	}
	j.Untold = strings.Join(d.untold[j], "\n")
	j.news = nil
}

// save writes the mark of a job's event.
func (d *delivery) save(j *job) {
	j.news.mark.Type = j.news.Type
	if err := d.store().save(j.news.file, j.news.mark); err != nil && len(d.Receivers) > 0 {
		d.miss(j, "không ghi được dấu đã báo: "+whole.Why(err))
	}
}

// report logs what has not arrived, once for each reason.
func (d *delivery) report() {
	events := map[string]int{}
	for _, reasons := range d.untold {
		for _, reason := range reasons {
			events[reason]++
		}
	}
	for _, reason := range sortedKeys(events) {
		d.log().Warn("events not delivered", "events", events[reason], "error", reason)
	}
}

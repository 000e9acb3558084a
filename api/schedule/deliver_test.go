package schedule_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"vanban/api/schedule"
	"vanban/api/webhook"
)

// receiver keeps what it was sent, and answers as the test has it.
type receiver struct {
	mu     sync.Mutex
	got    []string // units
	answer func(ctx context.Context, unit string) error
}

func (r *receiver) send(ctx context.Context, e webhook.Event) error {
	unit := e.Data.(schedule.Told).Unit
	r.mu.Lock()
	r.got = append(r.got, unit)
	r.mu.Unlock()
	if r.answer == nil {
		return nil
	}
	return r.answer(ctx, unit)
}

// units opens an office with so many units, A1 to An, whose figures have come, and receivers.
func units(t *testing.T, n int, receivers ...*receiver) *office {
	t.Helper()
	o := open(t, "2023-03-15", byUnit)
	var list []string
	for i := range n {
		list = append(list, fmt.Sprintf(`{"ten": "A%d"}`, i+1))
		o.send(fmt.Sprintf("a%d", i+1))
	}
	o.write("don-vi.json", "["+strings.Join(list, ",")+"]")
	o.runner.Receivers = nil
	for i, r := range receivers {
		o.runner.Receivers = append(o.runner.Receivers, schedule.Receiver{Name: fmt.Sprint(i), Send: r.send})
	}
	return o
}

// untold counts the reports of which somebody could not be told.
func untold(tasks []schedule.Task) (n int) {
	for _, task := range tasks {
		if task.Untold != "" {
			n++
		}
	}
	return n
}

// TestDeadReceiver: one receiver that is dead is tried once in a pass, and the other has each event once. When it comes
// back, it has all of them, too.
func TestDeadReceiver(t *testing.T) {
	dead := &receiver{answer: func(context.Context, string) error { return errors.New("không tới") }}
	healthy := new(receiver)
	o := units(t, 4, dead, healthy)
	q1 := schedule.Selection{Period: parse(t, "2023-Q1")}
	for pass := range 3 {
		if tasks := o.once(q1); untold(tasks) != 4 || tasks[0].State != schedule.Made || tasks[0].Untold != "không tới" {
			t.Errorf("pass %d: %+v", pass, tasks)
		}
	}
	if len(healthy.got) != 4 || len(dead.got) != 3 || slices.Equal(dead.got[:1], dead.got[1:2]) {
		t.Errorf("the healthy one got %q, the dead one %q", healthy.got, dead.got)
	}
	dead.got, dead.answer = nil, nil
	if tasks := o.once(q1); untold(tasks) != 0 {
		t.Errorf("%+v", tasks)
	}
	o.once(q1)
	slices.Sort(dead.got)
	if got := strings.Join(dead.got, " "); len(healthy.got) != 4 || got != "A1 A2 A3 A4" {
		t.Errorf("the healthy one got %q, the other %q", healthy.got, dead.got)
	}
	late := new(receiver)
	o.runner.Receivers = append(o.runner.Receivers, schedule.Receiver{Name: "late", Send: late.send})
	if o.once(q1); len(late.got) > 0 {
		t.Errorf("who is new was told of old things: %q", late.got)
	}
}

// TestHangingReceiver: all reports are made before anybody is told, and one who hangs holds nobody for longer than there
// is time for.
func TestHangingReceiver(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		healthy := new(receiver)
		hanging := new(receiver)
		o := units(t, 3, hanging, healthy)
		made := 0
		o.runner.Progress = func(schedule.Task, int, int) { made++ }
		hanging.answer = func(ctx context.Context, _ string) error {
			if made != 3 {
				t.Errorf("told of when %d were made", made)
			}
			<-ctx.Done()
			return ctx.Err()
		}
		began := time.Now()
		tasks := o.once(schedule.Selection{Period: parse(t, "2023-Q1")})
		if took := time.Since(began); took > 5*time.Minute || untold(tasks) != 3 {
			t.Errorf("it took %v; %+v", took, tasks)
		}
		if len(hanging.got) != 1 || len(healthy.got) != 3 {
			t.Errorf("got %q and %q", hanging.got, healthy.got)
		}
	})
}

// TestSlowReceiver: what there is no time for is sent with the next pass.
func TestSlowReceiver(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		slow := &receiver{answer: func(context.Context, string) error { time.Sleep(50 * time.Second); return nil }}
		o := units(t, 5, slow)
		q1 := schedule.Selection{Period: parse(t, "2023-Q1")}
		if tasks := o.once(q1); untold(tasks) != 2 {
			t.Errorf("%+v", tasks)
		}
		if tasks := o.once(q1); untold(tasks) != 0 || len(slow.got) != 5 {
			t.Errorf("got %q; %+v", slow.got, tasks)
		}
	})
}

// TestNews tells of each event once, with and without receivers, and a receiver only of what it wants.
func TestNews(t *testing.T) {
	dead := &receiver{answer: func(context.Context, string) error { return errors.New("không tới") }}
	o := units(t, 3, dead)
	o.runner.Receivers[0].Events = []string{schedule.ReportMade}
	var news []string
	var mu sync.Mutex
	o.runner.News = func(e webhook.Event) {
		mu.Lock()
		defer mu.Unlock()
		news = append(news, e.Type+" "+e.Data.(schedule.Told).Unit)
	}
	o.runner.Config.Schedules[0].Retry.Attempts = 1
	o.write("so-lieu/a2.json", "{")
	for range 2 {
		o.once(schedule.Selection{Period: parse(t, "2023-Q1")})
	}
	slices.Sort(news)
	if got := strings.Join(news, ", "); got != "report.failed A2, report.made A1, report.made A3" {
		t.Error(got)
	}
	if slices.Contains(dead.got, "A2") {
		t.Errorf("got %q", dead.got)
	}
}

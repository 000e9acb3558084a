package vanban_test

import (
	"slices"
	"strings"

	"vanban/render"
	"vanban/render/layout"
	"vanban/templates/nd30"
)

// This file makes pages that are wrong, to see whether measuring them tells.

// proof is a document laid out, to be spoiled before it is written.
type proof struct {
	*layout.Layout
	roles map[*layout.Node]render.Role
}

// newProof notes which role each element of the structure serves: its own, or that of what it is in.
func newProof(l *layout.Layout) *proof {
	p := &proof{l, map[*layout.Node]render.Role{}}
	var walk func(n *layout.Node, role render.Role)
	walk = func(n *layout.Node, role render.Role) {
		if n.Role != "" {
			role = n.Role
		}
		p.roles[n] = role
		for _, child := range n.Children {
			walk(child, role)
		}
	}
	walk(l.Tree, "")
	return p
}

// texts yields the pieces of text of some roles, of none all that are content.
func (p *proof) texts(roles []render.Role, spoil func(*layout.Text)) {
	for i := range p.Pages {
		for _, item := range p.Pages[i].Items {
			if t, ok := item.(*layout.Text); ok && t.Node != nil && (len(roles) == 0 || slices.Contains(roles, p.roles[t.Node])) {
				spoil(t)
			}
		}
	}
}

// numbers yields the pieces of text that are page numbers.
func (p *proof) numbers(spoil func(page *layout.Page, t *layout.Text)) {
	for i := range p.Pages {
		for _, item := range p.Pages[i].Items {
			if t, ok := item.(*layout.Text); ok && t.Node == nil && t.Y < p.Pages[i].Height/10 {
				spoil(&p.Pages[i], t)
			}
		}
	}
}

// The roles of what is measured together.
var (
	content = []render.Role{
		nd30.NoiDung, nd30.Dieu, nd30.DieuKhongTen, nd30.MucLaMa, nd30.KhoanTieuDe, nd30.Khoan, nd30.TieuKhoan, nd30.Diem,
		nd30.GachDauDong, nd30.DauCong,
	}
	titles = []render.Role{nd30.TieuDePhan, nd30.TieuDeChuong, nd30.TieuDeMuc, nd30.TieuDeTieuMuc}
	foot   = []render.Role{nd30.NoiNhan, nd30.NoiNhanDong, nd30.QuyenHan, nd30.ChucVu, nd30.ChucVuKhac, nd30.HoTen, nd30.HoTenLien}
)

// The ways of being wrong. Lengths are millimetres but for sizes of type, which are points.

func widen(by render.Length) func(*proof) {
	return func(p *proof) {
		for i := range p.Pages {
			p.Pages[i].Width += by * render.MM
		}
	}
}

func heighten(by render.Length) func(*proof) {
	return func(p *proof) {
		for i := range p.Pages {
			p.Pages[i].Height += by * render.MM
		}
	}
}

func move(x, y float64, roles ...render.Role) func(*proof) {
	return func(p *proof) {
		p.texts(roles, func(t *layout.Text) {
			t.X += render.Length(x * float64(render.MM))
			t.Y += render.Length(y * float64(render.MM))
		})
	}
}

// moveLine moves one line that is not the first of its paragraph, with it the one above.
func moveLine(p *proof) {
	first := map[*layout.Node]*layout.Text{}
	done := false
	p.texts(content, func(t *layout.Text) {
		above, seen := first[t.Node]
		if !seen {
			first[t.Node] = t
		} else if !done && above.Y != t.Y {
			done = true
			above.X -= 2 * render.MM
			t.X += 2 * render.MM
		}
	})
}

// squash halves the distance of every line of the content from the top of its page.
func squash(p *proof) {
	p.texts(append([]render.Role{nd30.CanCu}, content...), func(t *layout.Text) { t.Y = 200*render.MM + t.Y/2 })
}

func resize(to render.Length, roles ...render.Role) func(*proof) {
	return func(p *proof) { p.texts(roles, func(t *layout.Text) { t.Size = to * render.Pt }) }
}

func face(bold, italic bool, roles ...render.Role) func(*proof) {
	return func(p *proof) { p.texts(roles, func(t *layout.Text) { t.Bold, t.Italic = bold, italic }) }
}

func paint(roles ...render.Role) func(*proof) {
	return func(p *proof) { p.texts(roles, func(t *layout.Text) { t.Color = nd30.BrightRed }) }
}

// lower writes what follows the label in small letters.
func lower(roles ...render.Role) func(*proof) {
	return func(p *proof) {
		p.texts(roles, func(t *layout.Text) {
			label, title, _ := strings.Cut(t.Text, ".")
			t.Text = label + "." + strings.ToLower(title)
		})
	}
}

// divide breaks a line in the middle.
func divide(role render.Role) func(*proof) {
	return func(p *proof) {
		for i := range p.Pages {
			items := p.Pages[i].Items
			for k, item := range items {
				t, ok := item.(*layout.Text)
				if !ok || p.roles[t.Node] != role {
					continue
				}
				half := len(t.Text) / 2
				blank := half + strings.IndexAny(t.Text[half:], " \u00a0")
				rest := *t
				rest.Text, rest.Y, rest.X = strings.Trim(t.Text[blank:], " \u00a0"), t.Y+16*render.Pt, t.X+5*render.MM
				t.Text = t.Text[:blank]
				p.Pages[i].Items = slices.Insert(items, k+1, layout.Item(&rest))
				return
			}
		}
	}
}

// newPage puts what belongs to some roles on a page of its own at the end.
func newPage(roles ...render.Role) func(*proof) {
	return func(p *proof) {
		for i := range p.Pages {
			var stay, leave []layout.Item
			for _, item := range p.Pages[i].Items {
				if t, ok := item.(*layout.Text); ok && slices.Contains(roles, p.roles[t.Node]) {
					leave = append(leave, item)
				} else {
					stay = append(stay, item)
				}
			}
			if leave != nil {
				p.Pages[i].Items = stay
				next := p.Pages[i]
				next.Items = leave
				p.Pages = slices.Insert(p.Pages, i+1, next)
				return
			}
		}
	}
}

func stretchRules(by float64) func(*proof) {
	return func(p *proof) {
		p.rules(func(r *layout.Rule) {
			longer := render.Length(float64(r.X2-r.X1) * (by - 1) / 2)
			r.X1, r.X2 = r.X1-longer, r.X2+longer
		})
	}
}

func moveRules(x render.Length) func(*proof) {
	return func(p *proof) {
		p.rules(func(r *layout.Rule) { r.X1, r.X2 = r.X1+x*render.MM, r.X2+x*render.MM })
	}
}

func (p *proof) rules(spoil func(*layout.Rule)) {
	for i := range p.Pages {
		for _, item := range p.Pages[i].Items {
			if r, ok := item.(*layout.Rule); ok && r.Y1 == r.Y2 {
				spoil(r)
			}
		}
	}
}

func scaleFrames(by float64) func(*proof) {
	return func(p *proof) {
		for i := range p.Pages {
			for _, item := range p.Pages[i].Items {
				if f, ok := item.(*layout.Frame); ok {
					f.Width = render.Length(float64(f.Width) * by)
					f.Height = render.Length(float64(f.Height) * by)
				}
			}
		}
	}
}

// moveFrames moves the frames of the marks of a role and their text.
func moveFrames(x, y render.Length, role render.Role) func(*proof) {
	return func(p *proof) {
		for i := range p.Pages {
			var before layout.Item
			for _, item := range p.Pages[i].Items {
				if t, ok := item.(*layout.Text); ok && p.roles[t.Node] == role {
					f := before.(*layout.Frame)
					f.X, f.Y = f.X+x*render.MM, f.Y+y*render.MM
					t.X, t.Y = t.X+x*render.MM, t.Y+y*render.MM
				}
				before = item
			}
		}
	}
}

// underline draws a rule beneath the last line of what has a role.
func underline(role render.Role) func(*proof) {
	return func(p *proof) {
		for i := range p.Pages {
			var last *layout.Text
			for _, item := range p.Pages[i].Items {
				if t, ok := item.(*layout.Text); ok && p.roles[t.Node] == role {
					last = t
				}
			}
			if last != nil {
				y := last.Y + 8*render.Pt
				p.Pages[i].Items = append(p.Pages[i].Items, &layout.Rule{X1: last.X, Y1: y, X2: last.X + 20*render.MM, Y2: y, Weight: render.Pt})
			}
		}
	}
}

func moveNumbers(x, y render.Length) func(*proof) {
	return func(p *proof) {
		p.numbers(func(_ *layout.Page, t *layout.Text) { t.X, t.Y = t.X+x*render.MM, t.Y+y*render.MM })
	}
}

func resizeNumbers(to render.Length) func(*proof) {
	return func(p *proof) { p.numbers(func(_ *layout.Page, t *layout.Text) { t.Size = to * render.Pt }) }
}

func embolden(p *proof) { p.numbers(func(_ *layout.Page, t *layout.Text) { t.Bold = true }) }

// misnumber adds a digit to every number.
func misnumber(p *proof) {
	p.numbers(func(_ *layout.Page, t *layout.Text) { t.Text += "1" })
}

// numberFirst shows a number on the first page.
func numberFirst(p *proof) {
	number := &layout.Text{X: 105 * render.MM, Y: 15 * render.MM, Size: 14 * render.Pt, Text: "1"}
	p.Pages[0].Items = append(p.Pages[0].Items, number)
}

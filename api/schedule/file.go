package schedule

import (
	"vanban/api/source"
	"vanban/api/yaml"
	"vanban/templates/period"
	"vanban/templates/viet"
)

// fileOf is a file of schedules as it is written.
type fileOf struct {
	Output    string       `yaml:"output"`
	Timezone  string       `yaml:"timezone"`
	Holidays  string       `yaml:"holidays"`
	Since     viet.Date    `yaml:"since"`
	Webhooks  []webhookOf  `yaml:"webhooks"`
	Schedules []scheduleOf `yaml:"schedules"`
}

type webhookOf struct {
	URL       string   `yaml:"url"`
	SecretEnv string   `yaml:"secret_env"`
	Events    []string `yaml:"events"`
}

type scheduleOf struct {
	Name     string            `yaml:"name"`
	Title    string            `yaml:"title"`
	Periods  []string          `yaml:"periods"`
	Template string            `yaml:"template"`
	Numbers  map[string]string `yaml:"numbers"`

	UnitNumbers map[string]map[string]string `yaml:"unit_numbers"`

	Deadlines deadlinesOf   `yaml:"deadlines"`
	Units     []string      `yaml:"units"`
	Each      *eachOf       `yaml:"each"`
	Sources   []source.Spec `yaml:"sources"`
	Retry     retryOf       `yaml:"retry"`
	Formats   []string      `yaml:"formats"`
	Since     viet.Date     `yaml:"since"`
	PDFA      string        `yaml:"pdfa"`
	Embed     bool          `yaml:"embed_fonts"`
}

type deadlinesOf struct {
	Window    windowOf      `yaml:"window"`
	Closes    pointOf       `yaml:"closes"`
	UnitsDue  pointOf       `yaml:"units_due"`
	ReportDue pointOf       `yaml:"report_due"`
	Roll      period.Roll   `yaml:"roll"`
	Remind    yaml.Duration `yaml:"remind"`
}

type windowOf struct {
	Day          int `yaml:"day"`
	MonthsBefore int `yaml:"months_before"`
}

type pointOf struct {
	Day   int          `yaml:"day"`
	Month int          `yaml:"month"`
	Days  int          `yaml:"days"`
	At    period.Clock `yaml:"at"`
}

type eachOf struct {
	Source string `yaml:"source"`
	Column string `yaml:"column"`
}

type retryOf struct {
	Attempts int           `yaml:"attempts"`
	Wait     yaml.Duration `yaml:"wait"`
	Again    yaml.Duration `yaml:"again"`
}

func (p pointOf) point() period.Point {
	return period.Point{Day: p.Day, Month: p.Month, Shift: p.Days, At: p.At}
}

package schedule

import "time"

// day is a day of a length of time, which no summer time makes longer or shorter.
const day = 24 * time.Hour

// Package names knows the names of places and agencies with the days from and to which they
// were those of a unit: the provinces and cities before and since 01/7/2025, the level of districts
// that has ended with it, the ministries before and since 01/3/2025. Communes are not in it: no list
// of them may be copied.
package names

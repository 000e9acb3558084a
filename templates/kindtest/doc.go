// Package kindtest is the suite that every form runs: what must hold for each of its kinds,
// and its cases, which are files. Only tests import it.
package kindtest

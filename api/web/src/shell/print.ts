/** Prints the paper. */
export function printPaper(): void {
  window.print();
}

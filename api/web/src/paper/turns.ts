/** A function that runs the work, one run at a time: asked for while it runs, the work runs once more after. Asked for several times in one task, it runs once. */
export function inTurn(work: () => Promise<void>): () => void {
  let running = false;
  let again = false;
  const run = async () => {
    running = true;
    await Promise.resolve(); // what else changes in this task is part of it
    do {
      again = false;
      await work();
    } while (again);
    running = false;
  };
  return () => {
    if (running) again = true;
    else void run();
  };
}

/** How long to wait, in milliseconds, before the server that did not answer so often is asked again. */
export function pause(failures: number): number {
  return Math.min(2 ** (failures - 1), 15) * 1000;
}

/** What a process that is measured says of itself. */
export interface OfChild {
  /** Bytes of the heap that are in use after it was cleared. */
  readonly heap: number;
  /** Milliseconds of processor time so far. */
  readonly processor: number;
}

// Loaded before the program that is measured: answers whenever the process that measures asks.
process.on("message", (asked) => {
  if (asked === "heap") globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  const said: OfChild = { heap: process.memoryUsage().heapUsed, processor: (user + system) / 1000 };
  process.send?.(said);
});
process.channel?.unref();

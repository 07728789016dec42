import { Worker } from "node:worker_threads";
import type { Limits } from "./limits.ts";
import type { PageNotes, RawPage } from "./page-notes.ts";
import { refusal } from "./refusal.ts";

type ReadingLimits = Pick<Limits, "readingMs" | "readingMb">;

/**
 * Makes sense of a page in a thread of its own, which ends with it: a page that takes too long or too much memory harms
 * nothing else and is refused as tangled. Throws Refusal, or an Error where the thread cannot do its work.
 */
export function pageNotes(page: RawPage, limits: ReadingLimits, stop: AbortSignal): Promise<PageNotes> {
  const bytes = new Uint8Array(page.bytes);
  const worker = new Worker(new URL("./page-worker.js", import.meta.url), {
    workerData: { ...page, bytes },
    transferList: [bytes.buffer],
    resourceLimits: { maxOldGenerationSizeMb: limits.readingMb, maxYoungGenerationSizeMb: 32 },
    // A page is none of AMW's own: what reads it needs neither its environment nor its flags.
    env: {},
    execArgv: [],
  });
  return new Promise<PageNotes>((resolve, reject) => {
    const giveUp = () => reject(refusal("tangled"));
    const timer = setTimeout(giveUp, limits.readingMs);
    stop.addEventListener("abort", giveUp, { once: true });
    worker.once("message", resolve);
    worker.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "ERR_WORKER_OUT_OF_MEMORY" ? giveUp() : reject(error),
    );
    worker.once("exit", () => {
      clearTimeout(timer);
      stop.removeEventListener("abort", giveUp);
      reject(new Error("The thread that reads a page ended without an answer."));
    });
  }).finally(() => worker.terminate());
}

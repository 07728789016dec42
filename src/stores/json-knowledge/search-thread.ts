import { Worker } from "node:worker_threads";

/** What became of a question. */
type Found =
  | { readonly outcome: "found"; readonly paths: readonly string[] }
  | { readonly outcome: "too slow" }
  | { readonly outcome: "failed"; readonly error: string };

type Answer = { readonly no: number } & ({ readonly paths: readonly string[] } | { readonly error: string });

const TIMEOUT_MS = 3000;
const CLOSE_WITHIN_MS = 2000;

/** Asks the cache in a thread with a connection of its own; started when first needed and again when it has died. */
export class SearchThread {
  readonly #file: string;
  readonly #waiting = new Map<number, (found: Found) => void>();
  #worker: Worker | undefined;
  #asked = 0;

  constructor(file: string) {
    this.#file = file;
  }

  ask(expression: string, limit: number): Promise<Found> {
    const no = ++this.#asked;
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        // A query that hangs holds up all those behind it: they fail, and the next one gets a new thread.
        this.#end(this.#worker, { outcome: "too slow" });
      }, TIMEOUT_MS);
      this.#waiting.set(no, (found) => {
        clearTimeout(timer);
        resolve(found);
      });
      this.#worker ??= this.#start();
      this.#worker.postMessage({ no, expression, limit });
    });
  }

  /** Tidies the cache after changes, in small steps; nobody waits for it. */
  tidy(): void {
    this.#worker ??= this.#start();
    this.#worker.postMessage({});
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    if (!worker) return;
    this.#worker = undefined;
    for (const no of [...this.#waiting.keys()]) this.#settle(no, { outcome: "failed", error: "AMW is stopping." });
    // A thread that is ended in the middle of the database's native code can take the whole process with it.
    const ended = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
    const timer = setTimeout(() => void worker.terminate(), CLOSE_WITHIN_MS);
    worker.ref();
    worker.postMessage({ close: true });
    await ended;
    clearTimeout(timer);
  }

  #start(): Worker {
    const worker = new Worker(new URL("./search-worker.js", import.meta.url), {
      workerData: { file: this.#file },
      // The flags this process was started with need not suit a thread.
      execArgv: [],
    });
    // A thread that waits for work must not keep the process alive; a question has its timer for that.
    worker.unref();
    worker.on("message", (answer: Answer) => {
      this.#settle(
        answer.no,
        "paths" in answer ? { outcome: "found", paths: answer.paths } : { outcome: "failed", error: answer.error },
      );
      if ("error" in answer) void this.#end(worker, { outcome: "failed", error: answer.error });
    });
    worker.on("error", (error) => void this.#end(worker, { outcome: "failed", error: String(error) }));
    worker.on("exit", () => void this.#end(worker, { outcome: "failed", error: "The search thread ended." }));
    return worker;
  }

  #settle(no: number, found: Found): void {
    this.#waiting.get(no)?.(found);
    this.#waiting.delete(no);
  }

  async #end(worker: Worker | undefined, found: Found): Promise<void> {
    if (!worker || worker !== this.#worker) return;
    this.#worker = undefined;
    for (const no of [...this.#waiting.keys()]) this.#settle(no, found);
    await worker.terminate();
  }
}

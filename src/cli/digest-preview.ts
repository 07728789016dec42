import type { Config } from "../config.ts";
import type { Clock, Log } from "../core/ports.ts";
import { openAmw, systemClock } from "../open-amw.ts";
import { FORMATS, oneOf, rendered, SURFACE_OF } from "./answer-format.ts";
import { lineOfWords } from "./ask.ts";
import { readInstant } from "./instant.ts";
import { UsageError } from "./usage-error.ts";

/**
 * `amw digest preview [--at <instant>] [--timezone <zone>] [filters] [--format …]`: the first edition that a new digest with
 * these filters would get at that instant, from the knowledge as it is now without what is dated later; posts nothing.
 * 0, or 1 where a filter does not work.
 */
export async function digestPreview(
  words: readonly string[],
  flags: { at?: string; format?: string },
  config: Config,
  log: Log,
): Promise<number> {
  const [which, ...filters] = words;
  if (which !== "preview")
    throw new UsageError('Write amw digest preview; amw ask "digest list" asks a digest command.');
  const format = oneOf(flags.format ?? "text", FORMATS, "--format");
  const at = flags.at === undefined ? undefined : readInstant(flags.at, config.timezone);
  const clock: Clock = at === undefined ? systemClock : { now: () => new Date(at) };
  const { amw, lines, close } = await openAmw(config, log, { watch: false, clock });
  try {
    const message = await amw.answer({
      line: lineOfWords(["digest", "preview", ...filters]),
      actor: { id: "terminal:local", name: "you" },
      surface: SURFACE_OF[format],
    });
    process.stdout.write(`${await rendered(message, format, clock.now(), (line) => lines.keep(line))}\n`);
    return message.tone === "refused" ? 1 : 0;
  } finally {
    await close();
  }
}

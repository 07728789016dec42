import { terminalMessenger } from "../adapters/terminal/messenger.ts";
import type { Config } from "../config.ts";
import type { Surface } from "../core/amw.ts";
import type { Claimed } from "../core/digest/claiming.ts";
import type { Outcome } from "../core/digest/deliver.ts";
import { placeOf } from "../core/digest/destination.ts";
import type { Messenger } from "../core/digest/messenger.ts";
import type { Clock, Log } from "../core/ports.ts";
import { type OpenAmw, openAmw, systemClock } from "../open-amw.ts";
import { engineOf } from "./delivering.ts";
import { readInstant } from "./instant.ts";

const SETTLED_WITHIN_MS = 10_000;
const MOST = 5000;

/**
 * `amw tick [--at <instant>]`: posts what is due as of that instant, once, and ends; a line for each delivery. 0, or 1 where
 * something that was to be posted was not.
 */
export async function tick(flags: { at?: string }, config: Config, log: Log): Promise<number> {
  const at = flags.at === undefined ? undefined : readInstant(flags.at, config.timezone);
  const clock: Clock = at === undefined ? systemClock : { now: () => new Date(at) };
  const open = await openAmw(config, log, { watch: false, own: "must" });
  let code = 0;
  const say = (line: string, isWell: boolean): void => {
    process.stdout.write(`${line}\n`);
    if (!isWell) code = 1;
  };
  const engine = engineOf(open, log, clock, (outcome) => say(lineOf(outcome), WELL.includes(outcome.state)));
  try {
    for (const claimed of await engine.plan(clock.now().getTime())) {
      const line = lineOfClaimed(claimed);
      if (line) say(line, claimed.decided !== "missed");
    }
    const close = await connect(await needed(open, clock), config, open, log, (line) => say(line, false));
    await engine.send();
    await close();
  } finally {
    await engine.stop();
    await open.close();
  }
  return code;
}

/** Platforms on which something is to be posted, edited or looked for now. */
async function needed({ state: { deliveries } }: OpenAmw, clock: Clock): Promise<ReadonlySet<Surface>> {
  const now = clock.now().getTime();
  const open = [
    ...(await deliveries.ready(now, MOST)),
    ...(await deliveries.toEdit(now, MOST)),
    ...(await deliveries.inState("uncertain", MOST)).filter(
      ({ looks, nextTryAt }) => looks.all < 3 && nextTryAt <= now,
    ),
  ];
  return new Set(open.map(({ to }) => to.surface));
}

const VARIABLE = { slack: "SLACK_BOT_TOKEN", discord: "DISCORD_TOKEN" } as const;

/** Connects those platforms for posting alone; gives what ends that. */
async function connect(
  surfaces: ReadonlySet<Surface>,
  config: Config,
  { messengers, installations, lines }: OpenAmw,
  log: Log,
  missing: (line: string) => void,
): Promise<() => Promise<void>> {
  const closing: (() => Promise<void>)[] = [];
  for (const surface of surfaces) {
    const messenger = await messengerOf(surface);
    if (messenger) messengers.connect(surface, messenger);
    else if (surface !== "web")
      missing(`What is due on ${surface} waits: set ${VARIABLE[surface as keyof typeof VARIABLE]}.`);
  }
  return async () => void (await Promise.all(closing.map((close) => close())));

  async function messengerOf(surface: Surface): Promise<Messenger | undefined> {
    const parts = { log, clock: systemClock };
    if (surface === "terminal") return terminalMessenger({ ...parts, output: process.stdout });
    if (surface === "slack" && config.slack)
      return (await import("../adapters/slack/messenger.ts")).slackMessenger({
        ...parts,
        config: config.slack,
        installations,
      });
    if (surface !== "discord" || !config.discord) return undefined;
    const { discordMessenger } = await import("../adapters/discord/messenger.ts");
    const messenger = discordMessenger({ ...parts, config: config.discord, lines });
    closing.push(() => messenger.close(SETTLED_WITHIN_MS));
    return messenger;
  }
}

const WELL: readonly Outcome["state"][] = ["sent", "superseded", "skipped"];

const WORDS: Partial<Record<Outcome["state"], string>> = {
  ready: "not posted yet, AMW tries again",
  "given-up": "given up",
  gone: "cannot be posted",
  uncertain: "may or may not have been posted",
};

const lineOf = ({ delivery: { kind, to, message }, state, reason }: Outcome): string =>
  `${placeOf(to)}: ${kind} “${message.title}”: ${WORDS[state] ?? state}${reason === undefined ? "" : ` (${reason})`}`;

/** Undefined for what is told when it is sent. */
function lineOfClaimed({ subscription: { name, to }, decided }: Claimed): string | undefined {
  switch (decided) {
    case "quiet":
      return `${placeOf(to)}: digest ${name}: nothing to tell, and it keeps silent then`;
    case "missed":
      return `${placeOf(to)}: digest ${name}: missed, it is too late to post it`;
    case "paused":
      return `${placeOf(to)}: digest ${name}: paused`;
    default:
      return undefined;
  }
}

import { fstatSync } from "node:fs";
import { join } from "node:path";
import type { HttpRoute, Readiness } from "../adapters/front-end.ts";
import { EVENTS_PATH } from "../adapters/slack/names.ts";
import { StartError } from "../adapters/start-error.ts";
import { type TerminalMessenger, terminalMessenger } from "../adapters/terminal/messenger.ts";
import { answerLines } from "../adapters/terminal/piped.ts";
import { runPrompt } from "../adapters/terminal/prompt.ts";
import { playgroundRoutes } from "../adapters/web/playground.ts";
import { type Check, notYet, type RunningHttp, startHttp } from "../adapters/web/server.ts";
import { within } from "../adapters/within.ts";
import type { Config } from "../config.ts";
import type { Actor } from "../core/amw.ts";
import { COMMANDS } from "../core/commands/all.ts";
import type { Log } from "../core/ports.ts";
import { type OpenAmw, openAmw, systemClock, VERSION } from "../open-amw.ts";
import { startScheduler } from "../scheduler.ts";
import { engineOf, posting } from "./delivering.ts";
import { installRoutes } from "./install-routes.ts";
import { keepRunning } from "./keep-running.ts";
import { hearLostErrors } from "./lost-errors.ts";

const STOP_WITHIN_MS = 9_000;
const LOCAL: Actor = { id: "terminal:local", name: "you" };

interface Part {
  readonly name: string;
  ready(): Readiness;
  stop(): Promise<void>;
  readonly routes?: () => Iterable<HttpRoute>;
}

/** Timers take no longer interval. */
const FOREVER_MS = 2 ** 31 - 1;

/** `amw start`: serves until stopped, or until the piped lines are answered. Ends with 0. */
export async function start(config: Config, log: Log): Promise<number> {
  hearLostErrors(log);
  // From the first moment: nobody else stops the first process of a container, whose signals do nothing by default.
  const stopped = stopSignal();
  const open = await openAmw(config, log, { watch: true, own: asksHere(config) ? "if free" : "must" });
  const parts: Part[] = [];
  let stopDelivering = async (): Promise<void> => {};
  const stopAll = async () => {
    await Promise.allSettled([stopDelivering(), ...parts.map((part) => part.stop())]);
    await open.close();
  };
  // A promise that is waited for does not keep the process alive.
  const alive = setInterval(() => {}, FOREVER_MS);
  try {
    if (open.owns) {
      await openState(open, log);
      stopDelivering = startDelivering(open, log);
    }
    const signal = await Promise.race([stopped, serve(config, log, open, parts)]);
    if (signal) log.info("AMW stops, and finishes what it is answering", { signal });
  } finally {
    clearInterval(alive);
    await inTime(stopAll(), log);
  }
  log.info("AMW has stopped");
  return 0;
}

/** Somebody asks here, on a terminal or by lines, where no chat is configured. */
const asksHere = ({ slack, discord }: Config): boolean => !slack && !discord && (process.stdin.isTTY || readsLines());

/** Throws StoreError where the state cannot be used. What is old is forgotten beside the serving. */
async function openState({ state }: OpenAmw, log: Log): Promise<void> {
  await state.open();
  state
    .tidy(systemClock.now().getTime())
    .catch((error: unknown) => log.warn("What is old is not forgotten yet", { error }));
}

/** Gives what ends it, which settles what is being sent. */
function startDelivering(open: OpenAmw, log: Log): () => Promise<void> {
  const engine = engineOf(open, log, systemClock);
  const { knowledge } = open.store;
  const scheduler = startScheduler({
    engine,
    knowledge,
    clock: systemClock,
    log,
    hear: (listener) => open.bell.hear(listener),
  });
  return () => scheduler.stop();
}

/** Starts what is configured; resolves when the local front end has nothing more to answer, else never. */
async function serve(config: Config, log: Log, open: OpenAmw, parts: Part[]): Promise<void> {
  const messenger = terminalMessenger({ output: process.stdout, clock: systemClock });
  // What is set up on the page, which has no place that stays, is printed here too.
  for (const surface of ["terminal", "web"] as const) open.messengers.connect(surface, messenger);
  open.bell.ring();
  const frontEnds = [keepSlack(config, log, open), keepDiscord(config, log, open)].filter((kept) => kept !== undefined);
  parts.push(...frontEnds);
  const chat = frontEnds.length > 0;
  const withoutHttp = await serveHealth(config, log, open, parts);
  await Promise.all(frontEnds.map(({ tried }) => tried));
  const missing = frontEnds.filter((kept) => !kept.ready().ok).map(({ name }) => name);
  if (missing.length > 0) log.warn("AMW runs, and goes on trying to connect what is missing", { missing });
  else
    log.info("AMW is ready", {
      version: VERSION,
      announcements: open.store.knowledge.announcements.length,
      frontEnds: parts.map((part) => part.name),
    });
  if (!chat && (await playground(config, log, open, parts, messenger)) === "done") return;
  if (withoutHttp) throw withoutHttp;
  await new Promise(() => {});
}

// Each SDK takes memory and half a second, so only those that are used are loaded.
function keepSlack({ slack: config }: Config, log: Log, open: OpenAmw): (Part & { tried: Promise<void> }) | undefined {
  if (!config) return undefined;
  const { amw, installations, lines } = open;
  const groups = Object.keys(open.desk.roles.groups);
  const kept = keepRunning({
    name: "slack",
    log,
    clock: systemClock,
    start: async () => {
      const { startSlack } = await import("../adapters/slack/start.ts");
      return posting(
        "slack",
        await startSlack({ amw, log, config, clock: systemClock, installations, lines, groups }),
        open,
      );
    },
  });
  const waiting = config.appToken ? [] : [notYet("POST", EVENTS_PATH, "AMW is not connected to Slack yet.")];
  const installing = installRoutes(config, installations, log);
  return {
    ...kept,
    *routes() {
      yield* installing;
      yield* kept.current()?.routes ?? waiting;
    },
  };
}

const keepDiscord = ({ discord: config }: Config, log: Log, open: OpenAmw) =>
  config &&
  keepRunning({
    name: "discord",
    log,
    clock: systemClock,
    start: async () => {
      const { startDiscord } = await import("../adapters/discord/start.ts");
      const { amw, lines } = open;
      const frontEnd = await startDiscord({ amw, log, config, lines, clock: systemClock, commands: COMMANDS });
      return posting("discord", frontEnd, open);
    },
  });

/** Gives the error where it cannot listen and AMW may do without; throws it where AMW may not. */
async function serveHealth(config: Config, log: Log, open: OpenAmw, parts: Part[]): Promise<StartError | undefined> {
  const checks = (): Check[] => [
    open.store.knowledge.announcements.length + open.store.knowledge.players.size > 0
      ? { name: "knowledge", ok: true }
      : {
          name: "knowledge",
          ok: false,
          reason: `${config.knowledgeDir} holds no record that can be served; run amw validate.`,
        },
    ...parts.map((part): Check => ({ name: part.name, ...part.ready() })),
  ];
  const pages = config.playground ? playgroundRoutes({ amw: open.amw, host: config.host }) : [];
  try {
    const http = await startHttp({
      host: config.host,
      port: config.port,
      checks,
      // One after the other, for a list would be made anew at every request.
      *routes() {
        yield* pages;
        for (const { routes } of parts) if (routes) yield* routes();
      },
      log,
    });
    if (config.playground) sayWhere(http.address, log);
    parts.push({ name: "http", ready: () => ({ ok: true }), stop: () => http.close() });
  } catch (error) {
    // Somebody who asks here can work without pages; a bot on a server cannot.
    if (!(error instanceof StartError) || !asksHere(config) || config.hostIsSet || config.portIsSet) throw error;
    log.warn(`${error.message} AMW answers here without its pages.`);
    return error;
  }
  return undefined;
}

/** To somebody at the prompt, who sees no log, as to the log. */
function sayWhere({ host, port }: RunningHttp["address"], log: Log): void {
  const name = /^(?:0\.0\.0\.0|::)$/.test(host) ? "localhost" : host.includes(":") ? `[${host}]` : host;
  const at = `http://${name}:${port}`;
  log.info("The playground is open", { at });
  if (process.stdin.isTTY) process.stdout.write(`Open ${at} in a browser, or ask here.\n`);
}

/** The local front end: a prompt on a terminal, lines from a pipe or file, or nothing to read. */
async function playground(
  config: Config,
  log: Log,
  { amw }: OpenAmw,
  parts: Part[],
  messenger: TerminalMessenger,
): Promise<"done" | "nothing to read"> {
  if (process.stdin.isTTY) {
    const stop = new AbortController();
    const ended = runPrompt({
      amw,
      input: process.stdin,
      output: process.stdout,
      historyFile: join(config.dataDir, "history"),
      actor: LOCAL,
      log,
      clock: systemClock,
      messenger,
      signal: stop.signal,
    });
    parts.push({
      name: "prompt",
      ready: () => ({ ok: true }),
      stop: () => {
        stop.abort();
        return ended;
      },
    });
    await ended;
    return "done";
  }
  const answered = readsLines()
    ? await answerLines({
        amw,
        input: process.stdin,
        output: process.stdout,
        actor: LOCAL,
        clock: systemClock,
        messenger,
      })
    : 0;
  return answered > 0 ? "done" : "nothing to read";
}

/** True when standard input is a pipe, a socket or a file; `/dev/null` and a closed input are nothing to read. */
function readsLines(): boolean {
  try {
    const input = fstatSync(0);
    return input.isFIFO() || input.isFile() || input.isSocket();
  } catch {
    return false;
  }
}

const stopSignal = () =>
  new Promise<NodeJS.Signals>((resolve) => {
    process.once("SIGTERM", resolve);
    process.once("SIGINT", resolve);
  });

/** Ends the wait for a stop that hangs; the process then exits with what is left undone. */
async function inTime(stopping: Promise<void>, log: Log): Promise<void> {
  const stopped = stopping.then(() => true);
  if (await within(STOP_WITHIN_MS, stopped)) return;
  log.warn(`Stopping took longer than ${STOP_WITHIN_MS / 1000} s; ending now.`);
}

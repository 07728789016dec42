import type { Actor, Amw, Call } from "../amw.ts";
import { named } from "../commands/named.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Action, Message } from "../message/message.ts";
import { partOf } from "../message/parts.ts";
import { apology, refusal } from "../messages/refusal.ts";
import type { Clock, Log, SearchIndex } from "../ports.ts";
import { AskerError, type Correction } from "./asker-error.ts";
import { complete } from "./complete.ts";
import { type Command, type Context, ROLES, type Role, type Status } from "./declare.ts";
import { type Form, filledIn, formOf } from "./form.ts";
import { lineOfTokens, mended } from "./line.ts";
import { isShowing, parse, type Showing, showing } from "./parse.ts";
import { type Moment, RecentAnswers, sameMoment } from "./recent-answers.ts";
import { type Tokens, tokenize } from "./tokens.ts";
import { flagsOf } from "./usage.ts";

const MAX_LINE = 1000;

export interface AmwParts {
  readonly knowledge: Knowledge;
  readonly search: SearchIndex;
  readonly clock: Clock;
  readonly log: Log;
  readonly commands: readonly Command[];
  readonly status: Status;
  roleOf(actor: Actor): Role;
  /** A new short reference that ties an apology to the log. */
  reference(): string;
}

/** AMW as every front end knows it: a line in, a Message out, whatever happens. */
export function createAmw(parts: AmwParts): Amw {
  const recent = new RecentAnswers();
  return {
    answer: (call) => answer(call, parts, recent),
    complete: (line, limit, whole = false) =>
      complete(line, { limit, whole, knowledge: parts.knowledge, commands: parts.commands }),
    form: (line) => form(line, parts.commands),
    filled: (name, values) => filledIn(commandNamed(name, parts.commands), values),
    named: (text, limit) => named(text, limit, parts.knowledge),
  };
}

/** A line that was understood: which command it asks for, with what. */
interface Asked {
  readonly call: Call;
  readonly tokens: Tokens;
  readonly command: Command;
  readonly words: readonly string[];
  readonly showing: Showing;
}

async function answer(call: Call, parts: AmwParts, recent: RecentAnswers): Promise<Message> {
  let tokens: Tokens = { words: [], flags: [] };
  try {
    const line = plain(call.line);
    if (line.length > MAX_LINE) throw new AskerError("too-long", { length: line.length, max: MAX_LINE });
    const taken = showing(tokenize(line));
    tokens = taken.rest;
    const routed = helpAsked(tokens, parts.commands) ?? route(tokens, parts.commands);
    permit(routed.command, parts.roleOf(call.actor));
    const asked: Asked = { call: { ...call, line }, tokens, ...routed, showing: taken.showing };
    return await (routed.command.repeatable ? recentOr(asked, parts, recent) : run(asked, parts));
  } catch (error) {
    if (error instanceof AskerError) return refusal(error.message, corrections(tokens, error.correction));
    const reference = parts.reference();
    parts.log.error("An answer failed", { reference, line: call.line, surface: call.surface, error });
    return apology(reference);
  }
}

/** The answer told lately, or a new one. */
async function recentOr(asked: Asked, parts: AmwParts, recent: RecentAnswers): Promise<Message> {
  const moment = momentOf(parts);
  const told = recent.find(asked.call, moment);
  if (told) return told;
  const message = await run(asked, parts);
  if (sameMoment(moment, momentOf(parts))) recent.keep(asked.call, moment, message);
  return message;
}

const momentOf = ({ knowledge, search, clock }: AmwParts): Moment => ({
  revision: knowledge.revision,
  index: search.version,
  day: clock.now().toISOString().slice(0, 10),
});

async function run(asked: Asked, parts: AmwParts): Promise<Message> {
  const { call, tokens, command, words, showing } = asked;
  const flags = tokens.flags.filter(({ name }) => name !== "help");
  const values = parse(command, words, flags);
  const plainLine = lineOfTokens(tokens) || command.name;
  const message = await command.run(values, context(call, parts, showing, plainLine));
  return shown(message, command, showing, plainLine, call);
}

const plain = (line: string): string => line.trim().replace(/^\/amw(?=\s|$)\s*/i, "");

function form(line: string, commands: readonly Command[]): Form | undefined {
  const { words, flags } = tokenize(plain(line));
  const tokens = { words, flags: flags.filter(({ name }) => !isShowing(name)) };
  const routed = route(tokens, commands);
  if (Object.keys(routed.command.args).length === 0) return undefined;
  return formOf(routed.command, { words: routed.words, flags: tokens.flags });
}

/** `latest --help` asks for help on latest. */
function helpAsked({ words, flags }: Tokens, commands: readonly Command[]) {
  if (!flags.some(({ name }) => name === "help")) return undefined;
  const help = commands.find((command) => command.name === "help");
  const about = commands.find((command) => command.name === words[0]?.toLowerCase());
  return help && { command: help, words: about ? [about.name] : [] };
}

/**
 * Which command the words ask for. What is no command is a lookup, a name with filters is its timeline, filters alone are
 * a search, and nothing at all is help.
 */
function route({ words, flags }: Tokens, commands: readonly Command[]): { command: Command; words: readonly string[] } {
  const [first, ...rest] = words;
  if (first === undefined) return { command: commandNamed(flags.length > 0 ? "search" : "help", commands), words: [] };
  const name = first.normalize("NFKC").toLowerCase();
  const command = commands.find((one) => one.name === name);
  if (command) return { command, words: rest };
  return { command: commandNamed(flags.length > 0 ? "timeline" : "lookup", commands), words };
}

const commandNamed = (name: string, commands: readonly Command[]): Command =>
  commands.find((command) => command.name === name) ?? (commands[0] as Command);

function permit(command: Command, role: Role): void {
  if (ROLES.indexOf(role) < ROLES.indexOf(command.permission))
    throw new AskerError("not-permitted", { command: command.name, needs: command.permission });
}

const context = (call: Call, parts: AmwParts, { page }: Showing, line: string): Context => ({
  call,
  now: parts.clock.now(),
  knowledge: parts.knowledge,
  search: parts.search,
  page,
  line,
  commands: parts.commands,
  status: parts.status,
});

/**
 * To the channel when asked so; else to the asker, with a button that shares it where there is a channel, and one that
 * opens the command's filters. What is too long for one message there comes in parts.
 */
function shown(
  message: Message,
  command: Command,
  { page, part, share }: Showing,
  line: string,
  { channel, room, forms = false }: Call,
): Message {
  const pageLine = page > 1 ? `${line} --page ${page}` : line;
  const fitting = room === undefined ? message : partOf(message, part, room, pageLine);
  // What did not work out is nobody else's business.
  if (share) return { ...fitting, audience: message.tone === "refused" ? "asker" : "channel" };
  const shareLine = `${pageLine}${part > 1 ? ` --part ${part}` : ""} --share`;
  const filter: Action[] = forms && flagsOf(command).length > 0 ? [{ kind: "form", label: "Filter", line }] : [];
  const sharing: Action[] =
    message.tone === "refused" || channel === undefined ? [] : [{ kind: "run", label: "Share", line: shareLine }];
  return { ...fitting, actions: [...fitting.actions, ...filter, ...sharing] };
}

const corrections = (tokens: Tokens, correction: Correction | undefined): Action[] =>
  correction?.instead.map((instead) => ({
    kind: "run",
    label: instead.label,
    line: "line" in instead ? instead.line : lineOfTokens(mended(tokens, correction.typed, instead.text)),
  })) ?? [];

import type { Actor, Amw, Call, Caller } from "../amw.ts";
import { named } from "../commands/named.ts";
import type { Desk } from "../digest/desk.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Action, Message } from "../message/message.ts";
import { partOf } from "../message/parts.ts";
import { apology, refusal } from "../messages/refusal.ts";
import type { Clock, Log, SearchIndex } from "../ports.ts";
import { AskerError, type Correction } from "./asker-error.ts";
import { complete } from "./complete.ts";
import { type Command, type Context, ROLES, type Role, type Status } from "./declare.ts";
import { type Form, filledIn, formOf, rightValues } from "./form.ts";
import { lineOfTokens, mended } from "./line.ts";
import { isShowing, parse, type Showing, showing } from "./parse.ts";
import { commandNamed, route } from "./route.ts";
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
  readonly desk: Desk;
  roleOf(actor: Actor): Role;
  /** A new short reference that ties an apology to the log. */
  reference(): string;
}

/** AMW as every front end knows it: a line in, a Message out, whatever happens. */
export function createAmw(parts: AmwParts): Amw {
  return {
    answer: (call) => answer(call, parts),
    complete: (line, limit, whole = false) =>
      complete(line, { limit, whole, knowledge: parts.knowledge, commands: parts.commands }),
    form: (line, caller) => form(line, parts, caller),
    filled: (name, values) => filledIn(commandNamed(name, parts.commands), values),
    hint: (name, values, caller) => hint(name, values, caller, parts),
    named: (text, limit) => named(text, limit, parts.knowledge),
  };
}

async function answer(call: Call, parts: AmwParts): Promise<Message> {
  let tokens: Tokens = { words: [], flags: [] };
  try {
    const line = plain(call.line);
    if (line.length > MAX_LINE) throw new AskerError("too-long", { length: line.length, max: MAX_LINE });
    const taken = showing(tokenize(line));
    tokens = taken.rest;
    const { command, words } = helpAsked(tokens, parts.commands) ?? route(tokens, parts.commands);
    permit(command, parts.roleOf(call.actor));
    const values = parse(
      command,
      words,
      tokens.flags.filter(({ name }) => name !== "help"),
    );
    const plainLine = lineOfTokens(tokens) || command.name;
    const message = await command.run(values, context(call, parts, taken.showing, plainLine));
    return shown(message, command, taken.showing, plainLine, call);
  } catch (error) {
    if (error instanceof AskerError) return refusal(error.message, corrections(tokens, error.correction));
    const reference = parts.reference();
    parts.log.error("An answer failed", { reference, line: call.line, surface: call.surface, error });
    return apology(reference);
  }
}

const plain = (line: string): string => line.trim().replace(/^\/amw(?=\s|$)\s*/i, "");

function form(line: string, { commands, desk }: AmwParts, caller?: Caller): Form | undefined {
  const { words, flags } = tokenize(plain(line));
  const tokens = { words, flags: flags.filter(({ name }) => !isShowing(name)) };
  const routed = route(tokens, commands);
  if (Object.keys(routed.command.args).length === 0) return undefined;
  return formOf(routed.command, { words: routed.words, flags: tokens.flags }, caller && { caller, desk });
}

async function hint(
  name: string,
  values: Readonly<Record<string, string>>,
  caller: Caller,
  parts: AmwParts,
): Promise<string | undefined> {
  const command = parts.commands.find((one) => one.name === name);
  const call = { ...caller, line: "" };
  try {
    return await command?.hint?.(rightValues(command, values), context(call, parts, { page: 1 }, ""));
  } catch (error) {
    if (error instanceof AskerError) return error.message;
    parts.log.error("A form's hint failed", { command: name, surface: caller.surface, error });
    return undefined;
  }
}

/** `latest --help` asks for help on latest. */
function helpAsked({ words, flags }: Tokens, commands: readonly Command[]) {
  if (!flags.some(({ name }) => name === "help")) return undefined;
  const help = commands.find((command) => command.name === "help");
  const about = commands.find((command) => command.name === words[0]?.toLowerCase());
  return help && { command: help, words: about ? [about.name] : [] };
}

function permit(command: Command, role: Role): void {
  if (ROLES.indexOf(role) < ROLES.indexOf(command.permission))
    throw new AskerError("not-permitted", { command: command.name, needs: command.permission });
}

const context = (call: Call, parts: AmwParts, { page }: Pick<Showing, "page">, line: string): Context => ({
  call,
  now: parts.clock.now(),
  knowledge: parts.knowledge,
  search: parts.search,
  page,
  line,
  commands: parts.commands,
  status: parts.status,
  desk: parts.desk,
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
  if (command.personal) return { ...fitting, audience: "asker" };
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

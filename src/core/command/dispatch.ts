import type { Actor, Amw, Call, Caller } from "../amw.ts";
import { named } from "../commands/named.ts";
import type { Desk } from "../digest/desk.ts";
import { namesHere } from "../digest/names-here.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Action, Message } from "../message/message.ts";
import { partOf } from "../message/parts.ts";
import { apology, refusal } from "../messages/refusal.ts";
import type { Clock, Log, SearchIndex } from "../ports.ts";
import { AskerError, type Correction } from "./asker-error.ts";
import { complete } from "./complete.ts";
import { type Command, type Context, ROLES, type Role, type Status } from "./declare.ts";
import { type Form, filledIn, formOf, rightValues } from "./form.ts";
import { gathered } from "./gathered.ts";
import { lineOfTokens, mended } from "./line.ts";
import { manage } from "./managing.ts";
import { isShowing, parse, type Showing, showing } from "./parse.ts";
import { type Moment, RecentAnswers, sameMoment } from "./recent-answers.ts";
import { commandNamed, route } from "./route.ts";
import { type Tokens, tokenize } from "./tokens.ts";
import { twoWordsMeant } from "./two-words.ts";
import { flagsOf, isLookup } from "./usage.ts";

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
  const recent = new RecentAnswers();
  return {
    answer: (call) => answer(call, parts, recent),
    complete: (line, limit, whole = false) =>
      complete(line, { limit, whole, knowledge: parts.knowledge, commands: parts.commands }),
    form: (line, caller) => form(line, parts, caller),
    filled: (name, values) => {
      const { command, words } = formNamed(name, parts.commands);
      return filledIn(command, values, words);
    },
    hint: (name, values, caller) => hint(name, values, caller, parts),
    subscriptions: (caller) =>
      namesHere(caller, parts.desk).catch((error: unknown) => {
        parts.log.error("The digests of a channel could not be read", { surface: caller.surface, error });
        return [];
      }),
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
  readonly role: Role;
}

async function answer(call: Call, parts: AmwParts, recent: RecentAnswers): Promise<Message> {
  let tokens: Tokens = { words: [], flags: [] };
  try {
    const line = plain(call.line);
    if (line.length > MAX_LINE) throw new AskerError("too-long", { length: line.length, max: MAX_LINE });
    const asking = { ...call, line };
    const role = parts.roleOf(call.actor);
    const told = recent.find(asking, momentOf(parts));
    if (told && mayAsk(told.command, role)) return told.message;
    const taken = showing(tokenize(line));
    tokens = taken.rest;
    const { command, ...routed } = helpAsked(tokens, parts.commands) ?? route(tokens, parts.commands);
    const name = tokens.words.slice(0, tokens.words.length - routed.words.length);
    const other = twoWordsMeant(tokens, command, parts);
    if (other) throw other;
    const { words, flags } = gathered(command, routed.words, tokens);
    tokens = { words: [...name, ...words], flags };
    permit(command, role);
    if (command.managers) await manage(command.name, call, role, parts.desk);
    const asked: Asked = { call: asking, tokens, command, words, showing: taken.showing, role };
    return await (command.repeatable ? runAndKeep(asked, parts, recent) : run(asked, parts));
  } catch (error) {
    if (error instanceof AskerError)
      return refusal(error.message, corrections(tokens, error.correction, call.forms ?? false));
    const reference = parts.reference();
    parts.log.error("An answer failed", { reference, line: call.line, surface: call.surface, error });
    return apology(reference);
  }
}

/** A new answer, to be told again. */
async function runAndKeep(asked: Asked, parts: AmwParts, recent: RecentAnswers): Promise<Message> {
  const moment = momentOf(parts);
  const message = await run(asked, parts);
  if (sameMoment(moment, momentOf(parts))) recent.keep(asked.call, moment, { command: asked.command, message });
  return message;
}

const momentOf = ({ knowledge, search, clock }: AmwParts): Moment => ({
  revision: knowledge.revision,
  index: search.version,
  day: clock.now().toISOString().slice(0, 10),
});

async function run(asked: Asked, parts: AmwParts): Promise<Message> {
  const { call, tokens, command, words, showing, role } = asked;
  const flags = tokens.flags.filter(({ name }) => name !== "help");
  const values = parse(command, words, flags);
  const plainLine = lineOfTokens(tokens) || command.name;
  const message = await command.run(values, context(call, parts, showing, plainLine, role));
  return shown(message, command, showing, plainLine, call);
}

const plain = (line: string): string => line.trim().replace(/^\/amw(?=\s|$)\s*/i, "");

function form(line: string, { commands, desk }: AmwParts, caller?: Caller): Form | undefined {
  const { words, flags } = tokenize(plain(line));
  const tokens = { words, flags: flags.filter(({ name }) => !isShowing(name)) };
  const routed = route(tokens, commands);
  if (Object.keys(routed.command.args).length === 0) return undefined;
  return formOf(routed.command, gathered(routed.command, routed.words, tokens), caller && { caller, desk });
}

async function hint(
  name: string,
  values: Readonly<Record<string, string>>,
  caller: Caller,
  parts: AmwParts,
): Promise<string | undefined> {
  const { command } = formNamed(name, parts.commands);
  const call = { ...caller, line: "" };
  try {
    const role = parts.roleOf(caller.actor);
    return await command.hint?.(rightValues(command, values), context(call, parts, { page: 1 }, "", role));
  } catch (error) {
    if (error instanceof AskerError) return error.message;
    parts.log.error("A form's hint failed", { command: name, surface: caller.surface, error });
    return undefined;
  }
}

/** The command that a form is of, with what the form keeps of its line. */
function formNamed(name: string, commands: readonly Command[]) {
  const tokens = tokenize(name);
  const { command, words } = route(tokens, commands);
  return isLookup(command) ? { command: commandNamed(name, commands), words: [] } : { command, words };
}

/** `latest --help` asks for help on latest. */
function helpAsked({ words, flags }: Tokens, commands: readonly Command[]) {
  if (!flags.some(({ name }) => name === "help")) return undefined;
  const help = commands.find((command) => command.name === "help");
  const about = words.length > 0 ? route({ words, flags: [] }, commands).command : undefined;
  return help && { command: help, words: about && !isLookup(about) ? [about.name] : [] };
}

const mayAsk = ({ permission }: Command, role: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(permission);

function permit(command: Command, role: Role): void {
  if (!mayAsk(command, role))
    throw new AskerError("not-permitted", { command: command.name, needs: command.permission });
}

const context = (call: Call, parts: AmwParts, { page }: Pick<Showing, "page">, line: string, role: Role): Context => ({
  call,
  role,
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
  // Its buttons would do it again.
  if (command.managers) return share ? { ...message, audience: sharedWith(message) } : message;
  const fitting = room === undefined || command.whole ? message : partOf(message, part, room, pageLine);
  if (command.personal) return { ...fitting, audience: "asker" };
  if (share) return { ...fitting, audience: sharedWith(message) };
  const shareLine = `${pageLine}${part > 1 ? ` --part ${part}` : ""} --share`;
  const filter: Action[] =
    forms && command.root === undefined && flagsOf(command).length > 0 ? [{ kind: "form", label: "Filter", line }] : [];
  const sharing: Action[] =
    message.tone === "refused" || channel === undefined ? [] : [{ kind: "run", label: "Share", line: shareLine }];
  return { ...fitting, actions: [...fitting.actions, ...filter, ...sharing] };
}

/** What did not work out is nobody else's business. */
const sharedWith = ({ tone }: Message): Message["audience"] => (tone === "refused" ? "asker" : "channel");

const corrections = (tokens: Tokens, correction: Correction | undefined, forms: boolean): Action[] =>
  correction?.instead.flatMap((instead): Action[] => {
    const { label } = instead;
    if ("form" in instead) return forms ? [{ kind: "form", label, line: instead.form }] : [];
    const line =
      "line" in instead ? instead.line : lineOfTokens(mended(tokens, correction.typed, instead.text, correction.flag));
    return [{ kind: "run", label, line }];
  }) ?? [];

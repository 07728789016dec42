import type { Amw, Call, Caller } from "../amw.ts";
import { named } from "../commands/named.ts";
import { atLeast } from "../curating/role-book.ts";
import type { Desk } from "../digest/desk.ts";
import { namesHere } from "../digest/names-here.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Action, Message } from "../message/message.ts";
import { partOf } from "../message/parts.ts";
import { apology, refusal } from "../messages/refusal.ts";
import type { Clock, Log, SearchIndex } from "../ports.ts";
import { AskerError, type Correction } from "./asker-error.ts";
import { complete } from "./complete.ts";
import type { Command, Context, Role, Status } from "./declare.ts";
import { Drafting } from "./drafting.ts";
import { feedbackOn } from "./feedback-on.ts";
import { FieldsError } from "./fields-error.ts";
import { fieldsRefusal } from "./fields-refusal.ts";
import { Filling, MOST_FILLED } from "./filling.ts";
import { rightValues, saidIn } from "./form.ts";
import { gathered } from "./gathered.ts";
import { lineOfTokens, mended } from "./line.ts";
import { manage } from "./managing.ts";
import { needsMore } from "./needs-more.ts";
import { notPermitted } from "./not-permitted.ts";
import { parse, type Showing, showing } from "./parse.ts";
import { type Moment, RecentAnswers, sameMoment } from "./recent-answers.ts";
import { route } from "./route.ts";
import { type Tokens, tokenize } from "./tokens.ts";
import { twoWordsMeant } from "./two-words.ts";
import { flagsOf, isLookup } from "./usage.ts";

/** Of a line; one with long text in it may be as long as a form that was filled in. */
const MAX_LINE = 1000;

export interface AmwParts {
  readonly knowledge: Knowledge;
  readonly search: SearchIndex;
  readonly clock: Clock;
  readonly log: Log;
  readonly commands: readonly Command[];
  readonly status: Status;
  readonly desk: Desk;
  /** In memory: every answer asks. */
  roleOf(caller: Caller): Role;
  /** A new short reference that ties an apology to the log. */
  reference(): string;
}

/** AMW as every front end knows it: a line in, a Message out, whatever happens. */
export function createAmw(parts: AmwParts): Amw {
  const recent = new RecentAnswers();
  const { commands, clock, log, desk } = parts;
  const filling = new Filling({
    commands,
    log,
    drafting: new Drafting({ store: () => desk.state.drafts, clock, log }),
    may: (command, caller) => mayRun(command, parts.roleOf(caller)),
    contextOf: (caller) => context({ ...caller, line: "" }, parts, { page: 1 }, "", parts.roleOf(caller)),
  });
  return {
    answer: (call) => answer(call, { ...parts, filling }, recent),
    complete: (line, limit, whole = false) =>
      complete(line, { limit, whole, knowledge: parts.knowledge, commands: parts.commands }),
    form: (line, caller) => filling.form(plain(line), caller),
    fields: (line) => filling.fields(plain(line)),
    filled: (name, values, caller, step) => filling.filled(name, values, caller, step),
    keep: (name, values, caller) => filling.keep(name, values, caller),
    hint: (name, values, caller) => filling.hint(name, values, caller),
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

interface Answering extends AmwParts {
  readonly filling: Filling;
}

async function answer(call: Call, parts: Answering, recent: RecentAnswers): Promise<Message> {
  let tokens: Tokens = { words: [], flags: [] };
  try {
    const line = plain(call.line);
    noLonger(line, MOST_FILLED);
    const asking = { ...call, line };
    const role = parts.roleOf(call);
    const told = recent.find(asking, momentOf(parts));
    if (told && mayRun(told.command, role)) return told.message;
    const taken = showing(tokenize(line));
    tokens = taken.rest;
    const { command, ...routed } = helpAsked(tokens, parts.commands) ?? route(tokens, parts.commands);
    if (!takesLongText(command)) noLonger(line, MAX_LINE);
    const name = tokens.words.slice(0, tokens.words.length - routed.words.length);
    const other = twoWordsMeant(tokens, command, parts);
    if (other) throw other;
    const { words, flags } = gathered(command, routed.words, tokens);
    tokens = { words: [...name, ...words], flags };
    permit(command, role, call, parts);
    if (command.managers) await manage(command.name, call, role, parts.desk);
    const asked: Asked = { call: asking, tokens, command, words, showing: taken.showing, role };
    return await (command.repeatable ? runAndKeep(asked, parts, recent) : run(asked, parts));
  } catch (error) {
    if (error instanceof AskerError) {
      const forms = call.forms ?? false;
      const instead = corrections(tokens, error.correction, forms);
      return error instanceof FieldsError
        ? fieldsRefusal(error.problems, tokens, instead, parts.commands, forms)
        : refusal(error.message, instead, error.blocks);
    }
    const reference = parts.reference();
    parts.log.error("An answer failed", { reference, line: call.line, surface: call.surface, error });
    return apology(reference);
  }
}

/** A new answer, to be told again. */
async function runAndKeep(asked: Asked, parts: Answering, recent: RecentAnswers): Promise<Message> {
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

async function run(asked: Asked, parts: Answering): Promise<Message> {
  const { call, tokens, command, words, showing, role } = asked;
  const flags = tokens.flags.filter(({ name }) => name !== "help");
  const plainLine = lineOfTokens(tokens) || command.name;
  const values = parsedOrMissing(command, { words, flags }, call, showing);
  const around = context(call, parts, showing, plainLine, role);
  if ("summary" in values) {
    // What cannot be opened is refused before anybody fills it in.
    await command.opens?.(rightValues(command, saidIn(command, { words, flags }), { words, flags }), around);
    return values;
  }
  const message = await command.run(values.parsed, around);
  if (message.tone === "done") await parts.filling.saved(command, { words, flags }, call);
  const feedback = feedbackOn(message, { command, words, line: plainLine, call, knowledge: parts.knowledge });
  return shown(message, command, showing, plainLine, call, feedback);
}

const plain = (line: string): string => line.trim().replace(/^\/amw(?=\s|$)\s*/i, "");

function noLonger(line: string, max: number): void {
  if (line.length > max) throw new AskerError("too-long", { length: line.length, max });
}

const takesLongText = ({ args, drafts = false }: Command): boolean =>
  drafts || Object.values(args).some(({ kind }) => kind === "paragraph");

/** The values, or the form, or what to add, where something needed is missing. */
function parsedOrMissing(command: Command, tokens: Tokens, call: Call, showing: Showing) {
  try {
    return { parsed: parse(command, tokens.words, tokens.flags) };
  } catch (error) {
    const message = error instanceof AskerError ? needsMore(command, tokens, error, call, showing) : undefined;
    if (message) return message;
    throw error;
  }
}

/** `latest --help` asks for help on latest. */
function helpAsked({ words, flags }: Tokens, commands: readonly Command[]) {
  if (!flags.some(({ name }) => name === "help")) return undefined;
  const help = commands.find((command) => command.name === "help");
  const about = words.length > 0 ? route({ words, flags: [] }, commands).command : undefined;
  return help && { command: help, words: about && !isLookup(about) ? [about.name] : [] };
}

const mayRun = ({ permission }: Command, role: Role): boolean => atLeast(role, permission);

function permit(command: Command, role: Role, call: Call, { desk, commands }: AmwParts): void {
  if (mayRun(command, role)) return;
  const proposes = command.permission === "editor" && commands.some(({ name }) => name === "propose");
  const wanted = { command: command.name, needs: command.permission, propose: proposes ? "propose" : undefined };
  throw notPermitted(wanted, call, desk);
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
 * opens the command's filters, and two that say what the asker thinks of it. What is too long for one message there comes in parts.
 */
function shown(
  message: Message,
  command: Command,
  { page, part, share }: Showing,
  line: string,
  { channel, room, forms = false }: Call,
  feedback: readonly Action[],
): Message {
  const pageLine = page > 1 ? `${line} --page ${page}` : line;
  // Its buttons would do it again.
  if (command.managers || command.changes || command.drafts || command.asks)
    return share ? { ...message, audience: sharedWith(message) } : message;
  const fitting = room === undefined || command.whole ? message : partOf(message, part, room, pageLine);
  if (command.personal) return { ...fitting, audience: "asker" };
  if (share) return { ...fitting, actions: [...fitting.actions, ...feedback], audience: sharedWith(message) };
  const shareLine = `${pageLine}${part > 1 ? ` --part ${part}` : ""} --share`;
  const filter: Action[] =
    forms && command.root === undefined && flagsOf(command).length > 0 ? [{ kind: "form", label: "Filter", line }] : [];
  const sharing: Action[] =
    message.tone === "refused" || channel === undefined ? [] : [{ kind: "run", label: "Share", line: shareLine }];
  return { ...fitting, actions: [...fitting.actions, ...filter, ...sharing, ...feedback] };
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

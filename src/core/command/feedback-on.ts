import type { Call } from "../amw.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { RecordId } from "../knowledge/slug.ts";
import type { Action, Message } from "../message/message.ts";
import { lineOf } from "../messages/search-results.ts";
import type { Command } from "./declare.ts";
import { quote } from "./tokens.ts";
import { isLookup } from "./usage.ts";

interface Answered {
  readonly command: Command;
  readonly words: readonly string[];
  readonly line: string;
  readonly call: Call;
  readonly knowledge: Pick<Knowledge, "revision">;
}

/** As much of a revision as buttons carry: enough to tell it from those before and after. */
const VERSION = 8;
/** What is longer is called by its command alone, for buttons hold little. */
const LONGEST_LINE = 60;

/** Two quiet buttons under what shows something of the knowledge: that it was useful, and that something is wrong. */
export function feedbackOn(message: Message, { command, words, line, call, knowledge }: Answered): readonly Action[] {
  if (!showsSomething(message, command)) return [];
  const record = leadOf(message, command, words);
  const about = record ? lineOf(record) : line.length > LONGEST_LINE ? command.name : line;
  const rest = `${quote(about)} ${knowledge.revision.slice(0, VERSION)}`;
  return [
    { kind: "run", label: "Useful", line: `useful ${rest}`, quiet: true },
    { kind: call.forms ? "form" : "run", label: "Something is wrong", line: `wrong ${rest}`, quiet: true },
  ];
}

/** Not what was refused or set up, nor help. */
const showsSomething = ({ tone, about }: Message, { name, permission, managers, personal, changes, root }: Command) =>
  (tone === "plain" || tone === "caution") &&
  permission === "anyone" &&
  !managers &&
  !personal &&
  !changes &&
  name !== "help" &&
  (root === undefined || about.length > 0);

/** The record that was asked for by a name; a list is about none of those that stand in it. */
function leadOf({ about }: Message, command: Command, words: readonly string[]): RecordId | undefined {
  const first = Object.values(command.args).find((arg) => arg.first);
  const namesOne =
    first?.kind === "text" && first.suggest !== undefined && (isLookup(command) || first.suggest !== "any");
  return namesOne && words.length > 0 ? about[0] : undefined;
}

import { listed } from "../messages/words.ts";

/** What each refusal needs to know to be said. */
export interface Refusals {
  "unknown-flag": { flag: string; command: string; nearest: string | undefined; known: readonly string[] };
  "flag-without-value": { flag: string; example: string };
  "flag-with-value": { flag: string };
  "bad-value": { flag: string; value: string; problem: string };
  "bad-argument": { problem: string };
  "too-many-words": { command: string; extra: string };
  "stray-words": { command: string; extra: string; flag: string };
  "not-manager": { command: string; place: string; helpers: string | undefined };
  "which-digest": { names: readonly string[]; line: string };
  "digest-changed": { name: string; who: string; how: string };
  "record-changed": { label: string; who: string | undefined; gone: boolean };
  "unknown-name": { kind: string; asked: string; nearest: readonly string[]; instead?: string };
  "wrong-kind": { asked: string; isA: string; takes: string };
  "one-dash": { flag: string };
  "ambiguous-name": { kind: string; asked: string; options: readonly string[] };
  "unknown-command": { asked: string; nearest: string | undefined; among?: string };
  "not-permitted": { command: string; needs: string; helpers: string; propose: boolean };
  "needs-more": { command: string; missing: readonly string[]; example: string };
  "too-long": { length: number; max: number };
}

/** One plain sentence for each, saying what to do instead. */
export const WORDING: { [Code in keyof Refusals]: (details: Refusals[Code]) => string } = {
  "unknown-flag": ({ flag, command, nearest, known }) =>
    nearest
      ? `${command} has no flag --${flag}; did you mean --${nearest}?`
      : known.length > 0
        ? `${command} has no flag --${flag}; it takes ${known.map((name) => `--${name}`).join(", ")}.`
        : `${command} takes no flags, so leave out --${flag}.`,
  "flag-without-value": ({ flag, example }) => `Give --${flag} a value, for example ${example}.`,
  "flag-with-value": ({ flag }) => `--${flag} stands alone; leave out its value.`,
  "bad-value": ({ flag, value, problem }) => `--${flag} ${value} does not work: ${problem}`,
  "bad-argument": ({ problem }) => problem,
  "too-many-words": ({ command, extra }) => `${command} stands alone; write /amw ${command} without “${extra}”.`,
  "stray-words": ({ command, extra, flag }) =>
    `I cannot tell what “${extra}” means to ${command}; write it after a flag such as --${flag}.`,
  "not-manager": ({ command, place, helpers }) =>
    helpers === undefined
      ? `AMW cannot see who manages ${place}; ask an AMW editor to run ${command}.`
      : `${command} is for those who manage ${place}; ask ${helpers} to run it.`,
  "which-digest": ({ names, line }) => `Which digest: ${either(names)}? Write for example /amw ${line}.`,
  "digest-changed": ({ name, who, how }) =>
    `${who} changed “${name}” meanwhile, so nothing was saved: it is now ${how}. Do it again to put yours on top.`,
  "record-changed": ({ label, who, gone }) =>
    gone
      ? `${who ?? "Somebody"} removed “${label}” meanwhile, so nothing was saved; /amw history shows what became of it.`
      : `${who ?? "Somebody"} changed “${label}” meanwhile, so nothing was saved. Look at both below, then do yours again on top or leave it.`,
  "unknown-name": ({ kind, asked, nearest, instead }) =>
    nearest.length > 0
      ? `I know no ${kind} called “${asked}”; did you mean ${either(nearest)}?`
      : `I know no ${kind} called “${asked}”; ${instead ?? "/amw map lists the players by segment"}.`,
  "wrong-kind": ({ asked, isA, takes }) => `${asked} is ${an(isA)}; name ${an(takes)} here.`,
  "one-dash": ({ flag }) => `Write --${flag} with two dashes.`,
  "ambiguous-name": ({ kind, asked, options }) =>
    `“${asked}” fits more than one ${kind}; say which: ${either(options)}.`,
  "unknown-command": ({ asked, nearest, among = "" }) =>
    nearest
      ? `There is no command “${asked}”; did you mean ${nearest}?`
      : `There is no command “${asked}”; /amw help${among && ` ${among}`} lists them all.`,
  "not-permitted": ({ command, needs, helpers, propose }) =>
    propose
      ? `${command} is for ${needs}s; ask ${helpers}, or suggest it with /amw propose and an editor will look at it.`
      : `${command} is for ${needs}s; ask ${helpers} to run it or to give you that role.`,
  "needs-more": ({ command, missing, example }) =>
    `${command} needs ${listed(missing)} as well; write for example /amw ${example}.`,
  "too-long": ({ length, max }) => `That line has ${length} characters; please keep it under ${max}.`,
};

const an = (noun: string): string => `${/^[aeiou]/u.test(noun) ? "an" : "a"} ${noun}`;

const either = (names: readonly string[]): string => listed(names, "or");

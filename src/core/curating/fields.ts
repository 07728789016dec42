import type { Args } from "../command/declare.ts";
import { FieldsError } from "../command/fields-error.ts";
import type { Finding, RecordPath } from "../knowledge/finding.ts";
import { capital } from "../messages/words.ts";

/** Arguments are called as what they say one of: `--segment` of a list of segments. */
const SINGULAR: Readonly<Record<string, string>> = {
  players: "player",
  products: "product",
  segments: "segment",
  regions: "region",
  tags: "tag",
  rivals: "rival",
  aliases: "alias",
  examples: "example",
  sources: "source",
  claims: "claim",
  figures: "figure",
  caveats: "caveat",
  others: "other",
};

/** The argument that the path belongs to: `read.novelty.reason` is `noveltyReason`, `players[0]` is `player` or `players`. */
export function argumentOf(path: RecordPath, args: Args): string | undefined {
  const keys = path.filter((key) => typeof key === "string");
  const inRead = keys[0] === "read" ? keys.slice(1) : keys;
  const [first = "", second] = inRead;
  const candidates = [
    ...(second === undefined ? [] : [`${first}${capital(second)}`]),
    first,
    ...(SINGULAR[first] === undefined ? [] : [SINGULAR[first]]),
    ...inRead.toReversed(),
  ];
  return candidates.find((name) => Object.hasOwn(args, name));
}

/** The problems, each under the argument that a form shows it under; what belongs to none stands under `first`. */
export function fieldsError(problems: readonly Finding[], args: Args, first: string): FieldsError {
  const byName: Record<string, string> = {};
  for (const { path, text } of problems) {
    const name = argumentOf(path, args) ?? first;
    const said = byName[name];
    if (said === undefined) byName[name] = text;
    else if (!said.includes(text)) byName[name] = `${said} ${text}`;
  }
  return new FieldsError(byName);
}

import { LIMITS } from "./limits.ts";

/*
 * An input of Slack's holds 3000 characters at first. Longer text stands in several, one after the other: the names of the
 * others say what they follow and by what they are joined to it (`why~2n`: by a line break; `s`: a space; else nothing).
 */

const JOINTS: Readonly<Record<string, string>> = { n: "\n", s: " " };
const LATER = /^(.*)~(\d+)([ns]?)$/s;

/** One input of a field. */
export interface TextPart {
  readonly id: string;
  readonly value: string;
}

/** The text of the field in as many inputs as it takes. */
export function textParts(name: string, text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let id = name;
  let rest = text;
  while (rest.length > LIMITS.text) {
    const { at, joint } = cutIn(rest);
    parts.push({ id, value: rest.slice(0, at) });
    rest = rest.slice(at + (JOINTS[joint] ?? "").length);
    id = `${name}~${parts.length + 1}${joint}`;
  }
  return [...parts, { id, value: rest }];
}

/** What the inputs hold, by the names of the fields. */
export function joined(inputs: readonly TextPart[]): Record<string, string> {
  const values: Record<string, string> = {};
  for (const { id, value } of inputs) {
    const [, name, , joint = ""] = LATER.exec(id) ?? [];
    const before = name === undefined ? undefined : values[name];
    if (name === undefined) values[id] = value;
    else values[name] = before && value ? `${before}${JOINTS[joint] ?? ""}${value}` : before || value;
  }
  return values;
}

/** Where a line ends, else a word, in the second half of what one input holds. */
function cutIn(text: string): { readonly at: number; readonly joint: string } {
  const half = LIMITS.text / 2;
  for (const [joint, mark] of Object.entries(JOINTS)) {
    const at = text.lastIndexOf(mark, LIMITS.text);
    if (at > half) return { at, joint };
  }
  // Never between the halves of a character.
  const isHalf = /[\ud800-\udbff]/.test(text.charAt(LIMITS.text - 1));
  return { at: isHalf ? LIMITS.text - 1 : LIMITS.text, joint: "" };
}

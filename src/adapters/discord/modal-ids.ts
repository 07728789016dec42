import { LIMITS } from "./limits.ts";

/**
 * `amwm:<opening>:<command>` for a form, `amwq:<opening>:<name>` for a question. Discord keeps what was typed into a
 * modal under its id, so each opening has an id of its own: that of the interaction that opened it.
 */
const OURS = /^amw([mq]):\d+:(.*)$/s;

export type Submitted =
  | { readonly kind: "form"; readonly command: string }
  /** `name`: what the question held at first. */
  | { readonly kind: "question"; readonly name: string };

/** The id, or undefined for what does not fit into it. */
const fitting = (id: string): string | undefined => (id.length <= LIMITS.customId ? id : undefined);

export const formId = (opening: string, command: string): string | undefined => fitting(`amwm:${opening}:${command}`);
export const questionId = (opening: string, name: string): string | undefined => fitting(`amwq:${opening}:${name}`);

/** What a modal of ours asks for; undefined for one that is not ours. */
export function submittedOf(customId: string): Submitted | undefined {
  const [, kind, rest] = OURS.exec(customId) ?? [];
  if (rest === undefined) return undefined;
  return kind === "m" ? { kind: "form", command: rest } : { kind: "question", name: rest };
}

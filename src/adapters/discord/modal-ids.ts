import type { ButtonLines } from "../../core/ports.ts";
import { LIMITS } from "./limits.ts";

/**
 * `amwm:<opening>:<command>` for a form, `amwm2:…` for its second step, `amwm:<opening>#<key>` for a command that is too
 * long; `amwq:<opening>:<name>` for a question. Discord keeps what was typed into a modal under its id, so each opening
 * has an id of its own: that of the interaction that opened it.
 */
const OURS = /^amw([mq])(\d*):\d+([:#])(.*)$/s;

export type Submitted =
  /** `step`: which of its steps, of a form that is asked step by step. */
  | { readonly kind: "form"; readonly command: string; readonly step: number | undefined }
  /** `name`: what the question held at first. */
  | { readonly kind: "question"; readonly name: string };

/** The id, or undefined for what does not fit into it. */
const fitting = (id: string): string | undefined => (id.length <= LIMITS.customId ? id : undefined);

export function formId(
  opening: string,
  { command, step }: { readonly command: string; readonly step?: number | undefined },
  lines: ButtonLines,
): string {
  const name = `amwm${step ?? ""}:${opening}`;
  return fitting(`${name}:${command}`) ?? `${name}#${lines.keep(command)}`;
}

export const questionId = (opening: string, name: string): string | undefined => fitting(`amwq:${opening}:${name}`);

/** What a modal of ours asks for; undefined for one that is not ours, or that nobody remembers. */
export function submittedOf(customId: string, lines: ButtonLines): Submitted | undefined {
  const [, kind, step, mark, rest] = OURS.exec(customId) ?? [];
  if (rest === undefined) return undefined;
  if (kind === "q") return { kind: "question", name: rest };
  const command = mark === "#" ? lines.recall(rest) : rest;
  return command === undefined ? undefined : { kind: "form", command, step: step ? Number(step) : undefined };
}

import { z } from "zod";

/** What a text means, or one sentence about what to write instead, with what was probably meant. */
export type Read<T> =
  | { readonly value: T; readonly problem?: never }
  | { readonly problem: string; readonly instead: readonly string[]; readonly value?: never };

export const right = <T>(value: T): Read<T> => ({ value });
export const wrong = (problem: string, instead: readonly string[] = []): Read<never> => ({ problem, instead });

/** The schema of an argument that is read so; what was probably meant goes along in the issue's `params.instead`. */
export const schemaOf = <T>(read: (text: string) => Read<T>) =>
  z.string().transform((text, context): T => {
    const result = read(text);
    if (result.problem === undefined) return result.value;
    context.addIssue({ code: "custom", message: result.problem, params: { instead: result.instead } });
    return z.NEVER;
  });

/** As phones and keyboards of all countries write it, on the way to being read. */
export const simple = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[‐‑‒–—―−]/gu, "-")
    .replace(/[’‘`]/gu, "'")
    .replace(/\s+/gu, " ")
    .trim();

/** What the table has under that name; nothing that every object has, such as `constructor`. */
export const entry = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

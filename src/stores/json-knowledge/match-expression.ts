import { foldWords } from "../../core/lookup/fold.ts";

const LONE_HAN = /^\p{Script=Han}$/u;

/**
 * The FTS5 expression for words as a person types them: all must be there, the last one may be unfinished. Undefined
 * when nothing is asked. Everything typed is data: quotes make the operators inert.
 */
export function matchExpression(words: string): string | undefined {
  const tokens = [...new Set(foldWords(words))].slice(0, MOST_TOKENS);
  if (tokens.length === 0) return undefined;
  return tokens
    .map((token, i) => {
      const quoted = `"${token}"`;
      // Han runs are indexed as pairs, which a single character can only begin.
      return i === tokens.length - 1 || LONE_HAN.test(token) ? `${quoted} *` : quoted;
    })
    .join(" AND ");
}
/** More words than this never make a better answer, only a slower one. */
const MOST_TOKENS = 32;

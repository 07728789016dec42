import type { Block } from "../message/message.ts";
import { type Refusals, WORDING } from "./wording.ts";

/** What may have been meant instead of what was typed; each becomes a button that runs the mended line. */
export interface Correction {
  readonly typed: string;
  /** The flag in whose value it was typed; anywhere unless told. */
  readonly flag?: string;
  /** What to put in the place of what was typed, or the whole line to run. */
  readonly instead: readonly ({ readonly label: string } & (
    | { readonly text: string }
    | { readonly line: string }
    /** Opens the form of that line, where forms can be shown. */
    | { readonly form: string }
  ))[];
}

/** A correction that runs another line altogether. */
export const runInstead = (label: string, line: string): Correction => ({ typed: "", instead: [{ label, line }] });

/** What the asker can mend. `wording.ts` holds the sentence for each code. */
export class AskerError<Code extends keyof Refusals = keyof Refusals> extends Error {
  readonly code: Code;
  readonly correction: Correction | undefined;
  /** What there is to see besides the sentence. */
  readonly blocks: readonly Block[];

  constructor(code: Code, details: Refusals[Code], correction?: Correction, blocks: readonly Block[] = []) {
    super((WORDING[code] as (d: Refusals[Code]) => string)(details));
    this.name = "AskerError";
    this.code = code;
    this.correction = correction;
    this.blocks = blocks;
  }
}

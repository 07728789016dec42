import { AskerError } from "../../command/asker-error.ts";
import type { Claim, Claimant } from "../../knowledge/claim.ts";
import { PartialDate } from "../../knowledge/partial-date.ts";
import { Slug } from "../../knowledge/slug.ts";
import { type Source, sourceKey } from "../../knowledge/source.ts";
import { sameAddress } from "../source-address.ts";
import { labelledParts } from "./labelled-parts.ts";
import { freeSlug, slugOfWords } from "./proposed-id.ts";

const LABELS = ["evidence", "says", "because", "settled by", "due", "id"] as const;
const OWN = /^(?:own|independent) (?:reporting|account)$/iu;
/** Longer than this is no name before a colon but a sentence. */
const LONGEST_NAME = 60;
const MOST_WORDS_IN_ID = 6;

/** What a line of claims leaves unsaid. */
export interface AroundClaim {
  readonly by: string;
  readonly date: PartialDate;
  readonly sources: readonly Source[];
  /** Slug of who announces. */
  readonly announcer: Slug | undefined;
  /** The player that is called so, as itself or by a product; undefined for anybody else. */
  playerCalled(name: string): Slug | undefined;
  /** Ids of claims that are taken. */
  readonly taken: ReadonlySet<string>;
}

/**
 * `moore-threads: 27B parameters | 2026-06-10`: who claims it, unless it is who announces, then the claim. Further parts:
 * `evidence: <one of the sources>`, the first of them unless told, `says: <what it says of the claim>`, `because: <why it
 * is recorded>`, `settled by: a; b`, `due: 2026-12`, `id: <slug>`, and `own reporting` where the source does more than
 * quote who claims it. Throws AskerError.
 */
export function claimLine(line: string, around: AroundClaim): Claim {
  const wrong = (problem: string): AskerError =>
    new AskerError("bad-argument", { problem: `Claim “${line.trim()}”: ${problem}` });
  const { parts, labelled } = labelledParts(line, LABELS);
  const [said = "", ...rest] = parts;
  const date = rest.find((part) => PartialDate.safeParse(part).success) ?? around.date;
  const extra = rest.find((part) => part !== date && !OWN.test(part));
  if (extra !== undefined)
    throw wrong(`I cannot tell what “${extra}” is; dates are written 2026-06-10, sources evidence: https://….`);
  const { claimant, text } = whoSays(said, around, wrong);
  if (text === "") throw wrong("write it as one checkable sentence, for example moore-threads: 27B parameters.");
  const source = sourceMeant(labelled.evidence, around.sources, wrong);
  const due = labelled.due;
  if (due !== undefined && !PartialDate.safeParse(due).success) throw wrong("write due: 2026-12 or due: 2026-12-31.");
  const settledBy = (labelled["settled by"] ?? "")
    .split(/[;；]/u)
    .map((one) => one.trim())
    .filter(Boolean);
  if (due !== undefined && settledBy.length === 0) throw wrong("say what would settle it by then: settled by: ….");
  const id = labelled.id ?? freeSlug(slugOfWords(text, MOST_WORDS_IN_ID) || "claim", (one) => around.taken.has(one));
  if (!Slug.safeParse(id).success) throw wrong("an id is lower-case letters, digits and single hyphens.");
  if (around.taken.has(id)) throw wrong(`another claim has the id ${id}.`);
  return {
    id,
    text,
    claimant,
    date,
    steps: [
      {
        status: "claimed",
        date,
        by: around.by,
        reason: labelled.because ?? `${source.publisher} carries the claim.`,
        evidence: sourceKey(source),
      },
    ],
    evidence: [
      {
        source: sourceKey(source),
        stance: "supports",
        note: labelled.says ?? "Carries the claim.",
        quotesClaimant: !rest.some((part) => OWN.test(part)),
      },
    ],
    ...(settledBy.length === 0 ? {} : { watch: { settledBy, ...(due === undefined ? {} : { due }) } }),
  };
}

type Wrong = (problem: string) => AskerError;

/** A name before a colon is who says it, unless only a number or an address stands there. */
function whoSays(
  said: string,
  around: AroundClaim,
  wrong: Wrong,
): { readonly claimant: Claimant; readonly text: string } {
  const [, name = "", text = ""] = /^([^:：]+)[:：](?!\/\/)\s*(.*)$/su.exec(said) ?? [];
  if (name !== "" && name.length <= LONGEST_NAME && /\p{L}/u.test(name)) {
    const player = around.playerCalled(name.trim());
    return { claimant: player === undefined ? { name: name.trim() } : { player }, text: text.trim() };
  }
  if (around.announcer === undefined) throw wrong("say who claims it, for example moore-threads: 27B parameters.");
  return { claimant: { player: around.announcer }, text: said.trim() };
}

function sourceMeant(asked: string | undefined, sources: readonly Source[], wrong: Wrong): Source {
  const [first] = sources;
  if (asked === undefined) {
    if (first === undefined) throw wrong("it rests on a source, so give one first.");
    return first;
  }
  const number = /^\d+$/u.test(asked) ? sources[Number(asked) - 1] : undefined;
  const found = number ?? sources.find((one) => sameAddress(sourceKey(one), asked) || sourceKey(one) === asked);
  if (found === undefined) throw wrong(`${asked} is not among the sources; give it there too.`);
  return found;
}

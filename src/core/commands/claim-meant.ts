import { AskerError } from "../command/asker-error.ts";
import type { Context } from "../command/declare.ts";
import { FieldsError } from "../command/fields-error.ts";
import { lineWithout, withFlag } from "../command/line.ts";
import type { RawRecord } from "../curating/records.ts";
import { isObject, listIn } from "../curating/same-json.ts";
import type { Announcement } from "../knowledge/announcement.ts";
import { type Claim, statusOf } from "../knowledge/claim.ts";
import { slugOf } from "../knowledge/slug.ts";
import { fold } from "../lookup/fold.ts";
import { clipWords } from "../message/clip-words.ts";
import { slugFrom } from "./edit-entries.ts";
import { recordMeant } from "./record-to-change.ts";

/** The claim that is meant by id, by number or by how it begins; the only one where none is named. Throws AskerError. */
export function claimMeant({ claims, title }: Announcement, asked: string | undefined, { line }: Context): Claim {
  const [only, another] = claims;
  if (only === undefined)
    throw new AskerError("bad-argument", {
      problem: `“${title}” makes no claim yet; add one with --text and --claimant, and the status claimed.`,
    });
  if (asked === undefined && another === undefined) return only;
  const found = asked === undefined ? [] : claimsCalled(asked, claims);
  if (found.length === 1 && found[0]) return found[0];
  const listed = claims.map(({ id }) => id).join(", ");
  throw new AskerError(
    "bad-argument",
    {
      problem:
        asked === undefined
          ? `“${title}” makes ${claims.length} claims; say which with --claim: ${listed}.`
          : `“${title}” makes no claim “${asked}”; it makes ${listed}.`,
    },
    {
      typed: "",
      instead: claims.slice(0, MOST).map((claim) => ({
        label: clipWords(claim.text, LABEL),
        line: withFlag(asked === undefined ? line : withoutClaim(line), "claim", claim.id),
      })),
    },
    [{ kind: "list", numbered: true, items: claims.map((claim) => `${claim.id}, ${statusOf(claim)}: ${claim.text}`) }],
  );
}

const MOST = 5;
const LABEL = 60;

const withoutClaim = (line: string): string => lineWithout(line, "claim");

function claimsCalled(asked: string, claims: readonly Claim[]): readonly Claim[] {
  const exact = claims.filter(({ id }, i) => id === asked.trim() || String(i + 1) === asked.trim());
  const key = fold(asked);
  if (exact.length > 0 || key === "") return exact;
  return claims.filter(({ id, text }) => fold(id).startsWith(key) || fold(text).includes(key));
}

export interface NewClaim {
  readonly text: string;
  readonly claimant: string | undefined;
  readonly settledBy: string | undefined;
  readonly due: string | undefined;
  readonly date: string;
}

/** The record with one more claim, without a step yet, and that claim's id. Throws FieldsError. */
export function withNewClaim(
  record: RawRecord,
  { text, claimant, settledBy, due, date }: NewClaim,
  { knowledge }: Pick<Context, "knowledge">,
): { readonly record: RawRecord; readonly id: string } {
  if (claimant === undefined)
    throw new FieldsError({ claimant: "Say who makes the claim: a player, or anybody by name." });
  const claims = listIn(record, "claims");
  const taken = new Set(claims.map((claim) => (isObject(claim) ? claim.id : undefined)));
  const name = slugFrom(text.split(/\s+/u).slice(0, WORDS).join(" ")).slice(0, LABEL).replace(/-$/u, "") || "claim";
  let id = name;
  for (let i = 2; taken.has(id); i++) id = `${name}-${i}`;
  const watch = (settledBy ?? "")
    .split("\n")
    .map((one) => one.trim())
    .filter(Boolean);
  if (due !== undefined && watch.length === 0)
    throw new FieldsError({ settledBy: "Say what would settle it by then." });
  const claim = {
    id,
    text,
    claimant: claimantMeant(claimant, knowledge),
    date,
    steps: [],
    evidence: [],
    ...(watch.length > 0 ? { watch: { settledBy: watch, ...(due === undefined ? {} : { due }) } } : {}),
  };
  return { record: { ...record, claims: [...claims, claim] }, id };
}

const WORDS = 6;

/** A player where one is called exactly so, else anybody. */
function claimantMeant(claimant: string, knowledge: Context["knowledge"]) {
  const isPlayer = knowledge.names.exact(fold(claimant)).some(({ id }) => id.startsWith("player:"));
  return isPlayer ? { player: slugOf(recordMeant(claimant, ["player"], { knowledge })) } : { name: claimant };
}

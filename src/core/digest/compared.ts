import type { ClaimStatus } from "../knowledge/claim.ts";
import type { Slug } from "../knowledge/slug.ts";
import { NEW_EVIDENCE, STATUS_CHANGED } from "./rank.ts";
import type { Standing } from "./standing.ts";

/** What a reader who was told one standing must know of the other. */
export type Difference =
  | { readonly kind: "gone" | "retracted" | "reinstated" }
  | { readonly kind: "score"; readonly scale: "novelty" | "significance"; readonly from: number; readonly to: number }
  /** `to` is undefined where the claim is no longer recorded. */
  | {
      readonly kind: "status";
      readonly claim: Slug;
      readonly from: ClaimStatus;
      readonly to: ClaimStatus | undefined;
    };

const SCALES = ["significance", "novelty"] as const;

/**
 * What must be corrected for somebody who was told `then`, where `now` holds (undefined: it is gone). Evidence that
 * changed no status corrects nothing, nor does a claim that is new.
 */
export function differences(then: Standing, now: Standing | undefined): readonly Difference[] {
  if (now === undefined) return then.retracted ? [] : [{ kind: "gone" }];
  if (now.retracted) return then.retracted ? [] : [{ kind: "retracted" }];
  return [
    ...(then.retracted ? [{ kind: "reinstated" } as const] : []),
    ...Object.entries(then.claims).flatMap(([claim, [from]]): Difference[] => {
      const to = now.claims[claim]?.[0];
      return to === from ? [] : [{ kind: "status", claim, from, to }];
    }),
    ...SCALES.flatMap((scale): Difference[] =>
      now[scale] === then[scale] ? [] : [{ kind: "score", scale, from: then[scale], to: now[scale] }],
    ),
  ];
}

/** Same scores, same statuses, as true as before: posting it again would tell the same. */
export const tellsTheSame = (then: Standing, now: Standing): boolean => differences(then, now).length === 0;

/** What changed of the claims since, as the rank counts it. */
export function claimChange(then: Standing, now: Standing): "status" | "evidence" | undefined {
  const claims = Object.entries(now.claims).map(([id, is]) => ({ is, was: then.claims[id] }));
  if (claims.some(({ is, was }) => was !== undefined && was[0] !== is[0])) return "status";
  return claims.some(({ is, was }) => was === undefined || is[1] > was[1]) ? "evidence" : undefined;
}

export const changePoints = (change: ReturnType<typeof claimChange>): number =>
  change === "status" ? STATUS_CHANGED : change === "evidence" ? NEW_EVIDENCE : 0;

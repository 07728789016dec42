import { describe, expect, it } from "vitest";
import type { RecordId } from "../../../src/core/knowledge/slug.ts";
import { createNameIndex } from "../../../src/core/lookup/in-memory-names.ts";
import { lookup } from "../../../src/core/lookup/lookup.ts";
import type { NameEntry, NameRank } from "../../../src/core/lookup/name-index.ts";

const MAKERS = new Map([
  ["chip", { player: "acme" }],
  ["board", { player: "acme" }],
  ["rival-chip", { player: "rival" }],
]);

/** What `nova` means where these records bear that name. */
function meaning(...bearers: readonly (readonly [owner: RecordId, rank: NameRank])[]): string[] {
  const names = createNameIndex(
    bearers.map(([owner, rank]): NameEntry => ({ key: "nova", owner, label: "Nova", rank })),
  );
  const answer = lookup("Nova", names, MAKERS);
  return answer.kind === "one"
    ? [answer.hit.id]
    : answer.kind === "several"
      ? answer.hits.map(({ id }) => id).sort()
      : [];
}

describe("a name that several records bear means", () => {
  it("the one whose slug it is", () => {
    expect(meaning(["product:chip", "name"], ["segment:nova", "id"], ["player:rival", "name"])).toEqual([
      "segment:nova",
    ]);
  });

  it("either, where it is a name of one and an alias of another's", () => {
    expect(meaning(["player:rival", "alias"], ["product:chip", "name"])).toEqual(["player:rival", "product:chip"]);
    expect(meaning(["product:rival-chip", "alias"], ["product:chip", "name"])).toEqual([
      "product:chip",
      "product:rival-chip",
    ]);
  });

  it("the product, where it is the product's own name and only an alias of its player", () => {
    expect(meaning(["player:acme", "alias"], ["product:chip", "name"])).toEqual(["product:chip"]);
  });

  it("the player, where it is an alias of both or a name of both", () => {
    expect(meaning(["player:acme", "alias"], ["product:chip", "alias"], ["product:board", "alias"])).toEqual([
      "player:acme",
    ]);
    expect(meaning(["player:acme", "name"], ["product:chip", "name"])).toEqual(["player:acme"]);
    expect(meaning(["player:acme", "name"], ["product:chip", "alias"])).toEqual(["player:acme"]);
  });

  it("either of two products of one player, unless it is the own name of one", () => {
    expect(meaning(["product:chip", "alias"], ["product:board", "alias"])).toEqual(["product:board", "product:chip"]);
    expect(meaning(["product:chip", "name"], ["product:board", "alias"])).toEqual(["product:chip"]);
    expect(meaning(["player:acme", "alias"], ["product:chip", "name"], ["product:board", "name"])).toEqual([
      "product:board",
      "product:chip",
    ]);
  });

  it("what is called so rather than what only sounds or is titled so", () => {
    expect(meaning(["player:rival", "reading"], ["product:chip", "alias"])).toEqual(["product:chip"]);
    expect(meaning(["player:rival", "reading"], ["announcement:nova-out", "title"])).toEqual(["player:rival"]);
    expect(meaning(["announcement:nova-out", "title"])).toEqual(["announcement:nova-out"]);
  });
});

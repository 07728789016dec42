import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tellsTheSame } from "../../../src/core/digest/compared.ts";
import { editionOf } from "../../../src/core/digest/edition.ts";
import { ofEqualRank } from "../../../src/core/digest/rank.ts";
import { lookedAt, MOST_A_PLAYER, sortOut } from "../../../src/core/digest/sort-out.ts";
import { standingOf } from "../../../src/core/digest/standing.ts";
import { isWanted } from "../../../src/core/digest/wanted.ts";
import type { Window } from "../../../src/core/digest/window.ts";
import { storedMessage } from "../../../src/core/message/stored.ts";
import { arbitraryWindow, arbitraryWishes, GENERATED, generatedRecords } from "../../samples/arbitrary-window.ts";
import { sha256, subscribed } from "../../samples/editions.ts";
import { knowledgeOf } from "../../samples/knowledge-of.ts";
import { runs } from "../../samples/runs.ts";

const cases = fc.record({ wishes: arbitraryWishes(GENERATED), window: arbitraryWindow(GENERATED) });
const details = fc.constantFrom("thread" as const, "buttons" as const);

function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null) return value;
  for (const one of Object.values(value)) frozen(one);
  return Object.freeze(value);
}

describe("an edition", () => {
  it("is the same bytes for the same subscription, window and knowledge, and changes none of them", () => {
    const again = knowledgeOf(generatedRecords(90, 7));
    fc.assert(
      fc.property(cases, details, ({ wishes, window }, where) => {
        const subscription = frozen(subscribed(frozen(wishes)));
        const one = editionOf(subscription, frozen(window), GENERATED, { hash: sha256, details: where });
        const other = editionOf(subscription, structuredClone(window), again, { hash: sha256, details: where });
        expect(JSON.stringify(other)).toBe(JSON.stringify(one));
        expect(storedMessage(other.message)).toBe(storedMessage(one.message));
        expect(one.hash).toMatch(/^[0-9a-f]{8}$/);
        expect(JSON.stringify(one.message)).toContain(`#${one.hash}`);
      }),
      runs(60),
    );
  });

  it("is the same in whatever order the changes of different announcements came", () => {
    fc.assert(
      fc.property(cases, ({ wishes, window }) => {
        const byId = (a: { announcement: string }, b: { announcement: string }) =>
          a.announcement < b.announcement ? 1 : a.announcement > b.announcement ? -1 : 0;
        const other: Window = {
          ...window,
          changes: [...window.changes].sort(byId),
          told: [...window.told].sort(byId),
        };
        const [one, two] = [window, other].map((each) =>
          editionOf(subscribed(wishes), each, GENERATED, { hash: sha256, details: "buttons" }),
        );
        expect(two).toEqual(one);
      }),
      runs(60),
    );
  });

  it("puts everything that changed in exactly one place", () => {
    fc.assert(
      fc.property(cases, ({ wishes, window }) => {
        const sorted = sortOut(wishes, window, GENERATED);
        const { corrections, lead, brief, held, minor, filtered, told, moot } = sorted;
        const ranked = [...lead, ...brief, ...held, ...minor];
        const places = [
          ...corrections.map(({ announcement }) => announcement),
          ...ranked.map(({ head }) => head.id),
          ...filtered,
          ...told,
          ...moot,
        ];
        const looked = lookedAt(wishes, window, GENERATED);
        expect([...places].sort()).toEqual([...looked].sort());
        expect(new Set(places).size).toBe(places.length);
        expect(sorted.looked).toBe(looked.length);
        if (window.since !== undefined)
          expect(new Set(looked)).toEqual(new Set(window.changes.map(({ announcement }) => announcement)));

        const lastTold = (id: string) => window.told.find(({ announcement }) => announcement === id);
        for (const { head } of ranked) expect(isWanted(head, wishes)).toBe(true);
        for (const head of filtered.map((id) => GENERATED.head(id))) expect(head && isWanted(head, wishes)).toBe(false);
        for (const { announcement } of corrections) expect(lastTold(announcement)).toBeDefined();
        for (const id of told) {
          const head = GENERATED.head(id);
          const last = lastTold(id);
          expect(
            last && (head ? tellsTheSame(last.as, standingOf(head)) || last.as.retracted : last.as.retracted),
          ).toBe(true);
        }
        for (const id of moot) expect(lastTold(id)).toBeUndefined();
      }),
      runs(100),
    );
  });

  it("keeps its order and its caps, and holds back only what would break them", () => {
    fc.assert(
      fc.property(cases, ({ wishes, window }) => {
        const { lead, brief, held, minor } = sortOut(wishes, window, GENERATED);
        const shown = [...lead, ...brief];
        expect(shown.length).toBeLessThanOrEqual(wishes.max);
        const times = new Map<string, number>();
        for (const player of shown.flatMap(({ head }) => [...new Set(head.players)]))
          times.set(player, (times.get(player) ?? 0) + 1);
        for (const n of times.values()) expect(n).toBeLessThanOrEqual(MOST_A_PLAYER);
        for (const { head } of held)
          expect(
            shown.length === wishes.max || head.players.some((player) => times.get(player) === MOST_A_PLAYER),
          ).toBe(true);
        for (const list of [shown, held, minor])
          for (const [i, item] of list.entries()) {
            const next = list[i + 1];
            if (next)
              expect(next.reckoning.rank - item.reckoning.rank || ofEqualRank(item.head, next.head)).toBeLessThan(0);
          }
        for (const { reckoning } of lead) expect(reckoning.rank).toBeGreaterThanOrEqual(14);
        for (const { reckoning } of brief) expect([7, 8, 9, 10, 11, 12, 13]).toContain(reckoning.rank);
        for (const { reckoning } of held) expect(reckoning.rank).toBeGreaterThanOrEqual(7);
        for (const { reckoning } of minor) expect(reckoning.rank).toBeLessThan(7);
        for (const { reckoning, head } of [...shown, ...held, ...minor]) {
          const { rank, ...parts } = reckoning;
          expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(rank);
          expect(Object.values(reckoning).every(Number.isInteger)).toBe(true);
          expect([parts.significance, parts.novelty]).toEqual([4 * head.significance, 3 * head.novelty]);
        }
      }),
      runs(100),
    );
  });

  it("tells nothing again that it told", () => {
    fc.assert(
      fc.property(cases, ({ wishes, window }) => {
        const edition = editionOf(subscribed(wishes), window, GENERATED, { hash: sha256, details: "buttons" });
        const told = edition.tells.map((one) => ({ ...one, at: window.at, delivery: "last" }));
        const next = sortOut(wishes, { ...window, told: [...told, ...window.told] }, GENERATED);
        const again = [...next.lead, ...next.brief].map(({ head }) => head.id);
        const before = new Set(edition.tells.map(({ announcement }) => announcement));
        expect(again.filter((id) => before.has(id))).toEqual([]);
        expect(next.corrections).toEqual([]);
      }),
      runs(60),
    );
  });

  it("counts in its summary and its proof everything that it does not show", () => {
    fc.assert(
      fc.property(cases, ({ wishes, window }) => {
        const edition = editionOf(subscribed({ ...wishes, language: "en" }), window, GENERATED, {
          hash: sha256,
          details: "buttons",
        });
        const { lead, brief, held, minor, corrections, told, looked } = sortOut(wishes, window, GENERATED);
        const { summary, blocks } = edition.message;
        const notes = blocks.flatMap((block) => (block.kind === "note" ? [String(block.text)] : [])).join(" ");
        const cleared = lead.length + brief.length + held.length + minor.length;
        expect(edition.isQuiet).toBe(cleared + corrections.length === 0);
        if (lead.length > 0) expect(summary).toContain(`${lead.length} lead item`);
        if (brief.length > 0) expect(summary).toContain(`${brief.length} in brief`);
        if (held.length > 0) expect(summary).toContain(`${held.length} more`);
        if (minor.length > 0) expect(summary).toContain(`${minor.length} minor`);
        if (corrections.length > 0) expect(summary).toContain(`${corrections.length} correction`);
        if (window.since === undefined) return;
        expect(notes).toContain(`${cleared} of ${looked} cleared your bar`);
        if (corrections.length > 0) expect(notes).toContain(`, ${corrections.length} corrected`);
        if (told.length > 0) expect(notes).toContain(`, ${told.length} told here before`);
      }),
      runs(60),
    );
  });
});

import { expect, test } from "vitest";
import type { Actor } from "../../../src/core/amw.ts";
import type { StatePlace } from "../state-store.ts";

const ADA: Actor = { id: "slack:T1/U1", name: "Ada" };
const BO: Actor = { id: "slack:T1/U2", name: "Bo" };
const WHERE = { surface: "slack", space: "T1", channel: "C1" } as const;
const noted = (at: number, by = ADA) => ({ at, by, where: WHERE, what: "roles", reason: "", note: `At ${at}.` });
const suggested = (at: number, by = ADA) => ({ kind: "suggestion", at, by, where: WHERE, text: `At ${at}.` }) as const;

export function auditConformance(place: () => StatePlace): void {
  test("changes in order, over a restart, by whom and since when", async () => {
    const here = place();
    const before = here.open();
    for (const change of [noted(1), noted(2, BO), noted(3)]) await before.audit.note(change);
    await before.close();
    const { audit } = here.open();
    const seqs = async (query: { by?: string; since?: number; limit?: number; offset?: number }) => {
      const { changes, total } = await audit.list({ limit: 10, offset: 0, ...query });
      return [changes.map(({ seq }) => seq), total];
    };
    expect(await seqs({})).toEqual([[3, 2, 1], 3]);
    expect(await seqs({ limit: 1, offset: 1 })).toEqual([[2], 3]);
    expect(await seqs({ by: ADA.id })).toEqual([[3, 1], 2]);
    expect(await seqs({ since: 2 })).toEqual([[3, 2], 2]);
    expect(await audit.find(2)).toEqual({ ...noted(2, BO), seq: 2, records: [] });
    expect([await audit.find(4), await audit.find(1.5), await audit.find(Number.NaN)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test("which change took another back", async () => {
    const { audit } = place().open();
    await audit.note(noted(1));
    await audit.note({ ...noted(2, BO), undoes: 1 });
    expect(await audit.find(1)).toMatchObject({ undoneBy: 2 });
    expect(await audit.find(2)).toMatchObject({ undoes: 1 });
  });

  test("a number of its own for each of many at once", async () => {
    const { audit } = place().open();
    const changes = await Promise.all(Array.from({ length: 20 }, (_, at) => audit.note(noted(at))));
    expect(changes.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual(changes.map((_, i) => i + 1));
  });
}

export function proposalsConformance(place: () => StatePlace): void {
  test("the oldest open ones and the newest decided ones first, over a restart", async () => {
    const here = place();
    const before = here.open();
    for (const at of [1, 2, 3, 4]) await before.proposals.add(suggested(at));
    const to = (at: number) => ({ state: "approved", by: BO, at, reason: "True." }) as const;
    expect(await before.proposals.decide("p3", { ...to(5), change: 7 })).toBe(true);
    expect(await before.proposals.decide("p1", to(6))).toBe(true);
    await before.close();
    const { proposals } = here.open();
    const ids = async (state: "open" | "approved" | "rejected") => {
      const { proposals: found, total } = await proposals.list({ state, limit: 10, offset: 0 });
      return [found.map(({ id }) => id), total];
    };
    expect(await ids("open")).toEqual([["p2", "p4"], 2]);
    expect(await ids("approved")).toEqual([["p1", "p3"], 2]);
    expect(await ids("rejected")).toEqual([[], 0]);
    expect(await proposals.find("P3")).toEqual({
      ...suggested(3),
      id: "p3",
      state: "approved",
      decided: { by: BO, at: 5, reason: "True." },
      change: 7,
    });
  });

  test("one decision of many at once", async () => {
    const { proposals } = place().open();
    const { id } = await proposals.add(suggested(1));
    const decided = await Promise.all(
      Array.from({ length: 10 }, (_, at) => proposals.decide(id, { state: "rejected", by: BO, at, reason: "No." })),
    );
    expect(decided.filter(Boolean)).toHaveLength(1);
  });

  test("none for what is no proposal's id", async () => {
    const { proposals } = place().open();
    await proposals.add(suggested(1));
    for (const id of ["", "1", "p0", "p2", "p1.0", "p99999999999", "p1; drop"]) {
      expect(await proposals.find(id)).toBeUndefined();
      expect(await proposals.decide(id, { state: "rejected", by: BO, at: 2, reason: "No." })).toBe(false);
    }
  });

  test("how many somebody made since", async () => {
    const { proposals } = place().open();
    for (const one of [suggested(1), suggested(2), suggested(3), suggested(3, BO)]) await proposals.add(one);
    await proposals.decide("p3", { state: "rejected", by: BO, at: 4, reason: "No." });
    expect([await proposals.countBy(ADA.id, 2), await proposals.countBy("nobody", 0)]).toEqual([2, 0]);
  });
}

export function draftsConformance(place: () => StatePlace): void {
  test("the last that somebody typed into each form, over a restart, whatever it is", async () => {
    const here = place();
    const before = here.open();
    const typed = { title: '摩尔线程 \u{1F600}\n"quoted"', constructor: "x" };
    await before.drafts.keep({ actor: ADA.id, form: "add player", values: { name: "old" }, at: 1 });
    await before.drafts.keep({ actor: ADA.id, form: "edit player:huawei", values: {}, at: 2 });
    await before.drafts.keep({ actor: ADA.id, form: "add player", values: typed, at: 3 });
    await before.close();
    const { drafts } = here.open();
    expect(await drafts.find(ADA.id, "add player")).toEqual({
      actor: ADA.id,
      form: "add player",
      values: typed,
      at: 3,
    });
    expect((await drafts.of(ADA.id)).map(({ form }) => form)).toEqual(["add player", "edit player:huawei"]);
    expect(await drafts.of(BO.id)).toEqual([]);
    await drafts.drop(ADA.id, "add player");
    await drafts.drop(ADA.id, "add player");
    expect(await drafts.find(ADA.id, "add player")).toBeUndefined();
    expect(await drafts.of(ADA.id)).toHaveLength(1);
  });
}

export function rolesConformance(place: () => StatePlace): void {
  test("one role for each, the last that was granted, over a restart", async () => {
    const here = place();
    const before = here.open();
    const grant = { actor: BO.id, name: "Bo", role: "editor", by: ADA, at: 1 } as const;
    await before.roles.grant(grant);
    await before.roles.grant({ ...grant, role: "admin", at: 2 });
    await before.close();
    const { roles } = here.open();
    expect(await roles.all()).toEqual([{ ...grant, role: "admin", at: 2 }]);
    expect([await roles.revoke(BO.id), await roles.revoke(BO.id), await roles.all()]).toEqual([true, false, []]);
  });
}

export function feedbackConformance(place: () => StatePlace): void {
  test("that somebody found an answer useful, once for each version", async () => {
    const here = place();
    const before = here.open();
    const one = { actor: ADA.id, about: "player:huawei", version: "v1", at: 1 } as const;
    expect([await before.feedback.useful(one), await before.feedback.useful({ ...one, at: 2 })]).toEqual([true, false]);
    await before.close();
    const { feedback } = here.open();
    expect(await feedback.useful({ ...one, version: "v2" })).toBe(true);
    expect(await feedback.useful({ ...one, actor: BO.id })).toBe(true);
    expect([await feedback.count("player:huawei"), await feedback.count("player:nvidia")]).toEqual([3, 0]);
  });
}

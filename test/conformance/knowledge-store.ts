import { describe, expect, test } from "vitest";
import { fold } from "../../src/core/lookup/fold.ts";
import type { KnowledgeStore, SearchIndex } from "../../src/core/ports.ts";
import { announcementFile, playerFile, RUBRIC_FILE, segmentFile } from "../stores/sample-records.ts";

/** Where a store keeps its records, changed as people and commands change it. */
interface KnowledgePlace {
  put(kind: "player" | "segment" | "announcement", id: string, record: object): Promise<void>;
  putRubric(record: object): Promise<void>;
  remove(kind: "player" | "segment" | "announcement", id: string): Promise<void>;
  /** Opens the store there; opening again is a restart. */
  open(): Promise<KnowledgeStore & SearchIndex>;
}

/** What every knowledge store does, its full-text index included. */
export function knowledgeStoreConformance(name: string, place: () => KnowledgePlace): void {
  const filled = async (): Promise<KnowledgePlace> => {
    const here = place();
    await here.putRubric(RUBRIC_FILE);
    await here.put("segment", "accelerators", segmentFile("accelerators", { nativeName: "加速芯片" }));
    await here.put("player", "alpha", playerFile("alpha", { name: "Alpha Threads", nativeName: "阿尔法线程" }));
    await here.put("player", "beta", playerFile("beta", { products: [{ id: "b1", name: "Beta B1", aliases: [] }] }));
    for (const [id, date] of [
      ["old", "2025"],
      ["new", "2026-06-10"],
      ["newer", "2026-06-11"],
      ["month", "2026-06"],
    ] as const)
      await here.put("announcement", id, announcementFile(id, { date }));
    return here;
  };

  describe(`${name} serves knowledge`, () => {
    test("newest first, the more precise date first among equals, then by id", async () => {
      const here = await filled();
      await here.put("announcement", "also-new", announcementFile("also-new", { date: "2026-06-10" }));
      await here.put("announcement", "first", announcementFile("first", { date: "2026-06-01" }));
      const { knowledge } = await here.open();
      const order = ["newer", "also-new", "new", "first", "month", "old"];
      expect(knowledge.announcements.map(({ id }) => id)).toEqual(order);
      expect(knowledge.announcementsOf("player:alpha").map(({ id }) => id)).toEqual(order);
      expect(knowledge.announcementsOf("player:nobody")).toEqual([]);
    });

    test("whole records with their defaults filled in", async () => {
      const { knowledge } = await (await filled()).open();
      expect(knowledge.player("alpha")).toMatchObject({ id: "alpha", aliases: [], caveats: [] });
      expect(knowledge.announcement("new")).toMatchObject({ id: "new", claims: [] });
      expect([knowledge.player("nobody"), knowledge.announcement("none"), knowledge.head("none")]).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
    });

    test("changes in place, one record at a time, with another revision each", async () => {
      const here = await filled();
      const store = await here.open();
      const { knowledge } = store;
      const revisions = new Set([knowledge.revision]);
      const changed = async (): Promise<void> => {
        await store.refresh();
        expect(revisions.has(knowledge.revision)).toBe(false);
        revisions.add(knowledge.revision);
      };
      await here.put("player", "beta", playerFile("beta", { products: [{ id: "b2", name: "Beta B2", aliases: [] }] }));
      await changed();
      expect([knowledge.products.has("b1"), knowledge.products.has("b2")]).toEqual([false, true]);
      expect(knowledge.names.exact(fold("Beta B1"))).toEqual([]);
      expect(knowledge.names.exact(fold("Beta B2"))).toMatchObject([{ id: "product:b2" }]);
      await here.put("announcement", "old", announcementFile("old", { date: "2026-12", players: ["beta"] }));
      await changed();
      expect(knowledge.announcements[0]?.id).toBe("old");
      expect(knowledge.announcementsOf("player:alpha").map(({ id }) => id)).not.toContain("old");
      expect(knowledge.announcementsOf("player:beta").map(({ id }) => id)).toEqual(["old"]);
      await here.remove("announcement", "old");
      await changed();
      expect(knowledge.announcementsOf("player:beta")).toEqual([]);
      await here.remove("player", "beta");
      await changed();
      expect([knowledge.player("beta"), knowledge.products.get("b2")]).toEqual([undefined, undefined]);
      await here.putRubric({ ...RUBRIC_FILE, rules: ["A rule."] });
      await changed();
      expect(knowledge.rubric.rules).toEqual(["A rule."]);
      expect((await here.open()).knowledge.revision).toBe(knowledge.revision);
    });
  });

  describe(`${name} names what is wrong`, () => {
    test("with a record that names another that is gone, until it is back", async () => {
      const here = await filled();
      await here.put("announcement", "both", announcementFile("both", { players: ["alpha", "beta"] }));
      const store = await here.open();
      expect(store.problems()).toEqual([]);
      await here.remove("player", "beta");
      await store.refresh();
      expect(store.problems()).toMatchObject([{ text: expect.stringContaining("`beta` is no player") }]);
      expect(store.knowledge.head("both")).toBeDefined();
      await here.put("player", "beta", playerFile("beta"));
      await store.refresh();
      expect(store.problems()).toEqual([]);
    });
  });

  describe(`${name} searches the full text`, () => {
    const ids = async (store: SearchIndex, words: string, limit = 10) =>
      (await store.search(words, limit)).hits.map(({ id }) => id);

    test("in either script; all the words, the last one may be unfinished", async () => {
      const here = await filled();
      await here.put(
        "announcement",
        "cluster",
        announcementFile("cluster", { title: "万卡集群上线", summary: "A cluster of 10,000 cards." }),
      );
      const store = await here.open();
      for (const words of [
        "集群",
        "萬卡集羣",
        "万卡 cluster",
        "cluster cards",
        "clust",
        "阿尔法线程 cluster",
        "ALPHA threads Cluster",
      ])
        expect(await ids(store, words), words).toEqual(["announcement:cluster"]);
      for (const words of ["clust cards", "cluster cards missing", "集群下线"])
        expect(await ids(store, words), words).toEqual([]);
    });

    test("puts the record that is called so before those that mention it", async () => {
      const store = await (await filled()).open();
      expect((await ids(store, "alpha threads"))[0]).toBe("player:alpha");
      expect(await ids(store, "accelerators")).toContain("segment:accelerators");
    });

    test("gives at most so many, and says when there are others", async () => {
      const store = await (await filled()).open();
      expect(await store.search("summary", 3)).toMatchObject({ hits: { length: 3 }, more: true });
      expect(await store.search("summary", 4)).toMatchObject({ hits: { length: 4 }, more: false });
    });

    test("takes everything typed as data, and nothing for nothing", async () => {
      const store = await (await filled()).open();
      for (const words of [
        "",
        "   ",
        "?!",
        '"',
        "NEAR(",
        "title:",
        "* *",
        "^",
        "a AND",
        "OR",
        "(",
        "-",
        "{rest}: x",
        "\0",
      ])
        await expect(store.search(words, 5), JSON.stringify(words)).resolves.toBeDefined();
      expect(await ids(store, "alpha OR beta")).toEqual([]);
      expect(await store.search("", 5)).toEqual({ hits: [], more: false });
    });

    test("follows changes", async () => {
      const here = await filled();
      const store = await here.open();
      await here.put("announcement", "new", announcementFile("new", { title: "Entirely unheard-of" }));
      await here.remove("announcement", "old");
      await store.refresh();
      expect(await ids(store, "unheard-of")).toEqual(["announcement:new"]);
      expect(await ids(store, "title of old")).toEqual([]);
      await here.put("player", "alpha", playerFile("alpha", { name: "Renamed" }));
      await store.refresh();
      expect(await ids(store, "renamed unheard")).toEqual(["announcement:new"]);
      expect(await ids(store, "线程")).toEqual([]);
    });
  });
}

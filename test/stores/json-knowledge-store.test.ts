import { chmodSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { fold } from "../../src/core/lookup/fold.ts";
import { announcementFile, playerFile } from "./sample-records.ts";
import { temporaryBase } from "./temporary-base.ts";

/** "within two seconds" of the requirement. */
const soon = (check: () => unknown) => vi.waitFor(check, { timeout: 2000, interval: 20 });

describe("loading", () => {
  test("serves heads from memory and whole records from the cache", async () => {
    const { knowledge, ...store } = await temporaryBase().open();
    expect([...knowledge.players.keys()].sort()).toEqual(["alpha", "beta"]);
    expect(knowledge.products.get("a100")).toMatchObject({ name: "Alpha A100", player: "alpha" });
    expect(knowledge.segments.get("accelerators")?.nativeName).toBe("加速芯片");
    expect(knowledge.announcements.map(({ id }) => id)).toEqual(["2026-07-two", "2026-06-one"]);
    expect(knowledge.announcementsOf("player:alpha").map(({ id }) => id)).toEqual(["2026-07-two", "2026-06-one"]);
    expect(knowledge.announcementsOf("player:beta").map(({ id }) => id)).toEqual(["2026-07-two"]);
    expect(knowledge.player("alpha")?.summary).toBe("What alpha is.");
    expect(knowledge.announcement("2026-06-one")?.read.whyItMatters).toBe("Because.");
    expect(knowledge.player("nobody")).toBeUndefined();
    expect(knowledge.rubric.novelty.levels).toHaveLength(4);
    expect(store).toBeDefined();
  });

  test("a warm start serves the same as a cold one", async () => {
    const base = temporaryBase();
    const cold = await base.open();
    const warm = await base.open();
    expect(warm.knowledge.revision).toBe(cold.knowledge.revision);
    expect(warm.knowledge.names.size).toBe(cold.knowledge.names.size);
    expect(warm.knowledge.announcement("2026-07-two")).toEqual(cold.knowledge.announcement("2026-07-two"));
    expect(warm.knowledge.names.exact(fold("阿尔法线程"))[0]?.id).toBe("player:alpha");
  });

  test("starts again and again serve the names as they are now, whatever is in them", async () => {
    const base = temporaryBase();
    for (const name of ["Beta Chips", "Beta Silicon", "Beta\tTab", "Beta\nLine", "Beta Silicon"]) {
      base.write("players/beta.json", playerFile("beta", { name }));
      for (const start of ["changed", "unchanged", "unchanged"]) {
        const store = await base.open();
        expect(store.knowledge.names.exact(fold(name)), start).toMatchObject([{ id: "player:beta", label: name }]);
        await store.close();
      }
    }
  });

  test("names stay sorted and whole over starts, whatever came, changed and went between them", async () => {
    const base = temporaryBase();
    const changes = [
      () => base.write("players/aaa.json", playerFile("aaa", { name: "AAA", aliases: ["zzz", "mmm"] })),
      () => base.write("players/zulu.json", playerFile("zulu", { name: "Zulu" })),
      () => base.write("players/aaa.json", playerFile("aaa", { name: "AAB", aliases: ["yyy"] })),
      () => base.remove("players/zulu.json"),
      () => base.write("players/alpha.json", playerFile("alpha", { name: "Alpha" })),
    ];
    for (const change of changes) {
      await (await base.open()).close();
      change();
      const warm = await base.open();
      const cold = await base.open(false, join(base.root, `cold-${changes.indexOf(change)}`));
      const all = (store: typeof warm) =>
        store.knowledge.names.prefix("", 1000).map(({ id, label }) => `${id} ${label}`);
      expect(all(warm)).toEqual(all(cold));
      expect(warm.knowledge.names.size).toBe(cold.knowledge.names.size);
      await warm.close();
    }
  });

  test("the revision tells content, not formatting", async () => {
    const base = temporaryBase();
    const store = await base.open();
    const before = store.knowledge.revision;
    base.writeText("players/beta.json", JSON.stringify(playerFile("beta", { name: "Beta Chips" })));
    await store.refresh();
    expect(store.knowledge.revision).toBe(before);
    base.write("players/beta.json", playerFile("beta", { name: "Beta Silicon" }));
    await store.refresh();
    expect(store.knowledge.revision).not.toBe(before);
    base.write("players/beta.json", playerFile("beta", { name: "Beta Chips" }));
    await store.refresh();
    expect(store.knowledge.revision).toBe(before);
  });

  test("what changed while the bot was down is served at the next start", async () => {
    const base = temporaryBase();
    await (await base.open()).close();
    base.write("players/beta.json", playerFile("beta", { name: "Beta Silicon" }));
    base.write("players/gamma.json", playerFile("gamma"));
    base.remove("announcements/2026-06-one.json");
    const { knowledge } = await base.open();
    expect(knowledge.players.get("beta")?.name).toBe("Beta Silicon");
    expect(knowledge.players.has("gamma")).toBe(true);
    expect(knowledge.head("2026-06-one")).toBeUndefined();
    expect(knowledge.names.exact(fold("Beta Chips"))).toEqual([]);
  });
});

describe("broken files", () => {
  test("are named by line; the rest is served", async () => {
    const base = temporaryBase();
    base.writeText("players/beta.json", '{\n  "id": "beta",\n  "name": "Beta"\n  "kind": "company"\n}\n');
    const store = await base.open();
    expect(store.problems()).toEqual([
      {
        file: base.path("players/beta.json"),
        line: 4,
        text: "A comma is missing here: put one after the value before.",
      },
    ]);
    expect([...store.knowledge.players.keys()]).toEqual(["alpha"]);
    expect(base.log.lines.some(({ message }) => message.includes("beta.json:4:"))).toBe(true);
  });

  test("the last good version stays in service, over a restart too, until the file is mended", async () => {
    const base = temporaryBase();
    await (await base.open()).close();
    base.write("players/alpha.json", { ...playerFile("alpha"), country: "China" });
    for (const store of [await base.open(), await base.open()]) {
      expect(store.problems()).toEqual([
        { file: base.path("players/alpha.json"), line: 6, text: "`country`: write a country code such as CN or US." },
      ]);
      expect(store.knowledge.player("alpha")?.name).toBe("Alpha Threads");
      expect(store.knowledge.products.has("a100")).toBe(true);
    }
    const store = await base.open();
    base.write("players/alpha.json", playerFile("alpha", { name: "Alpha Mended" }));
    await store.refresh();
    expect(store.problems()).toEqual([]);
    expect(store.knowledge.player("alpha")?.name).toBe("Alpha Mended");
  });

  test("an id that is not the file's name is a problem", async () => {
    const base = temporaryBase();
    base.write("players/gamma.json", playerFile("gama"));
    const store = await base.open();
    expect(store.problems()).toEqual([
      {
        file: base.path("players/gamma.json"),
        line: 3,
        text: 'The file is called gamma.json but its `id` is "gama": make the two agree.',
      },
    ]);
  });

  test("a missing folder, an empty folder and a missing rubric say so, and the bot still serves", async () => {
    const base = temporaryBase();
    base.remove("rubric.json");
    const noRubric = await base.open();
    expect(noRubric.problems()).toMatchObject([{ file: base.path("rubric.json"), line: 1 }]);
    expect(noRubric.knowledge.rubric.novelty.levels).toHaveLength(4);
    base.remove(".");
    await noRubric.refresh();
    expect(noRubric.knowledge.players.size).toBe(2);
    const gone = await base.open();
    expect(gone.problems()).toMatchObject([{ file: base.knowledgeDir, text: expect.stringContaining("missing") }]);
    expect(gone.knowledge.players.size).toBe(2);
  });

  test("an empty folder says what belongs into it", async () => {
    const base = temporaryBase();
    for (const part of ["rubric.json", "players", "segments", "announcements"]) base.remove(part);
    const store = await base.open();
    expect(store.problems()).toMatchObject([{ text: expect.stringContaining("No record is here") }]);
    expect(store.knowledge.announcements).toEqual([]);
  });

  test.skipIf(process.getuid?.() === 0)("a file that cannot be read is a problem until it can", async () => {
    const base = temporaryBase();
    chmodSync(base.path("players/beta.json"), 0);
    const store = await base.open();
    expect(store.problems()).toMatchObject([{ text: expect.stringContaining("cannot be read") }]);
    chmodSync(base.path("players/beta.json"), 0o644);
    await store.refresh();
    expect(store.problems()).toEqual([]);
    expect(store.knowledge.players.has("beta")).toBe(true);
  });
});

describe("records that no longer agree with one another", () => {
  test("are named at once in a small base, logged once, and right again when they agree", async () => {
    const base = temporaryBase();
    base.remove("players/beta.json");
    const store = await base.open();
    const wrong = { file: base.path("announcements/2026-07-two.json"), line: 7 };
    const text = "`beta` is no player: add its record or take the slug out.";
    expect(store.problems()).toEqual([{ ...wrong, text }]);
    const logged = () => base.log.lines.filter(({ message }) => message === `${wrong.file}:7: ${text}`).length;
    base.write("players/alpha.json", playerFile("alpha", { name: "Alpha Again" }));
    await store.refresh();
    expect(logged()).toBe(1);
    base.write("players/beta.json", playerFile("beta"));
    await store.refresh();
    expect(store.problems()).toEqual([]);
    base.remove("players/beta.json");
    await store.refresh();
    expect(store.problems()).toEqual([{ ...wrong, text }]);
    expect(logged()).toBe(2);
  });

  test("are named while serving, without being asked", async () => {
    const base = temporaryBase();
    const store = await base.open(true);
    base.remove("segments/accelerators.json");
    await soon(() => expect(store.problems().length).toBe(4));
  });

  test("in great numbers are all told, and some logged", async () => {
    const base = temporaryBase();
    for (let i = 0; i < 30; i++)
      base.write(`announcements/n${i}.json`, announcementFile(`n${i}`, { rivals: ["gone"] }));
    const store = await base.open();
    expect(store.problems()).toHaveLength(30);
    const warnings = base.log.lines.filter(({ level }) => level === "warn");
    expect(warnings).toHaveLength(21);
    expect(warnings.at(-1)?.message).toBe("10 more such problems: run amw validate to see them all.");
  });

  test("do not count what a broken file may hold", async () => {
    const base = temporaryBase();
    base.writeText("players/beta.json", "{");
    expect(await base.open().then((store) => store.problems())).toHaveLength(1);
  });
});

describe("a file that is renamed without its record", () => {
  const renamed = async () => {
    const base = temporaryBase();
    const store = await base.open();
    base.rename("players/beta.json", "players/gamma.json");
    await store.refresh();
    return { base, store };
  };
  const problem = 'The file is called gamma.json but its `id` is "beta": make the two agree.';

  test("keeps the record in service, over a restart too", async () => {
    const { base, store } = await renamed();
    for (const one of [store, await base.open(), await base.open()]) {
      await one.refresh();
      expect(one.knowledge.player("beta")?.name).toBe("Beta Chips");
      expect(one.problems()).toMatchObject([{ file: base.path("players/gamma.json"), text: problem }]);
    }
  });

  test("gives the new record its place once its id says so", async () => {
    const { base, store } = await renamed();
    base.write("players/gamma.json", playerFile("gamma", { name: "Gamma Chips" }));
    await store.refresh();
    expect([...store.knowledge.players.keys()].sort()).toEqual(["alpha", "gamma"]);
  });

  test("and then removed takes the record with it", async () => {
    const { base, store } = await renamed();
    base.remove("players/gamma.json");
    await store.refresh();
    expect([...store.knowledge.players.keys()]).toEqual(["alpha"]);
  });

  test("and back is as before", async () => {
    const { base, store } = await renamed();
    base.rename("players/gamma.json", "players/beta.json");
    await store.refresh();
    expect(store.problems()).toEqual([]);
    base.write("players/beta.json", playerFile("beta", { name: "Beta Silicon" }));
    await store.refresh();
    expect(store.knowledge.player("beta")?.name).toBe("Beta Silicon");
  });
});

test("a knowledge folder that goes is logged once, and once when it is back; nothing is lost meanwhile", async () => {
  const base = temporaryBase();
  const store = await base.open(true);
  const logged = (what: string) => base.log.lines.filter(({ message }) => message.includes(what)).length;
  renameSync(base.knowledgeDir, join(base.root, "elsewhere"));
  await soon(() => expect(logged("The knowledge folder is gone")).toBe(1));
  await store.refresh();
  expect(store.knowledge.players.size).toBe(2);
  renameSync(join(base.root, "elsewhere"), base.knowledgeDir);
  await soon(() => expect(logged("The knowledge folder is back")).toBe(1));
  expect(logged("The knowledge folder is gone")).toBe(1);
  expect(store.problems()).toEqual([]);
});

test("without a rubric the standard one serves", async () => {
  const base = temporaryBase();
  base.remove("rubric.json");
  const { knowledge } = await base.open();
  expect(knowledge.rubric.novelty.levels.map(({ name }) => name)).toEqual([
    "repeat",
    "increment",
    "updates the map",
    "redraws the map",
  ]);
});

describe("edits on disk are served within two seconds", () => {
  test("an edit, a new file, a delete and a rename, each with one line in the log", async () => {
    const base = temporaryBase();
    const store = await base.open(true);
    const { knowledge } = store;
    base.write("players/beta.json", playerFile("beta", { name: "Beta Silicon" }));
    await soon(() => expect(knowledge.player("beta")?.name).toBe("Beta Silicon"));
    expect(store.freshAt()).toEqual(new Date("2026-11-23T08:00:00Z"));
    base.write("announcements/2026-08-three.json", announcementFile("2026-08-three", { date: "2026-08-01" }));
    await soon(() => expect(knowledge.announcements[0]?.id).toBe("2026-08-three"));
    base.remove("announcements/2026-08-three.json");
    await soon(() => expect(knowledge.head("2026-08-three")).toBeUndefined());
    base.write("players/beta.json", playerFile("betta"));
    base.rename("players/beta.json", "players/betta.json");
    await soon(() => expect(knowledge.players.has("beta")).toBe(false));
    await soon(() => expect(knowledge.players.has("betta")).toBe(true));
    const noticed = base.log.lines
      .filter(({ level }) => level === "info")
      .map(({ fields }) => [fields?.what, fields?.file]);
    expect(noticed.slice(0, 3)).toEqual([
      ["changed", "players/beta.json"],
      ["added", "announcements/2026-08-three.json"],
      ["removed", "announcements/2026-08-three.json"],
    ]);
  });

  test("an editor that replaces the file by rename", async () => {
    const base = temporaryBase();
    const { knowledge } = await base.open(true);
    const temporary = base.path("players/.beta.json.swp");
    writeFileSync(temporary, JSON.stringify(playerFile("beta", { name: "Beta Replaced" })));
    renameSync(temporary, base.path("players/beta.json"));
    await soon(() => expect(knowledge.player("beta")?.name).toBe("Beta Replaced"));
  });

  test("a file that is half written for a moment", async () => {
    const base = temporaryBase();
    const store = await base.open(true);
    const whole = JSON.stringify(playerFile("beta", { name: "Beta Whole" }));
    base.writeText("players/beta.json", whole.slice(0, 40));
    await store.refresh();
    expect(store.problems()).toEqual([]);
    expect(store.knowledge.player("beta")?.name).toBe("Beta Chips");
    base.writeText("players/beta.json", whole);
    await soon(() => expect(store.knowledge.player("beta")?.name).toBe("Beta Whole"));
  });

  test("a file that stays broken is reported, and mended", async () => {
    const base = temporaryBase();
    const store = await base.open(true);
    const good = readFileSync(base.path("players/beta.json"), "utf8");
    base.writeText("players/beta.json", `${good}}`);
    await soon(() => expect(store.problems()).toHaveLength(1));
    expect(store.knowledge.player("beta")?.name).toBe("Beta Chips");
    base.writeText("players/beta.json", good);
    await soon(() => expect(store.problems()).toEqual([]));
  });

  test("a folder that appears later", async () => {
    const base = temporaryBase();
    base.remove("announcements");
    const { knowledge } = await base.open(true);
    expect(knowledge.announcements).toEqual([]);
    base.write("announcements/2026-06-one.json", announcementFile("2026-06-one"));
    await soon(() => expect(knowledge.announcements).toHaveLength(1));
  });

  test("several times in a row, to the same size", async () => {
    const base = temporaryBase();
    const store = await base.open();
    for (const name of ["Beta One", "Beta Two", "Beta Six", "Beta Ten"]) {
      base.write("players/beta.json", playerFile("beta", { name }));
      await store.refresh();
      expect(store.knowledge.player("beta")?.name).toBe(name);
    }
  });
});

test("the paths in problems start with the folder as it was given", async () => {
  const base = temporaryBase();
  base.writeText("players/beta.json", "");
  const store = await base.open();
  const [problem] = store.problems();
  expect(relative(base.knowledgeDir, problem?.file ?? "")).toBe(join("players", "beta.json"));
  expect(problem?.text).toBe("The file is empty: write the record or delete the file.");
});
